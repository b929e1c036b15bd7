"""What counts as a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.model import OPAQUE
from anplint.text.words import count_words, has_letter, words

COUNTS = {
    "nothing": ("", 0),
    "plain": ("The hull is dry.", 4),
    "hyphen": ("a well-known, hand-made hull", 4),
    "decimal": ("3.5 hours", 2),
    "dashes alone": ("dry – and – wet — so", 4),
    "dashes without blanks": ("dry—and wet–so", 4),
    "signs": ("… & / -- *", 0),
    "filler": (f"run {OPAQUE} now", 2),
    "other letters": ("Überall Größe naïve Ёлка", 4),
    "digits": ("12 000 km", 3),
    "blanks of all sorts": ("a\u00a0b\u2003c\td\n\ne", 5),
    "apostrophes": ("don't the boat's", 3),
}


@pytest.mark.parametrize("name", COUNTS)
def test_count(name: str) -> None:
    text, expected = COUNTS[name]
    assert count_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hull's well-known (3.5 m).", ["the", "hull's", "well-known", "3.5", "m"]),
        ("“Größe” — naïve!", ["größe", "naïve"]),
        ("snake_case", ["snake", "case"]),
        ("…", []),
    ],
    ids=["punctuation", "other letters", "underscore", "none"],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.lists(st.text(alphabet="aÄ1.-…*", min_size=1, max_size=5)))
def test_a_count_is_the_number_of_pieces_with_a_letter(pieces: list[str]) -> None:
    assert count_words(" ".join(pieces)) == sum(map(has_letter, pieces))
