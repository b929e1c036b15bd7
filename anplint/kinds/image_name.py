"""Images whose file names say how they were made, not what they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"name"})

LONGEST, LONGEST_ENDING = 200, 5
FILE_NAME = r"(?si)(?:^|/)([^/?#]{1,200}?)(?:\.[a-z0-9]{2,5})?(?:[?#].*)?$"
ADDED = (
    r"(?i)(?:[-_ ](?:\d{2,4}x\d{2,4}|scaled|rotated|edited|copy|kopie|min|small|large|e\d{10,13})"
    r"|@[23]x| ?\(\d{1,3}\))+$"
)
"""What sites and file managers put behind a name: sizes, counters, "copy"."""

TIMES = 2
NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
"""Stands before "AM" in the names of screenshots of macOS."""


class Params(NamedTuple):
    """``names`` are regexes for whole file names, without their ending and what sites add to them."""

    names: tuple[str, ...]


def build(params: Params) -> Check:
    """A check that yields one hit for each such file, where it is shown first."""
    names = f"(?i:{'|'.join(f'(?:{name})' for name in params.names) or '(?!)'})"

    def find(view: View) -> Iterator[Hit]:
        met = set[str]()
        for block in view.facts.images:
            if not isinstance(block.detail, Image) or not block.detail.url or block.detail.url in met:
                continue
            met.add(block.detail.url)
            if name := told(block.detail.url, names):
                yield Hit(*(block.detail.target or (block.start, block.end)), {"name": name})

    return Check(find, where=tuple(f"like:file-of:{regex}" for regex in params.names))


def told(url: str, names: str) -> str:
    """The file name of a URL where it says nothing, with its ending left out; else nothing."""
    if url.startswith("data:"):
        return ""
    file = _file(url)
    if not file:
        return ""
    name = _decoded(file).replace("+", " ")
    bare = re.sub(ADDED, "", name)
    return name if re.fullmatch(names, bare or name) else ""


def _file(url: str) -> str:
    """The name of the file without its ending; empty where there is none."""
    name = url.partition("?")[0].partition("#")[0].rpartition("/")[2]
    if not name or len(name) > LONGEST or "\n" in url:
        match = re.search(FILE_NAME, url)
        return match[1] if match else ""
    stem, _, ending = name.rpartition(".")
    is_ending = 1 < len(ending) <= LONGEST_ENDING and ending.isascii() and ending.isalnum()
    return stem if stem and is_ending else name


def _decoded(name: str) -> str:
    """A name as people see it: ``Screenshot%20at%2010.14`` has blanks; also where that was done twice."""
    for _ in range(TIMES):
        if "%" not in name:
            break
        from urllib.parse import unquote

        name = unquote(name)
    return name.rpartition("/")[2].replace(NO_BREAK, " ").replace(NARROW, " ")
