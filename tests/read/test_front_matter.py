"""YAML front matter: every key and value with its place, and what is broken said plainly."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anplint.model import Entry
from anplint.read.front_matter import LIMIT, read_front_matter


def entries(source: str) -> list[tuple[str, str, str]]:
    """Name, value, and the source at the value's place."""
    found = []
    for block in read_front_matter(source).blocks:
        assert isinstance(block.detail, Entry)
        start, end = block.to_source(0, len(block.text))
        found.append((block.detail.name, block.text, source[start:end]))
    return found


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("title: Bread  # c\n", [("title", "Bread", "Bread")], id="plain"),
        pytest.param('title: "Brot: süß"\n', [("title", "Brot: süß", "Brot: süß")], id="quoted"),
        pytest.param("title: 'it''s'\n", [("title", "it's", "'it''s'")], id="escaped"),
        pytest.param("tags: [a, 'b c']\n", [("tags", "a", "a"), ("tags", "b c", "b c")], id="flow-list"),
        pytest.param("tags:\n  - a\n  - b\n", [("tags", "a", "a"), ("tags", "b", "b")], id="block-list"),
        pytest.param("a:\n  b: {c: 1}\n", [("a.b.c", "1", "1")], id="nested"),
        pytest.param("a: >\n  x\n  y\n", [("a", "x y", ">\n  x\n  y")], id="folded"),
        pytest.param("a: &n val\nb: *n\n", [("a", "val", "val"), ("b", "val", "*n")], id="anchor"),
        pytest.param(
            "a:\nb: []\nc: {}\nd: ''\n",
            [("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", "''")],
            id="empty",
        ),
        pytest.param("? [x]\n: y\n", [], id="complex-key"),
        pytest.param(
            "date: 2020-01-02\non: yes\n",
            [("date", "2020-01-02", "2020-01-02"), ("on", "yes", "yes")],
            id="as-written",
        ),
        pytest.param("é😀: ü\n", [("é😀", "ü", "ü")], id="non-ascii"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_entries(yaml: str, expected: list[tuple[str, str, str]], end: str) -> None:
    source = f"---\n{yaml}---\nBody\n".replace("\n", end)
    assert [(name, value) for name, value, _ in expected] == [
        (name, value) for name, value, _ in entries(source)
    ]
    assert [raw.replace("\n", end) for _, _, raw in expected] == [raw for _, _, raw in entries(source)]


@pytest.mark.parametrize(
    ("source", "name", "line", "words"),
    [
        pytest.param("---\na: b: c\n---\n", "broken-front-matter", 2, "colon", id="colon-in-value"),
        pytest.param("---\ntitle: @me\n---\n", "broken-front-matter", 2, "quote the value", id="at-sign"),
        pytest.param("---\n\ta: b\n---\n", "broken-front-matter", 2, "tabs", id="tab"),
        pytest.param("---\na: 'x\nb: y\n---\n", "broken-front-matter", 3, "never closed", id="open-quote"),
        pytest.param("---\na: [x\n---\n", "broken-front-matter", 2, "brackets", id="open-bracket"),
        pytest.param("---\njust words\n---\n", "broken-front-matter", 2, "not fields", id="no-fields"),
        pytest.param("---\ntitle: x\n\nBody\n", "broken-front-matter", 1, "never closed", id="unclosed"),
        pytest.param("---\na: 1\nb: 2\na: 3\n---\n", "duplicate-key", 4, "a", id="duplicate"),
        pytest.param("---\na: \x01\n---\n", "broken-front-matter", 1, "", id="control-character"),
        pytest.param("---\na: " + "[" * 300 + "\n---\n", "broken-front-matter", 1, "deep", id="deep"),
        pytest.param("---\na: '" + "x" * LIMIT + "'\n---\n", "broken-front-matter", 1, "longer", id="long"),
    ],
)
def test_problems(source: str, name: str, line: int, words: str) -> None:
    (problem,) = read_front_matter(source).problems
    assert name == problem.name
    assert line == source.count("\n", 0, problem.start) + 1
    assert problem.start < problem.end <= len(source)
    assert words in problem.detail


@pytest.mark.parametrize(
    "source", ["", "---", "--- \nText\n\n---\nMore\n", "----\na: b\n---\n", " ---\na: b\n---\n"]
)
def test_no_front_matter(source: str) -> None:
    front = read_front_matter(source)
    assert front.problems == [] or "not fields" in front.problems[0].detail
    assert front.blocks == []


def test_keys_of_duplicates_are_both_named() -> None:
    source = "---\na: 1\nx: {a: 2}\na: 3\n---\n"
    (problem,) = read_front_matter(source).problems
    assert problem.related is not None
    assert (source[problem.start : problem.end], problem.related.start) == ("a", 4)


YAML_PIECES = st.lists(
    st.sampled_from(
        [*list("ab:-?[]{},&*!|>'\"%@`# \t\n\r"), "\r\n", ": ", "- ", "é", "😀", "\n  ", "---", "..."]
    ),
    max_size=30,
)


@given(YAML_PIECES.map("".join))
@example("?\n?")
def test_never_fails_and_places_hold(yaml: str) -> None:
    source = f"---\n{yaml}\n---\nBody\n"
    front = read_front_matter(source)
    for block in front.blocks:
        assert isinstance(block.detail, Entry)
        start, end = block.to_source(0, len(block.text))
        assert 0 < start <= end <= len(source)
        assert 0 <= block.detail.key.start <= block.detail.key.end <= len(source)
    for problem in front.problems:
        assert 0 <= problem.start < problem.end <= len(source)


@pytest.mark.parametrize(
    "yaml", ["a: b\nc: [d, 'e']\nf: >\n  g\n  h\n", "a: b: c\n", "a: 1\na: 2\n", "a: &x b\nc: *x\n"]
)
def test_without_the_c_extension_all_is_the_same(yaml: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = f"---\n{yaml}---\n"
    fast = read_front_matter(source)
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    slow = read_front_matter(source)
    assert (fast.blocks, fast.problems) == (slow.blocks, slow.problems)
