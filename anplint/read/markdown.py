"""Markdown to blocks, through pyromark's events; every block keeps its exact place.

pyromark (pulldown-cmark) reports a UTF-8 byte range with every event. Blocks come in order of
their start; an image inside a sentence follows the block that holds it.
"""

from __future__ import annotations

import re
from typing import Any

import pyromark

from anplint.model import OPAQUE, Article, Block, BlockKind, Code, Comment, Image, Item, Link, Span
from anplint.positions import code_point_offsets
from anplint.read.content import Content, ListItem
from anplint.read.front_matter import read_front_matter
from anplint.read.prose import fill_urls

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
LONE_CR = re.compile(r"\r(?!\n)")
"""Ends a line for us and for CommonMark; the parser knows it in some places only, so it is handed LF."""
BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
CODE_TAG = re.compile(r"<(/?)(?:code|pre|kbd|samp|tt|script|style)\b", re.IGNORECASE)
RAW_TAG = re.compile(r"\s*<(?:pre|script|style|textarea)\b", re.IGNORECASE)
TARGETS = frozenset({"Link", "Image"})
INLINE_TAGS = TARGETS | {"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"}
CONTAINERS = {"List": "lists", "Item": "items", "BlockQuote": "quotes"}
LEAVES = frozenset({"Paragraph", "Heading", "TableCell", "CodeBlock"})
OUTER = f"{OPAQUE} \n"


def read_markdown(source: str, path: str, *, bom: bool = False) -> Article:
    """Read a Markdown source, with or without YAML front matter. Never fails: any text is Markdown."""
    front = read_front_matter(source)
    body = source[front.body :]
    if "\r" in body:
        body = LONE_CR.sub("\n", body)
    walk = _Walk(source)
    take, shift = walk.take, front.body
    events = pyromark.events_with_range(body, options=OPTIONS)
    if body.isascii():
        for event, place in events:
            take(event, place["start"] + shift, place["end"] + shift)
    else:
        offset = code_point_offsets(body, shift)
        for event, place in events:
            take(event, offset(place["start"]), offset(place["end"]))
    return Article(
        path=path,
        format="markdown",
        source=source,
        blocks=(*front.blocks, *walk.blocks),
        comments=tuple(walk.comments),
        links=tuple(walk.links),
        problems=tuple(front.problems),
        bom=bom,
    )


class _Walk:
    """The state while events are taken in order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.links: list[Link] = []
        self.quotes: list[bool] = []
        self.footnotes = 0
        self.lists: list[tuple[int, bool]] = []
        self.list_count = 0
        self.items: list[ListItem] = []
        self.open: list[Content] = []
        self.implicit = False

    def take(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - see pyromark.event
        """Take one event with its place in code points of the source."""
        if isinstance(event, str):
            if event == "Rule":
                self._close_implicit()
            elif self.open:
                self.open[-1].line_break = start, "\n" if event == "HardBreak" else " "
            return
        ((name, value),) = event.items()
        if name == "Text":
            self._inline(start).add(value, start, end)
        elif name == "Start":
            tag, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
            self._start(tag, data, start)
        elif name == "End":
            tag, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
            self._end(tag, start, end)
        elif name == "Code":
            self._inline(start).add(OPAQUE, start, end)
        elif name == "InlineHtml":
            self._inline_html(value, start, end)
        elif name == "TaskListMarker" and self.items:
            self.items[-1].checked = value

    def _inline(self, start: int) -> Content:
        """Where inline content goes; a tight list item opens its block with the first of it."""
        if not self.open:
            self.open.append(Content(self._holder(), start, len(self.items)))
            self.implicit = True
        return self.open[-1]

    def _inline_html(self, tag: str, start: int, end: int) -> None:
        content = self._inline(start)
        if tag.startswith("<!--"):
            self.comments.append(Comment(start, end, tag[4:-3]))
        elif BREAK_TAG.match(tag):
            content.line_break = start, "\n"
        elif match := CODE_TAG.match(tag):
            content.code = max(0, content.code + (-1 if match.group(1) else 1))

    def _holder(self) -> BlockKind:
        if any(self.quotes):
            return "quote"
        if self.footnotes:
            return "footnote"
        return "item" if self.items else "paragraph"

    def _start(self, tag: str, data: Any, start: int) -> None:  # noqa: ANN401
        if tag in INLINE_TAGS:
            self._start_inline(tag, data, start)
            return
        self._close_implicit()
        if tag in LEAVES:
            self._start_leaf(tag, data, start)
        elif tag == "List":
            self.lists.append((self.list_count, data is not None))
            self.list_count += 1
        elif tag == "Item":
            number, ordered = self.lists[-1]
            self.items.append(ListItem(number, ordered=ordered))
        elif tag == "BlockQuote":
            self.quotes.append(data is None)
        elif tag == "FootnoteDefinition":
            self.footnotes += 1

    def _start_inline(self, tag: str, data: Any, start: int) -> None:  # noqa: ANN401
        content = self._inline(start)
        if tag == "Emphasis":
            content.emphasis += 1
        elif tag in TARGETS:
            self.links.append(Link(start, start, data["dest_url"]))
            if tag == "Image":
                self.open.append(Content("image", start))

    def _start_leaf(self, tag: str, data: Any, start: int) -> None:  # noqa: ANN401
        if tag == "Paragraph":
            self.open.append(Content(self._holder(), start, len(self.items)))
        elif tag == "Heading":
            kind: BlockKind = "quote" if any(self.quotes) else "heading"
            self.open.append(Content(kind, start, int(data["level"][1])))
        elif tag == "TableCell":
            self.open.append(Content("cell", start))
        else:
            self.open.append(Content("code", start))
            self.language = "" if isinstance(data, str) else data["Fenced"].split(",")[0].split(" ")[0]

    def _end(self, tag: str, start: int, end: int) -> None:
        if tag == "Emphasis":
            self.open[-1].emphasis -= 1
        elif tag in TARGETS:
            self._end_target(tag, start, end)
        elif tag == "CodeBlock":
            code = self.open.pop()
            text, runs = code.prose.finish(strip="")
            self.blocks.append(Block("code", start, end, text, runs, 0, Code(self.language.lower())))
        elif tag in LEAVES:
            self._emit(self.open.pop(), start, start + len(self.source[start:end].rstrip()))
        elif tag == "HtmlBlock":
            self._html(start, end)
        elif tag not in INLINE_TAGS:
            self._close_implicit()
            if tag == "FootnoteDefinition":
                self.footnotes -= 1
            elif tag in CONTAINERS:
                getattr(self, CONTAINERS[tag]).pop()

    def _end_target(self, tag: str, start: int, end: int) -> None:
        number = next(i for i in range(len(self.links) - 1, -1, -1) if self.links[i].start == start)
        link = self.links[number]._replace(end=end)
        if tag == "Link":
            self.links[number] = link
            return
        del self.links[number]
        image = self.open.pop()
        holder = self.open[-1]
        text, runs = image.prose.finish()
        detail = Image(link.url, self._target(link.url, image.end, end))
        holder.images.append(Block("image", start, end, text, runs, 0, detail))
        holder.images.extend(image.images)
        holder.add(OPAQUE, start, end)

    def _target(self, url: str, start: int, end: int) -> Span | None:
        """The place of an image's URL between its text and its end, if it stands there as it is."""
        at = self.source.find(url, start, end) if url else -1
        return Span(at, at + len(url)) if at >= 0 else None

    def _close_implicit(self) -> None:
        if self.implicit and self.open:
            content = self.open.pop()
            self._emit(content, content.start, content.end)
        self.implicit = False

    def _emit(self, content: Content, start: int, end: int) -> None:
        """Turn collected content into its block and the blocks of its images."""
        text, runs = content.prose.finish()
        item: Item | None = None
        if content.kind == "item" and self.items:
            state = self.items[-1]
            item = Item(state.list, state.ordered, state.checked, not state.used)
            state.used = True
        shown = text.strip(OUTER)
        if shown and content.kind == "paragraph" and not content.plain and self._beside_image(content):
            text, runs = content.prose.finish(strip=OUTER)
            self.blocks += content.images
            self.blocks.append(fill_urls(Block("caption", runs[0].source, end, text, runs), self.links))
            return
        if shown or not content.images:
            block = Block(content.kind, start, end, text, runs, content.level, item)
            self.blocks.append(fill_urls(block, self.links))
        self.blocks += content.images

    def _beside_image(self, content: Content) -> bool:
        """Whether a paragraph holds an image or follows one: in emphasis only, it is its caption."""
        return bool(content.images) or (bool(self.blocks) and self.blocks[-1].kind == "image")

    def _html(self, start: int, end: int) -> None:
        raw = self.source[start:end]
        if RAW_TAG.match(raw):
            self.blocks.append(Block("html", start, end, "", ()))
            return
        rest = []
        last = 0
        while (at := raw.find("<!--", last)) >= 0 and (close := raw.find("-->", at + 4)) >= 0:
            self.comments.append(Comment(start + at, start + close + 3, raw[at + 4 : close]))
            rest.append(raw[last:at])
            last = close + 3
        if "".join([*rest, raw[last:]]).strip():
            self.blocks.append(Block("html", start, end, "", ()))
