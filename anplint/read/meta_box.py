"""What a rendered page adds to an article in plain text: metadata box, captions of images, page debris.

In a box, labels are glued to values or stand above lists. It starts below its heading, or is the last lines
of a text where at least three known labels with values follow each other. Labels come from label data;
nothing here knows a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Block, Entry, Run, Span
from anplint.read.box_labels import Label, known_label, unknown_label, value_behind
from anplint.read.labels import fold_key
from anplint.read.lines import FINAL, SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

KEY_WORDS = 3
"""The most words of a key in ``key: value`` below a label; the longest seen is “ai generated style”."""

VALUES = 3
"""How many labels with values in a row make a box without a heading; fewer occur in plain notes."""

SHORT_VALUE = 4
"""The most words of a value that stands behind a label and a blank in a box without a heading."""

LONG_VALUE = 12
"""A line behind a blank line that ends a sentence and has more words is prose, not a label with its value."""

ALT_WORDS = 20
"""The most words of an image's text above its caption; as of a title, which it often repeats."""

RULER = re.compile(r"[-=_*~#\s]{3,}$")
PIPES = re.compile(r"[|\s]+$")


class Box(NamedTuple):
    """The lines ``[start, end)`` of a box, its labels by line, and the least indentation of its bullets."""

    start: int
    end: int
    labels: dict[int, Label]
    indent: int


def box_below(lines: Sequence[Line], start: int, stop: int, labels: Labels) -> Box | None:
    """The box whose heading stands before the line ``start``, at most up to the line ``stop``.

    It ends at a line behind a blank line that is neither label nor list. Beside labels that are known, others
    are told by their shape; lines without one stay in its extent. One label alone makes a box only where the
    text ends with it.
    """
    found: dict[int, Label] = {}
    known, end = 0, start
    for end in range(start, stop):
        line = lines[end]
        if line.mark:
            if line.gap and (end - 1 not in found or found[end - 1].form != "alone"):
                break
            continue
        label = known_label(lines, end, stop, labels)
        known += label is not None
        if label is None and (told := unknown_label(lines, end, stop)):
            label = told if not line.gap or told.form == "glued" or end == start else None
        if label is not None and not (line.gap and _is_prose(line, label)):
            found[end] = label
        elif line.gap or not found:
            break
    else:
        end = stop
    if not known or start not in found or (len(found) == 1 and end < stop):
        return None
    return Box(start, end, found, _indent(lines[start:end]))


def box_at_end(lines: Sequence[Line], stop: int, labels: Labels) -> Box | None:
    """The box without a heading that the text up to the line ``stop`` ends with; no blank line is in it.

    There have to be enough labels that are known. Others, told by their shape, stand among them.
    """
    found: dict[int, Label] = {}
    valued, start = set[str](), stop
    for at in range(stop - 1, -1, -1):
        line = lines[at]
        if not line.mark:
            known = known_label(lines, at, stop, labels)
            label = known or unknown_label(lines, at, stop)
            if label is None or (label.form == "blank" and _words(line.text[label.value :]) > SHORT_VALUE):
                break
            found[at] = label
            if known or label.form == "glued":
                start = at
            if known and label.form != "alone":
                valued.add(fold_key(line.text[: label.width]))
        if line.gap:
            break
    if len(valued) < VALUES:
        return None
    return Box(start, stop, found, _indent(lines[start:stop]))


def entries(lines: Sequence[Line], at: int, box: Box) -> Iterator[Block]:
    """The entries of the label in line ``at`` of a box and of the list below it: one for each line.

    A key that occurs again starts the next record of a list; so does a list indented deeper than the others.
    """
    label, line = box.labels[at], lines[at]
    name, key = line.text[: label.width], Span(line.start, line.start + label.width)
    yield _entry(line, label.value, Entry((name,), key))
    end = at + 1
    while end < box.end and lines[end].mark:
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
            yield _entry(row, value_behind(row.text, key_end), Entry(path, place))
        else:
            yield _entry(row, row.mark, Entry((name, count), key))


def _is_prose(line: Line, label: Label) -> bool:
    loose = label.form in {"blank", "glued"}
    return loose and line.text[-1] in SENTENCE_ENDS and _words(line.text) > LONG_VALUE


def _words(text: str) -> int:
    return len(text.split(None, LONG_VALUE + 1))


def _indent(lines: Sequence[Line]) -> int:
    return min((line.indent for line in lines if line.mark), default=0)


def _key(row: Line) -> int:
    """Where the key of a bullet ``key: value`` ends in the line's text; 0 for a bullet without a key."""
    text = row.text
    at = text.find(":", row.mark)
    if at <= row.mark or text.count(" ", row.mark, at) >= KEY_WORDS:
        return 0
    return at if at + 1 == len(text) or text[at + 1].isspace() else 0


def _entry(line: Line, value: int, entry: Entry) -> Block:
    text = line.text[value:]
    runs = (Run(0, line.start + value, len(text), len(text)),) if text else ()
    return Block("meta", line.start, line.end, text, runs, 0, entry)


class Marks(NamedTuple):
    """Lines that are no prose, by number: rulers, pipes that stand alone, captions, images' texts above.

    From the line ``tail`` on there is nothing but page debris.
    """

    rulers: set[int]
    pipes: set[int]
    captions: set[int]
    alts: set[int]
    tail: int


def marks_of(lines: Sequence[Line], labels: Labels) -> Marks:
    """The lines that are no prose."""
    marks = Marks(set(), set(), set(), set(), _tail(lines, labels))
    for at, line in enumerate(lines):
        text = line.text
        if text[0] in "-=_*~#" and RULER.match(text):
            marks.rulers.add(at)
        elif text[0] == "|" and PIPES.match(text):
            if line.gap and (at + 1 == len(lines) or lines[at + 1].gap):
                marks.pipes.add(at)
        elif not line.mark and ":" in text and labels.is_caption(text):
            if at and not line.gap and _is_alt(lines, at - 1, marks):
                marks.alts.add(at - 1)
            marks.captions.add(at)
    return marks


def _tail(lines: Sequence[Line], labels: Labels) -> int:
    """Where the debris at the end starts; its first line ends no paragraph."""
    tail = len(lines)
    while tail and (labels.is_debris(lines[tail - 1].text) or PIPES.match(lines[tail - 1].text)):
        tail -= 1
    while tail and tail < len(lines) and not lines[tail].gap and not lines[tail - 1].mark:
        tail += 1
    return tail


def _is_alt(lines: Sequence[Line], at: int, marks: Marks) -> bool:
    """Whether the line above a caption is the image's text: it is repeated below, or stands there alone."""
    line = lines[at]
    if line.mark or at in marks.captions or at in marks.rulers or at in marks.pipes:
        return False
    words = len(line.text.split(None, ALT_WORDS))
    if words > 1 and lines[at + 1].text.casefold().startswith(line.text.casefold()):
        return True
    alone = line.gap or lines[at - 1].mark > 0 or at - 1 in marks.captions
    return alone and line.text[-1] not in FINAL and words <= ALT_WORDS
