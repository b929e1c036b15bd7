"""The core: rules on an article give sorted findings with exact places, stable identities, and limits."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.errors import RuleCrashed
from anplint.finding import SEVERITIES, Hit
from anplint.kinds import Check
from anplint.lint import (
    EXCERPT_AFTER,
    EXCERPT_BEFORE,
    MOST_HITS,
    lint_article,
    prepare,
    shorten,
    time_limit,
)
from anplint.read.markdown import read_markdown
from anplint.rule import Rule

if TYPE_CHECKING:
    from anplint.finding import Checked, Finding
    from anplint.kinds import View

DAY = date(2026, 1, 1)


def rule(rule_id: str = "test.word", **changes: object) -> Rule:
    values: dict[str, object] = {
        "id": rule_id,
        "kind": "existence",
        "rule_class": "quality",
        "severity": "warning",
        "message": "“{match}” stands here.",
        "why": "",
        "scope": ("paragraph", "heading", "item", "quote"),
        "languages": (),
        "safety": None,
        "needs": (),
        "params": {"patterns": ("bad thing",)},
    }
    return Rule(**(values | changes))  # type: ignore[arg-type]


def check(source: str, *rules: Rule) -> Checked:
    return lint_article(read_markdown(source, "a.md"), prepare(rules or (rule(),), {}), {}, DAY)


def texts(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.text for finding in findings]


def test_a_finding_tells_all() -> None:
    source = "# T\n\nA 😀 **bad**\nthing here.\n"
    (finding,) = check(source).findings
    assert source[finding.start : finding.end] == finding.text == "bad**\nthing"
    assert (finding.position, finding.end_position) == ((3, 7), (4, 6))
    assert finding.message == "“bad thing” stands here."
    assert finding.excerpt == ("A 😀 **bad**", 6)
    assert re.fullmatch(r"v1:[0-9a-f]{16}", finding.fingerprint)


def test_the_excerpt_of_a_long_line_is_what_stands_near() -> None:
    source = f"{'x ' * 5000}bad thing{' y' * 5000}"
    (finding,) = check(source).findings
    text, start = finding.excerpt
    assert text[start:].startswith("bad thing")
    assert len(text) <= EXCERPT_BEFORE + EXCERPT_AFTER


def test_findings_of_one_rule_are_bounded() -> None:
    result = check("bad thing " * (MOST_HITS + 5))
    assert (len(result.findings), result.cut) == (MOST_HITS, ("test.word",))


def test_a_hit_can_weigh_more_than_its_rule_but_not_less(monkeypatch: pytest.MonkeyPatch) -> None:
    hit = Hit(0, 1, severity="warning")
    monkeypatch.setattr(Rule, "build", lambda _self: Check(lambda _view: [hit]))
    severities = [check("x", rule(severity=each, message="")).findings[0].severity for each in SEVERITIES]
    assert severities == ["error", "warning", "warning"]


def test_facts_for_the_report() -> None:
    result = check("---\ntitle: Bread\n---\n\n" + "the word and of it " * 60)
    assert (result.title, result.words, result.reading_minutes, result.language) == ("Bread", 300, 2, "en")


def test_sorted_by_place_then_rule() -> None:
    other = rule("a.first", params={"patterns": ("bad",)})
    findings = check("bad thing, bad thing", rule(), other).findings
    assert [(one.start, one.rule) for one in findings] == [
        (0, "a.first"),
        (0, "test.word"),
        (11, "a.first"),
        (11, "test.word"),
    ]


def test_languages_are_kept_to() -> None:
    german = "Das ist nicht gut und die bad thing ist auch mit dem Brot und der Butter nicht gut."
    assert check(german, rule(languages=("en",))).findings == ()
    assert len(check(german, rule(languages=("de",))).findings) == 1


def test_rules_that_need_an_absent_engine_are_named() -> None:
    linter = prepare([rule(needs=("tags",))], {})
    assert [(one.rule, bool(one.reason)) for one in linter.not_run] == [("test.word", True)]
    assert linter.rules == ()


class TestFingerprint:
    @staticmethod
    def prints(source: str) -> list[str]:
        return [finding.fingerprint for finding in check(source).findings]

    def test_survives_rewrapping_moving_and_edits_elsewhere(self) -> None:
        before = self.prints("# T\n\nWe say a bad thing about it all.\n\nOther.\n")
        assert before == self.prints("# T\n\nOther.\n\nNew one.\n\nWe say\na bad\n  thing about it\nall.\n")

    def test_differs_by_rule_words_and_context(self) -> None:
        seen = {
            *self.prints("We say a bad thing about it."),
            *self.prints("We hear a bad thing about it."),
            *self.prints("We say a bad thing of it."),
        }
        assert len(seen) == 3

    def test_equal_places_are_counted(self) -> None:
        assert len(set(self.prints("Say bad thing now.\n\n" * 3))) == 3


class TestLimits:
    def test_a_crashing_rule_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(_view: View) -> list[object]:
            raise ZeroDivisionError("oops")

        monkeypatch.setattr(Rule, "build", lambda _self: Check(crash))  # type: ignore[arg-type]
        with pytest.raises(RuleCrashed, match=r"a\.md: rule test\.word failed: ZeroDivisionError: oops"):
            check("text")

    def test_a_slow_rule_is_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def sleep(_view: View) -> list[object]:
            time.sleep(30)
            return []

        monkeypatch.setattr("anplint.lint.TIME_LIMIT", 0.05)
        monkeypatch.setattr(Rule, "build", lambda _self: Check(sleep))  # type: ignore[arg-type]
        with pytest.raises(RuleCrashed, match=r"test\.word"):
            check("text")

    def test_a_regex_is_stopped(self) -> None:
        hostile = re.compile(r"(a|a)*b")
        with pytest.raises(TimeoutError), time_limit(0.05):
            hostile.match("a" * 60)


@given(st.text(max_size=300))
def test_shorten_keeps_short_texts_and_bounds_long_ones(text: str) -> None:
    short = shorten(text)
    assert len(short) <= 85
    assert "\n" not in short
    folded = " ".join(text.split())
    assert short == folded or " … " in short
