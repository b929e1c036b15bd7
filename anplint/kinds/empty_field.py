"""Keys of the metadata that have no value, or a stand-in for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"key", "value"})

NULLS = frozenset({"null", "~"})
LONGEST = 40


class Params(NamedTuple):
    """``fields`` are the concepts (or keys) that are looked at.

    ``placeholders`` are regexes for whole values that stand in for one.
    """

    fields: tuple[str, ...]
    placeholders: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields each such key (at the key) and each stand-in (at the value).

    Items of lists, and empty lists and mappings, say that there is nothing; a template's metadata is no
    article's.
    """
    placeholders = "|".join(f"(?:{regex})" for regex in params.placeholders) or "(?!)"
    fields = frozenset(params.fields)

    def find(view: View) -> Iterator[Hit]:
        empty = [
            (name, block, value)
            for name, block in view.facts.entries
            if len(block.text) <= LONGEST and (value := _stand_in(block.text, placeholders)) is not None
        ]
        for name, block, value in empty:
            if view.facts.concepts.get(block.start, name) not in fields or not _is_value(view, block):
                continue
            if "{{" in "".join(one.text for _, one in view.facts.entries):
                return
            entry = block.detail
            if isinstance(entry, Entry):
                place = block.to_source(0, len(block.text)) if value else entry.key
                yield Hit(*place, {"key": _key(entry), "value": f"only “{value}”" if value else "nothing"})

    signs = (*NULLS, *params.placeholders)
    return Check(find, where=("no-value", *(f"like:value:{sign}" for sign in signs if sign != "~")))


def _stand_in(text: str, placeholders: str) -> str | None:
    """The text of a stand-in, nothing for an empty value, None for a value."""
    value = text.strip()
    if not value or value.lower() in NULLS:
        return ""
    return value if re.fullmatch(placeholders, value, re.IGNORECASE) else None


def _is_value(view: View, block: Block) -> bool:
    """Whether a block is the value of a key, and not an item or the inside of ``[]`` or ``{}``."""
    if not isinstance(block.detail, Entry) or not isinstance(block.detail.path[-1], str):
        return False
    return bool(block.text) or not view.article.source.startswith(("]", "}"), block.start)


def _key(entry: Entry) -> str:
    return next((part for part in reversed(entry.path) if isinstance(part, str)), "")
