"""``anplint ignore``: silence a finding where it stands, with a reason, and prove that only it is gone."""

from __future__ import annotations

import re
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anplint.api import today
from anplint.cli.choose import config_option, isolated_option, preset_option, rules_option
from anplint.cli.completions import complete_rules
from anplint.cli.settings import Prepared
from anplint.cli.terminal import print_pieces
from anplint.configured import Asked, Configuration
from anplint.discover import shown
from anplint.errors import AnplintError, ReadError, UsageError, nearest
from anplint.ignoring import findings_at, silence
from anplint.lint import lint_article
from anplint.read import LIMIT, decode, read_article
from anplint.report.sanitize import clean, guard
from anplint.rewrite import encode, replace_file
from anplint.run import house_of
from anplint.suppress import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Checked
    from anplint.ignoring import Lint
    from anplint.model import Article

PLACE = r"(.+?):(\d+)(?::(\d+))?"


@click.command(short_help="Silence a finding where it stands.")
@click.argument("rule", shell_complete=complete_rules)
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is written into the article.")
@click.option("--dry-run", is_flag=True, help="Print the change as a diff and write nothing.")
@rules_option
@preset_option
@config_option
@isolated_option
def command(
    rule: str,
    place: str,
    reason: str,
    dry_run: bool,
    folders: tuple[Path, ...],
    preset: str | None,
    config: Path | None,
    isolated: bool,
) -> None:
    """Silence the finding of RULE at FILE:LINE by a directive in the article.

    The directive is written where it silences that finding and nothing else: a comment before the block
    or behind the line, an entry under "anplint" in the front matter for a finding in the metadata.
    The article is linted again with it; unless exactly that finding is gone, nothing is written.
    """
    file, line, column = _place(place)
    if not reason.strip():
        raise UsageError("--reason is empty; say why, for whoever reads the article next")
    lint = _linting(Asked(config, isolated, preset, folders=folders), file, rule)
    old = _read(file)
    source, bom = decode(old, shown(file))
    wanted = findings_at(lint(source)[1], rule, line, column)
    ignored = silence(lint, source, wanted, reason)
    if dry_run:
        print_pieces(_diff(source, ignored.source, shown(file)))
        return
    new = encode(ignored.source, bom=bom)
    replace_file(file, old, new)
    if _read(file) != new:
        raise ReadError(shown(file), "changed while it was written; look at it")
    number = f"{len(wanted)} findings" if len(wanted) > 1 else "the finding"
    written = clean(ignored.edit.text).strip()
    print_pieces([guard(f"{clean(shown(file))}:{line}: {number} of {rule} silenced by {written}\n")])


def _place(text: str) -> tuple[Path, int, int | None]:
    match = re.fullmatch(PLACE, text)
    if match is None:
        raise UsageError(f"'{text}' is no place of the form FILE:LINE, as in draft.md:12")
    return Path(match[1]), int(match[2]), int(match[3]) if match[3] else None


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LIMIT + 1)
    except OSError as error:
        raise ReadError(shown(file), f"cannot be read: {error.strerror}") from None


def _linting(asked: Asked, file: Path, rule: str) -> Lint:
    """Lints a source as the article at a path, with all the rules that are on for it."""
    prepared = Prepared(Configuration(asked))
    settings, linter = prepared(file)
    if rule.partition(".")[0] == OWN:
        raise UsageError(f"{rule} is about directives; correct or delete the directive itself")
    if rule not in {one.id for one in linter.rules}:
        if rule in linter.inline.known:
            raise AnplintError(f"{rule} does not run on {shown(file)}; there is nothing to silence")
        raise UsageError(f"unknown rule '{rule}'{nearest(rule, linter.inline.known)}")
    when = today()

    def lint(source: str) -> tuple[Article, Checked]:
        article = read_article(encode(source, bom=False), shown(file), settings.reading)
        return article, lint_article(article, linter, settings.fields, when, house_of(settings))

    return lint


def _diff(old: str, new: str, path: str) -> Iterator[str]:
    lines = unified_diff(old.splitlines(), new.splitlines(), f"a/{path}", f"b/{path}", lineterm="")
    yield from (guard(f"{line[:1]}{clean(line[1:])}\n") for line in lines)
