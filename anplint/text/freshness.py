"""How fresh an article is, by the age of its last check."""

from __future__ import annotations

FRESH_DAYS = 183
"""Half a year: up to this age nothing is taken off."""
STALE_DAYS = 1461
"""Four years: from this age on nothing is left."""


def freshness(age_days: float) -> float:
    """The freshness (100 to 0) of an article that was last looked at ``age_days`` ago.

    100 up to 183 days, then falling in a straight line to 0 at 1,461 days; days that have not come are fresh.
    The age is that of the latest review that is stated, else of the latest update, else of the first day.
    """
    left = (STALE_DAYS - age_days) / (STALE_DAYS - FRESH_DAYS)
    return 100 * min(1.0, max(0.0, left))
