"""Sections that every article of its type has to have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"section"})


class Params(NamedTuple):
    """``sections`` are regexes, each for a heading that has to be there; ``least`` words make an article."""

    sections: tuple[str, ...] = ()
    least: int = 0


def build(params: Params) -> Check:
    """A check with one hit, at the title, for each section that no heading opens; silent without sections."""
    for regex in params.sections:
        re.compile(regex)

    def find(view: View) -> Iterator[Hit]:
        if not params.sections or view.facts.words < params.least:
            return
        headings = [heading.text for heading in view.facts.headings]
        for regex in params.sections:
            wanted = re.compile(regex, re.IGNORECASE)
            if not any(map(wanted.search, headings)):
                yield Hit(*at_title(view), {"section": regex}, about=f"section {regex}")

    return Check(find)
