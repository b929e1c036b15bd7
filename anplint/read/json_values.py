"""The values of one JSON text with their paths and exact places; the text is known to be well formed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Run
from anplint.read.prose import Prose
from anplint.read.records import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
LEFT_OUT = frozenset({"_links", "schema"})
"""Objects of WordPress's REST answers that say nothing of the article: addresses, and JSON-LD of the page."""
EMBEDDED = frozenset(
    {
        ("author", "name"),
        ("wp:term", "name"),
        ("wp:featuredmedia", "source_url"),
        ("wp:featuredmedia", "alt_text"),
    }
)
"""What is taken of the other records in ``_embedded``, by its second and its last key."""
MOST_FIELDS = 10_000
"""The most values of a record that are looked at; ten times those of the longest real record seen."""
SURROGATES = range(0xD800, 0xE000)
NO_TEXT = "\N{REPLACEMENT CHARACTER}"
"""Stands for what no text can hold: half of a surrogate pair, and NUL."""


def fields_of(raw: str) -> Iterator[Field]:
    """The scalar values in order, with list indices in their paths.

    ``null`` is no value, and numbers in lists are none: identifiers of other records, or vectors.
    """
    count = 0
    for path, match in _scalars(raw):
        literal = match.group()
        if literal == "null" or (literal[0] != '"' and isinstance(path[-1], int)):
            continue
        count += 1
        if count > MOST_FIELDS:
            return
        if not LEFT_OUT.isdisjoint(path) or (
            path[0] == "_embedded" and (*path[1:2], path[-1]) not in EMBEDDED
        ):
            continue
        if literal[0] == '"':
            text, runs = decoded(match.group(1), match.start(1))
            yield Field(tuple(path), text, runs, match.start(1))
        else:
            runs = (Run(0, match.start(), len(literal), len(literal)),)
            yield Field(tuple(path), literal, runs, match.start())


def strings(raw: str) -> Iterator[tuple[str, tuple[Run, ...], int]]:
    """The strings of a flat JSON list: what each means, its runs, and where it starts."""
    for match in TOKEN.finditer(raw):
        if match.group()[0] == '"':
            yield *decoded(match.group(1), match.start(1)), match.start(1)


def _scalars(raw: str) -> Iterator[tuple[list[str | int], re.Match[str]]]:
    """Every scalar in a list or object, with its path, keys decoded; the path changes as it goes on."""
    path: list[str | int] = []
    is_key = False
    for match in TOKEN.finditer(raw):
        token = match.group()
        if token in {"{", "["}:
            path.append("" if token == "{" else 0)
            is_key = token == "{"
        elif token in {"}", "]"}:
            path.pop()
            is_key = False
        elif token == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            else:
                is_key = True
        elif token == ":":
            is_key = False
        elif is_key:
            path[-1] = decoded(match.group(1), 0)[0]
        elif path:
            yield path, match


def decoded(body: str, start: int) -> tuple[str, tuple[Run, ...]]:
    """What the inside of a JSON string means, with the runs to the raw text, where it starts at ``start``."""
    if "\\" not in body:
        return body, (Run(0, start, len(body), len(body)),) if body else ()
    prose = Prose()
    last = 0
    for match in ESCAPE.finditer(body):
        prose.add(body[last : match.start()], start + last, start + match.start())
        last = match.end()
        prose.add(_character(match.group()), start + match.start(), start + last)
    prose.add(body[last:], start + last, start + len(body))
    return prose.finish(strip="")


def _character(escape: str) -> str:
    if escape[1:] == "u" or escape[1] != "u":  # the former is a mistake, in a key around the records
        return SHORT.get(escape[1], escape[1])
    first = int(escape[2:6], 16)
    if len(escape) > len("\\uXXXX"):
        return chr(0x10000 + ((first & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF))
    return NO_TEXT if first == 0 or first in SURROGATES else chr(first)
