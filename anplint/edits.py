"""Edits to a text: which of them go together, and the text with them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from anplint.finding import Edit, Fix


def choose(groups: Sequence[Sequence[Edit]]) -> list[int]:
    """The numbers of the groups that can be made together.

    In their order: a group of which an edit overlaps one of a group before it is left out as a whole, and so
    is one whose own edits overlap. Takes n log n time for n edits.
    """
    taken: list[Edit] = []
    chosen = []
    for number, group in enumerate(groups):
        added = [edit for edit in sorted(group) if _fits(edit, taken) and _take(edit, taken)]
        if len(added) == len(group):
            chosen.append(number)
        else:
            for edit in added:
                taken.pop(bisect_left(taken, edit))
    return chosen


def _fits(edit: Edit, taken: list[Edit]) -> bool:
    at = bisect_left(taken, edit)
    return not any(overlap(edit, other) for other in taken[max(0, at - 1) : at + 1])


def _take(edit: Edit, taken: list[Edit]) -> bool:
    taken.insert(bisect_left(taken, edit), edit)
    return True


def edits_of(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of the fixes in order of place; a fix that overlaps an earlier one is left out as a whole."""
    ordered = sorted((fix.edits for fix in fixes), key=list)
    return sorted(edit for number in choose(ordered) for edit in ordered[number])


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """The source with the edits made; they are sorted, and one that overlaps an earlier one is dropped."""
    parts: list[str] = []
    end = 0
    last: Edit | None = None
    for edit in sorted(edits):
        if last is not None and overlap(last, edit):
            continue
        parts += (source[end : edit.start], edit.text)
        end, last = edit.end, edit
    return "".join((*parts, source[end:]))


def overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be made: they start at one place, or share a code point."""
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end
