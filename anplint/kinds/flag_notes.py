"""Switches of the metadata that say the opposite of the notes beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Span
from anplint.read.labels import fold_key
from anplint.text.values import label, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"key", "claimed", "note"})

DENIED = r"(?i)(?:\bno longer|\bnot|n['’]t|\bnever|\bwithout|\bno)(?: \w+){0,2}\s*$"
"""What before a sign takes it back."""
SENTENCE_ENDS = (". ", "; ", "\n")
LONGEST = 2000


class Params(NamedTuple):
    """Which notes say what, and which switches say the opposite.

    ``signs``: names of what a note can say, with the regexes that tell it. ``yes``: by the same names the
    switches that a note contradicts where they are on; ``no``: where they are off. ``notes`` are the keys of
    notes beside those of the field ``notes``; ``states`` are the keys of a state, whose whole value has to
    match. ``comments`` are the signs that count in comments of the markup, too.
    """

    signs: dict[str, tuple[str, ...]]
    yes: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed
    no: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed
    notes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


class Note(NamedTuple):
    """A text that tells about the article: its place, and the whole of it."""

    span: Span
    text: str


def build(params: Params) -> Check:
    """A check that yields one hit for each switch that a note contradicts, with the note beside it."""
    for name in (*params.yes, *params.no):
        if name not in params.signs:
            raise ValueError(f"no 'signs' for '{name}'")
    for regexes in params.signs.values():
        for regex in regexes:
            re.compile(regex)
    switches = _switches(params)
    keys = frozenset(map(fold_key, params.notes))

    def find(view: View) -> Iterator[Hit]:
        stated = list(_stated(view, switches))
        if not stated:
            return
        told = _told(params, view, keys)
        for flag, block, name in stated:
            note = told.get(name)
            if note is None or note.span.start == block.start:
                continue
            values = {"key": label(block), "claimed": block.text.strip(), "note": note.text}
            related = (Related(*note.span, "the note is here"),)
            yield Hit(*block.to_source(0, len(block.text)), values, (), related, about=f"flag {flag}")

    return Check(find, where=("field:flags.", *(f"key:{flag}" for flag, _ in switches)))


def _switches(params: Params) -> dict[tuple[str, bool], str]:
    """By folded name and state of a switch: the sign that contradicts it."""
    return {
        (fold_key(flag), state): name
        for state, group in ((True, params.yes), (False, params.no))
        for name, flags in group.items()
        for flag in flags
    }


def _stated(view: View, switches: dict[tuple[str, bool], str]) -> Iterator[tuple[str, Block, str]]:
    """The switches that a note could contradict, each with that sign; the first of a name counts."""
    seen = set[str]()
    for key, block in view.facts.entries:
        state = truth(block.text)
        if state is None:
            continue
        flag = view.facts.concepts.get(block.start, "")
        flag = fold_key(flag.removeprefix("flags.")) if flag.startswith("flags.") else key.rpartition(".")[2]
        sign = switches.get((flag, state))
        if sign is not None and flag not in seen:
            seen.add(flag)
            yield flag, block, sign


def _told(params: Params, view: View, keys: frozenset[str]) -> dict[str, Note]:
    """The first note for each sign."""
    facts = view.facts
    blocks = [
        *facts.claims("notes"),
        *(one for key in sorted(keys) for one in facts.stated.by_last_key().get(key, ())),
    ]
    notes = [Note(block.to_source(0, len(block.text)), block.text[:LONGEST]) for block in blocks]
    aside = [Note(Span(one.start, one.end), one.text[:LONGEST].strip()) for one in view.article.comments]
    states = [one for key in params.states for one in facts.stated.by_last_key().get(fold_key(key), ())]
    told: dict[str, Note] = {}
    for name, regexes in params.signs.items():
        for note in (*notes, *(aside if name in params.comments else ())):
            said = next((said for regex in regexes if (said := _says(regex, note.text))), "")
            if said:
                told.setdefault(name, note._replace(text=said))
                break
        for block in states:
            if any(re.fullmatch(regex, block.text.strip(), re.IGNORECASE) for regex in regexes):
                told.setdefault(name, Note(block.to_source(0, len(block.text)), block.text))
    return told


def _says(regex: str, text: str) -> str:
    """The sentence in which a text says something and does not take it back; empty where none does."""
    for match in re.finditer(rf"(?i)(?<!\w)(?:{regex})(?!\w)", text):
        if not re.search(DENIED, text[max(0, match.start() - 40) : match.start()]):
            start = max(text.rfind(end, 0, match.start()) for end in SENTENCE_ENDS) + 1
            stop = min(
                at for end in SENTENCE_ENDS if (at := text.find(end, match.end())) >= 0 or (at := len(text))
            )
            return text[start:stop].strip()
    return ""
