"""Fixes on one text: in rounds, in a stated order, each proved not to touch what it did not mean to."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.edits import apply_edits, choose, overlap
from anplint.finding import Edit
from anplint.fix import MOST_ROUNDS, RESTLESS, Form, fix_text
from anplint.guard import broken
from anplint.lint import lint_article, prepare
from anplint.model import Article
from anplint.read import read_article
from anplint.read.reading import Reading
from anplint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.fix import Fixed

DAY = date(2026, 1, 1)
READING = Reading()
SCOPE = ("paragraph", "heading", "item", "quote", "cell", "code", "meta")


def swap(pairs: Mapping[str, str], name: str = "swap", **changes: object) -> Rule:
    values: dict[str, object] = {
        "id": f"test.{name}",
        "kind": "substitution",
        "rule_class": "style",
        "severity": "warning",
        "message": "“{match}” is “{replacement}”.",
        "why": "",
        "scope": SCOPE,
        "languages": (),
        "safety": "safe",
        "needs": (),
        "params": {
            "swap": dict(pairs),
            "unless": (),
            "ignore_case": False,
            "boundary": "none",
            "quoted": True,
        },
    }
    return Rule(**(values | changes))  # type: ignore[arg-type]


def read(text: str) -> Article:
    return read_article(text.encode(), "a.md", READING)


def fix(text: str, *rules: Rule, safeties: tuple[str, ...] = ("safe",)) -> Fixed:
    linter = prepare(rules, {})
    form = Form(read, lambda article: lint_article(article, linter, {}, DAY))
    return fix_text(text, form, safeties)  # type: ignore[arg-type]


def test_all_that_can_be_mended_is() -> None:
    fixed = fix("# The teh\n\nA teh and a teh.\n", swap({"teh": "the"}))
    assert fixed.text == "# The the\n\nA the and a the.\n"
    assert [one.position.line for one in fixed.applied] == [1, 3, 3]
    assert (fixed.refused, fixed.cycle, fixed.checked.findings) == ((), None, ())


def test_only_the_safeties_that_are_asked_for() -> None:
    rules = swap({"teh": "the"}), swap({"colour": "color"}, "unsafe", safety="unsafe")
    assert fix("teh colour\n", *rules).text == "the colour\n"
    assert fix("teh colour\n", *rules, safeties=("safe", "unsafe")).text == "the color\n"
    assert fix("teh colour\n", swap({"teh": "the"}, safety="manual")).text == "teh colour\n"


def test_of_two_that_overlap_the_first_goes_first() -> None:
    rules = swap({"a b": "x"}, "early"), swap({"b c": "y"}, "late")
    assert fix("so a b c\n", *rules).text == "so x c\n"
    same = swap({"a b": "x"}, "one"), swap({"a": "z"}, "two")
    assert fix("so a b c\n", *same).text == "so x c\n"


def test_a_round_can_make_the_next() -> None:
    fixed = fix("so one\n", swap({"one": "two", "two": "three"}))
    assert fixed.text == "so three\n"
    assert len(fixed.applied) == 2


def test_rules_that_undo_each_other_are_named() -> None:
    fixed = fix("so here: left\n", swap({"left": "right"}, "a"), swap({"right": "left"}, "b"))
    assert fixed.cycle == ("test.a", "test.b")
    assert fixed.text == "so here: left\n"
    assert fixed.applied == ()
    assert [one.rule for one in fixed.checked.findings] == ["test.a"]


def test_a_rule_that_never_rests_is_stopped() -> None:
    fixed = fix("so on\n", swap({"on": "on and on"}))
    assert [one.reason for one in fixed.refused] == [RESTLESS] * len(fixed.refused) != []
    assert len(fixed.text) < 4**MOST_ROUNDS


@pytest.mark.parametrize(
    ("text", "pairs", "reason"),
    [
        ("so it is\n", {"so ": "# "}, "it would make a heading of a paragraph"),
        ("so it is\n", {"so ": "so\n\n"}, "it would change the paragraph around it"),
        ("so it is\n", {"it": "it\n\nso"}, "it would change the paragraph around it"),
        ("so it ` [is](here.md) `x\n", {"so ": "so ` "}, "it would change the paragraph around it"),
        ("---\ntitle: so it is\n---\n\nText.\n", {"so ": 'so: "'}, "it would break the article ("),
        ("- so it is\n- so\n", {"so it": "so\n  - it"}, "it would change the list item around it"),
        ("| so it |\n|---|\n| is |\n", {"so it": "so | it"}, "it would"),
    ],
)
def test_what_does_harm_is_refused(text: str, pairs: Mapping[str, str], reason: str) -> None:
    fixed = fix(text, swap(pairs))
    assert fixed.text == text
    assert {one.rule for one in fixed.refused} == {"test.swap"}
    assert reason in fixed.refused[0].reason


def test_one_that_does_harm_does_not_stop_the_others() -> None:
    text = "".join(f"A teh {number}.\n\n" for number in range(20)) + "so it is\n"
    fixed = fix(text, swap({"teh": "the"}), swap({"so ": "# "}, "harm"))
    assert fixed.text == text.replace("teh", "the")
    assert [(one.rule, one.line) for one in fixed.refused] == [("test.harm", 41)]
    assert len(fixed.applied) == 20


def test_one_that_does_harm_does_not_stop_those_that_it_overlaps() -> None:
    rules = swap({"so teh": "# so"}, "harm"), swap({"teh": "the"}, "typo"), swap({"it": "it it"}, "restless")
    fixed = fix("so teh\n", *rules)
    assert fixed.text == "so the\n"
    assert [one.rule for one in fixed.refused] == ["test.harm"] * bool(fixed.refused)
    fixed = fix("so teh it\n", *rules)
    assert (fixed.text, {one.reason for one in fixed.refused if one.rule == "test.restless"}) == (
        "so the it\n",
        {RESTLESS},
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_bytes_outside_the_edits_stay(end: str) -> None:
    text = f"---{end or chr(10)}title: 'teh'  # why{end or chr(10)}---{end or chr(10)}A teh  {end}B\tteh{end}"
    assert fix(text, swap({"teh": "the"})).text == text.replace("teh", "the")


def test_links_and_comments_beside_an_edit() -> None:
    before = read("A [word](a.md) and <!-- note --> more.\n")
    text = "A [word](b.md) and <!-- note --> more.\n"
    assert broken(before, read(text), [Edit(18, 18, "")]) == "it would change the links beside it"
    text = "A [word](a.md) and <!-- vote --> more.\n"
    assert broken(before, read(text), [Edit(0, 0, "")]) == "it would change the comments beside it"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("One.\n\nTwo.\n\nThree.\n", Edit(6, 12, "")),
        ("One.\n\nThree.\n", Edit(6, 6, "Two.\n\n")),
        ("One.\n\n- a\n- b\n\nTwo.\n", Edit(6, 15, "")),
        ("One.\n", Edit(5, 5, "\n## Checklist\n\n- [ ] a\n- [ ] b\n")),
        ("![](a.png)\n", Edit(2, 2, "A hull")),
        ("A [b](http://x.org/?utm_source=y) c.\n", Edit(19, 32, "")),
        ("```pyhton\nx\n```\n", Edit(3, 9, "python")),
        ("One.\n\nTwo.\n\n```py\nx\n```\n", Edit(6, 12, "")),
        ("One.\n\n[Two](a.md).\n\nhttp://x.org\n", Edit(6, 20, "")),
        ("A http://x.org?a b.\n", Edit(14, 16, "")),
        ("A [b][c].\n\nD.\n\n[c]: http://x.org\n", Edit(11, 15, "")),
        ("A [b][c] [c] ![d][c].\n\n[c]: http://x.org/?a&amp;b\n", Edit(43, 49, "")),
    ],
)
def test_what_an_edit_takes_in_whole_may_go_or_come(text: str, edit: Edit) -> None:
    assert broken(read(text), read(apply_edits(text, [edit])), [edit]) == ""


def test_fixes_in_a_record_stand_in_its_raw_form() -> None:
    record = json.dumps(
        {"id": 7, "title": "Teh\thull", "text": 'A "teh" and\n\na teh. Caf\u00e9 \U0001f6a2\n'}
    )

    def form_read(text: str) -> Article:
        from io import BytesIO

        from anplint.read.exports import read_export

        (found,) = read_export(BytesIO(text.encode()), "a.jsonl", READING)
        assert isinstance(found, Article)
        return found

    linter = prepare([swap({"teh": 'the "one"', "Teh": "The"})], {})
    form = Form(
        form_read, lambda article: lint_article(article, linter, {}, DAY), lambda text: json.dumps(text)[1:-1]
    )
    fixed = fix_text(record, form, ["safe"])
    assert json.loads(fixed.text) == {
        "id": 7,
        "title": "The\thull",
        "text": 'A "the "one"" and\n\na the "one". Caf\u00e9 \U0001f6a2\n',
    }
    assert "\\ud83d\\udea2" in fixed.text


WORDS = st.sampled_from(
    ["teh", "hull", "boat", "*so*", "`teh`", "[teh](a.md)", "\U0001f6a2", "é", "&amp;", "  \n", "\r\n"]
)
BLOCKS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(
    st.tuples(st.sampled_from(["", "# ", "- ", "> ", "1. "]), BLOCKS), min_size=1, max_size=6
).map(lambda parts: "\n\n".join(f"{mark}{text}" for mark, text in parts))


@given(TEXTS)
def test_twice_is_once_and_what_is_mended_is_gone(text: str) -> None:
    rules = swap({"teh": "the"}, scope=("paragraph", "heading", "item", "quote"))
    fixed = fix(text, rules)
    assert fix(fixed.text, rules).text == fixed.text
    assert not any(one.fix for one in fixed.checked.findings) or fixed.refused
    found = [one for one in fixed.applied for _ in one.fix.edits] if fixed.applied else []  # type: ignore[union-attr]
    assert fixed.text.count("the") == text.count("the") + len(found)
    assert fixed.text.replace("the", "teh") == text.replace("the", "teh")


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 5)).map(lambda pair: Edit(pair[0], sum(pair), "x"))
)


@given(st.lists(EDITS, max_size=8))
def test_groups_are_chosen_in_order_and_apart(groups: list[list[Edit]]) -> None:
    taken: list[Edit] = []
    chosen = []
    for number, group in enumerate(groups):
        own = sorted(group)
        clash = any(overlap(one, other) for at, one in enumerate(own) for other in own[at + 1 :])
        if not clash and not any(overlap(one, other) for one in own for other in taken):
            taken += own
            chosen.append(number)
    assert choose(groups) == chosen
