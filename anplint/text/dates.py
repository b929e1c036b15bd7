"""Dates as people and sites write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.model import Block

ISO = r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_DAY = r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b"
DAY_MONTH = r"\b(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b"
BASIC = r"\s*(\d{4})(\d\d)(\d\d)(?:T\d{4}(?:\d\d)?.{0,6})?\s*"
"""The form of ISO 8601 without dashes; the whole value."""
SECONDS = r"\s*(\d{10})(?:\d{3})?\s*"
"""Seconds or milliseconds since 1970, as exports write them; the whole value, 2001 to 2286."""

IN_PATH = r"(?:^|/)(\d{4})([-/])(\d\d)\2(\d\d)[-_/.][^/]*(?:/index\.\w+)?$"


def parse_date(text: str) -> date | None:
    """The first day that a text names, or None.

    Understands ``2020-11-21`` with or without a time behind it (also with ``/`` or ``.``), ``20201121``,
    ``September 15, 2021``, ``15 September 2021`` with a weekday before it or not, and seconds since 1970;
    not day/month without a year first, which means different days to different readers.
    """
    if match := re.search(ISO, text):
        year, month, day = map(int, match.groups())
    elif match := re.search(MONTH_DAY, text):
        year, month, day = int(match.group(3)), MONTHS.get(match.group(1).lower(), 0), int(match.group(2))
    elif match := re.search(DAY_MONTH, text):
        year, month, day = int(match.group(3)), MONTHS.get(match.group(2).lower(), 0), int(match.group(1))
    elif match := re.fullmatch(BASIC, text):
        year, month, day = map(int, match.groups())
    elif match := re.fullmatch(SECONDS, text):
        return datetime.fromtimestamp(int(match.group(1)), UTC).date()
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def stated_days(blocks: Iterable[Block]) -> list[tuple[date, Block]]:
    """The days that metadata blocks state, in their order; values that are no dates are left out."""
    return [(day, block) for block in blocks if (day := parse_date(block.text)) is not None]


def date_in_path(path: str) -> date | None:
    """The day that a file name starts with, or that the last folders are named by (``2020/01/02/x.md``).

    Of ``index`` files the folder is the name.
    """
    match = re.search(IN_PATH, path)
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None
