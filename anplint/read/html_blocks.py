"""HTML to blocks: one walk over the tags and the text, without recursion."""

from __future__ import annotations

from typing import NamedTuple

from anplint.model import Block, BlockKind, Code, Comment, Run
from anplint.read.html_images import NO_SOURCE
from anplint.read.html_images import TAGS as IMAGES
from anplint.read.html_inline import FORMATS, Inline
from anplint.read.html_marks import CODE, HINT, SKIPPED, Marks, code_language, marks
from anplint.read.html_regions import WATCHED, Regions
from anplint.read.html_tokens import RAW, Token, attributes
from anplint.read.html_tree import BLOCKS, FORMATTING, HEADINGS, TABLE_PARTS, VOID, Tree

LISTS = frozenset({"ol", "ul", "menu", "dir", "dl"})
ITEMS = frozenset({"li", "dd", "dt"})
CELLS = frozenset({"td", "th"})
CAPTIONS = frozenset({"caption", "figcaption"})
PREFORMATTED = frozenset({"listing", "pre"})
EFFECTS = frozenset(
    {*LISTS, *ITEMS, *CELLS, *PREFORMATTED, *CAPTIONS, *HEADINGS, *CODE, *SKIPPED, "blockquote"}
)
STARTS = frozenset({*ITEMS, *CELLS, *CAPTIONS, *HEADINGS, "p", "summary", "address", "legend"})
"""Elements whose start tag belongs to the block that their text makes."""
MARKERS = CELLS | {"caption"}
"""Elements in which formats start anew."""
NO_ELEMENTS = frozenset({"html", "head", "body"}) | RAW


class State(NamedTuple):
    """What holds outside an element, to be put back when it is closed; ``own`` is what it opened."""

    kind: BlockKind
    level: int
    skip: int
    opaque: int
    formats: dict[str, int]
    pre: bool
    own: str


class Walk:
    """The state while tokens are taken in order: the open elements, and ``inline`` for the text in them."""

    def __init__(self, source: str, *, lists: int = 0, regions: Regions | None = None) -> None:
        self.source = source
        self.comments: list[Comment] = []
        self.inline = Inline(source, lists)
        self.regions = regions
        self.tree: Tree[State | None] = Tree()

    def take(self, token: Token) -> None:
        """Take one token."""
        kind = token.kind
        if kind == "text":
            if not self.inline.skip:
                self.inline.text(token.start, token.end)
        elif kind == "open":
            self._open(token)
        elif kind == "close":
            self._close(token)
        elif kind == "raw":
            if token.name in {"xmp", "plaintext"} and not self.inline.skip:
                text = self.source[token.start : token.end]
                runs = (Run(0, token.start, len(text), len(text)),) if text else ()
                self.inline.blocks.append(Block("code", token.start, token.end, text, runs, 0, Code("")))
        elif not token.name and not self.inline.pre:
            self.comments.append(Comment(token.start, token.end, self.source[slice(*token.inner)]))

    def finish(self, end: int) -> None:
        """Close what is open at the end of the source."""
        self.inline.end_leaf()
        self._pop_to(0, end)

    def _open(self, token: Token) -> None:
        name = token.name
        if self.inline.skip and self._in_picture(token):
            return
        if name in FORMATTING:
            self.inline.start_format(token)
            return
        if name in TABLE_PARTS and self.tree.find("table", "table") < 0:
            return
        if name == "form" and self.tree.holds(name):
            return
        self._pop_to(self.tree.ended_by_start(name), token.start)
        if name in BLOCKS and not self.inline.pre and not self.inline.skip:
            self.inline.end_leaf()
            self.inline.mark = (token.start, name) if name in STARTS else None
        if name in NO_ELEMENTS:
            return
        if name in VOID or name in IMAGES:
            if not self.inline.skip:
                self.inline.void(token)
            return
        state = None if self.inline.skip else self._enter(token)
        self.tree.push(name, state)
        if name == "svg" and self.source.startswith("/", token.end - 2):
            self._pop_to(len(self.tree.names) - 1, token.end)

    def _in_picture(self, token: Token) -> bool:
        """Whether a tag belongs to an SVG picture; an element of HTML ends one that was left open."""
        tree, name = self.tree, token.name
        place = tree.find("svg", "scope")
        if place < 0:
            return False
        if name not in BLOCKS and name not in FORMATTING and name not in {"img", "br", "span", "title"}:
            if not self.source.startswith("/", token.end - 2):
                tree.push(name, None)
            return True
        if max(tree.find("foreignobject", "scope"), tree.find("desc", "scope")) < 0 and name != "title":
            self._pop_to(place, token.start)
        return name == "title"

    def _enter(self, token: Token) -> State | None:
        """Note what an element changes for the text in it; None where it changes nothing."""
        name, inner = token.name, token.inner
        hinted = inner[1] > inner[0] and HINT.search(self.source, *inner) is not None
        watched = self.regions is not None and name in WATCHED
        if not hinted and not watched and name not in EFFECTS:
            return None
        now = self.inline
        state = State(now.kind, now.level, now.skip, now.opaque, now.formats, now.pre, "")
        own = self._effect(token)
        if hinted:
            own += self._marked(marks(self.source, token), name)
        if watched and self.regions is not None and not self.inline.skip:
            self.regions.open(token, now.length, now.linked, quoted=self.inline.kind == "quote")
            own += " region"
        return state._replace(own=own)

    def _effect(self, token: Token) -> str:
        """Take what the name of an element says; tells what is to be closed with it."""
        name, inline = token.name, self.inline
        if name in SKIPPED:
            inline.skip += name != "button" or inline.kind != "heading"
        elif name in HEADINGS:
            inline.set_kind("heading", int(name[1]))
        elif name in LISTS:
            inline.lists.open_list(ordered=name == "ol")
            return "list"
        elif name in ITEMS:
            own = inline.lists.open_item()
            inline.set_kind("item", inline.lists.level)
            return own
        elif name in CODE:
            inline.start_code(token.start)
            inline.opaque += 1
        elif name in PREFORMATTED:
            self._preformatted(token)
        elif name in EFFECTS:
            self._holder(name)
        return ""

    def _preformatted(self, token: Token) -> None:
        """Open a block of code; a ``<pre>`` in another is a part of it."""
        inline = self.inline
        if not inline.pre:
            inline.pre, inline.mark = True, (token.start, token.name)
        leaf = inline.leaf_at(token.start)
        found = attributes(self.source, token.inner)
        leaf.language = leaf.language or code_language(found) or inline.language

    def _holder(self, name: str) -> None:
        """Enter a quote, a caption or a cell; in cells and captions of tables formats start anew."""
        inline = self.inline
        if name in MARKERS:
            inline.opaque, inline.formats = 0, dict.fromkeys(FORMATS, 0)
        if name == "blockquote":
            inline.kind, inline.level = "quote", 0
        elif name in CAPTIONS:
            inline.kind, inline.level = "caption", 0
        elif not self._is_layout():
            inline.set_kind("cell")

    def _is_layout(self) -> bool:
        place = self.tree.find("table", "table")
        state = self.tree.states[place] if place >= 0 else None
        return state is not None and "layout" in state.own

    def _marked(self, found: Marks, name: str) -> str:
        """Take what the attributes say: hidden, code, a caption, notes, a table for the layout."""
        self.inline.skip += found.hidden
        self.inline.opaque += found.code
        if found.kind and (self.inline.kind == "paragraph" or name == "dd"):
            self.inline.kind = found.kind
        if found.language:
            self.inline.language = found.language
            return " code"
        return " layout" if found.layout and name == "table" else ""

    def _close(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._open(token)
        elif name in FORMATTING:
            self.inline.end_format(name, token.end)
        elif name not in RAW:
            kept = self.tree.ended_by_end(name)
            if kept < len(self.tree.names):
                leaf = self.inline.leaf
                if leaf is not None and leaf.tag == name and self._is_edge(name, self.tree.states[kept]):
                    self.inline.end_leaf(token.end)
                self._pop_to(kept, token.end)
            elif name == "p" and not self.inline.skip and not self.inline.pre:
                self.inline.end_leaf()

    def _pop_to(self, kept: int, at: int) -> None:
        while len(self.tree.names) > kept:
            self._leave(*self.tree.pop(), at)

    def _is_edge(self, name: str, state: State | None) -> bool:
        """Whether the end of an element ends the text before it; in ``<pre>`` only that of itself does."""
        if name not in BLOCKS or self.inline.skip:
            return False
        return not self.inline.pre or (state is not None and not state.pre)

    def _leave(self, name: str, state: State | None, at: int) -> None:
        """Put back what held outside an element that ends."""
        if self._is_edge(name, state):
            self.inline.end_leaf()
            self.inline.mark = None
        if name == "picture":
            self.inline.picture = NO_SOURCE
        if state is None:
            return
        inline = self.inline
        was_code = inline.opaque
        inline.kind, inline.level, inline.skip, inline.opaque, formats, inline.pre, own = state
        if name in MARKERS:
            inline.formats = formats
        if was_code > inline.opaque:
            inline.end_code(at)
        inline.lists.close(own)
        if "code" in own:
            inline.language = ""
        if "region" in own and self.regions is not None:
            self.regions.close(at, inline.length, inline.linked)
