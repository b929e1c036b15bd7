"""Images in raw HTML: where an ``<img>`` stands, its URL, and whether it has an ``alt``."""

from __future__ import annotations

import re
from typing import NamedTuple

from anplint.model import Span

NOT_SHOWN = r"(?si)<!--.*?(?:-->|\Z)|<(pre|script|style|textarea|template)\b.*?(?:</\1\s*>|\Z)"
IMAGE_TAG = r"(?i)<img\b[^<>]*>"
SOURCE = r"(?i)\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))"
ALT = r"(?i)\salt\b"


class HtmlImage(NamedTuple):
    """An ``<img>`` in a piece of HTML: its place, that of its URL, and whether it has an ``alt``."""

    place: Span
    url: Span
    has_alt: bool


def image_tags(raw: str, offset: int) -> list[HtmlImage]:
    """The ``<img>`` tags of a piece of HTML that starts at ``offset`` of the source.

    Those in comments, scripts, templates and ``<pre>`` are not images that readers see.
    """
    if "<img" not in raw.lower():
        return []
    shown = re.sub(NOT_SHOWN, lambda match: " " * len(match.group()), raw)
    found = []
    for tag in re.finditer(IMAGE_TAG, shown):
        url = re.compile(SOURCE).search(shown, *tag.span())
        start, end = url.span(url.lastindex or 0) if url else (tag.start(), tag.start())
        place = Span(offset + tag.start(), offset + tag.end())
        found.append(
            HtmlImage(place, Span(offset + start, offset + end), re.search(ALT, tag.group()) is not None)
        )
    return found
