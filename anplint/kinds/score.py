"""Scores that the metadata state: whether they lie on their scale, and whether the whole fits its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.text.scores import WHOLE, Score, stated_scores
from anplint.text.values import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VALUES = frozenset({"key", "claimed", "low", "high", "mean", "what", "parts"})

HUNDRED, TEN = 100.0, 10.0
SCALES = (1.0, TEN, HUNDRED)
MOST_RELATED = 10


class Params(NamedTuple):
    """What a score is held against, and the scores that are no parts of a whole.

    ``against``: ``range`` (0 to 100, or the scale that the score or its siblings show; a whole also the range
    of its parts) or ``mean`` (of the parts; ``most`` is how far off a whole may lie, in points of 100).
    ``apart`` are names of scores that count for themselves.
    """

    against: Literal["range", "mean"]
    most: float = 5.0
    apart: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields each score that cannot be right; a value that is no number is not looked at."""
    if params.most < 0:
        raise ValueError("'most' cannot be below 0")

    def find(view: View) -> Iterator[Hit]:
        scores = stated_scores(view.facts.entries, view.facts.concepts)
        if not scores:
            return
        if params.against == "range":
            for score in scores:
                high = _scale(score, [one for one in scores if one is not score])
                if high is not None and not 0 <= score.value <= high:
                    yield _hit(score, 0, high, (), "its scale")
        if any("weight" in name for name, _ in view.facts.entries):
            return
        whole, parts = _parted([one for one in scores if one.name not in params.apart])
        if whole is not None and len(parts) > 1:
            yield from _whole(params, whole, parts)

    return Check(find, where=("in-key:score", "in-key:.", "field:scores."))


def _scale(score: Score, others: Sequence[Score]) -> float | None:
    """The highest value that a score may have: stated with it, or shown by at least two siblings."""
    if score.top:
        return score.top
    values = [one.value for one in others if not one.top]
    if len(values) > 1 and any(value % 1 for value in values):
        for scale in (1.0, TEN):
            if all(0 <= value <= scale for value in values):
                return scale if score.value > scale and score.value > max(values) else HUNDRED
    return HUNDRED


def _parted(scores: list[Score]) -> tuple[Score | None, list[Score]]:
    """The score that sums the others up, and the others, each name once."""
    by_name = {score.name: score for score in reversed(scores)}
    name = next((name for name in WHOLE if name in by_name), None)
    if name is None:
        return None, []
    return by_name[name], [score for score in scores if by_name[score.name] is score and score.name != name]


def _whole(params: Params, whole: Score, parts: list[Score]) -> Iterator[Hit]:
    """The whole, where it lies outside its parts or too far from their mean."""
    same = {score.top for score in (whole, *parts)}
    if len(same) > 1 or not all(0 <= one.value <= (one.top or HUNDRED) for one in (whole, *parts)):
        return
    values = [score.value for score in parts]
    low, high, mean = min(values), max(values), sum(values) / len(values)
    if any(low <= whole.value * scale <= high for scale in (TEN, 20.0, HUNDRED)) and whole.value <= TEN < low:
        return  # another scale: 8.1 of 10 beside percentages
    top = whole.top or next(scale for scale in SCALES if max(whole.value, high) <= scale)
    if params.against == "mean":
        if abs(whole.value - mean) > params.most * top / HUNDRED:
            yield _hit(whole, low, high, parts, "their mean", mean)
    elif not low - top / HUNDRED < whole.value < high + top / HUNDRED:
        yield _hit(whole, low, high, parts, "the range of its parts", mean)


def _hit(score: Score, low: float, high: float, parts: Sequence[Score], what: str, mean: float = 0.0) -> Hit:
    values = {
        "key": label(score.block),
        "claimed": score.text,
        "low": f"{low:g}",
        "high": f"{high:g}",
        "mean": f"{mean:.1f}".removesuffix(".0"),
        "what": what,
        "parts": ", ".join(f"{label(one.block)} {one.text}" for one in parts[:MOST_RELATED]),
    }
    related = tuple(
        Related(*one.block.to_source(0, len(one.block.text)), f"“{label(one.block)}” is {one.text}")
        for one in parts[:MOST_RELATED]
    )
    place = score.block.to_source(0, len(score.block.text))
    return Hit(*place, values, (), related, about=f"score {score.name}")
