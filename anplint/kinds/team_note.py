"""Notes of the people who make a page to each other, in the text and in the metadata that readers see.

They come in many words. What they share: somebody is spoken to who is no reader, or the text speaks of
itself; and the words are those of the work on a page (import, template, sign-off), which the article has
nowhere else.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.match import Pattern, bounded, quoted
from anplint.model import PROSE_KINDS
from anplint.read.labels import fold_key
from anplint.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.match import Found
    from anplint.model import Block, Span

VALUES = frozenset({"match", "block"})
LONGEST = 3000
"""Code points of a block that are looked at; a note is shorter."""
GROUPS = ("calls", "hints", "patterns", "starting", "unless")
SIGNS = frozenset({"calls", "hints"})
BRACKETS = {"(": ")", "[": "]"}
READER = r"(?i)\byou(?:r|rs|rself)?\b"
FEW_WORDS = 5
"""Behind a sign in so few words, the next sentence belongs to the note."""
UNSURE = 2
"""So many points more are asked of a note in the metadata without a heavy word."""
HEAVY = 2
"""Points for a word that hardly anything but the work on a page has; for other words of it, one."""


class Params(NamedTuple):
    """What such notes say.

    ``calls`` are regexes that speak to the team, or of the text and what it is there for. The sentence with
    one (in brackets the rest up to their end), and a next one, are a note where the words of the work in them
    come to ``least`` points: two for each of ``heavy`` that stands nowhere else in the article, one for each
    of ``light``. ``hints`` are signs that readers may be meant by: they ask for a point more, and that nobody
    is called "you". ``patterns`` are regexes that need nothing beside them, ``starting`` such that count at
    the start of a block; what ``unless`` matches counts for nothing. In the metadata ``fields`` (concepts or
    keys), words that come to ``least`` need no sign, and ``stated`` are regexes that count, too. ``words``
    are lists of regexes by name; ``<name>`` stands for one of them. Words in quotation marks never count.
    """

    calls: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    starting: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    heavy: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    least: int = 3
    stated: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed


class _Work:
    """The words of the work on a page in one article."""

    def __init__(self, heavy: str, light: str, least: int, view: View, called: frozenset[int]) -> None:
        self.heavy = heavy
        self.light = light
        self.least = least
        self.view = view
        self.called = called

    @cached_property
    def rest(self) -> str:
        """The title and the prose in lower case, without the blocks in which somebody speaks to the team."""
        blocks = zip(self.view.article.blocks, self.view.facts.lowered, strict=True)
        texts = (text for block, text in blocks if self.counts(block))
        return "\n".join((self.view.facts.title.lower(), *texts))

    def counts(self, block: Block) -> bool:
        """Whether a block is of the article, and no note to the team."""
        return block.kind in PROSE_KINDS and block.start not in self.called

    def points(self, text: str, block: Block) -> tuple[int, bool]:
        """What the words in a text of a block come to, and whether one is heavy.

        None is that stands in the rest of the article, too.
        """
        heavy = {match.group().lower() for match in re.finditer(self.heavy, text)}
        light = {match.group().lower() for match in re.finditer(self.light, re.sub(self.heavy, " ", text))}
        if len(light) + HEAVY * len(heavy) < self.least:
            return 0, False
        own = block.text.lower() if self.counts(block) else ""
        foreign = 0
        for word in heavy:
            starts = rf"(?<!\w){re.escape(word)}"
            foreign += len(re.findall(starts, self.rest)) == len(re.findall(starts, own))
        return HEAVY * foreign + len(light), foreign > 0


def build(params: Params) -> Check:
    """A check that yields the first note of each block."""
    groups = [name for name in GROUPS for _ in getattr(params, name)]
    regexes = [_filled(regex, params.words) for name in GROUPS for regex in getattr(params, name)]
    stated = _any_of([_filled(regex, params.words) for regex in params.stated])
    keys = tuple(map(fold_key, params.fields))
    where = (*(f"field:{name}" for name in params.fields), *(f"key:{key}" for key in keys))

    def find(view: View) -> Iterator[Hit]:
        noted = _noted(view, params.fields, keys)
        marked: dict[int, list[tuple[str, Found]]] = {}
        for found in view.matches:
            marked.setdefault(found.block.start, []).append((groups[found.pattern], found))
        called = frozenset(
            at for at, ones in marked.items() if {name for name, _ in ones} - {"hints", "unless"}
        )
        work = _Work(_any_of(params.heavy), _any_of(params.light), params.least, view, called)
        for block in view.blocks:
            marks = marked.get(block.start, [])
            if not marks and block.start not in noted:
                continue
            if block.kind == "meta" and block.start not in noted:
                continue
            place = _sure(block, marks)
            if place is None and block.kind == "meta":
                place = _in_notes(block, stated, work)
            elif place is None:
                place = _worked_on(block, marks, work)
            if place is not None:
                values = {"match": block.text[slice(*place)], "block": block.text}
                yield Hit(*block.to_source(*place), values)

    return Check(find, tuple(Pattern(bounded(regex)) for regex in regexes), where=where)


def _filled(regex: str, words: dict[str, tuple[str, ...]]) -> str:
    """The regex with the lists put in that it names."""
    for name, choices in words.items():
        regex = regex.replace(f"<{name}>", f"(?:{'|'.join(choices)})")
    return regex


def _any_of(regexes: Sequence[str]) -> str:
    return f"(?i){bounded('|'.join(regexes) or '(?!)')}"


def _noted(view: View, fields: Sequence[str], keys: Sequence[str]) -> frozenset[int]:
    """Where the metadata start that hold notes."""
    facts = view.facts
    found: list[Block] = [block for name in fields for block in facts.claims(name)]
    found += [block for key in keys for block in facts.stated.by_last_key().get(key, ())]
    return frozenset(block.start for block in found)


def _sure(block: Block, marks: Sequence[tuple[str, Found]]) -> tuple[int, int] | None:
    """The first match that needs nothing beside it; the longer of two that start together."""
    excused = [found.match.span() for group, found in marks if group == "unless"]
    places = [
        found.match.span()
        for group, found in marks
        if group == "patterns" or (group == "starting" and not found.match.start())
    ]
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not any(a < end and start < b for a, b in excused) and not quoted(block.text, start, end):
            return start, end
    return None


def _in_notes(block: Block, stated: str, work: _Work) -> tuple[int, int] | None:
    """The sentence of a note in the metadata that has words enough, or the first match of ``stated``."""
    text = block.text[:LONGEST]
    if match := re.search(stated, text):
        return match.span()
    for start, end in sentences(text):
        points, heavy = work.points(text[start:end], block)
        if points >= work.least + (0 if heavy else UNSURE):
            return start, end
    return None


def _worked_on(block: Block, marks: Sequence[tuple[str, Found]], work: _Work) -> tuple[int, int] | None:
    """The sentences with a sign in which the words of the work are enough."""
    text = block.text[:LONGEST]
    excused = [found.match.span() for group, found in marks if group == "unless"]
    spans: Sequence[Span] = ()
    for group, found in marks:
        start, end = found.match.span()
        if group not in SIGNS or end > len(text) or any(a < end and start < b for a, b in excused):
            continue
        spans = spans or sentences(text)
        first, last = _around(text, start, end, spans)
        hint = group == "hints"
        near = f"{text[first:start]} {text[end:last]}" if hint else text[first:last]
        points, heavy = work.points(near, block)
        if not heavy or points < work.least + hint or (hint and re.search(READER, near)):
            continue
        if not quoted(text, start, end):
            return first, last
    return None


def _around(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[int, int]:
    """The sentence with a sign, and the next where that has few words; in brackets what they hold."""
    if text[start] in BRACKETS and (closing := text.find(BRACKETS[text[start]], end)) > 0:
        return start, closing + 1
    at = next((n for n, span in enumerate(spans) if span.end >= end), len(spans) - 1)
    few = text.count(" ", end, spans[at].end) <= FEW_WORDS
    return min(spans[at].start, start), spans[min(at + few, len(spans) - 1)].end
