"""The lines of plain text: what each shows by itself, its bullet and its shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Block, Code, Run
from anplint.read.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLETS = "•◦▪‣●○■∙*-☐☑☒✓✔"
"""Characters that start an item: bullets of word processors and browsers, ``*``, ``-``, and boxes."""

MARK_STARTS = frozenset(f"{BULLETS}0123456789")
NOT_EMPTY, NOT_EMPTY_LF = re.compile(r"[^\r\n]+"), re.compile(r"[^\n]+")
BULLET = re.compile(rf"(?:[{BULLETS}]|([0-9]{{1,3}})[.)])(?:\s+|$)|•")

SENTENCE_ENDS = ".!?…。！？؟।"
"""Characters that end a sentence."""

FINAL = frozenset(f"{SENTENCE_ENDS}:;,：；，、")
"""Characters that a heading does not end with."""

NOT_FIRST = frozenset("—–-+/\\&%$~.,;:!?*_#()[]{}")
"""Characters that a heading does not start with: dashes, prompts, punctuation, brackets, markup."""

OPENING_QUOTES, CLOSING_QUOTES = frozenset("\"'“‘«„"), frozenset("\"'”’»“")
NOT_BARE = re.compile(r"[{}=<>|`\\^]|://|\S@\S")
"""Code, addresses and table rows; a heading has none of these."""

LETTER = re.compile(r"[^\W\d_]")
DATE = re.compile(r"(?:\w+\W{1,3}){0,2}\d{1,2}\W{1,2}(?:\w+\W{1,3})?\d{4}$|\d{4}\W\d{1,2}\W\d{1,2}\b")
"""A line that is a date: ``March 3, 2024``, ``3 March 2024``, ``03/03/2024``, ``2024-03-03``."""

LONGEST_BARE = 200
"""The longest bare line that can be a title, in code points; for scripts without blanks."""

CODE_INDENT = 4
"""Lines indented by as many columns are code, verse or a letter's address, never headings."""


class Line(NamedTuple):
    """A line that is not blank: its span and text without outer blanks.

    ``indent`` is the column at which it starts (0-based, tabs to multiples of 4); ``gap`` tells that a blank
    line or nothing stands before it; ``mark`` is the width of its bullet with the blanks behind it, or 0;
    ``number`` is that of an ordered bullet, -1 for others.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: bool
    mark: int
    number: int


def lines_of(source: str, start: int) -> list[Line]:
    """The lines that are not blank, from the offset ``start``; linear."""
    lines: list[Line] = []
    last, blank = start, True
    for match in (NOT_EMPTY if "\r" in source else NOT_EMPTY_LF).finditer(source, start):
        begin, end = match.span()
        raw = match.group()
        text = raw.strip()
        gap = blank or (begin - last > 1 and source[last:begin] != "\r\n")
        last, blank = end, not text
        if blank:
            continue
        lead = indent = 0
        if raw[0] != text[0]:
            lead = indent = raw.find(text[0])
            if "\t" in raw[:lead]:
                indent = len(raw[:lead].expandtabs(4))
        mark, number = 0, -1
        if text[1:2] == " " and text[0] in BULLETS and not text[2].isspace():
            mark = 2  # by far the most; spares the expression
        elif text[0] in MARK_STARTS and (bullet := BULLET.match(text)):
            mark, number = bullet.end(), int(bullet[1] or -1)
        begin += lead
        lines.append(Line(begin, begin + len(text), text, indent, gap, mark, number))
    return lines


def joined(lines: Sequence[Line], at: int, end: int, width: int) -> tuple[str, tuple[Run, ...]]:
    """The text of the lines ``[at, end)``, a blank for each line end, ``width`` code points left out."""
    first = lines[at]
    text, start = first.text[width:], first.start + width
    if end == at + 1:
        return text, (Run(0, start, len(text), len(text)),) if text else ()
    prose = Prose()
    prose.add(text, start, first.end)
    for number in range(at + 1, end):
        line = lines[number]
        prose.add(" ", lines[number - 1].end, line.start)
        prose.add(line.text, line.start, line.end)
    return prose.finish()


def fences(lines: Sequence[Line]) -> dict[int, int]:
    """The lines of backticks that open a block of code, each with the line that closes it."""
    found: dict[int, int] = {}
    opened, marks = -1, 0
    for at, line in enumerate(lines):
        if not line.text.startswith("```"):
            continue
        rest = line.text.lstrip("`")
        width = len(line.text) - len(rest)
        if opened < 0 and "`" not in rest:
            opened, marks = at, width
        elif opened >= 0 and not rest and width >= marks:
            found[opened] = at
            opened = -1
    return found


def fenced(source: str, first: Line, last: Line) -> Block:
    """The block of code between two fences, with the language that is named behind the first."""
    named = first.text.lstrip("`{").rstrip("}").split(None, 1)
    text = source[first.end : last.start].lstrip(" \t").removeprefix("\r").removeprefix("\n")
    runs = (Run(0, last.start - len(text), len(text), len(text)),) if text else ()
    return Block("code", first.start, last.end, text, runs, 0, Code(named[0].lower() if named else ""))


def is_bare(line: Line) -> bool:
    """Whether a line has the shape of a title or heading: words, without the end of a sentence."""
    text = line.text
    if text[-1] in FINAL or len(text) > LONGEST_BARE or line.indent >= CODE_INDENT or text[0] in NOT_FIRST:
        return False
    if text[0] in OPENING_QUOTES and text[-1] in CLOSING_QUOTES:
        return False
    for character in reversed(text):
        if character in FINAL:
            return False
        if character.isalnum():
            break
    return not NOT_BARE.search(text) and bool(LETTER.search(text)) and not DATE.match(text)
