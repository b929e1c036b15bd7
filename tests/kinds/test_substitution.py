"""Words that have a better form, and when the edit is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.substitution import Params, build
from tests.kinds.looking import hits

SWAP: dict[str, object] = {"swap": {"utili[sz]e": "use", "in order to": "to", "e-mail": "email"}}
CASES = {
    "keeps a small letter": ("we utilize it\n", [("utilize", "use", "use")]),
    "keeps the capital": ("Utilise it\n", [("Utilise", "Use", "Use")]),
    "several words over a line break": ("in order\nto go\n", [("in order to", "to", None)]),
    "markup inside": ("in *order* to go\n", [("in order to", "to", None)]),
    "markup around": ("**in order to** go\n", [("in order to", "to", "to")]),
    "in quotation marks": ("he said “utilize”\n", []),
    "part of a word": ("utilizes\n", []),
    "behind other scripts": ("Zürich 🚲 e-mail\n", [("e-mail", "email", "email")]),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_replacement(source: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = hits("substitution", SWAP, source)
    got = [
        (hit.values["match"], hit.values["replacement"], hit.edits[0].text if hit.edits else None)
        for hit in found
    ]
    assert got == expected


def test_what_is_right_already_is_no_hit() -> None:
    assert hits("substitution", {"swap": {"github": "GitHub"}}, "GitHub\n") == []
    assert len(hits("substitution", {"swap": {"github": "GitHub"}}, "Github github\n")) == 2


def test_unless_excuses() -> None:
    assert hits("substitution", {**SWAP, "unless": ("e-mail address",)}, "an e-mail address\n") == []


def test_something_is_swapped() -> None:
    with pytest.raises(ValueError, match="swap"):
        build(Params({}))


@given(
    st.lists(
        st.sampled_from(["utilize", "Utilize", "in", "order", "to", "*in*", "é", "🚲"]), max_size=25
    ).map(" ".join)
)
def test_an_edit_replaces_the_match(text: str) -> None:
    source = f"{text}\n"
    for hit in hits("substitution", SWAP, source):
        for edit in hit.edits:
            assert source[edit.start : edit.end] == hit.values["match"]
            assert edit.text == hit.values["replacement"]
