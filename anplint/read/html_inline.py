"""The text of HTML while the walk goes over it: blocks, links, formats and images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import OPAQUE, Block, BlockKind
from anplint.read.html_images import NO_SOURCE, Source, image_block, source_of
from anplint.read.html_images import TAGS as IMAGES
from anplint.read.html_leaf import Leaf, outer_blanks
from anplint.read.html_links import Links, Lists
from anplint.read.html_marks import code_language, is_note_mark, value
from anplint.read.html_tokens import attributes
from anplint.read.prose import fill_urls

if TYPE_CHECKING:
    from anplint.read.html_tokens import Token

QUOTED: frozenset[BlockKind] = frozenset({"quote", "footnote"})
"""Kinds that headings, items and cells in them have too."""
FORMATS = ("code", "em", "i", "tt")
"""Elements of which a count is kept: their effect goes on in the next block if they are not closed."""
IN_CODE = frozenset({"code", "tt"})
MOST_FORMATS = 3
"""How many of a kind go on (HTML Living Standard 13.2.4.3)."""


class Inline:
    """What is collected, and what holds for the text that comes next.

    ``kind`` and ``level`` are those of a block that starts here, ``mark`` the place and name of the start tag
    that it would belong to. ``skip`` counts the open elements that are not shown, ``opaque`` those whose text
    is no prose, ``formats`` those whose effect outlives their block; ``note``: in the mark of a footnote;
    ``pre``: in preformatted text. ``length`` counts the code points of the text taken, ``linked`` those in
    links. ``picture`` and ``language`` are what the elements around say about an image or code to come.
    """

    def __init__(self, source: str, lists: int) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.links = Links()
        self.lists = Lists(lists)
        self.leaf: Leaf | None = None
        self.mark: tuple[int, str] | None = None
        self.kind: BlockKind = "paragraph"
        self.level = self.skip = self.opaque = 0
        self.length = self.linked = 0
        self.formats = dict.fromkeys(FORMATS, 0)
        self.pre = self.note = False
        self.code_start = -1
        self.picture: Source = NO_SOURCE
        self.language = ""

    def text(self, start: int, end: int) -> None:
        """Take text."""
        raw = self.source[start:end]
        if self.pre:
            self.leaf_at(start).add_raw(raw, start)
            return
        first, last = outer_blanks(raw)
        if not last:
            if self.leaf is not None:
                self.leaf.add_blank(start, end)
            return
        if self.links.permalink and not any(map(str.isalnum, raw)):
            return
        leaf = self.leaf or self.leaf_at(start + first)
        if first:
            leaf.add_blank(start, start + first)
        if self.opaque or self.note or self._in_code():
            leaf.add_code(start + first, start + last, self.code_start)
            self.code_start = -1
        else:
            leaf.add(raw[first:last], start + first)
            leaf.plain = leaf.plain or not (self.formats["em"] or self.formats["i"])
        if last < len(raw):
            leaf.add_blank(start + last, end)
        self.length += last - first
        if self.links.is_open:
            self.linked += last - first

    def leaf_at(self, start: int) -> Leaf:
        """The block at hand; a new one starts with its element, if its tag is all that came before."""
        if self.leaf is None:
            at, tag = self.mark or (start, "")
            self.leaf = Leaf("code" if self.pre else self.kind, self.level, at, tag)
            self.mark = None
        return self.leaf

    def set_kind(self, kind: BlockKind, level: int = 0) -> None:
        """Take what the next text is by its element; in a quote or a note it is of that."""
        if self.kind not in QUOTED:
            self.kind, self.level = kind, level

    def start_code(self, start: int) -> None:
        """Take the start tag of code."""
        if not self.opaque and not self._in_code():
            self.code_start = start

    def _in_code(self) -> bool:
        return self.formats["code"] > 0 or self.formats["tt"] > 0

    def start_format(self, token: Token) -> None:
        """Take the start of an element of which blocks know nothing but its count."""
        name = token.name
        if name == "a":
            self._end_link(token.start)
            if not self.skip and token.inner[0] < token.inner[1]:
                found = attributes(self.source, token.inner)
                self.links.start(token, found)
                self.note = self.links.is_open and is_note_mark(found)
        elif name not in FORMATS:
            pass
        elif not self.pre or name not in IN_CODE:
            if name in IN_CODE:
                self.start_code(token.start)
            self.formats[name] = min(self.formats[name] + 1, MOST_FORMATS)
        elif self.leaf is not None and not self.leaf.language:
            self.leaf.language = code_language(attributes(self.source, token.inner))

    def _end_link(self, end: int) -> None:
        self.links.end(end)
        if self.note:
            self.note = False
            self.end_code(end)

    def void(self, token: Token) -> None:
        """Take an element without content."""
        name = token.name
        if name == "br":
            if self.leaf is not None:
                self.leaf.add_mark("\n", token.start, token.end)
        elif self.pre:
            pass
        elif name in IMAGES:
            found = attributes(self.source, token.inner)
            block = image_block(token.start, token.end, found, self.picture)
            if block is not None:
                leaf = self.leaf_at(token.start)
                leaf.add_mark(OPAQUE, token.start, token.end)
                leaf.images.append(block)
        elif name == "source":
            if not self.picture.url:
                self.picture = source_of(attributes(self.source, token.inner))
        elif name == "input":
            found = attributes(self.source, token.inner)
            if value(found, "type").lower() == "checkbox":
                self.lists.check(checked="checked" in found)

    def end_format(self, name: str, end: int) -> None:
        """Take the end tag of what ``start_format`` took."""
        if name == "a":
            self._end_link(end)
        elif self.formats.get(name) and not (self.pre and name in IN_CODE):
            self.formats[name] -= 1
            self.end_code(end)

    def end_code(self, end: int) -> None:
        """Take the end of code, unless it stands in more code."""
        if not self.opaque and not self._in_code():
            self.code_start = -1
            if self.leaf is not None:
                self.leaf.end_code(end)

    def end_leaf(self, end: int = -1) -> None:
        """Turn what was collected into its blocks."""
        leaf = self.leaf
        if leaf is None:
            return
        self.leaf = None
        leaf.end_code()
        self.links.reach(leaf.end)
        after_image = bool(self.blocks) and self.blocks[-1].kind == "image"
        found = leaf.blocks(max(leaf.end, end), after_image=after_image)
        if leaf.kind == "item" and found and found[0].kind == "item":
            found[0] = found[0]._replace(detail=self.lists.detail())
        self.blocks += [
            one if one.kind in {"image", "code"} else fill_urls(one, self.links.found) for one in found
        ]
