"""Many small signs that count together: one hit for an article in which enough of them meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.match import Pattern, apart, bounded, quoted
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.match import Found

VALUES = frozenset({"count", "distinct", "words", "rate", "list"})
MOST_RELATED = 20
MOST_LISTED = 8
LONGEST_SIGN = 6
"""Words of a match that is shown whole."""
LONGEST_LIST = 76
"""Code points of the list, so that a message shows it whole."""


class Params(NamedTuple):
    """Which signs to look for and how many of them make a finding.

    ``patterns`` are regexes; those that differ count as ``distinct``. ``unless`` are regexes whose matches
    excuse what they overlap. ``distinct``: the least number of different patterns. ``per_thousand``: the
    least matches for each 1,000 words of the scope; below ``short`` words it is not asked for, since a
    few words more or less would decide. ``boundary``: ``word`` matches whole words only. ``quoted``:
    whether words inside quotation marks count.
    """

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    distinct: int = 3
    per_thousand: float = 4.0
    short: int = 150
    ignore_case: bool = True
    boundary: Literal["word", "none"] = "word"
    quoted: bool = False


def build(params: Params) -> Check:
    """A check that yields at most one hit: at the first sign, with the others as related places."""
    _validate(params)
    wrap = bounded if params.boundary == "word" else str
    wanted = len(params.patterns)

    def find(view: View) -> Iterator[Hit]:
        excused = [one for one in view.matches if one.pattern >= wanted]
        signs = apart((one for one in view.matches if one.pattern < wanted and _open(one, params)), excused)
        distinct = len({one.pattern for one in signs})
        if distinct < params.distinct:
            return
        words = sum(count_words(block.text) for block in view.blocks)
        rate = len(signs) * 1000 / max(words, 1)
        if words >= params.short and rate < params.per_thousand:
            return
        yield _hit(signs, distinct, words, rate)

    regexes = (*map(wrap, params.patterns), *map(wrap, params.unless))
    return Check(find, tuple(Pattern(regex, params.ignore_case) for regex in regexes))


def _validate(params: Params) -> None:
    """Raise ValueError for numbers and lists that make no sense."""
    if not params.patterns:
        raise ValueError("'patterns' is empty")
    if not 1 <= params.distinct <= len(params.patterns):
        raise ValueError("'distinct' is a number from 1 to the number of patterns")
    if params.per_thousand < 0 or params.short < 0:
        raise ValueError("'per-thousand' and 'short' are not below 0")


def _open(found: Found, params: Params) -> bool:
    return params.quoted or not quoted(found.block.text, *found.match.span())


def _hit(signs: list[Found], distinct: int, words: int, rate: float) -> Hit:
    first, *rest = signs
    related = tuple(
        Related(*one.block.to_source(*one.match.span()), f"“{_brief(one)}”") for one in rest[:MOST_RELATED]
    )
    values = {
        "count": str(len(signs)),
        "distinct": str(distinct),
        "words": str(words),
        "rate": f"{rate:.1f}",
        "list": _listed(list(dict.fromkeys(_brief(one).lower() for one in signs))),
    }
    return Hit(*first.block.to_source(*first.match.span()), values, related=related, about="density")


def _brief(found: Found) -> str:
    """The matched words, the middle of a long match left out."""
    words = found.match.group().split()
    return " ".join([*words[:3], "…", *words[-2:]] if len(words) > LONGEST_SIGN else words)


def _listed(texts: list[str]) -> str:
    """The texts in quotation marks, as many as fit."""
    shown = f"“{texts[0]}”"
    for number, text in enumerate(texts[1:], start=1):
        if number == MOST_LISTED or len(shown) + len(text) > LONGEST_LIST - 4:
            return f"{shown}, …"
        shown = f"{shown}, “{text}”"
    return shown
