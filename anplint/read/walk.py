"""The events of the Markdown parser to blocks, one after the other.

Events come with their places in code points of the source. Blocks come in order of their start; an image
inside a sentence follows the block that holds it.
"""

from __future__ import annotations

import re
from typing import Any

from anplint.model import OPAQUE, Block, BlockKind, Code, Comment, Image, Item, Link, Span
from anplint.read.content import Content, ListItem
from anplint.read.prose import fill_urls

BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
CODE_TAG = re.compile(r"<(/?)(?:code|pre|kbd|samp|tt|script|style)\b", re.IGNORECASE)
RAW_TAG = re.compile(r"\s*<(?:pre|script|style|textarea)\b", re.IGNORECASE)
IMAGE_TAG = r"(?i)<(?:img|image|amp-img|figcaption)\b"
NAMED_IN_BRACES = r"\{\.?([\w+#-]*)(?:\}[ \t]*([\w+#-]*))?"
TARGETS = frozenset({"Link", "Image"})
INLINE_TAGS = TARGETS | {"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"}
CONTAINERS = {"List": "lists", "Item": "items", "BlockQuote": "quotes"}
LEAVES = frozenset({"Paragraph", "Heading", "TableCell", "CodeBlock"})
OUTER = f"{OPAQUE} \n"


class Walk:
    """The state while events are taken in order.

    ``waiting`` are blocks that are known from elsewhere, the last one first; one that an image may be
    beside is put among ``blocks`` before its caption is looked for.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.links: list[Link] = []
        self.targets: list[str] = []
        self.quotes: list[bool] = []
        self.footnotes = 0
        self.lists: list[tuple[int, bool]] = []
        self.list_count = 0
        self.items: list[ListItem] = []
        self.open: list[Content] = []
        self.implicit = False
        self.waiting: list[Block] = []

    def take(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - see pyromark.event
        """Take one event with its place in code points of the source."""
        if isinstance(event, str):
            if event == "Rule":
                self._close_implicit()
            elif self.open:
                self.open[-1].line_break = start, "\n" if event == "HardBreak" else " "
        elif "Text" in event:
            (self.open[-1] if self.open else self._inline(start)).add(event["Text"], start, end)
        elif "Start" in event:
            value = event["Start"]
            tag, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
            self._start(tag, data, start)
        elif "End" in event:
            value = event["End"]
            self._end(value if isinstance(value, str) else next(iter(value)), start, end)
        elif "Code" in event:
            self._inline(start).add(OPAQUE, start, end)
        elif "InlineHtml" in event:
            self._inline_html(event["InlineHtml"], start, end)
        elif "TaskListMarker" in event and self.items:
            self.items[-1].checked = event["TaskListMarker"]

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
        elif re.match(IMAGE_TAG, tag):
            content.images += _html_images(self.source, start, end)
            content.add(OPAQUE, start, end)
        elif BREAK_TAG.match(tag):
            content.line_break = start, "\n"
        elif match := CODE_TAG.match(tag):
            content.code = max(0, content.code + (-1 if match.group(1) else 1))

    def _holder(self) -> BlockKind:
        if self.quotes and any(self.quotes):
            return "quote"
        if self.footnotes:
            return "footnote"
        return "item" if self.items else "paragraph"

    def _start(self, tag: str, data: Any, start: int) -> None:  # noqa: ANN401
        if tag in INLINE_TAGS:
            self._start_inline(tag, data, start)
            return
        if self.implicit:
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
            self.targets.append(data["dest_url"])
            if tag == "Image":
                self.open.append(Content("image", start))

    def _start_leaf(self, tag: str, data: Any, start: int) -> None:  # noqa: ANN401
        if tag == "Paragraph":
            self.open.append(Content(self._holder(), start, len(self.items)))
        elif tag == "Heading":
            kind: BlockKind = "quote" if self.quotes and any(self.quotes) else "heading"
            self.open.append(Content(kind, start, int(data["level"][1])))
        elif tag == "TableCell":
            self.open.append(Content("cell", start))
        else:
            self.open.append(Content("code", start))
            self.language = "" if isinstance(data, str) else _language(data["Fenced"])

    def _end(self, tag: str, start: int, end: int) -> None:
        if tag in INLINE_TAGS:
            if tag in TARGETS:
                self._end_target(tag, start, end)
            elif tag == "Emphasis":
                self.open[-1].emphasis -= 1
        elif tag == "CodeBlock":
            code = self.open.pop()
            text, runs = code.prose.finish(strip="")
            self.blocks.append(Block("code", start, end, text, runs, 0, Code(self.language.lower())))
        elif tag in LEAVES:
            while end > start and self.source[end - 1].isspace():
                end -= 1
            self._emit(self.open.pop(), start, end)
        elif tag == "HtmlBlock":
            self._html(start, end)
        else:
            self._close_implicit()
            if tag == "FootnoteDefinition":
                self.footnotes -= 1
            elif tag in CONTAINERS:
                getattr(self, CONTAINERS[tag]).pop()

    def _end_target(self, tag: str, start: int, end: int) -> None:
        url = self.targets.pop()
        if tag == "Link":
            self.links.append(Link(start, end, url))
            return
        image = self.open.pop()
        holder = self.open[-1]
        text, runs = image.prose.finish()
        detail = Image(url, self._target(url, image.end, end))
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
        if runs:  # the parser counts a line end to a backslash before it, which is no break at a block's end
            end = max(end, runs[-1].source + runs[-1].width)
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
        while self.waiting and self.waiting[-1].start < content.start:
            self.blocks.append(self.waiting.pop())
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
        self.blocks += _html_images(self.source, start, end)


def _language(info: str) -> str:
    """The language that a fence names, also in braces: ``{python}``, ``{code-cell} python``."""
    if info.startswith("{"):
        named = re.match(NAMED_IN_BRACES, info)
        return (named.group(2) or named.group(1)) if named else ""
    return info.split(",", 1)[0].split(" ", 1)[0]


def _html_images(source: str, start: int, end: int) -> list[Block]:
    """The images and captions in raw HTML."""
    if not re.compile(IMAGE_TAG).search(source, start, end):
        return []
    from anplint.read.html_images import html_images

    return html_images(source, start, end)
