"""Articles that ask for more years of school than their readers have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title
from anplint.text.guess import guessed_grade

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"grade", "most", "length"})

MARGIN = 1.5
"""A guess lower than the limit by more than this is believed: it misses 3 of 297 such articles and leaves one
in ten of those by people to be counted."""


class Params(NamedTuple):
    """The highest grade that is allowed, for articles of at least so many words and sentences.

    Under 100 words, the length of the samples that the formula was made on, a grade says little.
    """

    most: float = 15.0
    words: int = 100
    sentences: int = 5


def build(params: Params) -> Check:
    """A check that yields one hit for an article over the grade, at its title.

    The Flesch-Kincaid grade of its paragraphs; lists, tables, headings, quotes and code are left out.
    """
    if params.most <= 0 or params.words < 1 or params.sentences < 1:
        raise ValueError("'most', 'words' and 'sentences' are above 0")

    def find(view: View) -> Iterator[Hit]:
        if view.facts.words < params.words:
            return
        texts = [block.text for block in view.blocks]
        if guessed_grade(texts) <= params.most - MARGIN:
            return
        from anplint.text.readability import counted_grade

        grade, words, number = counted_grade(texts)
        if round(grade, 1) <= params.most or words < params.words or number < params.sentences:
            return
        values = {"grade": f"{grade:.1f}", "most": f"{params.most:g}", "length": f"{words / number:.0f}"}
        yield Hit(*at_title(view), values, about="grade")

    return Check(find, where=("paragraph",))
