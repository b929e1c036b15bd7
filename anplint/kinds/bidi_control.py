"""Invisible controls of the writing direction, which make text read otherwise than it is stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Span
from anplint.text.beyond_ascii import beyond_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"names", "count"})

CONTROL = "[\u202a-\u202e\u2066-\u2069]"
"""Embeddings, overrides and isolates: Unicode Standard Annex 9, table 4; CVE-2021-42574."""
ENCODED = (b"\xe2\x80\xaa", b"\xe2\x80\xab", b"\xe2\x80\xac", b"\xe2\x80\xad", b"\xe2\x80\xae", b"\xe2\x81")
RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
OVERRIDES = "\u202d\u202e"
EMBEDDINGS, POP_EMBEDDING = "\u202a\u202b", "\u202c"
ISOLATES, POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"


class Params(NamedTuple):
    """Nothing to choose."""


def build(_params: Params) -> Check:
    """A check that yields each line with such controls; the edits delete them.

    Silent are pairs that are closed on their line where right-to-left letters stand, overrides excepted, and
    the marks U+200E and U+200F.
    """

    def find(view: View) -> Iterator[Hit]:
        source = view.article.source
        signs = beyond_ascii(source)
        if not signs or not any(one in signs for one in ENCODED):
            return
        from anplint.cutting import hidden_cuts  # where something is found

        for line in _lines(source):
            controls = list(re.finditer(CONTROL, line.group()))
            if _is_meant(line.group()):
                continue
            places = [(line.start() + one.start(), line.start() + one.end()) for one in controls]
            names = map(_name, sorted({one.group() for one in controls}))
            values = {
                "names": ", ".join(names),
                "count": str(len(controls)),
            }
            related = tuple(Related(*place, "and here") for place in places[1:])
            edits = hidden_cuts(view.article, [Span(*place) for place in places])
            yield Hit(*places[0], values, edits, related)

    return Check(find, where=("beyond-ascii",))


def _lines(source: str) -> Iterator[re.Match[str]]:
    """The lines that hold a control, each from its first one to its end."""
    at = 0
    control, line = re.compile(CONTROL), re.compile(r"[^\r\n\u2029]*")
    while first := control.search(source, at):
        start = max(source.rfind(end, at, first.start()) for end in "\r\n\u2029") + 1
        found = line.match(source, max(at, start))
        if found is None:  # cannot be: an empty line matches
            return
        yield found
        at = found.end()


def _is_meant(line: str) -> bool:
    """Whether the controls of a line are pairs around text of two directions."""
    if any(one in line for one in OVERRIDES) or not re.search(RIGHT_TO_LEFT, line):
        return False
    opened: list[str] = []
    for one in re.findall(CONTROL, line):
        if one in EMBEDDINGS:
            opened.append(POP_EMBEDDING)
        elif one in ISOLATES:
            opened.append(POP_ISOLATE)
        elif not opened or opened.pop() != one:
            return False
    return not opened


def _name(control: str) -> str:
    from unicodedata import name  # its tables are large, and findings are rare

    return f"U+{ord(control):04X} {name(control).lower()}"
