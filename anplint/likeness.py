"""Paragraphs that could say nearly the same: those in which the same rare words follow each other.

Never all pairs: two rare words in a row stand in few paragraphs, and each paragraph is held against the first
and the last one before it that has them, so the work grows with the length of the article alone.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.differences import at_most, likeness
from anplint.text.sentences import rough_sentences
from anplint.text.words import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from anplint.measure import Facts
    from anplint.model import Block

LONG = 4
"""Letters from which on a word tells something; shorter ones are mostly function words."""
RARE = 6
"""A word that stands in an article more often belongs to its topic, and says nothing of a copy."""
LEAST_RARE, MOST_USES, LEAST_USES = 3, 1 / 3, 0.15
"""Where rare words are more than a third of a text, it has few words (2 in 100 human articles; these have a
fourth), and only those count that stand less often still, down to three times, if they are enough."""
IN_ROW = 3
"""Pairs of rare words in a row that two paragraphs share at least. A sentence of twelve words has six or
seven rare ones; with two words changed it keeps three pairs or more."""
LEAST_ALIKE = 0.5
"""The lowest likeness that a rule can ask for."""
IN_PART, ALIKE_PART = 2, 0.6
"""Pairs of rare words of these that a sentence of each shares at least, and how alike the two can be."""
LEAST_WHOLE, ALIKE = 20, 0.75
"""Two paragraphs of so many words each that share this part of them say nearly the same as a whole."""
MOST_PAIRS = 2_000
"""Paragraphs that are looked at closely, so that hostile input ends in time."""

Text = tuple["Block", list[str]]
"""A paragraph and its pieces."""
Row = tuple[str, str]
"""Two rare words of which the second is the next rare one behind the first."""
Parts = dict[Row, list[str]]
"""The pieces of the sentences of a paragraph, by such pairs of words."""


class Pair(NamedTuple):
    """Two paragraphs, the earlier one first, and their pieces.

    ``common`` are the rare words that they share in a row, where a sentence of each shares enough of them.
    ``most`` is what their likeness as wholes is at most.
    """

    first: Block
    second: Block
    before: Sequence[str]
    after: Sequence[str]
    common: frozenset[str]
    most: float

    def is_whole(self, alike: float = ALIKE) -> bool:
        """Whether the two say nearly the same as a whole, and not just in a sentence of theirs."""
        if self.most < alike:
            return False
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
def paragraphs(facts: Facts) -> list[Text]:
    """The paragraphs with their pieces; kept for the last article."""
    both = zip(facts.prose, facts.pieces, strict=True)
    return [one for one in both if one[0].kind == "paragraph"]


def rare(facts: Facts) -> frozenset[str]:
    """The words that stand twice and up to six times.

    Up to fewer times in a text of few words, in which they come again by themselves; but not where hardly any
    would be left, as in a text of copies.
    """
    found = {word: count for word, count in repeated(facts) if count <= RARE and len(word) >= LONG}
    most = RARE
    while most > LEAST_RARE and sum(found.values()) > MOST_USES * facts.words:
        most -= 1
        fewer = {word: count for word, count in found.items() if count <= most}
        if sum(fewer.values()) < LEAST_USES * facts.words:
            break
        found = fewer
    return frozenset(found)


def candidates(facts: Facts) -> tuple[Pair, ...]:
    """Pairs of paragraphs that are worth a closer look, in order of the later one.

    The words of a passage with more than six copies are rare nowhere: such copies are told by the words that
    few of them have.
    """
    texts = paragraphs(facts)
    is_rare = rare(facts).__contains__
    told = [words if len(words := list(filter(is_rare, found))) > IN_ROW else () for _, found in texts]
    twice = {row for row, count in Counter(chain.from_iterable(map(pairwise, told))).items() if count > 1}
    if len(twice) < IN_ROW:
        return ()
    met = list(islice(_met([twice.intersection(pairwise(words)) for words in told]), MOST_PAIRS))
    if not met:
        return ()
    numbers = set(chain.from_iterable(met))
    sets = {number: frozenset(texts[number][1]) for number in numbers}
    parts = _parts({number: texts[number][0].text for number in numbers}, twice, is_rare)
    pairs: list[Pair] = []
    for one, other in met:
        (first, before), (second, after) = texts[one], texts[other]
        most = at_most(before, after, sets[one], sets[other])
        rows = _shared(parts[one], parts[other])
        if rows or most >= LEAST_ALIKE:
            pairs.append(Pair(first, second, before, after, frozenset(chain.from_iterable(rows)), most))
    return tuple(pairs)


@lru_cache(maxsize=1)
def near_copies(facts: Facts, alike: float = ALIKE) -> frozenset[tuple[int, int]]:
    """The starts of the paragraphs, two by two, that say nearly the same as a whole; for the last article."""
    return frozenset((one.first.start, one.second.start) for one in facts.near if one.is_whole(alike))


def _met(texts: Sequence[set[Row]]) -> Iterator[tuple[int, int]]:
    """The paragraphs, two by two, that share enough of the pairs of words: each with the first and the last.

    ``texts`` are the pairs of words of each paragraph that stand twice.
    """
    first: dict[Row, int] = {}
    last: dict[Row, int] = {}
    for number, here in enumerate(texts):
        if len(here) < IN_ROW:
            continue
        again = last.keys() & here
        if len(again) >= IN_ROW:
            met: dict[int, int] = {}
            for row in again:
                one, other = first[row], last[row]
                met[one] = met.get(one, 0) + 1
                if one != other:
                    met[other] = met.get(other, 0) + 1
            yield from sorted([(other, number) for other, count in met.items() if count >= IN_ROW])
        new = dict.fromkeys(here, number)
        last.update(new)
        first.update(dict.fromkeys(here - again, number) if again else new)


def _parts(texts: dict[int, str], twice: set[Row], is_rare: Callable[[str], bool]) -> dict[int, Parts]:
    """The sentences, cut roughly, of some texts, by the pairs of words of those that have enough of them."""
    cut = {number: rough_sentences(text.lower()) for number, text in texts.items()}
    found = iter(pieces(list(chain.from_iterable(cut.values()))))
    parts: dict[int, Parts] = {}
    for number, texts_here in cut.items():
        here = parts[number] = {}
        for said in islice(found, len(texts_here)):
            rows = twice.intersection(pairwise(filter(is_rare, said)))
            if len(rows) >= IN_PART:
                here.update(dict.fromkeys(rows, said))
    return parts


def _shared(before: Parts, after: Parts) -> list[Row]:
    """The pairs of words that sentences of two paragraphs share which could be alike."""
    shared = before.keys() & after.keys()
    if len(shared) < IN_PART:
        return []
    both: dict[tuple[int, int], list[Row]] = {}
    for row in shared:
        both.setdefault((id(before[row]), id(after[row])), []).append(row)
    found = []
    for rows in both.values():
        if len(rows) >= IN_PART:
            one, other = before[rows[0]], after[rows[0]]
            if at_most(one, other, frozenset(one), frozenset(other)) >= ALIKE_PART:
                found += rows
    return found
