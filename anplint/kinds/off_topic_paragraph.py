"""Paragraphs that have nothing to do with what the article's title says, or with the rest of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, at_title
from anplint.topic import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"sought", "named", "paragraphs", "evidence"})

WHOLE = "of {} paragraphs below the introduction {} name {}, and no other word runs through them"
SINGLE = "it shares no word of substance with title, headings and the other paragraphs, which share theirs"


class Params(NamedTuple):
    """None: what counts is in ``anplint.relevance``."""


def build(_params: Params) -> Check:
    """A check that yields each such paragraph, with the title in ``related``."""

    def find(view: View) -> Iterator[Hit]:
        result = view.facts.relevance
        if not result.off:
            return
        counted = (str(result.paragraphs), str(result.named or "none"), listed(view.facts.topic.words))
        values = dict(zip(("paragraphs", "named", "sought"), counted, strict=True))
        values["evidence"] = WHOLE.format(*counted) if result.whole else SINGLE
        related = (Related(*at_title(view), "the title"),)
        for block in result.off:
            yield Hit(*block.to_source(0, len(block.text)), values, (), related)

    return Check(find)
