"""Sections that stand in another order than the type of the article asks for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.article_type import heads, whose
from anplint.finding import Hit, Related
from anplint.kinds import Check, View, heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"heading", "other", "whose"})


class Params(NamedTuple):
    """``sections`` are headings that stand in this order: texts, or regexes between slashes."""

    sections: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields each heading that stands above one that belongs before it."""

    def find(view: View) -> Iterator[Hit]:
        chosen = view.facts.type
        yield from _order(view, [(one,) for one in params.sections], whose(None))
        if chosen and chosen.type.ordered:
            yield from _order(view, list(chosen.type.sections), whose(chosen))

    return Check(find, where=("heading",) if params.sections else ("type",))


def _order(view: View, sections: list[tuple[str, ...]], who: str) -> Iterator[Hit]:
    """A hit for each pair of neighbours in the order of which the second one stands first."""
    opened = []
    for section in sections:
        first = (one for one in view.facts.headings if any(heads(one.text, name) for name in section))
        opened += [one for one in (next(first, None),) if one is not None]
    for before, after in pairwise(opened):
        if after.start < before.start:
            values = {"heading": heading_text(view, after), "other": heading_text(view, before), "whose": who}
            related = (
                Related(*before.to_source(0, len(before.text)), "the section that comes first is here"),
            )
            yield Hit(*after.to_source(0, len(after.text)), values, (), related)
