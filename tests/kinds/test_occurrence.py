"""Amounts of a unit against limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.occurrence import Params, build
from tests.kinds.looking import hits, texts

TEXT = "One and two and three. And four.\n\nFive and six.\n"
CASES = {
    "matches in the article": ({"patterns": ("and",), "most": 2}, ["And"]),
    "as many as allowed": ({"patterns": ("and",), "most": 4}, []),
    "matches in a block": ({"patterns": ("and",), "per": "block", "most": 2}, ["And"]),
    "matches in a sentence": ({"patterns": ("and",), "per": "sentence", "most": 1}, ["and"]),
    "none in a sentence": (
        {"patterns": ("two",), "per": "sentence", "least": 1},
        ["And four.", "Five and six."],
    ),
    "too few in the article": ({"patterns": ("seven",), "least": 1}, ["One and two and three. And four."]),
    "words of a sentence": ({"what": "words", "per": "sentence", "most": 3}, ["One and two and three."]),
    "few words in a sentence": ({"what": "words", "per": "sentence", "least": 3}, ["And four."]),
    "words of a block": ({"what": "words", "per": "block", "most": 3}, ["One and two and three. And four."]),
    "words of the article": ({"what": "words", "most": 9}, ["One and two and three. And four."]),
    "sentences of a block": (
        {"what": "sentences", "per": "block", "most": 1},
        ["One and two and three. And four."],
    ),
    "sentences of the article": ({"what": "sentences", "most": 3}, []),
}


@pytest.mark.parametrize(("params", "expected"), CASES.values(), ids=CASES)
def test_limits(params: dict[str, object], expected: list[str]) -> None:
    assert texts("occurrence", params, TEXT) == expected


def test_the_places_within_the_limit_are_related() -> None:
    (hit,) = hits("occurrence", {"patterns": ("and",), "most": 2}, TEXT)
    assert [TEXT[one.start : one.end] for one in hit.related] == ["and", "and"]
    assert hit.values == {"count": "4", "limit": "2", "match": "And"}


def test_an_article_without_text_has_no_units() -> None:
    assert hits("occurrence", {"what": "words", "least": 5}, "") == []


@pytest.mark.parametrize(
    "params",
    [
        {"patterns": ("a",)},
        {"most": 1},
        {"patterns": ("a",), "what": "words", "most": 1},
        {"patterns": ("a",), "most": 1, "least": 2},
        {"what": "sentences", "per": "sentence", "most": 1},
    ],
    ids=["no limit", "no patterns", "patterns for words", "limits crossed", "sentences in a sentence"],
)
def test_params_that_make_no_sense(params: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        build(Params(**params))  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(["and", "x", "x.", "\n\n", "é", "🚲"]), max_size=30).map(" ".join))
def test_counts_add_up(text: str) -> None:
    params: dict[str, object] = {"patterns": ("and",), "most": 0}
    for per in ("sentence", "block", "article"):
        found = hits("occurrence", {**params, "per": per}, text)
        assert sum(int(hit.values["count"]) for hit in found) == text.split().count("and")
        assert all(text[hit.start : hit.end] == "and" for hit in found)
