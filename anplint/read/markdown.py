"""Markdown to blocks, through pyromark's events; every block keeps its exact place.

pyromark (pulldown-cmark) reports a UTF-8 byte range with every event. Template and component syntax is
masked before; then the events are those of a view, whose places lead back to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import pyromark

from anplint.model import Article
from anplint.positions import byte_steps
from anplint.read.front_matter import read_front_matter
from anplint.read.prose import outermost
from anplint.read.syntax import syntaxes
from anplint.read.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Format
    from anplint.read.reading import Flavor

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
LONE_CR = re.compile(r"\r(?!\n)")
"""Ends a line for us and for CommonMark; the parser knows it in some places only, so it is handed LF."""


def read_markdown(
    source: str, path: str, *, bom: bool = False, flavor: Flavor | None = None, mdx: bool = False
) -> Article:
    """Read a Markdown source, with or without front matter. Never fails: any text is Markdown.

    ``flavor`` is the template syntax of its site; None: told from the text. ``mdx``: it is a file of MDX.
    """
    front = read_front_matter(source)
    body = source[front.body :]
    if "\r" in body:
        body = LONE_CR.sub("\n", body)
    wanted = syntaxes(body, flavor, mdx=mdx)
    masked = None
    if wanted:
        from anplint.read.masks import mask_markdown

        masked = mask_markdown(source, front.body, body, wanted, flavor or ("mdx" if mdx else None))
    if masked is None:
        walk = Walk(source)
        _take_all(walk, body, front.body)
    else:
        from anplint.read.masked import take_masked

        walk = take_masked(source, masked)
    kind: Format = "mdx" if mdx else "markdown"
    return Article(
        path=path,
        format=kind,
        source=source,
        blocks=(*front.blocks, *walk.blocks),
        comments=tuple(walk.comments),
        links=outermost(walk.links),
        problems=tuple(front.problems),
        bom=bom,
    )


def events(text: str) -> Iterator[tuple[Any, Any]]:
    """The parser's events with their byte ranges."""
    return pyromark.events_with_range(text, options=OPTIONS)


def _take_all(walk: Walk, body: str, shift: int) -> None:
    """Take the events of a body that stands in the source as it is, at the offset ``shift``."""
    take = walk.take
    if body.isascii():
        for event, place in events(body):
            take(event, place["start"] + shift, place["end"] + shift)
        return
    ends, extras = byte_steps(body, shift)
    for event, place in events(body):
        start, end = place["start"], place["end"]
        take(event, start + extras[bisect_right(ends, start) - 1], end + extras[bisect_right(ends, end) - 1])
