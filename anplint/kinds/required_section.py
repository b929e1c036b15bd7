"""Sections that every article of a site or of a type has to have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.article_type import heads, whose
from anplint.finding import Hit
from anplint.kinds import Check, View, at_title

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"section", "whose"})

MOST_SHOWN = 4


class Params(NamedTuple):
    """``sections`` are regexes, each for a heading that has to be there; ``least`` words make an article.

    ``types``: whether the sections are asked for that the type of the article needs.
    """

    sections: tuple[str, ...] = ()
    least: int = 0
    types: bool = True


def build(params: Params) -> Check:
    """A check with one hit, at the title, for each section that no heading opens; silent without sections."""
    for regex in params.sections:
        re.compile(regex)

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        headings = [heading.text for heading in facts.headings]
        for regex in params.sections if facts.words >= params.least else ():
            wanted = re.compile(regex, re.IGNORECASE)
            if not any(map(wanted.search, headings)):
                values = {"section": regex, "whose": whose(None)}
                yield Hit(*at_title(view), values, about=f"section {regex}")
        chosen = facts.type if params.types else None
        for section in chosen.type.sections if chosen else ():
            if not any(heads(heading, name) for heading in headings for name in section):
                values = {"section": _named(section), "whose": whose(chosen)}
                yield Hit(*at_title(view), values, about=f"section {section[0]}")

    return Check(find, where=() if params.sections else ("type",))


def _named(section: tuple[str, ...]) -> str:
    """The alternatives of a section, in words; regexes only where there is nothing else."""
    texts = [one for one in section if not one.startswith("/")] or list(section)
    return "” or “".join(texts[:MOST_SHOWN])
