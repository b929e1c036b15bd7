"""Lists of three, one after the other: one hit for an article in which they are a habit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, words_in
from anplint.match import quoted
from anplint.text.triads import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"count", "words", "rate", "match"})
MOST_RELATED = 20


class Params(NamedTuple):
    """How many lists of three ("fast, simple, and cheap") make a finding.

    ``least``: the least number of them, from 3 on; ``per_thousand``: for each 1,000 words of the scope;
    ``words``: articles with fewer are not looked at. Lists of names, longer lists and lists without a comma
    before the last "and" do not count, nor those in quotation marks.
    """

    least: int = 6
    per_thousand: float = 10.0
    words: int = 150


def build(params: Params) -> Check:
    """A check that yields at most one hit: at the first list, with the others as related places."""
    if params.least < FEWEST or params.per_thousand < 0 or params.words < 0:
        raise ValueError(f"'least' is at least {FEWEST}, 'per-thousand' and 'words' are not below 0")

    def find(view: View) -> Iterator[Hit]:
        if len(view.facts.triads) < params.least:
            return
        kinds = {block.kind for block in view.blocks}
        found = [
            (block, start, end)
            for block, start, end in view.facts.triads
            if block.kind in kinds and not quoted(block.text, start, end)
        ]
        words = words_in(view)
        rate = len(found) * 1000 / max(words, 1)
        if len(found) < params.least or words < params.words or rate < params.per_thousand:
            return
        (block, start, end), *rest = found
        related = tuple(
            Related(*one.to_source(first, last), f"“{one.text[first:last]}”")
            for one, first, last in rest[:MOST_RELATED]
        )
        values = {
            "count": str(len(found)),
            "words": str(words),
            "rate": f"{rate:.1f}",
            "match": block.text[start:end],
        }
        yield Hit(*block.to_source(start, end), values, related=related, about="triads")

    return Check(find, where=(f"lists-of-three:{params.least}",))
