"""JSON to ``meta`` blocks: the place of every key and every value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Problem, Span
from anplint.read.entries import Entries
from anplint.read.yaml_entries import broken

if TYPE_CHECKING:
    from anplint.model import Block

TOKEN = r"[ \t\r\n,:]*(?:(?P<string>\"(?:[^\"\\\r\n]|\\.)*\")|(?P<mark>[\[\]{}])|(?P<atom>[^\s,:\[\]{}\"]+))"
BEHIND = r"[ \t\r\n]*:"
OPENING = r"\{\s*(?:\"|\}[ \t]*(?:\r|\n|\Z))"
"""How front matter of JSON starts, other than a template's or component's brace."""

MENDS: tuple[tuple[str, str], ...] = (
    ("Expecting property name", "a name in double quotes must follow; a comma before “}” is one too many"),
    ("Illegal trailing comma", "a comma before “}” or “]” is one too many"),
    ("Expecting ',' delimiter", "a comma is missing between two entries"),
    ("Expecting ':' delimiter", "a colon is missing between name and value"),
    ("Expecting value", "a value is missing here, or it needs double quotes"),
    ("Invalid control character", "a line end in a text: write \\n"),
    ("Invalid \\escape", "a backslash in a text: write \\\\"),
    ("Unterminated string", "a quote is opened and never closed"),
    ("Extra data", "a “}” is one too many"),
)
"""The words of the standard library's parser and what an author should look for."""


def json_end(source: str, start: int) -> int:
    """The offset behind the brace that closes the one at ``start``; -1 where none does."""
    depth = 0
    for token in re.compile(TOKEN).finditer(source, start):
        mark = token["mark"]
        if mark:
            depth += 1 if mark in "[{" else -1
            if depth == 0:
                return token.end()
    return -1


def read_json(source: str, start: int, end: int) -> tuple[list[Block], list[Problem]]:
    """The ``meta`` blocks of the JSON object at ``[start, end)`` of a source, and what is wrong in it."""
    walk = _Walk(source)
    for token in re.compile(TOKEN).finditer(source, start, end):
        walk.take(token)
    problem = _broken(source, start, end)
    return walk.entries.blocks, [*walk.entries.problems, *([problem] if problem else [])]


def _broken(source: str, start: int, end: int) -> Problem | None:
    """What the standard library's parser says."""
    import json

    text = source[start:end]
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        at = start + min(error.pos, max(0, len(text.rstrip()) - 1))
        line_end = re.compile(r"[^\r\n]*").match(source, at, end)
        mend = next((mend for said, mend in MENDS if said in error.msg), error.msg)
        return broken(at, max(at + 1, line_end.end() if line_end else at + 1), mend)
    except RecursionError:
        return broken(start, start + 1, "its brackets nest too deep")
    return None if isinstance(value, dict) else broken(start, end, 'it holds no fields (“"name": value”)')


class _Collection:
    """An open object or array: the key or index that comes next."""

    __slots__ = ("empty", "is_object", "key", "part", "start")

    def __init__(self, start: int, *, is_object: bool) -> None:
        self.start = start
        self.is_object = is_object
        self.part: str | int | None = None if is_object else 0
        self.key = Span(start, start)
        self.empty = True


class _Walk:
    """The state while tokens are taken."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.entries = Entries(source)
        self.open: list[_Collection] = []

    def take(self, token: re.Match[str]) -> None:
        mark = token["mark"]
        if mark and mark in "[{":
            self.open.append(_Collection(token.start("mark"), is_object=mark == "{"))
        elif mark:
            if self.open:
                closed = self.open.pop()
                if closed.empty and self.open:
                    self._scalar(Span(closed.start, closed.start), "")
                else:
                    self._next()
        elif token["string"]:
            self._string(Span(*token.span("string")))
        elif token["atom"]:
            text = token["atom"]
            self._scalar(Span(*token.span("atom")), "" if text == "null" else text)

    def _string(self, span: Span) -> None:
        text = _unescaped(self.source[span.start + 1 : span.end - 1])
        holder = self.open[-1] if self.open else None
        if holder is not None and holder.is_object and holder.part is None:
            if re.compile(BEHIND).match(self.source, span.end):
                holder.part, holder.key = text, Span(span.start + 1, span.end - 1)
                holder.empty = False
                self.entries.key(self._path(), holder.key)
            return
        self._scalar(span, text)

    def _path(self) -> tuple[str | int, ...]:
        return tuple(one.part for one in self.open if one.part is not None)

    def _scalar(self, span: Span, text: str) -> None:
        path = self._path()
        if path and isinstance(path[0], str) and len(path) == len(self.open):
            key = next(one.key for one in reversed(self.open) if isinstance(one.part, str))
            self.entries.value(path, key, span, text)
        self._next()

    def _next(self) -> None:
        if not self.open:
            return
        holder = self.open[-1]
        holder.empty = False
        if isinstance(holder.part, int):
            holder.part += 1
        else:
            holder.part = None


def _unescaped(text: str) -> str:
    """A string without its escapes; as it stands where one is wrong."""
    if "\\" not in text:
        return text
    import json

    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text
