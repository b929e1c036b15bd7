"""What two texts share at most, and which paragraphs are worth a closer look."""

from __future__ import annotations

from datetime import date

import pytest

from anplint.differences import at_most, likeness
from anplint.likeness import rare
from anplint.measure import Facts
from anplint.read import read_article
from anplint.read.reading import Reading

FIRST = (
    "Leave the hatch open for an hour after rain, because wet coats carry more water than the roof lets in."
)
NEAR = (
    "Leave the hatch open for an hour after rain, because wet boots carry more water than the roof lets in."
)


def facts_of(*paragraphs: str) -> Facts:
    return Facts(read_article("\n\n".join(paragraphs).encode(), "one.md", Reading()), {}, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b c d", "a b c d"),
        ("a a a b", "a a a c"),
        ("a a b b", "a b c d"),
        ("a b c d e f", "a b c"),
        ("a b", "c d e"),
        ("a", ""),
    ],
    ids=["equal", "one word often", "often in one", "inside", "nothing", "empty"],
)
def test_no_likeness_is_above_what_it_is_at_most(one: str, other: str) -> None:
    first, second = one.split(), other.split()
    assert likeness(first, second) <= at_most(first, second, set(first), set(second)) <= 1
    assert likeness(first, second) == likeness(second, first)


def test_paragraphs_with_a_sentence_in_common_are_candidates() -> None:
    others = (f"The {word} was painted in {word} colours by nobody we know." for word in ("door", "ladder"))
    (pair,) = facts_of(FIRST, *others, f"It rained again. {NEAR}").near
    assert (pair.first.text, {"hatch", "open"} <= pair.common) == (FIRST, True)


def test_the_same_words_in_other_sentences_make_nothing_alike() -> None:
    second = "The hatch is open. An hour later the rain was over. All of the water ran off the roof. It lets in air."
    assert not any(pair.common or pair.is_whole() for pair in facts_of(FIRST, second).near)


def test_in_a_text_of_few_words_those_that_come_again_by_themselves_are_not_rare() -> None:
    often = ["harbour pilot chart engine timber ferry"] * 6
    seldom = ["crossing mooring lantern rope tide reef"] * 3
    once = ["one sailor kept every letter from his aunt in town"] * 1
    found = rare(facts_of(*often, *seldom, *once))
    assert ("mooring" in found, "harbour" in found) == (True, False)


def test_copies_stay_rare_where_hardly_anything_else_stands() -> None:
    copies = [FIRST.replace("hour", f"hour{at}") for at in range(5)]
    assert {"hatch", "coats", "water"} <= rare(facts_of(*copies))
