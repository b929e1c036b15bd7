"""The blocks of a page as html5lib's tree has them: the oracle for our own reader.

A block is the text between two edges of block elements, with blanks collapsed. Its kind is that of the
nearest element that says one. Images are blocks of their own, behind the block that they stand in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import html5lib

from anplint.model import OPAQUE
from anplint.read.html_tree import BLOCKS
from anplint.read.prose import bare_urls, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

HEADINGS = {f"h{level}" for level in range(1, 7)}
KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "blockquote": "quote",
    "pre": "code",
}
CODE = {"code", "kbd", "samp", "tt"}
SKIPPED = set("head script style noscript svg nav button select textarea iframe title video object".split())


class Oracle:
    """The blocks of one page, and the reasons for which it may differ."""

    def __init__(self, page: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.found: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.images: list[str] = []
        self.plain = False
        self.kind = "paragraph"
        self.by_design: set[str] = set()
        foster = parser.tree.getTableMisnestedNodePosition

        def note() -> Any:  # noqa: ANN401
            self.by_design.add("text in a table outside its cells stays where it is")
            return foster()

        parser.tree.getTableMisnestedNodePosition = note
        tree = parser.parse(page)
        for event, element in events(tree):
            self._take(event, element)
        self._flush()
        if any(code == "unexpected-end-tag-implies-table-voodoo" for _, code, _ in parser.errors):
            self.by_design.add(
                "an end tag in a table outside its cells ends what was opened before the table"
            )

    def _take(self, event: str, element: Any) -> None:  # noqa: ANN401 - xml.etree is typed otherwise
        path, value = element
        name = path[-1]
        if event == "text":
            if SKIPPED.isdisjoint(path):
                self._text(path, value)
        elif name in BLOCKS and "pre" not in path[:-1]:
            self._flush()
            if name in {"td", "th", "caption"} and not CODE.isdisjoint(path):
                self.by_design.add("in a table, code starts anew")
            if len(HEADINGS.intersection(path)) > 1 or (name in HEADINGS and path.count(name) > 1):
                self.by_design.add("a heading ends one that was left open, bold or not")
        elif not SKIPPED.isdisjoint(path) or event == "close":
            pass
        elif name == "br":
            if "pre" in path:
                self._text(path, "\n")
            else:
                self.text.append("\n")
        elif name == "img" and "pre" not in path:
            self.text.append(OPAQUE)
            self.images.append(plain(value.get("alt", "")))
            self.kind = kind_of(path)

    def _text(self, path: tuple[str, ...], text: str) -> None:
        if text.strip(" \t\n\r\f"):
            self.kind = kind_of(path)
        if self.kind != "code" and not CODE.isdisjoint(path):
            shown = text.strip(" \t\n\r\f")
            text = text.replace(shown, OPAQUE) if shown else " "
        elif text.strip(" \t\n\r\f") and not {"em", "i"} & set(path):
            self.plain = True
        self.text.append(text)

    def _flush(self) -> None:
        raw = "".join(self.text)
        text = plain(raw)
        kind = self.kind
        shown = bool(raw.strip().strip(f"{OPAQUE} \t\r\n\f"))
        after = bool(self.images) or (bool(self.found) and self.found[-1][0] == "image")
        own = [(kind, text)] if shown or (raw.strip() and not self.images) else []
        images = [("image", alt) for alt in self.images]
        if kind == "paragraph" and shown and not self.plain and after:
            first = raw.lstrip().startswith(OPAQUE)
            self.found += [*images, ("caption", text)] if first else [("caption", text), *images]
        else:
            self.found += [*own, *images]
        self.text, self.images, self.plain = [], [], False


def events(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Start tags, texts and end tags in order, each with the names of the open elements."""
    stack: list[tuple[str, Any, tuple[str, ...]]] = [("open", tree, ())]
    while stack:
        event, element, path = stack.pop()
        if event == "text":
            yield event, (path, element)
            continue
        if not isinstance(element.tag, str):
            if element.tail and event == "open":
                yield "text", (path, element.tail)
            continue
        inside = (*path, element.tag.rpartition("}")[2])
        if event == "close":
            yield event, (inside, None)
            if element.tail:
                yield "text", (path, element.tail)
            continue
        yield event, (inside, element.attrib)
        stack.append(("close", element, path))
        stack += [("open", child, inside) for child in reversed(element)]
        if element.text:
            stack.append(("text", element.text, inside))


def kind_of(path: tuple[str, ...]) -> str:
    """The kind of text by the elements around it."""
    if "pre" in path:
        return "code"
    kind = "paragraph"
    for name in path:
        found = KINDS.get(name)
        if found == "caption" or (found and kind != "quote"):
            kind = found
    return kind


def plain(text: str) -> str:
    """The text without the differences that are by design: runs of fillers and blanks are one."""
    text = " ".join(text.split())
    text = fill(text, bare_urls(text))
    text = re.sub(f"{OPAQUE}(?: ?{OPAQUE})*", OPAQUE, text)
    return " ".join(text.split()).strip(f"{OPAQUE} ")


def ours(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Our blocks in the same form."""
    return [(block.kind, plain(block.text)) for block in blocks if block.kind != "meta"]
