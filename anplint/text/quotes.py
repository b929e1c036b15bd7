"""What stands inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

QUOTE = (
    r"“[^“”]*(?:”|$)|«[^«»]*»|„[^„“”]*[“”]|(?<!\w)\"[^\"]+\"(?!\w)|(?<!\w)‘[^‘’]*’(?!\w)|(?<!\w)'[^']+'(?!\w)"
)


def quoted(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of a block's prose stands inside quotation marks.

    A “ that is not closed quotes the rest of the block, as in quotations of several paragraphs.
    """
    quotes = _quotes(text)
    at = bisect_right(quotes, (start, -1)) - 1
    return at >= 0 and end < quotes[at][1] + (quotes[at][1] == len(text))


@lru_cache(maxsize=16)
def _quotes(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(QUOTE, text)]
