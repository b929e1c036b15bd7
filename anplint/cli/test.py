"""``anplint test``: the examples in rule files, run as tests."""

from __future__ import annotations

import os
from pathlib import Path

import click

from anplint.cli.choose import rules_option
from anplint.cli.terminal import complain, print_pieces
from anplint.errors import DataError, UsageError, nearest
from anplint.pack import bundled, rule_files, rule_id
from anplint.report.sanitize import clean
from anplint.testing import Tested, check_file, default_settings

HOLDS, FAILS, BROKEN = 0, 1, 2


@click.command(short_help="Run the examples in rule files.")
@click.argument("what", nargs=-1, metavar="[RULE|FOLDER|FILE]...")
@rules_option
def command(what: tuple[str, ...], folders: tuple[Path, ...]) -> int:
    """Run the examples in rule files: of the built-in rules, of a rule or category, of a folder or a file.

    A FOLDER holds rules as <category>/<name>.yaml.

    \b
    Exit status: 0 all examples hold, 1 some do not, 2 a rule file is broken.
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    known = default_settings()
    tested: list[Tested] = []
    broken = 0
    for file in _files(what, folders):
        try:
            tested.append(check_file(file, known))
        except DataError as error:
            complain(str(error))
            broken += 1
    mistakes = [mistake for one in tested for mistake in one.mistakes]
    print_pieces(f"{clean(str(mistake))}\n" for mistake in mistakes)
    print_pieces([_summary(tested, len(mistakes), broken)])
    return BROKEN if broken else FAILS if mistakes else HOLDS


def _files(what: tuple[str, ...], folders: tuple[Path, ...]) -> list[Path]:
    """The rule files that the arguments stand for, each once."""
    everywhere = [file for folder in (bundled("rules"), *folders) for file in _in_folder(folder)]
    found: dict[Path, None] = {}
    for word in what:
        path = Path(word)
        if os.path.isdir(word):  # noqa: PTH112 - takes any name
            found.update(dict.fromkeys(_in_folder(path)))
        elif path.suffix == ".yaml":
            found[path] = None
        else:
            found.update(dict.fromkeys(_named(word, everywhere)))
    return list(found) if what else everywhere


def _in_folder(folder: Path) -> list[Path]:
    """The rule files of a folder of categories, or of one category."""
    files = rule_files(folder) or sorted(folder.glob("*.yaml"))
    if not files:
        raise UsageError(f"no rule files in {folder}; they lie there as <category>/<name>.yaml")
    return [file.absolute() for file in files]


def _named(word: str, files: list[Path]) -> list[Path]:
    ids = {file: rule_id(file) for file in files}
    found = [file for file, name in ids.items() if word in {name, name.partition(".")[0]}]
    if not found:
        raise UsageError(f"no rule, category, folder or file '{word}'{nearest(word, ids.values())}")
    return found


def _summary(tested: list[Tested], failed: int, broken: int) -> str:
    examples = sum(one.examples for one in tested)
    outcome = f"{failed} do not hold" if failed else "all hold"
    of_rules = f"{examples} example{'s' * (examples != 1)} of {len(tested)} rule{'s' * (len(tested) != 1)}"
    unread = f"; {broken} rule file{'s' * (broken != 1)} could not be read" if broken else ""
    return f"{of_rules}: {outcome}{unread}\n"
