"""Bytes to articles: decode, choose the reader, read."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from anplint.errors import ReadError

if TYPE_CHECKING:
    from anplint.model import Article, Format
    from anplint.read.reading import Reading

SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
"""File name suffixes (lower case) of the formats that are read."""

LIMIT = 16 * 1024 * 1024
"""The largest article, in bytes; 200 times the longest in the measured corpora."""

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
LINE_END_BYTES = re.compile(rb"\r\n|\n|\r")


def format_of(path: str) -> Format:
    """The format that a file name's suffix stands for; text for any other."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "text")


def decode(data: bytes, path: str) -> tuple[str, bool]:
    """The source of an article and whether a byte order mark stood before it.

    Raises ReadError for data that is too large, not UTF-8, or binary; the message names the line.
    """
    if len(data) > LIMIT:
        raise ReadError(path, f"larger than {LIMIT // 1024 // 1024} MB; split it, or exclude it")
    if data.startswith(UTF_16_MARKS):
        raise ReadError(path, "is UTF-16; save it as UTF-8")
    zero = data.find(b"\0")
    if zero >= 0:
        raise ReadError(path, f"line {_line(data, zero)} holds a NUL byte, so it is no text; exclude it")
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        return data[3 if bom else 0 :].decode(), bom
    except UnicodeDecodeError as error:
        at = error.start + (3 if bom else 0)
        raise ReadError(
            path, f"line {_line(data, at)} is not UTF-8 (byte 0x{data[at]:02X}); save the file as UTF-8"
        ) from None


def _line(data: bytes, offset: int) -> int:
    return 1 + len(LINE_END_BYTES.findall(data, 0, offset))


def read_article(data: bytes, path: str, reading: Reading, *, as_format: Format | None = None) -> Article:
    """Read one article from its bytes; ``path`` names it and chooses the format by its suffix.

    Raises ReadError where the bytes are no text (see ``decode``).
    """
    source, bom = decode(data, path)
    if (as_format or format_of(path)) == "markdown":
        from anplint.read.markdown import read_markdown

        return read_markdown(source, path, bom=bom)
    from anplint.read.text import read_text

    return read_text(source, path, reading.labels, bom=bom)
