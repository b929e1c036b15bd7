"""What goes with a piece of an article that is deleted: its line, marker, element, and the blanks beside it.

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
    from anplint.model import Article, Block, Comment

LINE_END = r"\r\n|\n|\r"
BLANKS = " \t\u00a0"
MARKER = r"[ \t]*(?:(?:[-*+•◦▪‣●○■∙]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
"""What may stand before a block on its line: an indent, the marker of an item with its box."""
CLOSES = r"[\]*_~`]*(?:\([^()\r\n]*\)|\[[^\]\r\n]*\])?[*_~]*\s*"
"""Markup that ends behind the last word of an item."""
BLANK = r"[ \t]*"
STARTS_BLOCK = r"[ \t]*(?:[-+*#>|=~:`<]|\[[^\]\n]*\]:|\d{1,9}[.)])"
"""What may make something else of the text behind it, where it comes to stand at the start of a line."""
RULE = rf"[ \t]*(?:-[ \t]*){{3,}}(?:{LINE_END}|\Z)"
FAR = 1_000
"""How far around a block is looked for what stands beside it, in code points."""
REMOVABLE = frozenset({"paragraph", "heading", "item", "debris"})
TEXT = PROSE_KINDS - {"heading"}
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


def whole(article: Article, block: Block, *, ruled: bool = False) -> Edit | None:
    """Delete a block with all that belongs to it: lines, marker, element, and the blank lines on one side.

    ``ruled``: a rule (``---``) that parts it from the rest goes, too. None where something else stands in its
    lines, in a quote or a table, where its neighbours would become something else, and where nothing would be
    left of the article but headings.
    """
    if block.kind not in REMOVABLE or not _others(article, block):
        return None
    source, field = article.source, field_of(article, block.start)
    start, end = line_start(source, block.start, field.start), line_end(source, block.end, field.end)
    lines = _around(source, start, end, field)
    lead, rest = source[lines.start : block.start], source[block.end : lines.end]
    if article.format == "html":
        if not is_element(source, block) or _touches_text(source, block, field):
            return None
        if lead.strip() or rest.strip():
            return None if _holds_more(article, block, Span(block.start, block.end)) else _cut(block)
    elif not _fits(block, lead, rest):
        return None
    if _holds_more(article, block, Span(lines.start, lines.end)) or _joins(article, block, lines, field):
        return None
    return _without(source, _with_rules(source, lines, field) if ruled else lines, field)


def _fits(block: Block, lead: str, rest: str) -> bool:
    """Whether nothing stands in the lines of a block but what belongs to it."""
    if block.kind == "item":
        return re.fullmatch(MARKER, lead) is not None and re.fullmatch(CLOSES, rest) is not None
    return not rest.strip() and re.fullmatch(BLANK, lead) is not None


def _cut(block: Block) -> Edit:
    return Edit(block.start, block.end, "")


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
    found = (one for one in article.blocks if one.kind in TEXT and one.start != block.start)
    return any(any(map(str.isalnum, one.text)) for one in found)


def _holds_more(article: Article, block: Block, span: Span) -> bool:
    """Whether a comment or another block stands in a span."""
    for things in (article.blocks, article.comments):
        at = bisect_left(things, span.end, key=_start)
        first = max(0, bisect_left(things, span.start, key=_start) - 2)
        if any(one.end > span.start and one.start != block.start for one in things[first:at]):
            return True
    return False


def _start(thing: Block | Comment) -> int:
    return thing.start


def _around(source: str, start: int, end: int, field: Span) -> Lines:
    """The lines ``[start, end)`` of a field with the empty ones around them."""
    above = source[max(field.start, start - FAR) : start]
    said = len(above.rstrip())
    top = line_end(source, start - len(above) + said, start) if said else start - len(above)
    found = re.compile(rf"(?:[^\S\r\n]*(?:{LINE_END}))*+(?:[^\S\r\n]*\Z)?").match(source, end, field.end)
    bottom = found.end() if found else end
    return Lines(top, start, end, bottom, _count(source[top:start]), _count(source[end:bottom]))


def _with_rules(source: str, lines: Lines, field: Span) -> Lines:
    """The lines with the rule that parts them from the rest of the text: below, or above the last lines."""
    below = re.compile(RULE).match(source, lines.bottom, field.end)
    if below and lines.below:
        return _around(source, lines.start, below.end(), field)
    start = line_start(source, lines.top - 1, field.start)
    above = lines.bottom == field.end and re.compile(RULE).match(source, start, lines.top)
    if above and start and not source[line_start(source, start - 1, field.start) : start].strip():
        return _around(source, start, lines.end, field)
    return lines


def line_start(source: str, offset: int, low: int = 0) -> int:
    """Where the line of an offset starts, but not before ``low``; in a long line 1,000 code points before."""
    low = max(low, offset - FAR)
    return max(low, source.rfind("\n", low, offset) + 1, source.rfind("\r", low, offset) + 1)


def line_end(source: str, offset: int, high: int) -> int:
    """Behind the line end that follows an offset, or ``high``."""
    found = re.compile(LINE_END).search(source, offset, high)
    return found.end() if found else high


def _count(blank: str) -> int:
    return len(re.findall(LINE_END, blank))


def _without(source: str, lines: Lines, field: Span) -> Edit | None:
    """Delete the lines, and the smaller number of the blank lines above or below."""
    if lines.bottom == field.end:
        if lines.end < field.end or source.endswith(("\n", "\r"), lines.start, lines.end):
            return Edit(lines.top, lines.end, "")
        return Edit(lines.top - (2 if source.startswith("\r\n", lines.top - 2) else 1), lines.end, "")
    if lines.top == field.start:
        return None if source.startswith(FRONT_MATTER, lines.bottom) else Edit(lines.start, lines.bottom, "")
    if lines.below <= lines.above:
        return Edit(lines.start, lines.bottom, "")
    return Edit(lines.top, lines.end, "")


def _joins(article: Article, block: Block, lines: Lines, field: Span) -> bool:
    """Whether what stands above and below would become one, were the lines between them gone."""
    source, blocks = article.source, article.blocks
    at = bisect_left(blocks, block.start, key=_start)
    if block.kind == "item" and at + 1 < len(blocks) and _belongs(blocks[at + 1], block):
        return True
    above = blocks[at - 1].detail if at else None
    below = blocks[at + 1].detail if at + 1 < len(blocks) else None
    if isinstance(above, Item) and isinstance(below, Item):
        return not (isinstance(block.detail, Item) and block.detail.list in {above.list, below.list})
    if isinstance(above, Item) and block.kind != "item" and source[lines.bottom : lines.bottom + 1] in BLANKS:
        return True
    if lines.above or lines.below or block.kind == "item" or article.format == "html":
        return False
    return lines.top > field.start and lines.bottom < field.end


def _belongs(block: Block, item: Block) -> bool:
    """Whether a block may belong to the item before it."""
    if isinstance(block.detail, Item):
        return block.level > item.level or not block.detail.first
    return block.kind in {"code", "image", "html", "cell", "quote"}


def _touches_text(source: str, block: Block, field: Span) -> bool:
    """Whether text of a page, or an element within text, stands right before or behind a block."""
    from anplint.read.html_tree import BLOCKS  # for pages only

    before = source[max(field.start, block.start - FAR) : block.start].rstrip()
    after = source[block.end : min(field.end, block.end + FAR)].lstrip()
    last = re.search(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>$", before)
    first = re.match(r"</?([a-zA-Z][a-zA-Z0-9]*)", after)
    above = not before or (last is not None and last[1].lower() in BLOCKS)
    below = not after or (first is not None and first[1].lower() in BLOCKS)
    return not (above and below)


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
    if re.match(STARTS_BLOCK, rest):
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
