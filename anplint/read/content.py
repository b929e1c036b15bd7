"""Inline content and list items of Markdown while they are being collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import OPAQUE
from anplint.read.prose import Prose

if TYPE_CHECKING:
    from anplint.model import Block, BlockKind


class Content:
    """Inline content that is being collected: what it will be and where it started."""

    __slots__ = (
        "code",
        "emphasis",
        "end",
        "images",
        "kind",
        "level",
        "line_break",
        "plain",
        "prose",
        "start",
    )

    def __init__(self, kind: BlockKind, start: int, level: int = 0) -> None:
        self.kind = kind
        self.start = start
        self.end = start
        self.level = level
        self.prose = Prose()
        self.images: list[Block] = []
        self.line_break: tuple[int, str] | None = None
        self.code = 0
        self.emphasis = 0
        self.plain = False

    def add(self, text: str, start: int, end: int) -> None:
        """Take a piece of prose, after the line break that waits before it."""
        if self.line_break is not None:
            at, mark = self.line_break
            self.line_break = None
            self.prose.parts.append((mark, at, start))
        if self.code:
            text = OPAQUE
        if text:
            self.prose.parts.append((text, start, end))
        if not self.plain and not self.emphasis and not text.isspace() and text != OPAQUE:
            self.plain = True
        self.end = end


class ListItem:
    """An open list item: which list it is of, and whether a block of it has been read."""

    __slots__ = ("checked", "list", "ordered", "used")

    def __init__(self, number: int, *, ordered: bool) -> None:
        self.list = number
        self.ordered = ordered
        self.checked: bool | None = None
        self.used = False
