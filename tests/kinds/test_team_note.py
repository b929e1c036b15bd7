"""Notes of the team in the text and in the metadata."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.kinds.looking import hits, texts

if TYPE_CHECKING:
    from anplint.model import BlockKind

SCOPE: tuple[BlockKind, ...] = ("heading", "paragraph", "item", "meta")
NOTES: dict[str, object] = {
    "words": {"team": ("devs?", "editors?")},
    "calls": (r"note for <team> ?:", r"\(ask"),
    "hints": ("this text must",),
    "patterns": ("not to be printed", r"\[to <team>\]"),
    "starting": ("draft:",),
    "unless": ("said: not to be printed",),
    "heavy": ("templates?", "import"),
    "light": ("list", "box", "check", "by", "long", "table"),
    "stated": ("must be read by an? <team>",),
    "fields": ("notes",),
}
TEXT = {
    "a call with words of the work": (
        "A b c. Note for devs: the import has a list.",
        ["Note for devs: the import has a list."],
    ),
    "a call without": ("Note for devs: the list is long.", []),
    "too few words": ("Note for devs: the import is here.", []),
    "words of the whole article": ("Note for devs: the import has a list.\n\nThe import is red.", []),
    "words of the title": ("# The import\n\nNote for devs: the import has a list.", []),
    "words of another note": (
        "Note for devs: the import has a list.\n\nNote for editor: import the table.",
        ["Note for devs: the import has a list.", "Note for editor: import the table."],
    ),
    "the next sentence of a short one": (
        "Note for devs: check. The import is red.",
        ["Note for devs: check. The import is red."],
    ),
    "up to the bracket": ("It (ask Ann by the template) is red.", ["(ask Ann by the template)"]),
    "beyond the bracket": ("It (ask Ann) is the template of a list.", []),
    "a hint asks for more": ("This text must check the import.", []),
    "a hint": ("This text must check the import list.", ["This text must check the import list."]),
    "a hint to readers": ("This text must check your import list.", []),
    "a pattern": ("It is not to be printed [to dev].", ["not to be printed"]),
    "the start of a block": ("Draft: a.\n\nA draft: b.", ["Draft:"]),
    "excused": ("He said: not to be printed.", []),
    "in quotation marks": ("“Note for devs: the import has a list” and “not to be printed”.", []),
    "in code": ("`not to be printed`", []),
    "in an item": ("- not to be printed", ["not to be printed"]),
}


@pytest.mark.parametrize("name", TEXT)
def test_notes_in_the_text(name: str) -> None:
    source, expected = TEXT[name]
    found = hits("team-note", NOTES, source, SCOPE)
    assert [hit.values["match"] for hit in found] == expected


METADATA = {
    "words enough": ("notes: the template has a list", ["the template has a list"]),
    "the sentence": ("notes: A b. The template has a list. C.", ["The template has a list."]),
    "light ones alone": ("notes: a long list by the box", []),
    "many light ones": ("notes: check the long list by the box", ["check the long list by the box"]),
    "a pattern": ("notes: not to be printed", ["not to be printed"]),
    "stated": ("notes: it must be read by an editor", ["must be read by an editor"]),
    "another field": ("description: the template has a list, not to be printed", []),
    "each": ("notes:\n- the import list\n- a\n- a template table", ["the import list", "a template table"]),
}


@pytest.mark.parametrize("name", METADATA)
def test_notes_in_the_metadata(name: str) -> None:
    entry, expected = METADATA[name]
    assert texts("team-note", NOTES, f"---\n{entry}\n---\n\nA b c.\n", SCOPE) == expected


def test_linear_time() -> None:
    start = time.process_time()
    hits("team-note", NOTES, "Note for devs: import list. " * 10_000, SCOPE)
    hits("team-note", NOTES, "Note for devs: import list.\n\n" * 1_000, SCOPE)
    assert time.process_time() - start < 5
