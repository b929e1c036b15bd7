"""A run that mends: files are linted, fixed, and written back, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.discover import shown
from anplint.errors import ReadError
from anplint.finding import Checked, Failure
from anplint.fix import Form, fix_text
from anplint.fixing.job import Change, Job, defects, fixable
from anplint.lint import lint_article
from anplint.read import LIMIT, read_article
from anplint.rewrite import encode, replace_file
from anplint.run import check_data, house_of, is_export

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from anplint.config import Settings
    from anplint.fixing.job import FieldChange, Fixing
    from anplint.lint import Linter
    from anplint.model import Article, Format
    from anplint.run import Result

UNREADABLE = frozenset({"broken-front-matter", "encoding", "binary", "too-large", "nested-too-deep"})
"""Problems of a file that is not written: it was not read as its author sees it."""


class Outcome(NamedTuple):
    """What an article comes to: results as it is, results with its fixes, and the change, if there is one."""

    before: tuple[Result, ...]
    after: tuple[Result, ...]
    change: Change | None = None


def fix_files(
    files: Iterable[Path],
    settings_of: Callable[[Path], tuple[Settings, Linter]],
    as_of: date,
    fixing: Fixing,
    named: Container[Path] = (),
) -> Iterator[Result | Change | FieldChange]:
    """What ``check_files`` gives, of the articles with their fixes; a Change for each file that is mended.

    A Failure stands for what was found and could not be written; the file is then as it was.
    """
    for file in files:
        path = shown(file)
        job = Job(path, *settings_of(file), as_of, fixing)
        if is_export(path):
            from anplint.fixing.exports import fix_export

            yield from fix_export(file, job)
            continue
        try:
            with file.open("rb") as opened:
                data = opened.read(LIMIT + 1)
        except OSError as error:
            yield Failure(path, f"cannot be read: {error.strerror}")
            continue
        outcome = fix_data(data, job, met=file not in named)
        yield from _written(file, data, outcome) if fixing.write else _told(outcome)


def fix_data(data: bytes, job: Job, *, as_format: Format | None = None, met: bool = False) -> Outcome:
    """What fixing comes to for one article given as bytes; nothing is written."""
    path, settings, linter, as_of, fixing = job
    results = check_data(data, path, settings, linter, as_of, as_format=as_format, met=met)
    checked = results[0]
    if not isinstance(checked, Checked) or not fixable(checked, fixing.safeties):
        return Outcome(results, results)
    try:
        article = read_article(data, path, settings.reading, as_format=as_format)
    except ReadError:
        return Outcome(results, results)  # with the failure that says why
    problem = next((one for one in article.problems if one.name in UNREADABLE), None)
    if problem or encode(article.source, bom=article.bom) != data:
        reason = "its front matter cannot be read" if problem else "its bytes cannot be kept"
        results = (*results, Failure(path, f"was not fixed: {reason}"))
        return Outcome(results, results)

    def read(text: str) -> Article:
        return read_article(encode(text, bom=article.bom), path, settings.reading, as_format=as_format)

    house = house_of(settings)
    form = Form(read, lambda one: lint_article(one, linter, settings.fields, as_of, house))
    fixed = fix_text(article.source, form, fixing.safeties)
    after: tuple[Result, ...] = (
        fixed.checked._replace(fixed=len(fixed.applied)),
        *defects(path, fixed),
    )
    if fixed.text == article.source:
        return Outcome(results, after)
    return Outcome(results, after, Change(path, article.source, fixed.text, article.bom))


def _told(outcome: Outcome) -> Iterator[Result | Change]:
    yield from outcome.after
    if outcome.change:
        yield outcome.change


def _written(file: Path, data: bytes, outcome: Outcome) -> Iterator[Result | Change]:
    """What was found, once the change is written; where that fails, what is found in the file as it is."""
    change = outcome.change
    if change:
        try:
            replace_file(file, data, encode(change.after, bom=change.bom))
        except ReadError as error:
            yield Failure(change.path, f"was not fixed: {error.message}")
            yield from outcome.before
            return
    yield from _told(outcome)
