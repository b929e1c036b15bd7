"""``anplint fix`` as a person uses it: what is written, what is printed, and the exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from typing import TYPE_CHECKING

import jsonschema
import pytest

from anplint.schema import output_schema
from tests.house_rules import house
from tests.running import process_environment, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Fix = Callable[..., Result]


@pytest.fixture
def options(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    return house(tmp_path_factory.mktemp("rules"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def fix(options: tuple[str, ...], folder: Path) -> Fix:  # noqa: ARG001 - runs there
    def fixing(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        return run("fix", *options, *args, stdin=stdin)

    return fixing


class TestRun:
    def test_safe_fixes_are_made_and_the_rest_is_told(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("# Teh\n\nA teh colour.\n")
        (folder / "clean.md").write_text("Nothing.\n")
        result = fix("--output-format", "concise")
        assert (folder / "a.md").read_text() == "# Teh\n\nA the colour.\n"
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].startswith("a.md:3:7: warning t.spelling ")
        assert result.stderr.splitlines() == [
            "fixed 1 finding in 1 article",
            "1 more with --unsafe-fixes; --diff --unsafe-fixes shows them first",
        ]
        again = fix("--unsafe-fixes", ".")
        assert (folder / "a.md").read_text() == "# Teh\n\nA the color.\n"
        assert again.stderr == "fixed 1 finding in 1 article\n"
        assert fix(".").stderr == "nothing was fixed\n"

    def test_it_is_check_with_fix(self, options: tuple[str, ...], folder: Path) -> None:
        (folder / "a.md").write_text("A teh.\n")
        assert run("check", *options, "--fix", "a.md").exit_code == 0
        assert (folder / "a.md").read_text() == "A the.\n"

    def test_the_status_is_that_of_what_is_left(self, fix: Fix, folder: Path) -> None:
        def status(text: str, *args: str) -> int:
            (folder / "a.md").write_text(text)
            return fix("a.md", "-q", *args).exit_code

        assert status("A teh.\n", "--fail-on", "warning") == 0
        assert status("A colour.\n", "--fail-on", "warning") == 1
        assert status("A teh colour.\n", "--max-warnings", "0") == 1
        assert status("A teh colour.\n", "--max-warnings", "1") == 0
        assert status("FILL-IN teh.\n") == 1
        assert status("FILL-IN teh.\n", "--exit-zero") == 0
        assert (folder / "a.md").read_text() == "FILL-IN the.\n"

    def test_the_report_says_how_many_were_fixed(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh teh colour.\n")
        (folder / "b.md").write_text("B.\n")
        fix(".", "--output", "json:r.json")
        report = json.loads((folder / "r.json").read_text())
        jsonschema.validate(report, json.loads(output_schema()))
        assert (report["summary"]["fixed"], report["summary"]["warnings"]) == (2, 1)
        assert [(one["path"], one["fixed"]) for one in report["articles"]] == [("a.md", 2), ("b.md", 0)]
        fix(".", "--diff", "--output", "json:r.json")
        assert "fixed" not in json.loads((folder / "r.json").read_text())["summary"]

    def test_quiet_statistics_profile_and_lists_of_files(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh colour.\n")
        (folder / "list").write_text("a.md\n")
        result = fix("--files-from", "list", "--statistics", "-q")
        assert (result.stderr, result.stdout.splitlines()[-1].split()[-1]) == ("", "t.spelling")
        assert (folder / "a.md").read_text() == "A the colour.\n"
        assert "read and parse" in fix("a.md", "--profile").stderr

    @pytest.mark.parametrize(
        ("args", "words"),
        [
            (("check", "--unsafe-fixes"), "--unsafe-fixes goes with --fix"),
            (("check", "--patch", "p.jsonl"), "--patch goes with --fix"),
            (("check", "--watch", "--fix"), "--watch looks and never writes"),
            (("fix", "--watch"), "--watch looks and never writes"),
            (("fix", "--review"), "needs a terminal"),
            (("fix", "--review", "--diff"), "leave the other options out"),
            (("fix", "--review", "--output", "json:r.json"), "--review writes no report"),
            (("fix", "--diff", "--output-format", "json"), "the diff goes to standard output"),
            (("fix", "-", "--output-format", "json"), "the fixed article goes to standard output"),
            (("fix", "-", "--stdin-filename", "a.json"), "an export on standard input"),
            (("fix", "--patch", "no/p.jsonl"), "there is no folder no"),
        ],
    )
    def test_what_does_not_go_together(
        self, args: tuple[str, ...], words: str, options: tuple[str, ...], folder: Path
    ) -> None:
        (folder / "a.md").write_text("A teh.\n")
        result = run(args[0], *options, *args[1:], stdin="")
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stderr.count("\n") == 1
        assert (folder / "a.md").read_text() == "A teh.\n"


class TestDefects:
    def test_a_fix_that_does_harm_is_told_and_the_others_are_made(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh.\n\nzzso it is\n")
        result = fix("a.md", "-q")
        assert (folder / "a.md").read_text() == "A the.\n\nzzso it is\n"
        assert result.exit_code == 2
        assert result.stderr == (
            "error: a.md: line 3: the fix of t.harm was not made: it would make a heading of a paragraph;"
            " please report it\n"
        )

    def test_many_harmful_fixes_cost_little_and_are_told_once(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("zzso it is a teh\n\n" * 500 + "An onward teh.\n\n")
        result = fix("a.md", "-q")
        assert result.stderr.count("t.harm") == 5
        assert result.stderr.count("t.restless") == 1
        assert "teh" not in (folder / "a.md").read_text()

    def test_rules_that_undo_each_other_are_both_named(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh pingleft.\n")
        result = fix("a.md", "-q")
        assert (folder / "a.md").read_text() == "A the pingleft.\n"
        assert result.exit_code == 2
        assert "the fixes of t.left and t.right undo each other" in result.stderr

    def test_a_rule_that_never_rests_changes_nothing(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh onward.\n")
        result = fix("a.md", "-q")
        assert (folder / "a.md").read_text() == "A the onward.\n"
        assert (result.exit_code, result.stderr.count("t.restless")) == (2, result.stderr.count("error"))


class TestStandardInput:
    def test_the_text_to_standard_output_and_the_report_beside(self, fix: Fix, folder: Path) -> None:
        data = b"\xef\xbb\xbfA teh\r\ncolour  \r\nteh"
        result = fix("-", "--stdin-filename", "b.md", "--output", "json:r.json", stdin=data)
        assert result.stdout_bytes == b"\xef\xbb\xbfA the\r\ncolour  \r\nthe"
        report = json.loads((folder / "r.json").read_text())
        assert (report["summary"]["fixed"], report["findings"][0]["path"]) == (2, "b.md")
        plain = fix("-", "--stdin-filename", "b.md", stdin=data)
        assert plain.stderr.startswith("b.md:2:1: warning t.spelling ")

    def test_what_cannot_be_read_comes_out_as_it_was(self, fix: Fix) -> None:
        result = fix("-", stdin=b"A \xff teh.\n")
        assert (result.exit_code, result.stdout_bytes) == (2, b"A \xff teh.\n")
        assert result.stderr.count("not UTF-8") == 1

    def test_as_a_diff(self, fix: Fix) -> None:
        result = fix("-", "--diff", "--stdin-filename", "b.md", stdin="A teh.\n")
        assert result.exit_code == 1
        assert result.stdout == "--- a/b.md\n+++ b/b.md\n@@ -1 +1 @@\n-A teh.\n+A the.\n"

    def test_a_reader_that_has_gone_is_no_failure(self, options: tuple[str, ...], folder: Path) -> None:
        command = [sys.executable, "-m", "anplint", "fix", *options, "-", "-q"]
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=process_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(b"A teh.\n\n" + b"So it is.\n\n" * 20_000)
        process.stdin.close()
        assert (process.wait(60), process.stderr.read()) == (0, b"")
        process.stderr.close()


BYTES = {
    "bom": b"\xef\xbb\xbfA teh\n",
    "crlf": b"A teh\r\nB teh\r\n",
    "cr": b"A teh\rB teh\r",
    "mixed": b"A teh\r\nB teh\rC\nteh",
    "blanks": b"A teh  \n\tteh \t\n\n\n\n",
    "front": b"---\r\n# why\r\ntitle:  'A teh'   # keep\r\nx: &a [1,2 ]\r\ny: *a\r\n---\r\nteh",
    "toml": b'+++\ntitle = "A teh" # keep\n+++\nteh\n',
    "json": b'{\n  "title": "A teh",   "x": "\\u00e9" }\n\nteh\n',
}


class TestBytes:
    @pytest.mark.parametrize("name", BYTES)
    def test_all_else_stays(self, name: str, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_bytes(BYTES[name])
        assert fix("a.md").exit_code == 0
        assert (folder / "a.md").read_bytes() == BYTES[name].replace(b"teh", b"the")

    @pytest.mark.parametrize("suffix", ["html", "txt", "mdx"])
    def test_in_other_formats(self, suffix: str, fix: Fix, folder: Path) -> None:
        text = "<p>A teh &amp; <b>teh</b>.</p>\n" if suffix == "html" else "A teh & so.\n"
        (folder / f"a.{suffix}").write_text(text)
        fix(".")
        assert (folder / f"a.{suffix}").read_text() == text.replace("teh", "the")


UNWRITABLE = {
    "latin.md": (b"A teh \xff.\n", "is not UTF-8 (byte 0xFF)"),
    "zero.md": (b"A teh\0.\n", "holds a NUL byte"),
    "wide.md": ("A teh.\n".encode("utf-16"), "is UTF-16"),
    "large.md": (b"A teh.\n" + b"x" * (16 * 1024 * 1024), "larger than 16 MB"),
    "front.md": (b"---\ntitle: 'A\n---\n\nA teh.\n", "was not fixed: its front matter cannot be read"),
}


class TestFiles:
    @pytest.mark.parametrize("name", UNWRITABLE)
    def test_what_was_not_read_as_it_is_meant_is_not_written(self, name: str, fix: Fix, folder: Path) -> None:
        data, message = UNWRITABLE[name]
        (folder / name).write_bytes(data)
        (folder / "good.md").write_text("A teh.\n")
        result = fix(name, "good.md", "-q")
        assert (result.exit_code, (folder / name).read_bytes()) == (2, data)
        assert result.stderr.count(name) == result.stderr.count("\n") == 1
        assert message in result.stderr
        assert (folder / "good.md").read_text() == "A the.\n"

    @pytest.mark.parametrize("mode", [0o644, 0o600, 0o755])
    def test_the_mode_stays(self, mode: int, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh.\n")
        (folder / "a.md").chmod(mode)
        fix("a.md")
        assert (folder / "a.md").stat().st_mode & 0o7777 == mode
        assert names(folder) == ["a.md"]

    def test_a_read_only_file(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh.\n")
        (folder / "a.md").chmod(0o444)
        result = fix("a.md", "-q")
        assert (result.exit_code, (folder / "a.md").read_text()) == (2, "A teh.\n")
        assert result.stderr == "error: a.md: was not fixed: is read-only; the file is as it was\n"

    def test_links(self, fix: Fix, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside") / "o.md"
        outside.write_text("A teh.\n")
        (folder / "sub").mkdir()
        (folder / "sub/a.md").write_text("A teh.\n")
        (folder / "in.md").symlink_to("sub/a.md")
        (folder / "out.md").symlink_to(outside)
        assert fix(".", "-q").exit_code == 0
        assert outside.read_text() == "A teh.\n"
        (folder / "sub/a.md").write_text("A teh.\n")
        result = fix("in.md", "out.md", "-q")
        assert result.stderr == (
            f"error: out.md: was not fixed: is a link to {outside}, which lies elsewhere; name that file\n"
        )
        assert (result.exit_code, (folder / "sub/a.md").read_text()) == (2, "A the.\n")
        assert (folder / "in.md").is_symlink()
        assert outside.read_text() == "A teh.\n"

    def test_of_hard_links_the_named_one_is_mended(self, fix: Fix, folder: Path) -> None:
        (folder / "a.md").write_text("A teh.\n")
        (folder / "b.md").hardlink_to(folder / "a.md")
        result = fix("a.md")
        assert "warning: a.md: has another name (hard links); the old text stays there\n" in result.stderr
        assert [(folder / name).read_text() for name in ("a.md", "b.md")] == ["A the.\n", "A teh.\n"]

    def test_a_file_that_changes_meanwhile(
        self, fix: Fix, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "a.md").write_text("A teh.\n")
        after_writing(monkeypatch, lambda: (folder / "a.md").write_text("Newer teh.\n"))
        result = fix("a.md", "-q")
        assert "error: a.md: was not fixed: changed while it was looked at" in result.stderr
        assert (result.exit_code, (folder / "a.md").read_text()) == (2, "Newer teh.\n")
        assert names(folder) == ["a.md"]

    def test_a_file_that_somebody_else_mends_the_same_way(
        self, fix: Fix, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "a.md").write_text("A teh.\n")
        after_writing(monkeypatch, lambda: (folder / "a.md").write_text("A the.\n"))
        assert fix("a.md").exit_code == 0
        assert names(folder) == ["a.md"]

    def test_a_file_that_vanishes(self, fix: Fix, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "a.md").write_text("A teh.\n")
        after_writing(monkeypatch, (folder / "a.md").unlink)
        result = fix("a.md", "-q")
        assert result.stderr == "error: a.md: was not fixed: is gone; nothing was written\n"
        assert (result.exit_code, names(folder)) == (2, [])

    def test_a_full_disk(self, fix: Fix, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        (folder / "a.md").write_text("A teh.\n")
        monkeypatch.setattr(os, "fsync", full)
        result = fix("a.md", "-q")
        assert result.stderr == (
            "error: a.md: was not fixed: cannot be written: No space left on device; the file is as it was\n"
        )
        assert (result.exit_code, (folder / "a.md").read_text()) == (2, "A teh.\n")
        assert names(folder) == ["a.md"]

    def test_a_file_that_may_not_grow(self, options: tuple[str, ...], folder: Path) -> None:
        text = "A teh.\n" * 2_000
        (folder / "a.md").write_text(text)
        resource = pytest.importorskip("resource")
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "anplint",
                "fix",
                *options,
                "a.md",
                "-q",
                "--cache-dir",
                str(folder.parent),
            ],
            cwd=folder,
            env={**process_environment(), "PYTHONDONTWRITEBYTECODE": "1"},  # or what is cached is cut, too
            capture_output=True,
            text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
            timeout=60,
            check=False,
        )
        assert (ran.returncode, (folder / "a.md").read_text()) == (2, text)
        assert "was not fixed: cannot be written: File too large" in ran.stderr
        assert names(folder) == ["a.md"]

    def test_what_a_killed_run_left_does_not_stop_the_next(self, fix: Fix, folder: Path) -> None:
        name = "x" * 250 + ".md"  # the longest that there is
        (folder / name).write_text("A teh.\n")
        (folder / f".anplint-{'0' * 16}.tmp").write_text("half")
        assert fix(name).exit_code == 0
        assert (folder / name).read_text() == "A the.\n"


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def after_writing(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen when the new text is on the disk, and not yet in its place."""
    real = os.fsync

    def fsync(number: int) -> None:
        real(number)
        happens()

    monkeypatch.setattr(os, "fsync", fsync)


MANY = 400
LONG = "".join(f"A teh number {number} and some words of the article here.\n\n" for number in range(40))
SHORT = "A teh colour and some words of the article here.\n"


class TestProcesses:
    """Runs that meet a signal, or each other."""

    @pytest.fixture
    def many(self, folder: Path) -> Path:
        for number in range(MANY):
            (folder / f"p{number:04}.md").write_text(LONG)
        return folder

    @staticmethod
    def start(options: tuple[str, ...], folder: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "anplint", "fix", *options, ".", "-q", "--output-format", "concise"],
            cwd=folder,
            env=process_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_a_signal_leaves_every_file_whole(
        self, number: signal.Signals, status: int, options: tuple[str, ...], many: Path
    ) -> None:
        process = self.start(options, many)
        end = time.monotonic() + 60
        while "teh" in (many / "p0003.md").read_text() and time.monotonic() < end:
            time.sleep(0.005)
        process.send_signal(number)
        output, _ = process.communicate(timeout=60)
        assert process.returncode == status
        texts = [(many / f"p{number:04}.md").read_text() for number in range(MANY)]
        fixed = sum(text == LONG.replace("teh", "the") for text in texts)
        assert 4 <= fixed < MANY
        assert fixed + texts.count(LONG) == MANY
        told = int(output.partition(" files written before the run was ended")[0].replace(",", ""))
        assert told in {fixed, fixed - 1}  # one may have come into its place when the signal came
        assert len(names(many)) == MANY

    def test_two_runs_at_once_lose_nothing(self, options: tuple[str, ...], many: Path) -> None:
        for number in range(MANY):
            (many / f"p{number:04}.md").write_text(SHORT)
        one = self.start((*options[:-1], "t.typo"), many)
        other = self.start((*options[:-1], "t.spelling", "--unsafe-fixes"), many)
        told = one.communicate(timeout=60)[0] + other.communicate(timeout=60)[0]
        refused = told.count("changed while it was looked at")
        assert {one.returncode, other.returncode} <= ({0} if not refused else {0, 2})
        texts = [(many / f"p{number:04}.md").read_text() for number in range(MANY)]
        whole = SHORT.replace("teh", "the").replace("colour", "color")
        assert MANY - texts.count(whole) == refused
        assert len(names(many)) == MANY


JSON_LINES = (
    b'\xef\xbb\xbf{"id": 1, "title": "A \\u00e9 teh\\/x",   "body": "A teh.\\n\\nteh \\ud83d\\udea2 teh."}\r\n'
    b"\r\n"
    b'{"id": 2, "title": "Clean", "body": "Clean \\u0022.", "n": [1,2 ]}\r\n'
    b'{"id": 3, broken teh\r\n'
    b'{"body": "So teh \xff."}\n'
    b'{"body": "So teh \xc3\xa9.",\r "id": "x-4", "tags": ["teh", "b"]}'
)
JSON = b"""{
    "generator": "x",
    "posts": [
        { "id": 1,
          "title": "A teh",
          "content": "<p>A teh and <a href=\\"https:\\/\\/x.org\\/teh\\">teh<\\/a>.<\\/p>\\n<p>So.<\\/p>"
        } ,
        {"id": 2, "content": "<p>clean<\\/p>"}
    ]
}
"""
CSV = 'id,title,content,link\n1,A teh,"A teh.\r\n\r\nAnd ""teh"".",https://x.org/1\n2,Clean,Clean.,\n'


class TestExports:
    def test_json_lines_in_place(self, fix: Fix, folder: Path) -> None:
        (folder / "a.jsonl").write_bytes(JSON_LINES)
        result = fix("a.jsonl", "--output", "json:r.json", "-q")
        kept = JSON_LINES.replace(b"broken teh", b"broken TEH").replace(b"teh \xff", b"TEH \xff")
        fixed = kept.replace(b"teh", b"the").replace(b"TEH", b"teh")
        assert (folder / "a.jsonl").read_bytes() == fixed
        assert result.exit_code == 2
        assert result.stderr.count("error: a.jsonl: line ") == result.stderr.count("\n") == 2
        articles = json.loads((folder / "r.json").read_text())["articles"]
        assert [(one["record"], one["fixed"]) for one in articles] == [("1", 4), ("2", 0), ("x-4", 2)]

    def test_json_in_place(self, fix: Fix, folder: Path) -> None:
        (folder / "a.json").write_bytes(JSON)
        assert fix("a.json").exit_code == 0
        fixed = JSON.replace(b"teh", b"the").replace(b"x.org\\/the", b"x.org\\/teh")
        assert (folder / "a.json").read_bytes() == fixed

    @pytest.mark.parametrize(
        "data", [b'[{"text": "teh"}, {"text": teh}]', b'[{"text": "teh"}, {"text": "\xff"}]']
    )
    def test_a_file_that_is_no_json_is_not_written(self, data: bytes, fix: Fix, folder: Path) -> None:
        (folder / "a.json").write_bytes(data)
        result = fix("a.json", "-q")
        assert (result.exit_code, (folder / "a.json").read_bytes()) == (2, data)
        assert "error: a.json: was not fixed: not all of it can be read\n" in result.stderr

    def test_without_a_patch_one_error_names_it(self, fix: Fix, folder: Path) -> None:
        (folder / "a.csv").write_text(CSV, newline="")
        (folder / "b.json").write_bytes(JSON)
        result = fix("a.csv", "b.json", "-q")
        assert result.exit_code == 2
        assert result.stderr == (
            "error: a.csv: is an export that is not written back; --patch FILE writes the changes of its"
            " records\n"
        )
        assert (folder / "a.csv").read_bytes().decode() == CSV

    def test_a_patch(self, fix: Fix, folder: Path) -> None:
        (folder / "a.csv").write_text(CSV, newline="")
        (folder / "b.json").write_bytes(JSON)
        result = fix("a.csv", "b.json", "--patch", "p.jsonl")
        changes = [json.loads(line) for line in (folder / "p.jsonl").read_text().splitlines()]
        assert [(one["id"], one["url"], one["field"]) for one in changes] == [
            ("1", "https://x.org/1", "title"),
            ("1", "https://x.org/1", "content"),
            ("1", "", "title"),
            ("1", "", "content"),
        ]
        assert changes[1]["text"] == 'A the.\r\n\r\nAnd "the".'
        assert changes[1]["old_hash"] == sha256(b'A teh.\n\nAnd "teh".').hexdigest()
        assert set(changes[0]) == {"id", "url", "field", "old_hash", "text"}
        assert "4 changes of 2 records written to p.jsonl\n" in result.stderr
        assert (folder / "b.json").read_bytes() == JSON
        refused = fix("a.csv", "--patch", "a.csv")
        assert "--patch a.csv would replace an article of this run" in refused.stderr
        assert (folder / "a.csv").read_bytes().decode() == CSV

    def test_diffs(self, fix: Fix, folder: Path) -> None:
        (folder / "a.csv").write_text(CSV, newline="")
        (folder / "b.json").write_bytes(JSON)
        result = fix("a.csv", "b.json", "--diff")
        assert result.exit_code == 1
        assert result.stderr == "6 fixes would change 1 file and 1 record\n"
        assert result.stdout.startswith("--- a/b.json\n")
        assert json.loads(result.stdout.splitlines()[-1])["field"] == "content"
        assert (folder / "b.json").read_bytes() == JSON
