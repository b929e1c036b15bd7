"""``anplint fix`` and ``check --fix``: one run that mends, told as a report, a diff or a patch."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplint.api import format_for
from anplint.cli.checking import CLEAN, FAILED, FINDINGS, fails, status
from anplint.cli.outputs import write_file, write_report
from anplint.cli.terminal import complain, print_pieces, wants_color
from anplint.errors import UsageError
from anplint.finding import Checked, Failure, Notice
from anplint.fixing import fix_data, fix_files
from anplint.fixing.job import Change, FieldChange, Fixing, Job
from anplint.report import render
from anplint.report.diff import diff
from anplint.report.sanitize import clean, guard
from anplint.report.summary import amount
from anplint.run import is_export

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.cli.checking import Checking
    from anplint.cli.outputs import Output
    from anplint.discover import Discovered
    from anplint.finding import Report, Safety
    from anplint.report import Showing
    from anplint.run import Result

COLORS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


class Mending(NamedTuple):
    """What was asked for: mend, unsafe fixes too, a diff instead of writing, a file for a patch, a review."""

    fix: bool
    unsafe: bool
    diff: bool
    patch: Path | None
    review: bool

    def fixing(self) -> Fixing:
        """How the articles are fixed."""
        safeties: frozenset[Safety] = frozenset({"safe", "unsafe"} if self.unsafe else {"safe"})
        return Fixing(safeties, write=not self.diff, patch=self.patch is not None)


class Told(NamedTuple):
    """What a run that mends came to."""

    results: list[Checked | Failure]
    changes: list[Change]
    fields: list[FieldChange]


def refuse_mending(run: Checking, mending: Mending, wanted: Sequence[Output]) -> None:
    """Raise UsageError for what cannot go together."""
    if not (mending.fix or mending.diff or mending.review):
        option = "--unsafe-fixes" if mending.unsafe else "--patch"
        raise UsageError(f"{option} goes with --fix, --diff or anplint fix")
    if mending.review and (mending.diff or mending.patch or run.stdin is not None):
        raise UsageError("--review decides about files, one fix after the other; leave the other options out")
    if run.stdin is None:
        return
    if is_export(run.stdin):
        raise UsageError("an export on standard input is not written back; name the file")
    if any(each.file is None and each.format != "text" for each in wanted):
        raise UsageError("the fixed article goes to standard output; name a file, as in --output json:FILE")


def mend(run: Checking, mending: Mending, showing: Showing, fail_on: str | None, *, exit_zero: bool) -> int:
    """Fix what can be fixed, and tell what was done and what is left; the exit status."""
    found = run.find()
    if mending.review:
        from anplint.cli.review import review

        return review(run, found, showing)
    told = _told(run, mending, found)
    if mending.patch is not None and not mending.diff:
        lines = (json.dumps(each._asdict(), ensure_ascii=False) + "\n" for each in told.fields)
        write_file(mending.patch, lines)
    report = run.report(told.results, found)
    if mending.diff:
        return _as_diff(told, report, run)
    if run.stdin is not None:
        _publish_aside(run, report, found, showing)
    else:
        run.publish(report, found, showing)
    if not run.quiet:
        complain(*_summary(report, told, mending))
    failing = run.prepared.fails(report) if fail_on is None else fails(report, fail_on)
    return status(report, None, failing=failing, exit_zero=exit_zero)


def _publish_aside(run: Checking, report: Report, found: Discovered, showing: Showing) -> None:
    """Write the report beside the fixed article: text to standard error, the rest to its files."""
    run.warn(found)
    write_report(report, [each for each in run.wanted if each.file is not None], showing)
    if any(each.file is None for each in run.wanted):
        plain = showing._replace(color=False, quiet=True)
        complain(*(line.rstrip("\n") for line in render("concise", report, plain)))
    complain(*(f"error: {each.path}: {each.message}" for each in report.failures))


def _told(run: Checking, mending: Mending, found: Discovered) -> Told:
    told = Told([], [], [])
    for result in _results(run, mending.fixing(), found):
        if isinstance(result, Change):
            if mending.diff:
                told.changes.append(result)
            else:
                told.changes.append(result._replace(before="", after=""))
        elif isinstance(result, FieldChange):
            told.fields.append(result)
        elif not isinstance(result, Notice):
            told.results.append(result)
        elif not run.quiet:
            complain(f"warning: {result.path}: {result.message}")
    if told.fields and mending.patch is None and not mending.diff:
        reason = "is an export that is not written back; --patch FILE tells the changes of its records"
        paths = {one.path for one in told.results if isinstance(one, Checked) and one.record}
        told.results.extend(Failure(path, reason) for path in sorted(paths))
    return told


def _results(run: Checking, fixing: Fixing, found: Discovered) -> Iterator[Result | Change | FieldChange]:
    """The results of standard input, where it is asked for, and of every article of every file."""
    if run.stdin is not None:
        yield from _stdin(run, run.stdin, fixing)
    yield from fix_files(found.files, run.prepared, run.when, fixing, frozenset(run.paths))


def _stdin(run: Checking, name: str, fixing: Fixing) -> Iterator[Result | Change]:
    """The results of standard input; the fixed article, or what came where it cannot be read, is printed."""
    data = sys.stdin.buffer.read()
    job = Job(name, *run.prepared(Path(name)), run.when, fixing)
    outcome = fix_data(data, job, as_format=format_for(name))
    yield from outcome.after
    if outcome.change:
        yield outcome.change
    if fixing.write:
        change = outcome.change
        text = data if change is None else change.after.encode()
        sys.stdout.flush()
        sys.stdout.buffer.write((b"\xef\xbb\xbf" if change and change.bom else b"") + text)
        sys.stdout.buffer.flush()


def _as_diff(told: Told, report: Report, run: Checking) -> int:
    """Print what would change; 1 where anything would."""
    color = wants_color(sys.stdout)
    for change in told.changes:
        lines = diff(change.path, change.before, change.after, bom=change.bom)
        print_pieces(_shown(lines, color=color))
    print_pieces(json.dumps(each._asdict(), ensure_ascii=False) + "\n" for each in told.fields)
    complain(*(f"error: {each.path}: {each.message}" for each in report.failures))
    changed = len(told.changes) + len({(each.id, each.url) for each in told.fields})
    if not run.quiet:
        fixes = sum(one.fixed for one in report.articles)
        complain(f"{fixes:,} fix{'es' * (fixes != 1)} would change {amount(changed, 'article')}")
    if report.failures:
        return FAILED
    return FINDINGS if changed else CLEAN


def _shown(lines: Iterator[str], *, color: bool) -> Iterator[str]:
    """The lines as they are for a file or a program; cleaned and coloured for a terminal."""
    if not sys.stdout.isatty():
        yield from lines
        return
    for line in lines:
        text = guard(f"{line[:1]}{clean(line[1:].rstrip(chr(10)))}\n")
        yield f"{COLORS[line[0]]}{text[:-1]}\x1b[0m\n" if color and line[:1] in COLORS else text


def _summary(report: Report, told: Told, mending: Mending) -> Iterator[str]:
    """What was done, and what more could be."""
    fixes = sum(one.fixed for one in report.articles)
    articles = sum(one.fixed > 0 for one in report.articles)
    if fixes:
        yield f"fixed {amount(fixes, 'finding')} in {amount(articles, 'article')}"
    elif not told.fields:
        yield "nothing was fixed"
    if told.fields and mending.patch is not None:
        yield f"{amount(len(told.fields), 'change')} of records written to {mending.patch}"
    left = [each.fix for one in report.articles for each in one.findings if each.fix]
    unsafe = sum(fix.safety == "unsafe" for fix in left)
    if unsafe and not mending.unsafe:
        yield f"{unsafe:,} more with --unsafe-fixes; --diff --unsafe-fixes shows them first"
