"""Records of CSV: the first row names the columns; cells may hold line ends and doubled quotes.

Read as Python's ``csv`` reads it (a quote inside an unquoted cell is itself), with the place of every cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.read.decoding import LIMIT
from anplint.read.prose import Prose
from anplint.read.records import Broken, Field, Record
from anplint.read.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from anplint.model import Run

DELIMITERS = ",;\t|"
"""What can stand between cells: the most frequent of them in the first row does."""
QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
MARK = re.compile(r'"|\r\n|\n|\r')
MOST_COLUMNS = 10_000
"""The most cells of a row; a record with more is no article."""
MOST_QUOTES = 1_000_000
"""The most doubled quotes in a row: each costs memory for its place."""
UNCLOSED = "opens a quote that is never closed"


class _Cell(NamedTuple):
    """A cell by its span in the row; ``quoted`` is the width of its quoted part, 0 without quotes."""

    start: int
    end: int
    quoted: int


class _Row(NamedTuple):
    """The raw text of a row with its line end, and the cells in it."""

    raw: str
    cells: tuple[_Cell, ...]


def read_csv(opened: BinaryIO, path: str) -> Iterator[Record | Broken]:
    """The records of a CSV file. Raises ReadError before bytes that are no text."""
    window = Window(opened, path)
    names: list[str] = []
    number = 0
    delimiter = ""
    while window.at < len(window.text) or window.more():
        delimiter = delimiter or _delimiter(window)
        place = window.place
        row = _row(window, delimiter)
        if isinstance(row, _Row) and not row.raw.strip():
            continue
        if isinstance(row, _Row) and not names:
            names = [field.text.strip() for field in _fields(row, [], blank=True)]
            continue
        number += 1
        if isinstance(row, _Row) and row.raw.count('""') > MOST_QUOTES:
            row = f"has more than {MOST_QUOTES:,} doubled quotes and was not read"
        if isinstance(row, str):
            yield Broken(place.line, f"record {number} {row}")
        else:
            yield Record(number, row.raw, place.line, place.column, tuple(_fields(row, names)))


def _delimiter(window: Window) -> str:
    """The delimiter of the first row, told from what is at hand of it."""
    header = re.split(r"[\r\n]", QUOTED.sub("", window.text[window.at :].lstrip()), maxsplit=1)[0]
    return max(DELIMITERS, key=header.count)


def _row(window: Window, delimiter: str) -> _Row | str:
    """The next row, or why it cannot be read; then it is passed over."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    cells: list[_Cell] = []
    at = first = window.at
    while True:
        cell = _cell(window, at, plain)
        if isinstance(cell, str) or len(cells) == MOST_COLUMNS:
            if cell == UNCLOSED:
                window.take(len(window.text))
            else:
                _pass_row(window)
            return cell if isinstance(cell, str) else f"has more than {MOST_COLUMNS:,} cells"
        cells.append(cell._replace(start=cell.start - first, end=cell.end - first))
        at = cell.end
        mark = window.text[at : at + 1]
        if mark != delimiter:
            break
        at += 1
    end = at + (2 if window.text.startswith("\r\n", at) else len(mark))
    return _Row(window.take(end), tuple(cells))


def _cell(window: Window, start: int, plain: re.Pattern[str]) -> _Cell | str:
    """The cell that starts at an offset of the window; the file is read on until it surely ends."""
    while True:
        quoted = QUOTED.match(window.text, start)
        opened = window.text.startswith('"', start)
        if quoted or not opened:
            end = quoted.end() if quoted else start
            rest = plain.match(window.text, end)
            stop = rest.end() if rest else end
            if stop < len(window.text) or window.ended:
                return _Cell(start, stop, end - start if quoted else 0)
        if len(window.text) - window.at > LIMIT:
            return f"is larger than {LIMIT // 1024 // 1024} MB and was not read (or a quote is not closed)"
        if not window.more() and opened and not quoted:
            return UNCLOSED


def _pass_row(window: Window) -> None:
    """Pass over a row: up to a line end with an even number of quotes before it."""
    inside = False
    while True:
        for match in MARK.finditer(window.text, window.at):
            if match.group() == '"':
                inside = not inside
            elif not inside:
                window.take(match.end())
                return
        window.take(len(window.text))
        if not window.more():
            return


def _fields(row: _Row, names: Sequence[str], *, blank: bool = False) -> Iterator[Field]:
    """The cells as fields by the names of their columns; cells without text only where ``blank``."""
    for index, cell in enumerate(row.cells):
        name = names[index] if index < len(names) and names[index] else f"column {index + 1}"
        text, runs = _decoded(row.raw, cell)
        if text.strip() or blank:
            yield Field((name,), text, runs, cell.start)


def _decoded(raw: str, cell: _Cell) -> tuple[str, tuple[Run, ...]]:
    """The text of a cell; a doubled quote inside its quotes is one."""
    prose = Prose()
    last = cell.start
    if cell.quoted:
        last += 1
        close = cell.start + cell.quoted - 1
        while (pair := raw.find('""', last, close)) >= 0:
            prose.add(raw[last : pair + 1], last, pair + 1)
            last = pair + 2
        prose.add(raw[last:close], last, close)
        last = close + 1
    prose.add(raw[last : cell.end], last, cell.end)
    return prose.finish(strip="")
