"""Which paragraphs of an article have nothing to do with what its title says, and by which evidence.

Two looks, both strict, since people seldom repeat the words of a title, tell anecdotes and take up new sides
of a matter:

- the whole body, here: the title's terms stand in a second place that states the topic (description, tags,
  captions, introduction), but in hardly any paragraph below the headings; no other word runs through these
  paragraphs; and few of them have a word of the introduction, the description, a heading or a caption, or
  speak of anything that can be counted, named or told. An article on one thing, whatever it calls it, does.
- single paragraphs that share nothing with all the others: see ``anplint.stray``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.body import body_of, has_list, meant, names_topic, stems_of, tells, without_repeats
from anplint.stray import strays
from anplint.text.common import COMMON_STEMS
from anplint.topic import LEAST_HEAD

if TYPE_CHECKING:
    from anplint.body import Part
    from anplint.measure import Facts
    from anplint.model import Block

LEAST_PARAGRAPHS = 4
SHARE_NAMED = 3
"""One paragraph in so many may name a term of the title by accident."""
SHARE_CHAINED = 3
"""A word in more than one paragraph of so many runs through the text; in two it stands by accident."""
LEAST_AGAIN, MOST_AGAIN = 0.6, 1.0
"""How often, for each paragraph, an uncommon word may come again by accident: in 6 paragraphs or fewer, and
in 10 or more. In 95 of 100 human articles they do so more often (counted in 1,350)."""
LEAST_LISTS = 0.6
"""The part of the paragraphs with a list of three or more ("wipe it, oil it, and store it"), from which they
are made alike; 4 in 100 human articles without their title's words have so many, pools nearly all."""
FEW_SIGNS, MOST_SIGNS = 0.25, 0.75
"""Signs of a text on something, for each paragraph, that a pool may have; the second where its paragraphs are
made alike. A paragraph counts once for what it tells, once for what it takes up.

Of 1,627 human articles cut to 5 to 9 paragraphs none has so few, and none with its title's words replaced by
others; of 300 bodies drawn from pools of general advice 19 in 20 do.
"""
LISTED = frozenset({"item", "quote", "cell"})
SHOWN = frozenset({"caption", "image"})
STATED = ("description", "topic", "tags", "entities")


class Relevance(NamedTuple):
    """What was found: the paragraphs that have nothing to do with the topic, and how that was told.

    ``named`` of ``paragraphs`` name one of the topic's terms. ``whole`` tells which look found them.
    """

    off: tuple[Block, ...] = ()
    paragraphs: int = 0
    named: int = 0
    whole: bool = False


NOTHING = Relevance()


def relevance(facts: Facts) -> Relevance:
    """The paragraphs of an article that have nothing to do with its topic; English texts only."""
    if facts.language != "en":
        return NOTHING
    intro, parts = body_of(facts)
    if len(parts) >= LEAST_PARAGRAPHS and len(facts.topic.head) >= LEAST_HEAD:
        found = _whole(facts, intro, parts)
        if found is not None:
            return found
    off = strays(facts, parts)
    if not off:
        return NOTHING
    named = sum(names_topic(part, facts.topic.head) for part in parts)
    return Relevance(tuple(part.block for part in off), len(parts), named)


def _whole(facts: Facts, intro: set[str], parts: list[Part]) -> Relevance | None:
    """The look at the whole body."""
    head, apart = facts.topic.head, facts.topic.head | facts.topic.setting
    if 2 * sum(names_topic(part, head) for part in parts) > len(parts):
        return None
    told = sum(tells(facts, part) for part in parts)
    if told > MOST_SIGNS * len(parts):
        return None
    most = (MOST_SIGNS if _are_alike(parts) else FEW_SIGNS) * len(parts)
    if told > most or not _is_stated(facts, intro) or _is_named_elsewhere(facts):
        return None
    parts = meant(without_repeats(parts))
    off = [part for part in parts if not names_topic(part, head)]
    named = len(parts) - len(off)
    if named > len(parts) // SHARE_NAMED or _is_tied_together(parts, apart):
        return None
    begun = _begun(facts, intro) - COMMON_STEMS - apart
    if told + sum(not begun.isdisjoint(part.stems) for part in parts) > most:
        return None
    return Relevance(tuple(part.block for part in off), len(parts), named, whole=True)


def _are_alike(parts: list[Part]) -> bool:
    """Whether most paragraphs have a list of three or more, as general advice does."""
    return sum(has_list(part) for part in parts) >= LEAST_LISTS * len(parts)


def _begun(facts: Facts, intro: set[str]) -> set[str]:
    """The stems of what an article sets out to treat: introduction, headings, metadata, captions."""
    found = set(intro)
    for block, stems in zip(facts.prose, facts.stems, strict=True):
        if block.kind == "heading":
            found.update(stems)
    for name in ("description", "tags"):
        for block in facts.claims(name):
            found |= stems_of(block)
    for block in facts.article.blocks:
        if block.kind in SHOWN:
            found |= stems_of(block)
    return found


def _is_stated(facts: Facts, intro: set[str]) -> bool:
    """Whether other places than the title name its terms: two, or of common words three in one place."""
    head = facts.topic.head
    places = [intro, *(stems_of(block) for name in STATED for block in facts.claims(name))]
    places += (stems_of(block) for block in facts.article.blocks if block.kind in SHOWN)
    found = [len(head & place) for place in places]
    return max(found) > 2 or (len(head - COMMON_STEMS) > 1 and sum(found) > 1)  # noqa: PLR2004


def _is_named_elsewhere(facts: Facts) -> bool:
    """Whether a list (a checklist aside), a table, a quotation or code names one of the terms."""
    head = facts.topic.head
    checklists = {item.start for items in facts.checklists for item in items}
    for block, found in zip(facts.prose, facts.stems, strict=True):
        if block.kind in LISTED and block.start not in checklists and not head.isdisjoint(found):
            return True
    return any(not head.isdisjoint(stems_of(block)) for block in facts.code)


def _is_tied_together(parts: list[Part], apart: frozenset[str]) -> bool:
    """Whether uncommon words come again in the paragraphs as they do in a text on one thing."""
    count = Counter(stem for part in parts for stem in part.stems - COMMON_STEMS - apart)
    if max(count.values(), default=0) > max(2, min(3, len(parts) // 2), (len(parts) + 1) // SHARE_CHAINED):
        return True
    again = sum(number - 1 for number in count.values())
    return again > len(parts) * min(MOST_AGAIN, max(LEAST_AGAIN, len(parts) / 10))
