"""Where sentences end, and where a stop does not end one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.text.sentences import sentences

CASES = {
    "nothing": ("", []),
    "blanks": (" \n ", []),
    "one without a stop": ("the hull is dry", ["the hull is dry"]),
    "two": ("The hull is dry. The mast is wet.", ["The hull is dry.", "The mast is wet."]),
    "lower case throughout": ("the hull is dry. the mast is wet.", ["the hull is dry.", "the mast is wet."]),
    "question and exclamation": ("Dry? Yes! Good.", ["Dry?", "Yes!", "Good."]),
    "both at once": ("Really?! Yes.", ["Really?!", "Yes."]),
    "a title before a name": ("Ask Dr. Moor about it. Then wait.", ["Ask Dr. Moor about it.", "Then wait."]),
    "abbreviations": ("Use tar, e.g. pine tar, etc. as a coat.", ["Use tar, e.g. pine tar, etc. as a coat."]),
    "an abbreviation at the end": ("Sand, rinse, etc. Then wait.", ["Sand, rinse, etc.", "Then wait."]),
    "decimals and versions": ("It takes 3.5 hours with v1.2.3 of it. Done.", None),
    "initials": ("J. R. Moor wrote it. I did not.", ["J. R. Moor wrote it.", "I did not."]),
    "the pronoun at the end": ("So did I. You did not.", ["So did I.", "You did not."]),
    "a list number": ("1. Sand the hull", ["1. Sand the hull"]),
    "a year at the end": ("It was built in 1987. It sank.", ["It was built in 1987.", "It sank."]),
    "dots in a sentence": ("Well... maybe not. Wait.", ["Well... maybe not.", "Wait."]),
    "dots at the end": ("Wait... Then it came.", ["Wait...", "Then it came."]),
    "a quotation": ("“It is dry.” He left.", ["“It is dry.”", "He left."]),
    "brackets": ("(It is dry.) He left.", ["(It is dry.)", "He left."]),
    "an address": ("See example.com/a.b for it. Then go.", ["See example.com/a.b for it.", "Then go."]),
    "a forced line break": ("sand it\nrinse it", ["sand it", "rinse it"]),
    "no blank behind the stop": ("Paint it.Rinse it.", ["Paint it.Rinse it."]),
    "Chinese": ("船体已干。请再等一天！好吗？", ["船体已干。", "请再等一天！", "好吗？"]),
    "German": (
        "Der Rumpf ist trocken. Überall riecht es.",
        ["Der Rumpf ist trocken.", "Überall riecht es."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_segmentation(name: str) -> None:
    text, expected = CASES[name]
    found = [text[start:end] for start, end in sentences(text)]
    if expected is None:
        assert len(found) == 2
    else:
        assert found == expected


@given(st.text(alphabet='aB1 .!?…\n"”)。\u00a0', max_size=60))
def test_sentences_hold_everything_but_blanks(text: str) -> None:
    spans = sentences(text)
    pieces = [text[start:end] for start, end in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["The hull is dry.", "the mast is wet!", "Is it?"]), min_size=1))
def test_sentences_that_are_joined_are_found_again(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert [text[start:end] for start, end in sentences(text)] == pieces
