"""Findings and reports made by hand."""

from __future__ import annotations

from anplint.finding import Checked, Excerpt, Failure, Finding, Fix, NotRun, RelatedPlace, Report, Severity
from anplint.model import Position


def finding(
    line: str = "a place here",
    start: int = 2,
    end: int = 7,
    *,
    rule: str = "demo.rule",
    severity: Severity = "warning",
    message: str = "A message.",
    fix: Fix | None = None,
    related: tuple[RelatedPlace, ...] = (),
    excerpt: str | None = None,
) -> Finding:
    """A finding in the first line of an article that consists of that line."""
    return Finding(
        rule=rule,
        rule_class="quality",
        severity=severity,
        message=message,
        start=start,
        end=end,
        text=line[start:end],
        position=Position(1, start + 1),
        end_position=Position(1, end + 1),
        values={"match": line[start:end]},
        related=related,
        fix=fix,
        fingerprint="v1:0123456789abcdef",
        excerpt=Excerpt(line if excerpt is None else excerpt, start),
    )


def article(path: str, *findings: Finding) -> Checked:
    """A checked article with these findings."""
    return Checked(path, "markdown", "en", "A title", 100, 1, findings)


def report(
    *articles: Checked, failures: tuple[Failure, ...] = (), not_run: tuple[NotRun, ...] = ()
) -> Report:
    """A report on these articles."""
    return Report(articles, failures, not_run, "0" * 16)
