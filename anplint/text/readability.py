"""Readability: what is counted in a text, the published indices over it, and textstat's beside them.

The indices are formulas for English prose of some length; a grade is a year of school in the USA. Syllables
come from ``anplint.text.syllables`` on every machine.
"""

from __future__ import annotations

import re
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from anplint.model import OPAQUE
from anplint.text.sentences import sentences
from anplint.text.syllables import syllables
from anplint.text.words import DASHES, has_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MANY_SYLLABLES = 3
"""A word with so many is a polysyllable (SMOG) and, some left out, a complex word (fog)."""
LONG_WORD = 6
"""A word of more letters is long (LIX)."""
SMOG_SENTENCES = 30
"""SMOG was made for samples of so many sentences; over fewer it is only a hint."""
EDGES = r"^\W+|\W+$"
SUFFIX = r"(?:es|ed|ing)$"
MOST_KEPT = 50_000


class Counts(NamedTuple):
    """What the indices are made of.

    ``letters`` leave figures out, ``characters`` hold them. ``complex_words`` have three syllables and
    more, without names, compounds, and words that have the third by -es, -ed or -ing (Gunning's fog).
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    long_words: int = 0
    letters: int = 0
    characters: int = 0


class Word(NamedTuple):
    """The numbers of one word; see ``Counts``."""

    syllables: int
    is_complex: bool
    letters: int
    characters: int


class Indices(NamedTuple):
    """The readability of a text; only ``flesch_reading_ease`` is higher for what is easier."""

    flesch_reading_ease: float
    flesch_kincaid_grade: float
    gunning_fog: float
    smog: float
    coleman_liau: float
    automated_readability: float
    lix: float


class Measured(NamedTuple):
    """The counts of a text and the indices over them."""

    counts: Counts
    indices: Indices


_KEPT: dict[str, Word] = {}


def count(texts: Iterable[str]) -> Counts:
    """The counts of running prose, each text a paragraph; a sentence never goes on in the next one."""
    tally: Counter[str] = Counter()
    number = 0
    for text in texts:
        for start, end in sentences(text):
            words = split_words(text[start:end])
            if words:
                number += 1
                tally[words[0].lower()] += 1
                tally.update(words[1:])
    return _add_up(tally, number)


def split_words(text: str) -> list[str]:
    """The words of a text as they are counted (``anplint.text.words.count_words``), without code in them."""
    if not text.isascii():
        for sign in (*DASHES, OPAQUE):
            text = text.replace(sign, " ")
    return [word for word in text.split() if has_letter(word)]


def _add_up(tally: Counter[str], number: int) -> Counts:
    measured = [(times, _KEPT.get(text) or _measure(text)) for text, times in tally.items()]
    return Counts(
        words=tally.total(),
        sentences=number,
        syllables=sum(times * word.syllables for times, word in measured),
        polysyllables=sum(times for times, word in measured if word.syllables >= MANY_SYLLABLES),
        complex_words=sum(times for times, word in measured if word.is_complex),
        long_words=sum(times for times, word in measured if word.characters > LONG_WORD),
        letters=sum(times * word.letters for times, word in measured),
        characters=sum(times * word.characters for times, word in measured),
    )


def _measure(text: str) -> Word:
    """The numbers of a word; a capital makes it a name, since first words come in lower case."""
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    bare = re.sub(EDGES, "", text)
    spoken = syllables(bare)
    word = _KEPT[text] = Word(
        syllables=spoken,
        is_complex=spoken >= MANY_SYLLABLES and bare.islower() and "-" not in bare and _is_complex(bare),
        letters=sum(map(str.isalpha, bare)),
        characters=sum(map(str.isalnum, bare)),
    )
    return word


def _is_complex(word: str) -> bool:
    """Whether a word has three syllables without its -es, -ed or -ing."""
    stem = re.sub(SUFFIX, "", word)
    return stem == word or syllables(word) > MANY_SYLLABLES or syllables(stem) >= MANY_SYLLABLES


def measure(texts: Iterable[str]) -> Measured | None:
    """The counts of running prose and the indices over them; None where there are no words."""
    counts = count(texts)
    found = indices(counts)
    return Measured(counts, found) if found else None


def indices(counts: Counts) -> Indices | None:
    """The published indices over the counts; None where there are no words.

    Flesch 1948, "A new readability yardstick", J. Applied Psychology 32. Kincaid et al. 1975, Research Branch
    Report 8-75, Naval Technical Training. Gunning 1952, "The technique of clear writing". McLaughlin 1969,
    "SMOG grading", J. of Reading 12. Coleman and Liau 1975, J. Applied Psychology 60. Smith and Senter 1967,
    "Automated readability index", AMRL-TR-66-220. Björnsson 1968, "Läsbarhet" (LIX).
    """
    words, number = counts.words, counts.sentences
    if not words or not number:
        return None
    length, spoken = words / number, counts.syllables / words
    return Indices(
        flesch_reading_ease=206.835 - 1.015 * length - 84.6 * spoken,
        flesch_kincaid_grade=grade(words, number, counts.syllables),
        gunning_fog=0.4 * (length + 100 * counts.complex_words / words),
        smog=3.1291 + 1.0430 * sqrt(counts.polysyllables * SMOG_SENTENCES / number),
        coleman_liau=5.88 * counts.letters / words - 29.6 * number / words - 15.8,
        automated_readability=4.71 * counts.characters / words + 0.5 * length - 21.43,
        lix=length + 100 * counts.long_words / words,
    )


def grade(words: int, number: int, spoken: int) -> float:
    """The Flesch-Kincaid grade of so many words in a number of sentences with so many syllables."""
    return 0.39 * words / number + 11.8 * spoken / words - 15.59


def counted_grade(texts: Sequence[str]) -> tuple[float, int, int]:
    """The Flesch-Kincaid grade of running prose, with its words and its sentences."""
    words = [word for text in texts for word in split_words(text)]
    number = sum(len(sentences(text)) for text in texts)
    spoken = sum(map(syllables, words))
    return (grade(len(words), number, spoken) if words else 0.0), len(words), number


def textstat_measures(texts: Iterable[str]) -> Measured | None:
    """What textstat makes of the same paragraphs.

    None where textstat cannot be imported. Words and sentences are textstat's own; syllables are ours, put
    in the place of the dictionary that it would download when first asked for one.
    """
    try:
        import textstat
        from textstat.backend.counts import _count_syllables as counter

        before = counter.get_cmudict
    except (AttributeError, ImportError):
        return None
    text = "\n\n".join(texts)
    counter.get_cmudict = lambda _language: _Spoken()
    try:
        return _ask(textstat.textstat, text)
    finally:
        counter.get_cmudict = before


class _Spoken:
    """Stands for a pronouncing dictionary in which every word is; a sound that ends in a digit is a vowel."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["0"] * syllables(word)]


def _ask(textstat: Any, text: str) -> Measured | None:  # noqa: ANN401 - no types of its own
    words = textstat.lexicon_count(text)
    if not words:
        return None
    counts = Counts(
        words=words,
        sentences=textstat.sentence_count(text),
        syllables=textstat.syllable_count(text),
        polysyllables=textstat.polysyllabcount(text),
        complex_words=textstat.difficult_words(text, MANY_SYLLABLES),
        long_words=textstat.long_word_count(text),
        letters=textstat.letter_count(text),
        characters=textstat.char_count(text),
    )
    found = Indices(
        flesch_reading_ease=textstat.flesch_reading_ease(text),
        flesch_kincaid_grade=textstat.flesch_kincaid_grade(text),
        gunning_fog=textstat.gunning_fog(text),
        smog=textstat.smog_index(text),
        coleman_liau=textstat.coleman_liau_index(text),
        automated_readability=textstat.automated_readability_index(text),
        lix=textstat.lix(text),
    )
    return Measured(counts, found)
