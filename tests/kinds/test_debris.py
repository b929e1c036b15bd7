"""What an export leaves beside the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.read.labels import Labels
from anplint.read.text import read_text
from tests.kinds.looking import hits, texts

ENDINGS: dict[str, object] = {"endings": ("Similar Posts", "share this")}
CASES = {
    "strokes of a table": ("| |\n\nText.\n", ["| |"]),
    "a ruler of a table without a table": ("| - | - |\n\nText.\n", ["| - | - |"]),
    "a last heading": ("Text.\n\n## Similar posts\n", ["## Similar posts"]),
    "a last line, with marks": ("Text.\n\n**Share  this:**\n", ["**Share  this:**"]),
    "a list below": ("Text.\n\n## Similar Posts\n\n- one\n", []),
    "an image below": ("Text.\n\n## Similar Posts\n\n![](a.png)\n", []),
    "HTML below": ("Text.\n\n## Similar Posts\n\n<div></div>\n", []),
    "another last heading": ("Text.\n\n## Steps\n", []),
    "a table": ("| a |\n|---|\n|   |\n", []),
    "a dash": ("Text.\n\n—\n", []),
    "in code": ("```\n| |\n```\n", []),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_markdown(source: str, expected: list[str]) -> None:
    assert texts("debris", ENDINGS, source, ("debris", "heading", "paragraph")) == expected


PAGE: dict[str, object] = {
    "endings": ("comments",),
    "lists": ("more posts",),
    "sharing": ("share",),
    "buttons": ("tweet|print",),
    "lines": ("skip to text", "loading ?\\.{3}"),
    "bare": ("read on",),
    "opening": ("home > .{1,40}",),
    "tails": (r"\[edit\]",),
    "about": ("frames?",),
}
LONG = "a long paragraph that belongs to the article " * 3
LINES = {
    "a line": ("a\n\nSkip to text\n\nb", ["Skip to text"]),
    "with marks": ("a\n\n**Loading...**\n\nb", ["**Loading...**"]),
    "a part of a line": ("a\n\nSkip to text b\n", []),
    "a line behind a sentence": ("A b.\nSkip to text\nb", ["Skip to text"]),
    "a line inside a sentence": ("A b\nSkip to text\nb", []),
    "a heading with a section": ("# Skip to text\n\nb", []),
    "a heading without": ("# Skip to text\n\n# b", ["# Skip to text"]),
    "an item": ("- Skip to text\n- b", []),
    "items": ("- Skip to text\n- Loading...\n- Print", ["Skip to text"]),
    "steps": ("1. Skip to text\n2. Loading...", []),
    "without a link": ("a\n\nRead on\n\nb", ["Read on"]),
    "with a link": ("a\n\n[Read on](b.md)\n\nb", []),
    "at the top": (f"Home > a\n\n{LONG}", ["Home > a"]),
    "further down": (f"{LONG}\n\nHome > a\n", []),
    "behind a heading": ("# a[edit]\n\nb", ["[edit]"]),
    "in a heading": ("# a [edit] c\n\nb", []),
    "in an order": ("Press [edit]\n", []),
    "buttons below": ("Share:\n\n- Tweet\n- [Print](c)\n\nb", ["Share:"]),
    "others below": ("Share:\n\n- Tweet\n- c\n\nb", ["Share:"]),
    "links below another ending": ("Comments:\n\n- [Print](c)\n\nb", []),
    "a list without links": ("a\n\nMore posts\n\n- b\n- c\n\nLoading...", ["More posts", "Loading..."]),
    "a list with a link": ("a\n\nMore posts\n\n- [b](c)\n", []),
    "two endings": ("a\n\nComments\n\n| |\n\nMore posts", ["Comments", "| |", "More posts"]),
    "about it": ("# The frame of a page\n\na\n\nSkip to text\n\nb\n\nComments", ["Comments"]),
}


@pytest.mark.parametrize("name", LINES)
def test_lines_of_a_page(name: str) -> None:
    source, expected = LINES[name]
    assert texts("debris", PAGE, source, ("debris", "heading", "paragraph", "item")) == expected


def test_lists_of_titles_stay_in_plain_text() -> None:
    article = read_text("a title\n\na b c.\n\nMore posts\n\n- a\n- b\n", "a.txt", Labels())
    assert hits("debris", PAGE, article) == []


def test_blocks_that_the_reader_calls_debris() -> None:
    source = "| |\n\nthe title of it\n\na paragraph of text, and it ends here.\n\nSimilar Posts\n"
    article = read_text(source, "a.txt", Labels({"debris": ["similar posts"]}))
    found = hits("debris", {}, article, ("debris", "heading", "paragraph"))
    assert [hit.values["match"] for hit in found] == ["| |", "Similar Posts"]


@given(
    st.lists(st.sampled_from(["| |", "a", "Similar Posts", "# Similar Posts", "- x", "🚲"]), max_size=8).map(
        "\n\n".join
    )
)
def test_only_what_nothing_stands_below_is_an_ending(source: str) -> None:
    found = texts("debris", ENDINGS, source, ("debris", "heading", "paragraph"))
    assert set(found) <= {"| |", "Similar Posts", "# Similar Posts"}
    lines = source.split("\n\n")
    below = max((at for at, line in enumerate(lines) if line in {"a", "- x", "🚲"}), default=-1)
    assert sum("Similar" in one for one in found) == sum("Similar" in line for line in lines[below + 1 :])
