"""Attributes of tags and shortcodes, with their places, and the image and caption that they tell of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import OPAQUE, Block, Image, Run, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ATTRIBUTE = (
    r"(?:(?P<name>[A-Za-z_@][\w.:@-]*?)\s*(?:=|:(?=[\s\"'`]))\s*)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"'`,=]+))"
)
IMAGE_NAME = (
    r"(?i)(?:^|.*[_./-])(?:image|img|picture|figure|photo|asset|screenshot|thumb(?:nail)?)s?(?:[_./-].*)?$"
)
"""Names of tags, shortcodes and included files that show one image: ``figure``, ``img-left``, ``a/image``."""

SOURCES = ("src", "image", "url", "image_path", "image_url", "path", "file", "filename", "img", "link")
ALTS = ("alt", "alt_text", "image_alt", "alttext")
CAPTIONS = ("caption", "figcaption", "legend")
FILE = r"(?is)[^\s\"'<>]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|ico)(?:[?#]\S*)?"
PATH = r"(?s).*[./{(].*"
"""A source that leads to a file; a bare word is the key of an image that the site keeps data of."""


class Value(NamedTuple):
    """The value of an attribute: its text, its place without quotes, and whether it is a literal."""

    text: str
    start: int
    end: int
    literal: bool = True


class Attributes(NamedTuple):
    """Named attributes by lower-case name (the first of each), and the values without a name."""

    named: Mapping[str, Value]
    others: Sequence[Value]

    def first(self, names: Sequence[str]) -> Value | None:
        """The value of the first of ``names`` that is there."""
        return next((self.named[name] for name in names if name in self.named), None)


def read_attributes(text: str, start: int, end: int) -> Attributes:
    """The attributes in ``[start, end)`` of a text: ``name="value"``, ``name: 'value'``, and bare values."""
    named: dict[str, Value] = {}
    others: list[Value] = []
    for match in re.compile(ATTRIBUTE).finditer(text, start, end):
        kind = match.lastgroup or "bare"
        value = Value(match[kind], *match.span(kind), kind != "bare")
        if match["name"] is None:
            others.append(value)
        else:
            named.setdefault(match["name"].lower(), value)
    return Attributes(named, others)


def image_blocks(place: Span, attributes: Attributes, *, positional: bool = False) -> list[Block]:
    """The image that a tag or shortcode at ``place`` shows, and its caption; nothing without a source.

    ``positional``: the first quoted value without a name may be the source, the second its text. A text
    that is worked out (a variable) counts as there; a key of the site's data without a text is no image,
    since the text is kept there, too.
    """
    source, alt = attributes.first(SOURCES), attributes.first(ALTS)
    if source is None and positional:
        files = [value for value in attributes.others if re.fullmatch(FILE, value.text)]
        if not files:
            return []
        source = files[0]
        behind = [value for value in attributes.others if value.literal and value.start > source.start]
        alt = alt or (behind[0] if behind else None)
    if source is None or (alt is None and not re.match(PATH, source.text)):
        return []
    return [image_block(place, source, alt), *caption_blocks(attributes.first(CAPTIONS))]


def image_block(place: Span, source: Value | None, alt: Value | None) -> Block:
    """An image at ``place``, from the values of its source and of its text."""
    url, target = "", None
    if source is not None and source.text:
        url, target = source.text, Span(source.start, source.end)
    detail = Image(url, target, alt is not None and alt.literal and not alt.text.strip())
    if alt is None or not alt.text:
        return Block("image", *place, "", (), 0, detail)
    width = alt.end - alt.start
    if not alt.literal:
        return Block("image", *place, OPAQUE, (Run(0, alt.start, 1, width),), 0, detail)
    return Block("image", *place, alt.text, (Run(0, alt.start, len(alt.text), width),), 0, detail)


def caption_blocks(value: Value | None) -> list[Block]:
    """The caption that an attribute holds, if it holds one."""
    if value is None or not value.literal or not value.text.strip():
        return []
    width = value.end - value.start
    return [
        Block("caption", value.start, value.end, value.text, (Run(0, value.start, len(value.text), width),))
    ]
