"""Syllables: the rules, the table of what they get wrong, and the words that are in neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.text.syllables import TABLE, by_rules, syllables, table


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("made", 1),
        ("walked", 1),
        ("clothes", 1),
        ("league", 1),
        ("don't", 1),
        ("don’t", 1),
        ("through", 1),
        ("strengths", 1),
        ("table", 2),
        ("wanted", 2),
        ("boxes", 2),
        ("didn't", 2),
        ("people", 2),
        ("bridge's", 2),
        ("boss's", 2),
        ("dog's", 1),
        ("lately", 2),
        ("well-known", 2),
        ("naïve", 2),
        ("café", 2),
        ("area", 3),
        ("created", 3),
        ("stadium", 3),
        ("Stadium", 3),
        ("“stadium,”", 3),
        ("variety", 4),
        ("idempotent", 4),
        ("responsibility", 6),
        # not in any dictionary
        ("namespace", 3),
        ("metadata", 4),
        ("unrefactored", 4),
        ("CSS", 3),
        ("HTML", 4),
        ("www", 9),
        ("hmmmmmm", 1),
        # no word at all
        ("2026", 1),
        ("–", 1),
        ("", 1),
        ("東京", 1),
    ],
)
def test_words(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_the_table_holds_only_what_the_rules_get_wrong() -> None:
    assert len(table()) > 7_000
    assert [word for word, count in table().items() if by_rules(word) == count] == []
    assert set(table().values()) <= set(range(1, 10))


def test_the_table_is_small_and_names_its_source() -> None:
    assert TABLE.stat().st_size < 100_000
    head = TABLE.read_text(encoding="ascii").splitlines()[:3]
    assert all(line.startswith("# ") for line in head)
    assert "Carnegie Mellon University" in TABLE.with_suffix(".LICENSE").read_text(encoding="utf-8")


@given(st.text(max_size=40))
def test_anything_has_syllables(text: str) -> None:
    assert 1 <= syllables(text) <= max(1, 3 * len(text) * 4)


def test_a_long_word_takes_no_longer_than_it_is_long() -> None:
    assert syllables("la" * 100_000) == 100_000
