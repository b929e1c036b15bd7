"""Paragraphs that have nothing to do with what the article's title says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, at_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VALUES = frozenset({"sought", "named", "paragraphs", "evidence"})

WHOLE, SINGLE = "no other word runs through them", "this one shares no term with the rest of the article"
MOST_NAMED = 3
"""Terms that a message lists."""


class Params(NamedTuple):
    """None: what counts is in ``anplint.relevance``."""


def build(_params: Params) -> Check:
    """A check that yields each such paragraph, with the title in ``related``."""

    def find(view: View) -> Iterator[Hit]:
        result = view.facts.relevance
        if not result.off:
            return
        values = {
            "sought": listed(view.facts.topic.words),
            "named": str(result.named or "none"),
            "paragraphs": str(result.paragraphs),
            "evidence": WHOLE if result.whole else SINGLE,
        }
        related = (Related(*at_title(view), "the title"),)
        for block in result.off:
            yield Hit(*block.to_source(0, len(block.text)), values, (), related)

    return Check(find)


def listed(words: Sequence[str]) -> str:
    """The words in quotation marks: “a”, “b” or “c”."""
    quoted = [f"“{word}”" for word in words[:MOST_NAMED]]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
