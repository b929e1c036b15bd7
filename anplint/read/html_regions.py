"""The parts of a page: which of them is the article, and what in it is none of it.

``main`` and ``article`` say so. On other pages the way goes down from the whole page as long as one part
holds nearly all text that is no link, and nothing beside it looks like prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from anplint.model import Span

if TYPE_CHECKING:
    from anplint.model import Block
    from anplint.read.html_tokens import Token

WATCHED = frozenset("article aside center div footer form header main section table td ul".split())
LANDMARKS = frozenset({"article", "aside", "footer", "header", "main"})
NAMING = re.compile(
    r"(?:^|[\s\"'/])(?:id|class|role)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
LABELS: dict[str, str] = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "main": "main",
    **dict.fromkeys("header masthead site-header page-header-bar".split(), "header"),
    **dict.fromkeys("colophon footer site-footer".split(), "footer"),
    **dict.fromkeys("secondary sidebar widget-area".split(), "aside"),
    **dict.fromkeys("comment-list comments comments-area disqus_thread respond".split(), "extra"),
    **dict.fromkeys("article-byline article-byline-content gh-article-meta".split(), "extra"),
    **dict.fromkeys("jp-relatedposts sd-sharing share-buttons sharedaddy sharing".split(), "extra"),
    **dict.fromkeys(
        (
            "breadcrumb breadcrumbs ez-toc-container menu nav nav-links navbar navigation "
            "pager pagination post-navigation related related-posts share sidebar-nav "
            "social social-links table-of-contents toc"
        ).split(),
        "menu",
    ),
}
"""What ids, classes and roles that site generators and themes give their parts stand for."""

MOST = 0.7
"""The share of a page's text that the part holding the article has, where no element says so."""
MENU = 0.5
"""The share of text in links from which a part named as a menu, or an aside, is one."""
ALL_LINKS = 0.8
"""The same for a part without such a name, before the text of a page without landmarks."""
BESIDE = 200
"""Code points of text that is no link: as much beside the densest part is taken for a part of the article."""
LOOSE = 80
"""The same for text that stands in no part of its own."""


class Region:
    """A part of a page: its place, and how much text it has; ``own`` is what its inner parts do not hold."""

    __slots__ = ("end", "inner", "label", "links", "name", "parent", "quoted", "start", "text")

    def __init__(self, name: str, label: str, start: int, parent: int, *, quoted: bool) -> None:
        self.name = name
        self.label = label
        self.start = start
        self.end = start
        self.parent = parent
        self.quoted = quoted
        self.text = 0
        self.links = 0
        self.inner: list[int] = []

    @property
    def net(self) -> int:
        """How much text is no link."""
        return self.text - self.links

    def is_menu(self, share: float = MENU) -> bool:
        """Whether that share of the text is links."""
        return self.links > 0 and self.links >= share * self.text


class Regions:
    """All parts of a page as the walk meets them; the first is the page itself."""

    def __init__(self, source: str) -> None:
        """Start with the page."""
        self.source = source
        self.all = [Region("", "", 0, -1, quoted=False)]
        self._open = [0]

    def open(self, token: Token, text: int, links: int, *, quoted: bool) -> None:
        """Note the start of a part, and how much text and text in links stands before it."""
        region = Region(token.name, self._label(token), token.start, self._open[-1], quoted=quoted)
        region.text, region.links = -text, -links
        self.all[self._open[-1]].inner.append(len(self.all))
        self._open.append(len(self.all))
        self.all.append(region)

    def close(self, end: int, text: int, links: int) -> None:
        """Note the end of the innermost part, and how much text there has been up to it."""
        region = self.all[self._open.pop()]
        region.end = end
        region.text += text
        region.links += links

    def _label(self, token: Token) -> str:
        if token.name in LANDMARKS:
            return token.name
        for match in NAMING.finditer(self.source, *token.inner):
            for name in (match.group(1) or match.group(2) or match.group(3) or "").lower().split():
                label = LABELS.get(name)
                if label is not None and (label != "main" or "role" in match.group().lower()):
                    return label
        return ""


def content_spans(regions: Regions, blocks: list[Block], title: str) -> list[Span]:
    """The places of the article in its page, in order; ``blocks`` are those of the whole page."""
    titles = [block for block in blocks if block.kind == "heading" and block.level == 1]
    starts = [block.start for block in titles]
    root = _root(regions, starts)
    inside = [region for region in regions.all[regions.all.index(root) + 1 :] if region.start < root.end]
    dropped = [region for region in inside if _is_dropped(region, root)]
    if root.label not in {"main", "article"}:
        dropped += _menus_before(inside, blocks, root)
    spans = _without(Span(root.start, root.end), [Span(region.start, region.end) for region in dropped])
    heading = _title_outside(titles, spans, title)
    return sorted([*spans, heading]) if heading else spans


def _root(regions: Regions, titles: list[int]) -> Region:
    """The part that is the article; ``titles`` are the places of the headings of level 1."""
    everything = regions.all
    mains = [region for region in everything if region.label == "main" and region.text]
    articles = _outermost([region for region in everything if region.label == "article" and region.text])
    if mains:
        main = max(mains, key=_text)
        inside = [region for region in articles if main.start < region.start < main.end]
        if len(inside) == 1 and 2 * inside[0].text >= main.text and not _loses(main, inside[0], titles):
            return inside[0]
        if not articles or 4 * main.text >= everything[0].text or max(articles, key=_text).text <= main.text:
            return main
    if articles:
        largest = max(articles, key=_text)
        if largest.text >= MOST * sum(map(_text, articles)):
            return largest
    return _densest(everything, titles)


def _text(region: Region) -> int:
    return region.text


def _outermost(regions: list[Region]) -> list[Region]:
    found: list[Region] = []
    for region in regions:
        if not found or region.start >= found[-1].end:
            found.append(region)
    return found


def _densest(everything: list[Region], titles: list[int]) -> Region:
    """The innermost part that holds nearly all text of the page; what it leaves out looks like no prose."""
    region = everything[0]
    while region.inner:
        inner = [everything[number] for number in region.inner]
        best = max(inner, key=_net)
        loose = region.net - sum(map(_net, inner))
        beside = any(one is not best and not one.label and one.net >= BESIDE for one in inner)
        if best.net < MOST * region.net or loose >= LOOSE or beside or _loses(region, best, titles):
            break
        if best.name in {"table", "ul"} and not best.inner:
            break
        region = best
    return region


def _net(region: Region) -> int:
    return region.net


def _loses(outer: Region, inner: Region, titles: list[int]) -> bool:
    """Whether headings of level 1 stand in the one part and none of them in the other."""
    return _holds_any(outer, titles) and not _holds_any(inner, titles)


def _holds_any(region: Region, starts: list[int]) -> bool:
    at = bisect_left(starts, region.start)
    return at < len(starts) and starts[at] < region.end


def _is_dropped(region: Region, root: Region) -> bool:
    """Whether a part of the article's element is none of the article."""
    sure = root.label in {"main", "article"}
    if region.label == "header":
        return not sure
    if region.label == "footer":
        return not region.quoted
    if region.label == "aside":
        return not sure or region.is_menu()
    return region.label == "extra" or (region.label == "menu" and region.is_menu())


def _menus_before(inside: list[Region], blocks: list[Block], root: Region) -> list[Region]:
    """Parts made of links that stand before the first heading or paragraph of a page without landmarks."""
    menus = _outermost([region for region in inside if region.is_menu(ALL_LINKS) and not region.label])
    ends = iter([*menus, Region("", "", root.end, 0, quoted=False)])
    menu = next(ends)
    first = root.end
    for block in blocks:
        if not root.start <= block.start < root.end or block.kind not in {"heading", "paragraph"}:
            continue
        while menu.end <= block.start and menu.start < root.end:
            menu = next(ends)
        if block.start < menu.start or menu.start >= root.end:
            first = block.start
            break
    return [region for region in menus if region.end <= first]


def _without(span: Span, holes: list[Span]) -> list[Span]:
    """The span without the holes, which may lie in each other."""
    found = []
    at = span.start
    for hole in sorted(holes):
        if hole.start > at:
            found.append(Span(at, hole.start))
        at = max(at, hole.end)
    return [*found, Span(at, span.end)] if at < span.end else found


def _title_outside(titles: list[Block], spans: list[Span], title: str) -> Span | None:
    """The place of the one heading of level 1 that stands before the article and starts the page's title."""
    if len(titles) != 1 or not spans or titles[0].start >= spans[0].start:
        return None
    heading = titles[0]
    return Span(heading.start, heading.end) if heading.text and title.startswith(heading.text) else None
