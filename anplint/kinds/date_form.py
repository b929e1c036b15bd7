"""Dates of the metadata in forms that programs read in different ways, or not at all."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.text.dates import MONTHS, parse_date
from anplint.text.values import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.model import Block

VALUES = frozenset({"key", "claimed", "how", "iso"})

TIME = r"(?:,?[ T]\d{1,2}:\d\d(?::\d\d)?)?"
"""A time behind a date, which stays."""
NUMERIC = rf"([0-3]?\d)([/.-])([0-3]?\d)\2(\d{{4}}|(?<=/)\d\d)(?={TIME}$)"
UNPADDED = rf"\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?={TIME}$)"
ISO = r"\d{4}-\d\d-\d\d(?!\d)"
WORDS = (
    r"(?:[A-Za-z]{3,9},? )?(?:([A-Za-z]{3,9})\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? ([A-Za-z]{3,9})\.?,? \d{4})$"
)
YEAR_DIGITS = 4
MONTHS_OF_A_YEAR = 12


class Params(NamedTuple):
    """``fields``: the concepts of which the dates are looked at, together."""

    fields: tuple[str, ...]


class Form(NamedTuple):
    """A date in a form that is to be mended: its end in the text, why, and the days that it can mean."""

    end: int
    how: str
    days: tuple[date, ...]


def build(params: Params) -> Check:
    """A check that yields each date with the year last, in numbers, and each without its zeros.

    A date in words, or with other signs between its numbers, is let pass, unless another one of the article
    has the form 2021-09-15. The edit writes that form, where one day alone can be meant.
    """

    def find(view: View) -> Iterator[Hit]:
        stated = [block for field in params.fields for block in view.facts.claims(field)]
        blocks = list({block.start: block for block in stated}.values())
        for block in blocks:
            lead = len(block.text) - len(block.text.lstrip())
            text = block.text.strip()
            form = _form(view, text, blocks) if len(text) <= 40 else None  # noqa: PLR2004 - no date is longer
            if form is None:
                continue
            days = sorted(day.isoformat() for day in form.days)
            values = {
                "key": label(block),
                "claimed": text,
                "how": form.how.format(days=" or ".join(days)),
                "iso": days[0] if len(days) == 1 else "the year first: 2021-09-15",
            }
            from anplint.stated_edits import edit_part  # only where there is such a date

            place = block, lead, lead + form.end
            edits = edit_part(view.article.source, *place, days[0]) if len(days) == 1 else ()
            yield Hit(*block.to_source(0, len(block.text)), values, edits, about=f"date {label(block)}")

    return Check(find, where=tuple(f"odd-date:{field}" for field in params.fields))


def _form(view: View, text: str, blocks: Sequence[Block]) -> Form | None:
    """What is wrong with the form of a date, if anything is."""
    numeric = re.match(NUMERIC, text)
    if numeric:
        days = _days(numeric, view, blocks)
        if len(days) > 1:
            return Form(numeric.end(), "which is {days}, depending on who reads it", days)
        return Form(numeric.end(), "a form that programs read in different ways", days) if days else None
    day = parse_date(text)
    if day is None:
        return None
    short = re.match(UNPADDED, text)
    if short and short[1] == "-" and not re.match(ISO, text):
        return Form(short.end(), "without its zeros, which some programs take for a text", (day,))
    words = re.match(WORDS, text)
    named = words is not None and (words[1] or words[2]).lower() in MONTHS
    found = words if named else short
    if found and (named or found[1] != "-") and any(re.match(ISO, one.text.strip()) for one in blocks):
        return Form(found.end(), "while another date of this article has its year first", (day,))
    return None


def _days(numeric: re.Match[str], view: View, blocks: Sequence[Block]) -> tuple[date, ...]:
    """The days that a date in numbers can mean: two, unless it says itself, or the article shows, which."""
    one, _, two, year = numeric.groups()
    if len(year) < YEAR_DIGITS:  # "21/4/25" can have its year first, too
        return _two_digit_days(int(one), int(two), int(year))
    order = _order(blocks)
    readings = {
        "day": _day(int(year), int(two), int(one)),
        "month": _day(int(year), int(one), int(two)),
    }
    path = view.facts.dates.get("file-name")
    days = {day for name, day in readings.items() if day and (order in {"", name})} or {
        day for day in readings.values() if day
    }
    return (path,) if path in days else tuple(sorted(days))


def _two_digit_days(one: int, two: int, year: int) -> tuple[date, ...]:
    found = {_day(2000 + year, two, one), _day(2000 + year, one, two), _day(2000 + one, two, year)} - {None}
    days = sorted(day for day in found if day)
    return tuple(days if len(days) > 1 else ())


def _order(blocks: Sequence[Block]) -> str:
    """What comes first in the article's dates in numbers, ``day`` or ``month``; empty where none shows it."""
    shown = set()
    for block in blocks:
        numeric = re.match(NUMERIC, block.text.strip())
        if numeric and len(numeric[4]) == YEAR_DIGITS:
            one, two = int(numeric[1]), int(numeric[3])
            if one > MONTHS_OF_A_YEAR >= two:
                shown.add("day")
            elif two > MONTHS_OF_A_YEAR >= one:
                shown.add("month")
    return shown.pop() if len(shown) == 1 else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
