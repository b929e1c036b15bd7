"""Front matter: where it starts and ends, and what may stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Span
from anplint.positions import LINE_END
from anplint.read.yaml_entries import broken, read_yaml

if TYPE_CHECKING:
    from anplint.model import Block, Problem

LIMIT = 65_536
"""The longest front matter that is read, in code points; site generators read far less."""

DEEPEST = 200
"""How deep brackets may nest; the deepest front matter measured on 2,100 human articles has 3."""

BRACKET = re.compile(r"[\[\]{}]")
OPENING = re.compile(r"(---|\+\+\+)([a-z]*)[ \t]*(?:\r\n|\n|\r)")
"""Dashes for YAML, or for the format named behind them (Eleventy); plus signs for TOML (Hugo, Zola)."""
CLOSINGS = {"---": r"(?m)^(?:---|\.\.\.)[ \t]*$", "+++": r"(?m)^\+\+\+[ \t]*$"}
KEY_LINE = re.compile(r"[A-Za-z_][\w -]*:(?:[ \t]|$)", re.MULTILINE)
KEY_LINES = {
    "---": f"(?m){KEY_LINE.pattern}",
    "+++": r"[\w.\"'-]+[ \t]*=",
    "{": r"\s*\"[^\"\r\n]*\"[ \t]*:",
}
TOML_START = r"\s*(?:(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*[.=:]|\[|#|\Z)"
"""How the first line of fields looks, which tells front matter that is not closed from a ruler or a brace."""
BRACE_LINE = r"(?m)^\}[ \t]*$"
NAMES = {
    "": "yaml",
    "yaml": "yaml",
    "yml": "yaml",
    "toml": "toml",
    "json": "json",
    "js": "js",
    "javascript": "js",
}


class FrontMatter:
    """What stands before the body: its blocks, its problems, and the offset where the body starts."""

    __slots__ = ("blocks", "body", "problems")

    def __init__(self) -> None:
        """Start empty: no front matter, the body starts at 0."""
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.body = 0


def read_front_matter(source: str) -> FrontMatter:
    """Read the front matter of a Markdown source, if it starts with one."""
    if source.startswith("{"):
        return _read_object(source)
    found = FrontMatter()
    opening = OPENING.match(source)
    if opening is None:
        return found
    fence, named = opening.groups()
    language = "toml" if fence == "+++" and not named else NAMES.get(named)
    if language is None:
        return found
    start = opening.end()
    closing = _closing(source, start, CLOSINGS[fence])
    if closing is None:
        if re.compile(KEY_LINES[fence]).match(source, start):
            found.problems.append(broken(0, 3, f"it is opened by “{fence}” and never closed"))
        return found
    if fence == "+++" and not re.compile(TOML_START).match(source, start, closing.start()):
        return found  # a break of MyST
    found.body = _after_line(source, closing.end())
    _read(found, source, Span(start, closing.start()), language)
    return found


def _read(found: FrontMatter, source: str, place: Span, language: str) -> None:
    """Read the fields at ``place``; those in JavaScript are left to those who may run it."""
    if place.end - place.start > LIMIT:
        found.problems.append(broken(0, 3, f"it is longer than {LIMIT:,} characters and was not read"))
    elif _depth(source[place.start : place.end]) > DEEPEST:
        found.problems.append(broken(0, 3, f"its brackets nest more than {DEEPEST} deep"))
    elif language == "yaml":
        found.blocks, found.problems = read_yaml(source[place.start : place.end], place.start)
    elif language == "toml":
        from anplint.read.toml_entries import read_toml

        found.blocks, found.problems = read_toml(source, *place)
    elif language == "json":
        from anplint.read.json_entries import read_json

        found.blocks, found.problems = read_json(source, *place)


def _read_object(source: str) -> FrontMatter:
    """Read front matter that is an object of JSON (Hugo); another brace opens a component or a template."""
    from anplint.read.json_entries import OPENING as BRACE
    from anplint.read.json_entries import json_end

    found = FrontMatter()
    if not re.match(BRACE, source):
        return found
    end = json_end(source, 0)
    line = _closing(source, 0, BRACE_LINE)
    if line is not None and (end < 0 or end > LIMIT or line.end() < end):
        end = line.end()
    if end < 0 or source[end:].lstrip(" \t")[:1] not in {"", "\n", "\r"}:
        if end < 0 and re.compile(KEY_LINES["{"]).match(source, 1):
            found.problems.append(broken(0, 1, "it is opened by “{” and never closed"))
        return found
    found.body = _after_line(source, end + len(source[end:]) - len(source[end:].lstrip(" \t")))
    _read(found, source, Span(0, end), "json")
    return found


def _depth(text: str) -> int:
    """How deep ``[`` and ``{`` nest, quotes not looked at; the YAML parser's time grows with its square."""
    depth = deepest = 0
    for bracket in BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _closing(source: str, start: int, line: str) -> re.Match[str] | None:
    """The first line of that form; ``$`` does not know CR, so such text is looked at with LF."""
    if "\r" in source:
        source = source.replace("\r", "\n")
    return re.compile(line).search(source, start)


def _after_line(source: str, offset: int) -> int:
    end = LINE_END.match(source, offset)
    return end.end() if end else offset
