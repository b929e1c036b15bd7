"""Accepted terms: words of a vocabulary inside of which nothing is found."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from anplint.match import bounded

if TYPE_CHECKING:
    from anplint.match import Found


@lru_cache(maxsize=4)
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the longest of the terms, as whole words; a blank in a term stands for any blanks."""
    words = [r"\s+".join(map(re.escape, term.split())) for term in sorted(terms, key=len, reverse=True)]
    return re.compile(bounded("|".join(words)), re.IGNORECASE)


def outside(terms: tuple[str, ...], found: dict[int, list[Found]]) -> dict[int, list[Found]]:
    """The matches that do not lie inside an accepted term; each block is searched for terms once."""
    accepted = _any_of(terms)
    known: dict[int, list[tuple[int, int]]] = {}

    def free(one: Found) -> bool:
        spans = known.get(id(one.block))
        if spans is None:
            spans = known[id(one.block)] = [match.span() for match in accepted.finditer(one.block.text)]
        start, end = one.match.span()
        at = bisect_right(spans, (start, len(one.block.text))) - 1
        return at < 0 or spans[at][1] < end

    kept = {number: list(filter(free, matches)) for number, matches in found.items()}
    return {number: matches for number, matches in kept.items() if matches}
