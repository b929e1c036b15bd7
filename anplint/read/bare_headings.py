"""Which bare lines of plain text are its title and its headings: short ones that text follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import PROSE_KINDS, Block
from anplint.read.lines import is_bare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

TITLE_WORDS, HEADING_WORDS = 20, 12
"""The most words of a title and of a heading that are bare lines; longer ones are sentences."""

QUESTION_WORDS = 4
"""The fewest words of a question above a text with headings that is its title; others open a letter."""

BARE_IN_A_ROW = 2
"""The most headings without text between them (a section and its first part); more are a list of lines."""

FRAME = frozenset({"debris", "html", "meta"})
"""Blocks above a title."""


def name_headings(blocks: list[Block], bare: Mapping[int, int], question: int, labels: Labels) -> None:
    """Turn bare lines that text follows into headings: the first of the article into its title.

    ``bare`` are the words of the bare lines by the number of their blocks; ``question`` is that of the first
    block, if it asks, else -1.
    """
    row: list[int] = []
    opening = True
    for index, block in enumerate(blocks):
        words = bare.get(index, 0)
        if words and (words <= HEADING_WORDS or (opening and not row)):
            if not (opening and len(row) == 1 and labels.is_byline(block.text)):
                row.append(index)
        elif block.kind not in {"debris", "html"}:
            if row and _is_content(block):
                _name_row(blocks, row, opening=opening)
            opening = opening and not row and block.kind not in PROSE_KINDS
            row = []
    if question >= 0:
        _name_question(blocks, question)


def is_question(line: Line) -> bool:
    """Whether a line would be bare without its question mark."""
    return (
        line.text[-1] in "?？" and len(line.text) > 1 and is_bare(line._replace(text=line.text[:-1].rstrip()))
    )


def _name_question(blocks: list[Block], at: int) -> None:
    """Turn the question above a text with headings into its title, where it has no other."""
    levels = {block.level for block in blocks if block.kind == "heading"}
    words = len(blocks[at].text.split(None, TITLE_WORDS))
    if levels and 1 not in levels and QUESTION_WORDS <= words <= TITLE_WORDS:
        blocks[at] = blocks[at]._replace(kind="heading", level=1)


def _name_row(blocks: list[Block], row: list[int], *, opening: bool) -> None:
    if opening:
        blocks[row[0]] = blocks[row[0]]._replace(kind="heading", level=1)
        row = row[1:]
    if len(row) <= BARE_IN_A_ROW:
        for index in row:
            blocks[index] = blocks[index]._replace(kind="heading", level=2)


def _is_content(block: Block) -> bool:
    """Whether a block is what a heading can stand above: no salutation, no metadata."""
    if block.kind == "paragraph":
        return block.text[-1] not in ",，、" or len(block.text.split(None, HEADING_WORDS)) > HEADING_WORDS
    return block.kind in {"item", "image", "caption", "quote", "code"}
