"""A number that the metadata states, held against what the article shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.measure import SLOW_READER, Range
from anplint.model import Entry, Image
from anplint.stated_edits import edit_part
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts
    from anplint.model import Block

VALUES = frozenset({"key", "claimed", "counted", "words", "low", "high"})

NUMBER = r"\d{1,3}(?:[,._ \u00a0\u202f’']\d{3})+(?![\d.,])|\d{1,9}(?:[.,]\d{1,2})?"
CLAIM = (
    rf"(?i)(?:~|≈|about|around|approx\.?|ca\.?)?\s*({NUMBER})(?:\s*(?:-|–|—|to)\s*({NUMBER}))?\s*([^\W\d].*)?"
)
MOST_DIGITS = 9
"""A number of no more digits alone is told without a regex."""
DURATION = r"\s*PT(\d{1,4})M(?:0{1,2}S)?\s*"
"""Whole minutes as ISO 8601 writes them, in ``timeRequired`` of schema.org."""
THOUSANDS = r"[,._ \u00a0\u202f’'](?=\d{3})"
ONE = {one + "s": one for one in ("min", "minute", "word", "paragraph", "image", "picture", "photo")}
"""Units of English for one, by those for several: "8 mins" becomes "1 min"."""
SEVERAL = {one: several for several, one in ONE.items() if one != "min"}
"""The other way round; "min" stands for several too."""

Fact = Literal["reading-minutes", "words", "paragraphs", "images"]


class Params(NamedTuple):
    """Which claim is held against which fact.

    ``field`` is the concept of the field map. A claim is let pass up to ``tolerance`` (in the fact's unit)
    and ``tolerance_percent`` (of the counted value) outside the counted range, and as long as both are below
    ``least``. ``units`` are the words that may stand behind the number; with any other the value is
    not read as a number of this fact.
    """

    field: str
    fact: Fact
    tolerance: float = 0.0
    tolerance_percent: float = 0.0
    least: float = 0.0
    units: tuple[str, ...] = ()


class Counted(NamedTuple):
    """What was measured: the range that can be meant, and the one number that a message names."""

    range: Range
    number: int


class Claim(NamedTuple):
    """What a value says: its lowest and highest number, and the span of the numbers in its text."""

    low: float
    high: float
    start: int
    end: int


def build(params: Params) -> Check:
    """A check that yields each stated value that does not fit; the edit writes the counted number."""
    _validate(params)
    units = frozenset(" ".join(unit.lower().split()) for unit in params.units)

    def find(view: View) -> Iterator[Hit]:
        for block in view.facts.claims(params.field):
            claim = read_claim(block.text, units)
            counted = _count(view.facts, params.fact) if claim else None
            if claim is None or counted is None or _fits(claim, counted.range, params):
                continue
            yield _hit(view, block, claim, counted, params)

    return Check(find, where=(f"field:{params.field}",))


def _validate(params: Params) -> None:
    """Raise ValueError for a tolerance below zero."""
    if min(params.tolerance, params.tolerance_percent, params.least) < 0:
        message = "'tolerance', 'tolerance-percent' and 'least' cannot be below 0"
        raise ValueError(message)


def read_claim(text: str, units: frozenset[str]) -> Claim | None:
    """The number or the range of numbers that a value is, with nothing but a unit behind it; else None."""
    if len(text) <= MOST_DIGITS and text.isascii() and text.isdecimal():
        return Claim(float(text), float(text), 0, len(text))
    match = re.fullmatch(CLAIM, text.strip())
    if match is None:
        duration = re.fullmatch(DURATION, text) if "minutes" in units else None
        return Claim(float(duration[1]), float(duration[1]), *duration.span(1)) if duration else None
    unit = " ".join((match.group(3) or "").lower().rstrip(".").split())
    if unit and unit not in units:
        return None
    lead = len(text) - len(text.lstrip())
    low = _number(match.group(1))
    high = _number(match.group(2)) if match.group(2) else low
    end = match.end(2) if match.group(2) else match.end(1)
    return Claim(min(low, high), max(low, high), lead + match.start(1), lead + end)


def _number(text: str) -> float:
    return float(re.sub(THOUSANDS, "", text).replace(",", "."))


def _count(facts: Facts, fact: Fact) -> Counted | None:
    """The fact; None where it cannot be counted.

    A reading time may take the words of code in, and a word count may be of the paragraphs alone.
    """
    if fact in {"reading-minutes", "words"} and not (facts.has_word_count and facts.words):
        return None
    if fact == "reading-minutes":
        low, high = facts.reading_minutes
        code = sum(count_words(block.text) for block in facts.code)
        return Counted(Range(low, (facts.words + code) / SLOW_READER), max(1, round((low + high) / 2)))
    if fact == "words":
        body = sum(count_words(block.text) for block in facts.paragraphs)
        return Counted(Range(body, facts.words), facts.words)
    if fact == "paragraphs":
        number = len(facts.paragraphs)
        return Counted(Range(number, number), number)
    return _count_images(facts)


def _count_images(facts: Facts) -> Counted:
    """The images of the body; one that stands twice may count once, and one of the metadata may count too."""
    urls = [block.detail.url for block in facts.images if isinstance(block.detail, Image)]
    extra = len({block.text for block in facts.claims("image") if not block.text.isdigit()} - set(urls))
    return Counted(Range(len(set(urls)), len(urls) + extra), len(urls))


def _fits(claim: Claim, counted: Range, params: Params) -> bool:
    share = params.tolerance_percent / 100
    low = counted.low * (1 - share) - params.tolerance
    high = max(counted.high * (1 + share), params.least) + params.tolerance
    return claim.low <= high and claim.high >= low


def _hit(view: View, block: Block, claim: Claim, counted: Counted, params: Params) -> Hit:
    stated = block.text[claim.start : claim.end]
    values = {
        "key": _key(block),
        "claimed": stated,
        "counted": str(counted.number),
        "words": f"{view.facts.words:,}",
        "low": f"{counted.range.low:.3g}",
        "high": f"{counted.range.high:.3g}",
    }
    end, text = _corrected(block.text, claim, counted.number)
    edits = edit_part(view.article.source, block, claim.start, end, text)
    return Hit(*block.to_source(0, len(block.text)), values, edits, about=params.field)


def _corrected(value: str, claim: Claim, number: int) -> tuple[int, str]:
    """Where the wrong part of a value ends, and the number that is right, as the value writes numbers.

    The English word for the unit behind it is written for one or for several, where it needs to be.
    """
    text = str(number)
    sign = re.search(THOUSANDS, value[claim.start : claim.end])
    if sign:
        text = f"{number:,}".replace(",", sign.group())
    unit = re.compile(r"\s*([a-z]{3,10})\b").match(value, claim.end)
    fitting = (ONE if number == 1 else SEVERAL).get(unit[1]) if unit else None
    if unit is None or fitting is None:
        return claim.end, text
    return unit.end(), f"{text}{value[claim.end : unit.start(1)]}{fitting}"


def _key(block: Block) -> str:
    """The last key of an entry, as the author wrote it."""
    path = block.detail.path if isinstance(block.detail, Entry) else ()
    return next((part for part in reversed(path) if isinstance(part, str)), "")
