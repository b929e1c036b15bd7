"""The source line of a finding with its place marked, cut to a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.report.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from anplint.finding import Finding

    Cells = Callable[[str], int]

ELLIPSIS = "…"
MOST_BEFORE, LEAST_BEFORE = 0.4, 0.15
"""The part of the width that may stand before a place where the whole line does not fit."""


class Marked(NamedTuple):
    """A line of a source, and where in it the place stands: columns of the terminal, from 0."""

    line: str
    start: int
    length: int


def mark(finding: Finding, width: int, cells: Cells) -> Marked:
    """The line at which a finding starts, at most ``width`` columns wide; ``cells`` measures a text.

    A place that goes on in the next line is marked to the end of this one; an empty place is one
    column wide, so that it can be seen.
    """
    excerpt, start = finding.excerpt
    end = min(len(excerpt), start + max(0, finding.end - finding.start))
    before, place = clean(excerpt[:start]).lstrip(), clean(excerpt[start:end])
    after = clean(excerpt[end:]).rstrip()
    if cells(before + place + after) > width:
        before, place, after = _cut(before, place, after, width, cells)
    line = before + place + after
    return Marked(line, cells(before), max(1, cells(before + place) - cells(before)))


def _cut(before: str, place: str, after: str, width: int, cells: Cells) -> tuple[str, str, str]:
    """The place with as much around it as fits; a place that is too long loses its end."""
    beside = width - cells(place)
    share = min(width * MOST_BEFORE, max(width * LEAST_BEFORE, beside / 2))
    before = _last(before, max(int(share), beside - cells(after)), cells)
    room = width - cells(before)
    if cells(place) > room:
        return before, _first(place, room, cells), ""
    return before, place, _first(after, room - cells(place), cells)


def _first(text: str, width: int, cells: Cells) -> str:
    """The beginning of a text, with an ellipsis where some of it is left out."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += cells(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS if width > 0 else ""


def _last(text: str, width: int, cells: Cells) -> str:
    """The end of a text; no combining mark comes to stand without its letter."""
    if cells(text) <= width:
        return text
    kept, used = 0, 1
    for character in reversed(text):
        used += cells(character)
        if used > width:
            break
        kept += 1
    tail = text[len(text) - kept :]
    while tail and not cells(tail[0]):
        tail = tail[1:]
    return f"{ELLIPSIS}{tail}"
