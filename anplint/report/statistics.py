"""``--statistics``: what each rule comes to over all articles, for whoever sets up the rules of a house."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import SEVERITIES
from anplint.report.concise import SGR
from anplint.report.sanitize import guard
from anplint.report.summary import amount, counts_line, not_run_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Finding, Report, RuleClass, Severity
    from anplint.report import Showing


class RuleStatistics(NamedTuple):
    """A rule that found something: in how many articles, how many of its findings anplint can mend.

    ``severity`` is the worst of its findings; ``share`` is that of all articles, ``fixable`` counts the
    findings with a fix that is applied (safe or unsafe), and ``fixable_share`` is that of the findings.
    """

    rule: str
    rule_class: RuleClass
    severity: Severity
    findings: int
    articles: int
    share: float
    fixable: int
    fixable_share: float


def statistics(report: Report) -> list[RuleStatistics]:
    """The rules with findings, those with the most first."""
    by_rule: dict[str, list[Finding]] = {}
    articles: dict[str, int] = {}
    for one in report.articles:
        for each in one.findings:
            by_rule.setdefault(each.rule, []).append(each)
        for rule in {each.rule for each in one.findings}:
            articles[rule] = articles.get(rule, 0) + 1
    found = [
        _of_rule(rule, findings, articles[rule], len(report.articles)) for rule, findings in by_rule.items()
    ]
    return sorted(found, key=lambda one: (-one.findings, one.rule))


def _of_rule(rule: str, findings: list[Finding], articles: int, of: int) -> RuleStatistics:
    fixable = sum(each.fix is not None and each.fix.safety != "manual" for each in findings)
    return RuleStatistics(
        rule=rule,
        rule_class=findings[0].rule_class,
        severity=min((each.severity for each in findings), key=SEVERITIES.index),
        findings=len(findings),
        articles=articles,
        share=round(articles / of, 4),
        fixable=fixable,
        fixable_share=round(fixable / len(findings), 4),
    )


def table(report: Report, showing: Showing) -> Iterator[str]:
    """The statistics for people: a line for each rule, infos too, and the counts of the run."""
    found = statistics(report)
    if found:
        yield "findings  articles          fixable  severity  rule\n"
    for one in found:
        severity = f"{one.severity:<8}"
        if showing.color:
            severity = f"\x1b[{SGR[one.severity]}m{severity}\x1b[0m"
        share = f"{one.articles:,} ({100 * one.share:.1f} %)"
        yield f"{one.findings:>8,}  {share:<16}  {100 * one.fixable_share:>5.0f} %  {severity}  {one.rule}\n"
    if showing.quiet:
        return
    silenced = sum(one.suppressed for one in report.articles)
    if silenced:
        yield f"{amount(silenced, 'finding')} silenced in the articles themselves\n"
    if report.not_run:
        yield guard(f"{not_run_line(report)}\n")
    yield f"{counts_line(report, showing._replace(infos=True))}\n"
