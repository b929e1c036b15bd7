"""Pairs of articles: one with planted defects, and its twin as a careful writer would have published it.

``tests/pairs/<slug>`` holds ``bad.*``, ``good.*`` and ``expected.yaml``: ``expect`` (rule or rules that are equally
right, line, further lines, what is wrong), ``silent`` (rules that must not speak in the bad one), ``infos`` (on the
twin, with a reason), ``as-of``, ``config`` (an ``anplint.yaml`` beside the article) and ``name`` (of the file).
"""

from __future__ import annotations

import json
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from tests.running import ROOT, run

FOLDER = Path(__file__).parent / "pairs"
SLUGS = sorted(file.parent.name for file in FOLDER.glob("*/expected.yaml"))
ELSEWHERE = (
    "grammar.*",
    "suppression.*",
    "boilerplate.shared-*",
    "image.reused",
    "meta.shared-*",
)
"""Rules that need an engine, a directive or several articles; other tests hold them."""


class Planted(NamedTuple):
    """A defect of a bad article."""

    rules: tuple[str, ...]
    lines: tuple[int, ...]
    what: str


@cache
def expected(slug: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(FOLDER / slug / "expected.yaml")
    return loaded


def planted(slug: str) -> list[Planted]:
    return [
        Planted(
            (each["rule"],) if isinstance(each["rule"], str) else tuple(each["rule"]),
            (each["line"], *each.get("also", [])),
            each["what"],
        )
        for each in expected(slug)["expect"]
    ]


@cache
def findings(slug: str, which: str) -> list[dict[str, Any]]:
    """What the command line finds in one article of a pair, in a folder of its own."""
    known = expected(slug)
    (source,) = (FOLDER / slug).glob(f"{which}.*")
    with TemporaryDirectory() as folder:
        file = Path(folder) / known.get("name", source.name)
        file.write_bytes(source.read_bytes())
        options: list[str | Path] = ["--isolated"]
        if "config" in known:
            settings = Path(folder) / "anplint.yaml"
            with settings.open("w", encoding="utf-8") as stream:
                YAML(typ="safe").dump(known["config"], stream)
            options = []
        if "as-of" in known:
            options += ["--as-of", str(known["as-of"])]
        result = run("check", *options, "--output-format", "json", file)
    assert result.exit_code in {0, 1} or which == "bad", result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


def shown(found: list[dict[str, Any]]) -> str:
    lines = [f"{each['line']}: {each['severity']} {each['rule']} {each['message']}" for each in found]
    return "\n".join(lines) or "nothing"


MISSED = {
    ("skillet-seasoning", "boilerplate.slot-sentence"): "the slot is filled with another word each time",
    ("weather-glass-museum", "repetition.near-duplicate-sentence"): "too few rare words in a row are shared",
}
"""Planted defects that are not found yet, and why."""

CASES = [
    pytest.param(
        slug,
        each,
        id=f"{slug}-{each.lines[0]}-{each.rules[0]}",
        marks=[
            pytest.mark.xfail(reason=reason)
            for (where, rule), reason in MISSED.items()
            if where == slug and rule in each.rules
        ],
    )
    for slug in SLUGS
    for each in planted(slug)
]


@pytest.mark.parametrize(("slug", "defect"), CASES)
def test_planted_defect_is_found_at_its_line(slug: str, defect: Planted) -> None:
    found = findings(slug, "bad")
    hits = [each for each in found if each["rule"] in defect.rules and each["line"] in defect.lines]
    assert hits, f"{defect.what} ({defect.rules}, line {defect.lines}); found:\n{shown(found)}"


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if "silent" in expected(slug)])
def test_bad_article_has_no_finding_that_only_seems_right(slug: str) -> None:
    wrong = [each for each in findings(slug, "bad") if each["rule"] in expected(slug)["silent"]]
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("slug", SLUGS)
def test_twin_is_clean(slug: str) -> None:
    own = {rule for each in planted(slug) for rule in each.rules}
    found = findings(slug, "good")
    wrong = [each for each in found if each["rule"] in own or each["severity"] != "info"]
    assert not wrong, shown(wrong)


def test_infos_on_twins_are_few() -> None:
    unlisted = [
        f"{slug}:{each['line']}: {each['rule']}"
        for slug in SLUGS
        for each in findings(slug, "good")
        if each["severity"] == "info" and each["rule"] not in allowed(slug)
    ]
    assert len(unlisted) <= len(SLUGS) // 4, "\n".join(unlisted)


def allowed(slug: str) -> set[str]:
    return {each["rule"] for each in expected(slug).get("infos", [])}


def test_there_are_enough_pairs() -> None:
    assert len(SLUGS) >= 60
    assert {file.name for file in FOLDER.iterdir()} == set(SLUGS)


def test_every_rule_has_a_pair() -> None:
    listed = json.loads(run("rules", "--output-format", "json").stdout)
    ids = {each["rule"] for each in listed}
    named = {rule for slug in SLUGS for each in planted(slug) for rule in each.rules}
    missing = {rule for rule in ids - named if not any(fnmatch(rule, form) for form in ELSEWHERE)}
    assert not missing


@pytest.mark.parametrize(
    "file", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda file: file.name
)
def test_own_documents_are_clean(file: Path) -> None:
    result = run("check", "--isolated", "--output-format", "json", file)
    found = [each for each in json.loads(result.stdout)["findings"] if each["severity"] != "info"]
    assert not found, shown(found)
