"""``--statistics``, and what a run says about files that it does not read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from anplint.finding import Edit, Fix, NotRun
from anplint.report import Showing, render
from anplint.report.statistics import statistics
from tests.report.samples import article, finding, report
from tests.running import GOLDEN, check

if TYPE_CHECKING:
    from anplint.finding import Report

SAFE = Fix("safe", (Edit(2, 7, "x"),))
BY_HAND = Fix("manual", (Edit(2, 7, "x"),))


def sample() -> Report:
    first = article(
        "a.md",
        finding(rule="demo.many", fix=SAFE),
        finding(rule="demo.many", severity="error"),
        finding(rule="demo.info", severity="info", fix=BY_HAND),
    )
    second = article("b.md", finding(rule="demo.many", fix=SAFE))._replace(suppressed=2)
    return report(first, second, article("c.md"), not_run=(NotRun("demo.tags", "needs spaCy"),))


def test_what_each_rule_comes_to() -> None:
    many, info = statistics(sample())
    assert many == ("demo.many", "quality", "error", 3, 2, 0.6667, 2, 0.6667)
    assert info == ("demo.info", "quality", "info", 1, 1, 0.3333, 0, 0.0)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_for_people(name: str) -> None:
    assert "".join(render(name, sample(), Showing(statistics=True))).splitlines() == [
        "findings  articles          fixable  severity  rule",
        "       3  2 (66.7 %)           67 %  error     demo.many",
        "       1  1 (33.3 %)            0 %  info      demo.info",
        "2 findings silenced in the articles themselves",
        "not run: demo.tags (needs spaCy)",
        "1 error, 2 warnings, 1 info in 2 of 3 articles",
    ]
    quiet = "".join(render(name, sample(), Showing(statistics=True, quiet=True)))
    assert len(quiet.splitlines()) == 3
    assert "\x1b[31merror   \x1b[0m" in "".join(render(name, sample(), Showing(statistics=True, color=True)))


def test_without_findings() -> None:
    shown = "".join(render("text", report(article("a.md")), Showing(statistics=True)))
    assert shown == "no findings in 1 article\n"


def test_for_machines() -> None:
    plain = json.loads("".join(render("json", sample(), Showing())))
    data = json.loads("".join(render("json", sample(), Showing(statistics=True))))
    assert data.pop("statistics")[0] == {
        "rule": "demo.many",
        "class": "quality",
        "severity": "error",
        "findings": 3,
        "articles": 2,
        "share": 0.6667,
        "fixable": 2,
        "fixable_share": 0.6667,
    }
    assert data == plain


def test_golden(monkeypatch: pytest.MonkeyPatch) -> None:
    """ANPLINT_REGENERATE=1 writes it anew; read the difference."""
    monkeypatch.chdir(GOLDEN)
    result = check("articles", "--statistics")
    assert result.exit_code == 1
    file = GOLDEN / "report.statistics.expected"
    if os.environ.get("ANPLINT_REGENERATE"):
        file.write_text(result.stdout, encoding="utf-8", newline="\n")
    assert result.stdout == file.read_bytes().decode()
