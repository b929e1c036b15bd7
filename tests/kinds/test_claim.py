"""Numbers of the metadata against what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.claim import Params, build, read_claim
from tests.kinds.looking import hits, texts

UNITS = frozenset({"min", "min read", "minutes"})
CLAIMS = {
    "12": (12, 12, "12"),
    " 12 ": (12, 12, "12"),
    "12 min": (12, 12, "12"),
    "5 min read": (5, 5, "5"),
    "5 Min.": (5, 5, "5"),
    "18-22 min": (18, 22, "18-22"),
    "18 – 22 minutes": (18, 22, "18 – 22"),
    "22 to 18": (18, 22, "22 to 18"),
    "~7 min": (7, 7, "7"),
    "about 7": (7, 7, "7"),
    "2.5": (2.5, 2.5, "2.5"),
    "2,5 min": (2.5, 2.5, "2,5"),
    "1,234": (1234, 1234, "1,234"),
    "1.234.567": (1234567, 1234567, "1.234.567"),
    "1\u202f234": (1234, 1234, "1\u202f234"),
    "0": (0, 0, "0"),
    "PT5M": (5, 5, "5"),
}
NO_CLAIMS = [
    "",
    "true",
    "many",
    "12 days",
    "1:30",
    "PT1H5M",
    "12 min and more",
    "-3",
    "1/2",
    "3x",
    "2020-11-21",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_numbers(text: str) -> None:
    low, high, shown = CLAIMS[text]
    claim = read_claim(text, UNITS)
    assert claim is not None
    assert (claim.low, claim.high, text[claim.start : claim.end]) == (low, high, shown)


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_other_values_are_not_read(text: str) -> None:
    assert read_claim(text, UNITS) is None


READING: dict[str, object] = {
    "field": "reading-time",
    "fact": "reading-minutes",
    "tolerance": 1.0,
    "least": 1.0,
    "units": ("min",),
}


@pytest.mark.parametrize(
    ("stated", "count", "found"),
    [
        ("1", 10, False),
        ("2", 10, False),
        ("3", 10, True),
        ("12", 390, True),
        ("2", 390, False),
        ("3", 390, True),
        ("4", 1000, False),
        ("6", 1000, False),
        ("7", 1000, True),
        ("3", 1000, True),
        ("6-9 min", 1000, False),
        ("9-12 min", 1000, True),
        ("12 days", 10, False),
    ],
)
def test_reading_time(stated: str, count: int, *, found: bool) -> None:
    source = f"---\nreading_time: {stated}\n---\n\n{'word ' * count}\n"
    assert texts("claim", READING, source) == ([stated] if found else [])


def test_code_may_be_read_too() -> None:
    source = f"---\nreading_time: 6\n---\n\nword\n\n```\n{'code ' * 1000}\n```\n"
    assert texts("claim", READING, source) == []


def test_nothing_is_said_where_words_cannot_be_counted() -> None:
    source = "---\nreading_time: 9\n---\n\n船体は乾いています。これからもう一度塗ります。\n"
    assert texts("claim", READING, source) == []
    assert texts("claim", READING, "---\nreading_time: 9\n---\n") == []


def test_what_a_hit_says() -> None:
    source = '---\nReading Time: "8 min"\n---\n\nword word\n'
    (hit,) = hits("claim", READING, source)
    assert source[hit.start : hit.end] == "8 min"
    assert hit.about == "reading-time"
    assert (hit.values["key"], hit.values["claimed"], hit.values["counted"]) == ("Reading Time", "8", "1")
    ((start, end, text),) = hit.edits
    assert source[:start] + text + source[end:] == source.replace("8", "1")


@pytest.mark.parametrize(
    ("fact", "stated", "found"),
    [
        ("paragraphs", 2, False),
        ("paragraphs", 3, True),
        ("images", 2, False),
        ("images", 1, True),
        ("words", 5, False),
        ("words", 7, False),
        ("words", 4, True),
        ("words", 8, True),
    ],
)
def test_other_facts(fact: str, stated: int, *, found: bool) -> None:
    source = f"---\nn: {stated}\n---\n\na b c\n\nd e\n\n- f g\n\n![](a.png)\n\n<img src=b>\n"
    assert bool(hits("claim", {"field": "n", "fact": fact}, source)) is found


def test_a_share_is_tolerated() -> None:
    source = f"---\nn: 108\n---\n\n{'word ' * 100}\n"
    assert hits("claim", {"field": "n", "fact": "words"}, source)
    assert not hits("claim", {"field": "n", "fact": "words", "tolerance_percent": 10.0}, source)


def test_tolerances_are_not_negative() -> None:
    with pytest.raises(ValueError, match="below 0"):
        build(Params("a", "words", tolerance=-1))


@given(st.integers(0, 999_999))
def test_every_whole_number_is_read(number: int) -> None:
    for text in (str(number), f"{number} min", f"{number:,}"):
        claim = read_claim(text, UNITS)
        assert claim is not None
        assert claim.low == claim.high == number


@given(st.text(max_size=30))
def test_any_value_is_read_or_not(text: str) -> None:
    claim = read_claim(text, UNITS)
    assert claim is None or text[claim.start : claim.end].strip() == text[claim.start : claim.end] != ""
