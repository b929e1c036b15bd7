"""One ``<item>`` of a WordPress export while it is parsed, and its fields with their places."""

from __future__ import annotations

from typing import NamedTuple

from anplint.positions import code_point_offsets
from anplint.read.prose import Prose
from anplint.read.records import Field

NOT_READ = frozenset({"wp:comment"})
"""Elements of an item that other people than its author wrote."""
DEEPEST = 8
"""The most keys of a path; exports of WordPress have two."""
MOST_VALUES = 10_000
"""The most values of an item that are looked at."""


class Piece(NamedTuple):
    """Text as the parser reports it: the byte of the file where it starts, and whether it is in CDATA."""

    byte: int
    text: str
    cdata: bool


class Value(NamedTuple):
    """The text of an element: its path of keys, its pieces, and the byte behind its start tag."""

    path: tuple[str, ...]
    pieces: tuple[Piece, ...]
    byte: int


class Item:
    """What has been parsed of an open item, which started at the byte ``start``."""

    __slots__ = ("_at", "_meta_key", "_path", "_skipped", "cdata", "pieces", "size", "start", "values")

    def __init__(self, start: int) -> None:
        """``size`` counts the pieces of the whole item, ``pieces`` are those of the element at hand."""
        self.start = start
        self.values: list[Value] = []
        self.pieces: list[Piece] = []
        self.size = 0
        self.cdata = False
        self._path: list[tuple[str, ...]] = []
        self._at = start
        self._skipped = 0
        self._meta_key = ""

    def opens(self, name: str, attributes: dict[str, str], byte: int) -> None:
        """An element starts inside the item, at ``byte``."""
        if self._skipped or name in NOT_READ:
            self._skipped += 1
            return
        domain = attributes.get("domain", name) if name == "category" else name
        self._path.append((name,) if domain == name else (name, domain))
        self.pieces.clear()
        self._at = byte

    def text(self, byte: int, text: str) -> None:
        """Some text of the element at hand."""
        if not self._skipped:
            self.pieces.append(Piece(byte, text, self.cdata))
            self.size += 1

    def closes(self, name: str) -> None:
        """The element at hand ends; what holds text itself becomes a value."""
        if self._skipped:
            self._skipped -= 1
            return
        pieces = tuple(self.pieces)
        self.pieces.clear()
        keys = self._path[:DEEPEST]
        self._path.pop()
        if name == "wp:meta_key":
            self._meta_key = "".join(piece.text for piece in pieces)
        elif len(self.values) < MOST_VALUES and any(not piece.text.isspace() for piece in pieces):
            path = tuple(key for some in keys for key in some)
            if name == "wp:meta_value":
                path = (*path[:-1], self._meta_key)
            self.values.append(Value(path, pieces, self._at))

    def forget(self) -> None:
        """Let go of what has been parsed of the item."""
        self.values.clear()
        self.pieces.clear()

    def fields(self, raw: str) -> tuple[Field, ...]:
        """The values as fields of the item's raw text."""
        offset = code_point_offsets(raw)
        fields = []
        for value in self.values:
            prose = Prose()
            for byte, text, cdata in value.pieces:
                at = offset(byte - self.start)
                prose.add(text, at, at + _width(raw, at, text, cdata=cdata))
            decoded, runs = prose.finish(strip="")
            fields.append(Field(value.path, decoded, runs, runs[0].source))
        return tuple(fields)


def _width(raw: str, at: int, text: str, *, cdata: bool) -> int:
    """How much of the raw text a piece takes: an entity and CRLF are one character of text each."""
    if text == "\n":
        return 2 if raw.startswith("\r\n", at) else 1 if raw[at] in "\r\n" else raw.index(";", at) + 1 - at
    if raw[at] == "&" and not cdata:
        return raw.index(";", at) + 1 - at
    return len(text)
