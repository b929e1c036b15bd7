"""The runner of rule examples: what holds, what does not, and how it is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.edits import apply_edits, edits_of
from anplint.errors import AnplintError, DataError
from anplint.finding import Edit, Fix
from anplint.model import Span
from anplint.testing import check_file, default_settings, unmark
from tests.running import GOLDEN

if TYPE_CHECKING:
    from anplint.config import Settings

NO_PARAM = "config: the kind 'substitution' has no param 'swop'"
MARK_IT = "'bad' marks no place; put ⟦ and ⟧ around what is to be found"

RULE = """\
kind: substitution
class: style
severity: warning
message: "Write “{replacement}”."
why: It is shorter.
params: {swap: {'in order to': to}}
fix: {safety: safe}
since: 0.1.0
examples:
"""


@pytest.fixture(scope="module")
def known() -> Settings:
    return default_settings()


def mistakes(folder: Path, known: Settings, example: str, rule: str = RULE) -> list[str]:
    file = folder / "demo" / "phrase.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{rule}  - {example}\n", encoding="utf-8")
    return [mistake.message for mistake in check_file(file, known).mistakes]


@pytest.mark.parametrize(
    "file", sorted((GOLDEN / "rules" / "demo").glob("*.yaml")), ids=lambda file: Path(file).stem
)
def test_rules_that_hold(file: Path, known: Settings) -> None:
    tested = check_file(file, known)
    assert tested.mistakes == ()
    assert tested.examples == 2


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(
            '{name: x, bad: "⟦In order to⟧ win, in order to.\\n", good: "To win, to.\\n"}',
            ['expected 1:1 "In order to"; found 1:1 "In order to", 1:18 "in order to"'],
            id="one too many",
        ),
        pytest.param(
            '{name: x, bad: "We ⟦win⟧.\\n"}', ['expected 1:4 "win"; found nothing'], id="nothing found"
        ),
        pytest.param(
            '{name: x, bad: "Win\\n\\n⟦in order⟧ to win.\\n", good: "Win\\n\\nto win.\\n"}',
            ['expected 3:1 "in order"; found 3:1 "in order to"'],
            id="another place",
        ),
        pytest.param('{name: x, bad: "We win.\\n"}', [MARK_IT], id="no mark"),
        pytest.param('{name: x, bad: "We ⟦win.\\n"}', ["⟦ without ⟧"], id="not closed"),
        pytest.param('{name: x, bad: "We⟧ win.\\n"}', ["⟧ without ⟦"], id="not opened"),
        pytest.param(
            '{name: x, ok: "In order to win.\\n"}',
            ['expected nothing; found 1:1 "In order to"'],
            id="ok is found",
        ),
        pytest.param(
            '{name: x, bad: "⟦in order to⟧ win.\\n"}',
            ['the rule has a fix; say what it gives: good: "to win.\\n"'],
            id="no good",
        ),
        pytest.param(
            '{name: x, bad: "⟦in order to⟧ win.\\n", good: "For to win.\\n"}',
            ["the fix gives \"to win.\\n\", not 'good'"],
            id="another good",
        ),
        pytest.param(
            '{name: x, bad: "⟦in order to⟧ win.\\n", good: "in order to win.\\n"}',
            [
                "expected nothing in 'good'; found 1:1 \"in order to\"",
                "the fix gives \"to win.\\n\", not 'good'",
            ],
            id="good is found",
        ),
        pytest.param('{name: x, ok: "Win.\\n", config: {swop: 1}}', [NO_PARAM], id="config"),
    ],
)
def test_what_does_not_hold_is_told(
    example: str, expected: list[str], tmp_path: Path, known: Settings
) -> None:
    assert mistakes(tmp_path, known, example) == expected


def test_a_silent_rule_may_be_for_another_language(tmp_path: Path, known: Settings) -> None:
    german = RULE.replace("since", "languages: [de]\nsince")
    text = "We walk to the quay and the harbour ⟦in order to⟧ see that the ferry is blue."
    assert mistakes(tmp_path, known, f'{{name: x, bad: "{text}", good: "x"}}', german) == [
        "expected 1:37 \"in order to\"; found nothing (its language is taken as 'en', the rule is for de)"
    ]


def test_a_fix_that_never_settles(tmp_path: Path, known: Settings) -> None:
    growing = RULE.replace("in order to': to", "ha': ha ha")
    found = mistakes(
        tmp_path, known, '{name: x, bad: "We say ⟦ha⟧ twice.\\n", good: "We say ha ha twice.\\n"}', growing
    )
    assert "a second fix changes the text again" in found


def test_a_fix_that_changes_the_blocks(tmp_path: Path, known: Settings) -> None:
    heading = RULE.replace("in order to': to", "hash': '#'")
    found = mistakes(tmp_path, known, '{name: x, bad: "⟦hash⟧ here\\n", good: "# here\\n"}', heading)
    assert found == ["the fix does harm: it would make a heading of a paragraph"]


def test_config_sets_params(tmp_path: Path, known: Settings) -> None:
    assert (
        mistakes(tmp_path, known, '{name: x, ok: "In order to win.\\n", config: {ignore-case: false}}') == []
    )


def test_a_broken_rule_file_is_no_failed_example(tmp_path: Path, known: Settings) -> None:
    with pytest.raises(DataError, match="unknown kind"):
        mistakes(tmp_path, known, '{name: x, ok: "x"}', RULE.replace("substitution", "substitutes"))


def test_a_mistake_reads_as_one_line(tmp_path: Path, known: Settings) -> None:
    mistakes(tmp_path, known, '{name: of course, ok: "In order to win.\\n"}')
    file = tmp_path / "demo" / "phrase.yaml"
    assert str(check_file(file, known).mistakes[0]).endswith(
        "demo/phrase.yaml: example 'of course': expected nothing; found 1:1 \"In order to\""
    )


@pytest.mark.parametrize(
    ("marked", "source", "places"),
    [
        ("plain", "plain", []),
        ("a ⟦b⟧ ⟦c⟧", "a b c", [(2, 3), (4, 5)]),
        ("⟦a ⟦b⟧ c⟧", "a b c", [(0, 5), (2, 3)]),
        ("a⟦⟧b", "ab", [(1, 1)]),
        ("⟦🚢⟧\r\n⟦x⟧", "🚢\r\nx", [(0, 1), (3, 4)]),
    ],
)
def test_unmark(marked: str, source: str, places: list[tuple[int, int]]) -> None:
    assert unmark(marked) == (source, [Span(*place) for place in places])


@given(st.text(alphabet="ab⟦⟧\n", max_size=30))
def test_unmark_loses_nothing_but_marks(marked: str) -> None:
    try:
        source, places = unmark(marked)
    except AnplintError:
        return
    assert source == marked.replace("⟦", "").replace("⟧", "")
    assert len(places) == marked.count("⟦")
    assert all(0 <= place.start <= place.end <= len(source) for place in places)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((), "one two three"),
        ((Edit(8, 13, "3"), Edit(0, 3, "1")), "1 two 3"),
        ((Edit(0, 3, "1"), Edit(2, 5, "x")), "1 two three"),
        ((Edit(4, 4, "and "), Edit(4, 4, "or ")), "one and two three"),
        ((Edit(0, 3, ""), Edit(3, 4, "")), "two three"),
    ],
)
def test_apply_edits(edits: tuple[Edit, ...], expected: str) -> None:
    assert apply_edits("one two three", edits) == expected


def test_a_fix_is_made_as_a_whole_or_not_at_all() -> None:
    whole = Fix("safe", (Edit(0, 3, "1"), Edit(8, 13, "3")))
    part = Fix("safe", (Edit(4, 7, "2"), Edit(9, 10, "x")))
    assert edits_of([part, whole]) == [Edit(0, 3, "1"), Edit(8, 13, "3")]


@given(st.text(max_size=30), st.data())
def test_edits_keep_what_they_do_not_touch(source: str, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, len(source)), st.integers(0, len(source))).map(
        lambda pair: tuple(sorted(pair))
    )
    edits = [Edit(start, end, source[start:end]) for start, end in data.draw(st.lists(places, max_size=5))]
    assert apply_edits(source, [edit for edit in edits if edit.start < edit.end]) == source
