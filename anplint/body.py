"""The paragraphs of an article's body with the words that carry their meaning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import OPAQUE
from anplint.text.common import FUNCTION_STEMS
from anplint.text.sentences import sentences
from anplint.text.stems import stems
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.measure import Facts
    from anplint.model import Block, Link

LEAST_WORDS = 15
"""A shorter paragraph leads to a list or to code, and has no topic of its own."""
SAME = 6
"""Words at the start or the end of two sentences that make them one and the same."""
LONGEST = 20_000
"""Of a longer block so many code points are looked at."""


PEOPLE = frozenset("i my mine me we our us he she his her him".split())
"""Words of somebody who tells, or is told of."""

TOLD = (
    r"[\"“”?!]|\d|\w(?:n['’]t|['’](?:re|ve|ll|d|m))\b"
    r"|\b(?:[Ii]t|[Tt]hat|[Ww]hat|[Hh]ere|[Tt]here|[Hh]e|[Ss]he|[Ww]ho|[Ll]et)['’]s\b"
    r"|\b(?:I|i['’][mdv]\w*|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|was|were|had)\b"
    r"|(?<=[a-z,;] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)[A-Z][a-z]"
)
"""Signs that somebody tells of something: figures, names, people, quotations, questions, spoken forms, the
past."""
LIST = r",[^,.;:!?\n]{2,80}, (?:and|or) "
"""A list of three or more: "wipe it, oil it, and store it"."""


class Part(NamedTuple):
    """A paragraph of the body: the stems of its pieces, and whether the heading above it names the topic.

    ``stems`` are those that carry meaning; they are filled in by ``meant``, where they are needed.
    """

    block: Block
    found: list[str]
    headed: bool
    stems: frozenset[str] = frozenset()


def meant(parts: Iterable[Part]) -> list[Part]:
    """The paragraphs with their stems."""
    return [part._replace(stems=meaning(part.found)) for part in parts]


def body_of(facts: Facts) -> tuple[set[str], list[Part]]:
    """The stems of the introduction, and the paragraphs behind it.

    The introduction stands before the first heading below the title; where nothing does, it is the first
    paragraph.
    """
    head, prose = facts.topic.head, facts.prose
    intro: set[str] = set()
    parts: list[Part] = []
    below = not any(is_below(at, block) for at, block in enumerate(prose))
    headed = False
    for at, (block, found) in enumerate(zip(prose, facts.stems, strict=True)):
        if block.kind == "paragraph":
            if not below or not intro:
                intro.update(found)
            elif len(found) >= LEAST_WORDS:
                parts.append(Part(block, found, headed))
        elif block.kind == "heading":
            is_title = not is_below(at, block)
            below = below or not is_title
            headed = not is_title and not head.isdisjoint(found)
    return intro, parts


def is_below(at: int, block: Block) -> bool:
    """Whether a block of the prose is a heading below the title."""
    return block.kind == "heading" and (at > 0 or block.level > 1)


def names_topic(part: Part, head: frozenset[str]) -> bool:
    """Whether a paragraph or the heading above it names one of the topic's terms."""
    return part.headed or not head.isdisjoint(part.found)


def without_repeats(parts: list[Part]) -> list[Part]:
    """The paragraphs without the sentences that stand in several: these say nothing of any of them.

    Sentences that end, or start, with the same ``SAME`` words count as one: "for this task, keep the owner
    and the date in one place" and "for this project, …".
    """
    split = [[part.block.text[start:end] for start, end in sentences(part.block.text)] for part in parts]
    count = Counter(key for found in split for one in found for key in set(_keys(one)))
    if not any(number > 1 for number in count.values()):
        return parts
    kept = (" ".join(one for one in found if all(count[key] == 1 for key in _keys(one))) for found in split)
    return [part._replace(found=stems(words(text))) for part, text in zip(parts, kept, strict=True)]


def _keys(sentence: str) -> tuple[str, str]:
    """The beginning and the end of a sentence; of a short one all of it."""
    found = sentence.lower().split()
    return " ".join(found[:SAME]), " ".join(found[-SAME:])


def meaning(found: Iterable[str]) -> frozenset[str]:
    """The stems that carry meaning: letters alone, no function words."""
    left = frozenset(found) - FUNCTION_STEMS
    return frozenset([stem for stem in left if len(stem) > 2 and stem.isalpha()])  # noqa: PLR2004


def stems_of(block: Block) -> frozenset[str]:
    """The stems of the words of a block."""
    return frozenset(stems(words(block.text[:LONGEST])))


def has_link(facts: Facts, block: Block) -> bool:
    """Whether a link starts in a block."""
    links = facts.links
    at = bisect_left(links, block.start, key=_start)
    return at < len(links) and links[at].start < block.end


def _start(link: Link) -> int:
    return link.start


def tells(facts: Facts, part: Part) -> bool:
    """Whether a paragraph speaks of something: it has a sign of ``TOLD``, code or a link."""
    text = part.block.text
    return (
        not PEOPLE.isdisjoint(part.found)
        or OPAQUE in text
        or has_link(facts, part.block)
        or re.search(TOLD, text) is not None
    )


def has_list(part: Part) -> bool:
    """Whether a paragraph has a list of three or more, as general advice does."""
    return re.search(LIST, part.block.text) is not None
