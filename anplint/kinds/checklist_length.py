"""Checklists of fewer items than the site or the type of the article asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.article_type import whose
from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"items", "least", "whose"})


class Params(NamedTuple):
    """``least`` items that a checklist of any article needs; 0 asks for nothing."""

    least: int = 0


def build(params: Params) -> Check:
    """A check with one hit, at the first item of the longest checklist, where all of them are too short.

    An article without a checklist is left to the rule on missing ones.
    """

    def find(view: View) -> Iterator[Hit]:
        chosen = view.facts.type
        typed = chosen.type.checklist if chosen else 0
        least = max(params.least, typed)
        if least < 1:
            return
        longest = max(view.facts.checklists, key=_count, default=())
        together = sum(map(_count, view.facts.checklists))
        if 0 < together < least:
            first = longest[0]
            values = {
                "items": f"{together} item{'' if together == 1 else 's'}",
                "least": str(least),
                "whose": whose(chosen if typed == least else None),
            }
            yield Hit(*first.to_source(0, len(first.text)), values, about="checklist length")

    return Check(find, where=() if params.least > 0 else ("type",))


def _count(items: tuple[Block, ...]) -> int:
    return sum(isinstance(item.detail, Item) and item.detail.first for item in items)
