"""Images in HTML and JSX: alternative text, URL and their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from anplint.model import OPAQUE, Block, Image, Run, Span
from anplint.read.html_text import add_text, plain_text
from anplint.read.html_tokens import Attribute
from anplint.read.prose import Prose

TAGS = frozenset({"img", "image", "amp-img"})
"""``image`` is what browsers read as ``img``, and a component of that name in JSX."""

SHOWS_IMAGES = r"(?i)<(?:img|image|amp-img|figcaption)\b"
SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-orig-file")
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
"""Where the URL of an image stands; the names with ``data-`` are those of scripts that load images late."""
NO_URL = r"(?i)\s*(?:data:|about:blank|$)"
FIRST_OF_SET = r"[\s,]*([^\s,](?:[^\s]*[^\s,])?)"
QUOTED = r"\{\s*([\"'`])(.*)\1\s*\}"


class Source(NamedTuple):
    """The URL of an image and its place."""

    url: str
    place: Span | None


NO_SOURCE = Source("", None)


def image_block(
    start: int, end: int, attributes: dict[str, Attribute], picture: Source = NO_SOURCE
) -> Block | None:
    """The block of an image tag at ``[start, end)``; None for a counter of visits, one pixel wide and high.

    ``picture`` is what ``<source>`` names in the same ``<picture>``, for a tag without a URL of its own.
    """
    if {"0", "1"}.issuperset(_size(attributes)):
        return None
    found = source_of(attributes)
    url, target = found if found.url else picture
    alt = attributes.get("alt")
    text, runs = _alt(alt) if alt is not None else ("", ())
    decorative = not text and (alt is not None or _is_presentation(attributes))
    return Block("image", start, end, text, runs, 0, Image(url, target, decorative))


def _alt(attribute: Attribute) -> tuple[str, tuple[Run, ...]]:
    """The alternative text; a JSX expression is a filler."""
    value = _unbraced(attribute)
    prose = Prose()
    if value.braced:
        prose.add(OPAQUE, *value.value)
    else:
        add_text(prose, value.raw, value.value.start, attribute=True)
    return prose.finish()


def _size(attributes: dict[str, Attribute]) -> list[str]:
    named = [attributes.get(name) for name in ("width", "height")]
    return [_unbraced(attribute).raw.strip("{}") if attribute else "" for attribute in named]


def _is_presentation(attributes: dict[str, Attribute]) -> bool:
    role = attributes.get("role")
    return role is not None and role.raw.strip().lower() in {"presentation", "none"}


def source_of(attributes: dict[str, Attribute]) -> Source:
    """The URL that an ``<img>`` or a ``<source>`` names."""
    for name in SOURCES:
        found = attributes.get(name)
        if found is not None and not re.match(NO_URL, found.raw):
            value = _unbraced(found)
            raw = value.raw.strip()
            start = value.value.start + value.raw.find(raw)
            return NO_SOURCE if value.braced else Source(plain_text(raw), Span(start, start + len(raw)))
    for name in SETS:
        found = attributes.get(name)
        first = re.match(FIRST_OF_SET, found.raw) if found is not None else None
        if found is not None and first and not re.match(NO_URL, first.group(1)):
            start = found.value.start
            return Source(plain_text(first.group(1)), Span(start + first.start(1), start + first.end(1)))
    return NO_SOURCE


def _unbraced(attribute: Attribute) -> Attribute:
    """The text of a JSX value ``{"text"}``; any other value as it is."""
    match = re.fullmatch(QUOTED, attribute.raw, re.DOTALL) if attribute.braced else None
    if match is None:
        return attribute
    start = attribute.value.start
    return Attribute(
        match.group(2), attribute.name, Span(start + match.start(2), start + match.end(2)), braced=False
    )


def html_images(source: str, start: int, end: int) -> list[Block]:
    """The images and captions in the raw HTML or JSX at ``source[start:end]``, for readers of other formats.

    Those in comments, scripts, templates, menus and ``<pre>`` are not images that readers see.
    """
    if source.find("<", start, end) < 0 or not re.compile(SHOWS_IMAGES).search(source, start, end):
        return []
    from anplint.read.html import html_content

    content = html_content(source, start, end, jsx=True)
    return [block for block in content.blocks if block.kind in {"image", "caption"}]
