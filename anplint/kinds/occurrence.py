"""How often something occurs: more than the most or less than the least in a sentence, block or article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.match import Pattern, apart, bounded
from anplint.model import Span
from anplint.text.sentences import sentences
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.match import Found
    from anplint.model import Block

VALUES = frozenset({"count", "limit", "match"})
MOST_RELATED = 20


class Params(NamedTuple):
    """What to count and how much of it is too much or too little.

    ``what``: matches of ``patterns``, or ``words``, or ``sentences``. ``per``: the unit that the limits
    hold for. ``most`` and ``least`` are allowed amounts. ``boundary``: ``word`` matches whole words only.
    """

    patterns: tuple[str, ...] = ()
    what: Literal["matches", "words", "sentences"] = "matches"
    per: Literal["sentence", "block", "article"] = "article"
    most: int | None = None
    least: int | None = None
    ignore_case: bool = True
    boundary: Literal["word", "none"] = "word"


class _Unit(NamedTuple):
    """A sentence, block or article: its place and the prose ranges it consists of."""

    place: Span
    parts: tuple[tuple[Block, int, int], ...]


def build(params: Params) -> Check:
    """A check that yields one hit for each unit outside the limits.

    Too many matches: the place is the first beyond the limit, those before are related. Otherwise the
    place is the unit; for a whole article its first block, and the finding is about the article.
    """
    _validate(params)
    wrap = bounded if params.boundary == "word" else str

    def find(view: View) -> Iterator[Hit]:
        matches = _by_block(apart(view.matches))
        for unit in _units(view, params.per):
            if params.what == "matches":
                found = [
                    one for block, start, end in unit.parts for one in _within(matches, block, start, end)
                ]
                amount = len(found)
            else:
                found, amount = [], sum(_measure(params.what, *part) for part in unit.parts)
            if params.most is not None and amount > params.most:
                yield _hit(params, unit, found, amount, params.most)
            elif params.least is not None and amount < params.least:
                yield _hit(params, unit, [], amount, params.least)

    patterns = tuple(Pattern(wrap(regex), params.ignore_case) for regex in params.patterns)
    return Check(find, patterns, always=params.least is not None)


def _validate(params: Params) -> None:
    """Raise ValueError for limits or patterns that make no sense together."""
    if params.most is None and params.least is None:
        raise ValueError("give 'most' or 'least'")
    if params.most is not None and params.least is not None and params.least > params.most:
        raise ValueError("'least' is above 'most'")
    if bool(params.patterns) != (params.what == "matches"):
        raise ValueError("'patterns' are for 'what: matches', and needed there")
    if params.what == params.per + "s":
        raise ValueError("a sentence holds one sentence")


def _by_block(found: Sequence[Found]) -> dict[int, list[Found]]:
    rows: dict[int, list[Found]] = {}
    for one in reversed(found):
        rows.setdefault(id(one.block), []).append(one)
    return rows


def _within(matches: dict[int, list[Found]], block: Block, start: int, end: int) -> Iterator[Found]:
    """Take the matches of a block that start in ``[start, end)``; they wait in reverse order."""
    waiting = matches.get(id(block), [])
    while waiting and waiting[-1].match.start() < end:
        one = waiting.pop()
        if one.match.start() >= start:
            yield one


def _units(view: View, per: str) -> Iterator[_Unit]:
    blocks = [block for block in view.blocks if block.text]
    if per == "article":
        if blocks:
            place = Span(blocks[0].start, blocks[0].end)
            yield _Unit(place, tuple((block, 0, len(block.text)) for block in blocks))
        return
    for block in blocks:
        for start, end in sentences(block.text) if per == "sentence" else (Span(0, len(block.text)),):
            yield _Unit(block.to_source(start, end), ((block, start, end),))


def _measure(what: str, block: Block, start: int, end: int) -> int:
    text = block.text if (start, end) == (0, len(block.text)) else block.text[start:end]
    return count_words(text) if what == "words" else len(sentences(text))


def _hit(params: Params, unit: _Unit, found: list[Found], amount: int, limit: int) -> Hit:
    about = params.what if params.per == "article" else ""
    values = {"count": str(amount), "limit": str(limit), "match": ""}
    if not found:
        return Hit(*unit.place, values, about=about)
    values["match"] = found[limit].match.group()
    related = tuple(Related(*_span(one), "also here") for one in found[: min(limit, MOST_RELATED)])
    return Hit(*_span(found[limit]), values, related=related, about=about)


def _span(found: Found) -> Span:
    return found.block.to_source(*found.match.span())
