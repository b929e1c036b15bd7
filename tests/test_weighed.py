"""Stated scores against ours: off unless switched on, and ours are written in the form of the stated ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from anplint.config import settings
from anplint.fix import Fixed, Form, fix_text
from anplint.kinds.score_differs import Params, build
from anplint.lint import lint_article, prepare
from anplint.pack import load_pack
from anplint.read import read_article
from anplint.score import score

if TYPE_CHECKING:
    from anplint.finding import Checked
    from anplint.model import Article

RULE = "meta.score-differs"
BODY = "\n" + "We sanded the hull in April, and painted it with two thin coats in May.\n\n" * 9


def form(*, beside: bool = True) -> Form:
    """With the rule on: beside all others, or alone."""
    pack = load_pack()
    known = settings(pack)
    rules = [*known.rules, pack.rules[RULE]] if beside else [pack.rules[RULE]]
    linter = prepare(rules, pack.literals)._replace(score=score)

    def lint(article: Article) -> Checked:
        return lint_article(article, linter, known.fields, date(2026, 1, 1))

    return Form(lambda text: read_article(text.encode(), "a.md", known.reading), lint)


def fixed(front: str) -> Fixed:
    way = form()
    result = fix_text(
        f"---\ntitle: The hull\n{front}---\n{BODY}", way, {"unsafe"}, lambda one: one.rule == RULE
    )
    assert fix_text(result.text, way, {"unsafe"}, lambda one: one.rule == RULE).applied == ()
    return result


def test_it_is_off() -> None:
    assert RULE not in {rule.id for rule in settings(load_pack()).rules}


def test_our_scores_are_written() -> None:
    result = fixed(
        "date: 2025-12-01\nscores:\n  depth: 99\n  clarity: 1.5\n  freshness: 95 # of May\n  seo: 3\n"
    )
    ours = result.checked.scores
    assert ours is not None
    assert ours.depth is not None
    assert ours.clarity is not None
    assert f"depth: {ours.depth:.0f}\n  clarity: {ours.clarity:.1f}\n" in result.text
    assert "freshness: 95 # of May\n  seo: 3\n" in result.text
    assert {one.values["key"] for one in result.applied} == {"depth", "clarity"}


def test_a_score_of_ten_stays_one_of_ten() -> None:
    result = fixed("date: 2025-12-01\nscores: {depth: 1/10, freshness: 2.5 / 10}\n")
    assert "freshness: 10.0 / 10}" in result.text


def test_directives_are_heeded() -> None:
    way = form(beside=False)
    front = "---\ndate: 2020-01-01\nscores:\n  freshness: 95 # depth: 3\n"
    checked = way.lint(way.read(f"{front}---\n{BODY}"))
    assert [one.rule for one in checked.findings] == [RULE]
    checked = way.lint(way.read(f"{front}anplint: {{disable: [{RULE}]}}\n---\n{BODY}"))
    assert (checked.findings, checked.suppressed) == ((), 1)


def test_a_tolerance_is_not_negative() -> None:
    with pytest.raises(ValueError, match="below 0"):
        build(Params(-1.0))
