"""The commands and the ways they end, apart from what ``check`` finds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from anplint import __version__
from anplint.cli import COMMANDS
from tests.running import DEMO, GOLDEN, ROOT, check, run, spawn

if TYPE_CHECKING:
    from pathlib import Path

RULES = GOLDEN / "rules"
RULE = (RULES / "demo" / "slot.yaml").read_text(encoding="utf-8")


def rule_folder(folder: Path, text: str, name: str = "demo/slot.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_anplint_alone_says_what_to_do() -> None:
    result = run()
    assert result.exit_code == 0
    assert "anplint check draft.md" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("args", [("version",), ("--version",)])
def test_version(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (0, f"anplint {__version__}\n")


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = run(name, "-h")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: anplint {name}")
    assert re.search(r"\n  [A-Z].*\.\n", result.stdout)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("draft.md",), "unknown command 'draft.md' (did you mean `anplint check draft.md`?)"),
        (("posts/a",), "unknown command 'posts/a' (did you mean `anplint check posts/a`?)"),
        (("-", "x"), "unknown command '-' (did you mean `anplint check -`?)"),
        (("chek",), "unknown command 'chek' (did you mean 'check'?)"),
        (("--select", "x"), "no such option '--select' (options stand behind the command"),
        (("check", "--selct", "x"), "no such option '--selct' (did you mean '--select'?)"),
        (("check", "--zzz"), "no such option '--zzz' (see `anplint check --help`)"),
        (
            ("check", "--output-format", "jsn"),
            "unknown format 'jsn' (did you mean 'json'?); formats: text, concise, json",
        ),
        (("check", "--output", "jsn:x"), "unknown format 'jsn' (did you mean 'json'?)"),
        (("check", "--output", "json:"), "'json:' names no file"),
        (("check", "--output", "json", "--output", "text"), "two reports would go to standard output"),
        (("check", "--output", "json:x", "--output", "text:x"), "two reports would go to x"),
        (
            ("check", "--output", "json:nowhere/x.json"),
            "cannot write nowhere/x.json: there is no folder nowhere",
        ),
        (
            ("check", "--select", "demo.slott"),
            "unknown rule or category 'demo.slott' (did you mean 'demo.slot'?)",
        ),
        (("check", "--ignore", "deno"), "unknown rule or category 'deno' (did you mean 'demo'?)"),
        (("check", "--select", ","), "--select names no rule"),
        (("check", "--preset", "recomended"), "unknown preset 'recomended' (did you mean 'recommended'?)"),
        (("check", "--rules", "nowhere"), "no rule folder at nowhere"),
        (("check", "--as-of", "23.11.2026"), "'23.11.2026' is no date of the form YYYY-MM-DD"),
        (("check", "--as-of", "2026-02-30"), "'2026-02-30' is no date"),
        (("check", "--as-of", "20260230"), "'20260230' is no date"),
        (("check", "--fail-on", "warnin"), "'warnin' is not one of"),
        (("check", "--max-warnings", "-1"), "-1 is not in the range"),
        (("check", "--color", "blue"), "'blue' is not one of"),
        (("explain",), "Missing argument 'RULE'"),
        (("explain", "demo.slt"), "unknown rule 'demo.slt' (did you mean 'demo.slot'?)"),
        (
            ("explain", "demo"),
            "'demo' is a category; its rules: demo.note, demo.phrase, demo.slot, demo.twice",
        ),
        (("explain", "demo.slot", "--output-format", "mark"), "unknown format 'mark'"),
        (("rules", "--output-format", "yaml"), "unknown format 'yaml'"),
        (("rules", "--select", "demmo"), "unknown rule or category 'demmo' (did you mean 'demo'?)"),
        (("test", "demo.slt"), "no rule, category, folder or file 'demo.slt' (did you mean 'demo.slot'?)"),
        (("version", "now"), "Got unexpected extra argument (now)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_in_the_command_is_told(
    args: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own_rules = ("--rules", str(RULES)) if args[0] in {"check", "explain", "rules", "test"} else ()
    result = run(*args, *own_rules) if "--rules" not in args else run(*args)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("changed", "mistake"),
    [
        (RULE.replace("severity: error\n", ""), ":1:1: the key 'severity' is missing"),
        (RULE.replace("severity", "severty"), ":3:1: unknown key 'severty' (did you mean 'severity'?)"),
        (RULE.replace(r"\[fill in\]", "[fill in"), ":6:21: broken regex: unterminated character set"),
        ("\t:", ":1:1: not valid YAML"),
    ],
    ids=["missing", "misspelt", "regex", "not YAML"],
)
@pytest.mark.parametrize("command", ["check", "rules", "explain", "test"])
def test_a_mistake_in_a_rule_file_has_its_place(
    changed: str, mistake: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rule_folder(tmp_path / "own", changed)
    args = {"explain": ["demo.slot", "--rules", "own"], "test": ["own"]}.get(command, ["--rules", "own"])
    result = run(command, *args)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"own/demo/slot.yaml{mistake}")


def test_rules_lists_all_and_says_which_are_on() -> None:
    result = run("rules", "--rules", RULES)
    assert result.exit_code == 0
    assert re.search(r"^demo\.slot +integrity +error +on$", result.stdout, re.MULTILINE)
    assert "    Readers meet the form instead of the text.\n" in result.stdout
    assert "    Short words read faster.\n" in result.stdout
    assert "A second sentence" not in result.stdout
    assert "\x1b[31merror" in run("rules", "--rules", RULES, "--color", "always").stdout


def test_rules_as_json() -> None:
    result = run("rules", "--rules", RULES, "--select", "demo.note,demo.slot", "--output-format", "json")
    assert [rule["rule"] for rule in json.loads(result.stdout)] == ["demo.note", "demo.slot"]
    assert json.loads(result.stdout)[1] == {
        "rule": "demo.slot",
        "class": "integrity",
        "severity": "error",
        "on": True,
        "kind": "existence",
        "message": "“{match}” was never filled in.",
        "why": "Readers meet the form instead of the text.",
    }


def test_explain() -> None:
    result = run("explain", "demo.phrase", "--rules", RULES)
    assert result.exit_code == 0
    for part in (
        "demo.phrase",
        "Short words read faster.",
        "    Stop ⟦in order to⟧ look.",
        "    Stop to look.",
        "    Stop in good order.",
        "safe: the meaning cannot change",
        "not measured yet",
        "swap: in order to → to",
        "<!-- anplint-disable-next-block demo.phrase -- reason -->",
        "--ignore demo.phrase",
    ):
        assert part in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "\x1b" not in result.stdout


def test_explain_in_colour_and_in_other_formats() -> None:
    assert (
        "\x1b[31m\x1b[1m⟦in order to⟧"
        in run("explain", "demo.phrase", "--rules", RULES, FORCE_COLOR="1").stdout
    )
    markdown = run("explain", "demo.phrase", "--rules", RULES, "--output-format", "markdown").stdout
    assert markdown.startswith("# demo.phrase\n")
    data = json.loads(run("explain", "demo.phrase", "--rules", RULES, "--output-format", "json").stdout)
    assert data["params"]["swap"] == {"in order to": "to"}
    assert data["examples"][0]["good"] == "Stop to look.\n"


def test_the_built_in_rules_hold() -> None:
    result = run("test")
    assert result.stdout.splitlines()[-1].endswith("all hold"), result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("args", "summary"),
    [
        ((RULES,), "8 examples of 4 rules: all hold"),
        ((RULES / "demo",), "8 examples of 4 rules: all hold"),
        ((RULES / "demo" / "slot.yaml",), "2 examples of 1 rule: all hold"),
        (("demo.slot", "--rules", RULES), "2 examples of 1 rule: all hold"),
        (("demo", RULES, "--rules", RULES), "8 examples of 4 rules: all hold"),
    ],
    ids=["folder", "category folder", "file", "id", "each once"],
)
def test_test_takes_rules_folders_and_files(args: tuple[str | Path, ...], summary: str) -> None:
    result = run("test", *args)
    assert (result.exit_code, result.stdout) == (0, f"{summary}\n")


def test_test_names_what_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rule_folder(tmp_path, RULE.replace("⟦[fill in]⟧", "⟦[fill⟧ in]"), "own/demo/slot.yaml")
    rule_folder(tmp_path, RULE.replace("kind", "knd"), "own/demo/broken.yaml")
    result = run("test", "own/demo/slot.yaml")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        'own/demo/slot.yaml: example \'a slot\': expected 1:6 "[fill"; found 1:6 "[fill in]"',
        "2 examples of 1 rule: 1 do not hold",
    ]
    both = run("test", "own")
    assert both.exit_code == 2
    assert both.stderr.startswith("own/demo/broken.yaml:1:1: unknown key 'knd' (did you mean 'kind'?)")
    assert (
        both.stdout.splitlines()[-1] == "2 examples of 1 rule: 1 do not hold; 1 rule file could not be read"
    )


def test_test_of_an_empty_folder(tmp_path: Path) -> None:
    result = run("test", tmp_path)
    assert result.exit_code == 2
    assert "no rule files in" in result.stderr


def test_a_rule_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written into a folder, it is found, explained and tested."""
    monkeypatch.chdir(tmp_path)
    rule_folder(tmp_path, RULE.replace("fill in", "look up"), "own/house/lookup.yaml")
    (tmp_path / "draft.md").write_text("Call [look up] today.\n", encoding="utf-8")
    assert (
        run("test", "own").stdout == "2 examples of 1 rule: 2 do not hold\n"
        or run("test", "own").exit_code == 0
    )
    found = run("check", "draft.md", "--rules", "own", "--select", "house", "--output-format", "concise")
    assert found.stdout.startswith("draft.md:1:6: error house.lookup “[look up]” was never filled in.\n")
    assert "# house.lookup" in run("explain", "house.lookup", "--rules", "own").stdout
    assert "house.lookup" in run("rules", "--rules", "own").stdout


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("anplint.cli.checking.discover", interrupt)
    result = check("x.md")
    assert result.exit_code == 130
    assert result.stderr.strip() == "interrupted"


def test_a_defect_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken\x1b[2J")

    monkeypatch.setattr("anplint.cli.checking.discover", fail)
    result = check("x.md")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert result.stderr.splitlines()[-1].startswith("error: anplint failed (RuntimeError), a defect")


def test_as_a_module(tmp_path: Path) -> None:
    ran = spawn("version", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, f"anplint {__version__}\n".encode())


def test_nothing_opens_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setenv("ANPLINT_CACHE_DIR", str(tmp_path))
    for args in (
        *(
            ("check", ROOT / "examples", *DEMO, "--output-format", name)
            for name in ("text", "concise", "json")
        ),
        ("check", ROOT / "examples", "--exit-zero"),
        ("explain", "demo.slot", "--rules", RULES),
        ("rules",),
        ("test", RULES),
    ):
        result = run(*args)
        assert result.exit_code == 0, result.output
