"""``anplint calibrate``: what the rules come to on one's own articles, and a configuration that fits them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from anplint.api import today
from anplint.calibrate import FEWEST, OFTEN, as_yaml, hits, measure, propose, trials
from anplint.catalogue import human_rates
from anplint.cli.checking import CLEAN, FAILED, Checking
from anplint.cli.choose import columns as columns_of
from anplint.cli.choose import (
    config_option,
    day,
    field_option,
    ignore_option,
    isolated_option,
    known_format,
    preset_option,
    rules_option,
    select_option,
    words,
)
from anplint.cli.completions import complete_files
from anplint.cli.paths import named_paths
from anplint.cli.settings import Prepared
from anplint.cli.terminal import complain, print_pieces
from anplint.configured import Asked, Configuration
from anplint.finding import Checked
from anplint.lint import Linter, prepare
from anplint.report.sanitize import guard
from anplint.run import check_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from anplint.calibrate import Line, Measured
    from anplint.config import Settings
    from anplint.finding import Report

FORMATS = ("text", "yaml", "json")


@click.command(short_help="Measure the rules on your articles.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...", shell_complete=complete_files)
@select_option
@ignore_option
@rules_option
@preset_option
@config_option
@isolated_option
@field_option
@click.option("--as-of", metavar="DATE", help="The day that counts as today (YYYY-MM-DD).")
@click.option(
    "--examples", type=click.IntRange(0, 20), default=2, metavar="N", help="Findings shown for a rule."
)
@click.option("--output-format", "form", default="text", metavar="FORMAT", help="text, yaml or json.")
@click.option("--quiet", "-q", is_flag=True, help="No counts of what was passed over.")
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[Path, ...],
    preset: str | None,
    config: Path | None,
    isolated: bool,
    fields: tuple[str, ...],
    as_of: str | None,
    examples: int,
    form: str,
    quiet: bool,
) -> int:
    """Measure every rule on your articles, and propose a configuration that fits them.

    For each rule: its findings, their rate in 1,000 words, the share of articles hit (beside that of the
    human writing it was measured on), and examples. From 30 articles on, a configuration is proposed: a
    looser limit or off for what is the habit of the house, with the reason for each line.

    \b
    Exit status: 0, or 2 where a path, an option or an article could not be read.
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    known_format(form, FORMATS)
    selected, ignored = words(select, "--select"), words(ignore, "--ignore")
    asked = Asked(config, isolated, preset, selected, ignored, columns_of(fields), folders, home=Path.home())
    prepared = Prepared(Configuration(asked))
    when = day(as_of) if as_of else today()
    run = Checking(prepared, named_paths(paths, None), None, when, (), quiet)
    run.prepare_first()
    report = run.run(run.find())
    measured = measure(report, examples)
    often = {one.rule for one in measured if one.share > OFTEN and one.rule_class != "integrity"}
    enough = often and len(report.articles) >= FEWEST
    tried = _tried(report, prepared, often, when) if enough else {}
    rules = {rule.id: rule for rule in prepared(Path("-"))[0].rules}
    lines = propose(measured, len(report.articles), rules, tried)
    print_pieces(_render(form, report, measured, lines))
    complain(*(f"error: {each.path}: {each.message}" for each in report.failures))
    return FAILED if report.failures else CLEAN


def _tried(report: Report, prepared: Prepared, rules: Collection[str], when: date) -> dict[str, int]:
    """By the id of each trial of the rules, the number of articles that are hit with the looser limit."""
    files = sorted({Path(one.path) for one in report.articles if _hit(one, rules)})
    trial = _Trials(prepared, rules)
    results = check_files(files, trial, when, frozenset(files))
    found = hits(one for one in results if isinstance(one, Checked))
    return {rule: found[rule] for rule in trial.ids}


def _hit(article: Checked, rules: Collection[str]) -> bool:
    return any(finding.rule in rules for finding in article.findings)


class _Trials:
    """For the settings of each article, a linter of the named rules with looser limits."""

    def __init__(self, prepared: Prepared, rules: Collection[str]) -> None:
        self._prepared = prepared
        self._rules = rules
        self._made: dict[int, tuple[Settings, Linter]] = {}
        self.ids: set[str] = set()

    def __call__(self, path: Path) -> tuple[Settings, Linter]:
        settings, _ = self._prepared(path)
        made = self._made.get(id(settings))
        if made is None:
            looser = [trial for rule in settings.rules if rule.id in self._rules for trial, _ in trials(rule)]
            self.ids.update(rule.id for rule in looser)
            pack = self._prepared.configuration.pack_for(path)
            made = settings, prepare(looser, pack.literals, accepted=settings.accepted)
            self._made[id(settings)] = made
        return made


def _render(form: str, report: Report, measured: Sequence[Measured], lines: Sequence[Line]) -> Iterator[str]:
    if form == "yaml":
        yield as_yaml(lines)
    elif form == "json":
        import json

        yield json.dumps(_as_data(report, measured, lines), indent=2, ensure_ascii=False) + "\n"
    else:
        yield from map(guard, _text(report, measured, lines))


def _as_data(report: Report, measured: Sequence[Measured], lines: Sequence[Line]) -> dict[str, Any]:
    known = human_rates()
    return {
        "articles": len(report.articles),
        "words": sum(one.words for one in report.articles),
        "rules": [
            {
                **one._asdict(),
                "share": round(one.share, 4),
                "human_share": round(known[one.rule], 4) if one.rule in known else None,
                "examples": [example._asdict() for example in one.examples],
            }
            for one in measured
        ],
        "proposal": [line._asdict() for line in lines],
    }


def _text(report: Report, measured: Sequence[Measured], lines: Sequence[Line]) -> Iterator[str]:
    number = len(report.articles)
    known = human_rates()
    if measured:
        yield "articles          elsewhere  findings  per 1,000 words  severity  rule\n"
    for one in measured:
        share = f"{one.articles:,} ({100 * one.share:.1f} %)"
        human = f"{100 * known[one.rule]:.1f} %" if one.rule in known else "-"
        yield f"{share:<16}  {human:>9}  {one.findings:>8,}  {one.per_thousand:>15.2f}  "
        yield f"{one.severity:<8}  {one.rule}\n"
        for example in one.examples:
            yield f"    {example.place}: {example.text}\n"
    words_read = sum(one.words for one in report.articles)
    yield f"\n{number:,} articles, {words_read:,} words; “elsewhere”: the share of human articles hit\n"
    if number < FEWEST:
        yield f"A configuration is proposed from {FEWEST} articles on; fewer say little about a house.\n"
        return
    yield "\nProposed for anplint.yaml (anplint calibrate --output-format yaml prints it alone):\n\n"
    yield as_yaml(lines)
