"""Labels of a metadata box: those that label data know, and those that a box shows by their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.read.labels import LONGEST, fold_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

NAME = r"[^\W\d_]+(?:[ _-][^\W\d_]+){0,3}"
"""A label that is not known: one to four words of letters."""
NUMBER = r"\d[\d.,:%/+-]*(?: ?[^\W\d_]{1,7})?"
GLUED_NUMBER = re.compile(rf"({NAME})({NUMBER})$")
APART_NUMBER = re.compile(rf"({NAME})\s+({NUMBER})$")
NAMED = re.compile(rf"({NAME})\s*:\s+(?=\S)")
ALONE = re.compile(rf"{NAME}:?$")


class Label(NamedTuple):
    """A label at the start of a line: its width, where the value starts in the line, how they are joined."""

    width: int
    value: int
    form: Literal["alone", "colon", "blank", "glued"]


def known_label(lines: Sequence[Line], at: int, stop: int, labels: Labels) -> Label | None:
    """The label of the label data that a line starts with, the longest first.

    A label glued to more letters above a list is not one: such a line is a label that is not known.
    """
    text = lines[at].text
    colon = text.find(":", 0, LONGEST)
    if colon > 0 and fold_key(text[:colon]) in labels.fields:
        width = len(text[:colon].rstrip())
        value = value_behind(text, colon)
        return Label(width, value, "colon" if value < len(text) else "alone")
    if len(text) <= LONGEST and fold_key(text) in labels.fields:
        return Label(len(text), len(text), "alone")
    match = labels.opening.match(text) if labels.opening is not None else None
    if match is None:
        return None
    end = match.end()
    if end == len(text):
        return Label(end, end, "alone")
    if text[end].isspace():
        return Label(end, value_behind(text, end), "blank")
    return None if _is_above_list(lines, at, stop) else Label(end, end, "glued")


def unknown_label(lines: Sequence[Line], at: int, stop: int) -> Label | None:
    """The label that a line of a box shows by its shape.

    It is glued to a number or stands before one ("like count512"), ends with a colon, or stands alone
    above a list. Glued to letters it cannot be told from its value.
    """
    text = lines[at].text
    if len(text) > LONGEST and ":" not in text[:LONGEST]:
        return None
    if (match := GLUED_NUMBER.match(text)) or (match := APART_NUMBER.match(text)):
        return Label(match.end(1), match.start(2), "glued" if match.end(1) == match.start(2) else "blank")
    if match := NAMED.match(text):
        return Label(match.end(1), match.end(), "colon")
    if _is_above_list(lines, at, stop) and ALONE.match(text):
        return Label(len(text.rstrip(":")), len(text), "alone")
    return None


def _is_above_list(lines: Sequence[Line], at: int, stop: int) -> bool:
    return at + 1 < stop and lines[at + 1].mark > 0 and not lines[at + 1].gap


def value_behind(text: str, colon: int) -> int:
    """Where the value behind a colon (or a blank) starts."""
    at = colon + 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at
