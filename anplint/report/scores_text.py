"""The table of scores for people: drawn by rich on a terminal, plain columns elsewhere."""

from __future__ import annotations

from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from anplint.report.sanitize import clean
from anplint.report.scores import name_of, shown_measures, summary
from anplint.score import SCORE_NAMES
from anplint.text.readability import SMOG_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Measure
    from anplint.report.scores import Row, Table

HEADS = ("quality", "clarity", "depth", "fresh", "original", "integrity", "words", "findings")
NAMES = {
    "flesch_reading_ease": "Flesch reading ease",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "gunning_fog": "Gunning fog",
    "smog": "SMOG",
    "coleman_liau": "Coleman-Liau",
    "automated_readability": "ARI",
    "lix": "LIX",
}
LOW, MIDDLE = 50, 75
"""Scores below are shown in red, and in yellow."""
LEAST_TAKEN = 0.1
"""Points; what took less is left out."""
WIDE = 10_000


def lines(table: Table, *, terminal: bool, color: bool) -> Iterator[str]:
    """A row for each article, below it what was asked for, and a last line."""
    if terminal:
        yield from _drawn(table, color=color)
    else:
        yield from _plain(table)
    yield f"{summary(table)}\n"


def _plain(table: Table) -> Iterator[str]:
    if table.rows:
        yield f"{'  '.join(HEADS)}  article\n"
    for one in table.rows:
        cells = (f"{cell:>{len(head)}}" for cell, head in zip(_cells(one), HEADS, strict=True))
        yield f"{'  '.join(cells)}  {name_of(one)}\n"
        yield from _below(one, table)


def _drawn(table: Table, *, color: bool) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    console = Console(
        file=StringIO(),
        force_terminal=color,
        color_system="standard" if color else None,
        width=WIDE,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    drawn = Drawn(box=None, pad_edge=False, header_style="bold")
    for head in HEADS:
        drawn.add_column(head, justify="right", no_wrap=True, min_width=len(head))
    drawn.add_column("article", no_wrap=True)
    for one in table.rows:
        cells = zip(_cells(one), HEADS, strict=True)
        drawn.add_row(*(Text(cell, _style(one, head)) for cell, head in cells), Text(name_of(one)))
    with console.capture() as captured:
        console.print(drawn)
    drawn_lines = [f"{line.rstrip()}\n" for line in captured.get().splitlines()]
    yield from drawn_lines[:1] if table.rows else []
    for one, line in zip(table.rows, drawn_lines[1:], strict=False):
        yield line
        yield from _below(one, table)


def _style(one: Row, head: str) -> str:
    at = HEADS.index(head)
    value = getattr(one.scores, SCORE_NAMES[at]) if at < len(SCORE_NAMES) else None
    if value is None:
        return ""
    return "red" if value < LOW else "yellow" if value < MIDDLE else "green"


def _cells(one: Row) -> list[str]:
    scores = [getattr(one.scores, name) for name in SCORE_NAMES]
    told = ["-" if value is None else f"{value:.0f}" for value in scores]
    return [*told, f"{one.words:,}", str(sum(one.findings))]


def _below(one: Row, table: Table) -> Iterator[str]:
    """What took how much, by score, and the readability."""
    if table.explain:
        taken = [each for each in one.scores.taken if each.points >= LEAST_TAKEN]
        order = {name: at for at, name in enumerate(SCORE_NAMES)}
        for name, found in groupby(
            sorted(taken, key=lambda each: order[each.score]), lambda each: each.score
        ):
            yield f"    {name} {getattr(one.scores, name):.1f}\n"
            for each in found:
                yield f"      {-each.points:>6.1f}  {clean(each.what)} ({each.detail})\n"
    yield from _readability(shown_measures(one))


def _readability(measures: list[Measure]) -> Iterator[str]:
    if measures:
        yield f"    {'readability':<22} {'anplint':>9} {'textstat':>9}\n"
        sentences = next((each.ours for each in measures if each.name == "sentences"), 0)
        for each in measures:
            note = "  (made for 30 sentences and more)" if _is_hint(each, sentences) else ""
            name = NAMES.get(each.name, each.name)
            yield f"      {name:<20} {_figure(each.ours):>9} {_figure(each.theirs):>9}{note}\n"


def _is_hint(each: Measure, sentences: float) -> bool:
    return each.name == "smog" and sentences < SMOG_SENTENCES


def _figure(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"
