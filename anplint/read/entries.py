"""``meta`` blocks from keys and values that were found in a text, with doubled keys noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import Block, Entry, Problem, Run, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


class Entries:
    """Collects the entries of a front matter; places are those of the source."""

    __slots__ = ("blocks", "keys", "problems", "text")

    def __init__(self, text: str) -> None:
        """``text`` is the source."""
        self.text = text
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.keys: dict[tuple[str | int, ...], Span] = {}

    def key(self, path: tuple[str | int, ...], span: Span) -> bool:
        """Note a key; False where its table has it already."""
        earlier = self.keys.get(path)
        if earlier is not None:
            self.problems.append(Problem("duplicate-key", *span, str(path[-1]), earlier))
            self.keys[path] = span
            return False
        self.keys[path] = span
        return True

    def value(self, path: Sequence[str | int], key: Span, place: Span, text: str) -> None:
        """Take a scalar: its address, the place of its key, its own place with quotes, and its text."""
        text = text.rstrip("\r\n")
        raw = self.text[place.start : place.end]
        at = raw.rfind(text) if text else 0
        if at >= 0:
            run = Run(0, place.start + at, len(text), len(text))
        else:
            run = Run(0, place.start, len(text), place.end - place.start)
        entry = Entry(tuple(path), key)
        self.blocks.append(Block("meta", *place, text, (run,) if text else (), 0, entry))
