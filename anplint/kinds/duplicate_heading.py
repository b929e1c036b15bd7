"""Two headings of the same words under the same parent."""

from __future__ import annotations

import re
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


APART = (
    r"(?i)</(?:li|div|td|section|details|tab\w*|article)\s*>|<(?:details|tab|tabitem|section|button)\b"
    r"|\{%-?\s*(?:end)?tab|^=== [\"']"
)
"""Between two headings: the end of a container of its own, such as a tab or a part that opens on a click."""

NEAR = 2000
"""Code points above the second heading in which such an end counts."""


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
                if _are_apart(view, first, heading):
                    continue
                related = (Related(*first.to_source(0, len(first.text)), "the first one is here"),)
                values = {"heading": text, "level": str(heading.level)}
                yield Hit(*heading.to_source(0, len(heading.text)), values, (), related)

    return Check(find, where=("heading-twice",))


def _are_apart(view: View, first: Block, second: Block) -> bool:
    """Whether two headings stand in containers of their own, or only lead over ("Therefore:")."""
    if first.text.rstrip().endswith(":") and second.text.rstrip().endswith(":"):
        return True
    if view.article.format == "html":
        return False
    between = re.compile(APART, re.MULTILINE)
    return between.search(view.article.source, max(first.end, second.start - NEAR), second.start) is not None
