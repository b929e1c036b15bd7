"""Configuration files: each mistake is one line with file, line, column and mend, and exit status 2."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from anplint.configured import Asked, Configuration
from tests.running import run

ARTICLE = "# The hull\n\nWe scraped the hull in April.\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "draft.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


MISTAKES = [
    pytest.param("rule: {}", "1:1: unknown key 'rule' (did you mean 'rules'?)", id="key"),
    pytest.param("select: leftover", "1:9: must be a list", id="text-for-a-list"),
    pytest.param("select: [leftovers]", "1:10: unknown rule or category 'leftovers' (did you mean 'leftover'?)", id="category"),
    pytest.param("ignore:\n  - meta.reading-tme\n", "2:5: unknown rule or category 'meta.reading-tme' (did you mean 'meta.reading-time'?)", id="ignored-id"),
    pytest.param("rules:\n  leftover.tod: off\n", "2:3: unknown rule 'leftover.tod' (did you mean 'leftover.todo'?)", id="rule-id"),
    pytest.param("rules:\n  leftover: off\n", "2:3: unknown rule 'leftover'; it is a category: name a rule of it, as in \"leftover.", id="category-for-a-rule"),
    pytest.param("rules: {leftover.todo: warn}", "1:24: must be one of off, info, warning, error, not 'warn'", id="severity"),
    pytest.param("rules: {leftover.todo: true}", "1:24: must be one of off, info, warning, error, not 'True'", id="true"),
    pytest.param("rules: {leftover.todo: {severty: info}}", "1:25: unknown key 'severty'", id="setting-key"),
    pytest.param("rules: {meta.reading-time: {tolerence: 2}}", "1:29: unknown key 'tolerence' (did you mean 'tolerance'?)", id="param"),
    pytest.param("rules: {meta.reading-time: {tolerance: two}}", "1:40: must be a number, not 'two'", id="param-type"),
    pytest.param("rules: {meta.reading-time: {tolerance: -1}}", "'tolerance', 'tolerance-percent' and 'least' cannot be below 0", id="param-value"),
    pytest.param("rules: [leftover.todo]", "1:8: must be a mapping", id="list-for-a-mapping"),
    pytest.param("extends: stric", "1:10: unknown preset 'stric' (did you mean 'strict'?)", id="preset"),
    pytest.param("extends: [recommended, ./base.yaml]", "1:24: no such file './base.yaml'", id="no-file"),
    pytest.param("extends: https://example.org/a.yaml", "1:10: is an address; extends takes names of presets and files", id="url"),
    pytest.param("extends: /etc/anplint.yaml", "1:10: '/etc/anplint.yaml' is absolute; extends takes paths relative to this file", id="absolute"),
    pytest.param("extends: ../outside.yaml", "1:10: '../outside.yaml' lies outside", id="outside"),
    pytest.param("extends: ./anplint.yaml", "1:10: extends itself: anplint.yaml → anplint.yaml", id="circle"),
    pytest.param("fields: {readingtime: [minutes]}", "1:10: unknown field 'readingtime' (did you mean 'reading-time'?)", id="concept"),
    pytest.param("fields: {reading-time: 5}", "1:24: must be a text, not '5'", id="field-key"),
    pytest.param("flavor: hugoo", "1:9: must be one of plain, hugo,", id="flavor"),
    pytest.param("language: english", "1:11: 'english' is no language code, as 'en' is", id="language"),
    pytest.param("gate: {style: off}", "1:15: must be one of error, warning, info, new, never, not 'off'", id="gate"),
    pytest.param("gate: {judgement: never}", "1:8: unknown key 'judgement'; keys here are integrity, quality, style", id="class"),
    pytest.param("vocabulary: {accepted: [tide]}", "1:14: unknown key 'accepted' (did you mean 'accept'?)", id="vocabulary"),
    pytest.param("vocabulary: {accept: ['']}", "1:23: an accepted term cannot be empty", id="empty-term"),
    pytest.param("vocabulary: {replace: {boat: boat}}", "1:24: 'boat' cannot be replaced by 'boat'", id="same-term"),
    pytest.param("overrides: {files: a}", "1:12: must be a list", id="overrides"),
    pytest.param("overrides: [{ignore: [leftover]}]", "1:13: the key 'files' is missing", id="no-files"),
    pytest.param("overrides: [{files: [], ignore: [leftover]}]", "1:21: names no files", id="empty-files"),
    pytest.param("overrides: [{files: a, extends: strict}]", "1:24: unknown key 'extends'", id="extends-in-an-override"),
    pytest.param("rule-folders: [house]", "1:16: no such folder 'house'", id="no-rule-folder"),
    pytest.param("rule-folders: [../rules]", "1:16: '../rules' lies outside", id="rule-folder-outside"),
    pytest.param("exclude: ['']", "1:11: a glob cannot be empty", id="empty-glob"),
    pytest.param("select: [leftover]\nselect: [meta]\n", "2:1: the key 'select' stands here a second time", id="twice"),
    pytest.param("rules:\n\tleftover.todo: off\n", "2:1: not valid YAML: a tab stands here; indent with blanks", id="tab"),
    pytest.param("select: [leftover\n", "not valid YAML", id="yaml"),
    pytest.param("just a text\n", "1:1: must be a mapping", id="no-mapping"),
    pytest.param("rules: {meta.reading-time: {tolerance: !!python/object:os.system x}}", "1:40: must be a number", id="tag"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_mistakes(text: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"anplint.yaml": text})
    ran = run("check", ".")
    assert ran.exit_code == 2, ran.output
    assert ran.stdout == ""
    (line,) = ran.stderr.splitlines()
    assert line.startswith("anplint.yaml:")
    assert message in line
    assert line.split(":")[1].isdecimal()
    assert line.split(":")[2].isdecimal()


TOML_MISTAKES = [
    pytest.param('[project]\nname = "a"\n\n[tool.anplint]\nselct = ["leftover"]\n', "5:1: unknown key 'selct' (did you mean 'select'?)", id="key"),
    pytest.param('[tool.anplint]\nselect = [\n  "meta",\n  "leftovers",\n]\n', "4:3: unknown rule or category 'leftovers'", id="item"),
    pytest.param("[tool.anplint]\nselect = 5\n", "2:10: must be a list", id="type"),
    pytest.param('[tool.anplint.rules]\n"leftover.todo" = "of"\n', "2:19: must be one of off, info, warning, error, not 'of'", id="rule"),
    pytest.param('[tool.anplint.rules]\nleftover.todo = "off"\n', "2:1: unknown rule 'leftover'; it is a category: name a rule of it, as in \"leftover.", id="no-quotes"),
    pytest.param('[[tool.anplint.overrides]]\nfiles = "a"\n\n[[tool.anplint.overrides]]\nfiles = "b"\nflavour = "hugo"\n', "6:1: unknown key 'flavour' (did you mean 'flavor'?)", id="override"),
    pytest.param("[tool.anplint]\nselect = [\n", "not valid TOML", id="toml"),
    pytest.param('[tool]\nanplint = {gate = {style = "of"}}\n', "must be one of error,", id="inline"),
    pytest.param('[tool.anplint]\ntext = """\n[tool.anplint.rules]\n"""\n', "2:1: unknown key 'text'", id="block"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), TOML_MISTAKES)
def test_mistakes_in_pyproject(text: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": text})
    ran = run("check", ".")
    assert ran.exit_code == 2, ran.output
    (line,) = ran.stderr.splitlines()
    assert line.startswith("pyproject.toml:")
    assert message in line


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--config", "none.yaml"], "error: no configuration file at none.yaml"),
        (["--config", "a.yaml", "--isolated"], "error: --config names a file and --isolated reads none"),
        (["--config", "pyproject.toml"], "pyproject.toml:1:1: holds no table [tool.anplint]"),
        (["--preset", "stric"], "error: unknown preset 'stric' (did you mean 'strict'?)"),
        (["--field", "readingtime=x"], "unknown field 'readingtime' (did you mean 'reading-time'?)"),
        (["--field", "reading-time"], "error: --field takes NAME=KEY"),
        (["--select", "leftovers"], "error: unknown rule or category 'leftovers'"),
    ],
)
def test_mistakes_on_the_command_line(args: list[str], message: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "", "pyproject.toml": "[project]\nname = 'a'\n"})
    ran = run("check", ".", *args)
    assert ran.exit_code == 2
    (line,) = ran.stderr.splitlines()
    assert message in line


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("anplint.yaml", ".anplint.yaml"),
        ("anplint.yaml", "pyproject.toml"),
        (".anplint.yaml", "pyproject.toml"),
    ],
)
def test_two_in_one_folder(first: str, second: str, tmp_path: Path) -> None:
    for name in (first, second):
        text = "[tool.anplint]\n" if name.endswith("toml") else "select: [leftover]\n"
        write(tmp_path, {name: text})
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert ran.stderr == f"{second}:1:1: stands beside {first}; keep one configuration in a folder\n"


def test_a_circle_of_files_names_the_way(tmp_path: Path) -> None:
    write(tmp_path, {"anplint.yaml": "extends: ./a.yaml\n", "a.yaml": "extends: [./b.yaml]\n", "b.yaml": "extends: ./a.yaml\n"})  # fmt: skip
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert ran.stderr == "b.yaml:1:10: extends itself: anplint.yaml → a.yaml → b.yaml → a.yaml\n"


def test_a_mistake_in_an_extended_file_names_that_file(tmp_path: Path) -> None:
    write(tmp_path, {"anplint.yaml": "extends: ./shared/base.yaml\n", "shared/base.yaml": "\nselect: [x]\n"})
    assert run("check", ".").stderr.startswith("shared/base.yaml:2:10: unknown rule or category 'x'")


def test_a_mistake_in_a_nested_file_ends_the_run(tmp_path: Path) -> None:
    write(tmp_path, {"posts/anplint.yaml": "selekt: []\n", "posts/a.md": ARTICLE})
    ran = run("check", ".")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("posts/anplint.yaml:1:1: unknown key 'selekt'")


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text("select: [leftover]\n")
    (tmp_path / "base.yaml").symlink_to(outside)
    write(tmp_path, {"anplint.yaml": "extends: ./base.yaml\n"})
    assert "lies outside" in run("check", ".").stderr


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    write(tmp_path, {"anplint.yaml": "\n".join(lines)})
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert "holds more than 50,000 values" in ran.stderr


@pytest.mark.parametrize(
    "text",
    [
        '[project]\ndependencies = ["anplint>=0.1"]\n',
        "[tool.other]\nanplint = 1\n",
        '[project]\ndescription = """\n[tool.anplint]\n"""\n',
        "not = toml = at all\nanplint = [\n",
    ],
)
def test_a_pyproject_without_the_table_is_no_configuration(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": text})
    assert run("check", ".").exit_code == 0


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    write(tmp_path, {"anplint.yaml": "# nothing yet\n"})
    assert run("check", ".").exit_code == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: " + "[" * 200_000, "not valid YAML"),
        ("# " + "x" * 300_000, "is larger than 256 kB"),
        ("a: " + "[" * 60 + "]" * 60, "nested too deep"),
    ],
)
def test_hostile_files_are_refused(text: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"anplint.yaml": text})
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert message in ran.stderr


def test_what_is_no_regular_file_is_no_configuration(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "anplint.yaml")
    (tmp_path / ".anplint.yaml").mkdir()
    assert run("check", ".").exit_code == 0


def test_a_configuration_cannot_be_a_link_to_the_outside(tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-config.yaml"
    outside.write_text("select: [leftover]\n")
    (tmp_path / "anplint.yaml").symlink_to(outside)
    assert run("check", ".").stderr == "anplint.yaml:1:1: is a link to a file outside the repository\n"


def test_folders_can_be_deep(tmp_path: Path) -> None:
    deep = Path(tmp_path, *["d"] * 1500, "a.md")
    write(tmp_path, {"anplint.yaml": "select: [leftover]\n"})
    assert len(Configuration(Asked()).settings_for(deep).rules) < 20


RULE = """\
kind: existence
class: style
severity: warning
message: "No “{match}”."
why: It is ours.
params: {patterns: [hull]}
since: 0.1.0
examples:
  - {name: plain, bad: "The ⟦hull⟧.\\n"}
"""


@pytest.mark.parametrize(
    ("line", "changed", "message"),
    [
        ("kind: existence", "kind: existense", "1:7: unknown kind 'existense' (did you mean 'existence'?)"),
        ("class: style", "clas: style", "2:1: unknown key 'clas' (did you mean 'class'?)"),
        ("patterns: [hull]", "patterns: ['(hull']", "6:21: broken regex: missing )"),
        ("since: 0.1.0", "since: 0.1", "7:8: must be a text, not '0.1'"),
        ("{match}", "{word}", "4:10: the message names '{word}', which this kind does not have"),
    ],
)
def test_mistakes_in_rules_of_the_house(line: str, changed: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"anplint.yaml": "rule-folders: [house]\n"})
    write(tmp_path, {"house/naming/hull.yaml": RULE.replace(line, changed)})
    ran = run("check", ".")
    assert ran.exit_code == 2
    (found,) = ran.stderr.splitlines()
    assert found.startswith(f"house/naming/hull.yaml:{message}")


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "anplint.yaml").write_bytes(b"select: [\xff]\n")
    assert run("check", ".").stderr == "anplint.yaml:1:1: is not UTF-8; save it as UTF-8\n"
