"""Words: what counts as one, and how many a text has."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DASHES = "\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}"
"""Dashes that part words even where no blanks stand around them."""

DROPPED = '.,;:!?()"'
"""Punctuation left out of ``pieces``: what most often stands at the edge of a word in prose."""
BETWEEN_TEXTS = "\0"

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


def lower(texts: Sequence[str]) -> list[str]:
    """The texts in lower case; all at once, which is several times faster than one by one."""
    lowered = BETWEEN_TEXTS.join(texts).lower().split(BETWEEN_TEXTS)
    return lowered if len(lowered) == len(texts) else [one.lower() for one in texts]


def pieces(lowered: Sequence[str]) -> list[list[str]]:
    """For each text in lower case what stands between its blanks and dashes, without ``DROPPED``.

    All texts are worked through at once, which is several times faster than one by one.
    """
    if not lowered:
        return []
    text = BETWEEN_TEXTS.join(lowered)
    if text.count(BETWEEN_TEXTS) >= len(lowered):
        text = BETWEEN_TEXTS.join([one.replace(BETWEEN_TEXTS, " ") for one in lowered])
    for sign in DROPPED:
        text = text.replace(sign, "")
    if not text.isascii():
        for dash in DASHES:
            text = text.replace(dash, " ")
    return [part.split() for part in text.split(BETWEEN_TEXTS)]


def count_pieces(found: Iterable[list[str]]) -> int:
    """How many of the pieces are words: those that hold a letter or a digit."""
    count = 0
    for one in found:
        count += len(one)
        for piece in filterfalse(str.isalnum, one):
            if not has_letter(piece):
                count -= 1
    return count
