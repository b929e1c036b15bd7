"""Blocks of Python-Markdown by indentation: ``!!! note "Title"``, ``??? tip``, ``=== "Tab"``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.read.code_regions import FENCE
from anplint.read.view import Edit, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.read.constructs import Found

INDENT = 4
"""Columns by which a body is indented; a tab is as wide."""
OPENING = (
    r"(?P<mark>(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*)*|===[!+]?(?=[ \t]+\"))"
    r"(?:[ \t]*\"(?P<title>[^\n]*?)\")?[ \t]*$"
)
LINES = r"[^\n]*\n?"


class Body:
    """An open body: the columns of its opening line, which its lines are indented beyond."""

    __slots__ = ("column",)

    def __init__(self, column: int) -> None:
        """Take the 0-based column of the opening line."""
        self.column = column


def take_admonitions(found: Found, start: int) -> None:
    """Take all of them from an offset on: titles become paragraphs, bodies lose their indentation."""
    open_bodies: list[Body] = []
    until = 0
    opening, fence = re.compile(OPENING), re.compile(FENCE)
    for at, end, following in _lines(found, start):
        line = found.text[at:end]
        content = line.lstrip(" \t")
        if not content:
            continue
        column = _columns(line[: len(line) - len(content)])
        if at >= until:
            while open_bodies and column < open_bodies[-1].column + INDENT:
                open_bodies.pop()
        _outdent(found, at, line, INDENT * len(open_bodies))
        if at < until:
            continue
        code = fence.match(found.text, at)
        if code:
            until = found.code.after_fence(code)
        match = opening.match(found.text, end - len(content), end) if content[0] in "!?=" else None
        if match and _has_body(column, following):
            _title(found, match)
            open_bodies.append(Body(column))


def _lines(found: Found, start: int) -> Iterator[tuple[int, int, str]]:
    """The lines as start and end without the line end, and the next line that is not blank."""
    places = [
        (match.start(), match.end() - match.group().endswith("\n"))
        for match in re.compile(LINES).finditer(found.text, start)
        if match.group()
    ]
    following = ""
    filled: list[str] = []
    for at, end in reversed(places):
        filled.append(following)
        line = found.text[at:end]
        following = line if line.strip() else following
    for (at, end), after in zip(places, reversed(filled), strict=True):
        yield at, end, after


def _columns(blanks: str) -> int:
    return len(blanks.expandtabs(INDENT))


def _has_body(column: int, following: str) -> bool:
    return _columns(following[: len(following) - len(following.lstrip(" \t"))]) >= column + INDENT


def _outdent(found: Found, at: int, line: str, width: int) -> None:
    """Take so many columns out at the start of a line, or all blanks of a line with fewer."""
    column = end = 0
    while column < width and end < len(line) and line[end] in " \t":
        column += INDENT - column % INDENT if line[end] == "\t" else 1
        end += 1
    if end:
        found.cut(at, at + end)


def _title(found: Found, match: re.Match[str]) -> None:
    start, end = match.span()
    if not match["title"]:
        found.edits.append(Edit(start, end, blank(match.group())))
        return
    found.cut(start, match.start("title"))
    found.edits.append(Edit(match.end("title"), end, "\n"))
