"""What a run comes to: its counts in words, which findings people see, and the habits of a house."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.report.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from anplint.finding import Checked, Finding, Report, Severity
    from anplint.report import Showing

MANY_ARTICLES = 30
"""From so many articles on, a rule that hits more than a third of them is a habit."""


class Counts(NamedTuple):
    """Numbers over all articles: ``words`` of prose, findings by severity."""

    articles: int
    words: int
    errors: int
    warnings: int
    infos: int


class Habit(NamedTuple):
    """A rule that hits more than a third of many articles, with its findings and these articles."""

    rule: str
    findings: int
    articles: int


class Shown(NamedTuple):
    """What people see of a report: articles with the findings that are listed, and the habits."""

    articles: tuple[tuple[Checked, tuple[Finding, ...]], ...]
    habits: tuple[Habit, ...]


def count(report: Report) -> Counts:
    """The numbers of a report; findings that people do not see listed are in them."""
    severities = Counter(finding.severity for one in report.articles for finding in one.findings)
    words = sum(one.words for one in report.articles)
    return Counts(len(report.articles), words, *(severities[name] for name in ("error", "warning", "info")))


def shown(report: Report, showing: Showing) -> Shown:
    """Errors and warnings, with ``showing.infos`` infos too; a habit is told once instead of listed."""
    seen = [
        (one, tuple(each for each in one.findings if showing.infos or each.severity != "info"))
        for one in report.articles
    ]
    habits = tuple(_habits(seen, showing.listed))
    folded = {habit.rule for habit in habits}
    kept = ((one, tuple(each for each in findings if each.rule not in folded)) for one, findings in seen)
    return Shown(tuple((one, findings) for one, findings in kept if findings), habits)


def _habits(seen: list[tuple[Checked, tuple[Finding, ...]]], listed: frozenset[str]) -> Iterator[Habit]:
    if len(seen) < MANY_ARTICLES:
        return
    findings = Counter(each.rule for _, found in seen for each in found)
    articles = Counter(rule for _, found in seen for rule in {each.rule for each in found})
    for rule, number in sorted(articles.items()):
        if number * 3 > len(seen) and rule not in listed:
            yield Habit(rule, findings[rule], number)


def habit_line(habit: Habit, articles: int) -> str:
    """One habit in words, and how to switch it off or list it."""
    findings = amount(habit.findings, "finding")
    return (
        f"{habit.rule}: {findings} in {habit.articles} of {articles} articles, a habit: "
        f"switch it off with --ignore {habit.rule}, list them with --select {habit.rule}"
    )


def not_run_line(report: Report) -> str:
    """The rules that could not run, in one line; empty where all ran."""
    reasons: dict[str, list[str]] = {}
    for one in report.not_run:
        reasons.setdefault(one.reason, []).append(one.rule)
    return "; ".join(f"not run: {', '.join(rules)} ({clean(reason)})" for reason, rules in reasons.items())


def counts_line(report: Report, showing: Showing) -> str:
    """The last line: ``2 errors, 5 warnings in 3 of 40 articles (12 infos: --show info)``."""
    counts = count(report)
    if not counts.articles:
        return "no article was checked"
    by_name: tuple[tuple[int, Severity], ...] = (
        (counts.errors, "error"),
        (counts.warnings, "warning"),
        (counts.infos if showing.infos else 0, "info"),
    )
    hidden = "" if showing.infos or not counts.infos else f" ({amount(counts.infos, 'info')}: --show info)"
    wanted = {name for number, name in by_name if number}
    if not wanted:
        nothing = "no findings" if showing.infos or not counts.infos else "no errors or warnings"
        return f"{nothing} in {amount(counts.articles, 'article')}{hidden}"
    hit = sum(any(each.severity in wanted for each in one.findings) for one in report.articles)
    of = f"{hit:,} of " if counts.articles > 1 else ""
    return f"{amounts(by_name)} in {of}{amount(counts.articles, 'article')}{hidden}"


def amounts(numbers: Iterable[tuple[int, str]]) -> str:
    """``2 errors, 1 warning``; zeros are left out."""
    return ", ".join(amount(number, noun) for number, noun in numbers if number)


def amount(number: int, noun: str) -> str:
    """``1 article``, ``1,200 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
