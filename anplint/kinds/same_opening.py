"""Sentences in a row that begin with the same words."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.match import quoted
from anplint.model import OPAQUE, Span
from anplint.recurring import may_recur
from anplint.text.common import FUNCTION_WORDS
from anplint.text.sentences import sentences
from anplint.text.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"match", "count"})

LOOKED_AT = 4
"""Letters of a sentence that are compared before its words are."""
LONG_WORD = 4
"""Letters of a word that is told by itself."""
SHORT_SENTENCE = 4
"""Words up to which a sentence in a row is a drum beat, and meant."""
CASES = frozenset({"if", "when", "where", "thanks", "thank"})
"""Words that cases and thanks begin with, one beside the other."""
MOST_RELATED = 20
OPENING = rf"({WORD})(?:[^\S\n]+({WORD}))?"


class Params(NamedTuple):
    """``least`` is the number of sentences in a row; they share two words, or one that says something."""

    least: int = 3


class Opening(NamedTuple):
    """How a sentence begins: its block, its span in the block, and its first two words in lower case."""

    block: Block
    span: Span
    first: str
    second: str


def build(params: Params) -> Check:
    """A check that yields one hit for each row, at its first opening, with the others in ``related``."""
    if params.least < 2:  # noqa: PLR2004
        raise ValueError("'least' is at least 2")

    def find(view: View) -> Iterator[Hit]:
        for block in view.blocks:
            if _may_hold(block.text, params.least) and not may_recur(view.facts, block):
                yield from _rows(block, params.least)

    return Check(find, where=(f"openings:{params.least}",))


def _may_hold(text: str, least: int) -> bool:
    """Whether so many pieces between stops in a row begin with the same letters, and with the same words."""
    found = text.split(". ")
    starts = [piece[:LOOKED_AT] for piece in found]
    if len(starts) < least or len(set(starts)) > len(starts) - least + 1:
        return False
    rows = (list(row) for _, row in groupby(found, key=_letters))
    return any(_is_row(row, least) for row in rows if len(row) >= least)


def _letters(piece: str) -> str:
    return piece[:LOOKED_AT]


def _is_row(found: list[str], least: int) -> bool:
    """Whether so many pieces in a row begin with the same two words, or with one that says something."""
    told = [match.groups() if (match := re.match(OPENING, piece.strip().lower())) else () for piece in found]
    if any(len(list(row)) >= least for both, row in groupby(told) if both):
        return True
    firsts = [both[0] if both and _tells(both[0]) else "" for both in told]
    return any(len(list(row)) >= least for first, row in groupby(firsts) if first)


def _tells(word: str) -> bool:
    """Whether a word is told by itself."""
    return word not in FUNCTION_WORDS and len(word) >= LONG_WORD


def _rows(block: Block, least: int) -> Iterator[Hit]:
    found = [_opening(block, span) for span in sentences(block.text)]
    at = 0
    while at < len(found):
        row = _row(found[at:], two=True)
        if len(row) < least:
            row = _row(found[at:], two=False)
        if len(row) >= least:
            yield _hit(row)
        at += len(row) if len(row) >= least else 1


def _row(found: list[Opening | None], *, two: bool) -> list[Opening]:
    """The sentences from the first one on that begin as it does."""
    head = found[0]
    if head is None or (two and not head.second) or (not two and not _tells(head.first)):
        return []
    row = []
    for one in found:
        if one is None or one.first != head.first or (two and one.second != head.second):
            break
        row.append(one)
    return row


def _opening(block: Block, span: Span) -> Opening | None:
    """How a sentence begins; None for a short one, a question, a quotation, and one without words there."""
    text = block.text[span.start : span.end]
    match = re.match(OPENING, text)
    numbered = match is not None and text[match.end(1) : match.end(1) + 2].strip().isdecimal()
    if match is None or numbered or OPAQUE in text[: match.end() + 1] or text.count(" ") < SHORT_SENTENCE:
        return None
    if quoted(block.text, span.start, span.start + match.end()):
        return None
    first, second = ((word or "").lower().replace("’", "'") for word in match.groups())
    if first in CASES or first.endswith("ed") or not first.replace("'", "").isalpha() or text[-1] in "?？":
        return None
    return Opening(block, Span(span.start, span.start + match.end()), first, second)


def _hit(row: list[Opening]) -> Hit:
    """The hit for a row; where only the first words are the same, they alone are its place."""
    if len({one.second for one in row}) > 1:
        row = [one._replace(span=Span(one.span.start, one.span.start + len(one.first))) for one in row]
    head, *rest = row
    related = tuple(Related(*one.block.to_source(*one.span), "and here") for one in rest[:MOST_RELATED])
    shown = head.block.text[head.span.start : head.span.end]
    return Hit(*head.block.to_source(*head.span), {"match": shown, "count": str(len(row))}, (), related)
