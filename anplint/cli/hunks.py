"""The lines that a fix changes, as they are and as they will be, with what changes in each marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.positions import LINE_END, Lines
from anplint.report.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.finding import Edit


class Line(NamedTuple):
    """A line as it is printed, and for each character whether the fix takes or brings it.

    ``at`` is the place of the change in a line of which nothing is marked.
    """

    text: str
    marks: list[bool]
    at: int = 0

    @property
    def marked_all(self) -> bool:
        """Whether nothing of the line stays, so that no mark is needed."""
        return all(self.marks)


class Hunk(NamedTuple):
    """Changed lines from a 1-based line on, and the unchanged lines beside them."""

    line: int
    before: str
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    after: str


def hunks(source: str, edits: Iterable[Edit]) -> Iterator[Hunk]:
    """The places of a fix in order; edits in one line, or in lines one behind the other, are one place."""
    lines = Lines(source)
    group: list[Edit] = []
    for edit in sorted(edits):
        if group and _first(lines, edit) > _last(lines, group[-1]) + 1:
            yield _hunk(source, lines, group)
            group = []
        group.append(edit)
    if group:
        yield _hunk(source, lines, group)


def _first(lines: Lines, edit: Edit) -> int:
    return lines.position(edit.start).line


def _last(lines: Lines, edit: Edit) -> int:
    """The last line that an edit touches: one that goes up to the start of a line leaves that alone."""
    line, column = lines.position(edit.end)
    return line - (column == 1 and edit.end > edit.start)


def _hunk(source: str, lines: Lines, edits: Sequence[Edit]) -> Hunk:
    first, last = _first(lines, edits[0]), max(_last(lines, edit) for edit in edits)
    start, end = lines.start(first), lines.start(last + 1)
    old, new = [], []
    at = start
    for edit in edits:
        kept = source[at : edit.start]
        old += [(kept, False), (source[edit.start : edit.end], True)]
        new += [(kept, False), (edit.text, True)]
        at = edit.end
    rest = (source[at:end], False)
    olds, news = list(_split([*old, rest])), list(_split([*new, rest]))
    number, before, after = first, lines.text(first - 1) if first > 1 else "", lines.text(last + 1)
    while olds and news and olds[-1] == news[-1] and not any(olds[-1].marks):
        after = olds.pop().text
        news.pop()
    while olds and news and olds[0] == news[0] and not any(olds[0].marks):
        before, number = olds.pop(0).text, number + 1
        news.pop(0)
    return Hunk(number, before, tuple(olds), tuple(news), after)


def _split(pieces: Iterable[tuple[str, bool]]) -> Iterator[Line]:
    """The pieces as lines. A last line end brings no line of its own."""
    line = Line("", [])
    for piece, mark in pieces:
        start = 0
        for end in LINE_END.finditer(piece):
            yield _longer(line, piece[start : end.start()], mark=mark)
            line, start = Line("", []), end.end()
        line = _longer(line, piece[start:], mark=mark)
    if line.text:
        yield line


def _longer(line: Line, piece: str, *, mark: bool) -> Line:
    shown = "".join(map(_visible, piece)) if mark else clean(piece)
    at = len(line.text) if mark and not line.at else line.at
    return Line(line.text + shown, line.marks + [mark] * len(shown), at)


def _visible(character: str) -> str:
    """A character that changes, so that it can be seen."""
    if character.isprintable():
        return character
    return " " if character == "\t" else f"<U+{ord(character):04X}>"
