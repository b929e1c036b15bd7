"""Labels of a metadata box: those that label data know, and those that a box shows by their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.read.labels import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
NAME = rf"{WORD}(?:[ ._-]{WORD}){{0,3}}"
"""A label that is not known: one to four words of letters, or keys with dots between them."""
NUMBER = r"\d[\d.,:%/+-]*(?: ?[^\W\d_]{1,7})?(?: ?\([^()]{1,40}\))?"
GLUED_NUMBER = re.compile(rf"({NAME})({NUMBER})$")
GLUED_OTHER = re.compile(rf"({NAME}?)(https?://\S+|true|false)$")
APART_NUMBER = re.compile(rf"({NAME})\s+({NUMBER})$")
NAMED = re.compile(rf"({NAME})\s*(?::\s+|\s=\s+|=(?!=)|\t\s*|\s{{2,}})(?=\S)")
"""A label that is not known, a colon, an equals sign, a tab or two blanks, and a value."""
ALONE = re.compile(rf"{NAME}\s*[:=]?$")
PARTED = re.compile(r"([^\s:=|][^:=|\t]{0,58}?)\s*(?:[:=|→]|\s[–—-](?=\s)|\t|\s{2})\s*")
"""What stands before the mark between a label and its value: a colon, an equals sign, a stroke, a dash."""
UNIT = re.compile(r"\s*\([^()]{0,30}\)$")
"""What a label says about its value in brackets: "reading time (min)"."""
KNOWN_KIND = re.compile(
    rf"(?:{NUMBER}|-?\d[\d\W]*|https?://\S+|true|false|yes|no|[^,;]+(?:[,;] [^,;]+)+|\w+\d+"
    r"|\w+(?:-\w+){2,})$"
)
"""A value whose kind shows: a number with its unit, a date, an address, a switch, a slug, names in a row."""
HUMP_IN = 40
"""Where the capital of a value that is glued to its label is looked for, in code points."""
LOOSE_WORDS = 8
"""The most words of a line of a box that shows no label."""


class Label(NamedTuple):
    """A label in a line: its place and width there, where the value starts, and how they are joined.

    ``known`` is 2 for labels that metadata alone have, 1 for those that other lists have too, 0 for others.
    """

    width: int
    value: int
    form: Literal["alone", "colon", "blank", "glued"]
    known: int = 0
    key: int = 0


def label_of(line: Line, labels: Labels, *, above: bool, skip: int = 0) -> Label | None:
    """The label of a line, behind ``skip`` code points of a bullet; ``above``: a list stands below it."""
    text = line.text[skip:] if skip else line.text
    found = known_label(text, labels, above=above) or unknown_label(text, above=above)
    if found is None or not skip:
        return found
    return found._replace(value=found.value + skip, key=skip)


def known_label(text: str, labels: Labels, *, above: bool) -> Label | None:
    """The label of the label data that a line starts with, the longest first.

    A label glued to more letters above a list is not one: such a line is a label that is not known.
    """
    parted = PARTED.match(text)
    name = UNIT.sub("", parted[1]) if parted else ""
    if parted and (known := labels.known(name)):
        return Label(len(name), parted.end(), "colon" if parted.end() < len(text) else "alone", known)
    if len(text) <= LONGEST and (known := labels.known(text)):
        return Label(len(text), len(text), "alone", known)
    end = labels.opening(text)
    if not end:
        return None
    known = labels.known(text[:end])
    if end == len(text):
        return Label(end, end, "alone", known)
    if text[end].isspace():
        return Label(end, value_behind(text, end), "blank", known)
    return None if above else Label(end, end, "glued", known)


def unknown_label(text: str, *, above: bool) -> Label | None:
    """The label that a line of a box shows by its shape.

    It is glued to a number, an address or a switch, or stands before a number ("like count512"), ends with a
    mark, or stands alone above a list. Glued to letters it cannot be told from its value.
    """
    if match := NAMED.match(text[: 2 * LONGEST]):
        return Label(match.end(1), match.end(), "colon")
    if len(text) > LONGEST and "://" not in text[:LONGEST]:
        return None
    if (match := GLUED_NUMBER.match(text)) or (match := GLUED_OTHER.match(text)):
        return Label(match.end(1), match.start(2), "glued")
    if match := APART_NUMBER.match(text):
        return Label(match.end(1), match.start(2), "blank")
    if above and ALONE.match(text):
        return Label(len(text.rstrip(":= \t")), len(text), "alone")
    return None


def humped(text: str) -> Label | None:
    """The label that a value with a capital is glued to: "brandsVibram"."""
    for at in range(2, min(len(text), HUMP_IN)):
        if text[at].isupper() and text[at - 1].islower():
            return Label(at, at, "glued") if re.fullmatch(NAME, text[:at]) else None
    return None


def is_loose(line: Line, ends: frozenset[str]) -> bool:
    """Whether a line can be one of a box that shows no label: words, and no sentence."""
    text = line.text
    return len(text) <= LONGEST and text[0].isalnum() and text[-1] not in ends and _words(text) <= LOOSE_WORDS


def points(text: str, label: Label) -> int:
    """How much a label with its value says that metadata stand here; 0 to 3."""
    value = text[label.value :].strip()
    telling = len(value) <= LONGEST and KNOWN_KIND.match(value) is not None
    several = not text[label.key : label.key + label.width].isalpha()
    if not label.known:
        return int(label.form == "glued")
    if label.form == "glued":
        return 2 * telling + (label.known > 1) * (1 + several * (not telling))
    if label.form == "blank":
        return telling * (label.known > 1) * (1 + several)
    return 2 if label.known > 1 and (telling or several or label.form == "alone") else 1


def value_behind(text: str, colon: int) -> int:
    """Where the value behind a colon (or a blank) starts."""
    at = colon + 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def first_mark(text: str, start: int) -> int:
    """Where the mark of ``key: value`` or ``key = value`` stands in a line; -1 for none."""
    colon, equals = text.find(":", start), text.find(" = ", start)
    if equals >= 0 and not 0 <= colon < equals:
        return equals + 1
    return colon if colon >= 0 and (colon + 1 == len(text) or text[colon + 1].isspace()) else -1


def _words(text: str) -> int:
    return len(text.split(None, LOOSE_WORDS + 1))


def is_above_list(lines: Sequence[Line], at: int, stop: int) -> bool:
    """Whether a list stands right below a line: bullets, or lines indented deeper."""
    below = lines[at + 1] if at + 1 < stop else None
    return below is not None and not below.gap and (below.mark > 0 or below.indent > lines[at].indent)
