"""Lists and quotes that nest deeper than anybody writes or reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"detail"})


class Params(NamedTuple):
    """``most`` is how deep lists or quotes may nest."""

    most: int = 10


def build(params: Params) -> Check:
    """A check with one hit: where a reader gave up, else the first block that nests deeper."""

    def find(view: View) -> Iterator[Hit]:
        for problem in view.article.problems:
            if problem.name == "nested-too-deep":
                yield Hit(problem.start, problem.end, {"detail": problem.detail}, about="nesting")
                return
        for block in view.article.blocks:
            depth = _depth(view.article.source, block)
            if depth > params.most:
                what = "quote" if block.kind == "quote" else "list"
                detail = f"this {what} is nested {depth} deep, more than {params.most}"
                yield Hit(*block.to_source(0, len(block.text)), {"detail": detail}, about="nesting")
                return

    return Check(find, where=(f"nested:{params.most}", "problem:nested-too-deep"))


def _depth(source: str, block: Block) -> int:
    """The level of an item; for a quote, the marks that stand before it on its line."""
    if block.kind == "item":
        return block.level
    if block.kind != "quote":
        return 0
    line = max(source.rfind("\n", 0, block.start), source.rfind("\r", 0, block.start)) + 1
    return source.count(">", line, block.start)
