"""A sentence or a paragraph that says nearly the same as one before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.differences import (
    Text,
    content,
    differences,
    likeness,
    read,
    recalled,
    tell,
    told_apart,
)
from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.likeness import ALIKE
from anplint.model import OPAQUE, Span
from anplint.near_sentences import near_sentences
from anplint.recurring import INTRODUCES, apart, may_recur
from anplint.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.differences import Difference
    from anplint.measure import Facts
    from anplint.model import Article, Block
    from anplint.near_sentences import Sentence

VALUES = frozenset({"match", "words", "differences"})

NEIGHBOURS = 1
"""Paragraphs so near each other are built alike on purpose where one word is exchanged for another."""
LEADS_TO = frozenset({"item", "code", "cell"})
"""What a text can lead to that differs where the text does not."""
POINTING = frozenset(
    "following follows below listed this these here command commands run example examples like steps "
    "so".split()
)
"""Words of a text that leads to what stands below it, be its last sign a colon or not."""
CASES = frozenset({"if", "when", "where", "for", "to"})
"""Words that a case begins with; others of the same sort have the same form."""
FIGURES = 3
"""Figures that a sentence of contact data or of measurements has at least."""
FEWEST = 4
"""Words, of more letters than a few, that two texts share at least."""


class Params(NamedTuple):
    """What is compared: ``unit`` is ``sentence`` or ``paragraph``, both of paragraphs alone.

    ``least`` is the number of words from which on it counts; ``alike`` the part of their words that the two
    share at least; ``whole``: from so many shared words on neighbours count, too, that differ in one word.
    """

    unit: Literal["sentence", "paragraph"]
    least: int
    alike: float = ALIKE
    whole: int = 30


class Place(NamedTuple):
    """A text of an article: its block, its span in the block, and its words."""

    block: Block
    span: Span
    said: Text


def build(params: Params) -> Check:
    """A check that yields each near copy of an earlier text, with the earlier one in ``related``."""
    _validate(params)

    def find(view: View) -> Iterator[Hit]:
        seen: set[Span] = set()
        for one, other in _near(view, params):
            place = other.block.to_source(*other.span)
            if place not in seen and not _on_purpose(view, one, other, params):
                seen.add(place)
                yield _hit(one, other, place)

    return Check(find)


def _validate(params: Params) -> None:
    """Raise ValueError for limits that let everything through, or that nothing below could pass."""
    if params.least < FEWEST:
        raise ValueError(f"'least' must be at least {FEWEST}")
    if not 0.5 <= params.alike <= 1:  # noqa: PLR2004
        raise ValueError("'alike' is a part of 1: at least 0.5, at most 1")


def _near(view: View, params: Params) -> Iterator[tuple[Place, Place]]:
    """The texts that say nearly the same: paragraphs, or sentences of those that do not as a whole."""
    known: dict[int, list[Sentence]] = {}
    alike = params.alike if params.unit == "paragraph" else ALIKE
    for pair in view.facts.near:
        if pair.is_whole(alike):
            if params.unit == "paragraph":
                whole, other = (_place(view.article, one, Span(0, len(one.text))) for one in pair[:2])
                if _alike(whole, other, params):
                    yield whole, other
        elif params.unit == "sentence" and pair.common:
            for text, late in near_sentences(pair, known, params.least, params.alike):
                best, place = (_place(view.article, *one[:2]) for one in (text, late))
                if _alike(best, place, params):
                    yield best, place


def _length(place: Place) -> int:
    return len(place.said.words)


def _place(article: Article, block: Block, span: Span) -> Place:
    text = block.text[span.start : span.end]
    at = [span.start + number for number, letter in enumerate(text) if letter == OPAQUE]
    codes = (article.source[slice(*block.to_source(place, place + 1))] for place in at)
    return Place(block, span, read(text, tuple(codes)))


def _alike(one: Place, other: Place, params: Params) -> bool:
    words, said = one.said.words, other.said.words
    if min(len(words), len(said)) < params.least or words == said:
        return False
    return likeness(words, said) >= params.alike


def _on_purpose(view: View, one: Place, other: Place, params: Params) -> bool:
    """Whether two texts are alike because they have to be: steps, forms, cases that are set side by side."""
    if params.unit == "sentence" and (OPAQUE in _text(one) + _text(other) or _is_form(one, other)):
        return True
    if any(_leads_on(view, place) for place in (one, other)) or apart(view.facts, *_starts(one, other)):
        return True
    if view.facts.is_shared(_text(other)):
        return True
    found = differences(one.said.words, other.said.words)
    names = one.said.names | other.said.names
    if told_apart(found, names) or (params.unit == "sentence" and _recurs(other, found)):
        return True
    if _are_cases(one, other, found):
        return True
    mine = content(word for difference in found for word in difference.first)
    theirs = content(word for difference in found for word in difference.second)
    if _of_sections(view.facts, one, other, mine, theirs):
        return True
    if not _neighbours(view, one, other, params):
        return False
    return bool(mine and theirs) or not names.isdisjoint(mine | theirs)


def _is_form(one: Place, other: Place) -> bool:
    """Whether a frame is filled in twice, each time with something else: the rule for those tells it."""
    from anplint.slots import CASE

    slots = [re.search(CASE, _text(place), re.IGNORECASE) for place in (one, other)]
    filled = {match.group(1).lower() for match in slots if match}
    return len(filled) == len(slots)


def _are_cases(one: Place, other: Place, found: list[Difference]) -> bool:
    """Whether two single sentences are cases set side by side: "If …" one thing, "If …" another."""
    first, second = (place.said.words[0] for place in (one, other))
    swapped = any(content(part.first) and content(part.second) for part in found)
    single = max(len(sentences(_text(place))) for place in (one, other)) == 1
    return single and swapped and first == second and first in CASES


def _recurs(other: Place, found: list[Difference]) -> bool:
    """Whether a sentence comes again on purpose: it says so, or holds a telephone number or opening hours."""
    figures = sum(word[0].isdigit() for word in other.said.words)
    return figures >= FIGURES or recalled(found)


def _neighbours(view: View, one: Place, other: Place, params: Params) -> bool:
    """Whether short texts stand so near each other that they are built alike on purpose."""
    number = {block.start: at for at, block in enumerate(view.facts.paragraphs)}
    if number[other.block.start] - number[one.block.start] > NEIGHBOURS:
        return False
    return min(len(one.said.words), len(other.said.words)) < params.whole


def _leads_on(view: View, place: Place) -> bool:
    """Whether a text is a question, a line of a form, or leads to a list or to code."""
    text = _text(place)
    if text[-1] in INTRODUCES or text[-1] in "?？" or may_recur(view.facts, place.block):
        return True
    if place.span.end < len(place.block.text):
        return False
    blocks = view.article.blocks
    at = bisect_left(blocks, place.block.start, key=lambda block: block.start) + 1
    leads = at < len(blocks) and blocks[at].kind in LEADS_TO
    return leads and not POINTING.isdisjoint(place.said.words)


def _of_sections(facts: Facts, one: Place, other: Place, mine: set[str], theirs: set[str]) -> bool:
    """Whether the texts differ by what their sections are called: each says it of its own subject."""
    first, second = (_heading(facts, place.block.start) for place in (one, other))
    return bool((mine & first) - second or (theirs & second) - first)


def _heading(facts: Facts, start: int) -> set[str]:
    """The words of the headings that a place stands under: the nearest one, and those above that one."""
    found: set[str] = set()
    level = 7
    for heading in reversed([one for one in facts.headings if one.start < start]):
        if heading.level < level:
            level = heading.level
            found.update(read(heading.text).words)
    return found


def _starts(one: Place, other: Place) -> tuple[int, int]:
    return one.block.to_source(*one.span).start, other.block.to_source(*other.span).start


def _text(place: Place) -> str:
    return place.block.text[place.span.start : place.span.end]


def _hit(one: Place, other: Place, place: Span) -> Hit:
    told = tell(differences(one.said.words, other.said.words))
    values = {"match": _text(other), "words": str(len(other.said.words)), "differences": told}
    related = Related(*one.block.to_source(*one.span), "the first one is here")
    return Hit(*place, values, (), (related,))
