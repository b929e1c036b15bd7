"""Phrases that stand in an article more often than their words would meet by chance.

A phrase is two to five words in a row, in one paragraph, that begins and ends with a word that says
something ("end of the day") or has a frame around it ("the … approach"). Most articles are done with after a
look at pairs of frequent words; only where one comes again and again are phrases counted.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.likeness import counts, paragraphs, repeated
from anplint.text.common import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from anplint.measure import Facts

LONGEST = 5
"""Words of a phrase."""
COHESION = 0.5
"""The part of the uses of a phrase's rarest word that are uses of the phrase, at least."""
SIDE_BY_SIDE = 0.8
"""The part of the uses of two words in which they stand side by side, if they are a term."""
DETERMINERS = frozenset({"the", "this", "that", "our", "your", "every", "each", "a", "an"})
FILLERS = frozenset(
    "basis come comes case end fact hand important essential crucial matter mind order purpose regard "
    "regards respect result sake sure terms worth possible necessary vital times".split()
)
"""The one word with a meaning in phrases that have none: "when it comes to", "in order to", "make sure"."""


class Phrase(NamedTuple):
    """The words of a phrase, and how often it stands in the paragraphs."""

    words: tuple[str, ...]
    uses: int

    @property
    def content(self) -> list[str]:
        """The words that say something."""
        return [word for word in self.words if word not in FUNCTION_WORDS]


def frequent_phrases(
    facts: Facts, least: int, frames: frozenset[str], praise: frozenset[str]
) -> list[Phrase]:
    """The phrases of the paragraphs that stand at least so often, the weightiest (uses × words) first.

    ``frames`` are nouns that turn what stands before them into a phrase, a determiner before it; ``praise``
    are words that make no term with the words beside them.
    """
    known = counts(facts)
    often = {word for word, count in repeated(facts) if count >= least and word.isalpha()} - FUNCTION_WORDS
    texts = [found for _, found in paragraphs(facts)]
    seeds = _seeds(texts, often, least, frames | praise | FILLERS) if often else set()
    if not seeds:
        return []
    grams = _grams(texts, seeds, frames)
    found = [
        Phrase(words, count)
        for words, count in grams.items()
        if count >= least
        and all(map(_is_word, words))
        and _is_phrase(words, frames)
        and count >= COHESION * _rarest(words, known)
    ]
    return sorted(found, key=lambda one: (-one.uses * len(one.words), one.words))


def _seeds(texts: Sequence[list[str]], often: set[str], least: int, apart: frozenset[str]) -> set[str]:
    """The frequent words that one other frequent word follows often enough, with rare words between.

    Left out are two that only stand side by side, with no third one beside them: terms of two words.
    """
    pairs = Counter(pairwise(filter(often.__contains__, chain.from_iterable(texts))))
    found = {pair: count for pair, count in pairs.items() if count >= least}
    seeds = often & FILLERS
    if not found:
        return seeds
    whole = f" {' '.join(chain.from_iterable(texts))} "
    ends = Counter(chain.from_iterable(found))
    for (one, other), count in found.items():
        chained = ends[one] > 1 or ends[other] > 1
        if (
            chained
            or one in apart
            or other in apart
            or whole.count(f" {one} {other} ") < SIDE_BY_SIDE * count
        ):
            seeds |= {one, other}
    return seeds


def _grams(texts: Sequence[list[str]], seeds: set[str], frames: frozenset[str]) -> Counter[tuple[str, ...]]:
    """How often each run of up to five words stands from a seed to a seed, or around a filler."""
    grams: Counter[tuple[str, ...]] = Counter()
    is_seed = seeds.__contains__
    for text in texts:
        marks = list(compress(range(len(text)), map(is_seed, text)))
        for number, start in enumerate(marks):
            for last in marks[number + 1 : number + LONGEST]:
                if last - start >= LONGEST:
                    break
                grams[tuple(text[start : last + 1])] += 1
                if text[last] in frames and start and text[start - 1] in DETERMINERS:
                    grams[tuple(text[start - 1 : last + 1])] += 1
            if text[start] in FILLERS:
                grams.update(_around(text, start))
    return grams


def _around(text: list[str], at: int) -> Iterator[tuple[str, ...]]:
    """The runs of three to five words around a place, with function words alone beside it."""
    for length in range(3, LONGEST + 1):
        for start in range(max(0, at - length + 1), min(at, len(text) - length) + 1):
            words = tuple(text[start : start + length])
            if sum(word in FUNCTION_WORDS for word in words) == length - 1:
                yield words


def _is_phrase(words: tuple[str, ...], frames: frozenset[str]) -> bool:
    """Whether words in a row are complete: from a word with a meaning to one, or a frame or filler."""
    content = [word for word in words if word not in FUNCTION_WORDS]
    if words[-1] in frames and words[0] in DETERMINERS:
        return len(content) > (2 if words[0] in {"a", "an"} else 1)
    if len(content) == 1:
        return len(words) > 2 and content[0] in FILLERS  # noqa: PLR2004
    return len(content) > 1 and words[0] not in FUNCTION_WORDS and words[-1] not in FUNCTION_WORDS


def _is_word(piece: str) -> bool:
    return piece.replace("'", "").replace("’", "").replace("-", "").isalpha()


def _rarest(words: tuple[str, ...], known: Mapping[str, int]) -> int:
    return min((known[word] for word in words if word not in FUNCTION_WORDS), default=0)


def by_chance(words: Sequence[str], known: Mapping[str, int], total: int) -> float:
    """How often the words would stand in a row if each stood anywhere.

    That is ``total`` (words of the article) × the product of the words' shares of it.
    """
    expected = float(total)
    for word in words:
        expected *= known[word] / total
    return expected
