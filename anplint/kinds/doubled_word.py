"""A word that stands twice in a row, with nothing but blanks between."""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Edit, Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Safety
    from anplint.model import Block

VALUES = frozenset({"match", "word"})

DOUBLED = r"(?i)(?<![\w'’.@/&+\\-])([^\W\d_][^\W\d_'’]*+)(?:\s+\1)+(?![\w'’@/&+\\-]|\.\w)"
"""The same letters twice or more. A hyphen, a stop or a slash beside them makes another word of them."""

SENTENCE_START = r"(?:^|[.!?…:]['\"”’)]*\s+|[\"“‘(*]\s*)$"
"""What stands before a word that has its capital from the sentence, not from a name."""

LONGEST = 20
"""The longest word before a doubling that is looked at, in code points."""


class Params(NamedTuple):
    """Which words may stand twice: ``allowed``, in lower case, are those whose doubling is good language.

    Of the others the edit needs a look ("a web web" for "a web page"; "the file we write to to keep it"), but
    for those that are ``certain``, by language: there is no sentence in which they stand twice.
    ``certain_first`` are so where a sentence starts with them, and ``certain_behind`` maps a word to those
    right behind which it is. A language that is not known is taken for English.
    Only scripts with letter case are looked at; many of the others double words by grammar.
    """

    allowed: tuple[str, ...] = ()
    certain: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed
    certain_first: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed
    certain_behind: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed


def build(params: Params) -> Check:
    """A check that yields one hit for each run of equal words; the edit leaves the first of them."""

    def find(view: View) -> Iterator[Hit]:
        kinds = {block.kind for block in view.blocks}
        for block, pieces in zip(view.facts.prose, view.facts.pieces, strict=True):
            if block.kind in kinds and any(map(eq, pieces, pieces[1:])):
                yield from _doubled(view, block, params)

    return Check(find)


def _doubled(view: View, block: Block, params: Params) -> Iterator[Hit]:
    text = block.text
    for match in re.finditer(DOUBLED, text):
        word = match.group(1)
        start, end = match.span()
        if word.lower() in params.allowed or not _is_slip(text, match):
            continue
        place = block.to_source(start, end)
        first = block.to_source(start, start + len(word))
        rest = view.article.source[first.end : place.end]
        plain = rest.split() == match.group()[len(word) :].split()
        edits = (Edit(first.end, place.end, ""),) if plain else ()
        safety: Safety | None = None if _is_certain(view, text, match, params) else "unsafe"
        yield Hit(*place, {"match": match.group(), "word": word}, edits, safety=safety)


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Whether a doubling reads as a slip: not a name, a word without case, or lines of verse."""
    copies = match.group().split()
    if "\n" in match.group():
        return False
    if not copies[-1].islower():
        return set(copies) == {"I"}
    if copies[0].islower():
        return True
    return re.compile(SENTENCE_START).search(text, max(0, match.start() - 6), match.start()) is not None


def _is_certain(view: View, text: str, match: re.Match[str], params: Params) -> bool:
    """Whether no sentence has the word twice in this place."""
    word, language = match.group(1).lower(), view.facts.language
    if language == "und":
        language = "en"
    if word in params.certain.get(language, ()):
        return True
    if not match.group().islower() and word in params.certain_first.get(language, ()):
        return True
    before = text[max(0, match.start() - LONGEST) : match.start()].rstrip().rpartition(" ")[2]
    return language == "en" and before.lower() in params.certain_behind.get(word, ())
