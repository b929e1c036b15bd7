"""A text file that is read piece by piece: the text at hand, and the place of its first code point."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from anplint.errors import ReadError
from anplint.model import Position
from anplint.positions import LINE_END
from anplint.read.decoding import UTF_16_MARKS

if TYPE_CHECKING:
    from typing import BinaryIO

CHUNK, MOST = 65_536, 1_048_576
"""Bytes that are read at once: between these, as many as are at hand, so long records cost linear time."""


def move(place: Position, text: str) -> Position:
    """The place behind a text that starts at ``place``; the text never ends between CR and LF."""
    if "\r" in text:
        ends = [match.end() for match in LINE_END.finditer(text)]
        lines, last = len(ends), ends[-1]
    else:
        lines, last = text.count("\n"), text.rfind("\n") + 1
    if not lines:
        return Position(place.line, place.column + len(text))
    return Position(place.line + lines, len(text) - last + 1)


class Window:
    """The decoded text from ``at`` on, which stands at ``place`` of the file.

    ``text[:at]`` is done with; offsets that a caller keeps are good until the next ``take``.
    """

    __slots__ = ("_decoder", "_error", "_held", "_opened", "_path", "at", "ended", "place", "text")

    def __init__(self, opened: BinaryIO, path: str) -> None:
        """Read nothing yet; ``path`` names the file in errors."""
        self.text = ""
        self.at = 0
        self.place = Position(1, 1)
        self.ended = False
        self._opened = opened
        self._path = path
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._error: ReadError | None = None
        self._held = ""

    def more(self) -> bool:
        """Read on; False at the end of the file.

        Raises ReadError, with the line, before bytes that are not UTF-8 and before a NUL byte, once the
        text in front of them has been given.
        """
        if self._error is not None:
            raise self._error
        if self.ended:
            return False
        data = self._opened.read(min(max(CHUNK, len(self.text) - self.at), MOST))
        if not self.text and data.startswith(UTF_16_MARKS):
            raise ReadError(self._path, "is UTF-16; save it as UTF-8")
        self.ended = not data
        text = self._held + self._decode(data)
        self._held = "\r" if text.endswith("\r") and not self.ended else ""
        self.text += text[: len(text) - len(self._held)]
        return not self.ended or bool(text)

    def _decode(self, data: bytes) -> str:
        try:
            text = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            text = error.object[: error.start].decode()
            byte = error.object[error.start]
            self._fail(text, f"is not UTF-8 (byte 0x{byte:02X}); save the file as UTF-8")
        zero = text.find("\0")
        if zero >= 0:
            text = text[:zero]
            self._fail(text, "holds a NUL byte, so it is no text; exclude it")
        return text

    def _fail(self, before: str, reason: str) -> None:
        line = move(self.place, f"{self.text[self.at :]}{self._held}{before}").line
        self._error = ReadError(self._path, f"line {line} {reason}")

    def take(self, end: int) -> str:
        """The text up to the offset ``end``, which is done with now; offsets kept before are void."""
        taken = self.text[self.at : end]
        self.place = move(self.place, taken)
        self.at = end
        if end > CHUNK:
            self.text = self.text[end:]
            self.at = 0
        return taken
