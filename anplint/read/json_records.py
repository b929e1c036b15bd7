"""Records of JSON Lines and of JSON: an array of objects, one object, or an object around such an array.

All is streamed: one record is held at a time, and what lies between records is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import Position
from anplint.positions import LINE_END
from anplint.read.decoding import LIMIT, UTF_16_MARKS
from anplint.read.json_values import fields_of
from anplint.read.json_walk import Element, elements
from anplint.read.records import Broken, Record
from anplint.read.unseen import Unseen
from anplint.read.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

BOM = b"\xef\xbb\xbf"
MEGABYTE = 1024 * 1024
TOO_LARGE = f"is larger than {LIMIT // MEGABYTE} MB and was not read"
MOST_ESCAPES = 1_000_000
"""The most escapes in a record: each costs memory for its place; four times those of a novel in Cyrillic."""


def read_json(opened: BinaryIO, path: str) -> Iterator[Record | Broken | Unseen]:
    """The records of a JSON file. What follows a mistake between records cannot be read, and is told.

    Raises ReadError before bytes that are no text, after the records in front of them.
    """
    for number, element in enumerate(elements(Window(opened, path)), start=1):
        if isinstance(element, Broken):
            yield element
        elif element.too_large:
            yield Broken(element.place.line, f"record {number} {TOO_LARGE}")
        else:
            yield record_of(number, element)


def read_json_lines(opened: BinaryIO, path: str) -> Iterator[Record | Broken | Unseen]:  # noqa: ARG001 - as read_json
    """The records of a JSON Lines file; a line that is none is told, and the next one is read."""
    line = number = 0
    while data := opened.readline(LIMIT + 1):
        line += 1
        if line == 1 and data.startswith(UTF_16_MARKS):
            yield Broken(1, "is UTF-16; save the file as UTF-8")
            return
        if line == 1:
            data = data.removeprefix(BOM)
        too_large = len(data) > LIMIT
        while data and not data.endswith(b"\n") and too_large:
            data = opened.readline(MEGABYTE)
        if not too_large and not data.strip():
            continue
        number += 1
        if too_large:
            yield Broken(line, f"record {number} {TOO_LARGE}")
            continue
        try:
            text = data.decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            yield Broken(line, f"record {number} is not UTF-8 (byte 0x{data[error.start]:02X})")
            continue
        yield record_of(number, Element(text, Position(line, 1)))


def record_of(number: int, element: Element) -> Record | Broken | Unseen:
    """The record of a JSON text, or why it is none; ``number`` is that of the record, from 1."""
    import json

    raw, place = element.text, element.place
    try:
        value = json.loads(raw)
    except json.JSONDecodeError as error:
        ends = [match.end() for match in LINE_END.finditer(raw, 0, error.pos)]
        column = error.pos - ends[-1] + 1 if ends else place.column + error.pos
        reason = f"record {number} is no JSON: {error.msg[0].lower()}{error.msg[1:]}, column {column}"
        return Broken(place.line + len(ends), reason)
    except (RecursionError, ValueError) as error:
        reason = "nests too deep" if isinstance(error, RecursionError) else f"cannot be read: {error}"
        return Broken(place.line, f"record {number} {reason}")
    if not isinstance(value, dict):
        return Unseen("no object", "")
    if raw.count("\\") > MOST_ESCAPES:
        return Broken(place.line, f"record {number} has more than {MOST_ESCAPES:,} escapes and was not read")
    return Record(number, raw, place.line, place.column, tuple(fields_of(raw)))
