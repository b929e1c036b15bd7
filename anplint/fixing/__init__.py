"""A run that mends: files are linted, fixed, and written back, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.discover import shown
from anplint.errors import AnplintError, ReadError
from anplint.finding import Checked, Failure, Notice
from anplint.fix import Form, fix_text
from anplint.fixing.job import Change, Job, defects, fixable, why_not
from anplint.lint import lint_article
from anplint.read import LIMIT, read_article
from anplint.rewrite import encode, replace_file
from anplint.run import check_data, house_of, is_export

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from anplint.config import Settings
    from anplint.fixing.job import Fixing, Patch
    from anplint.lint import Linter
    from anplint.model import Article, Format
    from anplint.run import Result

UNREADABLE = frozenset({"broken-front-matter", "encoding", "binary", "too-large", "nested-too-deep"})
"""Problems of a file that is not written: it was not read as its author sees it."""


class Outcome(NamedTuple):
    """What an article comes to: results as it is, results with its fixes, and the change, if there is one.

    ``defects`` are fixes that were not made because they would do harm: what is wrong about their rules.
    """

    before: tuple[Result, ...]
    after: tuple[Result, ...]
    change: Change | None = None
    defects: tuple[Failure, ...] = ()


def fix_files(
    files: Iterable[Path],
    settings_of: Callable[[Path], tuple[Settings, Linter]],
    as_of: date,
    fixing: Fixing,
    named: Container[Path] = (),
) -> Iterator[Result | Change | Patch]:
    """What ``check_files`` gives of the articles, and a Change for each file, or a Patch for each record.

    Where files are written, it is told what is found with the fixes, else what is found as they are. A
    Failure stands for what could not be written; the file is then as it was.
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
        yield from _written(file, data, outcome) if fixing.write else told(outcome, outcome.before)


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
    reason = unwritable(article, data)
    if reason:
        return _unfixed(path, results, reason)

    def read(text: str) -> Article:
        return read_article(encode(text, bom=article.bom), path, settings.reading, as_format=as_format)

    house = house_of(settings)
    form = Form(read, lambda one: lint_article(one, linter, settings.fields, as_of, house))
    try:
        fixed = fix_text(article.source, form, fixing.safeties)
    except AnplintError as error:
        return _unfixed(path, results, why_not(error))
    wrong, number = tuple(defects(path, fixed)), len(fixed.applied)
    if fixed.text == article.source:
        return Outcome(results, results, None, wrong)
    change = Change(path, article.source, fixed.text, article.bom, number)
    return Outcome(results, (fixed.checked._replace(fixed=number),), change, wrong)


def _unfixed(path: str, results: tuple[Result, ...], reason: str) -> Outcome:
    found = (*results, Failure(path, f"was not fixed: {reason}"))
    return Outcome(found, found)


def unwritable(article: Article, data: bytes) -> str:
    """Why an article is not written back, in words for a person; empty where it can be."""
    problem = next((one for one in article.problems if one.name in UNREADABLE), None)
    if problem:
        front = problem.name == "broken-front-matter"
        what = "its front matter cannot be read" if front else "it cannot be read as it is meant"
        return f"{what} ({problem.detail})" if problem.detail else what
    return "" if encode(article.source, bom=article.bom) == data else "its bytes cannot be kept"


def told(outcome: Outcome, results: Iterable[Result]) -> Iterator[Result | Change]:
    """The change of an article and what is wrong about rules, before the results that are told."""
    if outcome.change:
        yield outcome.change
    yield from results
    yield from outcome.defects


def _written(file: Path, data: bytes, outcome: Outcome) -> Iterator[Result | Change]:
    """What was found, once the change is written; where that fails, what is found in the file as it is."""
    change = outcome.change
    if change is None:
        yield from told(outcome, outcome.before)
        return
    try:
        names = replace_file(file, data, encode(change.after, bom=change.bom))
    except ReadError as error:
        yield Failure(change.path, f"was not fixed: {error.message}")
        yield from outcome.before
        return
    if names:
        yield other_names(change.path, names)
    yield from told(outcome, outcome.after)


def other_names(path: str, number: int) -> Notice:
    """That a file was written under one of its names, and keeps its old text under the others."""
    names = "another name" if number == 1 else f"{number:,} other names"
    return Notice(path, f"has {names} (hard links); the old text stays there", number)
