"""``anplint rules``: all rules, and whether they are on."""

from __future__ import annotations

import sys
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from anplint.cli.choose import known_format, preset_option, rules_option, select_option, words
from anplint.cli.costs import cost, print_costs
from anplint.cli.terminal import color_option, print_pieces, wants_color, width
from anplint.config import expand, settings
from anplint.pack import load_pack
from anplint.report.concise import SGR
from anplint.report.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anplint.rule import Rule

FORMATS = ("text", "json", "markdown")
INDENT = " " * 4


@click.command(short_help="List the rules.")
@rules_option
@preset_option
@select_option
@click.option("--output-format", "form", default="text", metavar="FORMAT", help="text, json or markdown.")
@click.option("--cost", "with_cost", is_flag=True, help="What each rule makes a run do, the dearest first.")
@color_option
def command(
    folders: tuple[Path, ...],
    preset: str | None,
    select: tuple[str, ...],
    form: str,
    with_cost: bool,
    color: str,
) -> None:
    """List the rules, with the severity each has in the preset, or off.

    With --cost: how many patterns a rule has, the texts by which one pass over an article finds where to try
    them, and the patterns without such a text, which are tried on every block. A rule that "always" runs
    looks at every article itself. (What a run really takes: check --profile.)
    """
    known_format(form, FORMATS)
    pack = load_pack(folders)
    on = {rule.id: rule for rule in settings(pack, preset).rules}
    chosen = words(select, "--select")
    ids = sorted(set(expand(pack, chosen))) if chosen else list(pack.rules)
    rules = [(on.get(rule_id, pack.rules[rule_id]), rule_id in on) for rule_id in ids]
    if with_cost:
        print_costs([cost(rule, pack.literals) for rule, _ in rules], form)
        return
    if form == "json":
        import json

        print_pieces([json.dumps([_record(rule, on=is_on) for rule, is_on in rules], indent=2), "\n"])
        return
    if form == "markdown":
        from anplint.catalogue import catalogue

        print_pieces([catalogue(rules)])
        return
    print_pieces(_table(rules, width(sys.stdout), color=wants_color(sys.stdout, color)))


def _record(rule: Rule, *, on: bool) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "class": rule.rule_class,
        "severity": rule.severity,
        "on": on,
        "kind": rule.kind,
        "message": rule.message,
        "why": rule.why,
    }


def _table(rules: list[tuple[Rule, bool]], columns: int, *, color: bool) -> Iterator[str]:
    """For each rule its id, class, severity, on or off, and the first sentence of its reason."""
    widest = max((len(rule.id) for rule, _ in rules), default=0)
    for rule, is_on in rules:
        severity = f"{rule.severity:<7}"
        if color and is_on:
            severity = f"\x1b[{SGR[rule.severity]}m{severity}\x1b[0m"
        yield f"{rule.id:<{widest}}  {rule.rule_class:<9}  {severity}  {'on' if is_on else 'off'}\n"
        reason = f"{clean(rule.why).partition('. ')[0].rstrip('.')}."
        yield f"{fill(reason, columns, initial_indent=INDENT, subsequent_indent=INDENT)}\n"
    off = sum(not is_on for _, is_on in rules)
    number = f"{len(rules)} rule{'s' * (len(rules) != 1)}"
    yield f"\n{number}, {off} off in this preset; anplint explain RULE tells all about one\n"
