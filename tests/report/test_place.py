from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from anplint.report.place import Marked, mark
from tests.report.samples import finding


def marked_text(marked: Marked) -> str:
    """What stands above the carets, measured in columns of the terminal."""
    columns = []
    for character in marked.line:
        columns += [character, *[""] * (cell_len(character) - 1)]
    return "".join(columns[marked.start : marked.start + marked.length])


@pytest.mark.parametrize(
    ("line", "place", "shown"),
    [
        pytest.param("one two three", "two", "two", id="ascii"),
        pytest.param("漢字と two 漢字", "two", "two", id="wide before"),
        pytest.param("one 漢字 two", "漢字", "漢字", id="wide place"),
        pytest.param("🚢🚲 two", "two", "two", id="emoji"),
        pytest.param("a\tb\ttwo", "two", "two", id="tabs"),
        pytest.param("    indented two", "two", "two", id="indented"),
        pytest.param("\x1b[31mred two", "two", "two", id="escape"),
        pytest.param(f"{'long ' * 50}two{' long' * 50}", "two", "two", id="long"),
        pytest.param(f"{'漢' * 50}two{'字' * 50}", "two", "two", id="long and wide"),
    ],
)
def test_the_carets_stand_under_the_place(line: str, place: str, shown: str) -> None:
    start = line.index(place)
    marked = mark(finding(line, start, start + len(place)), 60, cell_len)
    assert marked_text(marked) == shown
    assert cell_len(marked.line) <= 60


def test_combining_marks_take_no_column() -> None:
    line = "Zoe\u0308 two"
    start = line.index("two")
    marked = mark(finding(line, start, start + 3), 60, cell_len)
    assert marked == Marked(line, 4, 3)


def test_an_empty_place_can_be_seen() -> None:
    assert mark(finding("one two", 4, 4), 60, cell_len) == Marked("one two", 4, 1)
    assert mark(finding("a\u200bb", 1, 2), 60, cell_len).length == 1


def test_a_place_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    assert mark(finding("one two\nthree", 4, 13, excerpt="one two"), 60, cell_len) == Marked("one two", 4, 3)


def test_a_long_place_loses_its_end() -> None:
    marked = mark(finding("before " * 9 + "word " * 60, 63, 300), 40, cell_len)
    assert cell_len(marked.line) <= 40
    assert marked.line.startswith("…")
    assert marked.line.endswith("…")
    assert marked.start + marked.length == cell_len(marked.line)


@given(
    st.text(max_size=200).filter(lambda text: len(text.splitlines()) == 1), st.data(), st.integers(20, 120)
)
def test_it_always_fits(line: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    marked = mark(finding(line, start, end), width, cell_len)
    assert cell_len(marked.line) <= width
    assert marked.start >= 0
    assert marked.length >= 1
    assert marked.start + marked.length <= max(width, 1) + 1
