"""Images of the body that have no alternative text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"images", "count", "total"})


class Params(NamedTuple):
    """``unless`` are regexes for the URLs of images that tell readers nothing, such as badges."""

    unless: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check with one hit for an article: at the first image without a text, the others in ``related``.

    ``![](a.png)`` has none, and so has an ``<img>`` without ``alt``; ``alt=""`` is a decision, and plain text
    does not show what an image had.
    """
    unless = f"(?i:{'|'.join(f'(?:{regex})' for regex in params.unless) or '(?!)'})"

    def find(view: View) -> Iterator[Hit]:
        missing, total = _missing(view, unless)
        if not missing:
            return
        first, *others = sorted(missing)
        count = len(missing)
        images = "This image has" if total == 1 else f"{count} of {total} images have"
        values = {"images": images, "count": str(count), "total": str(total)}
        related = tuple(Related(*place, "no alternative text here either") for place in others)
        yield Hit(*first, values, (), related, about="missing-alt")

    return Check(find)


def _missing(view: View, unless: str) -> tuple[list[Span], int]:
    """The places of the images without a text, and how many images there are."""
    source = view.article.source
    missing, total = [], 0
    for block in view.facts.images:
        if not isinstance(block.detail, Image) or not source.startswith("!", block.start):
            continue
        if re.search(unless, block.detail.url):
            continue
        total += 1
        if not block.text.strip():
            missing.append(Span(block.start, block.end))
    for image in view.facts.html_images:
        if re.search(unless, source[image.url.start : image.url.end]):
            continue
        total += 1
        if not image.has_alt:
            missing.append(image.place)
    return missing, total
