"""Edits to values of metadata: what may be touched, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.edits import apply_edits
from anplint.model import Entry
from anplint.read.markdown import read_markdown
from anplint.stated_edits import edit_part, without_item


def part(front: str, old: str, new: str) -> str | None:
    """The front matter with ``new`` in place of ``old`` in its first value; None without an edit."""
    source = f"---\n{front}---\n\nx\n"
    block = next(one for one in read_markdown(source, "a.md").blocks if old in one.text)
    start = block.text.index(old)
    edits = edit_part(source, block, start, start + len(old), new)
    return apply_edits(source, edits)[4:-7] if edits else None


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("a: 12\n", "a: 7\n"),
        ("a:   12   # twelve: 12\n", "a:   7   # twelve: 12\n"),
        ("a: '12 min'\n", "a: '7 min'\n"),
        ('"a": "12"\n', '"a": "7"\n'),
        ("a: {b: [12]}\n", "a: {b: [7]}\n"),
        ("a: !!int 12\n", "a: !!int 7\n"),
        ("a: &n 12\n", "a: &n 7\n"),
        ("a: &12 12\n", "a: &12 7\n"),
        ("a: &n 12\nb: *n\n", None),
        ("a: &n 12\nb: *nn\nc: &nn 3\n", "a: &n 7\nb: *nn\nc: &nn 3\n"),
        ("a: >\n  12\n", None),
        ("a: |- # why\n  12\n", None),
        ("a: &n >\n  12\n", None),
        ('a: "\\u00312"\n', None),
        ('a: "12\\u0020min"\n', None),
        ('a: "\\u0032 12 2"\n', None),
    ],
)
def test_a_part_of_a_value(front: str, expected: str | None) -> None:
    assert part(front, "12", "7") == expected


def test_an_alias_is_left_alone() -> None:
    source = "---\na: &n12 12\nb: *n12\n---\n\nx\n"
    *_, block = [one for one in read_markdown(source, "a.md").blocks if isinstance(one.detail, Entry)]
    assert block.text == "12"
    assert edit_part(source, block, 0, 2, "7") == ()


def without(front: str, number: int) -> str | None:
    """The front matter without an item of its list ``t``; None without an edit."""
    fence = "+++" if " = " in front else "---"
    source = f"{fence}\n{front}{fence}\n\nx\n"
    blocks = [
        one
        for one in read_markdown(source, "a.md").blocks
        if isinstance(one.detail, Entry) and one.detail.path[0] == "t"
    ]
    edits = without_item(source, blocks, number)
    return apply_edits(source, edits)[4:-7] if edits else None


@pytest.mark.parametrize(
    ("front", "number", "expected"),
    [
        ("t: [a, b, a]\n", 2, "t: [a, b]\n"),
        ("t: [a, b, a] # why\n", 2, "t: [a, b] # why\n"),
        ("t: [ a ,b , 'a' ]\n", 2, "t: [ a ,b ]\n"),
        ("t: [a, b, c]\n", 0, "t: [b, c]\n"),
        ("t: [a]\n", 0, None),
        ("t:\n- a\n- b\nu: x\n", 0, "t:\n- b\nu: x\n"),
        ("t:\n  - a\n  - b\n", 1, "t:\n  - a\n"),
        ("t:\r\n  - a\r\n  - b\r\n", 1, "t:\r\n  - a\r\n"),
        ("t:\n  - a\n  - b # why\n", 1, None),
        ("t:\n  - a\n  # why\n  - b\n", 1, None),
        ("t:\n  - a\n  -   'b'  \n", 1, "t:\n  - a\n"),
        ("t:\n  - a\n  - b\n    c\n", 1, None),
        ("t: [a, &b b]\nu: *b\n", 1, None),
        ("t: [*b, c, *b]\nu: &b x\n", 2, None),
        ("t: [a, # why\n  b]\n", 1, None),
        ('t = [\n  "a",\n  "b",\n]\n', 1, 't = [\n  "a",\n]\n'),
        ('t = [\n  "a", # why\n  "b",\n]\n', 1, 't = [\n  "a", # why\n]\n'),
        ('t = ["a", "b" # why\n]\n', 1, None),
    ],
)
def test_an_item_of_a_list(front: str, number: int, expected: str | None) -> None:
    assert without(front, number) == expected


@given(
    st.lists(st.sampled_from(["a", "b c", "'d'", '"e"', "2", "é"]), min_size=2, max_size=6),
    st.sampled_from(["[{}]", "[ {} ] # x", "\n- {}", "\n  - {}"]),
    st.integers(0, 5),
)
def test_the_other_items_stay(items: list[str], form: str, number: int) -> None:
    joint = ", " if "[" in form else form.replace("{}", "")
    front = f"t: {form.format(joint.join(items))}\n"
    number %= len(items)
    after = without(front, number)
    assert after is not None
    blocks = read_markdown(f"---\n{after}---\n\nx\n", "a.md").blocks
    texts = [one.text for one in blocks if isinstance(one.detail, Entry)]
    expected = [item.strip("'\"") for at, item in enumerate(items) if at != number]
    assert texts == expected
