"""Scores: what they are made of, and the properties that a gate and a writer can rely on."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.api import lint_text
from anplint.finding import RULE_CLASSES, Finding, RuleClass, Scores, Severity
from anplint.lint import lint_article, prepare
from anplint.measure import Facts
from anplint.read import read_article
from anplint.read.reading import Reading
from anplint.score import (
    CLARITY_FACTS,
    DEPTH_FACTS,
    MOST_HARD,
    SCORE_NAMES,
    WEIGHTS,
    place,
    score,
    score_and_measure,
)
from anplint.text.ease import ease, ramp
from tests.report.samples import finding

if TYPE_CHECKING:
    from collections.abc import Sequence

AS_OF = date(2026, 11, 23)
FIELDS = {"created": ("date",), "reviewed": ("reviewed",), "title": ("title",)}
ARTICLE = """\
---
title: How we paint a hull
date: 2026-03-01
---

We paint the hull in spring, when the shed is warm enough for two coats in a week. The paint is the same as
in 2019, and the brushes are new. You need [a dry hull](https://example.org/dry) before you start.

## Before you start

The hull has to be dry and clean. Salt in the wood shows after a year as small grey blisters under the paint,
so we wash it twice with fresh water and wait for ten days. A simple meter costs 40 euros and tells the rest.

![The hull in April, with blisters along the keel](keel.jpg)

## The first coat

Thin the paint with a tenth of its volume. Work from the keel to the rail, never against the sun, and do not
stop in the middle of a plank. The edge that dries in between can be seen for years.

- Stir the paint for five minutes.
- Leave the door of the shed ajar.
- Write down the day and the weather.

## The second coat

After two days, sand it lightly and paint it again. The second coat takes a third less paint than the first. We
used 4.5 litres for a hull of 9 metres, and the numbers of the last five years are about the same.
"""
RULES = (
    "leftover.chat leftover.todo image.placeholder image.missing-alt meta.reading-time style.formulaic "
    "repetition.duplicate-sentence boilerplate.off-topic-paragraph checklist.missing structure.empty-section "
    "readability.grade suppression.unused house.term file.encoding"
).split()


def facts(source: str, name: str = "a.md") -> Facts:
    return Facts(read_article(source.encode(), name, Reading()), FIELDS, AS_OF)


def found(rule: str, severity: Severity, rule_class: RuleClass, start: int = 0) -> Finding:
    return finding(rule=rule, severity=severity)._replace(rule_class=rule_class, start=start)


def values(scores: Scores) -> dict[str, float]:
    return {name: value for name in SCORE_NAMES if (value := getattr(scores, name)) is not None}


def test_a_good_article() -> None:
    scores = score(facts(ARTICLE), ())
    assert scores.integrity == scores.originality == 100.0
    assert scores.clarity is not None
    assert scores.clarity > 90
    assert scores.depth is not None
    assert 30 < scores.depth < 50
    assert scores.freshness == pytest.approx(93.4, abs=0.1)


def test_the_quality_is_the_weighted_mean() -> None:
    scores = score(facts(ARTICLE), [found("leftover.todo", "warning", "integrity")])
    mean = sum(WEIGHTS[name] * value for name, value in values(scores).items() if name in WEIGHTS) / 100
    assert sum(WEIGHTS.values()) == 100
    assert scores.quality == pytest.approx(mean, abs=0.1)


def test_what_is_not_known_is_left_out() -> None:
    scores = score(facts("The hull is dry and the paint is not.\n"), ())
    assert scores.freshness is None
    assert scores.quality is not None
    assert values(score(facts(""), ())) == {"integrity": 100.0}
    chinese = score(facts("这是一座桥，桥上没有人，只有一只猫在看水里的鱼。" * 9), ())
    assert set(values(chinese)) == {"quality", "integrity", "originality"}


def test_what_took_points_adds_up() -> None:
    findings = [
        found("leftover.todo", "warning", "integrity"),
        found("image.missing-alt", "warning", "quality"),
        *[found("style.formulaic", "info", "style")] * 3,
    ]
    scores = score(facts(ARTICLE), findings)
    for name in ("clarity", "depth", "originality", "integrity"):
        taken = sum(each.points for each in scores.taken if each.score == name)
        assert getattr(scores, name) == pytest.approx(100 - taken, abs=0.06)
    assert [each.points for each in scores.taken] == sorted(
        (each.points for each in scores.taken), reverse=True
    )
    assert ("style.formulaic", "3 findings") in {(each.what, each.detail) for each in scores.taken}


def test_facts_take_at_most_all() -> None:
    shares = CLARITY_FACTS | {"hard-words": CLARITY_FACTS["hard-words"] * MOST_HARD}
    assert sum(shares.values()) <= 100
    assert sum(DEPTH_FACTS.values()) == 100


@pytest.mark.parametrize(
    ("rule", "rule_class", "expected"),
    [
        ("leftover.chat", "integrity", "integrity"),
        ("meta.description-length", "quality", "integrity"),
        ("boilerplate.off-topic-paragraph", "quality", "originality"),
        ("boilerplate.export-debris", "quality", "integrity"),
        ("repetition.duplicate-sentence", "quality", "originality"),
        ("repetition.doubled-word", "quality", "clarity"),
        ("style.formulaic", "style", "originality"),
        ("checklist.off-topic", "quality", "originality"),
        ("checklist.missing", "quality", "depth"),
        ("structure.empty-section", "quality", "depth"),
        ("structure.heading-jump", "quality", "clarity"),
        ("structure.wall-of-text", "quality", ""),
        ("readability.grade", "style", ""),
        ("suppression.unused", "quality", ""),
        ("house.term", "style", "originality"),
        ("ours.any", "quality", "clarity"),
        ("ours.any", "integrity", "integrity"),
    ],
)
def test_each_rule_counts_for_one_score(rule: str, rule_class: RuleClass, expected: str) -> None:
    assert place(rule, rule_class) == expected


FINDINGS = st.lists(
    st.builds(
        found,
        st.sampled_from(RULES),
        st.sampled_from(get_args(Severity)),
        st.sampled_from(RULE_CLASSES),
        st.integers(0, len(ARTICLE) - 1),
    ),
    min_size=1,
    max_size=25,
)
HELD = (facts(ARTICLE), facts(ARTICLE * 4), facts("The hull is dry.\n"), facts(""))


@given(FINDINGS, st.data())
def test_a_finding_fewer_never_lowers_a_score(findings: list[Finding], data: st.DataObject) -> None:
    held = data.draw(st.sampled_from(HELD))
    gone = data.draw(st.integers(0, len(findings) - 1))
    before, after = (
        values(score(held, each)) for each in (findings, [*findings[:gone], *findings[gone + 1 :]])
    )
    assert before.keys() == after.keys()
    assert all(after[name] >= before[name] for name in before)
    assert all(0 <= value <= 100 for value in [*before.values(), *after.values()])


@given(FINDINGS)
def test_the_order_of_findings_says_nothing(findings: list[Finding]) -> None:
    assert values(score(HELD[0], findings)) == values(score(HELD[0], findings[::-1]))


DEFECTS = {
    "a doubled word": ("to the rail", "to to the rail"),
    "a paragraph again": ("## The second coat\n", "## The second coat\n\nThin the paint with a tenth of its volume. Work from the keel to the rail, never against the sun, and do not\nstop in the middle of a plank. The edge that dries in between can be seen for years.\n"),
    "a sentence again": ("are new. You", "are new. The hull has to be dry and clean. You"),
    "an answer's opening": ("We paint the hull in spring", "Certainly! Here is an article about painting a hull:\n\nWe paint the hull in spring"),
    "filler text": ("## The first", "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.\n\n## The first"),
    "a note": ("## The first", "TODO: ask Anna for the price of the brushes.\n\n## The first"),
    "a placeholder": ("## The first", "![image](https://placehold.co/600x400)\n\n## The first"),
    "an empty section": ("## The first", "## To be written\n\n## The first"),
    "an item again": ("- Leave", "- Stir the paint for five minutes.\n- Leave"),
}  # fmt: skip


YEARS = [f"\n## Year {n}\n\nIn {n} it was much the same as before, and yet.\n" for n in (2018, 2019, 2020)]


def scored(source: str, name: str = "a.md") -> tuple[Scores, Sequence[Finding]]:
    checked = lint_text(source, path=name, as_of=AS_OF)
    return score(facts(source, name), checked.findings), checked.findings


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize("name", DEFECTS)
def test_to_delete_a_defect_costs_nothing(name: str, length: int) -> None:
    """The fix makes the text shorter, and no score falls by more than a point."""
    more = "".join(YEARS[:length])
    good, bad = ARTICLE + more, ARTICLE.replace(*DEFECTS[name]) + more
    _hold(bad, good)


@pytest.mark.parametrize("length", [0, 1, 3])
def test_to_delete_what_follows_costs_nothing(length: int) -> None:
    good = ARTICLE + "".join(YEARS[:length])
    for end in (
        "I hope this helps! Let me know if you would like me to expand on any of these sections.",
        "Similar Posts",
    ):
        _hold(f"{good}\n{end}\n", good)


def _hold(bad: str, good: str) -> None:
    assert bad != good
    (before, _), (after, _) = scored(bad), scored(good)
    for score_name, value in values(before).items():
        assert values(after)[score_name] >= value - 1, score_name
    assert values(after)["quality"] >= values(before)["quality"]


def test_what_is_silenced_or_off_does_not_count() -> None:
    plain = "# A hull\n\nWe paint it. TODO: ask Anna about the paint, and about the brushes that we have.\n"
    silenced = plain.replace("We paint", "<!-- anplint-disable leftover.todo -- asked -->\n\nWe paint")
    assert scored(plain)[0].integrity == pytest.approx(88.7)
    assert scored(silenced)[0].integrity == 100.0
    off = lint_text(plain, path="a.md", as_of=AS_OF, ignore=["leftover"])
    assert score(facts(plain), off.findings).integrity == 100.0


def test_the_linter_scores_where_it_is_asked() -> None:
    article = read_article(ARTICLE.encode(), "a.md", Reading())
    linter = prepare((), {})
    assert lint_article(article, linter, FIELDS, AS_OF).scores is None
    asked = linter._replace(score=score)
    assert lint_article(article, asked, FIELDS, AS_OF).scores == score(facts(ARTICLE), ())


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("date: 2026-11-23", 100.0),
        ("date: 2026-06-01", 100.0),
        ("date: 2027-01-01", 100.0),
        ("date: 2020-01-01", 0.0),
        ("date: 2020-01-01\nreviewed: 2026-11-01", 100.0),
        ("date: 2026-11-01\nreviewed: 2020-11-01", 0.0),
        ("author: Anna", None),
    ],
)
def test_freshness(metadata: str, expected: float | None) -> None:
    assert score(facts(f"---\n{metadata}\n---\n\nThe hull is dry.\n"), ()).freshness == expected


def test_depth_counts_what_is_there_once() -> None:
    body = ARTICLE.partition("---\n\n")[2]
    assert score(facts(body + body), ()).depth == score(facts(body), ()).depth


def test_readability_is_for_english() -> None:
    measured = score_and_measure(facts(ARTICLE), ())
    assert {"words", "flesch_kincaid_grade", "lix"} <= {each.name for each in measured.readability}
    german = (
        "Der Rumpf ist trocken, und die Farbe ist es nicht. Wir warten auf den Sommer und auf den Wind.\n"
    )
    assert score_and_measure(facts(german), ()).readability == ()


def test_ease_is_smooth() -> None:
    assert [ramp(at, 20, 40) for at in (0, 20, 30, 40, 99)] == [0, 0, 0.5, 1, 1]
    long = "The bridge that the town built in the year of the flood was painted by the people of the other side. "
    texts = [long.strip().replace(".", f" in {n}.") for n in range(40)]
    shares = [ease(texts[:n], english=True).long_sentences for n in range(1, 40)]
    assert all(0 <= after - before < 0.01 for before, after in pairwise(shares))
    assert ease([long, long], english=True).copied > 0
    assert ease(["Try it.", "Try it."], english=True).copied == 0
