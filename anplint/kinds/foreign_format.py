"""Files of a format that there is no reader for, told by their suffix or by how they start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"detail"})


class Params(NamedTuple):
    """``signs``: the name of a format, and a regex that matches where such a file starts, blanks aside."""

    signs: dict[str, str]


def build(params: Params) -> Check:
    """A check with one hit, at the start of the file; blocks of metadata before the text do not matter."""
    signs = {name: rf"\s*+(?:{regex})" for name, regex in params.signs.items()}
    starts = "|".join(signs.values()) or "(?!)"

    def find(view: View) -> Iterator[Hit]:
        for problem in view.article.problems:
            if problem.name == "unsupported":
                detail = f"there is no reader for “{problem.detail}” files"
                yield Hit(problem.start, problem.end, {"detail": detail}, about="format")
                return
        if re.match(starts, view.article.source):
            name = next(name for name, sign in signs.items() if re.match(sign, view.article.source))
            yield Hit(0, 0, {"detail": f"this is {name}, which there is no reader for"}, about="format")

    return Check(
        find, where=("problem:unsupported", *(f"like:begins:{regex}" for regex in params.signs.values()))
    )
