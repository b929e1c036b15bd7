"""``path:line:col: severity rule message``, one line for each finding, and a last line with the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.report.sanitize import clean, clean_path, guard
from anplint.report.summary import counts_line, habit_line, not_run_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Report
    from anplint.report import Showing

SGR = {"error": "31", "warning": "35", "info": "34"}
"""ANSI colours of the severities: red, magenta and blue can be read on light and on dark."""


def render(report: Report, showing: Showing) -> Iterator[str]:
    """The findings by path and place."""
    if showing.statistics:
        from anplint.report.statistics import table

        yield from table(report, showing)
        return
    seen = shown(report, showing)
    for checked, findings in seen.articles:
        path = clean_path(checked.path)
        for each in findings:
            severity = f"\x1b[{SGR[each.severity]}m{each.severity}\x1b[0m" if showing.color else each.severity
            line, column = each.position
            yield f"{path}:{line}:{column}: {severity} {each.rule} {clean(each.message)}\n"
    if showing.quiet:
        return
    for habit in seen.habits:
        yield guard(f"{habit_line(habit, len(report.articles))}\n")
    if report.not_run:
        yield guard(f"{not_run_line(report)}\n")
    yield f"{counts_line(report, showing)}\n"
