"""JSON-LD in a page: what it says about the article, with the place of every key and value.

JSON that does not parse says nothing: search engines pass it over too, and no author writes it by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Block, Entry, Run, Span
from anplint.read.json_values import TOKEN, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = ("Article", "Posting")
"""How schema.org's types of articles end: BlogPosting, NewsArticle, TechArticle …"""
OTHERS = frozenset({"HowTo", "Recipe", "Report", "Review"})
PAGES = ("WebPage",)
LEFT_OUT = frozenset({"articleBody", "hasPart", "isPartOf", "itemListElement", "potentialAction", "text"})
"""The article's own text once more, and other things than the article."""
LIMIT = 65_536
"""The longest JSON-LD that is read, in code points; that of measured sites has under 5,000."""

Path = tuple[str | int, ...]


class Scalar(NamedTuple):
    """A value: its keys and indices, the place of its last key, its own place, and whether it is a string."""

    path: Path
    key: Span
    place: Span
    quoted: bool


def read_ld(source: str, start: int, end: int) -> list[Block]:
    """The ``meta`` blocks of the JSON-LD at ``source[start:end]``; none where it is broken."""
    if end - start > LIMIT:
        return []
    from json import loads

    try:
        loads(source[start:end])
    except (ValueError, RecursionError):
        return []
    scalars = list(_scalars(source, start, end))
    node = _node(source, scalars)
    if node is None:
        return []
    depth = len(node)
    return [
        _block(source, scalar, scalar.path[depth:])
        for scalar in scalars
        if scalar.path[:depth] == node and _is_said(scalar.path[depth:])
    ]


def _is_said(path: Path) -> bool:
    return not any(isinstance(part, str) and (part[:1] == "@" or part in LEFT_OUT) for part in path)


def _node(source: str, scalars: list[Scalar]) -> Path | None:
    """Where the article is described: in the object itself, in a list, or in a ``@graph``."""
    pages = None
    for scalar in scalars:
        at = scalar.path.index("@type") if "@type" in scalar.path else -1
        if at < 0 or not all(isinstance(part, int) or part == "@graph" for part in scalar.path[:at]):
            continue
        name = source[scalar.place.start : scalar.place.end].rpartition("/")[2]
        if name.endswith(ARTICLES) or name in OTHERS:
            return scalar.path[:at]
        if name.endswith(PAGES):
            pages = pages or scalar.path[:at]
    return pages


def _scalars(source: str, start: int, end: int) -> Iterator[Scalar]:
    """Every value that has a path, by an explicit stack; the JSON is known to be well formed."""
    path: list[str | int] = []
    keys: list[Span] = []
    is_key = False
    for match in TOKEN.finditer(source, start, end):
        token = match.group()
        if token in "{[":
            path.append("" if token == "{" else 0)
            keys.append(keys[-1] if keys else Span(start, start))
            is_key = token == "{"
        elif token in "}]":
            path.pop()
            keys.pop()
            is_key = False
        elif token == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            is_key = isinstance(path[-1], str)
        elif token == ":":
            is_key = False
        elif is_key:
            path[-1], keys[-1] = decoded(match.group(1), 0)[0], Span(*match.span(1))
        elif path:
            quoted = token[0] == '"'
            yield Scalar(tuple(path), keys[-1], Span(*match.span(1 if quoted else 0)), quoted)


def _block(source: str, scalar: Scalar, path: Path) -> Block:
    start, end = scalar.place
    raw = source[start:end]
    runs: tuple[Run, ...] = (Run(0, start, len(raw), len(raw)),) if raw else ()
    text, runs = decoded(raw, start) if scalar.quoted else (raw, runs)
    return Block("meta", start, end, text, runs, 0, Entry(path, scalar.key))
