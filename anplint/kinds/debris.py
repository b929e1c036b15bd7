"""What an export leaves beside the article: strokes of tables, labels of boxes, headings without lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"match"})

ROW = r"[|\s:–—-]+"
NOT_BODY = frozenset({"meta", "debris"})
LONGEST = 60


class Params(NamedTuple):
    """Which lines are left over where nothing stands below them.

    ``endings`` are such lines ("Similar Posts"); case, and marks at their end, do not matter.
    """

    endings: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields one hit for each block of debris.

    Debris is a block that the reader of plain text calls so, a paragraph of nothing but the strokes of a
    table, and a heading or paragraph out of ``endings`` that is the last thing in the article.
    """
    endings = frozenset(map(_plain, params.endings))

    def find(view: View) -> Iterator[Hit]:
        last = next((block for block in reversed(view.article.blocks) if block.kind not in NOT_BODY), None)
        for block in view.blocks:
            ends = block is last and _is_ending(block, endings)
            if block.kind == "debris" or ends or (block.kind == "paragraph" and _is_row(block.text)):
                yield Hit(block.start, block.end, {"match": block.text})

    return Check(find)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" :.…").casefold()


def _is_ending(block: Block, endings: frozenset[str]) -> bool:
    return (
        block.kind in {"heading", "paragraph"}
        and len(block.text) <= LONGEST
        and _plain(block.text) in endings
    )


def _is_row(text: str) -> bool:
    return text[:1] in {"|", "-", ":"} and text.count("|") > 1 and re.fullmatch(ROW, text) is not None
