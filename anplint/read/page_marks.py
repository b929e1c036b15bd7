"""What a rendered page adds to an article in plain text, beside its box: captions, debris, rulers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.read.lines import FINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.read.labels import Labels
    from anplint.read.lines import Line

ALT_WORDS = 20
"""The most words of an image's text above its caption; as of a title, which it often repeats."""

RULER = re.compile(r"[-=_*~#\s]{3,}$")
PIPES = re.compile(r"[|\s]+$")


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
