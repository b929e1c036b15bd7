"""Values of the metadata that are too short or too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.read.labels import fold_key
from anplint.text.values import folded_key, label

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"key", "count", "limit", "less_or_more"})


class Params(NamedTuple):
    """Of which ``field`` the values are looked at; ``least`` and ``most`` characters are allowed.

    ``unless``: keys (folded dotted paths are compared) of which the values may have any length.
    """

    field: str
    least: int
    most: int
    unless: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields one hit for each value that is too short or too long; a copy counts once."""
    if not 0 <= params.least <= params.most:
        raise ValueError("'least' must lie between 0 and 'most'")
    unless = frozenset(map(fold_key, params.unless))

    def find(view: View) -> Iterator[Hit]:
        seen = set[str]()
        for block in view.facts.claims(params.field):
            text = " ".join(block.text.split())
            if params.least <= len(text) <= params.most or text in seen or "{{" in text or "{%" in text:
                continue
            if folded_key(block) in unless:
                continue
            seen.add(text)
            short = len(text) < params.least
            values = {
                "key": label(block),
                "count": f"{len(text):,}",
                "limit": f"{params.least if short else params.most:,}",
                "less_or_more": "fewer" if short else "more",
            }
            yield Hit(*block.to_source(0, len(block.text)), values, about=f"length of {label(block)}")

    return Check(find, where=(f"length:{params.field}:{params.least}:{params.most}",))
