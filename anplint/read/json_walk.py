"""A JSON file parted into its records, by brackets and strings alone, with the place of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.read.decoding import LIMIT
from anplint.read.json_values import decoded
from anplint.read.labels import fold_key
from anplint.read.records import CONTENT, Broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Position
    from anplint.read.window import Window

Path = tuple[str | int, ...]

LISTS: frozenset[Path] = frozenset(
    {
        *((name,) for name in ("posts", "data", "articles", "items", "records", "results", "entries")),
        ("data", "posts"),
        ("db", 0, "data", "posts"),  # Ghost
    }
)
"""Where an array of records can stand in an object."""
INSIDE = frozenset(path[:length] for path in LISTS for length in range(1, len(path)))
CONTENT_KEYS = frozenset(key.partition(".")[0] for key in CONTENT)
BLANKS, BLANKS_AND_COMMAS = re.compile(r"[ \t\r\n]*"), re.compile(r"[ \t\r\n,]*")
STRING_REST = re.compile(r"[^\"\\]*+(?:\\.[^\"\\]*+)*+", re.DOTALL)
MARK = re.compile(r'["{}\[\]]')
SCALAR_END = re.compile(r"[,\[\]{}\s\"]")
OPENING = frozenset('"{[')


class Element(NamedTuple):
    """The raw text of a record and its place; without the text where it is too large."""

    text: str
    place: Position
    too_large: bool = False


class _Mistake(Exception):
    """The JSON around the records is not well formed at an offset of the window."""

    def __init__(self, at: int, message: str) -> None:
        self.at = at
        self.message = message


def elements(window: Window) -> Iterator[Element | Broken]:
    """The records in order; a mistake between them ends the file, and is told with its line."""
    walk = _Walk(window)
    try:
        yield from walk.read()
    except _Mistake as mistake:
        window.take(min(mistake.at, len(window.text)))
        yield Broken(window.place.line, f"JSON breaks off at column {window.place.column}: {mistake.message}")


class _Walk:
    """Where the reading stands: ``at`` is the next offset of the window's text.

    ``single``: no array of records has been found, so the object is a record itself. ``sure``: it has a key
    for content, so no array is looked for. ``large``: the text at hand grew beyond the limit and was let go.
    """

    def __init__(self, window: Window) -> None:
        self.window = window
        self.at = 0
        self.single = True
        self.sure = False
        self.large = False

    def read(self) -> Iterator[Element | Broken]:
        """The records of the whole file."""
        char = self._next()
        if char == "[":
            yield from self._records()
        elif char == "{":
            self._take()
            place = self.window.place
            yield from self._object(())
            if self.single:
                yield self._element(place)
        elif char:
            raise _Mistake(self.at, "an object or an array is expected")
        if self._next():
            raise _Mistake(self.at, "nothing can follow the end (name a file of one record a line .jsonl)")

    def _records(self) -> Iterator[Element | Broken]:
        """The elements of the array that starts here."""
        self.at += 1
        self.single = self.large = False
        while (char := self._next(BLANKS_AND_COMMAS)) != "]":
            self._take()
            place = self.window.place
            self._pass(char)
            yield self._element(place)
        self.at += 1

    def _element(self, place: Position) -> Element:
        text = self._take()
        element = Element("" if self.large else text, place, self.large)
        self.large = False
        return element

    def _object(self, path: Path) -> Iterator[Element | Broken]:
        """The records in the object that starts here."""
        self.at += 1
        while (char := self._next(BLANKS_AND_COMMAS)) != "}":
            if char != '"':
                raise _Mistake(self.at, "a key in double quotes is expected")
            start = self.at
            self._pass(char)
            key = decoded(self.window.text[start + 1 : self.at - 1], 0)[0]
            if self._next() != ":":
                raise _Mistake(self.at, "a colon is expected behind the key")
            self.at += 1
            yield from self._value((*path, key))
        self.at += 1

    def _value(self, path: Path) -> Iterator[Element | Broken]:
        """The records in the value that starts here, which is passed over where there are none."""
        char = self._next()
        known = path in INSIDE or (path in LISTS and char == "[")
        self.sure |= not known and len(path) == 1 and fold_key(str(path[0])) in CONTENT_KEYS
        if self.sure or not known or char not in {"{", "["}:
            self._pass(char)
        elif char == "{":
            yield from self._object(path)
        elif path in LISTS and self._behind() == "{":
            yield from self._records()
        else:
            yield from self._array(path)
        if self.at - self.window.at > LIMIT or self.large or not self.single:
            self.large |= self.single
            self._take()

    def _array(self, path: Path) -> Iterator[Element | Broken]:
        """The records in the array of objects that starts here."""
        self.at += 1
        index = 0
        while self._next(BLANKS_AND_COMMAS) != "]":
            yield from self._value((*path, index))
            index += 1
        self.at += 1

    def _pass(self, char: str) -> None:
        """Pass over the value that starts here with ``char``; more than the limit is not kept at hand."""
        start, depth, string = self.at, 0, False
        scalar = char not in OPENING
        while True:
            if scalar:
                end = SCALAR_END.search(self.window.text, self.at)
                self.at = end.start() if end else len(self.window.text)
                if end:
                    break
            else:
                self.at, depth, string = passed(self.window.text, self.at, depth, string=string)
                if not depth and not string:
                    return
            if self.at - self.window.at > LIMIT:
                self.large = True
                self._take()
                start = self.at
            if not self.window.more():
                raise _Mistake(start, "the file ends before this is closed")
        if self.at == start:
            raise _Mistake(start, "a value is expected")

    def _behind(self) -> str:
        """The first character behind the bracket that stands here."""
        start = self.at
        self.at += 1
        char = self._next()
        self.at = start
        return char

    def _next(self, blanks: re.Pattern[str] = BLANKS) -> str:
        """The next character that is no blank, and ``at`` on it; nothing at the end of the file."""
        while True:
            match = blanks.match(self.window.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.window.text):
                return self.window.text[self.at]
            if not self.window.more():
                return ""

    def _take(self) -> str:
        text = self.window.take(self.at)
        self.at = self.window.at
        return text


def passed(text: str, at: int, depth: int, *, string: bool) -> tuple[int, int, bool]:
    """How far a value goes from ``at`` on, in ``depth`` brackets, or in a string: offset and new state.

    Depth 0 outside a string means that the value has ended there; else the text has.
    """
    while at < len(text):
        if string:
            rest = STRING_REST.match(text, at)
            at = rest.end() if rest else at
            if at == len(text) or text[at] == "\\":
                return at, depth, True
            at += 1
            string = False
            if not depth:
                break
            continue
        mark = MARK.search(text, at)
        if mark is None:
            return len(text), depth, False
        at = mark.end()
        string = mark.group() == '"'
        if not string:
            depth += 1 if mark.group() in OPENING else -1
            if not depth:
                break
    return at, depth, string
