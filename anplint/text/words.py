"""Words: what counts as one, and how many a text has."""

from __future__ import annotations

import re

DASHES = "\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}"
"""Dashes that part words even where no blanks stand around them."""

WORD = r"[^\W_]+(?:['’.\-][^\W_]+)*"


def count_words(text: str) -> int:
    """How many words a text has: pieces between blanks or dashes that hold a letter or a digit.

    "well-known" and "3.5" are one word each, "–" and a filler are none. A script without blanks
    (Chinese, Japanese, Thai) has no useful count; see ``anplint.text.language.has_word_count``.
    """
    if not text.isascii():
        for dash in DASHES:
            text = text.replace(dash, " ")
    return sum(map(has_letter, text.split()))


def has_letter(piece: str) -> bool:
    """Whether a piece of text holds a letter or a digit."""
    return piece[0].isalnum() or any(map(str.isalnum, piece))


def words(text: str) -> list[str]:
    """The words of a text in lower case, without the punctuation around them."""
    return re.findall(WORD, text.lower())
