"""Words that have a better form: every match is a hit, with the replacement as its edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Edit, Hit
from anplint.kinds import Check, View
from anplint.match import Found, Pattern, apart, bounded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"match", "replacement"})


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

    The replacement starts with a capital where the match does. An edit is offered only where the
    source holds the matched words as they read: with markup inside, the writer has to choose.
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
            start, end = found.block.to_source(*found.match.span())
            plain = view.article.source[start:end] == match
            edits = (Edit(start, end, replacement),) if plain else ()
            yield Hit(start, end, {"match": match, "replacement": replacement}, edits)

    return Check(find, tuple(Pattern(regex, params.ignore_case) for regex in regexes))


def _validate(params: Params) -> None:
    """Raise ValueError where nothing is looked for."""
    if not params.swap:
        raise ValueError("'swap' is empty")


def _open(found: Found, params: Params) -> bool:
    return params.quoted or not quoted(found.block.text, *found.match.span())


def like(match: str, replacement: str) -> str:
    """The replacement with a capital first letter where the match has one."""
    if match[:1].isupper() and replacement[:1].islower():
        return replacement[0].upper() + replacement[1:]
    return replacement
