"""What a line of plain text shows by itself: its bullet, its shape, and the words of its site.

The words are data from a preset, never code: a preset's ``labels`` mapping (lists of words under ``KEYS``)
makes a ``Labels``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Run
from anplint.read.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = ("fields", "box", "debris", "image-source", "byline")
"""The keys of a ``labels`` mapping: labels of the metadata box; how the line above the box ends; lines
that an export leaves below the article; what stands before the colon and the source of an image; how
a line below the title that names the author begins."""

LONGEST = 60
"""The longest label that is looked up, in code points; three times the longest in the presets."""

CREDIT_WORDS = 8
"""The most words behind an image-source label; more are a sentence about an image."""

SEPARATORS = str.maketrans("", "", " \t_-")
WORDS = re.compile(r"[\s_-]+")


def normal(text: str) -> str:
    """A label as labels are compared: without case, blanks, ``_`` and ``-``."""
    return text.translate(SEPARATORS).casefold()


@dataclass(frozen=True, slots=True)
class Labels:
    """Label data, ready to look up; made by ``of``.

    ``fields`` and ``debris`` hold normal forms for lines that are a label; ``opening`` finds the longest
    field label that a line starts with; ``source`` finds an image-source label with its colon at the start
    of a line or after punctuation; ``box`` and ``byline`` are lower-case words with one blank between.
    """

    fields: frozenset[str] = frozenset()
    opening: re.Pattern[str] | None = None
    box: tuple[str, ...] = ()
    debris: frozenset[str] = frozenset()
    source: re.Pattern[str] | None = None
    byline: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Sequence[str]]) -> Labels:
        """The labels of a preset's ``labels`` mapping; raises ValueError for a key not in ``KEYS``."""
        for key in data:
            if key not in KEYS:
                raise ValueError(f"“{key}” is no kind of label; known are {', '.join(KEYS)}")
        fields, sources = data.get("fields", ()), data.get("image-source", ())
        return cls(
            fields=frozenset(map(normal, fields)),
            opening=_pattern(fields, "", ""),
            box=tuple(f" {_spaced(ending)}" for ending in data.get("box", ())),
            debris=frozenset(map(normal, data.get("debris", ()))),
            source=_pattern(sources, r"(?:^|[.!?…;|()–—-])[ \t]*", r"[ \t]*:[ \t]*(?=\S)"),
            byline=tuple(f"{_spaced(word)} " for word in data.get("byline", ())),
        )

    @classmethod
    def empty(cls) -> Labels:
        """No labels: text degrades to headings, paragraphs and items."""
        return cls()

    def ends_like_box(self, text: str) -> bool:
        """Whether a line ends as the line above a metadata box does, at a word's start."""
        return len(text) <= LONGEST and f" {_spaced(text)}".endswith(self.box)

    def is_debris(self, text: str) -> bool:
        """Whether a line is one that an export leaves below the article."""
        return len(text) <= LONGEST and normal(text) in self.debris

    def is_caption(self, text: str) -> bool:
        """Whether a line holds an image-source label with its source, up to its end."""
        match = self.source.search(text) if self.source is not None and ":" in text else None
        return match is not None and len(text[match.end() :].split(None, CREDIT_WORDS)) <= CREDIT_WORDS

    def is_byline(self, text: str) -> bool:
        """Whether a line begins as one that names the author."""
        return _spaced(text[:LONGEST]).startswith(self.byline)


def _spaced(text: str) -> str:
    return WORDS.sub(" ", text.strip()).casefold()


def _pattern(labels: Sequence[str], before: str, after: str) -> re.Pattern[str] | None:
    """Any of the labels, longest first, blanks, ``_`` and ``-`` between words left free."""
    split = [WORDS.split(label.strip()) for label in labels if label.strip()]
    split.sort(key=lambda words: -sum(map(len, words)))
    if not split:
        return None
    choices = "|".join("[ \\t_-]?".join(map(re.escape, words)) for words in split)
    return re.compile(f"{before}(?:{choices}){after}", re.IGNORECASE)


BULLETS = "•◦▪‣●○■∙*-☐☑☒✓✔"
"""Characters that start an item: bullets of word processors and browsers, ``*``, ``-``, and boxes."""

MARK_STARTS = frozenset(f"{BULLETS}0123456789")
NOT_EMPTY = re.compile(r"[^\r\n]+")
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
    for match in NOT_EMPTY.finditer(source, start):
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
        if text[0] in MARK_STARTS and (bullet := BULLET.match(text)):
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
