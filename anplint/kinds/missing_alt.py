"""Images of the body that have no alternative text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"images", "count", "total"})

OWN_SHORTCODE = r"\{[{%][<%]?+\s*+(?!figure\b)"
"""A site's own shortcode or include: its template may look the text up in a data file (an eighth of the
images of one measured government site). Hugo's own ``figure`` shows what it is given."""


class Params(NamedTuple):
    """``unless`` are regexes for the URLs of images that tell readers nothing, such as badges."""

    unless: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check with one hit for an article: at the first image without a text, the others in ``related``.

    ``![](a.png)`` has none, and so has an ``<img>`` without ``alt``; ``alt=""`` is a decision, and plain text
    does not show what an image had. The edits write a text for each image that has a title, a caption or a
    telling file name.
    """
    unless = f"(?i:{'|'.join(f'(?:{regex})' for regex in params.unless) or '(?!)'})"

    def find(view: View) -> Iterator[Hit]:
        missing, total = _missing(view, unless)
        if not missing:
            return
        from anplint.alt_text import proposals  # only for articles that have such an image

        edits = tuple(proposals(view.facts, missing))
        first, *others = sorted(Span(block.start, block.end) for block in missing)
        count = len(missing)
        images = "This image has" if total == 1 else f"{count} of {total} images have"
        values = {"images": images, "count": str(count), "total": str(total)}
        related = tuple(Related(*place, "no alternative text here either") for place in others)
        yield Hit(*first, values, edits, related, about="missing-alt")

    return Check(find, where=("bare-image",))


def _missing(view: View, unless: str) -> tuple[list[Block], int]:
    """The images without a text, and how many images there are."""
    source = view.article.source
    missing, total = [], 0
    images = view.facts.images if view.article.format != "text" else ()
    for block in images:
        if not isinstance(block.detail, Image) or re.search(unless, block.detail.url):
            continue
        total += 1
        if not (block.detail.decorative or block.text.strip() or _told_elsewhere(source, block)):
            missing.append(block)
    return missing, total


def _told_elsewhere(source: str, block: Block) -> bool:
    """Whether the template behind an image may know a text that does not stand here."""
    return source.startswith("{", block.start) and bool(re.compile(OWN_SHORTCODE).match(source, block.start))
