"""Finds the metadata box that a text ends with, by its shape and by labels that are known.

It is a run of lines that show labels, with lists below them, behind a short heading or behind none. The
ingredients of a recipe, an event's when and where, a glossary have that shape, too: what makes the difference
are labels that metadata alone have, such as a reading time. Where it is not sure, there is no box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.read.box_labels import Label, is_above_list, is_loose, label_of, points
from anplint.read.labels import MARKS
from anplint.read.lines import CODE_INDENT, FINAL, SENTENCE_ENDS
from anplint.read.meta_box import Box, adds_up, box_of, is_prose, is_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

HEADING_WORDS = 6
"""The most words of the heading of a box."""

TRAILING, TRAILING_LINES = 3, 8
"""How many groups of short lines, parted by blank lines, and how many lines may stand below a box."""

CODE_STARTS, CODE_ENDS = frozenset("\"'[{(<`"), frozenset(",;{[")
"""How values start, and lines end, in code and configuration."""


class _Group(NamedTuple):
    """The lines from ``start`` up to the next blank line that show labels; ``whole``: all its lines do."""

    start: int
    labels: dict[int, Label]
    whole: bool
    loose: int


def box_at_end(lines: Sequence[Line], stop: int, labels: Labels, rulers: set[int]) -> Box | None:
    """The box that the text up to the line ``stop`` ends with, short lines of the page below it aside.

    There have to be enough labels that are known. Others, told by their shape, stand among them.
    """
    if not labels.known_any:
        return None
    for _ in range(TRAILING + 1):
        while stop and stop - 1 in rulers:
            stop -= 1
        if not stop:
            return None
        group = _group(lines, stop, labels)
        if any(label.form != "blank" or points(lines[at].text, label) for at, label in group.labels.items()):
            return _search(lines, stop, group, labels, rulers)
        start = _start(lines, stop)
        if stop - start > TRAILING_LINES or not all(_is_trailing(line) for line in lines[start:stop]):
            return None
        stop = start
    return None


def _search(lines: Sequence[Line], stop: int, last: _Group, labels: Labels, rulers: set[int]) -> Box | None:
    """The box whose last lines are a group that shows labels; groups above are taken in while they do."""
    found, start, group, loose = dict(last.labels), last.start, last, last.loose
    heading = _heading(lines, group, labels, rulers)
    while heading < 0 and group.whole and start and start - 1 not in rulers:
        group = _group(lines, start, labels)
        if not group.whole or group.loose or not _is_joined(group):
            break
        found.update(group.labels)
        start = group.start
        heading = _heading(lines, group, labels, rulers)
    if heading >= 0:
        start = heading + 1
        found = {at: label for at, label in found.items() if at >= start}
    else:
        start = min((at for at, label in found.items() if label.known or label.form == "glued"), default=stop)
        found = {at: label for at, label in found.items() if at >= start}
    if not found or (start not in found and heading < 0) or loose > len(found):
        return None
    if not adds_up(lines, found, stop) or _is_content(lines, start, heading, found, labels):
        return None
    return box_of(lines, start, stop, found, heading)


def _start(lines: Sequence[Line], stop: int) -> int:
    """The first line of the group that ends before the line ``stop``."""
    start = stop - 1
    while start and not lines[start].gap:
        start -= 1
    return start


def _group(lines: Sequence[Line], stop: int, labels: Labels) -> _Group:
    """The last group before the line ``stop``, from the line on below which each has its place in a box."""
    first = start = _start(lines, stop)
    base = min((line.indent for line in lines[first:stop] if not line.mark), default=-1)
    bulleted = base < 0
    if bulleted:
        base = min(line.indent for line in lines[first:stop])
    found: dict[int, Label] = {}
    loose = 0
    for at in range(first, stop):
        line = lines[at]
        if is_row(line, base, bulleted=bulleted):
            if start == at:
                start = at + 1
            continue
        label = label_of(line, labels, above=is_above_list(lines, at, stop), skip=line.mark)
        if label is not None and not _is_sentence(lines, at, label, labels):
            found[at] = label
        elif is_loose(line, FINAL):
            loose += 1
        else:
            start, loose = at + 1, 0
            found.clear()
    return _Group(start, found, start == first, loose)


def _is_sentence(lines: Sequence[Line], at: int, label: Label, labels: Labels) -> bool:
    """Whether a line with a label is prose; one with a glued label only where it opens a group of its own."""
    if label.form == "glued" and (not lines[at].gap or (at > 0 and _is_heading(lines, at - 1, labels))):
        return False
    return is_prose(lines[at], label)


def _is_joined(group: _Group) -> bool:
    """Whether a group with a blank line below it belongs to a box: labels with values, at least one known."""
    valued = [label for label in group.labels.values() if label.form != "alone"]
    known = sum(label.known > 0 and label.form != "blank" for label in valued)
    return 2 * known >= len(group.labels) > 0


def _heading(lines: Sequence[Line], group: _Group, labels: Labels, rulers: set[int]) -> int:
    """The line above a group, or its first one, that is the heading of a box; -1 for none."""
    above = group.start - 1
    if above >= 0 and above not in rulers and _is_heading(lines, above, labels):
        return above
    first = group.start
    if group.labels and first not in group.labels and _is_heading(lines, first, labels):
        return first
    return -1


def _is_heading(lines: Sequence[Line], at: int, labels: Labels) -> bool:
    """Whether a line stands apart from what is above it, and has few words and nothing of a sentence."""
    line = lines[at]
    text = line.text.strip(MARKS)
    if not text or line.mark or not (line.gap or lines[at - 1].mark) or line.indent >= CODE_INDENT:
        return False
    if labels.ends_like_box(text) or labels.ends_like_title(text):
        return True
    ends = line.text[-1] in SENTENCE_ENDS or line.text[-1] in ",:;"
    words = len(text.split(None, HEADING_WORDS))
    return words <= HEADING_WORDS and not ends and text[0].isalnum() and not _has_mark(text)


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in ".:=!?;")


def _is_content(
    lines: Sequence[Line], start: int, heading: int, found: dict[int, Label], labels: Labels
) -> bool:
    """Whether lines that look like a box are part of the text: announced with a colon, indented, or code."""
    if lines[start].indent >= CODE_INDENT:
        return True
    named = heading >= 0 and (
        labels.ends_like_box(lines[heading].text) or labels.ends_like_title(lines[heading].text)
    )
    above = (heading if heading >= 0 else start) - 1
    if not named and above >= 0 and lines[above].text[-1] in ":：":
        return True
    texts = [lines[at].text for at in found]
    values = [text[label.value :] for text, label in zip(texts, found.values(), strict=True)]
    coded = sum(value[:1] in CODE_STARTS or value[-1:] in CODE_ENDS for value in values if value)
    return 2 * coded >= len(values)


def _is_trailing(line: Line) -> bool:
    """Whether a line can be one of the page below a box: short, and no sentence."""
    text = line.text
    return "©" in text or (len(text.split(None, HEADING_WORDS)) <= HEADING_WORDS and text[-1] not in FINAL)
