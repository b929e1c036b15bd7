"""Long sentences, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.sentence_length import Params, build, running_words
from tests.kinds.looking import hits, texts

LIMITS: dict[str, object] = {"most": 10, "warning_over": 15}
LONG = "the bridge that the town built was painted by the people"
CASES = {
    "long": (f"Short. {LONG}. Short.\n", [f"{LONG}."]),
    "at the limit": ("The bridge that the town built was painted by them.\n", []),
    "in an item, with markup": (f"- **{LONG}**\n", [LONG]),
    "a list of names": ("Thanks to Anna Berg, Ben Cole, Carl Dahl, Dora Eck, Emil Falk.\n", []),
    "a list of words": (
        "We have red, green, blue, black, white, grey, pink, brown and teal paint for it.\n",
        [],
    ),
    "handles": ("Thanks @anna @ben @carl @dora @emil @fritz @gerda @hans @ida @jan and others.\n", []),
    "figures": ("1932 12 4 56 78 90 12 34 56 78 90 metres of steel were used.\n", []),
    "code and addresses": ("Run `a` `b` `c` `d` `e` `f` `g` then https://example.org/a and wait.\n", []),
    "clauses between semicolons": (
        "the bridge is old; the road is new; the boat is slow; the tram is fast.\n",
        [],
    ),
    "one long clause between semicolons": (f"the bridge is old; {LONG}; the boat; the tram.\n", None),
    "lines that the author broke": (
        "the bridge of  \nthe town by  \nthe sea in  \nthe year of  \nthe flood\n",
        [],
    ),
    "Chinese": ("这是一座桥 很长 的 句 子 在 这 里 没 有 空 格 的 语 言\n", []),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_sentences(source: str, expected: list[str] | None) -> None:
    expected = [source.strip()] if expected is None else expected
    assert texts("sentence-length", LIMITS, source, ("paragraph", "item")) == expected


@pytest.mark.parametrize(("words", "severity"), [(11, None), (15, None), (16, "warning")])
def test_severity(words: int, severity: str | None) -> None:
    (hit,) = hits("sentence-length", LIMITS, "Go" + " on" * (words - 1))
    assert (hit.severity, hit.values) == (severity, {"words": str(words), "most": "10"})


def test_names_in_a_sentence_are_words() -> None:
    assert running_words("Then Anna from Bern met Ben near the bridge of Zürich and Carl left") == 14
    assert running_words("Der Bau der Brücke hat der Stadt im Jahr der Flut viel Geld gebracht") == 14


@pytest.mark.parametrize("limits", [{"most": 0}, {"most": 90, "warning_over": 80}])
def test_limits_in_order(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="most"):
        build(Params(**limits))


@given(st.lists(st.sampled_from(["word", "word.", "Name", "a,", "🚲", "é", "b;"]), max_size=80).map(" ".join))
def test_a_hit_is_a_sentence_over_the_limit(text: str) -> None:
    for hit in hits("sentence-length", LIMITS, text):
        assert 10 < int(hit.values["words"]) <= len(text[hit.start : hit.end].split())
