"""Sentences and paragraphs that say nearly the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplint.kinds.near_duplicate import Params, build
from tests.kinds.looking import hits, texts

PARAGRAPH: dict[str, object] = {"unit": "paragraph", "least": 20}
SENTENCE: dict[str, object] = {"unit": "sentence", "least": 12}
COATS = (
    "Leave the hatch open for an hour after rain, because the wet coats and boots of eleven families carry more "
    "water into the shed than the roof ever lets through."
)
SNOW = COATS.replace("rain", "snow").replace("carry more", "carry far more").replace(" ever", "")
TAG = (
    "Write the torque, the thread and the grease on a tag and tie it to the part before it goes into the box."
)
BETWEEN = "Long tools hang on the north wall.\n\nHand tools lie in two drawers beside the door.\n\n"
AROUND = (
    "Most of them are lost on the shelf, where a spring looks like any other and nobody remembers its place."
)
BESIDE = (
    "Boxes go there in the order of their return, the last one lowest, so start from the left when you pack."
)


def near(first: str, second: str, params: dict[str, object] = PARAGRAPH) -> list[str]:
    return texts("near-duplicate", params, f"{first}\n\n{BETWEEN}{second}\n")


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(SNOW, id="words"),
        pytest.param(f"{COATS} The fan belongs to the neighbours, who want it back.", id="a-sentence-more"),
        pytest.param(
            "Because the wet coats and boots of eleven families carry more water into the shed than the roof ever "
            "lets through, leave the hatch open for an hour after rain.",
            id="other-order",
        ),
        pytest.param(COATS.replace("families", "*families*").replace("eleven", "many"), id="emphasis"),
    ],
)
def test_a_paragraph_is_found_at_the_later_place(second: str) -> None:
    assert near(COATS, second) == [second]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(COATS, id="word-for-word"),
        pytest.param(COATS.replace("an hour", "2 hours").replace("eleven", "12"), id="figures-only-here"),
        pytest.param(COATS.replace("Leave", "Do not leave"), id="denied"),
        pytest.param(COATS.replace("open", "closed"), id="opposite"),
        pytest.param(f"**Rain:** {SNOW}", id="form"),
        pytest.param(f"{SNOW[:-1]}:", id="leads-on"),
        pytest.param(f"> {SNOW}", id="quote"),
        pytest.param(f"- {SNOW}", id="item"),
        pytest.param(f"<hr>\n\n{SNOW}", id="html-between"),
        pytest.param(COATS.replace("the hatch", "`hatch`"), id="code-here"),
        pytest.param("The fan belongs to the neighbours, who want it back by evening.", id="other"),
    ],
)
def test_a_paragraph_that_is_let_pass(second: str) -> None:
    assert near(COATS, second) == []


def test_the_first_one_is_related_and_the_words_are_told() -> None:
    source = f"{COATS}\n\n{BETWEEN}{SNOW}\n"
    (hit,) = hits("near-duplicate", PARAGRAPH, source)
    assert source[hit.related[0].start : hit.related[0].end] == COATS
    assert hit.values["differences"] == "“snow” here, “rain” there; “far” only here; “ever” only there"


def test_sections_on_two_things_are_alike_on_purpose() -> None:
    staging = COATS.replace("shed", "staging tier").replace("rain", "reads")
    other = COATS.replace("shed", "fallback tier").replace("rain", "calls")
    assert texts("near-duplicate", PARAGRAPH, f"# Staging\n\n{staging}\n\n# Fallback\n\n{other}\n") == []
    assert near(staging, other) == [other]


def test_neighbours_that_differ_in_one_word_are_built_alike() -> None:
    form = (
        "A {} needs a dry place in the shed of the yard for two weeks before anybody paints the rest of it."
    )
    first, second = map(form.format, ("mast", "keel"))
    assert texts("near-duplicate", PARAGRAPH, f"{first}\n\n{second}\n") == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        pytest.param(TAG.replace("a tag", "a label").replace("the part", "each part"), True, id="words"),
        pytest.param(TAG.replace("the thread and ", ""), True, id="left-out"),
        pytest.param(TAG, False, id="word-for-word"),
        pytest.param(TAG.replace("Write", "As I said before, write"), False, id="recalled"),
        pytest.param(TAG.replace("a tag", "the `tag`"), False, id="code"),
        pytest.param(TAG.replace("Write", "Never write"), False, id="denied"),
        pytest.param(f"{TAG[:-1]}?", False, id="question"),
        pytest.param("Write it on a tag.", False, id="short"),
    ],
)
def test_sentences(changed: str, *, found: bool) -> None:
    source = f"{AROUND} {TAG}", f"{BESIDE} {changed}"
    assert near(*source, SENTENCE) == [changed] * found


def test_a_sentence_of_near_paragraphs_is_left_to_them() -> None:
    second = f"{SNOW} {TAG}"
    assert near(f"{COATS} {TAG}", second, SENTENCE) == []
    assert near(f"{COATS} {TAG}", second) == [second]


@pytest.mark.parametrize(("least", "alike"), [(1, 0.8), (12, 0.2), (12, 1.2)])
def test_senseless_params(least: int, alike: float) -> None:
    with pytest.raises(ValueError, match="'"):
        build(Params("sentence", least, alike))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from([COATS, SNOW, TAG, BESIDE, f"{COATS} {TAG}", "No.", "`a` is b."]), max_size=9)
)
def test_each_text_is_found_once(paragraphs: list[str]) -> None:
    for params in (PARAGRAPH, SENTENCE):
        places = [(hit.start, hit.end) for hit in hits("near-duplicate", params, "\n\n".join(paragraphs))]
        assert len(places) == len(set(places)) <= len(paragraphs)


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_hostile_texts_take_linear_time(between: str) -> None:
    def spent(amount: int) -> float:
        source = between.join(f"{TAG[:-1]} number {number} of {number // 3}." for number in range(amount))
        start = time.process_time()
        for params in (PARAGRAPH, SENTENCE):
            hits("near-duplicate", params, source)
        return time.process_time() - start

    spent(100)
    assert spent(8_000) < 16 * max(spent(1_000), 0.02)
