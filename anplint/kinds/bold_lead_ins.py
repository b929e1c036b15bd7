"""Lists in which item after item opens with bold words and a colon: one hit for an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"count", "items", "match"})
MOST_RELATED = 20
LONGEST = 70
"""Code points of a lead-in; longer ones are sentences in bold."""
LEAD_IN = (
    r"(?P<open>\*\*|__|<(?:strong|b)\b[^<>]{0,100}>\s{0,4})(?P<words>[^\n*_<>]{2,70}?)\s{0,4}"
    r"(?::\s{0,4}(?:\*\*|__|</(?:strong|b)>)|(?:\*\*|__|</(?:strong|b)>)\s{0,4}(?::|[–—-]\s))"
    r"(?=[^\n]{12})"
)
"""Bold words with a colon in or behind them, or a dash behind, and text after that."""
OPENED = r"(?:\*\*|__|<(?:strong|b)\b[^<>]*>\s*)$"
MARKS = 110
"""Code points before an item's words in which its mark for bold stands."""


class Params(NamedTuple):
    """How many lead-ins make a finding.

    ``least``: the least number of items that open so; ``percent``: of all items of the article;
    ``words``: the least words, on average, that stand behind a lead-in.
    """

    least: int = 3
    percent: float = 50.0
    words: int = 5


def build(params: Params) -> Check:
    """A check that yields at most one hit: at the first lead-in, with the others as related places."""
    if params.least < 1 or params.percent < 0:
        raise ValueError("'least' is at least 1 and 'percent' is not below 0")

    def find(view: View) -> Iterator[Hit]:
        source = view.article.source
        if "**" not in source and "__" not in source and "<" not in source:
            return
        items = [one for one in view.blocks if isinstance(one.detail, Item) and one.detail.first and one.runs]
        if len(items) < params.least:
            return
        found = [(block, match) for block in items if (match := _lead_in(source, block))]
        if len(found) < params.least or len(found) * 100 < params.percent * len(items):
            return
        behind = sum(block.text.count(" ") - match["words"].count(" ") for block, match in found)
        if behind < params.words * len(found):
            return
        (_, first), *rest = found
        related = tuple(Related(*match.span("words"), f"“{match['words']}”") for _, match in rest)
        values = {"count": str(len(found)), "items": str(len(items)), "match": first["words"]}
        yield Hit(*first.span("words"), values, related=related[:MOST_RELATED], about="lead-ins")

    return Check(find, where=("bold-item",))


def _lead_in(source: str, block: Block) -> re.Match[str] | None:
    """The bold words that an item opens with."""
    start = block.runs[0].source
    if source[start - 1 : start] not in {"*", "_", ">", " ", "\n"}:
        return None
    marks = re.search(OPENED, source[max(block.start, start - MARKS) : start])
    return re.compile(LEAD_IN).match(source, start - len(marks[0])) if marks else None
