"""Scores that metadata state: their scale, their parts, and their freshness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.freshness import Params as FreshnessParams
from anplint.kinds.freshness import build as build_freshness
from anplint.kinds.score import Params, build
from tests.kinds.looking import hits, texts

RANGE: dict[str, object] = {"against": "range"}
MEAN: dict[str, object] = {"against": "mean", "apart": ("risk",)}

OUTSIDE = {
    "above": ("scores: {seo: 101}", ["101"]),
    "below": ("seo_score: -1", ["-1"]),
    "at the ends": ("scores: {seo: 0, depth: 100}", []),
    "of ten": ("scores: {seo: 11/10}", ["11/10"]),
    "of ten, in words": ("scores: {seo: 8 out of 10}", []),
    "more than a hundred per cent": ("seo_score: 120 %", ["120 %"]),
    "siblings up to one": ("scores: {seo: 0.2, depth: 0.5, tone: 1.2}", ["1.2"]),
    "siblings up to ten": ("scores: {seo: 2.5, depth: 7, tone: 70}", ["70"]),
    "whole siblings tell no scale": ("scores: {seo: 2, depth: 7, tone: 70}", []),
    "a whole above its parts": ("scores: {overall: 80, seo: 60, depth: 70}", ["80"]),
    "a whole below its parts": ("overall_score: 50\nseo_score: 60\ndepth_score: 70", ["50"]),
    "a whole at its highest part": ("scores: {quality: 70, seo: 60, depth: 70}", []),
    "a whole of ten beside percentages": ("scores: {overall: 6.5, seo: 60, depth: 70}", []),
    "a match": ("score: 120\nscores: {home: 120, away: 98}", []),
    "points": ("high_score: 9000\ncredit_score: 800\nscore: 1200", []),
    "an index": ("scores: {seo: 70, flesch: 120}", []),
    "no number": ("scores: {seo: A+, depth: true, tone: '{{ x }}'}", []),
    "among other numbers": ("metrics: {views: 4000, seo: 140, tone: 20}", ["140"]),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_scores_on_their_scale(name: str) -> None:
    entry, expected = OUTSIDE[name]
    assert texts("score", RANGE, f"---\n{entry}\n---\n\na\n") == expected


WHOLES = {
    "the mean": ("scores: {overall: 65, seo: 60, depth: 70}", []),
    "five off": ("scores: {overall: 70, seo: 60, depth: 70}", []),
    "six off": ("scores: {overall: 71, seo: 60, depth: 70}", ["71"]),
    "of ten": ("scores: {overall: 7.1, seo: 6, depth: 7}", ["7.1"]),
    "up to one": ("scores: {overall: 0.71, seo: 0.6, depth: 0.7}", ["0.71"]),
    "quality is the whole": ("scores: {quality: 81, freshness: 81, depth: 67, clarity: 72}", ["81"]),
    "quality is a part": ("scores: {overall: 75, quality: 81, depth: 69}", []),
    "one part": ("scores: {overall: 71, seo: 60}", []),
    "what is no part": ("scores: {overall: 65, seo: 60, depth: 70, risk: 5}", []),
    "weights": ("scores: {overall: 71, seo: 60, depth: 70}\nscore_weights: [1, 9]", []),
    "scales that differ": ("scores: {overall: 71, seo: 6/10, depth: 7/10}", []),
}


@pytest.mark.parametrize("name", WHOLES)
def test_a_whole_and_its_parts(name: str) -> None:
    entry, expected = WHOLES[name]
    assert texts("score", MEAN, f"---\n{entry}\n---\n\na\n") == expected


def test_what_a_hit_says() -> None:
    source = "---\nscores: {overall: 90, seo: 60, depth: 70}\n---\n\na\n"
    (hit,) = hits("score", MEAN, source)
    assert (hit.values["mean"], hit.values["parts"]) == ("65", "seo 60, depth 70")
    assert [source[one.start : one.end] for one in hit.related] == ["60", "70"]


FRESH: dict[str, object] = {"names": ("freshness",)}
STATED = {
    "old, said to be new": ("freshness_score: 81\nreviewed: 2020-01-01", ["81"]),
    "old and said so": ("freshness_score: 20\nreviewed: 2020-01-01", []),
    "new, said to be old": ("freshness_score: 20\nreviewed: 2025-12-01", ["20"]),
    "forty off": ("freshness_score: 40\nreviewed: 2020-01-01", []),
    "a review goes before an update": (
        "freshness_score: 90\nreviewed: 2020-01-01\nupdated: 2025-12-01",
        ["90"],
    ),
    "an update goes before the first day": (
        "freshness_score: 90\ncreated: 2015-01-01\nupdated: 2025-12-01",
        [],
    ),
    "no date": ("freshness_score: 90", []),
    "no number": ("freshness_score: high\nreviewed: 2020-01-01", []),
    "up to one": ("scores: {freshness: 0.9, seo: 0.5}\nreviewed: 2020-01-01", ["0.9"]),
    "of ten": ("scores: {freshness: 9, seo: 5}\nreviewed: 2020-01-01", ["9"]),
    "a scale that nobody knows": ("freshness_score: 9\nreviewed: 2020-01-01", []),
}


@pytest.mark.parametrize("name", STATED)
def test_freshness(name: str) -> None:
    entry, expected = STATED[name]
    assert texts("freshness", FRESH, f"---\n{entry}\n---\n\na\n") == expected


def test_tolerances_are_not_negative() -> None:
    with pytest.raises(ValueError, match="below 0"):
        build(Params("mean", most=-1))
    with pytest.raises(ValueError, match="below 0"):
        build_freshness(FreshnessParams(most=-1))


@given(st.lists(st.text(alphabet="0123456789./% -", max_size=8), max_size=6))
def test_any_values_are_read_or_not(values: list[str]) -> None:
    names = ("overall", "seo", "depth", "freshness", "tone", "x")
    entries = "".join(f"  {name}: '{value}'\n" for name, value in zip(names, values, strict=False))
    source = f"---\nreviewed: 2020-01-01\nscores:\n{entries or '  seo: 1'}\n---\n\na\n"
    for kind, params in (("score", RANGE), ("score", MEAN), ("freshness", FRESH)):
        hits(kind, params, source)
