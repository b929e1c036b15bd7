"""``anplint check``: the main job."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anplint.api import STDIN, format_for, today
from anplint.cli.choose import day, ignore_option, preset_option, rules_option, select_option, words
from anplint.cli.outputs import Output, outputs, write_report
from anplint.cli.terminal import color_option, complain, wants_color, width
from anplint.config import settings
from anplint.discover import SUFFIXES, discover, shown
from anplint.finding import Checked, Failure, NotRun, Report
from anplint.lint import MOST_HITS, prepare
from anplint.pack import load_pack
from anplint.report import Showing
from anplint.report.summary import count
from anplint.run import check_data, check_files, config_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from anplint.config import Settings
    from anplint.discover import Discovered
    from anplint.lint import Linter
    from anplint.pack import Pack

CLEAN, FINDINGS, FAILED = 0, 1, 2
FAIL_ON = ("error", "warning", "info", "never")


@click.command(short_help="Lint articles.")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@select_option
@ignore_option
@rules_option
@preset_option
@click.option("--isolated", is_flag=True, help="Read no configuration file (this version reads none anyway).")
@click.option("--output-format", "on_stdout", metavar="FORMAT", help="text (default), concise or json.")
@click.option(
    "--output", "to", multiple=True, metavar="FORMAT[:FILE]", help="A report in a file. Repeatable."
)
@click.option("--show", type=click.Choice(["info"]), help="info: list the infos too (text and concise).")
@color_option
@click.option("--quiet", "-q", is_flag=True, help="Findings and errors alone, without counts and advice.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="error",
    help="Lowest severity that exits with 1; default error.",
)
@click.option(
    "--max-warnings", type=click.IntRange(0), metavar="N", help="Exit with 1 above so many warnings."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found (2 stays 2).")
@click.option("--as-of", metavar="DATE", help="The day that counts as today (YYYY-MM-DD).")
@click.option("--stdin-filename", metavar="PATH", help="The name of what comes from standard input (-).")
@click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes (this version uses one).")
@click.option("--no-cache", is_flag=True, help="Keep no results (this version keeps none).")
@click.option(
    "--cache-dir", type=click.Path(path_type=Path), metavar="FOLDER", help="Where compiled rules lie."
)
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[Path, ...],
    preset: str,
    isolated: bool,  # noqa: ARG001 - there is nothing yet that it would change
    on_stdout: str | None,
    to: tuple[str, ...],
    show: str | None,
    color: str,
    quiet: bool,
    fail_on: str,
    max_warnings: int | None,
    exit_zero: bool,
    as_of: str | None,
    stdin_filename: str | None,
    jobs: int | None,  # noqa: ARG001 - one process
    no_cache: bool,  # noqa: ARG001 - no results are kept
    cache_dir: Path | None,
) -> int:
    """Lint articles: files, folders, or - for standard input.

    Without PATHS the current folder is linted. In folders, files that end in .md, .markdown and .txt
    are articles; .gitignore is followed.

    \b
    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a path, an
    option or a rule was wrong, or an article could not be read.
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    wanted = outputs(to, on_stdout)
    selected, ignored = words(select, "--select"), words(ignore, "--ignore")
    when = day(as_of) if as_of else today()
    pack = load_pack(folders, cache_dir)
    chosen = settings(pack, preset, select=selected, ignore=ignored)
    linter = prepare(chosen.rules, pack.literals)
    found = discover([Path(path) for path in paths if path != STDIN] if paths else [Path()])
    results = _results(found, chosen, linter, when, (stdin_filename or STDIN) if STDIN in paths else None)
    report = _report(_watch(results, len(found.files), wanted, quiet=quiet), found, chosen, linter)
    if not quiet:
        complain(*_empty_folders(paths, found))
    showing = Showing(
        infos=show == "info" or fail_on == "info",
        color=wants_color(sys.stdout, color),
        width=width(sys.stdout),
        whys=_whys(pack),
        listed=frozenset(selected),
        quiet=quiet,
    )
    write_report(report, wanted, showing)
    complain(*(f"error: {each.path}: {each.message}" for each in report.failures))
    return _status(report, fail_on, max_warnings, exit_zero=exit_zero)


def _results(
    found: Discovered, chosen: Settings, linter: Linter, when: date, stdin: str | None
) -> Iterator[Checked | Failure]:
    """The result of standard input, where it is asked for, and of every file."""
    if stdin is not None:
        data = sys.stdin.buffer.read()
        yield check_data(data, stdin, chosen, linter, when, as_format=format_for(stdin))
    yield from check_files(found.files, chosen, linter, when)


def _watch(
    results: Iterator[Checked | Failure], total: int, wanted: Iterable[Output], *, quiet: bool
) -> Iterator[Checked | Failure]:
    """The results, with a progress bar where a person watches and waits."""
    for_people = any(each == Output("text", None) for each in wanted)
    if quiet or total == 1 or not for_people or not sys.stderr.isatty():
        return results
    from anplint.cli.progress import watched

    return watched(results, total, color=wants_color(sys.stderr))


def _report(
    results: Iterable[Checked | Failure], found: Discovered, chosen: Settings, linter: Linter
) -> Report:
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
        not_run=(*linter.not_run, *_cut(articles)),
        config_digest=config_digest(chosen),
    )


def _cut(articles: Iterable[Checked]) -> Iterator[NotRun]:
    """The rules that stopped in an article because they found too much."""
    for article in articles:
        for rule in article.cut:
            yield NotRun(rule, f"stopped after {MOST_HITS:,} findings in {article.path}")


def _empty_folders(paths: tuple[str, ...], found: Discovered) -> Iterator[str]:
    """A warning for each named folder in which there is no article."""
    for path in paths or (".",):
        folder = Path(path)
        if os.path.isdir(path) and not any(  # noqa: PTH112 - takes any name
            file.is_relative_to(folder) for file in found.files
        ):
            yield f"warning: no articles in {shown(folder)} ({', '.join(sorted(SUFFIXES))})"


def _whys(pack: Pack) -> dict[str, str]:
    return {rule.id: rule.why for rule in pack.rules.values()}


def _status(report: Report, fail_on: str, max_warnings: int | None, *, exit_zero: bool) -> int:
    """The exit status; what could not be done outweighs what was found."""
    if report.failures:
        return FAILED
    counts = count(report)
    worse = {
        "error": counts.errors,
        "warning": counts.errors + counts.warnings,
        "info": counts.errors + counts.warnings + counts.infos,
        "never": 0,
    }
    too_many = max_warnings is not None and counts.warnings > max_warnings
    return FINDINGS if (worse[fail_on] or too_many) and not exit_zero else CLEAN
