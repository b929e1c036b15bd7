"""The metadata box of an article in plain text: what stands in it, as entries with their places.

In a box, labels are glued to values, stand before them, or above lists. It starts below its heading, or is
what a text ends with (``anplint.read.box_search``). Labels come from label data; nothing here knows a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Block, Entry, Run, Span
from anplint.read.box_labels import (
    Label,
    first_mark,
    humped,
    is_above_list,
    is_loose,
    label_of,
    points,
    value_behind,
)
from anplint.read.labels import fold_key
from anplint.read.lines import FINAL, SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

KEY_WORDS = 3
"""The most words of a key in ``key: value`` below a label; the longest seen is “ai generated style”."""

LEAST, OWN, NAMES = 4, 3, 3
"""The points, those of labels that metadata alone have, and the labels that make lines a box."""

UNKNOWN_POINTS = 2
"""The most points that labels which are not known come to."""

LONG_VALUE = 12
"""A line behind a blank line that ends a sentence and has more words is prose, not a label with its value."""


class Box(NamedTuple):
    """The lines ``[start, end)`` of a box, its labels by line, and the least indentation of its lists.

    ``base`` is the indentation of the labels; where ``bulleted``, they stand behind bullets. ``heading`` is
    the line above it that belongs to it, or -1.
    """

    start: int
    end: int
    labels: dict[int, Label]
    indent: int
    base: int = 0
    bulleted: bool = False
    heading: int = -1

    def is_row(self, line: Line) -> bool:
        """Whether a line belongs to the label above it."""
        return is_row(line, self.base, bulleted=self.bulleted)


def is_row(line: Line, base: int, *, bulleted: bool) -> bool:
    """Whether a line belongs to a label above it that is indented by ``base`` columns."""
    return line.indent > base or (line.mark > 0 and not bulleted)


def box_below(lines: Sequence[Line], start: int, stop: int, labels: Labels) -> Box | None:
    """The box whose heading stands before the line ``start``, at most up to the line ``stop``.

    It ends at a line behind a blank line that is neither label nor list. Beside labels that are known, others
    are told by their shape; lines without one stay in its extent. One label alone makes a box only where the
    text ends with it.
    """
    if start >= stop:
        return None
    found: dict[int, Label] = {}
    base, bulleted, end = lines[start].indent, lines[start].mark > 0, start
    for end in range(start, stop):
        line = lines[end]
        if is_row(line, base, bulleted=bulleted):
            if line.gap and (end - 1 not in found or found[end - 1].form != "alone"):
                break
            continue
        label = label_of(line, labels, above=is_above_list(lines, end, stop), skip=line.mark)
        if label is not None and line.gap and end > start and not _is_label_apart(line, label):
            label = None
        apart = line.gap and (end > start or (label is not None and label.form == "blank"))
        if label is not None and not (apart and is_prose(line, label)):
            found[end] = label
        elif line.gap or not found:
            break
    else:
        end = stop
    if start not in found or not any(label.known for label in found.values()):
        return None
    if len(found) == 1 and end < stop:
        return None
    return box_of(lines, start, end, found, start - 1)


def box_of(lines: Sequence[Line], start: int, end: int, found: dict[int, Label], heading: int) -> Box:
    """The box of lines whose labels were found; where values are glued to labels, so may be others."""
    base, bulleted = lines[start].indent, lines[start].mark > 0
    if any(label.form == "glued" for label in found.values()):
        for at in range(start, end):
            line = lines[at]
            told = None if at in found or is_row(line, base, bulleted=bulleted) else humped(line.text)
            if told is not None and is_loose(line, FINAL):
                found[at] = told
    rows = (line.indent for line in lines[start:end] if is_row(line, base, bulleted=bulleted))
    return Box(start, end, found, min(rows, default=0), base, bulleted, heading)


def adds_up(lines: Sequence[Line], found: dict[int, Label], stop: int) -> bool:
    """Whether labels and their values up to the line ``stop`` are surely metadata."""
    names = dict[str, tuple[int, int]]()
    unknown = 0
    for at, label in found.items():
        text = lines[at].text
        if label.form == "alone" and not is_above_list(lines, at, stop):
            continue
        counted = points(text, label)
        if label.known:
            names[fold_key(text[label.key : label.key + label.width])] = (label.known, counted)
        else:
            unknown += counted
    total = sum(counted for _, counted in names.values()) + min(unknown, UNKNOWN_POINTS)
    own = sum(counted for known, counted in names.values() if known > 1 and counted > 1)
    return len(found) >= NAMES and total >= LEAST and own >= OWN


def entries(lines: Sequence[Line], at: int, box: Box) -> Iterator[Block]:
    """The entries of the label in line ``at`` of a box and of the list below it: one for each line.

    A key that occurs again starts the next record of a list; so does a list indented deeper than the others.
    """
    label, line = box.labels[at], lines[at]
    start, stop = line.start + label.key, line.start + label.key + label.width
    name, key = line.text[label.key : label.key + label.width], Span(start, stop)
    yield _entry(line, label.value, Entry((name,), key))
    end = at + 1
    while end < box.end and box.is_row(lines[end]):
        end += 1
    rows = [(row, _key(row)) for row in lines[at + 1 : end]]
    names = [row.text[row.mark : key_end] for row, key_end in rows if key_end]
    records = len(set(names)) < len(names) or (bool(names) and rows[0][0].indent > box.indent)
    count, seen = -1, set[str]()
    for row, key_end in rows:
        inner = row.text[row.mark : key_end] if key_end else ""
        if not inner or (records and (not seen or inner in seen)):
            count += 1
            seen.clear()
        if inner:
            seen.add(inner)
            place = Span(row.start + row.mark, row.start + key_end)
            path = (name, count, inner) if records else (name, inner)
            yield _entry(row, value_behind(row.text, first_mark(row.text, row.mark)), Entry(path, place))
        else:
            yield _entry(row, row.mark, Entry((name, count), key))


def unlabelled(line: Line) -> Block:
    """The entry of a line of a box that shows no label: all of it is the value, and its key is empty."""
    return _entry(line, 0, Entry(("",), Span(line.start, line.start)))


def is_prose(line: Line, label: Label) -> bool:
    """Whether a line that starts with a label is a sentence."""
    loose = label.form in {"blank", "glued"}
    return loose and line.text[-1] in SENTENCE_ENDS and len(line.text.split(None, LONG_VALUE)) > LONG_VALUE


def _is_label_apart(line: Line, label: Label) -> bool:
    """Whether a label behind a blank line is one: known, or glued, and not followed by a sentence."""
    if label.form == "blank":
        return points(line.text, label) > 0
    if label.form == "colon" and label.known == 1:
        return line.text[-1] not in SENTENCE_ENDS
    return label.known > 0 or label.form == "glued"


def _key(row: Line) -> int:
    """Where the key of a bullet ``key: value`` ends in the line's text; 0 for a bullet without a key."""
    text = row.text
    at = first_mark(text, row.mark)
    if at <= row.mark or text.count(" ", row.mark, at) > KEY_WORDS:
        return 0
    end = len(text[:at].rstrip())
    return end if text.count(" ", row.mark, end) < KEY_WORDS else 0


def _entry(line: Line, value: int, entry: Entry) -> Block:
    text = line.text[value:]
    runs = (Run(0, line.start + value, len(text), len(text)),) if text else ()
    return Block("meta", line.start, line.end, text, runs, 0, entry)
