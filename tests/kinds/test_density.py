"""Many small signs: one hit where enough different ones stand close enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.density import Params, build
from tests.kinds.looking import hits

BASE: dict[str, object] = {
    "patterns": ("foo", "bar", "ba[zx]"),
    "distinct": 2,
    "per_thousand": 100.0,
    "short": 10,
}
FILL = " word" * 30
CASES = {
    "short and different": ("A foo, a bar.\n", "2"),
    "short, one kind of sign": ("foo foo foo\n", None),
    "one pattern is one sign": ("baz bax\n", None),
    "long and thin": (f"foo bar{FILL}\n", None),
    "long and thick": (f"foo bar baz foo{FILL}\n", "4"),
    "in quotation marks": ("“foo” and “bar”\n", None),
    "in code": ("`foo` and bar\n", None),
    "over blocks": ("# foo\n\n- a **bar**\n", "2"),
    "emphasised by itself": ("*foo* and _bar_ and <em>baz</em>\n", None),
    "in a longer emphasis": ("*a foo* and _bar baz_\n", "3"),
    "alone in items": ("- foo\n- bar.\n", None),
    "alone in a paragraph": ("foo\n\nbar\n", "2"),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_thresholds(source: str, expected: str | None) -> None:
    found = hits("density", BASE, source)
    assert [hit.values["count"] for hit in found] == ([expected] if expected else [])


def test_the_first_sign_is_the_place_and_the_others_are_related() -> None:
    source = "Zürich 🚲 bar,\n\na **foo**, Foo.\n"
    (hit,) = hits("density", BASE, source)
    assert source[hit.start : hit.end] == "bar"
    assert [source[one.start : one.end] for one in hit.related] == ["foo", "Foo"]
    assert hit.values == {
        "count": "3",
        "distinct": "2",
        "words": "5",
        "rate": "600.0",
        "list": "“bar”, “foo”",
    }
    assert hit.about


def test_lists_are_cut() -> None:
    words = [f"w{number}" for number in range(30)]
    params: dict[str, object] = {"patterns": tuple(words), "distinct": 3, "per_thousand": 1.0}
    (hit,) = hits("density", params, " ".join(words))
    assert hit.values["list"].count("“") == 8
    assert len(hit.related) == 20


MORE = {
    "enough": ({"least": 3}, "foo foo bar\n", True),
    "too few": ({"least": 3}, "foo bar\n", False),
    "long enough": ({"words": 4}, "foo bar foo bar\n", True),
    "too short": ({"words": 5}, "foo bar foo bar\n", False),
    "one of them is the subject": ({"each": 2, "short": 0}, f"foo foo foo foo foo bar{FILL}\n", False),
    "all of them count": ({"short": 0}, f"foo foo foo foo foo bar{FILL}\n", True),
    "about them": ({"about": ("buzzwords?",)}, "A buzzword: foo. Buzzwords: bar.\n", False),
    "about it once": ({"about": ("buzzwords?",)}, "A buzzword: foo. Buzz: bar.\n", True),
    "without a source": ({"cited": False}, "A foo says. The bar says.\n", True),
    "a link in one sentence": ({"cited": False}, "A foo [says](https://a.example). The bar says.\n", False),
    "a note behind the stop": ({"cited": False}, "A foo says.[^1] The bar says.\n\n[^1]: A note.\n", False),
    "a year": ({"cited": False}, "A foo says. In 2019 the bar says.\n", False),
    "a name in brackets": ({"cited": False}, "A foo says (Meyer and Huber). The bar says.\n", False),
    "a link in another sentence": ({"cited": False}, "A foo. The bar. See [c](https://a.example).\n", True),
}


@pytest.mark.parametrize(("params", "source", "expected"), MORE.values(), ids=MORE)
def test_what_counts(params: dict[str, object], source: str, *, expected: bool) -> None:
    assert bool(hits("density", {**BASE, **params}, source)) == expected


def test_unless_excuses() -> None:
    assert hits("density", {**BASE, "unless": ("foo fighters",)}, "foo fighters bar\n") == []


@pytest.mark.parametrize(
    "params",
    [
        {"patterns": ()},
        {"patterns": ("a",), "distinct": 2},
        {"patterns": ("a",), "distinct": 0},
        {"patterns": ("a",), "distinct": 1, "per_thousand": -1.0},
        {"patterns": ("a",), "distinct": 1, "least": 0},
        {"patterns": ("a",), "distinct": 1, "each": -1},
    ],
)
def test_params_that_make_no_sense(params: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="'"):
        build(Params(**params))  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(["foo", "bar", "baz", "word", "é", "\n\n"]), max_size=40).map(" ".join))
def test_at_most_one_hit_and_it_is_a_sign(text: str) -> None:
    found = hits("density", BASE, text)
    assert len(found) <= 1
    for hit in found:
        assert text[hit.start : hit.end] in {"foo", "bar", "baz"}
        assert int(hit.values["distinct"]) >= 2
        assert len(hit.related) == min(20, int(hit.values["count"]) - 1)
