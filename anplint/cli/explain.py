"""``anplint explain``: one rule, in full."""

from __future__ import annotations

import re
import sys
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from anplint.cli.choose import known_format, rules_option
from anplint.cli.completions import complete_rules
from anplint.cli.terminal import color_option, print_pieces, wants_color, width
from anplint.docs import as_data, find_page, markdown
from anplint.report.sanitize import clean, guard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMATS = ("text", "markdown", "json")
PLACE = re.compile(r"⟦[^⟦⟧]*⟧")
HEADING = "# ", "## "
LIST_NAME = re.compile(r"- ([^:]+:)")


@click.command(short_help="Explain a rule.")
@click.argument("rule", shell_complete=complete_rules)
@rules_option
@click.option("--output-format", "form", default="text", metavar="FORMAT", help="text, markdown or json.")
@color_option
def command(rule: str, folders: tuple[Path, ...], form: str, color: str) -> None:
    """Explain RULE: what it catches, why it matters, what it leaves alone, how to silence it.

    In the examples, the places that it finds stand between ⟦ and ⟧.
    """
    known_format(form, FORMATS)
    page = find_page(rule, folders)
    if form == "json":
        import json

        print_pieces([json.dumps(as_data(page), indent=2), "\n"])
    elif form == "markdown":
        print_pieces([markdown(page)])
    else:
        lines = _text(markdown(page), width(sys.stdout))
        painted = map(_paint, lines) if wants_color(sys.stdout, color) else lines
        print_pieces(guard(f"{line}\n") for line in painted)


def _text(page: str, columns: int) -> Iterator[str]:
    """The page for a terminal: examples indented instead of fenced, sentences wrapped."""
    fence = ""
    for raw in page.splitlines():
        line = clean(raw)
        if not fence and line.startswith("```"):
            fence = line
        elif fence and line == fence:
            fence = ""
        elif fence or line.startswith("    "):
            yield f"    {line.removeprefix('    ') if not fence else line}".rstrip()
        else:
            yield from wrap(line, columns, subsequent_indent="  " * line.startswith("- ")) or [""]


def _paint(line: str) -> str:
    if line.startswith(HEADING):
        return click.style(line, bold=True)
    line = LIST_NAME.sub(lambda name: f"- {click.style(name[1], bold=True)}", line, count=1)
    return PLACE.sub(lambda place: click.style(place[0], fg="red", bold=True), line)
