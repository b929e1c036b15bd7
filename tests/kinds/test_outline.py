"""Headings that jump, sections with nothing in them, and the reader's problems."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.heading_jump import Params, build
from tests.kinds.looking import hits, texts

JUMPS = {
    "two levels": ("# a\n\n### b\n", ["b"]),
    "one level": ("# a\n\n## b\n", []),
    "up": ("### a\n\n# b\n", []),
    "the first": ("##### a\n", []),
    "the same jump again": ("# a\n\n### b\n\n# c\n\n### d\n", ["b"]),
    "two sorts of jump": ("# a\n\n### b\n\n# c\n\n#### d\n", ["b", "d"]),
    "a heading in HTML between": ("# a\n\n<h2>x</h2>\n\n### b\n", []),
    "in a quote": ("# a\n\n> ### b\n", []),
    "without text": ("# a\n\n###\n", ["###"]),
}


@pytest.mark.parametrize("name", JUMPS)
def test_heading_jump(name: str) -> None:
    source, expected = JUMPS[name]
    assert texts("heading-jump", {}, source) == expected


def test_what_a_jump_says() -> None:
    (hit,) = hits("heading-jump", {}, "## a\n\n##### `b` c\n\n## d\n\n##### e\n")
    assert hit.values == {"heading": "`b` c", "level": "5", "before": "2", "expected": "3"}
    assert len(hit.related) == 1


def test_most_is_at_least_one() -> None:
    assert texts("heading-jump", {"most": 2}, "# a\n\n### b\n\n###### c\n") == ["c"]
    with pytest.raises(ValueError, match="at least 1"):
        build(Params(0))


@given(st.lists(st.integers(1, 6), max_size=8))
def test_no_jump_where_no_level_is_left_out(levels: list[int]) -> None:
    source = "".join(f"{'#' * level} h{at}\n\n" for at, level in enumerate(levels))
    jumps = [(one, two) for one, two in pairwise(levels) if two > one + 1]
    assert len(hits("heading-jump", {}, source)) == len(set(jumps))


EMPTY = {
    "before its like": ("a\n\n## b\n\n## c\n\nd\n", ["b"]),
    "before a higher one": ("a\n\n### b\n\n## c\n\nd\n", ["b"]),
    "at the end": ("a\n\n## b\n", ["b"]),
    "a ruler": ("a\n\n## b\n\n* * *\n\n## c\n\nd\n", ["b"]),
    "a ruler, CRLF": ("a\r\n\r\n## b\r\n\r\n---\r\n\r\n## c\r\n\r\nd\r\n", ["b"]),
    "a directive for anplint": ("a\n\n## b\n\n<!-- anplint-enable -->\n\n## c\n\nd\n", ["b"]),
    "another comment": ("a\n\n## b\n\n<!-- toc -->\n\n## c\n\nd\n", []),
    "a sub-section": ("a\n\n## b\n\n### c\n\nd\n", []),
    "an image": ("a\n\n## b\n\n![](a.png)\n\n## c\n\nd\n", []),
    "a tag": ("a\n\n## b\n\n{% toc %}\n\n## c\n\nd\n", []),
    "link definitions": ("a\n\n## b\n\n[x]: y\n\n## c\n\nd\n", []),
    "HTML": ("a\n\n## b\n\n<hr>\n\n## c\n\nd\n", []),
    "footnotes": ("a[^1]\n\n## b\n\n[^1]: c\n", []),
    "a heading alone": ("---\ntitle: a\n---\n\n# b\n", []),
}


@pytest.mark.parametrize("name", EMPTY)
def test_empty_section(name: str) -> None:
    source, expected = EMPTY[name]
    assert texts("empty-section", {}, source) == expected


def test_a_heading_is_shown_with_its_code() -> None:
    (hit,) = hits("empty-section", {}, "a\n\n## The `b` flag\n")
    assert hit.values == {"heading": "The `b` flag", "level": "2"}


def test_problems_of_one_name() -> None:
    source = "---\na: 1\nb: 2\na: 3\n---\n\nc\n"
    assert texts("problem", {"name": "duplicate-key"}, source) == ["a"]
    (hit,) = hits("problem", {"name": "duplicate-key"}, source)
    assert hit.values == {"detail": "a"}
    assert [source[one.start : one.end] for one in hit.related] == ["a"]
    assert hits("problem", {"name": "broken-front-matter"}, source) == []
