"""Front matter: where it starts and ends, and what may stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.positions import LINE_END
from anplint.read.yaml_entries import broken, read_yaml

if TYPE_CHECKING:
    from anplint.model import Block, Problem

LIMIT = 65_536
"""The longest front matter that is read, in code points; site generators read far less."""

DEEPEST = 200
"""How deep brackets may nest; the deepest front matter measured on 2,100 human articles has 3."""

BRACKET = re.compile(r"[\[\]{}]")
OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
KEY_LINE = re.compile(r"[A-Za-z_][\w -]*:(?:[ \t]|$)", re.MULTILINE)


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
    found = FrontMatter()
    opening = OPENING.match(source)
    if opening is None:
        return found
    start = opening.end()
    closing = _closing(source, start)
    if closing is None:
        if KEY_LINE.match(source, start):
            found.problems.append(broken(0, 3, "it is opened by “---” and never closed"))
        return found
    found.body = _after_line(source, closing.end())
    if closing.start() - start > LIMIT:
        found.problems.append(broken(0, 3, f"it is longer than {LIMIT:,} characters and was not read"))
        return found
    if _depth(source[start : closing.start()]) > DEEPEST:
        found.problems.append(broken(0, 3, f"its brackets nest more than {DEEPEST} deep"))
        return found
    found.blocks, found.problems = read_yaml(source[start : closing.start()], start)
    return found


def _depth(text: str) -> int:
    """How deep ``[`` and ``{`` nest, quotes not looked at; the YAML parser's time grows with its square."""
    depth = deepest = 0
    for bracket in BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _closing(source: str, start: int) -> re.Match[str] | None:
    """The line that closes the front matter; ``$`` does not know CR, so such text is looked at with LF."""
    if "\r" in source:
        source = source.replace("\r", "\n")
    return CLOSING.search(source, start)


def _after_line(source: str, offset: int) -> int:
    end = LINE_END.match(source, offset)
    return end.end() if end else offset
