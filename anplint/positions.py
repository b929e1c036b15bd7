"""From code-point offsets to lines and columns, in every unit that an output format uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from anplint.model import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from anplint.model import Article, Run

NON_ASCII = re.compile(r"[^\x00-\x7f]")
TWO_BYTES, THREE_BYTES = "\u0800", "\U00010000"
"""The first characters that UTF-8 writes in three and in four bytes."""
LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The line starts of one source. Lines end at LF, CRLF or CR alone (design: positions)."""

    __slots__ = ("_source", "_starts")

    def __init__(self, source: str) -> None:
        """Find the line starts; cost is linear in the source."""
        self._source = source
        self._starts = [0, *(match.end() for match in LINE_END.finditer(source))]

    def position(self, offset: int) -> Position:
        """The 1-based line and column (code points) of a 0-based offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def start(self, line: int) -> int:
        """The offset at which a 1-based line starts; past the last line, the end of the source."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._source)

    def text(self, line: int) -> str:
        """A 1-based line without its line end."""
        return self._source[self.start(line) : self.start(line + 1)].rstrip("\r\n")


class Places:
    """Positions in the file of an article: of its source, or of what a record's source came from."""

    __slots__ = ("_origin", "_raw", "lines")

    def __init__(self, article: Article) -> None:
        """``lines`` are those of the article's source."""
        self.lines = Lines(article.source)
        self._origin = article.origin
        self._raw = Lines(article.origin.raw) if article.origin else self.lines

    def position(self, offset: int) -> Position:
        """The 1-based line and column in the file of a 0-based offset of the source."""
        if self._origin is None:
            return self.lines.position(offset)
        line, column = self._raw.position(raw_offset(self._origin.runs, offset))
        if line == 1:
            return Position(self._origin.line, self._origin.column + column - 1)
        return Position(self._origin.line + line - 1, column)


def raw_offset(runs: tuple[Run, ...], offset: int) -> int:
    """Where the code point at ``offset`` of the mapped text comes from; its end for an offset behind all."""
    at = bisect_right(runs, offset, key=_text_of) - 1
    if at < 0:
        return runs[0].source if runs else 0
    run = runs[at]
    inside = offset - run.text
    if run.length == run.width:
        return run.source + min(inside, run.width)
    return run.source if inside < run.length else run.source + run.width


def raw_end(runs: tuple[Run, ...], end: int) -> int:
    """Where a piece of the mapped text that ends at ``end`` (and is not empty) ends in what it comes from."""
    run = runs[max(0, bisect_right(runs, end - 1, key=_text_of) - 1)]
    if run.length == run.width:
        return run.source + min(end - run.text, run.width)
    return run.source + run.width


def _text_of(run: Run) -> int:
    return run.text


def code_point_offsets(text: str, shift: int = 0) -> Callable[[int], int]:
    """A function from 0-based UTF-8 byte offsets of ``text`` to code-point offsets, plus ``shift``.

    Takes time linear in the text once, then the logarithm of its non-ASCII characters for each offset.
    """
    ends, extras = byte_steps(text, shift)
    return lambda offset: offset + extras[bisect_right(ends, offset) - 1]


def byte_steps(text: str, shift: int = 0) -> tuple[list[int], list[int]]:
    """Starts and extras: from a byte offset on, what to add for the code-point offset plus ``shift``."""
    ends, extras = [0], [shift]
    if text.isascii():
        return ends, extras
    extra = 0
    for match in NON_ASCII.finditer(text):
        character = match.group()
        extra += 1 if character < TWO_BYTES else 2 if character < THREE_BYTES else 3
        ends.append(match.end() + extra)
        extras.append(shift - extra)
    return ends, extras
