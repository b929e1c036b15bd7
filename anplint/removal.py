"""What goes with a piece of an article that is deleted: its line, its marker, its element, the blanks beside it.

What is left reads as if the piece had never been there: no second blank line, no blank before a stop, no
empty marker, no two paragraphs joined. Where that cannot be had by one deletion, there is no edit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Edit
from anplint.model import PROSE_KINDS, Item, Span

if TYPE_CHECKING:
    from anplint.model import Article, Block

LINE_END = r"\r\n|\n|\r"
BLANKS = " \t\u00a0"
MARKER = r"[ \t]*(?:(?:[-*+•◦▪‣●○■∙]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
"""What may stand before a block on its line: an indent, the marker of an item with its box."""
RULE = r"[ \t]*(?:-[ \t]*){3,}(?:\r\n|\n|\r|\Z)"
FRONT_MATTER = ("---", "+++", "{", ";;;")
"""What would be read as metadata, were it the first thing in a file."""


class Lines(NamedTuple):
    """The lines of a block, the last with its line end, and the empty lines above and below them.

    ``top`` and ``bottom`` are where the empty lines above begin, and where those below end.
    """

    top: int
    start: int
    end: int
    bottom: int
    above: int
    below: int


def whole(article: Article, block: Block) -> Edit | None:
    """Delete a block with all that belongs to it: lines, marker, element, and the blank lines on one side.

    None where others stand in its lines, in a quote or a table, where its neighbours would become something
    else, and where nothing would be left of the article but headings.
    """
    if block.kind not in {"paragraph", "heading", "item", "debris"} or not _others(article, block):
        return None
    low, high = field_of(article, block.start)
    span = Span(block.start, block.end)
    if article.format == "html":
        if not is_element(article.source, block):
            return None
        if not _on_lines_alone(article.source, span, low, high):
            beside = _touches_text(article.source, span, low, high)
            return None if beside or _holds_more(article, block, span) else Edit(*span, "")
    lines = _lines(article.source, span, low, high)
    before = article.source[lines.start : block.start]
    if not re.fullmatch(MARKER if block.kind == "item" else r"[ \t]*", before):
        return None
    if article.source[block.end : lines.end].strip() or _holds_more(article, block, Span(*lines[1:3])):
        return None
    return None if _changes_neighbours(article, block, lines) else _without(article.source, lines, low, high)


def field_of(article: Article, offset: int) -> Span:
    """The span of the field of a record that an offset lies in; of the whole source elsewhere."""
    part = next((one for one in article.parts if one.start <= offset <= one.end), None)
    return Span(part.start, part.end) if part else Span(0, len(article.source))


def is_element(source: str, block: Block) -> bool:
    """Whether a block of a page is an element with both of its tags."""
    opened = re.match(r"<([a-zA-Z][a-zA-Z0-9]*)[\s>]", source[block.start : block.start + 20])
    name = opened[1].lower() if opened else "\0"
    return source[max(block.start, block.end - len(name) - 3) : block.end].lower() == f"</{name}>"


def _others(article: Article, block: Block) -> bool:
    """Whether the article says something besides a block and its headings."""
    kinds = PROSE_KINDS - {"heading"}
    found = (one for one in article.blocks if one.kind in kinds and one is not block)
    return any(any(map(str.isalnum, one.text)) for one in found)


def _holds_more(article: Article, block: Block, span: Span) -> bool:
    """Whether a comment or another block stands in a span."""
    things = (*article.blocks, *article.comments)
    return any(one.start < span.end and span.start < one.end and one != block for one in things)


def _lines(source: str, span: Span, low: int, high: int) -> Lines:
    """The lines that a span touches within ``[low, high)``, and the empty ones around them."""
    start = line_start(source, span.start, low)
    ending = re.compile(LINE_END).search(source, max(span.end, start), high)
    end = ending.end() if ending else high
    top = low + len(source[low:start].rstrip())
    if top > low or source[low:start].strip():
        first = re.compile(rf"[^\S\r\n]*(?:{LINE_END})?").match(source, top, start)
        top = first.end() if first else start
    behind = re.compile(rf"(?:[^\S\r\n]*(?:{LINE_END}))*+(?:[^\S\r\n]*\Z)?").match(source, end, high)
    bottom = behind.end() if behind else end
    return Lines(
        top, start, end, bottom, len(_ends(source, top, start)), len(_ends(source, end, bottom))
    )


def _ends(source: str, start: int, end: int) -> list[str]:
    return re.findall(LINE_END, source[start:end])


def line_start(source: str, offset: int, low: int = 0) -> int:
    """Where the line of an offset starts, but not before ``low``."""
    return max(low, source.rfind("\n", low, offset) + 1, source.rfind("\r", low, offset) + 1)


def _without(source: str, lines: Lines, low: int, high: int) -> Edit | None:
    """Delete the lines, and the smaller number of the blank lines above or below."""
    if lines.bottom >= high and not source[lines.end : high].strip():
        if lines.end < high or source[lines.start : lines.end].endswith(("\n", "\r")):
            return Edit(lines.top, lines.end, "")
        return Edit(low + len(source[low : lines.top].rstrip("\r\n")), lines.end, "")
    if lines.start == low or not source[low : lines.start].strip():
        return None if source.startswith(FRONT_MATTER, lines.bottom) else Edit(lines.start, lines.bottom, "")
    if lines.below <= lines.above:
        return Edit(lines.start, lines.bottom, "")
    return Edit(lines.top, lines.end, "")


def _changes_neighbours(article: Article, block: Block, lines: Lines) -> bool:
    """Whether what stands above and below would become one, were the lines between them gone."""
    source = article.source
    blocks = [one for one in article.blocks if one.kind != "meta"]
    at = next((number for number, one in enumerate(blocks) if one is block), 0)
    above = blocks[at - 1] if at else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    last, first = above and above.detail, below and below.detail
    if isinstance(last, Item) and isinstance(first, Item):
        own = block.detail
        return not (isinstance(own, Item) and own.list in {last.list, first.list})
    if isinstance(last, Item) and block.kind != "item" and source[lines.bottom : lines.bottom + 1] in BLANKS:
        return True
    if lines.above or lines.below or not source[lines.bottom :].strip() or block.kind == "item":
        return False
    return article.format != "html" and bool(source[: lines.start].strip())


def _on_lines_alone(source: str, span: Span, low: int, high: int) -> bool:
    start = line_start(source, span.start, low)
    ending = re.compile(LINE_END).search(source, span.end, high)
    end = ending.start() if ending else high
    return not source[start : span.start].strip() and not source[span.end : end].strip()


def _touches_text(source: str, span: Span, low: int, high: int) -> bool:
    """Whether text of a page, or an element within text, stands right before or behind a span."""
    from anplint.read.html_tree import BLOCKS  # for pages only

    before = source[max(low, span.start - 2000) : span.start].rstrip()
    tag = re.search(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>$", before)
    after = re.match(r"\s*</?([a-zA-Z][a-zA-Z0-9]*)", source[span.end : min(high, span.end + 200)])
    above = not before or (tag is not None and tag[1].lower() in BLOCKS)
    return not above or not (after and after[1].lower() in BLOCKS)


def sentence(article: Article, block: Block, start: int, end: int) -> Edit | None:
    """Delete the prose ``[start, end)`` of a paragraph, with the blanks on one side of it.

    None where it is all of the block, where markup begins or ends in it, and where the rest of the block
    would become something else.
    """
    source = article.source
    place = block.to_source(start, end)
    if source[place.start : place.end].split() != block.text[start:end].split():
        return None
    prose = block.to_source(0, len(block.text))
    before, after = source[prose.start : place.start], source[place.end : prose.end]
    if before.strip() and before[-1:].isspace() and (not after or after[0].isspace()):
        return Edit(place.start - len(before) + len(before.rstrip()), place.end, "")
    if before or not after.strip() or not after[0].isspace() or _outside(source, block, prose, place.end):
        return None
    rest = after.lstrip()
    if re.match(r"[-+*#>|=~:`<\[]|\d{1,9}[.)]", rest):
        return None
    return Edit(place.start, place.end + len(after) - len(rest), "")


def _outside(source: str, block: Block, prose: Span, end: int) -> bool:
    """Whether markup stands before the prose of a block that might be closed in its first sentence."""
    lead = source[block.start : prose.start]
    return bool(lead.strip()) and re.fullmatch(r"<[a-zA-Z][^<>]*>\s*", lead) is None and end < prose.end


def contiguous(block: Block, start: int, end: int) -> bool:
    """Whether the prose ``[start, end)`` stands in the source in one piece, without markup in it."""
    at = max(0, bisect_left(block.runs, start, key=lambda run: run.text + run.length))
    last = None
    for run in block.runs[at:]:
        if run.text >= end:
            break
        if run.text + run.length <= start:
            continue
        if last is not None and run.source != last:
            return False
        last = run.source + run.width
    return last is not None
