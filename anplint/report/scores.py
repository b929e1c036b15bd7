"""The scores of articles: a table for people, CSV for spreadsheets, JSON for programs; worst first."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from anplint import __version__
from anplint.finding import RULE_CLASSES, Measure, Scores
from anplint.report.json_format import SCHEMA_VERSION, score_values, unicode_path
from anplint.report.sanitize import clean, clean_path, guard
from anplint.report.summary import amount
from anplint.score import SCORE_NAMES, SCORE_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.finding import Checked, Failure, NotRun

FORMATS = ("text", "json", "csv")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"); tabs and breaks go before."""
COUNTS = ("words", "sentences", "syllables")
"""Of the counts, those that both sides have in the same sense."""
LONGEST_TITLE = 60


class Row(NamedTuple):
    """What is told of one article. ``findings`` are counted by class, in the order of RULE_CLASSES."""

    path: str
    record: str
    url: str
    title: str
    language: str
    words: int
    findings: tuple[int, ...]
    scores: Scores


class Table(NamedTuple):
    """The scores of a run; ``textstat`` is its version, empty where it was not asked or is not installed."""

    rows: Sequence[Row]
    failures: Sequence[Failure] = ()
    not_run: Sequence[NotRun] = ()
    config_digest: str = ""
    explain: bool = False
    textstat: str = ""


def row(checked: Checked, *, explain: bool = False) -> Row:
    """What is told of a checked article; its findings are counted and not kept.

    What took points is kept where it is to ``explain`` the scores.
    """
    scores = checked.scores or Scores()
    classes = [one.rule_class for one in checked.findings]
    return Row(
        checked.path,
        checked.record,
        checked.url,
        checked.title,
        checked.language,
        checked.words,
        tuple(map(classes.count, RULE_CLASSES)),
        scores if explain else scores._replace(taken=()),
    )


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """By quality, the lowest first; what has none comes last."""
    return sorted(
        rows,
        key=lambda one: (one.scores.quality is None, one.scores.quality or 0.0, one.path, one.record),
    )


def render(name: str, table: Table, *, terminal: bool = False, color: bool = False) -> Iterator[str]:
    """The table in one of FORMATS, in pieces that each end at a line's end.

    ``terminal``: the text is for a screen, with rules between its parts; ``color``: with ANSI colours.
    """
    if name == "json":
        return _json(table)
    if name == "csv":
        return _csv(table)
    from anplint.report.scores_text import lines

    return map(guard, lines(table, terminal=terminal, color=color))


def shown_measures(one: Row) -> list[Measure]:
    """The readability figures that are told: the counts of both sides, and the indices."""
    found = one.scores.readability
    first = next((at for at, each in enumerate(found) if each.name == "flesch_reading_ease"), len(found))
    return [*(each for each in found[:first] if each.name in COUNTS), *found[first:]]


def _json(table: Table) -> Iterator[str]:
    head: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "anplint", "version": __version__},
        "score_version": SCORE_VERSION,
        "config_digest": table.config_digest,
    }
    if table.textstat:
        head["textstat"] = table.textstat
    yield f"{_dump(head)[:-1]},\n"
    yield '"articles": ['
    for number, one in enumerate(table.rows):
        yield f"{',' if number else ''}\n{_dump(_record(one, table))}"
    yield "\n],\n"
    yield f'"not_run": {_dump([one._asdict() for one in table.not_run])},\n'
    errors = [{"path": unicode_path(one.path), "message": one.message} for one in table.failures]
    yield f'"errors": {_dump(errors)}}}\n'


def _record(one: Row, table: Table) -> dict[str, Any]:
    record: dict[str, Any] = {
        "path": unicode_path(one.path),
        **({"record": one.record} if one.record else {}),
        **({"url": one.url} if one.url else {}),
        "title": one.title,
        "language": one.language,
        "words": one.words,
        "scores": score_values(one.scores),
        "findings": dict(zip(RULE_CLASSES, one.findings, strict=True)),
    }
    if table.explain:
        record["taken"] = [each._asdict() | {"points": round(each.points, 1)} for each in one.scores.taken]
    if one.scores.readability:
        record["readability"] = {
            each.name: {"anplint": _rounded(each.ours), "textstat": _rounded(each.theirs)}
            for each in shown_measures(one)
        }
    return record


def _rounded(value: float | None) -> float | None:
    return value if value is None or isinstance(value, int) else round(value, 2)


def _dump(data: object) -> str:
    """ASCII alone: safe in logs and terminals whatever the article holds."""
    return json.dumps(data, ensure_ascii=True, separators=(", ", ": "))


def _csv(table: Table) -> Iterator[str]:
    measures = next((names for one in table.rows if (names := [m.name for m in shown_measures(one)])), [])
    yield _line(
        [
            "url",
            "path",
            "record",
            "title",
            "language",
            "words",
            *SCORE_NAMES,
            *(f"{name}_findings" for name in RULE_CLASSES),
            "score_version",
            *(["taken"] if table.explain else []),
            *(column for name in measures for column in (name, f"{name}_textstat")),
        ]
    )
    for one in table.rows:
        found = {each.name: each for each in shown_measures(one)}
        sides = [side for name in measures for side in _sides(found.get(name))]
        yield _line(
            [
                *map(harmless, (one.url, one.path, one.record, one.title, one.language)),
                one.words,
                *(getattr(one.scores, name) for name in SCORE_NAMES),
                *one.findings,
                SCORE_VERSION,
                *([harmless(_in_words(one))] if table.explain else []),
                *sides,
            ]
        )


def _sides(found: Measure | None) -> tuple[float | None, float | None]:
    return (_rounded(found.ours), _rounded(found.theirs)) if found else (None, None)


def _in_words(one: Row) -> str:
    return "; ".join(f"{each.score} {-each.points:.1f} {each.what}" for each in one.scores.taken)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    text = clean(unicode_path(text))
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _line(cells: Sequence[object]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def name_of(one: Row) -> str:
    """An article in a table: its path, the record in an export, and the title as far as there is room."""
    title = clean(one.title)
    title = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    record = f" record {clean(one.record)}" if one.record else ""
    return f"{clean_path(one.path)}{record}{f'  “{title}”' if title else ''}"


def summary(table: Table) -> str:
    """The last line: how many articles, the spread of their quality, and the version of the formula."""
    found = sorted(one.scores.quality for one in table.rows if one.scores.quality is not None)
    if not found:
        return f"no quality to tell in {amount(len(table.rows), 'article')} (formula {SCORE_VERSION})"
    spread = f"{found[0]:.0f}, {found[len(found) // 2]:.0f}, {found[-1]:.0f} (lowest, median, highest)"
    told = spread if len(found) > 1 else f"{found[0]:.0f}"
    return f"quality {told} in {amount(len(table.rows), 'article')}; formula {SCORE_VERSION}"
