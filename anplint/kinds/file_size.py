"""Files that are too large to be an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"detail"})


class Params(NamedTuple):
    """``most`` is the number of characters that one article may have, markup and metadata included."""

    most: int = 1_000_000


def build(params: Params) -> Check:
    """A check that yields what was too large to be read, and an article with more characters."""

    def find(view: View) -> Iterator[Hit]:
        for problem in view.article.problems:
            if problem.name == "too-large":
                yield Hit(problem.start, problem.end, {"detail": problem.detail}, about="size")
                return
        size = len(view.article.source)
        if size > params.most:
            detail = f"it has {size:,} characters, more than {params.most:,}"
            yield Hit(0, 0, {"detail": detail}, about="size")

    return Check(find, where=("problem:too-large", f"longer:{params.most}"))
