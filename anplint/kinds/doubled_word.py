"""A word that stands twice in a row, with nothing but blanks between."""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Edit, Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"match", "word"})

DOUBLED = r"(?i)(?<![\w'’.@/&+\\-])([^\W\d_][^\W\d_'’]*+)(?:\s+\1)+(?![\w'’@/&+\\-]|\.\w)"
"""The same letters twice or more. A hyphen, a stop or a slash beside them makes another word of them."""

SENTENCE_START = r"(?:^|[.!?…:]['\"”’)]*\s+|[\"“‘(*]\s*)$"
"""What stands before a word that has its capital from the sentence, not from a name."""


class Params(NamedTuple):
    """Which words may stand twice: ``allowed``, in lower case, are those whose doubling is good language.

    Only scripts with letter case are looked at; many of the others double words by grammar.
    """

    allowed: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields one hit for each run of equal words; the edit leaves the first of them."""
    allowed = frozenset(params.allowed)

    def find(view: View) -> Iterator[Hit]:
        kinds = {block.kind for block in view.blocks}
        for block, pieces in zip(view.facts.prose, view.facts.pieces, strict=True):
            if block.kind in kinds and any(map(eq, pieces, pieces[1:])):
                yield from _doubled(view, block, allowed)

    return Check(find)


def _doubled(view: View, block: Block, allowed: frozenset[str]) -> Iterator[Hit]:
    text = block.text
    for match in re.finditer(DOUBLED, text):
        word = match.group(1)
        start, end = match.span()
        if word.lower() in allowed or not _is_slip(text, match):
            continue
        place = block.to_source(start, end)
        first = block.to_source(start, start + len(word))
        rest = view.article.source[first.end : place.end]
        plain = rest.split() == match.group()[len(word) :].split()
        edits = (Edit(first.end, place.end, ""),) if plain else ()
        yield Hit(place.start, place.end, {"match": match.group(), "word": word}, edits)


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Whether a doubling reads as a slip: not a name, a word without case, or lines of verse."""
    copies = match.group().split()
    if "\n" in match.group():
        return False
    if not copies[-1].islower():
        return set(copies) == {"I"}
    if copies[0].islower():
        return True
    return re.compile(SENTENCE_START).search(text, max(0, match.start() - 6), match.start()) is not None
