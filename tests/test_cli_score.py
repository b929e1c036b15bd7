"""``anplint score`` as a program."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from anplint.score import SCORE_VERSION
from tests.running import run

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

GOOD = """\
---
title: A quay
date: 2026-05-01
---

The quay is of stone, and it was built in 1903. The stones came by boat from [the quarry](https://example.org)
on the other side of the bay, and the masons who set them slept in the shed that is now the museum.
"""
BAD = GOOD.replace("The quay is", "Call [insert the name here]. The quay is").replace(
    "2026-05-01", "2020-05-01"
)
AS_OF = ("--as-of", "2026-06-01")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")


def score(*args: str | Path, stdin: str | None = None) -> Result:
    return run("score", *AS_OF, *args, stdin=stdin)


def data(*args: str | Path, stdin: str | None = None) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(score(*args, "--output-format", "json", stdin=stdin).stdout)


def test_the_worst_comes_first() -> None:
    result = score()
    assert (result.exit_code, result.stderr) == (0, "")
    head, bad, good, last = result.stdout.splitlines()
    assert head.startswith("quality  clarity  depth  fresh")
    assert bad.endswith("bad.md  “A quay”")
    assert good.endswith("good.md  “A quay”")
    assert last.endswith(f"in 2 articles; formula {SCORE_VERSION}")


def test_findings_and_silence_count() -> None:
    (bad,) = data("bad.md")["articles"]
    assert bad["findings"]["integrity"] == 1
    assert bad["scores"]["integrity"] == 74.1
    assert bad["scores"]["freshness"] < 20
    silenced = BAD.replace("Call", "<!-- anplint-disable leftover.slot -- later -->\n\nCall")
    (silent,) = data("-", stdin=silenced)["articles"]
    assert silent["scores"]["integrity"] == 100.0
    (heard,) = data("-", "--no-inline-config", stdin=silenced)["articles"]
    assert heard["scores"]["integrity"] == 74.1


def test_the_configuration_holds(tmp_path: Path) -> None:
    (tmp_path / "anplint.yaml").write_text("rules: {leftover.slot: off}\n", encoding="utf-8")
    (bad,) = data("bad.md")["articles"]
    assert bad["scores"]["integrity"] == 100.0
    (isolated,) = data("bad.md", "--isolated")["articles"]
    assert isolated["scores"]["integrity"] == 74.1


def test_the_same_scores_as_the_json_of_check() -> None:
    checked = json.loads(run("check", *AS_OF, "--output-format", "json").stdout)
    assert checked["score_version"] == SCORE_VERSION
    scored = data()
    assert {one["path"]: one["scores"] for one in checked["articles"]} == {
        one["path"]: one["scores"] for one in scored["articles"]
    }
    assert checked["config_digest"] == scored["config_digest"]


def test_explain_says_what_took_how_much() -> None:
    text = score("bad.md", "--explain").stdout
    assert "    integrity 74.1\n       -25.9  leftover.slot (1 finding)\n" in text
    assert "  vocabulary (" in text


def test_readability_beside_textstat() -> None:
    pytest.importorskip("textstat")
    result = score("good.md", "--readability")
    assert result.stderr == ""
    assert "Flesch-Kincaid grade" in result.stdout
    found = data("good.md", "--readability")
    assert str(found["textstat"]).startswith("0.")
    (one,) = found["articles"]
    assert one["readability"]["words"] == {"anplint": 41, "textstat": 41}


def test_readability_without_textstat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "textstat", None)
    result = score("good.md", "--readability")
    assert result.exit_code == 0
    assert 'textstat is not installed; its figures come with pip install "anplint[nlp]"' in result.stderr
    assert "Flesch-Kincaid grade" in result.stdout


def test_readability_is_for_english(tmp_path: Path) -> None:
    (tmp_path / "de.md").write_text(
        "Der Kai ist aus Stein, und das Boot ist nicht mehr auf dem See.\n", encoding="utf-8"
    )
    result = score("de.md", "--readability", "--output-format", "csv")
    assert "1 of 1 without readability" in result.stderr
    assert len(list(csv.reader(StringIO(result.stdout)))) == 2
    assert score("de.md", "--readability", "--quiet").stderr == ""


def test_reports_in_files(tmp_path: Path) -> None:
    result = score("--output", "csv:scores.csv", "--output", "json:scores.json")
    assert (result.exit_code, result.stdout) == (0, "")
    rows = list(csv.DictReader(StringIO((tmp_path / "scores.csv").read_text(encoding="utf-8"))))
    assert [one["path"] for one in rows] == ["bad.md", "good.md"]
    assert len(json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["articles"]) == 2


def test_records_of_an_export(tmp_path: Path) -> None:
    records = [{"id": name, "url": f"https://example.org/{name}", "title": "=1+1", "content": text} for name, text in (("a", "The quay is of stone."), ("b", "Call [insert the name here]."))]  # fmt: skip
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    result = score("all.jsonl", "--output-format", "csv")
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert [(one["record"], one["url"], one["title"]) for one in rows] == [
        ("b", "https://example.org/b", "'=1+1"),
        ("a", "https://example.org/a", "'=1+1"),
    ]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("nope.md",), "error: nope.md: no such file or folder"),
        (("--output-format", "csvv"), "unknown format 'csvv' (did you mean 'csv'?)"),
        (("--output-format", "concise"), "unknown format 'concise'"),
        (("--preset", "nope"), "unknown preset 'nope'"),
        (("--as-of", "today"), "no date of the form"),
        (("--select", "meta"), "no such option '--select'"),
    ],
)
def test_what_cannot_be_done(args: tuple[str, ...], message: str) -> None:
    result = run("score", *args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_one_unreadable_article_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_bytes(b"The quay is of \xff\xfe stone.\n")
    result = score()
    assert result.exit_code == 2
    assert "broken.md" in result.stderr
    assert "good.md" in result.stdout


def test_no_articles(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = score("empty")
    assert result.exit_code == 0
    assert "no articles in empty" in result.stderr
    assert "no quality to tell in 0 articles" in result.stdout
