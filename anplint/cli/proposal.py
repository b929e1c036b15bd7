"""A fix as a person is asked about it: the place, the reason, and the lines before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.cli.hunks import hunks
from anplint.report.sanitize import clean, clean_path, guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.cli.hunks import Line
    from anplint.finding import Finding
    from anplint.report import Showing

RED, GREEN, DIM, BOLD, MARKED, PLAIN = (f"\x1b[{code}m" for code in (31, 32, 2, 1, 7, 0))
SAFETY = {"safe": "safe fix", "unsafe": "unsafe fix: it may change the meaning, so read it first"}
ELLIPSIS = "…"
INDENT = 2
MOST_LINES = 12
"""Lines of a side that are shown; of more, the first ones and their number."""
MOST_ROWS = 5
"""Rows of the terminal that one long line may take."""
LEAST_BESIDE = 5
"""Columns on each side of a change in a long line; where fewer are left in a row, more rows are taken."""
MOST_RELATED = 3


class Ask(NamedTuple):
    """What is asked: the finding, in which file and text, and the how many-th of how many questions it is.

    ``why`` is told where the rule is met for the first time.
    """

    path: str
    source: str
    finding: Finding
    number: int
    total: int
    why: str = ""


def proposal(ask: Ask, showing: Showing) -> Iterator[str]:
    """The screen for one question, line by line."""
    for line in _rows(ask, showing):
        yield guard(f"{line.rstrip()}\n")


def _rows(ask: Ask, showing: Showing) -> Iterator[str]:
    finding, paint = ask.finding, _Paint(color=showing.color)
    line, column = finding.position
    place = f"{clean_path(ask.path)}:{line}:{column}"
    count = f"({ask.number} of {ask.total})"
    what = f"{finding.severity}  {finding.rule}  {count}"
    yield ""
    if _cells(place) + len(what) + INDENT <= showing.width:
        yield f"{paint(BOLD, place)}  {what}"
    else:
        yield paint(BOLD, place)
        yield what
    yield from _wrapped(clean(finding.message), showing.width)
    for each in finding.related[:MOST_RELATED]:
        there = f"see {each.position.line}:{each.position.column} {clean(each.message)}"
        yield from (paint(DIM, row) for row in _wrapped(there, showing.width))
    if ask.why:
        yield from (paint(DIM, row) for row in _wrapped(f"why: {clean(ask.why)}", showing.width))
    found = list(hunks(ask.source, finding.fix.edits)) if finding.fix else []
    for hunk in found:
        yield paint(DIM, f"  line {hunk.line}") if len(found) > 1 else ""
        yield from _context(hunk.before, showing.width, paint)
        yield from _side("-", hunk.old, showing.width, paint)
        yield from _side("+", hunk.new, showing.width, paint)
        yield from _context(hunk.after, showing.width, paint)
    yield ""
    if finding.fix:
        yield from _wrapped(SAFETY.get(finding.fix.safety, finding.fix.safety), showing.width)


class _Paint(NamedTuple):
    """Colours a text, or leaves it."""

    color: bool

    def __call__(self, code: str, text: str) -> str:
        return f"{code}{text}{PLAIN}" if self.color and text else text


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in rows of the width, behind a margin."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=width, color_system=None, legacy_windows=False, _environ={})
    for row in Text(text).wrap(console, max(1, width - INDENT)):
        yield f"{' ' * INDENT}{row.plain.rstrip()}"


def _context(line: str, width: int, paint: _Paint) -> Iterator[str]:
    """A line beside the change, cut to the width."""
    text = clean(line)
    room = width - INDENT - 2
    if text.strip():
        cut = text if _cells(text) <= room else f"{_fitting(text, room - 1).rstrip()}{ELLIPSIS}"
        yield paint(DIM, f"{' ' * (INDENT + 2)}{cut}")


def _side(sign: str, lines: Sequence[Line], width: int, paint: _Paint) -> Iterator[str]:
    """The lines of one side, what changes in them marked: in reverse, or by a row of carets."""
    code = RED if sign == "-" else GREEN
    for line in lines[:MOST_LINES]:
        whole = line.marked_all
        for number, (text, marks) in enumerate(_broken(line, width - INDENT - 2)):
            lead = f"{' ' * INDENT}{sign if number == 0 else ' '} "
            yield paint(code, f"{lead}{_marked(text, marks, code) if paint.color and not whole else text}")
            if not paint.color and not whole and any(marks):
                yield " " * len(lead) + "".join(_carets(text, marks))
    if len(lines) > MOST_LINES:
        yield f"{' ' * INDENT}{sign} {ELLIPSIS} {len(lines) - MOST_LINES} lines more"


def _marked(text: str, marks: Sequence[bool], code: str) -> str:
    parts = []
    on = False
    for character, mark in zip(text, marks, strict=True):
        if mark != on:
            parts.append(MARKED if mark else f"{PLAIN}{code}")
            on = mark
        parts.append(character)
    return "".join(parts)


def _carets(text: str, marks: Sequence[bool]) -> Iterator[str]:
    for character, mark in zip(text, marks, strict=True):
        yield ("^" if mark else " ") * _cells(character)


def _broken(line: Line, room: int) -> Iterator[tuple[str, list[bool]]]:
    """The line in rows with their marks, cut around what changes where it is too long."""
    text, marks, _ = line
    if _cells(text) > room:
        text, marks = _cut(line, room)
    rows = list(_folded(text, marks, room))
    if len(rows) > MOST_ROWS:
        rest = (
            f"{ELLIPSIS} {sum(len(row) for row, _ in rows[MOST_ROWS - 2 : -1]):,} characters more {ELLIPSIS}"
        )
        rows = [*rows[: MOST_ROWS - 2], (rest, [False] * len(rest)), rows[-1]]
    yield from rows


def _cut(line: Line, room: int) -> tuple[str, list[bool]]:
    """What changes in a line, with as much around it as fits into a row, or a third of a row on each side."""
    text, marks, at = line
    first = marks.index(True) if True in marks else at
    last = len(marks) - marks[::-1].index(True) if True in marks else first
    beside = (room - _cells(text[first:last])) // 2 - 1
    around = beside if beside > LEAST_BESIDE else room // 3
    start, end = max(0, first - around), min(len(text), last + around)
    if not start:
        end = max(end, min(len(text), room - 1))
    elif end == len(text):
        start = min(start, max(0, len(text) - room + 1))
    lead, tail = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(text))
    cut = f"{lead}{text[start:end]}{tail}"
    return cut, [False] * len(lead) + marks[start:end] + [False] * len(tail)


def _folded(text: str, marks: list[bool], room: int) -> Iterator[tuple[str, list[bool]]]:
    """The text in rows of at most ``room`` columns, broken at blanks where there are some."""
    while _cells(text) > room:
        fits = len(_fitting(text, room).rstrip()) or 1
        blank = text.rfind(" ", room // 2, fits + 1)
        at = blank + 1 if blank > 0 else fits
        yield text[:at].rstrip(" "), marks[: len(text[:at].rstrip(" "))]
        text, marks = text[at:], marks[at:]
    yield text, marks


def _cells(text: str) -> int:
    """The columns of a terminal that a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def _fitting(text: str, columns: int) -> str:
    """The beginning of a text that fits into so many columns."""
    from rich.cells import set_cell_size

    return set_cell_size(text, columns)
