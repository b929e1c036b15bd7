"""Where a directive reaches: the block behind a place, and the sentences that touch a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from anplint.model import Span
from anplint.positions import Lines
from anplint.text.sentences import sentences

if TYPE_CHECKING:
    from anplint.model import Article, Block

JOINED = frozenset({"cell", "image", "caption"})
"""Blocks of these kinds that stand together are one: a table, the pictures of a paragraph."""
BLANK_LINE = r"(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)"
APART_IN_HTML = r"(?i)</?(?:table|figure)\b"


class Ground:
    """The blocks of an article, made ready to be asked for by place; work is done on first use."""

    def __init__(self, article: Article) -> None:
        """Do nothing yet."""
        self.article = article

    @cached_property
    def lines(self) -> Lines:
        """The lines of the source."""
        return Lines(self.article.source)

    @cached_property
    def outer(self) -> tuple[list[int], list[int]]:
        """The numbers of the blocks that lie in no other, and where they start."""
        numbers, top = list[int](), 0
        for number, block in enumerate(self.article.blocks):
            if block.start >= top:
                numbers.append(number)
            top = max(top, block.end)
        return numbers, [self.article.blocks[number].start for number in numbers]

    @cached_property
    def groups(self) -> dict[int, tuple[int, int]]:
        """For each outer block the first and the last one of its group; most blocks are a group alone."""
        blocks, found = self.article.blocks, dict[int, tuple[int, int]]()
        row: list[int] = []
        for number in [*self.outer[0], -1]:
            if row and (number < 0 or not self._adjoin(blocks[row[-1]], blocks[number])):
                found.update(dict.fromkeys(row, (row[0], row[-1])))
                row = []
            row.append(number)
        return found

    def _adjoin(self, one: Block, other: Block) -> bool:
        if one.kind not in JOINED or other.kind not in JOINED:
            return False
        gap = self.article.source[one.end : other.start]
        return not re.search(APART_IN_HTML if self.article.format == "html" else BLANK_LINE, gap)

    def block_after(self, place: int) -> Span:
        """The first block (with the rest of its group) that starts at or behind ``place``; empty without one.

        An image in a sentence is no block of its own here.
        """
        numbers, starts = self.outer
        at = bisect_left(starts, place)
        if at == len(starts):
            return Span(place, place)
        last = self.groups[numbers[at]][1]
        return Span(starts[at], self.article.blocks[last].end)

    @cached_property
    def _prose(self) -> tuple[list[Block], list[int]]:
        """The blocks with sentences, which do not nest, and their ends."""
        blocks = [
            one for one in self.article.blocks if one.text and one.kind not in {"image", "code", "meta"}
        ]
        return blocks, [one.end for one in blocks]

    @cached_property
    def _sentences(self) -> dict[int, list[Span]]:
        return {}

    def line(self, place: int) -> Span:
        """The line of ``place`` with all sentences that touch it."""
        number = self.lines.position(place).line
        start, end = self.lines.start(number), self.lines.start(number + 1)
        low, high = start, end
        blocks, ends = self._prose
        for at in range(bisect_right(ends, start), len(blocks)):
            if blocks[at].start >= end:
                break
            if at not in self._sentences:
                spans = sentences(blocks[at].text)
                self._sentences[at] = [blocks[at].to_source(*span) for span in spans]
            places = self._sentences[at]
            first = bisect_right(places, start, key=_end)
            last = bisect_left(places, end, key=_start) - 1
            if first <= last:
                low, high = min(low, places[first].start), max(high, places[last].end)
        return Span(low, high)


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
