"""Words that have a better form: every match is a hit, with the replacement as its edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Edit, Hit
from anplint.kinds import Check, View
from anplint.match import Found, Pattern, apart, bounded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"match", "replacement"})

SHOUTED = 3
"""Letters: a longer match in capitals is shouted, a shorter one may be an abbreviation."""
NO_VOWEL = r"(?i)eu|ew|uni(?![mn])|us[aeiu]|ut[eio]|ur[aeio]|ub[ie]|one\b|once|u\b|[a-z]\b|\d|[A-Z]\W"
VOWEL = r"(?i)[aeiou]|hour|honest|honou?r|heir"
""""A" stands before a word that starts with a consonant as it is said, "an" before a vowel."""


class Params(NamedTuple):
    """What to replace.

    ``swap`` maps a regex to the text that should stand in its place (plain text, no groups). ``unless``
    are regexes whose matches excuse what they overlap. ``boundary``: ``word`` matches whole words only.
    ``quoted``: whether words inside quotation marks count.
    """

    swap: dict[str, str]
    unless: tuple[str, ...] = ()
    ignore_case: bool = True
    boundary: Literal["word", "none"] = "word"
    quoted: bool = False


def build(params: Params) -> Check:
    """A check that yields one hit for each match that differs from its replacement.

    The replacement starts with a capital where the match does, and the article before it ("an end result")
    is changed where it has to be. An edit is offered only where the source holds the matched words as they
    read, and not in a quotation: with markup inside, the writer has to choose, and others' words stay.
    """
    _validate(params)
    wrap = bounded if params.boundary == "word" else str
    replacements = tuple(params.swap.values())
    regexes = (*map(wrap, params.swap), *map(wrap, params.unless))

    def find(view: View) -> Iterator[Hit]:
        excused = [found for found in view.matches if found.pattern >= len(replacements)]
        wanted = [
            found for found in view.matches if found.pattern < len(replacements) and _open(found, params)
        ]
        for found in apart(wanted, excused):
            match = found.match.group()
            replacement = like(match, replacements[found.pattern])
            if match == replacement:
                continue
            place = found.block.to_source(*found.match.span())
            edits = _edits(view.article.source, found, replacement)
            yield Hit(*place, {"match": match, "replacement": replacement}, edits)

    return Check(find, tuple(Pattern(regex, params.ignore_case) for regex in regexes))


def _validate(params: Params) -> None:
    """Raise ValueError where nothing is looked for."""
    if not params.swap:
        raise ValueError("'swap' is empty")


def _open(found: Found, params: Params) -> bool:
    return params.quoted or not quoted(found.block.text, *found.match.span())


def _edits(source: str, found: Found, replacement: str) -> tuple[Edit, ...]:
    """The edit that puts the replacement in, with the article that it needs in English."""
    start, end = found.match.span()
    text = found.block.text
    article = re.search(r"(?i)\b(a)n? $", text[max(0, start - 4) : start])
    if article and _vowel(found.match.group()) != _vowel(replacement):
        start -= len(article.group())
        replacement = f"{article[1]}{'n' if _vowel(replacement) else ''} {replacement}"
    place = found.block.to_source(start, end)
    plain = source[place.start : place.end] == text[start:end]
    return (Edit(*place, replacement),) if plain and found.block.kind != "quote" else ()


def _vowel(words: str) -> bool:
    """Whether words start with a vowel as they are said, as far as letters show it."""
    return re.match(VOWEL, words) is not None and re.match(NO_VOWEL, words) is None


def like(match: str, replacement: str) -> str:
    """The replacement with capitals where the match has them; one with capitals of its own stays as it is."""
    first = replacement.split(None, 1)[0] if replacement.split() else ""
    if len(match) > SHOUTED and match.isupper() and replacement.islower():
        return replacement.upper()
    if match[:1].isupper() and first.islower():
        return replacement[0].upper() + replacement[1:]
    return replacement
