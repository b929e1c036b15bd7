"""The metadata of an article by what they state: concepts of the field map, and single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.read.labels import fold_key
from anplint.text.values import by_name, inner, last_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from anplint.model import Block


class Stated:
    """Metadata blocks, asked for by concept or key; each answer is worked out once."""

    __slots__ = ("_by_key", "_by_last", "_entries", "_fields", "_found", "_inside", "_keys")

    def __init__(self, entries: Sequence[tuple[str, Block]], fields: Mapping[str, tuple[str, ...]]) -> None:
        """``entries`` are pairs of a folded dotted key and its block; ``fields`` maps concepts to keys."""
        self._entries = entries
        self._fields = fields
        self._found: dict[str, list[Block]] = {}
        self._by_last: dict[str, list[Block]] | None = None
        self._by_key = by_name(entries, str)
        self._inside = by_name([pair for pair in entries if inner(pair[0]) != pair[0]], inner)
        self._keys = frozenset((*self._by_key, *self._inside))

    def claims(self, concept: str) -> list[Block]:
        """The blocks with a value that state a concept, in the order of the field map's keys.

        Behind them those inside of wrappers, such as ``payload`` (``anplint.text.values.inner``).
        """
        found = self._found.get(concept)
        if found is None:
            keys = self._fields.get(concept) or (fold_key(concept),)
            found = self._found[concept] = [] if self._keys.isdisjoint(keys) else self._under(keys)
        return found

    def _under(self, keys: Sequence[str]) -> list[Block]:
        found = [block for key in keys for block in self._by_key.get(key, ())]
        inside = [block for key in keys for block in self._inside.get(key, ())]
        return found + [block for block in inside if block not in found]

    def concepts(self) -> dict[int, str]:
        """The concept of each block that has one, by the block's start."""
        known = {key: concept for concept, keys in self._fields.items() for key in keys}
        return {
            block.start: concept
            for name, block in self._entries
            if (concept := known.get(name) or known.get(inner(name)))
        }

    def by_last_key(self) -> dict[str, list[Block]]:
        """The blocks with a value, by the last of their keys."""
        if self._by_last is None:
            self._by_last = by_name(self._entries, last_key)
        return self._by_last
