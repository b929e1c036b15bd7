"""The text of one block of HTML while it is being collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import OPAQUE, Block, Code
from anplint.read.html_text import add_text
from anplint.read.html_tokens import BLANKS
from anplint.read.prose import Prose

if TYPE_CHECKING:
    from anplint.model import BlockKind

OUTER = f"{OPAQUE} \n"


class Leaf:
    """Text and images up to the next edge of a block element.

    ``tag`` is the element that it started with, if it did. ``blank`` is the first blank since the last text,
    -1 where there is none; ``fresh``: nothing stands before in this line; ``plain``: some text has no stress.
    """

    __slots__ = (
        "blank",
        "blank_end",
        "code",
        "code_end",
        "end",
        "fresh",
        "images",
        "kind",
        "language",
        "level",
        "plain",
        "prose",
        "start",
        "tag",
    )

    def __init__(self, kind: BlockKind, level: int, start: int, tag: str) -> None:
        self.kind = kind
        self.level = level
        self.start = start
        self.end = start
        self.tag = tag
        self.prose = Prose()
        self.images: list[Block] = []
        self.blank = self.blank_end = -1
        self.code = self.code_end = -1
        self.fresh = True
        self.plain = False
        self.language = ""

    def add(self, raw: str, start: int) -> None:
        """Take HTML text without outer blanks."""
        self._before()
        add_text(self.prose, raw, start)
        self.end = start + len(raw)

    def add_code(self, start: int, end: int, since: int) -> None:
        """Take code: all of one element's is one filler; ``since`` is where its tag starts, -1 if unknown."""
        if self.code < 0:
            self._before()
            self.code = max(self.end, since) if since >= 0 else start
        self.blank = -1
        self.end = self.code_end = end

    def add_raw(self, raw: str, start: int) -> None:
        """Take text of ``<pre>``, in which blanks stay as they are."""
        if self.fresh and raw:
            self.fresh = False
            cut = 2 if raw.startswith("\r\n") else raw[0] in "\r\n"
            raw, start = raw[cut:], start + cut
        add_text(self.prose, raw, start, blanks=False)
        self.end = max(self.end, start + len(raw))

    def add_blank(self, start: int, end: int) -> None:
        """Note blanks that count where text follows in the same line."""
        if self.blank < 0 and not self.fresh:
            self.blank, self.blank_end = start, end

    def add_mark(self, text: str, start: int, end: int) -> None:
        """Take what a tag stands for: a filler for an image, a line feed for ``<br>``."""
        if text == OPAQUE:
            self._before()
        elif self.kind != "code":
            self.end_code()
            self.blank = -1
            self.fresh = True
        self.prose.add(text, start, end)
        self.end = end

    def _before(self) -> None:
        """Put what waits before the next text: code that has ended, a blank."""
        self.end_code()
        if self.blank >= 0:
            self.prose.add(" ", self.blank, self.blank_end)
            self.end = self.blank_end
            self.blank = -1
        self.fresh = False

    def end_code(self, end: int = -1) -> None:
        """End the code at hand, behind its end tag if that follows its last text."""
        if self.code >= 0:
            stop = end if end >= 0 and self.blank < 0 else self.code_end
            self.prose.add(OPAQUE, self.code, stop)
            self.code = -1
            self.end = stop

    def blocks(self, end: int, *, after_image: bool) -> list[Block]:
        """The block of the text and those of its images; emphasis alone beside an image is its caption."""
        if self.kind == "code":
            text, runs = self.prose.finish(strip="")
            if not text.strip():
                return []
            return [Block("code", self.start, end, text, runs, 0, Code(self.language))]
        text, runs = self.prose.finish()
        shown = text.strip(OUTER)
        if shown and self.kind == "paragraph" and not self.plain and (after_image or self.images):
            text, runs = self.prose.finish(strip=OUTER)
            caption = Block("caption", runs[0].source, end, text, runs)
            return sorted([*self.images, caption], key=_start)
        if text and (shown or not self.images):
            return [Block(self.kind, self.start, end, text, runs, self.level), *self.images]
        return self.images


def _start(block: Block) -> int:
    return block.start


def outer_blanks(raw: str) -> tuple[int, int]:
    """Where the text without its outer blanks starts and ends; both 0 where it is nothing but blanks."""
    kept = raw.strip(BLANKS)
    if len(kept) == len(raw):
        return 0, len(raw)
    lead = len(raw) - len(raw.lstrip(BLANKS))
    return (lead, lead + len(kept)) if kept else (0, 0)
