"""A stated freshness, held against the dates that the metadata state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.text.dates import stated_days
from anplint.text.freshness import freshness
from anplint.text.scores import Score, stated_scores
from anplint.text.values import label

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"key", "claimed", "counted", "date", "date_key", "age"})

YEAR = 365.25
TWO_YEARS = 730


class Params(NamedTuple):
    """``names`` are those of the score; ``most`` points may lie between it and the computed freshness."""

    names: tuple[str, ...] = ("freshness",)
    most: float = 40.0


def build(params: Params) -> Check:
    """A check that yields a stated freshness that the dates do not bear out.

    The day that counts is the latest of ``reviewed``, else of ``updated``, else that of ``created``.
    """
    if params.most < 0:
        raise ValueError("'most' cannot be below 0")
    names = frozenset(params.names)

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        found = stated_scores(facts.entries, facts.concepts, names)
        if not found:
            return
        fields = ("reviewed", "updated", "created")
        days = next(filter(None, (stated_days(facts.claims(field)) for field in fields)), None)
        if days is None:
            return
        day, block = max(days, key=lambda one: one[0])
        age = (facts.as_of - day).days
        counted = freshness(age)
        pool = stated_scores(facts.entries, facts.concepts)
        for score in found:
            points = _points(score, pool)
            if points is None or abs(points - counted) <= params.most:
                continue
            values = {
                "key": label(score.block),
                "claimed": score.text,
                "counted": f"{counted:.0f}",
                "date": day.isoformat(),
                "date_key": label(block),
                "age": _shown(age),
            }
            place = block.to_source(0, len(block.text))
            related = (Related(*place, f"“{label(block)}” says {day}"),)
            start, end = score.block.to_source(0, len(score.block.text))
            yield Hit(start, end, values, (), related, about="freshness")

    return Check(find, where=("in-key:score", "in-key:.", "field:scores."))


def _points(score: Score, pool: list[Score]) -> float | None:
    """The score on the scale of 0 to 100; None where its scale cannot be told."""
    if score.top:
        return 100 * score.value / score.top
    highest = max(one.value for one in pool if not one.top)
    if highest > 10:  # noqa: PLR2004 - no scale up to 10
        return score.value
    fractions = any(one.value % 1 for one in pool)
    if highest <= 1 and fractions:
        return 100 * score.value
    return 10 * score.value if len(pool) > 1 and highest > 5 else None  # noqa: PLR2004


def _shown(age: int) -> str:
    """An age for people; of a day that has not come it says so."""
    if age < 0:
        return "in the future"
    return f"{age} days ago" if age < TWO_YEARS else f"{age / YEAR:.1f} years ago"
