"""Emoji as bullets of items and headings: one hit for an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"count", "match"})
MOST_RELATED = 20
EMOJI = (
    "(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*+"
    "|[0-9]\ufe0f?\u20e3|:[a-z][a-z0-9_+-]{1,30}:(?!\\S)){1,3}"
)
"""Pictures of the Unicode blocks that hold emoji, keycaps, and their short names, ``:rocket:``."""
MARKS = frozenset(
    "\u2713\u2714\u2611\u2610\u2705\u2717\u2718\u274c\u274e\u26a0\u2605\u2606\u25b6\u2794\u27a1"
)
"""Ticks, crosses, stars and arrows, which say something about an item."""


class Params(NamedTuple):
    """``least``: the least number of items and headings that open with an emoji.

    Ticks, crosses, warning signs and arrows do not count.
    """

    least: int = 3


def build(params: Params) -> Check:
    """A check that yields at most one hit: at the first emoji, with the others as related places."""
    if params.least < 1:
        raise ValueError("'least' is at least 1")

    def find(view: View) -> Iterator[Hit]:
        opened = [block for block in view.blocks if _may_open(block)]
        if len(opened) < params.least:
            return
        found = [(block, length) for block in opened if (length := _emoji(block.text))]
        if len(found) < params.least:
            return
        (first, length), *rest = found
        related = tuple(
            Related(*one.to_source(0, end), f"“{one.text[:end]}”") for one, end in rest[:MOST_RELATED]
        )
        values = {"count": str(len(found)), "match": first.text[:length]}
        yield Hit(*first.to_source(0, length), values, related=related, about="emoji")

    return Check(find, where=("beyond-ascii", "text:&#"))


def _may_open(block: Block) -> bool:
    start = block.text[:1]
    if start.isascii() and start != ":" and block.text[1:2].isascii():
        return False
    return block.kind == "heading" or (isinstance(block.detail, Item) and block.detail.first)


def _emoji(text: str) -> int:
    """Code points of the emoji that a text opens with; 0 without one, and for marks that say something."""
    import re

    match = re.match(EMOJI, text)
    if match is None or text[0] in MARKS or not text[match.end() :].strip():
        return 0
    return len(match[0])
