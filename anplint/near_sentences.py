"""Sentences of two paragraphs that could say nearly the same, told by what stands between their blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.differences import at_most
from anplint.text.sentences import sentences
from anplint.text.words import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.likeness import Pair
    from anplint.model import Block, Span

ROUGH = 0.1
"""By so much the likeness of two texts can be above that of what stands between their blanks."""
HELD = 3
"""Of the rare words that two paragraphs share, those that a sentence holds at least."""


class Sentence(NamedTuple):
    """A sentence before its words are read: its pieces, all of them in order, and as a set."""

    block: Block
    span: Span
    said: list[str]
    pieces: frozenset[str]


def near_sentences(
    pair: Pair, known: dict[int, list[Sentence]], least: int, alike: float
) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentences of two paragraphs that can be alike: each of the later one, with the nearest earlier one.

    ``least`` and ``alike`` are the words that each has, and the likeness of the two, at least; ``known``
    are the sentences of the paragraphs looked at so far, by their starts. Only sentences that share rare
    words are held against each other, and few do.
    """
    for block in pair[:2]:
        if block.start not in known:
            known[block.start] = _sentences(block, least)
    before, after = (known[block.start] for block in pair[:2])
    having: dict[str, list[int]] = {}
    for number, one in enumerate(before):
        held = one.pieces & pair.common
        for word in held if len(held) >= HELD else ():
            having.setdefault(word, []).append(number)
    for late in after if having else ():
        shared = having.keys() & late.pieces
        if len(shared) >= HELD:
            met = {number for word in shared for number in having[word]}
            text = max((before[number] for number in sorted(met)), key=lambda one: _at_most(one, late))
            if _at_most(text, late) >= alike - ROUGH:
                yield text, late


def _at_most(one: Sentence, other: Sentence) -> float:
    return at_most(one.said, other.said, one.pieces, other.pieces)


def _sentences(block: Block, least: int) -> list[Sentence]:
    """The sentences of a block that are long enough."""
    spans = [one for one in sentences(block.text) if block.text.count(" ", *one) >= least // 2]
    said = pieces([block.text[start:end].lower() for start, end in spans])
    return [Sentence(block, span, one, frozenset(one)) for span, one in zip(spans, said, strict=True)]
