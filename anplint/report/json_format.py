"""The report as JSON, for machines: everything is in it, in a fixed order. See docs/output.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from anplint import __version__
from anplint.report.summary import count
from anplint.score import SCORE_NAMES, SCORE_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from anplint.finding import Checked, Finding, Report, Scores
    from anplint.report import Showing
    from anplint.report.statistics import RuleStatistics

SCHEMA_VERSION = 1
LONGEST_VALUE = 500
"""A value of a message is cut to so many code points: a value can be a whole block, once for each finding."""


def render(report: Report, showing: Showing) -> Iterator[str]:
    """One JSON object in ASCII; articles, findings and the rest on a line each."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "anplint", "version": __version__},
        "score_version": SCORE_VERSION,
        "config_digest": report.config_digest,
        "summary": count(report)._asdict() | ({} if report.fixed is None else {"fixed": report.fixed}),
    }
    yield f"{_dump(head)[:-1]},\n"
    findings = (_finding(one, each) for one in report.articles for each in one.findings)
    mended = report.fixed is not None
    yield from _list("articles", (_article(one, mended=mended) for one in report.articles))
    yield from _list("findings", findings)
    if showing.statistics:
        from anplint.report.statistics import statistics

        yield from _list("statistics", map(_statistics, statistics(report)))
    yield from _list("not_run", (one._asdict() for one in report.not_run))
    errors = ({"path": unicode_path(one.path), "message": one.message} for one in report.failures)
    yield from _list("errors", errors, last=True)


def _list(name: str, records: Iterable[dict[str, Any]], *, last: bool = False) -> Iterator[str]:
    """One key of the outermost object, its records written as they come."""
    before = f'"{name}": ['
    for record in records:
        yield f"{before}\n{_dump(record)}"
        before = ","
    empty = before.endswith("[")
    yield f"{before if empty else chr(10)}]{'}' if last else ','}\n"


def _article(one: Checked, *, mended: bool) -> dict[str, Any]:
    return {
        "path": unicode_path(one.path),
        **({"record": one.record} if one.record else {}),
        **({"url": one.url} if one.url else {}),
        "format": one.format,
        "language": one.language,
        "title": one.title,
        "words": one.words,
        "reading_minutes": one.reading_minutes,
        "scores": score_values(one.scores),
        **({"fixed": one.fixed} if mended else {}),
    }


def score_values(scores: Scores | None) -> dict[str, float]:
    """The scores by name; what nothing can be said of is left out."""
    values = {name: getattr(scores, name) for name in SCORE_NAMES} if scores else {}
    return {name: value for name, value in values.items() if value is not None}


def _finding(article: Checked, one: Finding) -> dict[str, Any]:
    path = unicode_path(article.path)
    return {
        "rule": one.rule,
        "class": one.rule_class,
        "severity": one.severity,
        "message": one.message,
        "path": path,
        **({"record": article.record} if article.record else {}),
        **({"field": one.field} if one.field else {}),
        "line": one.position.line,
        "column": one.position.column,
        "end_line": one.end_position.line,
        "end_column": one.end_position.column,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "values": {name: _cut(value) for name, value in one.values.items()},
        "related": [
            {"path": path, **each.position._asdict(), "message": each.message} for each in one.related
        ],
        "fingerprint": one.fingerprint,
        "fix": one.fix and {"safety": one.fix.safety, "edits": [edit._asdict() for edit in one.fix.edits]},
    }


def _statistics(one: RuleStatistics) -> dict[str, Any]:
    return {"class" if name == "rule_class" else name: value for name, value in one._asdict().items()}


def _cut(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else f"{value[: LONGEST_VALUE - 1]}…"


def unicode_path(path: str) -> str:
    """A path as Unicode: bytes of a name that are not UTF-8 become U+FFFD, which every JSON reader takes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _dump(record: dict[str, Any]) -> str:
    """ASCII alone: safe in logs and terminals whatever the article holds."""
    return json.dumps(record, ensure_ascii=True, separators=(", ", ": "))
