"""HTML pages and pieces of HTML to blocks, with exact places. Never fails: any text is HTML."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Article, Block, Comment, Item, Link, Span
from anplint.read.html_blocks import Walk
from anplint.read.html_meta import TAKEN, Metadata
from anplint.read.html_regions import Regions, content_spans
from anplint.read.html_tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable


class HtmlContent(NamedTuple):
    """What stands in a piece of HTML, in order of ``start``."""

    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    links: tuple[Link, ...]


def read_html(source: str, path: str, *, bom: bool = False) -> Article:
    """Read a page: its metadata, and the blocks of its main content without menus, headers and footers.

    Comments are those of the whole page, since they can be meant for the linter.
    """
    regions = Regions(source)
    walk = Walk(source, regions=regions)
    metadata = Metadata(source)
    for token in tokens(source, 0, len(source)):
        if token.name in TAKEN:
            metadata.take(token)
        walk.take(token)
    walk.finish(len(source))
    regions.close(len(source), walk.inline.length, walk.inline.linked)
    spans = content_spans(regions, walk.inline.blocks, metadata.title)
    blocks = _numbered(_inside(walk.inline.blocks, spans))
    until = next((one.start for one in blocks if one.kind == "heading" and one.level > 1), len(source))
    entries = metadata.entries(spans, until)
    return Article(
        path=path,
        format="html",
        source=source,
        blocks=tuple(sorted((*entries, *blocks), key=_start)),
        comments=tuple(walk.comments),
        links=tuple(link for link in walk.inline.links.found if _holds(spans, link.start)),
        bom=bom,
    )


def html_content(source: str, start: int, end: int, *, lists: int = 0, jsx: bool = False) -> HtmlContent:
    """The content of the HTML at ``source[start:end]``, all of it but menus; places are those of the source.

    ``lists`` is the number of its first list. ``jsx`` knows attribute values in braces.
    """
    walk = Walk(source, lists=lists)
    for token in tokens(source, start, end, jsx=jsx):
        walk.take(token)
    walk.finish(end)
    return HtmlContent(tuple(walk.inline.blocks), tuple(walk.comments), tuple(walk.inline.links.found))


def _start(placed: Block | Span) -> int:
    return placed.start


def _holds(spans: list[Span], at: int) -> bool:
    before = bisect_right(spans, at, key=_start) - 1
    return before >= 0 and at < spans[before].end


def _inside(blocks: Iterable[Block], spans: list[Span]) -> list[Block]:
    return [block for block in blocks if _holds(spans, block.start)]


def _numbered(blocks: list[Block]) -> list[Block]:
    """The blocks with their lists counted anew from 0: those of menus have gone."""
    numbers: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if isinstance(block.detail, Item):
            number = numbers.setdefault(block.detail.list, len(numbers))
            if number != block.detail.list:
                blocks[at] = block._replace(detail=block.detail._replace(list=number))
    return blocks
