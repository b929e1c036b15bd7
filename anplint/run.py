"""A run over files: read and lint each, and go on where one cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.discover import shown
from anplint.errors import AnplintError, ReadError, RuleCrashed
from anplint.finding import Failure
from anplint.lint import lint_article
from anplint.read import LIMIT, read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from anplint.config import Settings
    from anplint.finding import Checked
    from anplint.lint import Linter
    from anplint.model import Format


def check_files(
    files: Iterable[Path], settings: Settings, linter: Linter, as_of: date
) -> Iterator[Checked | Failure]:
    """The result of each file in turn; a Failure for one that cannot be read or on which a rule fails."""
    for file in files:
        path = shown(file)
        try:
            with file.open("rb") as opened:
                data = opened.read(LIMIT + 1)
        except OSError as error:
            yield Failure(path, f"cannot be read: {error.strerror}")
            continue
        yield check_data(data, path, settings, linter, as_of)


def check_data(
    data: bytes,
    path: str,
    settings: Settings,
    linter: Linter,
    as_of: date,
    *,
    as_format: Format | None = None,
) -> Checked | Failure:
    """The result for one article given as bytes, or why there is none."""
    try:
        article = read_article(data, path, settings.reading, as_format=as_format)
        return lint_article(article, linter, settings.fields, as_of)
    except ReadError as error:
        return Failure(error.path, error.message)
    except RuleCrashed as error:
        return Failure(error.path, f"rule {error.rule} failed: {error.reason}; please report it")
    except AnplintError as error:
        return Failure(path, str(error))


def config_digest(settings: Settings) -> str:
    """16 hexadecimal digits over the rules with their params, the field map and the labels."""
    from hashlib import blake2b  # loads OpenSSL, which only some reports need

    parts = [repr(rule) for rule in settings.rules]
    parts += [repr(sorted(settings.fields.items())), repr(sorted(settings.reading.labels.data.items()))]
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
