"""Paragraphs of more words than a reader takes in at once."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"words", "most"})
LIMITS = ("most",)

FEW = 0.7
"""Blanks for each word below which a block is not counted: dashes and other blanks part words, too."""


class Params(NamedTuple):
    """``most`` is the number of words that a block may have."""

    most: int = 200


def build(params: Params) -> Check:
    """A check that yields each block of its scope with more words; its place is the block's prose.

    Text with hard line breaks (verse, addresses, notes one below the other) is as long as its longest line.
    """

    def find(view: View) -> Iterator[Hit]:
        for block in view.blocks:
            if block.text.count(" ") < params.most * FEW or not view.facts.has_word_count:
                continue
            words = max(map(count_words, block.text.split("\n")))
            if words > params.most:
                values = {"words": str(words), "most": str(params.most)}
                yield Hit(*block.to_source(0, len(block.text)), values)

    return Check(find, where=(f"spaces:{ceil(params.most * FEW)}",))
