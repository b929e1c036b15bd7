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

_KEPT: dict[str, str] = {}


def stems(pieces: Iterable[str], language: str = "en") -> list[str]:
    """The stem of each piece (lower case, as ``anplint.text.words.pieces`` gives them), in order.

    In other languages than English, and for those that cannot be told (``und``), the pieces as they are.
    """
    if language not in {"en", "und"}:
        return list(pieces)
    found = []
    for piece in pieces:
        stem = _KEPT.get(piece)
        if stem is None:
            if len(_KEPT) >= MOST_KEPT:
                _KEPT.clear()
            stem = _KEPT[piece] = _stem()(_bare(piece))
        found.append(stem)
    return found


def _bare(piece: str) -> str:
    """The word of a piece: without the signs around it and the possessive."""
    word = piece.strip(EDGES)
    return word[:-2] if word.endswith(("'s", "’s")) else word


@cache
def _stem() -> Callable[[str], str]:
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer("english").stemWord
    return stem
