"""Places in a file worked out the slow way, to hold the readers of records against."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from anplint.model import Article, Origin
from anplint.positions import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from anplint.read.records import Broken, Field, Record
    from anplint.read.unseen import Unseen

    Reader = Callable[[BinaryIO, str], Iterator[Record | Broken | Unseen]]


def place(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column of an offset, by cutting the text into lines up to it."""
    inside = text[max(0, offset - 1) : offset + 1] == "\r\n"
    lines = re.split(r"\r\n|\n|\r", text[: offset - inside])
    return len(lines), len(lines[-1]) + 1 + inside


def found_places(record: Record, field: Field) -> list[tuple[int, int]]:
    """The places of all code points of a field, as a finding in an article would tell them."""
    origin = Origin(record.raw, field.runs, record.line, record.column)
    places = Places(Article("", "text", field.text, (), origin=origin))
    return [(at.line, at.column) for at in map(places.position, range(len(field.text)))]


class Written:
    """A file that is being written, with the offset at which each code point of a value stands."""

    def __init__(self) -> None:
        self.text = ""
        self.offsets: list[int] = []

    def add(self, text: str) -> None:
        self.text += text

    def value(self, pairs: Sequence[tuple[str, str]]) -> None:
        """A value as pairs of a code point and how it is written; "" is written with the one before."""
        last = len(self.text)
        for _, written in pairs:
            last = len(self.text) if written else last
            self.offsets.append(last)
            self.text += written

    def places(self) -> list[tuple[int, int]]:
        return [place(self.text, offset) for offset in self.offsets]


def read_all(reader: Reader, text: str | bytes, path: str = "x") -> list[Record | Broken | Unseen]:
    data = text.encode() if isinstance(text, str) else text
    return list(reader(io.BytesIO(data), path))


class InPieces(io.RawIOBase):
    """A file that gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes, size: int) -> None:
        self.rest = data
        self.size = size

    def read(self, size: int = -1) -> bytes:
        size = self.size if size < 0 else min(size, self.size)
        data, self.rest = self.rest[:size], self.rest[size:]
        return data
