"""Forms that exclude each other: one hit at the first place of the rarer one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.consistency import Params, build
from tests.kinds.looking import hits

EITHER: dict[str, object] = {"either": {"e-mail": "emails?", "web ?site": "homepage"}}
CASES = {
    "one form": ("email and email\n", []),
    "the rarer form": ("email, e-mail, emails\n", [("e-mail", "email", 7)]),
    "equal: the later form": ("e-mail, email\n", [("email", "e-mail", 8)]),
    "two groups": (
        "e-mail, email, website, homepage\n",
        [("email", "e-mail", 8), ("homepage", "website", 24)],
    ),
    "in quotation marks": ("e-mail, “email”\n", []),
    "over blocks, with markup": ("- e-mail\n- **email**\n- e-mail\n", [("email", "e-mail", 13)]),
    "not in code": ("e-mail, `email`\n", []),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_places(source: str, expected: list[tuple[str, str, int]]) -> None:
    found = hits("consistency", EITHER, source)
    assert [(hit.values["match"], hit.values["other"], hit.start) for hit in found] == expected
    assert len({hit.about for hit in found}) == len(found)


def test_related_are_the_other_form_and_the_further_places() -> None:
    source = "email, email, email, e-mail, e-mail\n"
    (hit,) = hits("consistency", EITHER, source)
    assert [(one.start, one.message) for one in hit.related] == [(0, "“email” here"), (29, "also to change")]
    assert (hit.values["count"], hit.values["other_count"]) == ("2", "3")


def test_more_than_two_forms() -> None:
    (hit,) = hits("consistency", {"either": (("grey", "gray", "greyish"),)}, "gray grey gray greyish\n")
    assert (hit.values["match"], hit.values["count"]) == ("grey", "2")


@pytest.mark.parametrize("either", [{}, (), (("a",),), {"a": "a"}])
def test_a_choice_is_needed(either: dict[str, str] | tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="two different forms"):
        build(Params(either))


@given(st.lists(st.sampled_from(["email", "e-mail", "x", "é", "🚲", "\n\n"]), max_size=25).map(" ".join))
def test_there_is_a_hit_where_both_forms_stand(text: str) -> None:
    found = hits("consistency", EITHER, text)
    assert len(found) == ("email" in text.split() and "e-mail" in text.split())
    for hit in found:
        assert text[hit.start : hit.end] == hit.values["match"] != hit.values["other"]
        assert int(hit.values["count"]) <= int(hit.values["other_count"])
