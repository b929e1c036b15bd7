"""Numbers and steps that titles promise, the order of sections, and limits."""

from __future__ import annotations

import pytest

from tests.kinds.looking import hits, texts

INTRO = "Word word word.\n\n"
NUMBERS = {
    "fewer numbered headings": ("# 3 ways\n\n## 1. a\n\nx\n\n## 2. b\n\nx\n", ["3 ways"]),
    "as many": ("# 2 ways\n\n## 1. a\n\nx\n\n## 2. b\n\nx\n", []),
    "in words": ("# Four tips for crews\n\n- a\n- b\n- c\n", ["Four tips for crews"]),
    "behind a colon": ("# Boats: 4 tips\n\n- a\n- b\n- c\n", ["Boats: 4 tips"]),
    "as an adjective": ("# A 4-step plan\n\n1. a\n2. b\n3. c\n", ["A 4-step plan"]),
    "sections beside a conclusion": ("# 4 tips\n\n## a\n\nx\n\n## b\n\nx\n\n## c\n\nx\n\n## Conclusion\n\nx\n", ["4 tips"]),
    "one more may be a frame": ("# 3 tips\n\n## a\n\nx\n\n## b\n\nx\n\n## c\n\nx\n\n## dd\n\nx\n", []),
    "one more that is like the others": ("# 3 tips\n\n## Add a\n\nx\n\n## Use b\n\nx\n\n## Keep c\n\nx\n\n## Test d\n\nx\n", ["3 tips"]),
    "all items together": ("# 5 tips\n\n## a\n\n- a\n- b\n- c\n\n## b\n\n- d\n- e\n", []),
    "bold parts": ("# 3 tips\n\n**a.** b\n\n**c.** d\n\n**e.** f\n\n- x\n- y\n- z\n- w\n", []),
    "a list of links is no listing": ("# 4 tips\n\nx\n\n## See also\n\n- a\n- b\n- c\n", []),
    "no number of things": ("# Windows 11 tips\n\n- a\n- b\n- c\n", []),
    "a year and a time": ("# 10 minute tips\n\n- a\n- b\n- c\n", []),
    "two numbers": ("# 4 tips: 2 tools\n\n- a\n- b\n- c\n", []),
    "prose": ("# 4 tips\n\nx\n\ny\n\nz\n", []),
    "a lead": ("# t\n\nTake these three steps:\n\n1. a\n2. b\n", ["three steps"]),
    "a lead with as many": ("# t\n\nTake these three steps:\n\n1. a\n2. b\n3. c\n", []),
    "a lead above nested items": ("# t\n\nTake these two steps:\n\n- a\n  - x\n- b\n", []),
    "a lead in the middle": ("# t\n\nThe three steps are short.\n\n1. a\n2. b\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_promised_number(name: str) -> None:
    source, expected = NUMBERS[name]
    assert texts("promised-number", {}, source) == expected


def test_what_a_number_says() -> None:
    (hit,) = hits("promised-number", {}, "# 3 good ways\n\n## 1. a\n\nx\n\n## 2. b\n\nx\n")
    said = {"who": "title", "stated": "3", "things": "good ways", "counted": "2", "what": "numbered headings"}
    assert hit.values == said
    assert [one.message for one in hit.related] == ["the first one is here", "the last one is here"]


STEPS = {
    "nothing": ("# How to paint\n\nWord.\n", ["How to paint"]),
    "a guide": ("# The complete guide to paint\n\nWord.\n", ["The complete guide to paint"]),
    "a list": ("# How to paint\n\n- a\n- b\n", []),
    "code": ("# How to paint\n\n```\na\n```\n", []),
    "vague sections": (
        "# Step-by-step paint\n\n## Benefits\n\nx\n\n## Understanding paint\n\nx\n",
        ["Step-by-step paint"],
    ),
    "sections of a guide": ("# A guide to paint\n\n## Colours\n\nx\n", []),
    "order": ("# Paint tutorial\n\nFirst a. Then b. Finally c.\n", []),
    "a film": ("# Paint tutorial\n\nSee [the film](https://youtu.be/x).\n", []),
    "images": ("# How to paint\n\n![a](a.png)\n\n![b](b.png)\n", []),
    "news": ("# New guide to paint\n\nWord.\n", []),
    "a style guide": ("# The style guide\n\nWord.\n", []),
    "how one thinks": ("# How to think about paint\n\nWord.\n", []),
    "a question": ("# How to paint?\n\nWord.\n", []),
}


@pytest.mark.parametrize("name", STEPS)
def test_promised_steps(name: str) -> None:
    source, expected = STEPS[name]
    assert texts("promised-steps", {"steps": 0, "guide": 0}, source) == expected


def test_short_notes_promise_nothing() -> None:
    assert hits("promised-steps", {}, "# How to paint\n\nWord.\n") == []


def test_section_order() -> None:
    source = "# t\n\n## c\n\n## b\n\n## a\n"
    found = hits("section-order", {"sections": ("a", "b", "/^c$/")}, source)
    assert [source[one.start : one.end] for one in found] == ["b", "c"]
    assert found[0].values == {"heading": "b", "other": "a", "whose": "articles of this site"}


LIMITS: dict[str, tuple[dict[str, object], str, list[str]]] = {
    "words": ({"min_words": 5}, "# a\n\nb\n", ["2 words"]),
    "images": ({"max_images": 0}, "# a\n\n![b](b.png)\n", ["1 image"]),
    "no image asked for": ({}, "# a\n\n![b](b.png)\n", []),
    "levels": ({"max_level": 1}, "# a\n\n## b\n\n### c\n", ["a heading of level 2", "a heading of level 3"]),
    "steps in two lists": ({"steps": 3}, "# a\n\n1. b\n2. c\n\nx\n\n1. d\n", []),
    "code": ({"code": True}, "# a\n", ["no block of code"]),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits(name: str) -> None:
    params, source, expected = LIMITS[name]
    assert [one.values["has"] for one in hits("limits", params, source)] == expected


def test_checklist_length() -> None:
    assert texts("checklist-length", {"least": 3}, "- [ ] a\n- [ ] b\n") == ["a"]
    assert texts("checklist-length", {"least": 2}, "- [ ] a\n\nx\n\n1. [ ] b\n") == []
    assert texts("checklist-length", {"least": 3}, "- a\n- b\n") == []
