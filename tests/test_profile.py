"""``--profile`` and ``rules --cost``: what takes how long, and what would."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from anplint.lint import lint_article, prepare
from anplint.match import Matcher
from anplint.measure import Facts
from anplint.profile import STAGES, Profile
from anplint.read.markdown import read_markdown
from tests.running import GOLDEN, check, run
from tests.test_lint import DAY, rule

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SOURCE = "# Title\n\nA bad thing and a bad thing.\n\n" + "More of it. " * 20
LINE = re.compile(r" +\d+\.\d +\d+\.\d  .+")


def rules() -> list[str]:
    return [
        line.split()[0] for line in run("rules").stdout.splitlines() if re.match(r"[a-z-]+\.[a-z-]+ ", line)
    ]


def test_a_timed_linter_finds_the_same() -> None:
    article = read_markdown(SOURCE, "a.md")
    linter = prepare([rule(), rule("test.density", params={"patterns": ("it",)})], {})
    profile = Profile()
    (timed,) = profile.reading(iter([lint_article(article, profile.watch(linter), {}, DAY)]))
    assert timed == lint_article(article, linter, {}, DAY)
    assert set(profile.by_name("rules", "patterns")) == {"test.word", "test.density"}
    assert "language" in profile.by_name("facts")
    assert list(profile.by_stage()) == list(STAGES)


def test_nothing_is_timed_without_it() -> None:
    linter = prepare([rule()], {})
    assert linter.facts is Facts
    assert type(linter.matcher) is Matcher


def test_time_belongs_to_the_innermost(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("anplint.profile.process_time", lambda: float(next(clock)))
    profile = Profile()
    profile.enter("rules", "a.b")
    profile.enter("facts", "words")
    profile.leave()
    profile.leave()
    profile.enter("read")
    profile.turn("findings")
    profile.leave()
    assert profile.spent == {
        ("start", ""): 0.0,
        ("rules", "a.b"): 2.0,
        ("facts", "words"): 1.0,
        ("read", ""): 1.0,
        ("findings", ""): 1.0,
    }


def test_the_table_names_every_stage_rule_and_fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(SOURCE)
    result = run("check", "a.md", "--profile", "--preset", "strict")
    assert result.stdout == run("check", "a.md", "--preset", "strict").stdout
    lines = result.stderr.splitlines()
    assert [line.split()[-1] for line in lines if "CPU ms" in line] == ["stage", "rule", "fact"]
    rows = [line for line in lines if line and "CPU ms" not in line]
    assert all(LINE.fullmatch(row) for row in rows)
    told = {row.split(maxsplit=2)[2] for row in rows}
    on = {
        line.split()[0]
        for line in run("rules", "--preset", "strict").stdout.splitlines()
        if re.search(r"  on$", line)
    }
    assert told >= {*STAGES.values(), *on, "language", "words"}


def test_the_status_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Call [fill in].\n")
    assert check("a.md", "--profile").exit_code == 1
    assert check("a.md", "--profile", "-q").stdout == check("a.md", "-q").stdout


def test_the_cost_of_rules() -> None:
    own = ("rules", "--rules", GOLDEN / "rules", "--select", "demo", "--cost")
    costs = {one["rule"]: one for one in json.loads(run(*own, "--output-format", "json").stdout)}
    assert costs["demo.slot"] == {
        "rule": "demo.slot",
        "patterns": 1,
        "literals": 1,
        "everywhere": 0,
        "always": False,
    }
    assert costs["demo.twice"]["always"]
    lines = run(*own).stdout.splitlines()
    assert lines[0] == "patterns  texts  on every block  always  rule"
    assert lines[-1] == f"{len(costs)} rules, 0 with patterns that are tried on every block"


def test_a_pattern_without_a_text_is_dear(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    text = (GOLDEN / "rules/demo/slot.yaml").read_text().replace(r"\[fill in\]", r"\w+ \d+")
    (tmp_path / "demo/slot.yaml").write_text(text)
    lines = run("rules", "--rules", tmp_path, "--select", "demo", "--cost").stdout.splitlines()
    assert lines[1].split() == ["1", "0", "1", "-", "demo.slot"]
    assert lines[-1] == "1 rule, 1 with patterns that are tried on every block"
