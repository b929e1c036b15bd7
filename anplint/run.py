"""A run over files: read and lint each article in them, and go on where one cannot be read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from anplint.discover import shown
from anplint.errors import AnplintError, ReadError, RuleCrashed
from anplint.finding import Checked, Failure, Notice
from anplint.lint import lint_article
from anplint.model import Article, House
from anplint.read import LIMIT, read_article
from anplint.read.labels import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    from anplint.config import Settings
    from anplint.lint import Linter
    from anplint.model import Format

    Result = Checked | Failure | Notice

EXPORTS = frozenset({".xml", ".json", ".jsonl", ".ndjson", ".csv"})
"""Suffixes of files with records (lower case), each of which is an article; see ``anplint.read.exports``."""

PASSED_OVER = frozenset({"binary", "too-large"})
"""Problems of which a finding, or a notice, is enough where the file was met in a folder."""


def check_files(
    files: Iterable[Path],
    settings_of: Callable[[Path], tuple[Settings, Linter]],
    as_of: date,
    named: Container[Path] = (),
) -> Iterator[Result]:
    """The result of each article of each file in turn, with what a file has that is not looked at.

    A Failure stands for an article or file that cannot be read or on which a rule fails. A binary or too
    large file that was not ``named`` but met in a folder is a finding, and no failure.
    """
    for file in files:
        path = shown(file)
        settings, linter = settings_of(file)
        try:
            with file.open("rb") as opened:
                if is_export(path):
                    yield from check_export(opened, path, settings, linter, as_of)
                    continue
                data = opened.read(LIMIT + 1)
        except OSError as error:
            yield Failure(path, f"cannot be read: {error.strerror}")
            continue
        yield from check_data(data, path, settings, linter, as_of, met=file not in named)


def is_export(path: str) -> bool:
    """Whether a file's suffix says that it holds records."""
    return PurePath(path).suffix.lower() in EXPORTS


def check_export(
    opened: BinaryIO, path: str, settings: Settings, linter: Linter, as_of: date
) -> Iterator[Result]:
    """The result of each record of an export, one at a time; last, one notice for each thing not seen."""
    from anplint.read.exports import read_export
    from anplint.read.unseen import Unseen, notices

    fields = with_columns(settings)
    unseen: dict[Unseen, int] = {}
    try:
        for found in read_export(opened, path, settings.reading):
            if isinstance(found, Article):
                yield check_article(found, settings, linter, fields, as_of)
            elif isinstance(found, Unseen):
                unseen[found] = unseen.get(found, 0) + 1
            else:
                yield Failure(path, f"line {found.line}: {found.message}")
    except ReadError as error:
        yield Failure(error.path, error.message)
    yield from notices(path, unseen)


def with_columns(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """The field map with the keys that the settings name for records, before all others."""
    fields = dict(settings.fields)
    for concept, key in settings.reading.columns.items():
        if concept != "content":
            fields[concept] = (fold_key(key), *fields.get(concept, (fold_key(concept),)))
    return fields


def check_data(
    data: bytes,
    path: str,
    settings: Settings,
    linter: Linter,
    as_of: date,
    *,
    as_format: Format | None = None,
    met: bool = False,
) -> tuple[Result, ...]:
    """The result for one article given as bytes; where it cannot be read as it is, also why.

    What is damaged (no UTF-8, NUL bytes) is linted with U+FFFD in place of what was not read. A binary or too
    large file that was ``met`` in a folder is a finding, else a notice, and no failure.
    """
    try:
        article = read_article(data, path, settings.reading, as_format=as_format)
    except ReadError as error:
        failure = Failure(error.path, error.message)
        if error.article is None:
            return (failure,)
        checked = check_article(error.article, settings, linter, settings.fields, as_of)
        if met and error.article.problems[0].name in PASSED_OVER:
            told = isinstance(checked, Failure) or checked.findings
            return (checked if told else Notice(error.path, error.message, 1),)
        return checked, failure
    return (check_article(article, settings, linter, settings.fields, as_of),)


def check_article(
    article: Article, settings: Settings, linter: Linter, fields: Mapping[str, tuple[str, ...]], as_of: date
) -> Checked | Failure:
    """The result for one article; a Failure names its record, where it is one."""
    try:
        return lint_article(article, linter, fields, as_of, house_of(settings))
    except RuleCrashed as error:
        reason = f"rule {error.rule} failed: {error.reason}; please report it"
    except AnplintError as error:
        reason = str(error)
    return Failure(article.path, f"record {article.record}: {reason}" if article.record else reason)


def house_of(settings: Settings) -> House:
    """What the settings say of all articles."""
    return House(settings.language, settings.shared, settings.types)


def config_digest(settings: Settings) -> str:
    """16 hexadecimal digits over the rules with their params, and how articles are read."""
    from hashlib import blake2b  # loads OpenSSL, which only some reports need

    parts = [repr(rule._replace(trigger=None)) for rule in settings.rules]
    reading = settings.reading
    parts += [repr(sorted(settings.fields.items())), repr(sorted(reading.labels.data.items()))]
    parts.append(
        repr(
            (
                reading.flavor,
                sorted(reading.columns.items()),
                settings.accepted,
                settings.language,
                settings.shared,
                *((settings.types,) if settings.types else ()),
            )
        )
    )
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
