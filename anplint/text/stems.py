"""Stems: words without their inflections, so that "clients", "client's" and "client" compare as one.

English by Snowball's Porter2 algorithm (PyStemmer, https://snowballstem.org/algorithms/english/stemmer.html).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EDGES = "'’‘“”«»*_`[]{}<>/\\|-…"
"""Signs at the edges of a piece of text that are no part of the word."""
MOST_KEPT = 50_000
"""Stems kept for the next article; most words of a text were in the texts before it."""


class _Kept(dict[str, str]):
    """The stems of pieces met so far; one that is asked for is worked out."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= MOST_KEPT:
            self.clear()
        stem = self[piece] = _stem()(_bare(piece))
        return stem


_KEPT = _Kept()


def stems(pieces: Iterable[str], language: str = "en") -> list[str]:
    """The stem of each piece (lower case, as ``anplint.text.words.pieces`` gives them), in order.

    In other languages than English, and for those that cannot be told (``und``), the pieces as they are.
    """
    return list(map(_KEPT.__getitem__, pieces) if language in {"en", "und"} else pieces)


def _bare(piece: str) -> str:
    """The word of a piece: without the signs around it and the possessive."""
    word = piece.strip(EDGES)
    return word[:-2] if word.endswith(("'s", "’s")) else word


@cache
def _stem() -> Callable[[str], str]:
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer("english").stemWord
    return stem
