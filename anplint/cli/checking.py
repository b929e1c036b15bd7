"""One run of ``anplint check``: from named paths to a report that is written, and the status it comes to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from anplint.api import STDIN, format_for
from anplint.cli.outputs import Output, write_report
from anplint.cli.terminal import complain, wants_color
from anplint.discover import SUFFIXES, Discovered, discover, shown, unread_line
from anplint.finding import Checked, Failure, Notice, NotRun, Report
from anplint.lint import MOST_HITS
from anplint.report.summary import count
from anplint.run import check_data, check_export, check_files, is_export

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from anplint.cli.settings import Prepared
    from anplint.profile import Profile
    from anplint.report import Showing
    from anplint.run import Result

T = TypeVar("T")

CLEAN, FINDINGS, FAILED = 0, 1, 2
FOR_PEOPLE = frozenset({"text", "concise"})


class Checking(NamedTuple):
    """What a run works on: the named paths (``stdin``: the name of what comes from there), and how.

    ``force``: what is excluded stays out also where it is named.
    """

    prepared: Prepared
    paths: tuple[Path, ...]
    stdin: str | None
    when: date
    wanted: Sequence[Output]
    quiet: bool
    force: bool = False
    profile: Profile | None = None

    def prepare_first(self) -> None:
        """Read the configuration of the named paths: a mistake in it ends the run before it starts."""
        for path in [*self.paths, *([Path(self.stdin)] if self.stdin else [])] or [Path()]:
            self.prepared(path / STDIN if os.path.isdir(path) else path)  # noqa: PTH112 - takes any name

    def find(self) -> Discovered:
        """The files that the paths stand for."""
        return discover(self.paths, force=self.force, taking=self.prepared.configuration.takes)

    def run(self, found: Discovered) -> Report:
        """Lint what was found and what comes from standard input; notices go to standard error."""
        return self.report(self.results(found), found)

    def report(self, results: Iterable[Checked | Failure], found: Discovered) -> Report:
        """The results as a report, with what of the paths could not be found."""
        articles: list[Checked] = []
        failures = list(found.failures)
        for result in results:
            if isinstance(result, Failure):
                failures.append(result)
            else:
                articles.append(result)
        return Report(
            articles=tuple(sorted(articles, key=lambda one: one.path)),
            failures=tuple(sorted(failures)),
            not_run=(*self.prepared.not_run(), *_cut(articles)),
            config_digest=self.prepared.digest() if self._is_for_machines() else "",
        )

    def results(self, found: Discovered) -> Iterator[Checked | Failure]:
        """The results of what was found, one at a time; notices go to standard error."""
        results = self._results(found)
        if self.profile is not None:
            results = self.profile.reading(results)
        for result in self.watched(results, len(found.files)):
            if not isinstance(result, Notice):
                yield result
            elif not self.quiet:
                complain(f"warning: {result.path}: {result.message}")

    def _is_for_machines(self) -> bool:
        """Whether a report tells which settings were used; to work that out loads OpenSSL for its hash."""
        return any(each.format not in FOR_PEOPLE for each in self.wanted)

    def publish(self, report: Report, found: Discovered, showing: Showing) -> None:
        """Write the report where it is wanted, and what could not be done to standard error."""
        self.warn(found)
        write_report(report, self.wanted, showing)
        complain(*(f"error: {each.path}: {each.message}" for each in report.failures))

    def warn(self, found: Discovered) -> None:
        """Say on standard error which folders hold no article, and which files are not read."""
        if not self.quiet:
            complain(*_empty_folders(self.paths, found))
            if found.unread:
                complain(f"warning: {unread_line(found.unread)}")

    def _results(self, found: Discovered) -> Iterator[Result]:
        """The result of standard input, where it is asked for, and of every article of every file."""
        stdin = self.stdin
        if stdin is not None and is_export(stdin):
            yield from check_export(sys.stdin.buffer, stdin, *self.prepared(Path(stdin)), self.when)
        elif stdin is not None:
            data, as_format = sys.stdin.buffer.read(), format_for(stdin)
            settings, linter = self.prepared(Path(stdin))
            yield from check_data(data, stdin, settings, linter, self.when, as_format=as_format)
        yield from check_files(found.files, self.prepared, self.when, frozenset(self.paths))

    def watched(self, results: Iterator[T], total: int) -> Iterator[T]:
        """The results, with a progress bar where a person watches and waits."""
        for_people = any(each == Output("text", None) for each in self.wanted)
        if self.quiet or total == 1 or not for_people or not sys.stderr.isatty():
            return results
        from anplint.cli.progress import watched

        return watched(results, total, color=wants_color(sys.stderr))


def _cut(articles: Iterable[Checked]) -> Iterator[NotRun]:
    """The rules that stopped in an article because they found too much."""
    for article in articles:
        for rule in article.cut:
            yield NotRun(rule, f"stopped after {MOST_HITS:,} findings in {article.path}")


def _empty_folders(paths: Iterable[Path], found: Discovered) -> Iterator[str]:
    """A warning for each named folder in which there is no article."""
    for folder in paths:
        if os.path.isdir(folder) and not any(  # noqa: PTH112 - takes any name
            file.is_relative_to(folder) for file in found.files
        ):
            yield f"warning: no articles in {shown(folder)} ({', '.join(sorted(SUFFIXES))})"


def fails(report: Report, fail_on: str) -> bool:
    """Whether there is a finding at or above a severity."""
    counts = count(report)
    worse = {
        "error": counts.errors,
        "warning": counts.errors + counts.warnings,
        "info": counts.errors + counts.warnings + counts.infos,
        "never": 0,
    }
    return worse[fail_on] > 0


def status(report: Report, max_warnings: int | None, *, failing: bool, exit_zero: bool) -> int:
    """The exit status; what could not be done outweighs what was found."""
    if report.failures:
        return FAILED
    too_many = max_warnings is not None and count(report).warnings > max_warnings
    return FINDINGS if (failing or too_many) and not exit_zero else CLEAN
