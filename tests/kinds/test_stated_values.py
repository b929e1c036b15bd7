"""Dates, identifiers, lengths and cut texts of the metadata."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds import date_claim, value_length
from anplint.read.markdown import read_markdown
from tests.kinds.looking import hits, texts

TODAY: dict[str, object] = {"fields": ("created", "updated"), "against": "today", "unless": ("due",)}
FUTURE = {
    "today": ("created: 2026-01-01", []),
    "tomorrow, elsewhere": ("created: 2026-01-02", []),
    "later": ("created: 2026-01-03", ["2026-01-03"]),
    "one for each field": ("created: 2027-01-01\nupdated: 2027-01-02", ["2027-01-01", "2027-01-02"]),
    "in words": ("updated: March 3, 2027", ["March 3, 2027"]),
    "a draft": ("created: 2027-01-01\ndraft: true", []),
    "no draft": ("created: 2027-01-01\ndraft: false", ["2027-01-01"]),
    "scheduled": ("created: 2027-01-01\nstatus: Scheduled", []),
    "an event": ("created: 2027-01-01\ntype: events", []),
    "no date": ("created: soon\nupdated: true", []),
}


@pytest.mark.parametrize("name", FUTURE)
def test_dates_after_today(name: str) -> None:
    entry, expected = FUTURE[name]
    assert texts("date-claim", TODAY, f"---\n{entry}\n---\n\na\n") == expected


ORDER: dict[str, object] = {"fields": ("updated", "reviewed"), "against": "created", "slack": {"reviewed": 9}}
BEFORE = {
    "after": ("created: 2024-01-05\nupdated: 2024-01-06", []),
    "a day before": ("created: 2024-01-05\nupdated: 2024-01-04", []),
    "before": ("created: 2024-01-05\nupdated: 2024-01-03", ["2024-01-03"]),
    "within its slack": ("created: 2024-01-10\nreviewed: 2024-01-01", []),
    "beyond its slack": ("created: 2024-01-11\nreviewed: 2024-01-01", ["2024-01-01"]),
    "nothing to hold it against": ("updated: 2024-01-03", []),
}


@pytest.mark.parametrize("name", BEFORE)
def test_dates_before_the_first(name: str) -> None:
    entry, expected = BEFORE[name]
    source = f"---\n{entry}\n---\n\na\n"
    assert texts("date-claim", ORDER, source) == expected
    for hit in hits("date-claim", ORDER, source):
        assert source[hit.related[0].start : hit.related[0].end].startswith("2024-01-")


@pytest.mark.parametrize(
    ("path", "entry", "found"),
    [
        ("2024-01-05-a.md", "created: 2024-01-06", False),
        ("2024-01-05-a.md", "created: 2024-01-09", True),
        ("2024/01/05/a.md", "created: 2023-01-05", True),
        ("a.md", "created: 2023-01-05", False),
        ("2024-01-05-a.md", "updated: 2023-01-05", False),
    ],
)
def test_dates_of_the_path(path: str, entry: str, *, found: bool) -> None:
    article = read_markdown(f"---\n{entry}\n---\n\na\n", path)
    params: dict[str, object] = {"fields": ("created",), "against": "path", "days": 2}
    assert bool(hits("date-claim", params, article)) is found


def test_the_path_stands_for_the_first_day() -> None:
    article = read_markdown("---\nupdated: 2023-01-01\n---\n\na\n", "2024-01-05-a.md")
    (hit,) = hits("date-claim", ORDER, article)
    assert (hit.values["against"], hit.values["other"], hit.related) == ("the path", "2024-01-05", ())


def test_days_are_not_negative() -> None:
    with pytest.raises(ValueError, match="below 0"):
        date_claim.build(date_claim.Params(("a",), "today", slack={"a": -1}))


IDS: dict[str, object] = {"fields": ("id", "ref"), "urls": ("url",)}
NUMBERS = {
    "the same": ("id: ab-004417\nref: x-ab-004417-9", []),
    "another, as wide": ("id: ab-004417\nref: ab-004418", ["004418"]),
    "without its zeros": ("id: ab-004417\nref: 4418", ["4418"]),
    "the number of most": ("id: ab-4419\nurl: a/ab-4417\nref: ab-4417", ["4417", "4417"]),
    "in an address": ("id: ab-004417\nurl: https://a.example/ab-009999/b", ["009999"]),
    "another word in an address": ("id: ab-004417\nurl: https://a.example/cd-009999/b", []),
    "another series": ("id: 71\nref: ab-10412", []),
    "a year": ("id: ab-2024\nurl: https://a.example/ab-2023/", []),
    "a hash": ("id: ab-004417\nref: 125159129bc1382f0d3edfb2", []),
    "no numbers": ("id: how-to-paint\nurl: https://a.example/b", []),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_identifiers(name: str) -> None:
    entry, expected = NUMBERS[name]
    assert texts("identifier", IDS, f"---\n{entry}\n---\n\na\n") == expected


def test_an_image_of_another_article() -> None:
    assert texts("identifier", IDS, "---\nid: ab-004417\n---\n\n![a](https://a.example/ab-004499.png)\n") == [
        "004499"
    ]


LENGTH: dict[str, object] = {"field": "title", "least": 3, "most": 6}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("ab", True),
        ("abc", False),
        ("abcdef", False),
        ("abcdefg", True),
        ("'abc   de'", False),
        ("'{{ a_b_c }}'", False),
    ],
)
def test_lengths(value: str, *, found: bool) -> None:
    assert bool(hits("value-length", LENGTH, f"---\ntitle: {value}\n---\n\na\n")) is found


def test_a_range_is_needed() -> None:
    with pytest.raises(ValueError, match="between 0"):
        value_length.build(value_length.Params("title", 5, 4))


CUT: dict[str, object] = {"fields": ("title",), "urls": ("image",), "least": 10}
ENDS = {
    "inside a word": ("title: we painted the hu", ["we painted the hu"]),
    "with dots behind": ("title: we painted the hu…", ["we painted the hu…"]),
    "between words": ("title: we painted the", []),
    "the whole": ("title: We painted the hull.", []),
    "short": ("title: we pain", []),
    "in an address": (
        "image: 'https://a.example/?w=1&text=We+painted+the%20hu&h=2'",
        ["We+painted+the%20hu"],
    ),
    "another parameter": ("image: 'https://a.example/?key=We+painted+the+hu'", []),
    "another text": ("title: they painted the hu", []),
}


@pytest.mark.parametrize("name", ENDS)
def test_cut_off(name: str) -> None:
    entry, expected = ENDS[name]
    assert texts("cut-off", CUT, f"---\n{entry}\n---\n\nWe painted the *hull*.\n") == expected


def test_cut_off_in_an_image_of_the_body() -> None:
    source = "We painted the hull.\n\n![a](https://a.example/?text=We%20painted%20the%20hu)\n"
    assert texts("cut-off", CUT, source) == ["We%20painted%20the%20hu"]


@given(st.text(max_size=60))
def test_any_address_is_read(query: str) -> None:
    line = "".join(query.splitlines()).replace("'", "")
    source = f"---\nid: ab-004417\nimage: 'https://a.example/?text={line}'\n---\n\nWe painted the hull.\n"
    hits("cut-off", CUT, source)
    hits("identifier", {"urls": ("image",)}, source)
