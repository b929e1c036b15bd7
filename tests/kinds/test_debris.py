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
def test_only_the_last_line_is_an_ending(source: str) -> None:
    found = texts("debris", ENDINGS, source, ("debris", "heading", "paragraph"))
    assert set(found) <= {"| |", "Similar Posts", "# Similar Posts"}
    assert sum("Similar" in one for one in found) <= 1
