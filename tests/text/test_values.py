"""Values and keys of metadata, dates in more forms, and freshness by age."""

from __future__ import annotations

from datetime import date

import pytest

from anplint.measure import Facts
from anplint.read.markdown import read_markdown
from anplint.text.dates import parse_date
from anplint.text.freshness import FRESH_DAYS, STALE_DAYS, freshness
from anplint.text.values import inner, key_words, truth


def test_switches() -> None:
    assert [truth(text) for text in ("1", "Yes", " on ", "TRUE")] == [True] * 4
    assert [truth(text) for text in ("0", "No", "off", "false")] == [False] * 4
    assert [truth(text) for text in ("2", "", "some", "2020-01-01", "{{ a }}")] == [None] * 5


@pytest.mark.parametrize("key", ["viewCount", "view_count", "View Count", "view-count"])
def test_words_of_keys(key: str) -> None:
    assert key_words(key) == ["view", "count"]


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("title", "title"),
        ("payload.stats.words", "words"),
        ("image.url", "image.url"),
        ("seo.image.url", "image.url"),
    ],
)
def test_wrappers(key: str, short: str) -> None:
    assert inner(key) == short


def test_claims_inside_of_wrappers_come_last() -> None:
    source = "---\npayload: {stats: {title: b}}\ntitle: a\nseries: {title: c}\n---\n"
    facts = Facts(read_markdown(source, "a.md"), {"title": ("title",)}, date(2026, 1, 1))
    assert [block.text for block in facts.claims("title")] == ["a", "b"]
    assert sorted(facts.concepts.values()) == ["title", "title"]
    assert [block.text for block in facts.stated.by_last_key()["title"]] == ["b", "a", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "20210915",
        "20210915T101500Z",
        "1631700000",
        "1631700000000",
        "Wed, 15 Sep 2021 10:00:00 GMT",
        "15th of September, 2021",
        "15-Sep-2021",
        "15. September 2021",
        "2021-09-15 10:00:39 -0400",
        "Wednesday, September 15th, 2021",
    ],
)
def test_dates_in_many_forms(text: str) -> None:
    assert parse_date(text) == date(2021, 9, 15)


@pytest.mark.parametrize(
    "text", ["20211315", "12345678", "163170000", "15/09/2021", "September 2021", "1.3.1"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_freshness() -> None:
    assert [freshness(age) for age in (-5, 0, FRESH_DAYS)] == [100.0] * 3
    assert [freshness(age) for age in (STALE_DAYS, 9999)] == [0.0] * 2
    assert freshness((FRESH_DAYS + STALE_DAYS) / 2) == 50.0
    ages = [freshness(age) for age in range(0, 2000, 50)]
    assert ages == sorted(ages, reverse=True)
