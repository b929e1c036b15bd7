"""A writer's view: by article, worst first, each finding with its place in the text and what to do."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from anplint.finding import SEVERITIES
from anplint.report.place import mark
from anplint.report.sanitize import clean, clean_path, guard
from anplint.report.summary import amounts, counts_line, habit_line, not_run_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.text import Text

    from anplint.finding import Checked, Edit, Finding, Report
    from anplint.report import Showing

STYLES = {"error": "bold red", "warning": "bold magenta", "info": "bold blue"}
"""Foreground colours of the terminal's own palette that can be read on light and on dark."""
SAFETY = {"safe": "fix (safe)", "unsafe": "fix (may change the meaning)", "manual": "fix (by hand)"}
LONGEST_EDIT = 60
NARROWEST = 20


def render(report: Report, showing: Showing) -> Iterator[str]:
    """The articles with findings, then habits, rules that did not run, the counts and the next command."""
    if showing.statistics:
        from anplint.report.statistics import table

        yield from table(report, showing)
        return
    console = _console(showing)
    seen = shown(report, showing)
    for checked, findings in sorted(seen.articles, key=_badness):
        yield _print(console, _article(checked, sorted(findings, key=_weight), showing, console))
    if not showing.quiet:
        yield _print(console, _closing(report, showing, console))


def _console(showing: Showing) -> Console:
    """A console that only renders: no environment, no markup, no highlighting."""
    from rich.console import Console

    return Console(
        file=StringIO(),
        force_terminal=showing.color,
        color_system="standard" if showing.color else None,
        width=showing.width,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )


def _print(console: Console, lines: Iterable[Text]) -> str:
    from rich.text import Text

    with console.capture() as captured:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return guard(captured.get())


def _badness(pair: tuple[Checked, tuple[Finding, ...]]) -> tuple[int, int, int, str]:
    """The article with the most errors, then warnings, then infos comes first."""
    errors, warnings, infos = _numbers(pair[1])
    return -errors, -warnings, -infos, pair[0].path


def _weight(finding: Finding) -> tuple[int, int, str]:
    return SEVERITIES.index(finding.severity), finding.start, finding.rule


def _numbers(findings: Iterable[Finding]) -> tuple[int, ...]:
    found = [finding.severity for finding in findings]
    return tuple(found.count(severity) for severity in SEVERITIES)


def _article(checked: Checked, findings: list[Finding], showing: Showing, console: Console) -> Iterator[Text]:
    """The path with its counts, and the findings; the reason for a rule is told once."""
    from rich.text import Text

    numbers = amounts(zip(_numbers(findings), SEVERITIES, strict=True))
    record = f"  record {clean(checked.record)} “{_quoted(checked.title)}”" if checked.record else ""
    yield Text.assemble((clean_path(checked.path), "bold underline"), record, "  ", numbers)
    yield Text()
    places = max(len(_place(finding)) for finding in findings)
    told: set[str] = set()
    for finding in findings:
        why = "" if finding.rule in told else showing.whys.get(finding.rule, "")
        told.add(finding.rule)
        yield from _finding(finding, why, places, showing, console)
        yield Text()


def _finding(finding: Finding, why: str, places: int, showing: Showing, console: Console) -> Iterator[Text]:
    from rich.cells import cell_len
    from rich.text import Text

    style = STYLES[finding.severity]
    head = Text.assemble(
        "  ", (f"{finding.severity:<7}", style), "  ", (f"{_place(finding):>{places}}", "bold"), "  "
    )
    indent = len(head)
    room = max(NARROWEST, showing.width - indent)
    yield from _hang(head, Text(clean(finding.message)), room, console)
    blank = Text(" " * indent)
    marked = mark(finding, room - 2, cell_len)
    if marked.line.strip():
        yield Text.assemble(blank, ("│ ", "dim"), marked.line)
        carets = "^" * marked.length
        yield Text.assemble(blank, ("│ ", "dim"), " " * marked.start, (carets, style))
    for related in finding.related:
        where = f"{related.position.line}:{related.position.column}"
        see = Text.assemble("see ", (where, "bold"), f" {clean(related.message)}")
        yield from _hang(blank, see, room, console)
    if finding.fix:
        edits = "; ".join(_edit(edit, finding) for edit in finding.fix.edits)
        yield from _hang(blank, Text(f"{SAFETY[finding.fix.safety]}: {edits}", "green"), room, console)
    if why:
        yield from _hang(blank, Text(f"why: {clean(why)}", "dim"), room, console)
    yield Text.assemble(blank, (finding.rule, "cyan"))


def _place(finding: Finding) -> str:
    return f"{finding.position.line}:{finding.position.column}"


def _edit(edit: Edit, finding: Finding) -> str:
    """An edit in words; what it replaces is quoted where it stands in the finding's line."""
    line, at = finding.excerpt
    first, last = edit.start - finding.start + at, edit.end - finding.start + at
    old = line[first:last] if first >= 0 and last <= len(line) else ""
    if not edit.text:
        return f"delete “{_quoted(old)}”" if old else f"delete {edit.end - edit.start} characters"
    if edit.start == edit.end:
        return f"insert “{_quoted(edit.text)}”"
    return f"“{_quoted(old)}” → “{_quoted(edit.text)}”" if old else f"write “{_quoted(edit.text)}”"


def _quoted(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST_EDIT else f"{text[: LONGEST_EDIT - 1].rstrip()}…"


def _hang(head: Text, body: Text, room: int, console: Console) -> Iterator[Text]:
    """The body behind the head, its further lines below its first."""
    from rich.text import Text

    for number, line in enumerate(body.wrap(console, room)):
        line.rstrip()
        yield Text.assemble(head if number == 0 else Text(" " * len(head)), line)


def _closing(report: Report, showing: Showing, console: Console) -> Iterator[Text]:
    from rich.text import Text

    seen = shown(report, showing)
    for habit in seen.habits:
        yield from _hang(Text(), Text(habit_line(habit, len(report.articles))), showing.width, console)
    if report.not_run:
        yield from _hang(Text(), Text(not_run_line(report), "dim"), showing.width, console)
    yield from _hang(Text(), Text(counts_line(report, showing), "bold"), showing.width, console)
    worst = min((each for _, findings in seen.articles for each in findings), key=_weight, default=None)
    if worst:
        advice = f"next: anplint explain {worst.rule}"
        yield from _hang(Text(), Text(advice, "dim"), showing.width, console)
