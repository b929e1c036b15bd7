"""``anplint calibrate``: what the rules come to on a house's articles, and what is proposed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from tests.running import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from click.testing import Result

LONG = "The boat that we built in the shed by the river " + "and then took to the lake with the old cart " * 6
"""A sentence of 65 words."""
PLAIN = "# Boats\n\nThe boat lies in the shed, and the paint on it is dry by now. We go out in May.\n"
RULES = ("--isolated", "--select", "readability.long-sentence,structure.heading-jump,leftover.lorem-ipsum")


def house(folder: Path, *, number: int, bad: int, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    for at in range(number):
        (folder / f"post-{at:02}.md").write_text(PLAIN + (text if at < bad else ""))
    return folder


def calibrate(folder: Path, *options: str) -> Result:
    return run("calibrate", str(folder), *RULES, "--as-of", "2026-06-01", *options)


def proposal(folder: Path, *options: str) -> dict[str, dict[str, object]]:
    result = calibrate(folder, "--output-format", "yaml", *options)
    assert result.exit_code == 0
    return YAML(typ="safe").load(result.output) or {}


def test_a_habit_gets_a_looser_limit_where_one_helps(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=40, bad=20, text=f"\n{LONG}.\n")
    rules = proposal(folder)["rules"]
    assert rules == {"readability.long-sentence": {"most": 75, "warning-over": 100}}
    shown = calibrate(folder).output
    assert "20 (50.0 %)" in shown
    assert "# hits 20 of 40 articles (50 %); with this limit 0" in shown


def test_a_habit_without_a_limit_is_off(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=40, bad=20, text="\n#### Paint\n\nIt is dry.\n")
    assert proposal(folder) == {"rules": {"structure.heading-jump": "off"}}


def test_what_cannot_be_meant_is_never_off(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=40, bad=30, text="\nLorem ipsum dolor sit amet, consectetur.\n")
    found = proposal(folder)
    assert found == {"gate": {"integrity": "new"}}
    assert "30 findings of rules that fail a run stand here already" in calibrate(folder).output


def test_seldom_is_left_alone(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=40, bad=3, text=f"\n{LONG}.\n\n#### Paint\n\nIt is dry.\n")
    result = calibrate(folder, "--output-format", "yaml")
    assert result.output == "# nothing to change\n"


def test_few_articles_give_no_proposal(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=29, bad=29, text="\n#### Paint\n\nIt is dry.\n")
    assert "A configuration is proposed from 30 articles on" in calibrate(folder).output
    assert calibrate(folder, "--output-format", "yaml").output == "# nothing to change\n"


def test_the_proposal_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = house(tmp_path / "a", number=40, bad=20, text=f"\n{LONG}.\n\n#### Paint\n\nIt is dry.\n")
    (folder / "anplint.yaml").write_text(calibrate(folder, "--output-format", "yaml").output)
    monkeypatch.chdir(folder)
    checked = run("check", ".", "--output-format", "json", "--as-of", "2026-06-01")
    ids = {one["rule"] for one in json.loads(checked.output)["findings"]}
    assert not ids & {"readability.long-sentence", "structure.heading-jump"}


def test_as_data(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=40, bad=20, text="\n#### Paint\n\nIt is dry.\n")
    data = json.loads(calibrate(folder, "--output-format", "json", "--examples", "3").output)
    (rule,) = data["rules"]
    assert (rule["rule"], rule["articles"], rule["findings"], rule["share"]) == (
        "structure.heading-jump",
        20,
        20,
        0.5,
    )
    assert rule["per_thousand"] == round(20_000 / data["words"], 3)
    assert len(rule["examples"]) == 3
    assert rule["examples"][0]["place"].endswith("post-00.md:5:6")
    assert 0 <= rule["human_share"] < 0.1
    assert data["proposal"][0]["key"] == "structure.heading-jump"


def test_configured_limits_are_the_start(tmp_path: Path) -> None:
    folder = house(tmp_path / "a", number=40, bad=20, text=f"\n{LONG}.\n")
    config = tmp_path / "house.yaml"
    config.write_text("rules: {readability.long-sentence: {most: 40, warning-over: 50}}\n")
    result = run("calibrate", str(folder), "--config", str(config), "--output-format", "yaml")
    assert "readability.long-sentence: {most: 80, warning-over: 100}" in result.output


def test_mistakes(tmp_path: Path) -> None:
    assert run("calibrate", str(tmp_path / "none")).exit_code == 2
    unknown = run("calibrate", str(tmp_path), "--output-format", "jsn")
    assert (unknown.exit_code, "did you mean 'json'?" in unknown.output) == (2, True)
    (tmp_path / "a.md").write_bytes(b"Caf\xe9 and a boat.\n")
    assert run("calibrate", str(tmp_path)).exit_code == 2
