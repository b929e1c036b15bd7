"""Titles, headings that stand twice, long blocks, required sections, deep nesting."""

from __future__ import annotations

import pytest

from anplint.model import Article, Problem
from tests.kinds.looking import hits, texts

TITLES: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "one": ("# a\n", {}, []),
    "two": ("# a\n\n# b\n", {}, ["b"]),
    "three": ("# a\n\n# b\n\n# c\n", {}, ["b"]),
    "lower ones": ("# a\n\n## b\n\n## c\n", {}, []),
    "beside a title": ("---\ntitle: t\n---\n\n# a\n", {}, []),
    "beside a title, told": ("---\ntitle: t\n---\n\n# a\n", {"beside_title": True}, ["a"]),
    "a title alone, told": ("---\ntitle: t\n---\n\na\n", {"beside_title": True}, []),
    "code": ("# a\n\n# `b` c\n", {}, ["`b` c"]),
}


@pytest.mark.parametrize("name", TITLES)
def test_top_heading(name: str) -> None:
    source, params, expected = TITLES[name]
    assert texts("top-heading", params, source) == expected


def test_top_headings_name_the_title_and_the_others() -> None:
    (hit,) = hits("top-heading", {}, "# a\n\n# b\n\n# c\n")
    assert hit.values == {"heading": "b", "count": "3"}
    assert [one.start for one in hit.related] == [2, 12]


DUPLICATES = {
    "same parent": ("# t\n\n## a\n\n## b\n\n## A:\n", ["A:"]),
    "no parent": ("## a\n\n## a\n", ["a"]),
    "two parents": ("## 1\n\n### a\n\n## 2\n\n### a\n", []),
    "two parents of the same words": ("## a\n\n### b\n\n## a\n\n### b\n", ["a"]),
    "two levels": ("# a\n\n## a\n\n### a\n", []),
    "a skipped level is another": ("## a\n\n#### b\n\n### b\n", []),
    "signs": ("## *\n\n## *\n", []),
    "allowed": ("## See also\n\n## see also\n", []),
    "other code": ("## `a`\n\n## `b`\n", []),
    "the same code": ("## `a`\n\n## `a`\n", ["`a`"]),
}


@pytest.mark.parametrize("name", DUPLICATES)
def test_duplicate_heading(name: str) -> None:
    source, expected = DUPLICATES[name]
    assert texts("duplicate-heading", {"allowed": ("see also",)}, source) == expected


LENGTHS = {
    "just right": ("a b c\n", []),
    "too long": ("a b c d\n", ["a b c d"]),
    "over lines": ("a b\nc d\n", ["a b\nc d"]),
    "lines kept apart": ("a b\\\nc d\n", []),
    "an item": ("- a b c d\n", []),
    "signs are no words": ("a – b – c\n", []),
    "two": ("a b c d\n\ne f g h\n", ["a b c d", "e f g h"]),
}


@pytest.mark.parametrize("name", LENGTHS)
def test_block_length(name: str) -> None:
    source, expected = LENGTHS[name]
    assert texts("block-length", {"most": 3}, source, ("paragraph",)) == expected


SECTIONS: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "there": ("# t\n\n## Summary\n", {"sections": ("^summary$",)}, []),
    "missing": ("# t\n\n## x\n", {"sections": ("^summary$",)}, ["t"]),
    "two missing": ("a\n", {"sections": ("^x$", "^y$")}, ["a", "a"]),
    "none asked for": ("a\n", {}, []),
    "too short": ("a\n", {"sections": ("x",), "least": 2}, []),
    "nothing at all": ("", {"sections": ("x",)}, [""]),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_required_section(name: str) -> None:
    source, params, expected = SECTIONS[name]
    assert texts("required-section", params, source) == expected


def test_each_missing_section_is_known_by_itself() -> None:
    found = hits("required-section", {"sections": ("^x$", "^y$")}, "a\n")
    assert [one.about for one in found] == ["section ^x$", "section ^y$"]


NESTED = {
    "list": ("- a\n  - b\n    - c\n", ["c"]),
    "numbered": ("1. a\n   1. b\n      1. c\n", ["c"]),
    "quote": ("> a\n> > b\n> > > c\n", ["c"]),
    "the first of several": ("> > > a\n\n> > > > b\n", ["a"]),
    "two levels": ("- a\n  - b\n\n> > c\n", []),
    "signs in a quote": ("> a > b > c > d\n", []),
}


@pytest.mark.parametrize("name", NESTED)
def test_nesting(name: str) -> None:
    source, expected = NESTED[name]
    assert texts("nesting", {"most": 2}, source) == expected


def test_what_a_reader_gave_up_on() -> None:
    article = Article("a.html", "html", "abc", (), problems=(Problem("nested-too-deep", 1, 2, "too deep"),))
    (hit,) = hits("nesting", {}, article)
    assert (hit.start, hit.values["detail"]) == (1, "too deep")
