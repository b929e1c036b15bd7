"""Switches of the metadata that say what an article holds, against what it holds.

The edit turns a switch over in its own form (``0`` to ``1``, ``False`` to ``True``); one that is an item of a
list of switches is taken out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Entry
from anplint.read.labels import fold_key
from anplint.stated_edits import edit_part, without_item
from anplint.text.values import is_item, label, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Edit
    from anplint.model import Block

VALUES = frozenset({"key", "claimed", "counted"})

FACTS = (
    *("images", "many-images", "code", "much-code", "checklists", "lists", "links", "external-links"),
    *("tables", "videos", "quotes", "headings", "faq", "long"),
)
"""What can be asked for: the names in ``anplint.contents``."""
LISTS = frozenset({"flags", "features"})
"""Keys (folded) of lists whose items are switches that are on."""
TURNED = {"1": "0", "true": "false", "yes": "no", "on": "off", "y": "n"}
OTHER = {**TURNED, **{off: on for on, off in TURNED.items()}}
"""The other state of a switch, in the same form."""


class Params(NamedTuple):
    """``flags``: for each fact of ``anplint.contents`` the names of the switches that state it."""

    flags: dict[str, tuple[str, ...]]


def build(params: Params) -> Check:
    """A check that yields each switch that says there is something where there is nothing, or the reverse.

    Values that are no switch are not read, and nothing is said where a fact cannot be told.
    """
    for name in params.flags:
        if name not in FACTS:
            raise ValueError(f"unknown fact '{name}'; facts are {', '.join(FACTS)}")
    facts = {fold_key(flag): name for name, flags in params.flags.items() for flag in flags}

    def find(view: View) -> Iterator[Hit]:
        for flag, block, state in _stated(view, facts):
            from anplint.contents import CONTENTS  # only for articles that state a flag

            counted = CONTENTS[facts[flag]](view.facts)
            if counted is None or not (counted.none if state else counted.some):
                continue
            places = counted.places[:3] if not state else ()
            related = tuple(Related(*place, "one is here") for place in places)
            values = {
                "key": block.text if is_item(block) else label(block),
                "claimed": "set" if is_item(block) else block.text.strip(),
                "counted": counted.told,
            }
            edits = _turned(view, block)
            yield Hit(*block.to_source(0, len(block.text)), values, edits, related, about=f"flag {flag}")

    return Check(find, where=("field:flags.", *(f"key:{key}" for key in (*facts, *LISTS))))


def _stated(view: View, facts: dict[str, str]) -> Iterator[tuple[str, Block, bool]]:
    """The switches that are known, each with its name and state; the first of a name counts."""
    seen = set[str]()
    for key, block in view.facts.entries:
        flag = view.facts.concepts.get(block.start, "")
        flag = fold_key(flag.removeprefix("flags.")) if flag.startswith("flags.") else key.rpartition(".")[2]
        state = truth(block.text)
        if flag in LISTS and is_item(block):
            flag, state = fold_key(block.text), True
        if flag in facts and state is not None and flag not in seen:
            seen.add(flag)
            yield flag, block, state


def _turned(view: View, block: Block) -> tuple[Edit, ...]:
    """The edits that turn a switch over."""
    source = view.article.source
    if is_item(block):
        path = block.detail.path[:-1] if isinstance(block.detail, Entry) else ()
        items = [
            one
            for _, one in view.facts.entries
            if isinstance(one.detail, Entry) and one.detail.path[:-1] == path and is_item(one)
        ]
        return () if view.article.parts else without_item(source, items, items.index(block))
    text = block.text.strip()
    other = OTHER.get(text.lower())
    if other is None:
        return ()
    if text.isupper():
        other = other.upper()
    elif text[0].isupper():
        other = other.capitalize()
    start = block.text.index(text)
    return edit_part(source, block, start, start + len(text), other)
