"""Options that several commands share, and their values: rules, presets, formats, days."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anplint.cli.completions import complete_ids, complete_presets
from anplint.concepts import CONTENT, is_concept, unknown_concept
from anplint.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

rules_option = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Rules of your own: <category>/<name>.yaml below this folder. Repeatable.",
)
preset_option = click.option(
    "--preset",
    metavar="NAME",
    shell_complete=complete_presets,
    help="The preset to start from; default recommended.",
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="This configuration file, instead of the nearest one above each article.",
)
isolated_option = click.option(
    "--isolated", is_flag=True, help="Read no configuration file, and look for no site."
)
field_option = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME=KEY",
    help="Where a field stands, as in reading-time=minutes or content=body_html. Repeatable.",
)
select_option = click.option(
    "--select",
    multiple=True,
    metavar="IDS",
    shell_complete=complete_ids,
    help="Only these rules or categories, separated by commas. Repeatable.",
)
ignore_option = click.option(
    "--ignore",
    multiple=True,
    metavar="IDS",
    shell_complete=complete_ids,
    help="Without these rules or categories. Repeatable.",
)

as_of_option = click.option("--as-of", metavar="DATE", help="The day that counts as today (YYYY-MM-DD).")
files_option = click.option(
    "--files-from", metavar="FILE|-", help="Paths to read, separated by NUL bytes or one a line."
)
force_option = click.option(
    "--force-exclude", is_flag=True, help="Leave out what is excluded or ignored also where it is named."
)
unheeded_option = click.option(
    "--no-inline-config", "unheeded", is_flag=True, help="Take no directives from articles."
)
stdin_option = click.option(
    "--stdin-filename", metavar="PATH", help="The name of what comes from standard input (-)."
)
cache_option = click.option(
    "--cache-dir", type=click.Path(path_type=Path), metavar="FOLDER", help="Where compiled rules lie."
)
output_option = click.option(
    "--output", "to", multiple=True, metavar="FORMAT[:FILE]", help="A report in a file. Repeatable."
)


def words(values: Iterable[str], option: str) -> tuple[str, ...]:
    """The ids in the values of an option, which commas separate; raises UsageError for none."""
    found = []
    for value in values:
        ids = [word.strip() for word in value.split(",") if word.strip()]
        if not ids:
            raise UsageError(f"{option} names no rule; give ids or categories, as in {option} leftover,meta")
        found += ids
    return tuple(found)


def columns(values: Iterable[str]) -> dict[str, str]:
    """The fields and keys that ``--field`` names; raises UsageError for what is no field."""
    found = {}
    for value in values:
        name, _, key = (part.strip() for part in value.partition("="))
        if not name or not key:
            raise UsageError(f"--field takes NAME=KEY, as in reading-time=minutes, not '{value}'")
        if name != CONTENT and not is_concept(name):
            raise UsageError(f"--field: {unknown_concept(name)}")
        found[name] = key
    return found


def known_format(name: str, formats: Iterable[str]) -> str:
    """The name of an output format; raises UsageError naming the nearest."""
    known = tuple(formats)
    if name not in known:
        raise UsageError(f"unknown format '{name}'{nearest(name, known)}; formats: {', '.join(known)}")
    return name


def day(text: str) -> date:
    """A day in the form 2026-01-31; raises UsageError for anything else."""
    try:
        return date.fromisoformat(text if DAY.fullmatch(text) else "")
    except ValueError:
        raise UsageError(f"'{text}' is no date of the form YYYY-MM-DD, as in --as-of 2026-01-31") from None
