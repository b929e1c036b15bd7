"""TOML to ``meta`` blocks: the place of every key and every value.

The standard library says whether the text is TOML; where keys and values stand is told by a scanner of
our own, which goes on at the next line where it cannot follow.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from anplint.model import Problem, Span
from anplint.positions import Lines
from anplint.read.entries import Entries
from anplint.read.yaml_entries import broken

if TYPE_CHECKING:
    from anplint.model import Block

BLANKS = r"(?:[ \t\r\n]|#[^\r\n]*)*"
KEY_PART = (
    r"[ \t]*(?:(?P<bare>[A-Za-z0-9_-]+)|\"(?P<double>(?:[^\"\\\r\n]|\\.)*)\"|'(?P<single>[^'\r\n]*)')[ \t]*"
)
STRING = (
    r"\"\"\"(?:\r?\n)?(?P<long>(?:[^\"\\]|\\[\s\S]|\"{1,2}(?!\"))*\"{0,2})\"\"\""
    r"|'''(?:\r?\n)?(?P<raw>(?:[^']|'{1,2}(?!'))*'{0,2})'''"
    r"|\"(?P<double>(?:[^\"\\\r\n]|\\.)*)\"|'(?P<single>[^'\r\n]*)'"
)
ATOM = r"[^\s,\]}#\"'\[{][^,\]}#\r\n]*"
LINE = r"[^\r\n]*"
ESCAPE = r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\r?\n\s*|(.))"
ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
DEEPEST = 200

PLACE = r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)"
MENDS: tuple[tuple[str, str], ...] = (
    ("Invalid value", "quote the value: text needs quotes in TOML"),
    ("Expected '='", "a key without “=” behind it; TOML has “name = value”"),
    ("Expected newline or end of document", "one value on each line, and quotes around text"),
    ("Illegal character", "a quote is opened and never closed on its line"),
    ("Unterminated string", "a quote is opened and never closed"),
    ("Unclosed array", "a “[” is opened and never closed"),
    ("Unclosed inline table", "a “{” is opened and never closed"),
    ("Unescaped '\\'", "a backslash in double quotes: use single quotes"),
    ("Invalid initial character for a key part", "a key in TOML has letters, digits, “_” and “-”, or quotes"),
    ("Invalid statement", "a line that is no “name = value”"),
)
"""The words of the standard library's parser and what an author should look for."""


def read_toml(source: str, start: int, end: int) -> tuple[list[Block], list[Problem]]:
    """The ``meta`` blocks of the TOML at ``[start, end)`` of a source, and what is wrong in it."""
    scanner = _Scanner(source, start, end)
    scanner.read()
    problem = _broken(source, start, end)
    problems = scanner.entries.problems
    if problem is not None and not any(one.name == "duplicate-key" for one in problems):
        problems = [*problems, problem]
    return scanner.entries.blocks, problems


def _broken(source: str, start: int, end: int) -> Problem | None:
    """What the standard library's parser says."""
    import tomllib

    text = source[start:end]
    lone = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tomllib.loads(lone)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        place = re.search(PLACE, words)
        reason = words[: place.start()] if place else words
        lines = Lines(text)
        line = int(place.group(1)) if place and place.group(1) else lines.position(len(text.rstrip())).line
        at = start + lines.start(line) + (int(place.group(2)) - 1 if place and place.group(2) else 0)
        at = min(at, start + max(0, len(text.rstrip()) - 1))
        until = start + lines.start(line) + len(lines.text(line))
        at = at if at < until else start + lines.start(line)
        mend = next((mend for said, mend in MENDS if said in reason), reason[:1].lower() + reason[1:])
        return broken(at, max(at + 1, until), mend)
    except RecursionError:
        return broken(0, 3, "its brackets nest too deep")
    return None


class _Scanner:
    """The state while the text is read: where we are, and the table that keys belong to."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.at = start
        self.end = end
        self.entries = Entries(source)
        self.table: tuple[str | int, ...] = ()
        self.table_key = Span(start, start)
        self.arrays: dict[tuple[str | int, ...], int] = {}

    def match(self, pattern: str) -> re.Match[str] | None:
        """Match at the place, and go behind it."""
        found = re.compile(pattern).match(self.source, self.at, self.end)
        if found is not None:
            self.at = found.end()
        return found

    def read(self) -> None:
        """Read to the end, line by line where something cannot be followed."""
        while True:
            self.match(BLANKS)
            if self.at >= self.end:
                return
            before = self.at
            ok = self._header() if self.source[self.at] == "[" else self._pair(self.table, 0)
            if not ok or self.at == before:
                self.match(LINE)

    def _header(self) -> bool:
        """``[a.b]`` and ``[[a]]``."""
        opening = self.match(r"\[\[?")
        keys = self._keys()
        if opening is None or keys is None or not self.match(r"\]\]?"):
            return False
        path: tuple[str | int, ...] = ()
        for name, _ in keys:
            path = (*path, name)
            if path in self.arrays and (len(path) < len(keys) or opening.group() == "["):
                path = (*path, self.arrays[path])
        span = Span(keys[0][1].start, keys[-1][1].end)
        if opening.group() == "[[":
            self.arrays[path] = self.arrays.get(path, -1) + 1
            path = (*path, self.arrays[path])
        else:
            self.entries.key(path, span)
        self.table, self.table_key = path, span
        return True

    def _keys(self) -> list[tuple[str, Span]] | None:
        """The parts of a dotted key with their places, quotes left out."""
        parts: list[tuple[str, Span]] = []
        while True:
            part = self.match(KEY_PART)
            if part is None or part.lastgroup is None:
                return None
            kind = part.lastgroup
            name = _unescaped(part[kind]) if kind == "double" else part[kind]
            parts.append((name, Span(*part.span(kind))))
            if not self.match(r"\."):
                return parts

    def _pair(self, table: tuple[str | int, ...], depth: int) -> bool:
        keys = self._keys()
        if keys is None or not self.match(r"=[ \t]*"):
            return False
        path = (*table, *(name for name, _ in keys))
        span = Span(keys[0][1].start, keys[-1][1].end)
        self.entries.key(path, span)
        return self._value(path, span, depth)

    def _value(self, path: tuple[str | int, ...], key: Span, depth: int) -> bool:
        if self.at >= self.end or depth > DEEPEST:
            return False
        mark = self.source[self.at]
        if mark in "[{":
            return self._array(path, key, depth) if mark == "[" else self._inline_table(path, key, depth)
        string = self.match(STRING) if mark in "\"'" else None
        if string is not None and string.lastgroup is not None:
            kind = string.lastgroup
            text = _unescaped(string[kind]) if kind in {"long", "double"} else string[kind]
            self.entries.value(path, key, Span(*string.span()), text)
            return True
        atom = self.match(ATOM)
        if atom is None:
            return False
        text = atom.group().rstrip()
        self.entries.value(path, key, Span(atom.start(), atom.start() + len(text)), text)
        return True

    def _array(self, path: tuple[str | int, ...], key: Span, depth: int) -> bool:
        start = self.at
        self.at += 1
        number = 0
        while self.match(BLANKS) and not self.match(r"\]"):
            if not self._value((*path, number), key, depth + 1):
                return False
            number += 1
            self.match(BLANKS)
            if not self.match(",") and not self.source.startswith("]", self.at):
                return False
        if not number:
            self.entries.value(path, key, Span(start, start), "")
        return True

    def _inline_table(self, path: tuple[str | int, ...], key: Span, depth: int) -> bool:
        start = self.at
        self.at += 1
        number = 0
        while self.match(BLANKS) and not self.match(r"\}"):
            if not self._pair(path, depth + 1):
                return False
            number += 1
            self.match(BLANKS)
            if not self.match(",") and not self.source.startswith("}", self.at):
                return False
        if not number:
            self.entries.value(path, key, Span(start, start), "")
        return True


def _unescaped(text: str) -> str:
    """A basic string without its escapes."""
    if "\\" not in text:
        return text
    return re.sub(ESCAPE, _character, text)


def _character(match: re.Match[str]) -> str:
    digits = match.group(1) or match.group(2)
    if digits:
        number = int(digits, 16)
        return chr(number) if number <= sys.maxunicode else match.group()
    return ESCAPED.get(match.group(3), match.group(3)) if match.group(3) else ""
