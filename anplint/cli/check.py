"""``anplint check``: the main job."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anplint.api import STDIN, today
from anplint.cli.checking import CLEAN, Checking, fails, status
from anplint.cli.choose import (
    as_of_option,
    cache_option,
    columns,
    config_option,
    day,
    field_option,
    files_option,
    force_option,
    ignore_option,
    isolated_option,
    output_option,
    preset_option,
    rules_option,
    select_option,
    stdin_option,
    unheeded_option,
    words,
)
from anplint.cli.completions import complete_files
from anplint.cli.fix_options import fix_options
from anplint.cli.outputs import outputs
from anplint.cli.paths import named_paths
from anplint.cli.settings import Prepared
from anplint.cli.terminal import color_option, complain, print_pieces, wants_color, width
from anplint.configured import Asked, Configuration
from anplint.report import Showing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from anplint.cli.outputs import Output
    from anplint.score import Score

SCORED = frozenset({"json"})
"""Formats that tell scores; for others they are not worked out."""
FAIL_ON = ("error", "warning", "info", "never")


@click.command(short_help="Lint articles.")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...", shell_complete=complete_files)
@select_option
@ignore_option
@rules_option
@preset_option
@config_option
@isolated_option
@field_option
@click.option(
    "--show-settings",
    "shown_for",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Print the settings of an article, and where each comes from, instead of linting.",
)
@click.option("--output-format", "on_stdout", metavar="FORMAT", help="text (default), concise or json.")
@output_option
@click.option("--show", type=click.Choice(["info"]), help="info: list the infos too (text and concise).")
@color_option
@click.option("--quiet", "-q", is_flag=True, help="Findings and errors alone, without counts and advice.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="Lowest severity that exits with 1; default error, or as the configuration's gate says.",
)
@click.option(
    "--max-warnings", type=click.IntRange(0), metavar="N", help="Exit with 1 above so many warnings."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found (2 stays 2).")
@as_of_option
@files_option
@force_option
@unheeded_option
@click.option(
    "--statistics",
    "with_statistics",
    is_flag=True,
    help="What each rule comes to instead of its findings (json: beside).",
)
@fix_options
@click.option("--watch", "-w", "watching", is_flag=True, help="Lint again what changes, until Ctrl-C.")
@click.option(
    "--profile", "wants_profile", is_flag=True, help="CPU by stage, rule and fact, on standard error."
)
@stdin_option
@click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes (this version uses one).")
@click.option("--no-cache", is_flag=True, help="Keep no results (this version keeps none).")
@cache_option
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[Path, ...],
    preset: str | None,
    config: Path | None,
    isolated: bool,
    fields: tuple[str, ...],
    shown_for: str | None,
    on_stdout: str | None,
    to: tuple[str, ...],
    show: str | None,
    color: str,
    quiet: bool,
    fail_on: str | None,
    max_warnings: int | None,
    exit_zero: bool,
    as_of: str | None,
    files_from: str | None,
    force_exclude: bool,
    unheeded: bool,
    with_statistics: bool,
    fixes: bool,
    unsafe: bool,
    as_diff: bool,
    patch: Path | None,
    reviewing: bool,
    watching: bool,
    wants_profile: bool,
    stdin_filename: str | None,
    jobs: int | None,  # noqa: ARG001 - one process
    no_cache: bool,  # noqa: ARG001 - no results are kept
    cache_dir: Path | None,
) -> int:
    """Lint articles: files, folders, or - for standard input.

    Without PATHS the current folder is linted. In folders, files that end in .md, .markdown, .mdx,
    .html, .htm and .txt are articles; .gitignore is followed.

    \b
    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a path, an
    option or a rule was wrong, or an article could not be read.
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    if wants_profile:
        from anplint.profile import Profile

        profile = Profile()
    else:
        profile = None
    wanted = outputs(to, on_stdout)
    selected, ignored = words(select, "--select"), words(ignore, "--ignore")
    asked = Asked(
        config, isolated, preset, selected, ignored, columns(fields), folders, cache_dir, Path.home()
    )

    def prepared() -> Prepared:
        return Prepared(
            Configuration(asked),
            heeded=not unheeded,
            narrowed=bool(selected or ignored),
            score=_score(wanted),
            profile=profile,
        )

    if shown_for is not None:
        return _show_settings(prepared(), shown_for or next(iter(paths), ""))
    named, stdin = named_paths(paths, files_from), (stdin_filename or STDIN) if STDIN in paths else None
    when = day(as_of) if as_of else today()

    def checking() -> Checking:
        made = Checking(prepared(), named, stdin, when, wanted, quiet, force_exclude, profile)
        made.prepare_first()
        return made

    def showing(made: Checking) -> Showing:
        return Showing(
            infos=show == "info" or fail_on == "info",
            color=wants_color(sys.stdout, color),
            width=width(sys.stdout),
            whys=made.prepared.whys(),
            listed=frozenset(selected),
            quiet=quiet,
            statistics=with_statistics,
        )

    mends = bool(fixes or as_diff or reviewing or unsafe or patch)
    if watching:
        from anplint.cli.watch import refuse, watch

        refuse(wanted, stdin, mends=mends)
        watch(checking, showing)
    run = checking()
    if mends:
        from anplint.cli.mending import Failing, Mending, mend, refuse_mending

        mending = Mending(fixes, unsafe, as_diff, patch, reviewing)
        refuse_mending(run, mending, wanted)
        return mend(run, mending, showing(run), Failing(fail_on, max_warnings, exit_zero))
    return _once(run, showing, fail_on, max_warnings, exit_zero=exit_zero)


def _score(wanted: Iterable[Output]) -> Score | None:
    """How to score articles, where a report tells the scores."""
    if SCORED.isdisjoint(each.format for each in wanted):
        return None
    from anplint.score import score

    return score


def _once(
    run: Checking,
    showing: Callable[[Checking], Showing],
    fail_on: str | None,
    max_warnings: int | None,
    *,
    exit_zero: bool,
) -> int:
    """Lint, report, and return the exit status."""
    profile = run.profile
    found = profile.stage("find", run.find) if profile else run.find()
    report = run.run(found)
    if profile is None:
        run.publish(report, found, showing(run))
    else:
        from anplint.cli.profiling import profile_lines

        profile.stage("report", lambda: run.publish(report, found, showing(run)))
        complain(*profile_lines(profile))
    failing = run.prepared.fails(report) if fail_on is None else fails(report, fail_on)
    return status(report, max_warnings, failing=failing, exit_zero=exit_zero)


def _show_settings(prepared: Prepared, name: str) -> int:
    from anplint.cli.config import settings_page

    path = Path(name, STDIN) if os.path.isdir(name) else Path(name or STDIN)  # noqa: PTH112 - takes any name
    print_pieces(settings_page(prepared.configuration, path))
    return CLEAN
