"""Long articles without any picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"words", "least"})

DRAWN = r"(?i)<(?:img|picture|svg|video|iframe|object|embed|canvas|audio)\b"
"""What shows something in HTML beside an image."""


class Params(NamedTuple):
    """``words`` is how long an article may be without an image; ``fields`` hold one in the metadata."""

    words: int = 1000
    fields: tuple[str, ...] = ("image",)


def build(params: Params) -> Check:
    """A check with one hit, at the title of an article that is long and shows nothing."""

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        if facts.images or facts.words < params.words or not facts.has_word_count:
            return
        if any(facts.claims(field) for field in params.fields):
            return
        if re.search(DRAWN, view.article.source):
            return
        values = {"words": f"{facts.words:,}", "least": f"{params.words:,}"}
        yield Hit(*at_title(view), values, about="no-image")

    return Check(find)
