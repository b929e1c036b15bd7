"""Texts that come again on purpose: lines of a form, what leads to a list, verse, and tabs."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anplint.measure import Facts
    from anplint.model import Block

VERSE_LINES, VERSE_WIDTH = 3, 60
"""A paragraph of at least so many lines, none wider in code points, is verse or an address."""
LABEL = r"(?:\*\*|__)[^*_\n]{1,40}?(?::(?:\*\*|__)|(?:\*\*|__)\s*:)"
INTRODUCES = ":："
"""What ends a sentence that only leads to the list or the code below it."""


def may_recur(facts: Facts, block: Block) -> bool:
    """Whether a paragraph is of a sort that comes again on purpose.

    That is a line of a form ("**Status:** …"), what leads to a list or to code, and verse: three lines or
    more, none of them long.
    """
    if block.text[-1] in INTRODUCES:
        return True
    source = facts.article.source[block.start : block.end]
    if re.match(LABEL, source):
        return True
    lines = source.splitlines()
    return len(lines) >= VERSE_LINES and max(map(len, lines)) <= VERSE_WIDTH


def apart(facts: Facts, first: int, second: int) -> bool:
    """Whether HTML stands between two places: in tabs and accordions readers see one of them at a time."""
    html = facts.html
    after = bisect_right(html, first, key=_start)
    return after < len(html) and html[after].start < second


def _start(block: Block) -> int:
    return block.start
