"""A word that stands twice in a row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.looking import hits, texts

CASES = {
    "twice": ("we saw the the hull\n", ["the the"]),
    "three times": ("on on on\n", ["on on on"]),
    "case": ("The the hull. of THE the mast\n", ["The the"]),
    "behind a stop": ("Dry. It it is\n", ["It it"]),
    "across a line break": ("dry and\nand wet\n", ["and\nand"]),
    "in a quote, across its marks": ("> dry and\n> and wet\n", ["and\n> and"]),
    "before punctuation": ("for for. (in in), “at at”\n", ["for for", "in in", "at at"]),
    "the pronoun": ("so I I went\n", ["I I"]),
    "with emphasis": ("on *on* top\n", ["on *on"]),
    "other letters": ("über über\n", ["über über"]),
    "headings, items, cells": ("# a a\n\n- b b\n\n| c c |\n|---|\n| d d |\n", ["a a", "b b", "c c", "d d"]),
    "allowed": ("had had and Had had\n", []),
    "names": ("Duran Duran, New York New York\n", []),
    "a name at the start": ("Walla Walla is far\n", []),
    "punctuation between": ("is, is; so. So\n", []),
    "parts of words": ("on one, well-known known, the the-end, it it's, a/b b\n", []),
    "numbers and signs": ("10 10, – –, & &\n", []),
    "code and addresses": ("`a` `a` https://a.b https://a.b\n", []),
    "a forced line break": ("so  \nso\n", []),
    "no case": ("好 好 धीरे धीरे\n", []),
    "abbreviations": ("IT IT\n", []),
    "blocks": ("so\n\nso\n\n- so\n- so\n", []),
    "code blocks": ("    the the\n", []),
    "a domain": ("see see.org\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_doubled(name: str) -> None:
    source, expected = CASES[name]
    assert texts("doubled-word", {"allowed": ("had",)}, source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("we saw the  the hull\n", "we saw the hull\n"),
        ("on on on\n", "on\n"),
        ("dry and\r\nand wet\r\n", "dry and wet\r\n"),
        ("> dry and\n> and wet\n", None),
        ("on *on* top\n", None),
        ("the [the](a) hull\n", None),
    ],
)
def test_the_edit_leaves_the_first(source: str, expected: str | None) -> None:
    (hit,) = hits("doubled-word", {}, source)
    if expected is None:
        assert hit.edits == ()
    else:
        ((start, end, text),) = hit.edits
        assert source[:start] + text + source[end:] == expected


@given(st.lists(st.sampled_from(["the", "hull", "is", "dry."]), min_size=1, max_size=12))
def test_a_hit_for_each_run(words: list[str]) -> None:
    source = " ".join(words)
    found = hits("doubled-word", {}, source)
    covered = {at for hit in found for at in range(hit.start, hit.end)}
    for at, (one, two) in enumerate(pairwise(words)):
        start = len(" ".join(words[:at])) + (at > 0)
        if one == two.strip("."):
            assert start in covered


def test_each_hit_is_a_repeat() -> None:
    source = "is is hull hull hull dry. dry. the\n"
    assert texts("doubled-word", {}, source) == ["is is", "hull hull hull"]
