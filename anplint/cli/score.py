"""``anplint score``: what articles come to, from 0 to 100, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anplint.api import STDIN, today
from anplint.cli.checking import CLEAN, FAILED, Checking
from anplint.cli.choose import (
    as_of_option,
    cache_option,
    columns,
    config_option,
    day,
    field_option,
    files_option,
    force_option,
    isolated_option,
    output_option,
    preset_option,
    rules_option,
    stdin_option,
    unheeded_option,
)
from anplint.cli.completions import complete_files
from anplint.cli.outputs import outputs, write_file
from anplint.cli.paths import named_paths
from anplint.cli.settings import Prepared
from anplint.cli.terminal import color_option, complain, print_pieces, wants_color
from anplint.configured import Asked, Configuration
from anplint.finding import Failure
from anplint.report.scores import FORMATS, Row, Table, render, row, worst_first
from anplint.score import score, score_and_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.cli.outputs import Output

ENGLISH_ALONE = "readability formulas are for English"


@click.command(short_help="Score articles, and say why.")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...", shell_complete=complete_files)
@rules_option
@preset_option
@config_option
@isolated_option
@field_option
@click.option("--explain", is_flag=True, help="Which fact or finding took how many points.")
@click.option("--readability", is_flag=True, help="The published indices: our counts beside textstat's.")
@click.option("--output-format", "on_stdout", metavar="FORMAT", help="text (default), json or csv.")
@output_option
@color_option
@click.option("--quiet", "-q", is_flag=True, help="Scores and errors alone, without warnings.")
@as_of_option
@files_option
@force_option
@unheeded_option
@stdin_option
@cache_option
def command(
    paths: tuple[str, ...],
    folders: tuple[Path, ...],
    preset: str | None,
    config: Path | None,
    isolated: bool,
    fields: tuple[str, ...],
    explain: bool,
    readability: bool,
    on_stdout: str | None,
    to: tuple[str, ...],
    color: str,
    quiet: bool,
    as_of: str | None,
    files_from: str | None,
    force_exclude: bool,
    unheeded: bool,
    stdin_filename: str | None,
    cache_dir: Path | None,
) -> int:
    """Score articles from 0 to 100, the worst first.

    The scores are clarity, depth, freshness, originality, integrity, and quality over all: sums over facts
    and findings, by one formula with a version. Findings that are silenced in an article, and rules that the
    configuration switches off, do not count.

    \b
    Exit status: 0, or 2 where a path, an option or a rule was wrong, or an
    article could not be read.
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    wanted = outputs(to, on_stdout, FORMATS)
    asked = Asked(config, isolated, preset, (), (), columns(fields), folders, cache_dir, Path.home())
    prepared = Prepared(
        Configuration(asked), heeded=not unheeded, score=score_and_measure if readability else score
    )
    named, stdin = named_paths(paths, files_from), (stdin_filename or STDIN) if STDIN in paths else None
    run = Checking(prepared, named, stdin, day(as_of) if as_of else today(), wanted, quiet, force_exclude)
    run.prepare_first()
    found = run.find()
    rows: list[Row] = []
    failures = list(found.failures)
    for result in run.results(found):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            rows.append(row(result, explain=explain))
    run.warn(found)
    table = Table(
        worst_first(rows),
        sorted(failures),
        prepared.not_run(),
        prepared.digest(),
        explain,
        _textstat(rows, quiet=quiet) if readability else "",
    )
    _write(table, wanted, color)
    complain(*(f"error: {each.path}: {each.message}" for each in failures))
    return FAILED if failures else CLEAN


def _textstat(rows: Sequence[Row], *, quiet: bool) -> str:
    """The version of textstat; empty, with a word on standard error, where it gave nothing."""
    measured = [one for one in rows if one.scores.readability]
    if len(measured) < len(rows) and not quiet:
        complain(f"warning: {len(rows) - len(measured)} of {len(rows)} without readability: {ENGLISH_ALONE}")
    if not any(each.theirs is not None for one in measured for each in one.scores.readability):
        if measured and not quiet:
            complain('warning: textstat is not installed; its figures come with pip install "anplint[nlp]"')
        return ""
    from importlib.metadata import version

    return version("textstat")


def _write(table: Table, wanted: Sequence[Output], color: str) -> None:
    for each in wanted:
        if each.file is None:
            colored = wants_color(sys.stdout, color)
            print_pieces(render(each.format, table, terminal=sys.stdout.isatty(), color=colored))
        else:
            write_file(each.file, render(each.format, table))
