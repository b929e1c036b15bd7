"""Metadata that an article has to have and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"field"})


class Params(NamedTuple):
    """``fields`` are the concepts or keys that have to be there.

    ``bare``: whether an article without any metadata is looked at, too.
    """

    fields: tuple[str, ...] = ()
    bare: bool = False


def build(params: Params) -> Check:
    """A check with one hit, at the title, for each field that is not there.

    A key without a value is there. A heading of level 1 is a title, too.
    """

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        if not params.fields or not (params.bare or facts.entries):
            return
        for field in params.fields:
            if facts.claims(field) or field in facts.concepts.values():
                continue
            if field == "title" and any(heading.level == 1 for heading in facts.headings):
                continue
            yield Hit(*at_title(view), {"field": field}, about=f"missing {field}")

    return Check(find)
