"""Paragraphs in which long sentences and long words meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.text.guess import guessed_grade

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"grade", "length", "share", "words"})

LETTERS = 5
"""Characters for each word, its blank included: a block with fewer has too few words, or easy ones."""
MARGIN = 3.0
"""A guess at the grade that is lower than the limit by more than this is believed: it misses 7 of 235 such
paragraphs, and leaves 6 in 100 of 50 words and more to be counted."""
LISTED = 0.2
"""With a comma behind more of the words than this, a paragraph is a list of names or things."""
QUOTES = "“\"«„‘'"


class Params(NamedTuple):
    """From what on a paragraph is hard: all four have to be reached.

    ``grade``: Flesch-Kincaid; ``words`` of the paragraph; ``length`` of its sentences in the mean, in words;
    ``share`` of its words, in per cent, with three syllables and more (Gunning's complex words).
    """

    grade: float = 21.0
    words: int = 50
    length: float = 25.0
    share: float = 16.0


def build(params: Params) -> Check:
    """A check that yields each hard paragraph; quotations and lists of names are let pass."""
    if min(params) <= 0:
        raise ValueError("'grade', 'words', 'length' and 'share' are above 0")

    def find(view: View) -> Iterator[Hit]:
        for block in view.blocks:
            text = block.text
            if len(text) < LETTERS * params.words or text[0] in QUOTES:
                continue
            if guessed_grade([text]) <= params.grade - MARGIN:
                continue
            values = _measure(text, params)
            if values:
                yield Hit(*block.to_source(0, len(text)), values)

    return Check(find, where=("paragraph",))


def _measure(text: str, params: Params) -> dict[str, str] | None:
    """The figures of a hard paragraph; None for any other."""
    from anplint.text.readability import count, counted_grade

    grade, words, number = counted_grade([text])
    if grade <= params.grade or words < params.words or words < params.length * number:
        return None
    share = 100 * count([text]).complex_words / words
    if share < params.share or text.count(",") > LISTED * words:
        return None
    return {
        "grade": f"{grade:.0f}",
        "length": f"{words / number:.0f}",
        "share": f"{share:.0f}",
        "words": str(words),
    }
