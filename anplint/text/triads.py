"""Lists of three, "simple, fast, and cheap": where a text has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BETWEEN_TEXTS = "\0"
FEWEST = 3
"""Fewer lists of three in all texts are not looked at."""
WORD = r"[^\W\d][\w’'-]{0,30}"
LAST_TWO = rf", ({WORD}(?: [\w’'-]{{1,30}}){{0,4}}), (?:and|or) ({WORD})"
"""The second item of a list, and the start of the third, behind a comma; in the first there is none."""
BEFORE = rf"({WORD})[\"”’)]?$"
"""The last word of the first item."""
STOP = r"[.;:!?\n(—–]"
BACK = 45
"""Code points before a list's comma in which there is no other, else the list has four items or more."""
CLAUSE = frozenset(
    "and as because but he here however i if it its it’s it's my nor or otherwise please she since so that "
    "the then there they these this those though to until we what when where which while who whose will you "
    "your etc etc. e.g i.e not".split()
)
"""Words with which a clause starts rather than an item of a list."""


def triads(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The lists of three in some texts: the number of the text, start and end of the list.

    The start is the last word of the first item, the end the first word of the third. A list has a comma
    before its "and", so that "When it rained, we sat and read" is none; longer lists, names and clauses are
    left out. Nothing where there are fewer than three.
    """
    whole = BETWEEN_TEXTS.join(texts)
    if whole.count(", and ") + whole.count(", or ") < FEWEST:
        return
    starts: list[int] = []
    for match in re.finditer(LAST_TWO, whole):
        at = match.start()
        before = re.split(STOP, whole[max(0, at - BACK) : at].rpartition(BETWEEN_TEXTS)[2])[-1]
        first = None if "," in before else re.search(BEFORE, before)
        if first is None or not _is_list(first[1], match[1], match[2]):
            continue
        if not starts:
            starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        number = bisect_right(starts, at) - 1
        yield number, at - len(before) + first.start() - starts[number], match.end() - starts[number]


def _is_list(first: str, second: str, third: str) -> bool:
    names = (first[0].isupper(), second[0].isupper(), third[0].isupper())
    return names.count(True) <= 1 and not {second.split(" ", 1)[0].lower(), third.lower()} & CLAUSE
