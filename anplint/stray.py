"""Single paragraphs that share nothing with the article around them, all others being tied together.

Stories take up new things in each paragraph, so that alone says little. A second sign is asked for: most
others name the title's terms, or the others share many words, or the paragraph speaks of a field of its own
(``anplint.text.fields``), or it is general advice where the others tell of something.

Such a paragraph has no uncommon word of the title, the headings, lists, captions, code or metadata, nor of
any paragraph that is tied to these. It is impersonal: no name, figure, link, question, quotation or spoken
form, no "we", and its first sentence points back to nothing. Nothing is found in 1,583 human articles.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from anplint.body import PEOPLE, has_link, has_list, meaning, meant, stems_of, tells
from anplint.model import OPAQUE
from anplint.text.common import COMMON_STEMS
from anplint.text.sentences import sentences

if TYPE_CHECKING:
    from anplint.body import Part
    from anplint.measure import Facts

LEAST_PARAGRAPHS, MOST_PARAGRAPHS = 3, 200
"""Paragraphs below the introduction; in longer texts none is held against all others."""
LONE_WORDS, LONE_TERMS = 20, 5
"""Words and uncommon words that a single paragraph needs to tell anything."""
MANY_TERMS, SHORT_TEXT = 12, 20
"""A paragraph with so many uncommon words shares one by accident, in a text of so few paragraphs."""
MOST_SHARED = 4
"""Uncommon words that a paragraph and all the rest have in common, from which on it is not looked at."""
LEAST_TIED = 0.6
"""The part of the paragraphs that has to be tied together; in looser texts only a field tells much."""
CLEAR, VERY_CLEAR, LEAST_NAMED = 0.4, 0.5, 3
"""Parts of all paragraphs that name a term of the topic, for it to be clear; and at least so many, for a
shared word to be an accident where there is another such paragraph."""
MANY_TIES = 4
"""Uncommon words that a paragraph shares with others, in the mean, for one without any to stand out. Stories
have fewer than three (counted in 80), and one paragraph in ten has none."""
MANY_TOLD, TONE_TERMS = 0.7, 9
"""The part of the paragraphs that tell of something, among which one of general advice stands out, and the
uncommon words that this one needs."""
LEAST_FOREIGN = 2
"""Words of a field that the rest of the article says nothing of; one more where a word is shared."""
BESIDE = frozenset({"caption", "image", "meta", "code", "html"})
PERSONAL = r"[\"“”?!:\d]"
NAMED = (
    r"(?<=[a-z,;] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)[A-Z]\w"
    r"|(?i:\w(?:n['’]t|['’](?:re|ve|ll|d|m))\b|\b(?:it|that|what|here|there|who|let)['’]s\b)"
)
"""Names and spoken forms."""
POINTS_BACK = (
    r"(?i)\b(?:this|these|those|such|above|here|following|below|however|also|another|instead|similarly|addition"
    r"|example|instance|e\.g|(?:of|for|by|with|from|to|at|on|in|like|after|before) that)\b"
    r"|^\W*(?:that|(?:\w+\W+)?(?:they|them|their|it|its)|(?:\w+\W+){0,2}the)\b"
)
"""Words of a first sentence that tie a paragraph to the one before it."""


def strays(facts: Facts, parts: list[Part]) -> list[Part]:
    """The paragraphs that have nothing to do with the rest of the article."""
    if not LEAST_PARAGRAPHS <= len(parts) <= MOST_PARAGRAPHS:
        return []
    starts = _apart(facts, [part for part in parts if _may_be_lone(facts, part)])
    if not starts:
        return []
    parts = [part._replace(stems=part.stems - COMMON_STEMS) for part in meant(parts)]
    known = _beside(facts, parts)
    loose = _unreached(parts, known, 1)
    nearly = _unreached(parts, known, 2) if len(parts) <= SHORT_TEXT else loose
    lone = [part for part in nearly if part.block.start in starts]
    return _told_apart(facts, parts, known, loose, lone) if lone else []


def _told_apart(
    facts: Facts, parts: list[Part], known: set[str], loose: list[Part], lone: list[Part]
) -> list[Part]:
    """Those of the ``lone`` paragraphs that have a second sign; the ``loose`` ones share nothing at all."""
    from anplint.text.fields import LEAST_WORDS, is_foreign

    rest = known.union(*(part.stems for part in parts if part not in lone))
    if len(loose) > (1 - LEAST_TIED) * len(parts):
        return [part for part in lone if is_foreign(part.stems, rest, LEAST_WORDS)]
    named = sum(not facts.topic.terms.isdisjoint(part.found) for part in parts)
    clear = named >= CLEAR * len(parts) or _ties(parts, known) >= MANY_TIES
    told = sum(tells(facts, part) for part in parts) >= MANY_TOLD * len(parts)

    def is_apart(part: Part) -> bool:
        if part in loose and (clear or (told and len(part.stems) >= TONE_TERMS and has_list(part))):
            return True
        if part in loose:
            return is_foreign(part.stems, rest, LEAST_FOREIGN)
        return len(part.stems) >= MANY_TERMS and is_foreign(part.stems, rest, LEAST_FOREIGN + 1)

    several = len(lone) > 1 and named >= max(LEAST_NAMED, VERY_CLEAR * len(parts))
    found = [part for part in lone if is_apart(part)]
    return lone if several and found else found


def _apart(facts: Facts, lone: list[Part]) -> set[int]:
    """A first look, which most fail: the starts of those that share but few words with all other prose."""
    if not lone:
        return set()
    starts = {part.block.start for part in lone}
    both = zip(facts.prose, facts.stems, strict=True)
    rest = set().union(*(found for block, found in both if block.start not in starts)) - COMMON_STEMS
    return {part.block.start for part in lone if len(rest & meaning(part.found)) < MOST_SHARED}


def _ties(parts: list[Part], known: set[str]) -> float:
    """How many uncommon words a paragraph shares with the rest, in the mean."""
    count = Counter(stem for part in parts for stem in part.stems)
    shared = sum(stem in known or count[stem] > 1 for part in parts for stem in part.stems)
    return shared / len(parts)


def _may_be_lone(facts: Facts, part: Part) -> bool:
    """Whether a paragraph names no term, is impersonal, long enough, and not tied to the one before it."""
    text, found = part.block.text, part.found
    if len(found) < LONE_WORDS or not PEOPLE.isdisjoint(found) or not facts.topic.terms.isdisjoint(found):
        return False
    if OPAQUE in text or has_link(facts, part.block) or re.search(PERSONAL, text) or re.search(NAMED, text):
        return False
    first = sentences(text)[0]
    if re.search(POINTS_BACK, text[first.start : first.end]):
        return False
    return len(meaning(found) - COMMON_STEMS) >= LONE_TERMS


def _unreached(parts: list[Part], known: set[str], need: int) -> list[Part]:
    """The paragraphs that share fewer than ``need`` uncommon words with the rest, directly or by others."""
    known, left = set(known), parts
    while True:
        reached = [part for part in left if len(part.stems & known) >= need]
        if not reached:
            return left
        for part in reached:
            known |= part.stems
        left = [part for part in left if part not in reached]


def _beside(facts: Facts, parts: list[Part]) -> set[str]:
    """The uncommon stems of the title and of all that is no paragraph below the introduction.

    Checklists are left out: they may be of another article, too.
    """
    apart = {part.block.start for part in parts}
    apart.update(item.start for items in facts.checklists for item in items)
    known: set[str] = set()
    for block, found in zip(facts.prose, facts.stems, strict=True):
        if block.start not in apart:
            known.update(found)
    for block in facts.article.blocks:
        if block.kind in BESIDE:
            known |= stems_of(block)
    return (known - COMMON_STEMS) | facts.topic.terms
