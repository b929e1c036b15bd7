"""Paragraphs that could say nearly the same: those in which the same rare words follow each other.

Never all pairs: two rare words in a row stand in few paragraphs, and each paragraph is held against the first
and the last one before it that has them, so the work grows with the length of the article alone.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.differences import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.measure import Facts
    from anplint.model import Block

LONG = 4
"""Letters from which on a word tells something; shorter ones are mostly function words."""
RARE = 6
"""A word that stands in an article more often belongs to its topic, and says nothing of a copy."""
IN_ROW = 3
"""Pairs of rare words in a row that two paragraphs share at least. A sentence of twelve words has six or
seven rare ones; with two words changed it keeps three pairs or more."""
LEAST_WHOLE, ALIKE = 20, 0.75
"""Two paragraphs of so many words each that share this part of them say nearly the same as a whole."""
MOST_PAIRS = 2_000
"""Paragraphs that are looked at closely, so that hostile input ends in time."""


class Pair(NamedTuple):
    """Two paragraphs, the earlier one first, their pieces, and the rare words that they share in a row."""

    first: Block
    second: Block
    before: Sequence[str]
    after: Sequence[str]
    common: frozenset[str]

    def is_whole(self, alike: float = ALIKE) -> bool:
        """Whether the two say nearly the same as a whole, and not just in a sentence of theirs."""
        short, long = sorted((len(self.before), len(self.after)))
        return short >= LEAST_WHOLE and short >= long / 2 and likeness(self.before, self.after) >= alike


@lru_cache(maxsize=1)
def counts(facts: Facts) -> Counter[str]:
    """How often each piece of the prose stands in it; kept for the last article."""
    return Counter(chain.from_iterable(facts.pieces))


@lru_cache(maxsize=1)
def repeated(facts: Facts) -> list[tuple[str, int]]:
    """The pieces that stand twice or more, with their counts; kept for the last article."""
    return [both for both in counts(facts).items() if both[1] > 1]


@lru_cache(maxsize=1)
def paragraphs(facts: Facts) -> list[tuple[Block, list[str]]]:
    """The paragraphs with their pieces; kept for the last article."""
    both = zip(facts.prose, facts.pieces, strict=True)
    return [one for one in both if one[0].kind == "paragraph"]


@lru_cache(maxsize=1)
def candidates(facts: Facts) -> tuple[Pair, ...]:
    """Pairs of paragraphs that are worth a closer look, in order of the later one; kept for the last article.

    The words of a passage with more than six copies are rare nowhere: such copies are told by the words that
    few of them have.
    """
    texts = paragraphs(facts)
    if len(texts) < 2:  # noqa: PLR2004
        return ()
    rare = {word for word, count in repeated(facts) if count <= RARE and len(word) >= LONG}
    is_rare = rare.__contains__
    first: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], int] = {}
    pairs: list[Pair] = []
    for number, (block, found) in enumerate(texts):
        here = set(pairwise(filter(is_rare, found)))
        again = last.keys() & here
        if len(again) >= IN_ROW:
            for other in _shared(again, first, last):
                common = frozenset(word for row in again if other in {first[row], last[row]} for word in row)
                pairs.append(Pair(texts[other][0], block, texts[other][1], found, common))
        new = dict.fromkeys(here, number)
        last.update(new)
        first.update(dict.fromkeys(here - again, number) if again else new)
        if len(pairs) >= MOST_PAIRS:
            break
    return tuple(pairs)


def near_copies(facts: Facts, alike: float = ALIKE) -> frozenset[tuple[int, int]]:
    """The starts of the paragraphs, two by two, that say nearly the same as a whole."""
    return frozenset((one.first.start, one.second.start) for one in candidates(facts) if one.is_whole(alike))


def _shared(
    again: set[tuple[str, str]], first: dict[tuple[str, str], int], last: dict[tuple[str, str], int]
) -> list[int]:
    """The numbers of the earlier paragraphs that have enough of the pairs of words."""
    met = Counter(chain.from_iterable({first[row], last[row]} for row in again))
    return sorted(number for number, count in met.items() if count >= IN_ROW)
