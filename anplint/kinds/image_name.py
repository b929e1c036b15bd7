"""Images whose file names say how they were made, not what they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"name", "count", "total"})

FILE_NAME = r"(?si)(?:^|/)([^/?#]{1,200}?)(?:\.[a-z0-9]{2,5})?(?:[?#].*)?$"
ADDED = (
    r"(?i)(?:[-_ ](?:\d{2,4}x\d{2,4}|scaled|rotated|edited|copy|kopie|min|small|large|e\d{10,13})"
    r"|@[23]x| ?\(\d{1,3}\))+$"
)
"""What sites and file managers put behind a name: sizes, counters, "copy"."""


class Params(NamedTuple):
    """``names`` are regexes for whole file names, without their ending and what sites add to them."""

    names: tuple[str, ...]


def build(params: Params) -> Check:
    """A check with one hit for an article: at the first such image, the others in ``related``."""
    names = f"(?i:{'|'.join(f'(?:{name})' for name in params.names) or '(?!)'})"

    def find(view: View) -> Iterator[Hit]:
        found: dict[str, tuple[Span, str]] = {}
        total = 0
        for block in view.facts.images:
            if not isinstance(block.detail, Image) or not block.detail.url:
                continue
            total += 1
            name = told(block.detail.url, names)
            if name and block.detail.url not in found:
                found[block.detail.url] = (block.detail.target or Span(block.start, block.end), name)
        if not found:
            return
        (first, name), *others = sorted(found.values())
        values = {"name": name, "count": str(len(found)), "total": str(total)}
        related = tuple(Related(*place, f"“{other}” says no more") for place, other in others)
        yield Hit(*first, values, (), related, about="file-name")

    return Check(find)


def told(url: str, names: str) -> str:
    """The file name of a URL where it says nothing, with its ending left out; else nothing."""
    if url.startswith("data:"):
        return ""
    match = re.search(FILE_NAME, url)
    if match is None:
        return ""
    name = match.group(1).replace("%20", " ").replace("+", " ")
    bare = re.sub(ADDED, "", name)
    return name if re.fullmatch(names, bare or name) else ""
