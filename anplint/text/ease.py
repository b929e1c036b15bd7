"""How much of a text is easy to take in: shares that move smoothly when a sentence comes or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.text.readability import MANY_SYLLABLES, split_words
from anplint.text.sentences import sentences
from anplint.text.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCE = (20, 40)
"""Words: up to the first a sentence is no burden, from the second on it is one in full. Plain-language guides
ask for 15 to 25 words; 46 % of articles by people have a sentence over 40."""
PARAGRAPH = (100, 200)
"""Words, in the same way: 37 % of articles by people have a paragraph over 100, 3 % one over 200."""
FIRST_WORDS = 300
"""Words without fault that every text is given, since a few words prove little; it keeps the shares of a
short text from jumping when one of its sentences goes."""
COPY = 4
"""Shorter sentences ("Try it.", "Thank you!") may stand twice."""


class Ease(NamedTuple):
    """Shares of the words, 0 to 1; what stands in the text again counts only the first time.

    ``long_sentences`` and ``long_paragraphs``: words in such, weighed by how long they are. ``hard_words``:
    three syllables and more; 0 in other languages than English. ``copied``: words in sentences that stood
    in the text before.
    """

    long_sentences: float
    long_paragraphs: float
    hard_words: float
    copied: float


def ease(texts: Sequence[str], *, english: bool) -> Ease:
    """The ease of prose, given by its paragraphs and items."""
    seen: set[str] = set()
    total = copied = 0
    in_sentences = in_paragraphs = hard = 0.0
    for text in texts:
        fresh = 0
        for start, end in sentences(text):
            words = split_words(text[start:end])
            folded = " ".join(words).lower()
            if folded in seen:
                copied += len(words) if len(words) >= COPY else 0
                continue
            seen.add(folded)
            fresh += len(words)
            in_sentences += len(words) * ramp(len(words), *SENTENCE)
            hard += sum(syllables(word) >= MANY_SYLLABLES for word in words) if english else 0
        total += fresh
        in_paragraphs += fresh * ramp(fresh, *PARAGRAPH)
    of = total + FIRST_WORDS
    return Ease(in_sentences / of, in_paragraphs / of, hard / of, copied / (total + copied + FIRST_WORDS))


def ramp(value: float, low: float, high: float) -> float:
    """0 up to ``low``, 1 from ``high`` on, a straight line between them."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
