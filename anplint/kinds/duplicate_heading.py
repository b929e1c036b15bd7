"""Two headings of the same words under the same parent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, heading_text
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"heading", "level"})


class Params(NamedTuple):
    """``allowed`` are headings, in lower case, that may stand twice."""

    allowed: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields each heading whose words stand above it at the same level under the same parent.

    A parent is the nearest heading above of a higher rank, by place, not by words: the same heading in two
    chapters is no hit.
    """
    allowed = frozenset(" ".join(one.casefold().split()) for one in params.allowed)

    def find(view: View) -> Iterator[Hit]:
        if len(view.facts.headings) < 2:  # noqa: PLR2004
            return
        seen: dict[tuple[int, int, str], Block] = {}
        parents: list[Block] = []
        for heading in view.facts.headings:
            while parents and parents[-1].level >= heading.level:
                parents.pop()
            text = heading_text(view, heading)
            words = " ".join(text.casefold().split()).rstrip(":.")
            key = (parents[-1].start if parents else -1, heading.level, words)
            parents.append(heading)
            first = seen.setdefault(key, heading)
            if first is not heading and count_words(words) and words not in allowed:
                related = (Related(*first.to_source(0, len(first.text)), "the first one is here"),)
                values = {"heading": text, "level": str(heading.level)}
                yield Hit(*heading.to_source(0, len(heading.text)), values, (), related)

    return Check(find)
