"""A guess at the grade of a text, for rules that rarely have to count: nothing else is loaded for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def guessed_grade(texts: Sequence[str]) -> float:
    """About the Flesch-Kincaid grade, from blanks, stops and letters alone: 30 times faster than to count.

    Fitted to the paragraphs of 2,200 English articles by people; on them it is off by 0.7 in the mean and by
    more than 2 in 1 %.
    """
    counted = [_signs(text) for text in texts]
    blanks, stops, lines = map(sum, zip(*counted, strict=True)) if counted else (0, 0, 0)
    letters = sum(map(len, texts)) + len(texts) - 1
    words, ends = blanks + len(texts), stops + lines + len(texts)
    return 0.37 * words / ends + 4.0 * letters / words - 19.9 if letters > 0 else 0.0


@lru_cache(maxsize=512)
def _signs(text: str) -> tuple[int, int, int]:
    """The blanks of a text, its stops with a blank behind them, and its line breaks."""
    stops = sum([text.count(f"{sign} ") for sign in ".?!" if sign in text])
    return text.count(" "), stops, text.count("\n")
