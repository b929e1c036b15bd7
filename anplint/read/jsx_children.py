"""The indentation of the children of JSX elements, which makes no code of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anplint.read.constructs import Found

LINE = r"(?P<blanks>[ \t]*)(?P<content>[^\n]*)(?:\n|\Z)"


class Element:
    """An open element: its name, the columns that stay before its children, the indentation of the first."""

    __slots__ = ("base", "indent", "name")

    def __init__(self, name: str, base: int) -> None:
        """Start before the first child."""
        self.name = name
        self.base = base
        self.indent = -1


def outdent(found: Found, start: int) -> None:
    """Take out the indentation of the children of elements: in MDX it does not make code of them."""
    tags = found.zones
    opened: list[Element] = []
    names: Counter[str] = Counter()
    number = 0
    for line in re.compile(LINE).finditer(found.text, start):
        while number < len(tags) and tags[number][0].end <= line.start():
            construct, name, opens = tags[number]
            number += 1
            if opens:
                opened.append(Element(name, _base(found, construct.start, opened)))
                names[name] += 1
            elif names[name]:
                while opened[-1].name != name:
                    names[opened.pop().name] -= 1
                opened.pop()
                names[name] -= 1
        if not opened or not line["content"]:
            continue
        element = opened[-1]
        indent = len(line["blanks"])
        if element.indent < 0:
            element.indent = indent
        if min(indent, element.indent) > element.base:
            found.cut(line.start() + element.base, line.start() + min(indent, element.indent))


def _base(found: Found, at: int, opened: list[Element]) -> int:
    """The column of the outermost element: what stands before it belongs to a list or a quote."""
    if opened:
        return opened[0].base
    line = found.text.rfind("\n", 0, at) + 1
    return len(found.text[line:at]) if not found.text[line:at].strip() else 0
