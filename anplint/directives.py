"""Directives: what an article itself says about which rules are to be silent in it.

``anplint-disable ids -- reason`` until ``anplint-enable ids`` or the end, ``anplint-disable-line`` for the
sentences that touch the directive's line, ``anplint-disable-next-block`` (also ``-next-line``) for the block
that follows, ``anplint-disable-file`` for the whole article. They stand in comments of the markup; a reader
hands over real comments alone, so a directive that is shown as code is text. In front matter the key
``anplint`` holds ``disable`` (ids, or mappings with ``rule`` and ``reason``) and ``skip: true``.

Ids are rules or categories, separated by commas or blanks; none means every rule. ``id["text"]`` means the
findings on that text alone, whatever its case and line breaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Entry, Span
from anplint.suppress import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Article, Block, Comment

SCOPES = {
    "disable": "region",
    "disable-line": "line",
    "disable-next-block": "block",
    "disable-next-line": "block",
    "disable-file": "file",
    "enable": "enable",
}
"""What each word behind ``anplint-`` covers."""
KEYS = {f"{MARK}.disable", f"{MARK}.disable.rule", f"{MARK}.disable.reason", f"{MARK}.skip"}
YES = {"true", "yes", "on", "1"}

# Texts, not compiled: only articles with directives need them.
WORD = r"\s*(anplint(-|\s*:\s*|\s+)([a-z]+(?:-[a-z]+)*))(?![\w-])"
MEANT = ("disable", "enable", "ignore", "skip", "off")
"""A word behind ``anplint`` that begins so is meant as a directive."""
TERM = r'([^\s,\["]+)(?:\["((?:[^"\\]|\\.)*)"\])?'
BETWEEN = r"[\s,]*"
REASON = r"--(?:\s|$)"


class Term(NamedTuple):
    """A rule or category in a directive, with its place; ``text``: folded, the one match that is meant."""

    name: str
    text: str | None
    place: Span


class Directive(NamedTuple):
    """One directive: its place, what it covers (a value of SCOPES, or ``skip``), and the rules it names."""

    start: int
    end: int
    scope: str
    terms: tuple[Term, ...]
    word: str
    place: Span


class Misspelt(NamedTuple):
    """What looks like a directive and is none: its place, and its word."""

    start: int
    end: int
    word: str


class Directives(NamedTuple):
    """The directives of an article in order, those that are misspelt, and the metadata that they stand in."""

    heeded: list[Directive]
    misspelt: list[Misspelt]
    own: list[Span]


def read_directives(article: Article) -> Directives:
    """The directives in the comments and in the front matter of an article."""
    found = Directives([], [], [])
    for block in article.blocks:
        if isinstance(block.detail, Entry) and block.detail.path[0] == MARK:
            _read_entry(block, block.detail, found)
    for comment in article.comments:
        _read_comment(article.source, comment, found)
    return found


def fold_text(text: str) -> str:
    """A matched text as it is compared: case folded, every row of white space one blank."""
    return " ".join(text.split()).casefold()


def _read_comment(source: str, comment: Comment, found: Directives) -> None:
    match = re.match(WORD, comment.text)
    if match is None:
        return
    base = source.find(comment.text, comment.start, comment.end)
    whole = Span(comment.start, comment.end)

    def place(start: int, end: int) -> Span:
        return Span(base + start, base + end) if base >= 0 else whole

    said, dash, word = match.groups()
    if dash != "-" or word not in SCOPES:
        if _is_meant(word):
            found.misspelt.append(Misspelt(*place(*match.span(1)), said))
        return
    terms = tuple(
        Term(name, text, place(start, end)) for name, text, start, end in _terms(comment.text, match.end())
    )
    scope = SCOPES[word]
    found.heeded.append(Directive(*whole, scope, terms, said, place(*match.span(1))))


def _is_meant(word: str) -> bool:
    if word.startswith(MEANT):
        return True
    from difflib import get_close_matches

    return bool(get_close_matches(word, SCOPES, n=1, cutoff=0.75))


def _terms(text: str, at: int = 0) -> Iterator[tuple[str, str | None, int, int]]:
    """The terms of a directive from ``at`` up to its reason: name, folded text, place in ``text``."""
    between, reason, term = map(re.compile, (BETWEEN, REASON, TERM))
    while True:
        skipped = between.match(text, at)
        at = skipped.end() if skipped else at
        match = None if reason.match(text, at) else term.match(text, at)
        if match is None:
            return
        name, quoted = match.groups()
        only = None if quoted is None else fold_text(re.sub(r"\\(.)", r"\1", quoted))
        yield name, only, match.start(), match.end()
        at = match.end()


def _read_entry(block: Block, entry: Entry, found: Directives) -> None:
    found.own.append(Span(min(entry.key.start, block.start), block.end))
    if entry.name == f"{MARK}.skip":
        if block.text.strip().lower() in YES:
            place = Span(entry.key.start, block.end)
            found.heeded.append(Directive(block.start, block.end, "skip", (), entry.name, place))
    elif entry.name in {f"{MARK}.disable", f"{MARK}.disable.rule"}:
        terms = tuple(
            Term(name, text, block.to_source(start, end)) for name, text, start, end in _terms(block.text)
        )
        if terms:
            place = Span(block.start, block.end)
            found.heeded.append(Directive(block.start, block.end, "file", terms, entry.name, place))
    elif entry.name not in KEYS:
        found.misspelt.append(Misspelt(*entry.key, entry.name))
