"""Every match is a hit, where the params let it count."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.existence import Params, build
from tests.kinds.looking import hits, texts

CASES = {
    "anywhere, in order": ({"patterns": ("foo", "bar")}, "a bar, a Foo.\n\n- foo\n", ["bar", "Foo", "foo"]),
    "whole words": ({"patterns": ("foo",)}, "food, afoo, foo-bar\n", ["foo"]),
    "parts of words": ({"patterns": ("foo",), "boundary": "none"}, "food afoo\n", ["foo", "foo"]),
    "the longer of two that overlap": ({"patterns": ("a", "a b c", "b c d")}, "a b c d\n", ["a b c"]),
    "case": ({"patterns": ("TODO",), "ignore_case": False}, "todo TODO\n", ["TODO"]),
    "excused by an overlap": (
        {"patterns": ("foo",), "unless": ("foo bar", "my foo")},
        "foo bar, my foo, foo\n",
        ["foo"],
    ),
    "start of a block": ({"starting": ("foo",)}, "foo foo\n\nno foo\n\n- foo\n", ["foo", "foo"]),
    "start of the article": ({"opening": ("foo",)}, "# foo\n\nfoo\n\nfoo\n", ["foo", "foo"]),
    "not behind text": ({"opening": ("foo",)}, "bar\n\nfoo\n", []),
    "last block": ({"closing": ("foo",)}, "foo\n\nfoo foo\n\n# foo\n", ["foo"]),
    "start, for all": ({"patterns": ("foo",), "part": "start"}, "foo foo\n\nno foo\n", ["foo"]),
    "whole block": ({"patterns": ("foo",), "part": "whole"}, "foo\n\nfoo bar\n", ["foo"]),
    "once in a block": ({"patterns": ("foo",), "once": True}, "foo foo\n\nfoo\n", ["foo", "foo"]),
    "not in quotation marks": (
        {"patterns": ("foo",), "quoted": False},
        'say “foo”, "a foo" or foo\n',
        ["foo"],
    ),
    "an open quotation": ({"patterns": ("foo",), "quoted": False}, "“foo is here\n\nfoo\n", ["foo"]),
    "doubtful in a dialect": (
        {"patterns": ("foo",), "doubtful": ("bar",), "dialect": ("qux",)},
        "foo bar qux\n",
        ["foo"],
    ),
    "doubtful elsewhere": (
        {"patterns": ("foo",), "doubtful": ("bar",), "dialect": ("qux",)},
        "foo bar\n",
        ["foo", "bar"],
    ),
    "about it": ({"patterns": ("foo",), "about": ("templates?",)}, "foo\n\nA template.\n", []),
    "about it, far away": (
        {"patterns": ("foo",), "about": ("templates?",)},
        "foo\n\nfoo\n\nA template.\n\nfoo\n\nfoo\n",
        ["foo", "foo"],
    ),
    "about it, twice": (
        {"patterns": ("foo",), "about": ("templates?",)},
        "foo\n\nA.\n\nA template.\n\nTemplates.\n",
        [],
    ),
    "about it, where the text starts": (
        {"patterns": ("foo",), "about": ("templates?",)},
        "# B\n\nA template.\n\nA.\n\nfoo\n",
        [],
    ),
    "about it, in a heading": (
        {"patterns": ("foo",), "about": ("templates?",)},
        "# Templates\n\nA.\n\nfoo\n",
        [],
    ),
    "markup inside": ({"patterns": ("foo bar",)}, "a *foo* bar\n", ["foo* bar"]),
    "behind other scripts": ({"patterns": ("foo",)}, "Zürich 🚲 **foo**\n", ["foo"]),
    "not in code": ({"patterns": ("foo",)}, "`foo`\n\n    foo\n", []),
}


@pytest.mark.parametrize(("params", "source", "expected"), CASES.values(), ids=CASES)
def test_counts(params: dict[str, object], source: str, expected: list[str]) -> None:
    assert texts("existence", params, source) == expected


META = "---\ntitle: foo\nnotes: [foo, bar foo]\n---\nfoo bar\n"


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"patterns": ("foo",)}, 4),
        ({"patterns": ("foo",), "fields": ("notes",)}, 3),
        ({"stated": ("foo",), "fields": ("notes",)}, 2),
        ({"stated": ("foo",)}, 3),
    ],
    ids=["all metadata", "of one field", "stated in one field", "stated anywhere"],
)
def test_metadata(params: dict[str, object], expected: int) -> None:
    assert len(hits("existence", params, META, ("paragraph", "meta"))) == expected


def test_deletion_is_offered() -> None:
    (hit,) = hits("existence", {"patterns": ("foo",), "delete": True}, "a foo\n")
    assert [tuple(edit) for edit in hit.edits] == [(1, 5, "")]


@pytest.mark.parametrize("params", [{}, {"patterns": ()}, {"unless": ("a",)}, {"about": ("a",)}])
def test_something_is_looked_for(params: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match="patterns"):
        build(Params(**params))  # type: ignore[arg-type]


WORDS = st.lists(st.sampled_from(["foo", "bar", "é", "🚲", "“", "”", '"', "x"]), max_size=30).map(" ".join)


@given(WORDS)
def test_a_hit_is_the_match(text: str) -> None:
    found = hits("existence", {"patterns": ("foo", "foo bar", "bar foo"), "unless": ("x bar",)}, f"{text}\n")
    assert [hit.values["match"] for hit in found] == [f"{text}\n"[hit.start : hit.end] for hit in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
