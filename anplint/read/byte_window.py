"""The bytes of a file that are still needed while it is parsed, and the place of the first of them."""

from __future__ import annotations

from anplint.model import Position
from anplint.read.window import move

BOM = "\ufeff"


class ByteWindow:
    """The bytes from the offset ``base`` of the file on; ``place`` is that of the first."""

    __slots__ = ("base", "data", "place")

    def __init__(self) -> None:
        """Start at the first line; a byte order mark is not part of it."""
        self.data = bytearray()
        self.base = 0
        self.place = Position(1, 1)

    def drop(self, offset: int) -> None:
        """Forget the bytes before an offset of the file, which lies between two characters."""
        count = offset - self.base
        if count > 0:
            text = self.data[:count].decode("utf-8", "replace")
            self.place = move(self.place, text if self.base else text.removeprefix(BOM))
            del self.data[:count]
            self.base = offset

    def text(self, end: int) -> str:
        """The text up to an offset of the file."""
        return self.data[: end - self.base].decode()
