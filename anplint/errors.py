"""Everything that can go wrong, with the place and the mend; it needs nothing else of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.model import Article


class AnplintError(Exception):
    """The job could not be done: exit status 2. The text is one line for a person."""


class UsageError(AnplintError):
    """A wrong option, path or rule id."""


class ReadError(AnplintError):
    """An article that could not be read. ``path`` is the article, ``message`` the reason and mend.

    ``article`` is what could be read of it, with the problem in it that a rule reports.
    """

    def __init__(self, path: str, message: str, article: Article | None = None) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message
        self.article = article


class DataError(AnplintError):
    """A mistake in a rule file or a preset, at a 1-based line and column of it."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path = path
        self.line = line
        self.column = column
        self.message = message


class RuleCrashed(AnplintError):
    """A rule failed on an article; a defect of the rule, named with both."""

    def __init__(self, rule: str, path: str, reason: str) -> None:
        super().__init__(f"{path}: rule {rule} failed: {reason}")
        self.rule = rule
        self.path = path
        self.reason = reason


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the nearest of ``known``, or an empty text.

    Similarity is difflib's ratio with its default cutoff of 0.6; a name without its category counts.
    """
    from difflib import get_close_matches  # only on the way to an error message

    options = sorted(known)
    close = get_close_matches(word, options, n=1)
    if not close:
        tails = [option for option in options if option.rpartition(".")[2] == word]
        close = tails[:1]
    return f" (did you mean '{close[0]}'?)" if close else ""
