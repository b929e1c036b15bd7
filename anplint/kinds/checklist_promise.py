"""A checklist that is promised, or stated in the metadata, and stands nowhere in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.checklists import promises
from anplint.finding import Hit, Related
from anplint.kinds import Check, View, at_title
from anplint.model import Item
from anplint.promises import FEW_WORDS, body, can_be_checklist, is_elsewhere, stated_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.finding import Edit
    from anplint.model import Block

VALUES = frozenset({"who", "count"})

PLURAL = r"(?i)\bcheck[ -]?lists\b"
DESCRIBED = (
    r"(?i)^(?:this |use this |an? |the |our |your )(?:\S+\s){0,4}?check[ -]?list\b(?!\s+(?:app|tool|plug"
    r"|feature|that))"
    r"|\b(?:with|includ\w+|contain\w+|as|plus|get|use|follow) (?:an?|the|our"
    r"|this) (?:\S+\s){0,3}?check[ -]?list\b"
    r"|\bcheck[ -]?list (?:for|before|to)\b"
)
"""How a description promises a checklist."""


class Params(NamedTuple):
    """``words``: articles with fewer are left alone. ``stated``: metadata with so many items needs a list."""

    words: int = FEW_WORDS
    stated: int = 2


def build(params: Params) -> Check:
    """A check with at most one hit for an article: at the title, the description, or the items stated.

    An article that speaks of checklists in general promises none. The edit brings the items that the metadata
    states as a section behind the text.
    """

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        typed = facts.type.type.checklist if facts.type else 0
        stated = stated_items(facts.claims("checklist"))
        promise = _promise(view)
        if not (typed or promise or len(stated) >= params.stated) or facts.checklists:
            return
        if typed and facts.type and not _longest(facts.lists, typed):
            values = {"who": f"type {facts.type.type.name}", "count": "0"}
            yield Hit(*at_title(view), values, _edits(view, stated), about="checklist")
            return
        if facts.words < params.words or not (promise or len(stated) >= params.stated):
            return
        blocks = body(facts)
        if can_be_checklist(facts, blocks):
            return
        if promise and (_is_about(blocks) or is_elsewhere(facts, blocks, 0, len(view.article.source))):
            return
        if promise:
            related = tuple(_items(stated[:1]))
            values = {"who": promise[1], "count": "0"}
            yield Hit(*promise[0], values, _edits(view, stated), related, about="checklist")
        else:
            first = stated[0]
            values = {"who": "metadata", "count": str(len(stated))}
            related, edits = tuple(_items(stated[1:])), _edits(view, stated)
            yield Hit(*first.to_source(0, len(first.text)), values, edits, related, about="checklist")

    return Check(find, where=("type", "field:checklist", "title:heck", "lower:heck"))


def _edits(view: View, stated: Sequence[Block]) -> tuple[Edit, ...]:
    from anplint.checklist_edits import section_edits  # only for articles that lack a checklist

    return section_edits(view.facts, stated)


def _longest(lists: Iterable[tuple[Block, ...]], least: int) -> bool:
    """Whether a list has so many items that it can be the checklist of its type."""
    return any(
        sum(isinstance(one.detail, Item) and one.detail.first for one in items) >= least for items in lists
    )


def _promise(view: View) -> tuple[tuple[int, int], str] | None:
    """Where a checklist is promised, and by what."""
    facts = view.facts
    if promises(facts.title):
        return at_title(view), "title"
    for block in facts.claims("description"):
        found = re.search(DESCRIBED, block.text[:1000]) if "heck" in block.text.lower() else None
        if found:
            return block.to_source(*found.span()), "description"
    return None


def _is_about(blocks: list[Block]) -> bool:
    """Whether the article speaks of checklists in general."""
    return sum(len(re.findall(PLURAL, block.text)) for block in blocks) > 1


def _items(blocks: Sequence[Block]) -> Iterator[Related]:
    for block in blocks:
        yield Related(*block.to_source(0, len(block.text)), "the metadata states it here")
