"""What the Markdown parser is shown in place of the source, and the way back from there.

A mask is an edit of the text: characters replaced by as many others, or ranges taken out. Offsets of the
view then lead back to the source piece by piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import OPAQUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILLER = "\ue000"
"""Stands in the view for inline template syntax: of private use, so a letter to Markdown's emphasis."""

FILLERS = re.compile(f"{FILLER}+")
NOT_LINE_END = r"[^\r\n]"
OUTPUT = r"\{\{[^{}]*\}\}|\{%[^%]*%\}"


class Edit(NamedTuple):
    """The source ``[start, end)`` is shown as ``text``."""

    start: int
    end: int
    text: str


class Piece(NamedTuple):
    """A part of the view: its span there, and that of the source which it stands for.

    Spans of the same length map one to one.
    """

    start: int
    end: int
    source: int
    until: int


class View:
    """The text for the parser, from an offset of the source to its end, with the edits applied.

    Offsets of ``text`` are mapped by ``start_of`` (for what starts there: what was taken out before it is
    not part of it) and ``end_of`` (for what ends there: neither is what was taken out behind it).
    """

    __slots__ = ("_at", "_flat", "_source", "shift", "text")

    def __init__(self, text: str, shift: int, edits: Iterable[Edit]) -> None:
        """``text`` stands at ``shift`` of the source; edits that lie inside an earlier one are dropped."""
        self.shift = shift
        self._at, self._source, self._flat = [0], [shift], [False]
        parts: list[str] = []
        last = length = 0
        for edit in sorted(edits, key=_order):
            start, end = edit.start - shift, edit.end - shift
            if start < last:
                continue
            parts += [text[last:start], edit.text]
            length += start - last
            if len(edit.text) != end - start:
                if edit.text:
                    self._piece(length, edit.start, flat=True)
                self._piece(length + len(edit.text), edit.end, flat=False)
            length += len(edit.text)
            last = end
        self.text = "".join([*parts, text[last:]])

    def _piece(self, at: int, source: int, *, flat: bool) -> None:
        self._at.append(at)
        self._source.append(source)
        self._flat.append(flat)

    @property
    def is_straight(self) -> bool:
        """Whether nothing was taken out: offsets differ by ``shift`` alone."""
        return len(self._at) == 1

    def is_plain(self, start: int, end: int) -> bool:
        """Whether the view's ``[start, end)`` is one part of the source, character by character."""
        number = bisect_right(self._at, start)
        return not self._flat[number - 1] and (number == len(self._at) or end <= self._at[number])

    def start_of(self, offset: int) -> int:
        """The source offset of what starts at an offset of the view."""
        return self._mapped(bisect_right(self._at, offset) - 1, offset)

    def end_of(self, offset: int) -> int:
        """The source offset of what ends at an offset of the view."""
        return self._mapped(max(0, bisect_left(self._at, offset) - 1), offset)

    def _mapped(self, number: int, offset: int) -> int:
        return self._source[number] + (0 if self._flat[number] else offset - self._at[number])

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of the view's ``[start, end)``, each from one place of the source."""
        number = bisect_right(self._at, start) - 1
        while start < end:
            stop = min(end, self._at[number + 1]) if number + 1 < len(self._at) else end
            if stop > start:
                at = self._mapped(number, start)
                until = self._source[number + 1] if self._flat[number] else at + stop - start
                yield Piece(start, stop, at, until)
            start = max(start, stop)
            number += 1


def _order(edit: Edit) -> tuple[int, int]:
    """By start, the longer first."""
    return edit.start, -edit.end


def blank(text: str) -> str:
    """The text with every character but line ends replaced by a blank."""
    return re.sub(NOT_LINE_END, " ", text)


def without_outputs(text: str) -> str:
    """An attribute's text with ``{{ … }}`` and ``{% … %}`` in it replaced by as many fillers of prose."""
    if "{" not in text:
        return text
    return re.sub(OUTPUT, lambda output: OPAQUE * len(output.group()), text)
