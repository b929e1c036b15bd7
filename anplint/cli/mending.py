"""``anplint fix`` and ``check --fix``: one run that mends, told as a report, a diff or a patch."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from anplint.api import format_for
from anplint.cli.checking import CLEAN, FAILED, FINDINGS, fails, status
from anplint.cli.mended import Tally, patch_line, print_diff, print_lines, summary
from anplint.cli.outputs import write_file, write_report
from anplint.cli.terminal import complain, print_bytes
from anplint.errors import UsageError
from anplint.finding import Failure, Notice
from anplint.fixing import fix_data, fix_files, told
from anplint.fixing.job import Change, Fixing, Job, Patch
from anplint.report import render
from anplint.report.summary import amount
from anplint.rewrite import encode
from anplint.run import is_export

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.cli.checking import Checking
    from anplint.cli.outputs import Output
    from anplint.discover import Discovered
    from anplint.finding import Checked, Report, Safety
    from anplint.report import Showing
    from anplint.run import Result

ENDED = 143
"""What a shell gives for a process that was asked to end (SIGTERM)."""


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


class Failing(NamedTuple):
    """What exits with 1: findings from a severity on (None: as the configuration says), many warnings."""

    fail_on: str | None
    max_warnings: int | None
    exit_zero: bool


def refuse_mending(run: Checking, mending: Mending, wanted: Sequence[Output]) -> None:
    """Raise UsageError for what cannot go together."""
    if not (mending.fix or mending.diff or mending.review):
        option = "--unsafe-fixes" if mending.unsafe else "--patch"
        raise UsageError(f"{option} goes with --fix, --diff or anplint fix")
    if mending.patch is not None and not mending.patch.absolute().parent.is_dir():
        raise UsageError(f"cannot write {mending.patch}: there is no folder {mending.patch.parent}")
    printed = next((each.format for each in wanted if each.file is None and each.format != "text"), None)
    if mending.review and (mending.diff or mending.patch or run.stdin is not None):
        raise UsageError("--review decides about files, one fix after the other; leave the other options out")
    if mending.review and (printed or any(each.file for each in wanted)):
        raise UsageError("--review writes no report; run anplint check for one")
    if mending.diff and printed:
        raise UsageError(f"the diff goes to standard output; name a file, as in --output {printed}:FILE")
    if run.stdin is None:
        return
    if is_export(run.stdin):
        raise UsageError("an export on standard input is not written back; name the file")
    if printed:
        raise UsageError(
            f"the fixed article goes to standard output; name a file, as in --output {printed}:FILE"
        )


def mend(run: Checking, mending: Mending, showing: Showing, failing: Failing) -> int:
    """Fix what can be fixed, and tell what was done and what is left; the exit status."""
    found = run.find()
    if mending.patch is not None and any(_same(mending.patch, file) for file in found.files):
        raise UsageError(f"--patch {mending.patch} would replace an article of this run; name another file")
    if mending.review:
        from anplint.cli.review import review

        return review(run, found, showing)
    tally = Tally()
    with _unwinding():
        try:
            settled = _settled(run, mending, found, showing, tally)
            results = list(settled if mending.diff else run.watched(settled, len(found.files)))
        except (KeyboardInterrupt, SystemExit):
            if tally.files and not mending.diff:
                complain(f"{amount(tally.files, 'file')} written before the run was ended, each as a whole")
            raise
    return _publish(run, mending, found, showing, failing, results, tally)


def _publish(
    run: Checking,
    mending: Mending,
    found: Discovered,
    showing: Showing,
    failing: Failing,
    results: list[Checked | Failure],
    tally: Tally,
) -> int:
    """Tell what a run came to; the exit status."""
    report = run.report(results, found)
    if mending.diff:
        _publish_aside(run, report, found, showing, printed=None)
    else:
        if mending.patch is not None:
            write_file(mending.patch, map(patch_line, tally.fields))
        report = report._replace(fixed=sum(one.fixed for one in report.articles))
        if run.stdin is None:
            run.publish(report, found, showing)
        else:
            _publish_aside(run, report, found, showing, printed="concise")
    if not run.quiet:
        done = summary(report, tally, as_diff=mending.diff, patch=mending.patch, unsafe_too=mending.unsafe)
        complain(*done)
    if run.profile is not None:
        from anplint.cli.profiling import profile_lines

        complain(*profile_lines(run.profile))
    if mending.diff:
        changed = FINDINGS if (tally.files or tally.records) and not failing.exit_zero else CLEAN
        return FAILED if report.failures else changed
    fail_on = failing.fail_on
    bad = run.prepared.fails(report) if fail_on is None else fails(report, fail_on)
    return status(report, failing.max_warnings, failing=bad, exit_zero=failing.exit_zero)


def _settled(
    run: Checking, mending: Mending, found: Discovered, showing: Showing, tally: Tally
) -> Iterator[Checked | Failure]:
    """The results that a report tells; changes are counted, and printed where a diff is wanted."""
    fixing = mending.fixing()
    results = _results(run, fixing, found)
    if run.profile is not None:
        results = run.profile.reading(results)
    for result in results:
        if isinstance(result, Change):
            tally.files += 1
            tally.fixes += result.fixes
            if mending.diff:
                print_diff(result, color=showing.color)
        elif isinstance(result, Patch):
            tally.records += 1
            tally.fixes += result.fixes
            tally.fields += result.fields
            tally.unpatched[result.path] = None
        elif not isinstance(result, Notice):
            yield result
        elif not run.quiet:
            complain(f"warning: {result.path}: {result.message}")
    if mending.diff:
        print_lines(tally)
    elif mending.patch is None:
        reason = "is an export that is not written back; --patch FILE writes the changes of its records"
        yield from (Failure(path, reason) for path in tally.unpatched)


def _results(run: Checking, fixing: Fixing, found: Discovered) -> Iterator[Result | Change | Patch]:
    """The results of standard input, where it is asked for, and of every article of every file."""
    if run.stdin is not None:
        yield from _stdin(run, run.stdin, fixing)
    yield from fix_files(found.files, run.prepared, run.when, fixing, frozenset(run.paths))


def _stdin(run: Checking, name: str, fixing: Fixing) -> Iterator[Result | Change]:
    """The results of standard input; the fixed article, or what came where nothing changes, is printed."""
    data = sys.stdin.buffer.read()
    job = Job(name, *run.prepared(Path(name)), run.when, fixing)
    outcome = fix_data(data, job, as_format=format_for(name))
    yield from told(outcome, outcome.after if fixing.write else outcome.before)
    if fixing.write:
        change = outcome.change
        print_bytes([encode(change.after, bom=change.bom) if change else data])


def _publish_aside(
    run: Checking, report: Report, found: Discovered, showing: Showing, *, printed: str | None
) -> None:
    """Write the report beside what goes to standard output: to files, and in a format to standard error."""
    run.warn(found)
    write_report(report, [each for each in run.wanted if each.file is not None], showing)
    if printed and any(each.file is None for each in run.wanted):
        plain = showing._replace(color=False, quiet=True)
        complain(*(line.rstrip("\n") for line in render(printed, report, plain)))
    complain(*(f"error: {each.path}: {each.message}" for each in report.failures))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


@contextmanager
def _unwinding() -> Iterator[None]:
    """End by SIGTERM as by Ctrl-C: what is being written is finished or undone, and nothing is left over."""

    def stop(_number: int, _frame: object) -> NoReturn:
        raise SystemExit(ENDED)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
