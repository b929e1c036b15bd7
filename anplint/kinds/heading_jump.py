"""A heading whose level is deeper by more than the outline allows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import OPAQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"heading", "level", "before", "expected"})

HTML_HEADING = r"(?i)<h[1-6]\b"


class Params(NamedTuple):
    """``most`` is how many levels a heading may lie below the one before it."""

    most: int = 1


def build(params: Params) -> Check:
    """A check on each pair of neighbouring headings; the first heading may have any level.

    Jumps between the same two levels are one hit, at the first, with the others in ``related``.
    """
    _validate(params)

    def find(view: View) -> Iterator[Hit]:
        jumps: dict[tuple[int, int], list[Block]] = {}
        for before, heading in pairwise(view.facts.headings):
            if heading.level - before.level > params.most and not _html_heading(view, before, heading):
                jumps.setdefault((before.level, heading.level), []).append(heading)
        for (before_level, level), (heading, *others) in jumps.items():
            place = heading.to_source(0, len(heading.text))
            values = {
                "heading": _shown(view, heading),
                "level": str(level),
                "before": str(before_level),
                "expected": str(before_level + 1),
            }
            related = tuple(
                Related(*other.to_source(0, len(other.text)), f"level {level} after {before_level} here, too")
                for other in others
            )
            yield Hit(*place, values, (), related)

    return Check(find, where=("level-jump",))


def _validate(params: Params) -> None:
    """Raise ValueError where no heading could follow another."""
    if params.most < 1:
        message = "'most' must be at least 1"
        raise ValueError(message)


def _html_heading(view: View, before: Block, heading: Block) -> bool:
    """Whether a heading in HTML stands between two headings: its level is not known."""
    return re.compile(HTML_HEADING).search(view.article.source, before.end, heading.start) is not None


def _shown(view: View, heading: Block) -> str:
    """The text of a heading; its source where it holds code."""
    if OPAQUE not in heading.text:
        return heading.text
    start, end = heading.to_source(0, len(heading.text))
    return view.article.source[start:end]
