"""Linting from Python: one article in, its result out. Nothing is printed and no environment is read."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from anplint.config import DEFAULT_PRESET, Settings, settings
from anplint.discover import shown
from anplint.errors import ReadError
from anplint.lint import Linter, lint_article, prepare
from anplint.model import House
from anplint.pack import load_pack
from anplint.read import LIMIT, read_article
from anplint.run import is_export
from anplint.suppress import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.finding import Checked
    from anplint.model import Format

STDIN = "-"


def lint_text(
    text: str,
    *,
    path: str = STDIN,
    format: Format | None = None,  # noqa: A002 - what the command line and the report call it
    preset: str = DEFAULT_PRESET,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: date | None = None,
) -> Checked:
    """Lint one article given as text, as ``anplint check`` would.

    ``path`` names the article; its suffix chooses the format where ``format`` does not, and ``-`` means
    Markdown. ``select`` and ``ignore`` hold rule ids or categories. ``as_of`` is the day that counts
    as today. Raises AnplintError for an unknown preset or rule, for a text that is no article, and
    for a rule that fails.
    """
    prepared, linter = _prepare(preset, tuple(select), tuple(ignore))
    data = text.encode("utf-8", "surrogatepass")
    article = read_article(data, path, prepared.reading, as_format=format or format_for(path))
    return lint_article(article, linter, prepared.fields, as_of or today(), House(types=prepared.types))


def lint_path(
    path: str | Path,
    *,
    preset: str = DEFAULT_PRESET,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    as_of: date | None = None,
) -> Checked:
    """Lint the article in one file; see ``lint_text``.

    Raises ReadError where it cannot be read, and for an export, which holds many articles.
    """
    if is_export(str(path)):
        raise ReadError(shown(Path(path)), "is an export of many articles; `anplint check` reads it")
    prepared, linter = _prepare(preset, tuple(select), tuple(ignore))
    file = Path(path)
    try:
        with file.open("rb") as opened:
            data = opened.read(LIMIT + 1)
    except OSError as error:
        raise ReadError(shown(file), f"cannot be read: {error.strerror}") from None
    article = read_article(data, shown(file), prepared.reading)
    return lint_article(article, linter, prepared.fields, as_of or today(), House(types=prepared.types))


def format_for(path: str) -> Format | None:
    """The format of an article that no suffix tells: Markdown for ``-``, None for what has a name."""
    return "markdown" if path == STDIN else None


def today() -> date:
    """The day of the machine's clock, in its time zone."""
    return date.today()  # noqa: DTZ011 - a writer's day is the local one


@lru_cache(maxsize=8)
def _prepare(preset: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Settings, Linter]:
    """Rules are built once for any number of texts."""
    pack = load_pack()
    prepared = settings(pack, preset, select=select, ignore=ignore)
    return prepared, prepare(prepared.rules, pack.literals, Inline(known=frozenset(pack.rules)))
