"""Rule files and presets: each mistake is one error with file, line, column and mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from anplint.config import expand, settings
from anplint.errors import DataError, UsageError
from anplint.pack import Pack, bundled, cache_folder, compile_folders, load_pack, rule_files

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
kind: existence
class: style
severity: warning
message: "“{match}” is long-winded."
why: Short words read faster.
params:
  patterns: ['in order to']
since: 0.1.0
examples:
  - {name: plain, bad: "⟦In order to⟧ win.\\n"}
  - {name: near, ok: "In order, to be safe.\\n"}
"""


def write(folder: Path, text: str, name: str = "style/wordy.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def mistake(folder: Path, text: str) -> str:
    with pytest.raises(DataError) as caught:
        compile_folders(write(folder, text), None)
    return str(caught.value).removeprefix(folder.as_posix() + "/")


@pytest.mark.parametrize(
    ("line", "changed", "message"),
    [
        pytest.param("kind: existence", "kind: existance", ":1:7: unknown kind 'existance' (did you mean 'existence'?)", id="kind"),
        pytest.param("kind: existence\n", "", ":1:1: the key 'kind' is missing", id="no-kind"),
        pytest.param("class: style", "class: stile", ":2:8: must be one of integrity, quality, style, not 'stile' (did you mean 'style'?)", id="class"),
        pytest.param("severity: warning", "severity: warn", ":3:11: must be one of error, warning, info, not 'warn'", id="severity"),
        pytest.param("{match}", "{mach}", ":4:10: the message names '{mach}', which this kind does not have (it has block, match)", id="message"),
        pytest.param("{match}", "{match", ":4:10: the message is broken", id="message-brace"),
        pytest.param("why:", "wy:", ":5:1: unknown key 'wy' (did you mean 'why'?)", id="key"),
        pytest.param("  patterns: ['in order to']", "  patern: ['in order to']", ":7:3: unknown key 'patern' (did you mean 'patterns'?)", id="param"),
        pytest.param("['in order to']", "in order to", ":7:13: must be a list", id="not-a-list"),
        pytest.param("['in order to']", "[1]", ":7:14: must be a text, not '1'", id="not-a-text"),
        pytest.param("['in order to']", "[]", ":7:3: 'patterns' is empty", id="empty"),
        pytest.param("['in order to']", "['in (order']", ":7:14: broken regex: missing ), unterminated subpattern", id="regex"),
        pytest.param("['in order to']", "['(a+)+b']", ":7:14: a repeat inside a repeat can take exponential time", id="hostile-regex"),
        pytest.param("since: 0.1.0", "since: 0.1.0\nscope: [paragraf]", ":9:9: must be one of heading, paragraph,", id="scope"),
        pytest.param("since: 0.1.0", "since: 0.1.0\nfix: {safety: sure}", ":9:15: must be one of safe, unsafe, manual, not 'sure'", id="fix"),
        pytest.param("since: 0.1.0", "since: 0.1.0\nwhy: again", ":9:1: the key 'why' stands here a second time", id="twice"),
        pytest.param("since: 0.1.0", "since: 0.1.0\n\tx: y", ":9:1: not valid YAML", id="tab"),
        pytest.param("bad: ", "bat: ", ":10:19: unknown key 'bat' (did you mean 'bad'?)", id="example-key"),
        pytest.param(', ok: "In order, to be safe.\\n"', "", ":11:5: an example has either 'bad' or 'ok'", id="example-without"),
        pytest.param("since: 0.1.0", "since: 1.0", ":8:8: must be a text, not '1.0'", id="version-as-number"),
    ],
)  # fmt: skip
def test_mistakes(tmp_path: Path, line: str, changed: str, message: str) -> None:
    assert line in RULE
    assert f"style/wordy.yaml{message}" in mistake(tmp_path, RULE.replace(line, changed, 1))


def test_every_needed_line_is_missed(tmp_path: Path) -> None:
    """Deleting any one line of the rule is an error that names the file."""
    lines = RULE.splitlines(keepends=True)
    for at, line in enumerate(lines):
        if line.startswith("  - "):
            continue
        text = "".join(lines[:at] + lines[at + 1 :])
        assert mistake(tmp_path, text).startswith("style/wordy.yaml:"), line


@pytest.mark.parametrize("text", ["", "- a\n", "just text\n", "a: &x\n  b: *x\n", "? [a]\n: b\n"])
def test_what_is_no_rule_at_all(tmp_path: Path, text: str) -> None:
    assert mistake(tmp_path, text).startswith("style/wordy.yaml:")


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "holds more than 50,000 values" in mistake(tmp_path, "\n".join(lines))


def test_not_utf_8(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    (tmp_path / "style/wordy.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match=r"wordy\.yaml:1:1: is not UTF-8"):
        compile_folders(tmp_path, None)


@pytest.mark.parametrize("name", ["Style/wordy.yaml", "style/Wordy_x.yaml", "style/a..b.yaml"])
def test_ids_are_words_joined_by_dashes(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="is no rule id"):
        compile_folders(write(tmp_path, RULE, name), None)


class TestPack:
    def test_a_folder_of_users_is_added_and_kept_in_the_cache(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "mine", RULE)
        cache = tmp_path / "cache"
        pack = load_pack([folder], cache)
        assert pack.rules["style.wordy"].message == "“{match}” is long-winded."
        kept = sorted(path.name for path in cache.iterdir())
        assert load_pack([folder], cache) == pack
        assert kept == sorted(path.name for path in cache.iterdir())

    def test_a_changed_file_is_read_again(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "mine", RULE)
        load_pack([folder], tmp_path / "cache")
        write(folder, RULE.replace("long-winded", "longer than need be"))
        assert "longer than need be" in load_pack([folder], tmp_path / "cache").rules["style.wordy"].message

    def test_a_damaged_cache_is_made_anew(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "mine", RULE)
        pack = load_pack([folder], tmp_path / "cache")
        for file in (tmp_path / "cache").iterdir():
            file.write_bytes(b"\x00damaged")
        assert pack == load_pack([folder], tmp_path / "cache")

    def test_a_cache_that_cannot_be_written_is_done_without(self, tmp_path: Path) -> None:
        (tmp_path / "cache").write_text("a file, not a folder")
        assert "style.wordy" in load_pack([write(tmp_path / "mine", RULE)], tmp_path / "cache").rules

    def test_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="no rule folder at"):
            load_pack([tmp_path / "none"])

    def test_the_cache_folder_can_be_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ANPLINT_CACHE_DIR", str(tmp_path))
        assert cache_folder() == tmp_path
        assert cache_folder(tmp_path / "x") == tmp_path / "x"
        monkeypatch.delenv("ANPLINT_CACHE_DIR")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        monkeypatch.setattr("sys.platform", "linux")
        assert cache_folder() == tmp_path / "anplint"


PRESETS = {
    "base": "description: Base.\nselect: [style]\nfields: {title: [Headline]}\nlabels: {debris: [more posts]}\n",
    "child": "description: Child.\nextends: [base]\nrules: {style.wordy: info}\nfields: {title: [Name]}\n",
    "off": "description: Off.\nextends: [child]\nrules: {style.wordy: off}\n",
    "params": "description: P.\nextends: [base]\nrules: {style.wordy: {severity: error, patterns: [so as to]}}\n",
    "ring-a": "description: A.\nextends: [ring-b]\n",
    "ring-b": "description: B.\nextends: [ring-a]\n",
}


class TestPresets:
    @pytest.fixture
    def folders(self, tmp_path: Path) -> tuple[Path, Path]:
        for name, text in PRESETS.items():
            write(tmp_path, text, f"configs/{name}.yaml")
        return write(tmp_path / "rules", RULE), tmp_path / "configs"

    @pytest.fixture
    def pack(self, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Pack:
        data = compile_folders(*folders)
        monkeypatch.setattr("anplint.pack._built_in", lambda _cache: data)
        return load_pack()

    def test_extends_and_overrides(self, pack: Pack) -> None:
        assert [(rule.id, rule.severity) for rule in settings(pack, "base").rules] == [
            ("style.wordy", "warning")
        ]
        child = settings(pack, "child")
        assert [rule.severity for rule in child.rules] == ["info"]
        assert child.fields == {"title": ("name", "headline")}
        assert settings(pack, "off").rules == ()
        (rule,) = settings(pack, "params").rules
        assert (rule.severity, rule.params["patterns"]) == ("error", ("so as to",))

    def test_select_and_ignore(self, pack: Pack) -> None:
        assert [rule.id for rule in settings(pack, "off", select=["style.wordy"]).rules] == ["style.wordy"]
        assert settings(pack, "off", select=["style"]).rules == ()
        assert settings(pack, "base", ignore=["style"]).rules == ()
        assert expand(pack, ["all"]) == ["style.wordy"]

    @pytest.mark.parametrize(
        ("preset", "select", "message"),
        [
            ("bass", [], "unknown preset 'bass' (did you mean 'base'?)"),
            ("base", ["style.wordi"], "unknown rule or category 'style.wordi' (did you mean 'style.wordy'?)"),
            ("base", ["stile"], "unknown rule or category 'stile' (did you mean 'style'?)"),
            ("base", ["wordy"], "unknown rule or category 'wordy' (did you mean 'style.wordy'?)"),
            ("ring-a", [], "preset 'ring-a' extends itself: ring-a → ring-b → ring-a"),
        ],
    )
    def test_mistakes_of_a_call(self, pack: Pack, preset: str, select: list[str], message: str) -> None:
        with pytest.raises(UsageError) as caught:
            settings(pack, preset, select=select)
        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "rules: {style.wordi: off}",
                "c.yaml:2:9: unknown rule 'style.wordi' (did you mean 'style.wordy'?)",
            ),
            (
                "rules: {style.wordy: loud}",
                "c.yaml:2:22: must be one of off, info, warning, error, not 'loud'",
            ),
            ("rules: {style.wordy: {paterns: [x]}}", "unknown key 'paterns' (did you mean 'patterns'?)"),
            ("extend: [base]", "c.yaml:2:1: unknown key 'extend' (did you mean 'extends'?)"),
        ],
    )
    def test_mistakes_of_a_file(self, folders: tuple[Path, Path], text: str, message: str) -> None:
        write(folders[1], f"description: C.\n{text}\n", "c.yaml")
        with pytest.raises(DataError) as caught:
            compile_folders(*folders)
        assert message in str(caught.value)


def test_the_rules_of_the_project_are_found_and_compile() -> None:
    data = compile_folders(bundled("rules"), bundled("configs"))
    assert len(data["rules"]) == len(rule_files(bundled("rules"))) > 20
    assert "recommended" in data["presets"]
