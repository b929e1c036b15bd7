"""The pages of rules."""

from __future__ import annotations

import json
import os
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args

import pytest

from anplint.docs import MOST_EXAMPLES, as_data, find_page, markdown
from anplint.errors import UsageError
from anplint.kinds import kind_names, load_kind
from anplint.model import BlockKind
from anplint.pack import bundled, rule_files, rule_id
from anplint.rulefile import RuleFile
from anplint.yamlfile import key_of
from tests.running import GOLDEN, ROOT, run

RULES = GOLDEN / "rules"
SECTIONS = (
    "## Why it matters",
    "## What it catches",
    "## What it leaves alone",
    "## How often it fires",
    "## Details",
    "## How to silence it",
)


@pytest.mark.parametrize("name", [rule_id(file) for file in rule_files(bundled("rules"))])
def test_every_built_in_rule_has_a_whole_page(name: str) -> None:
    page = find_page(name)
    text = markdown(page)
    assert [line for line in text.splitlines() if line in SECTIONS] == list(SECTIONS)
    bad = [one.bad for one in page.content.examples if one.bad]
    assert text.count("⟦") == sum(one.count("⟦") for one in bad[:MOST_EXAMPLES])
    assert all(one.name.lower() in text.lower() for one in page.content.examples)
    json.dumps(as_data(page))


def test_a_later_folder_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "demo" / "slot.yaml"
    own.parent.mkdir()
    own.write_text((RULES / "demo" / "slot.yaml").read_text().replace("Readers meet", "People meet"))
    assert find_page("demo.slot", [RULES]).rule.why.startswith("Readers")
    assert find_page("demo.slot", [RULES, tmp_path]).rule.why.startswith("People")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"unknown rule 'demo.phrases' \(did you mean 'demo.phrase'\?\)"):
        find_page("demo.phrases", [RULES])


def test_rates_and_sources_are_told(tmp_path: Path) -> None:
    file = tmp_path / "demo" / "slot.yaml"
    file.parent.mkdir()
    blog = "human/blog: {articles: 2000, hit: 3, date: 2026-01-31}"
    rates = f'rates: {{{blog}, human/none: {{articles: 0, hit: 0, date: ""}}, letters: {{articles: 0, hit: 0, date: x}}}}'
    text = (RULES / "demo" / "slot.yaml").read_text() + f'sources: ["a letter"]\n{rates}\n'
    file.write_text(text)
    page = markdown(find_page("demo.slot", [tmp_path]))
    told = "3 of 2,000 articles, 0.1 %; most in human/blog (3 of 2,000 articles, 0.1 %), measured 2026-01-31"
    assert f"- human writing: {told}\n- letters: 0 of 0 articles, none, measured x\n" in page
    assert "- sources: a letter" in page


def test_long_lists_are_cut_and_fences_hold(tmp_path: Path) -> None:
    file = tmp_path / "demo" / "slot.yaml"
    file.parent.mkdir()
    text = (RULES / "demo" / "slot.yaml").read_text()
    text = text.replace(r"['\[fill in\]']", "[one, two, three, four, five]").replace(
        "(x)", "(x)\\n```\\ncode\\n```"
    )
    file.write_text(text)
    page = markdown(find_page("demo.slot", [tmp_path]))
    assert "patterns: one, two, three, … 2 more" in page
    assert "````\n[fill it](x)\n```\ncode\n```\n````" in page


SECTION = re.compile(r"^### ([a-z-]+)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
PARAM_ROW = re.compile(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| (.*?) \|", re.MULTILINE)


def test_the_page_on_rule_files_tells_every_kind() -> None:
    """Kinds, their params with defaults, and the values for messages, as the code has them."""
    text = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    sections = dict(SECTION.findall(text))
    assert set(sections) == set(kind_names())
    for name, section in sections.items():
        kind = load_kind(name)
        values = section.partition("Values:")[2].partition("\n\n")[0]
        assert set(re.findall(r"`([a-z_]+)`", values)) == kind.VALUES, name
        rows = PARAM_ROW.findall(section)
        told = {key: default for keys, default in rows for key in re.findall("`(.*?)`", keys)}
        assert told == defaults(kind.Params), name


def defaults(params: Any) -> dict[str, str]:  # noqa: ANN401 - a named tuple or a dataclass
    """The params of a kind with their defaults, as the page writes them."""
    if hasattr(params, "_fields"):
        found = {name: params._field_defaults.get(name, MISSING) for name in params._fields}
    else:
        found = {one.name: one.default for one in fields(params)}
    return {key_of(name): shown(default) for name, default in found.items()}


def test_the_page_on_rule_files_tells_every_key() -> None:
    text = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    keys = text.partition("## Keys")[2].partition("Regexes are")[0]
    assert {row[0].strip("`") for row in PARAM_ROW.findall(keys)} == set(map(key_of, RuleFile._fields))
    assert all(f"`{kind}`" in keys for kind in get_args(BlockKind))


def shown(default: object) -> str:
    """The default of a param as the page writes it."""
    if default is MISSING:
        return "needed"
    if default is None:
        return "none"
    if isinstance(default, tuple):
        return f"`[{', '.join(default)}]`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def test_the_rule_in_the_readme_works_when_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rule = re.search(r"^```yaml\n(kind: .*?)^```", text, re.MULTILINE | re.DOTALL)
    assert rule is not None
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "house-rules" / "style" / "click-here.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(rule[1], encoding="utf-8")
    (tmp_path / "draft.md").write_text(
        "For the timetable of the ferry, please click here.\n", encoding="utf-8"
    )
    shown = run("test", "house-rules").stdout
    assert f"$ anplint test house-rules\n{shown}" in text
    found = run("check", "--rules", "house-rules", "draft.md", "--output-format", "concise").stdout
    assert f"--output-format concise\n{found}" in text


def test_the_examples_show_each_class_as_the_readme_says() -> None:
    result = run("check", ROOT / "examples", "--output-format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {one["class"] for one in report["findings"]} == {"integrity", "quality", "style"}
    clean = {one["path"] for one in report["articles"]} - {one["path"] for one in report["findings"]}
    assert [Path(path).name for path in clean] == ["tide-tables.md"]


PASTED = re.compile(r"^\$ anplint (check examples.*)\n((?:(?!```).*\n)*)", re.MULTILINE)


def test_the_readme_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """ANPLINT_REGENERATE=1 pastes the output anew."""
    monkeypatch.chdir(ROOT)
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    pasted = PASTED.sub(lambda found: f"$ anplint {found[1]}\n{run(*found[1].split()).stdout}", text)
    if os.environ.get("ANPLINT_REGENERATE"):
        readme.write_text(pasted, encoding="utf-8", newline="\n")
    else:
        assert text == pasted


def test_the_catalogue_is_of_these_rules() -> None:
    made = run("rules", "--output-format", "markdown").output
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == made, (
        "run `anplint rules --output-format markdown > docs/rules.md`"
    )
