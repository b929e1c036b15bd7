"""Sentences of a template: a frame that fits any article, with the topic of this one dropped into it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.differences import likeness
from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.match import Pattern, bounded, quoted
from anplint.model import Span
from anplint.slots import PATTERNS, VERB, fills, known, title_phrase
from anplint.text.sentences import sentences
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts
    from anplint.model import Block

VALUES = frozenset({"match", "slot", "count"})

MOST_RELATED = 20
SHORTEST_REST = 5
SETTING = r"(?: (?:in|with|for|on) [^\s.,;:!?]+(?: [^\s.,;:!?]+){0,3}?)?"
"""What can stand between the words of the title and the verb: "with two words"."""


class Params(NamedTuple):
    """``least`` is the number of such sentences that an article needs; copies of one count once.

    ``alike``: two sentences are one frame with two fillings where the rest of them is alike to this part.
    """

    least: int = 2
    alike: float = 0.75


class Filled(NamedTuple):
    """A sentence with a frame in it: where it stands, what fills the frame, and whether that is the topic."""

    block: Block
    span: Span
    slot: str
    topical: bool
    rest: list[str]
    pattern: int


def build(params: Params) -> Check:
    """A check that yields one hit for each sentence of a template, with the others in ``related``.

    A sentence that stands twice word for word is left to the rule for copies, but counts as one.
    """
    if params.least < 2 or not 0.5 <= params.alike <= 1:  # noqa: PLR2004
        raise ValueError("'least' is at least 2, 'alike' from 0.5 to 1")

    def find(view: View) -> Iterator[Hit]:
        found = list({one.block.start + one.span.start: one for one in _all(view)}.values())
        texts = Counter(map(_text, found))
        once = [one for one in found if texts[_text(one)] == 1]
        topical = {_text(one) for one in found if one.topical}
        frames = _reused(once, params)
        for one in once:
            if (one.topical and len(topical) >= params.least) or one in frames:
                others = [other for other in found if other is not one and (other.topical or other in frames)]
                yield _hit(one, others, max(len(topical), len(frames)))

    patterns = tuple(Pattern(bounded(regex)) for regex in PATTERNS)
    return Check(find, patterns, always=True, where=("title-again",))


def _all(view: View) -> Iterator[Filled]:
    facts = view.facts
    if view.matches:
        given = known(facts)
        for one in view.matches:
            start, end = one.match.span()
            if one.block.kind == "paragraph" and not quoted(one.block.text, start, end):
                slot = one.match.group(1)
                topical = fills(slot, one.pattern, given)
                if topical or one.pattern == 0:
                    yield _filled(one.block, start, end, slot, one.pattern, topical=topical)
    yield from _titles(facts)


def _titles(facts: Facts) -> Iterator[Filled]:
    """The sentences that begin with the words of the title, and go on as any sentence does."""
    if len(facts.paragraphs) < 2 or not facts.title:  # noqa: PLR2004
        return
    phrase = title_phrase(facts)
    if not phrase or not any(phrase in text for text in facts.lowered):
        return
    goes_on = re.compile(SETTING + VERB, re.IGNORECASE)
    for block in facts.paragraphs:
        text = block.text.lower()
        if phrase in text and len(text) == len(block.text):
            for start, _ in sentences(block.text):
                if text.startswith(phrase, start) and (match := goes_on.match(text, start + len(phrase))):
                    yield _filled(block, start, match.end(), phrase, len(PATTERNS), topical=True)


def _filled(block: Block, start: int, end: int, slot: str, pattern: int, *, topical: bool) -> Filled:
    span = next(one for one in sentences(block.text) if one.start <= start < one.end)
    rest = words(block.text[span.start : start]) + words(block.text[end : span.end])
    return Filled(block, span, slot, topical, rest, pattern)


def _reused(found: list[Filled], params: Params) -> list[Filled]:
    """The sentences whose frame stands a second time with another filling and the same rest.

    Each is held against the first one that has its first words, so the work grows with their number.
    """
    first: dict[tuple[str, ...], Filled] = {}
    kept: dict[int, Filled] = {}
    for one in found:
        if one.pattern != 0 or len(one.rest) < SHORTEST_REST:
            continue
        other = first.setdefault(tuple(one.rest[:2]), one)
        if other.slot.lower() != one.slot.lower() and likeness(other.rest, one.rest) >= params.alike:
            kept[id(other)] = other
            kept[id(one)] = one
    return list(kept.values())


def _text(one: Filled) -> str:
    return " ".join(words(one.block.text[one.span.start : one.span.end]))


def _hit(one: Filled, others: list[Filled], count: int) -> Hit:
    place = one.block.to_source(*one.span)
    related = tuple(
        Related(*other.block.to_source(*other.span), f"“{other.slot}”") for other in others[:MOST_RELATED]
    )
    values = {"match": one.block.text[one.span.start : one.span.end], "slot": one.slot, "count": str(count)}
    return Hit(*place, values, (), related)
