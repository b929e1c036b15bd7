"""Bytes to text: what is no UTF-8 is read as far as it goes, and said to be damaged."""

from __future__ import annotations

import re
from typing import NamedTuple

from anplint.model import Problem

LIMIT = 16 * 1024 * 1024
"""The largest article, in bytes; 200 times the longest in the measured corpora."""

MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
LINE_END_BYTES = rb"\r\n|\n|\r"
OTHER_FILES = {b"%PDF-1.": "a PDF", b"%PDF-2.": "a PDF", b"{\\rtf1": "rich text (RTF)"}
"""How files start that are no articles and may yet hold nothing but text."""
LOST = "\N{REPLACEMENT CHARACTER}"


class Decoded(NamedTuple):
    """The source, whether a byte order mark stood before it, and why it is not what was meant.

    ``problem`` is ``encoding`` (the rest was read, U+FFFD in place of what was not), or ``binary`` or
    ``too-large`` (nothing was read). ``message`` says it to people, with the line and the mend.
    """

    source: str
    bom: bool
    problem: Problem | None = None
    message: str = ""


def to_text(data: bytes) -> Decoded:
    """The text of an article's bytes."""
    if len(data) > LIMIT:
        most = f"larger than {LIMIT // 1024 // 1024} MB"
        return _nothing("too-large", f"it is {most} and was not read", f"{most}; split it, or exclude it")
    for start, name in OTHER_FILES.items():
        if data.startswith(start):
            return _nothing("binary", f"it starts as {name} does", f"is {name}, no text; exclude it")
    if data.startswith(UTF_16_MARKS):
        told = "it is UTF-16"
        text = data.decode("utf-16", "replace").replace("\0", LOST)
        return Decoded(
            text, bom=True, problem=Problem("encoding", 0, 0, told), message="is UTF-16; save it as UTF-8"
        )
    bom = data.startswith(MARK)
    body = data[len(MARK) :] if bom else data
    zero = body.find(b"\0")
    try:
        source = body.decode()
    except UnicodeDecodeError as error:
        if zero >= 0:
            told = f"line {_line(body, zero)} holds a NUL byte and it is no UTF-8"
            return _nothing("binary", told, "holds NUL bytes and is no UTF-8, so it is no text; exclude it")
        told = f"line {_line(body, error.start)} is not UTF-8 (byte 0x{body[error.start]:02X})"
        at = len(body[: error.start].decode())
        source = body.decode(errors="replace")
        return Decoded(source, bom, Problem("encoding", at, at + 1, told), f"{told}; save the file as UTF-8")
    if zero < 0:
        return Decoded(source, bom)
    told = f"line {_line(body, zero)} holds a NUL byte"
    at = source.index("\0")
    problem = Problem("encoding", at, at + 1, told)
    return Decoded(source.replace("\0", LOST), bom, problem, f"{told}, so it is no text; exclude it")


def _nothing(name: str, detail: str, message: str) -> Decoded:
    return Decoded("", bom=False, problem=Problem(name, 0, 0, detail), message=message)


def _line(data: bytes, offset: int) -> int:
    return 1 + len(re.findall(LINE_END_BYTES, data[:offset]))
