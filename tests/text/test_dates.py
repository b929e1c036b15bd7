"""Dates as people and sites write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.text.dates import parse_date

CASES = {
    "2020-11-21": date(2020, 11, 21),
    "2020/1/2": date(2020, 1, 2),
    "2020.01.02": date(2020, 1, 2),
    "2013-06-17 10:00:39 -0400": date(2013, 6, 17),
    "2021-05-04T10:00:00Z": date(2021, 5, 4),
    "September 15, 2021": date(2021, 9, 15),
    "Sept. 15 2021": date(2021, 9, 15),
    "Tuesday, May 4th, 2021": date(2021, 5, 4),
    "15 September 2021": date(2021, 9, 15),
    "1st Jan 2020": date(2020, 1, 1),
    "reviewed on 2020-11-21 by Zoë": date(2020, 11, 21),
    "2020-02-30": None,
    "2020-13-01": None,
    "03/04/2021": None,
    "Smarch 3, 2021": None,
    "2020": None,
    "true": None,
    "": None,
}


@pytest.mark.parametrize("text", CASES)
def test_parse(text: str) -> None:
    assert parse_date(text) == CASES[text]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    forms = "{0:%Y-%m-%d}", "{0:%Y/%m/%d} 10:00", "{0:%B} {0.day}, {0.year}", "{0.day} {0:%b} {0.year}"
    assert {parse_date(form.format(day)) for form in forms} == {day}


@given(st.text(max_size=40))
def test_other_texts_never_fail(text: str) -> None:
    parse_date(text)
