"""Metadata that an article has to have and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.article_type import whose
from anplint.finding import Hit
from anplint.kinds import Check, View, at_title
from anplint.read.labels import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VALUES = frozenset({"field", "whose"})


class Params(NamedTuple):
    """``fields`` are the concepts or keys that have to be there.

    ``bare``: whether an article without any metadata is looked at, too.
    """

    fields: tuple[str, ...] = ()
    bare: bool = False


def build(params: Params) -> Check:
    """A check with one hit, at the title, for each field that is not there.

    What the type of the article needs is a warning. A key without a value is there. A heading of level 1 is
    a title, too.
    """

    def find(view: View) -> Iterator[Hit]:
        chosen = view.facts.type
        typed = chosen.type.fields if chosen else ()
        for field in _missing(view, typed):
            values = {"field": field, "whose": f"; {whose(chosen)} have one"}
            yield Hit(*at_title(view), values, severity="warning", about=f"missing {field}")
        if not params.fields or not (params.bare or view.facts.entries):
            return
        for field in _missing(view, params.fields):
            if field not in typed:
                yield Hit(*at_title(view), {"field": field, "whose": ""}, about=f"missing {field}")

    return Check(find, where=() if params.bare else ("type", *(f"lacks:{field}" for field in params.fields)))


def _missing(view: View, fields: Iterable[str]) -> Iterator[str]:
    facts = view.facts
    for field in fields:
        if facts.claims(field) or field in facts.concepts.values() or fold_key(field) in dict(facts.entries):
            continue
        if field == "title" and any(heading.level == 1 for heading in facts.headings):
            continue
        yield field
