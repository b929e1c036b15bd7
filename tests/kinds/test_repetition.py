"""Sentences, paragraphs and items that stand twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.repetition import Params, build
from tests.kinds.looking import hits, texts

LONG = "Two thin coats of paint last longer than one thick coat on any hull."
SENTENCE: dict[str, object] = {"unit": "sentence", "least": 6}
PARAGRAPH: dict[str, object] = {"unit": "paragraph", "least": 6}
ITEM: dict[str, object] = {"unit": "item", "least": 1}

CASES = {
    "sentence": (SENTENCE, f"One. {LONG}\n\nTwo. {LONG}\n", [LONG]),
    "sentence, three times": (SENTENCE, f"One. {LONG}\n\nTwo. {LONG}\n\nThree. {LONG}\n", [LONG, LONG]),
    "sentence, too short": (SENTENCE, "Wait a day. Go.\n\nWait a day. No.\n", []),
    "sentence, other case and commas": (
        SENTENCE,
        f"One. {LONG}\n\nTwo. two thin coats, of paint, last longer than one thick coat on any hull!\n",
        ["two thin coats, of paint, last longer than one thick coat on any hull!"],
    ),
    "sentence, of a copied paragraph": (SENTENCE, f"{LONG}\n\n{LONG}\n", []),
    "sentence, in items and quotes": (SENTENCE, f"- {LONG}\n- {LONG}\n\n> {LONG}\n\n# {LONG}\n", []),
    "sentence, with code": (
        SENTENCE,
        "A. Run `x` now and wait for it.\n\nB. Run `x` now and wait for it.\n",
        [],
    ),
    "sentence, before a list": (
        SENTENCE,
        "A. You need all of the following:\n\nB. You need all of the following:\n",
        [],
    ),
    "sentence, HTML between": (SENTENCE, f"One. {LONG}\n\n<hr>\n\nTwo. {LONG}\n", []),
    "sentence, other links": (
        SENTENCE,
        "A. You can read all of it [here](a).\n\nB. You can read all of it [here](b).\n",
        [],
    ),
    "paragraph": (PARAGRAPH, f"{LONG}\n\nNo.\n\n{LONG}\n", [LONG]),
    "paragraph, wrapped": (PARAGRAPH, "a b c d e f g.\n\na b\nc d e f g\n", ["a b\nc d e f g"]),
    "paragraph, too short": (PARAGRAPH, "a b c.\n\na b c.\n", []),
    "paragraph, with code": (PARAGRAPH, "a b c d e f `g`\n\na b c d e f `g`\n", []),
    "paragraph, a form": (PARAGRAPH, "**State:** a b c d e f\n\n**State:** a b c d e f\n", []),
    "paragraph, verse": (PARAGRAPH, "a b c\nd e f\ng h i\n\na b c\nd e f\ng h i\n", []),
    "item": (ITEM, "- a\n- b\n- A\n- a.\n", ["A", "a."]),
    "item, steps": (ITEM, "1. a\n2. b\n3. a\n", []),
    "item, two lists": (ITEM, "- a\n\nb\n\n- a\n", []),
    "item, sub-lists": (ITEM, "- a\n  - b\n- a\n  - c\n", []),
    "item, other links": (ITEM, "- [a](b)\n- [a](c)\n- [a](b)\n", ["a"]),
    "item, no words": (ITEM, "- ...\n- ...\n- ![](a.png)\n- ![](a.png)\n", []),
    "item, code": (ITEM, "- `a`\n- `b`\n- `a`\n", ["`a`"]),
}


@pytest.mark.parametrize("name", CASES)
def test_copies(name: str) -> None:
    params, source, expected = CASES[name]
    assert texts("repetition", params, source) == expected


def test_the_first_one_is_related() -> None:
    source = f"One. {LONG}\n\nTwo. {LONG}\n"
    (hit,) = hits("repetition", SENTENCE, source)
    assert source[hit.related[0].start : hit.related[0].end] == LONG
    assert hit.related[0].start == 5
    assert hit.values["words"] == "14"


def test_paragraphs_that_are_nearly_the_same_are_left_to_others() -> None:
    source = f"The mast was wet in all of April. {LONG}\n\nThe keel was wet in all of April. {LONG}\n"
    assert texts("repetition", SENTENCE, source) == []
    assert texts("repetition", SENTENCE | {"alike": 1.0}, source) == [LONG]


@pytest.mark.parametrize(("least", "alike"), [(0, 0.5), (5, 0.0), (5, 1.5)])
def test_senseless_params(least: int, alike: float) -> None:
    with pytest.raises(ValueError, match="'"):
        build(Params("sentence", least, alike))


@given(st.lists(st.sampled_from(["a b c d e f g", "h i j k l m n", "a b"]), max_size=8))
def test_each_copy_but_the_first_is_a_hit(paragraphs: list[str]) -> None:
    source = "\n\n".join(f"{text}." for text in paragraphs)
    long = [text for text in paragraphs if len(text) > 3]
    assert len(hits("repetition", PARAGRAPH, source)) == len(long) - len(set(long))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=8))
def test_items_are_found_once_for_each_copy(items: list[str]) -> None:
    source = "".join(f"- {item}\n" for item in items)
    assert texts("repetition", ITEM, source) == [item for at, item in enumerate(items) if item in items[:at]]
