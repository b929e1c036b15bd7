"""Articles above a grade, and paragraphs in which long sentences and long words meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds import grade, hard_paragraph
from tests.kinds.looking import hits, texts

PLAIN = (
    "The boat lay on the sand and the men looked at it. The hull was dry. One of them went home for paint."
)
HARD = (
    "The municipal administration has determined that the considerable deterioration of the existing harbour "
    "infrastructure necessitates immediate coordination between all participating organisations, and that "
    "representatives are requested to communicate their anticipated requirements to the responsible department "
    "before the conclusion of the current financial period."
)
LOW: dict[str, object] = {"most": 12.0, "words": 20, "sentences": 1}
GRADES = {
    "hard": (f"# A title\n\n{HARD}\n", ["A title"]),
    "without a title": (f"{HARD}\n", [HARD]),
    "plain": (f"# A title\n\n{PLAIN}\n", []),
    "hard in a list, a quote and code": (f"# A title\n\n{PLAIN}\n\n- {HARD}\n\n> {HARD}\n\n    {HARD}\n", []),
    "outweighed": (f"# A title\n\n{HARD}\n\n" + f"{PLAIN}\n\n" * 6, []),
    "empty": ("", []),
}


@pytest.mark.parametrize("name", GRADES)
def test_grade(name: str) -> None:
    source, expected = GRADES[name]
    assert texts("grade", LOW, source, ("paragraph",)) == expected


def test_a_grade_comes_with_its_figures() -> None:
    (hit,) = hits("grade", LOW, f"# A title\n\n{HARD}\n", ("paragraph",))
    assert hit.about == "grade"
    assert hit.values["most"] == "12"
    assert hit.values["length"] == "43"
    assert float(hit.values["grade"]) > 20


@pytest.mark.parametrize("few", [{"words": 500}, {"sentences": 2}])
def test_a_short_article_has_no_grade(few: dict[str, object]) -> None:
    assert hits("grade", LOW | few, f"# A title\n\n{HARD}\n", ("paragraph",)) == []


LIMITS: dict[str, object] = {"grade": 18.0, "words": 30, "length": 25.0, "share": 16.0}
PARAGRAPHS = {
    "hard": (HARD, [HARD]),
    "plain": (PLAIN, []),
    "two": (f"{PLAIN}\n\n{HARD}\n\n{PLAIN}", [HARD]),
    "a list of names": (
        "Thanks to " + ", ".join(["Alexandra Montgomery", "Emmanuel Alvarado"] * 16) + ".",
        [],
    ),
    "a list of things": (
        "We need " + "organisation, administration, infrastructure, " * 12 + "and time.",
        [],
    ),
    "a quotation": (f"“{HARD}”", []),
    "long words in short sentences": ("Representatives communicate requirements. " * 12, []),
    "a long sentence of short words": ("the boat lay on the sand and " * 12, []),
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_hard_paragraph(name: str) -> None:
    source, expected = PARAGRAPHS[name]
    assert texts("hard-paragraph", LIMITS, source, ("paragraph",)) == expected


def test_a_hard_paragraph_comes_with_its_figures() -> None:
    (hit,) = hits("hard-paragraph", LIMITS, HARD, ("paragraph",))
    assert hit.values == {"grade": "32", "length": "43", "share": "47", "words": "43"}


@pytest.mark.parametrize("limits", [{"most": 0}, {"words": 0}, {"sentences": 0}])
def test_limits_of_grade(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        grade.build(grade.Params(**limits))


@pytest.mark.parametrize("limits", [{"grade": 0}, {"words": 0}, {"length": 0}, {"share": -1}])
def test_limits_of_hard_paragraph(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        hard_paragraph.build(hard_paragraph.Params(**limits))


@given(
    st.lists(st.sampled_from(["word", "considerable", "word.", "é", "–", "Name", "a,", "🚲"]), max_size=80)
)
def test_a_hit_is_a_whole_paragraph(words: list[str]) -> None:
    source = " ".join(words)
    found = texts(
        "hard-paragraph", {"grade": 1.0, "words": 5, "length": 5.0, "share": 1.0}, source, ("paragraph",)
    )
    assert found in ([], [source])
