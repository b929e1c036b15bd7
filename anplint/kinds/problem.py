"""Something the reader could not read as meant: every problem of that name is a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"detail"})


class Params(NamedTuple):
    """``name`` is the problem as the readers call it; ``earlier`` names its related place, if it has one."""

    name: str
    earlier: str = "the first one is here"


def build(params: Params) -> Check:
    """A check that yields the problems of one name; ``detail`` is what the reader has to say."""

    def find(view: View) -> Iterator[Hit]:
        for problem in view.article.problems:
            if problem.name == params.name:
                related = (Related(*problem.related, params.earlier),) if problem.related else ()
                yield Hit(problem.start, problem.end, {"detail": problem.detail}, (), related)

    return Check(find, where=(f"problem:{params.name}",))
