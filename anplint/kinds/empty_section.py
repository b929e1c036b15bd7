"""A heading with nothing below it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from anplint.checklists import promises
from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import OPAQUE
from anplint.outline import NOT_BODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.model import Block
    from anplint.outline import Section

VALUES = frozenset({"heading", "level"})

NOTHING = (
    r"(?si)(?:\s|(?<![^\r\n])[-*_](?:[ \t]*[-*_]){2,}[ \t]*(?![^\r\n])|(?><!--\s*anplint-.*?-->)"
    r"|<(?:hr|/?section)\b[^<>]*+>)*+"
)
"""Blanks, rulers, and comments for anplint; other comments, elements and template tags may fill it."""

LINE = 5
"""Headings of this rank and below without text are places, dates and names below a section."""


class Params(NamedTuple):
    """Nothing to choose."""


def build(_params: Params) -> Check:
    """A check that yields each heading followed by one of its own or a higher rank, or by the end.

    A heading above a deeper one has sub-sections. One that promises a checklist is left to the rule on empty
    checklists; fields of forms ("Date:", "Place:") and bridges ("And speaking of masts…") open no section.
    An article that is only a heading is left alone.
    """

    def find(view: View) -> Iterator[Hit]:
        sections = view.facts.sections
        outside = [block for block in view.article.blocks if block.kind in NOT_BODY]
        if len(outside) + 1 >= len(view.article.blocks):
            return
        for number, section in enumerate(sections):
            if section.blocks or _is_no_section(sections, number):
                continue
            following = sections[number + 1].heading if number + 1 < len(sections) else None
            if following is not None and following.level > section.heading.level:
                continue
            if _is_empty(view, section, following, outside):
                heading = section.heading
                values = {"heading": _shown(view, heading), "level": str(heading.level)}
                yield Hit(*heading.to_source(0, len(heading.text)), values)

    return Check(find, where=("heading-alone",))


def _is_no_section(sections: Sequence[Section], number: int) -> bool:
    """Whether a heading opens no section: a line set as one, a field of a form, a bridge, a checklist."""
    heading = sections[number].heading
    text = heading.text.rstrip()
    if heading.level >= LINE or text.endswith(("…", "...")) or promises(text):
        return True
    beside = [one.heading.text.rstrip() for one in sections[max(0, number - 1) : number + 2]]
    return text.endswith(":") and sum(one.endswith(":") for one in beside) > 1


def _is_empty(view: View, section: Section, following: Block | None, outside: list[Block]) -> bool:
    """Whether the source up to the next heading holds nothing, page debris and metadata aside."""
    start = section.heading.end
    end = following.start if following else len(view.article.source)
    for block in outside[bisect_left(outside, start, key=_start) :]:
        if block.start >= end:
            break
        if not re.compile(NOTHING).fullmatch(view.article.source, start, block.start):
            return False
        start = max(start, block.end)
    return re.compile(NOTHING).fullmatch(view.article.source, start, end) is not None


def _start(block: Block) -> int:
    return block.start


def _shown(view: View, heading: Block) -> str:
    """The text of a heading; its source where it holds code."""
    if OPAQUE not in heading.text:
        return heading.text
    start, end = heading.to_source(0, len(heading.text))
    return view.article.source[start:end]
