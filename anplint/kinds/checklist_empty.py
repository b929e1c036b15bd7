"""A heading, or a key of the metadata, that says checklist with no item below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.checklists import WHERE, below, may_hold, promises
from anplint.finding import Hit
from anplint.kinds import Check, View, heading_text
from anplint.model import Entry
from anplint.promises import can_be_checklist, end_of_section, is_elsewhere, stated_items

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"what", "name"})

NONE = r"(?i)\s*(?:|~|null|none|\[\s*\]|\{\s*\}|-|n/?a|tbd|tba|todo|\.{3}|…)\s*"
"""A value of the metadata that is no list."""


class Params(NamedTuple):
    """``fields`` are concepts or keys that hold a checklist."""

    fields: tuple[str, ...] = ("checklist",)


def build(params: Params) -> Check:
    """A check that yields each such heading, but for that of the article's title, and each such key.

    The edit brings the items there: those that the metadata states, or those of the article's checklist.
    """

    def find(view: View) -> Iterator[Hit]:
        if not may_hold(view.article.source):
            return
        yield from _headings(view)
        yield from _keys(view, params.fields)

    return Check(find, where=WHERE)


def _headings(view: View) -> Iterator[Hit]:
    facts = view.facts
    title = facts.title.strip().casefold()
    for number, section in enumerate(facts.sections):
        heading = section.heading
        if heading.level == 1 or heading.text.strip().casefold() == title or not promises(heading.text):
            continue
        end = end_of_section(facts, number)
        inside = [block for part in below(facts.sections, number) for block in (part.heading, *part.blocks)][
            1:
        ]
        if sum(block.kind == "heading" for block in inside) > 1 or can_be_checklist(facts, inside):
            continue
        if is_elsewhere(facts, inside, heading.end, end) or (not inside and _goes_on(view, number + 1)):
            continue
        from anplint.checklist_edits import below_edits

        edits = below_edits(facts, number, stated_items(facts.claims("checklist")))
        values = {"what": "heading", "name": heading_text(view, heading)}
        yield Hit(*heading.to_source(0, len(heading.text)), values, edits)


def _goes_on(view: View, number: int) -> bool:
    """Whether a section that stands where a sub-section is meant starts with boxes."""
    sections = view.facts.sections
    if number >= len(sections) or not sections[number].blocks:
        return False
    start = sections[number].blocks[0].start
    return any(items[0].start == start for items in view.facts.checklists)


def _keys(view: View, fields: tuple[str, ...]) -> Iterator[Hit]:
    facts = view.facts
    for field in fields:
        keys = facts.fields.get(field) or (field,)
        blocks = [block for name, block in facts.entries if name in keys]
        first = blocks[0] if blocks else None
        if first is None or any(not re.fullmatch(NONE, block.text) for block in blocks):
            continue
        key = first.detail.key if isinstance(first.detail, Entry) else first
        if isinstance(first.detail, Entry) and len(blocks) == 1 and len(first.detail.path) == 1:
            from anplint.checklist_edits import field_edits

            values = {"what": "field", "name": first.detail.name}
            yield Hit(key.start, key.end, values, field_edits(facts, first))
