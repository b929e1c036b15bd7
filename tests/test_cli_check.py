"""What ``anplint check`` reads, reports and returns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from anplint.cli.progress import is_long, watched
from anplint.cli.terminal import wants_color, width
from tests.running import DEMO, GOLDEN, check, process_environment, run, spawn

if TYPE_CHECKING:
    from pathlib import Path

ERROR, WARNING, INFO, CLEAN = (
    "Call [fill in].\n",
    "Stop in order to look.\n",
    "It is very late.\n",
    "A quay.\n",
)
TO_CONCISE = ("--output-format", "concise")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: Path, **articles: str | bytes) -> None:
    for name, text in articles.items():
        (folder / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    ("text", "args", "expected"),
    [
        (CLEAN, (), 0),
        (ERROR, (), 1),
        (WARNING, (), 0),
        (INFO, (), 0),
        (WARNING, ("--fail-on", "warning"), 1),
        (ERROR, ("--fail-on", "warning"), 1),
        (INFO, ("--fail-on", "warning"), 0),
        (INFO, ("--fail-on", "info"), 1),
        (CLEAN, ("--fail-on", "info"), 0),
        (ERROR, ("--fail-on", "never"), 0),
        (ERROR, ("--exit-zero",), 0),
        (WARNING * 2, ("--max-warnings", "2"), 0),
        (WARNING * 3, ("--max-warnings", "2"), 1),
        (WARNING * 3, ("--max-warnings", "2", "--fail-on", "never"), 1),
        (WARNING * 3, ("--max-warnings", "2", "--exit-zero"), 0),
    ],
)
def test_exit_status(text: str, args: tuple[str, ...], expected: int, tmp_path: Path) -> None:
    write(tmp_path, a=text)
    assert check("a.md", *args).exit_code == expected


def test_no_paths_means_this_folder(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    result = check(*TO_CONCISE)
    assert (
        result.stdout == "a.md:1:6: error demo.slot “[fill in]” was never filled in.\n1 error in 1 article\n"
    )
    assert result.stderr == ""


def test_select_and_ignore(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR + WARNING)
    own = ("check", "--rules", GOLDEN / "rules", *TO_CONCISE)
    assert "demo.slot" not in run(*own, "--select", "demo", "--ignore", "demo.slot").stdout
    assert "demo.phrase" not in run(*own, "--select", "demo.slot, demo.note").stdout
    assert "demo.phrase" in run(*own, "--select", "demo.slot", "--select", "demo.phrase").stdout


@pytest.mark.parametrize("name", [None, "draft.md", "notes.txt"])
def test_standard_input(name: str | None, tmp_path: Path) -> None:
    named = ("--stdin-filename", name) if name else ()
    result = check("-", *named, *TO_CONCISE, stdin="# Title\n\nCall [fill in].\n")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{name or '-'}:3:6: error demo.slot")
    data = json.loads(check("-", *named, "--output-format", "json", stdin="# Title\n").stdout)
    assert data["articles"][0]["format"] == ("text" if name == "notes.txt" else "markdown")
    assert list(tmp_path.iterdir()) == []


def test_standard_input_beside_files(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    result = check("a.md", "-", "--stdin-filename", "0.md", *TO_CONCISE, stdin=ERROR)
    assert [line[:4] for line in result.stdout.splitlines()] == ["0.md", "a.md", "2 er"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\n\xff\xfe two", "line 2 is not UTF-8 (byte 0xFF)"),
        (b"one\n\ntwo\0", "line 3 holds a NUL byte"),
        ("one".encode("utf-16"), "is UTF-16; save it as UTF-8"),
    ],
    ids=["not UTF-8", "NUL", "UTF-16"],
)
def test_one_unreadable_article_does_not_stop_the_others(data: bytes, reason: str, tmp_path: Path) -> None:
    write(tmp_path, bad=data, good=ERROR)
    result = check(*TO_CONCISE)
    assert result.exit_code == 2
    assert result.stdout.startswith("good.md:1:6: error demo.slot")
    assert result.stderr.startswith(f"error: bad.md: {reason}")
    assert json.loads(check("--output-format", "json").stdout)["errors"][0]["path"] == "bad.md"
    assert check(*TO_CONCISE, "--exit-zero", "--fail-on", "never").exit_code == 2


def test_a_missing_path_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, good=ERROR)
    result = check("good.md", "gone.md", *TO_CONCISE)
    assert result.exit_code == 2
    assert "good.md:1:6" in result.stdout
    assert result.stderr == "error: gone.md: no such file or folder\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    result = check("pipe.md")
    assert (result.exit_code, result.stderr) == (2, "error: pipe.md: is not a regular file\n")


def test_broken_front_matter_is_linted(tmp_path: Path) -> None:
    write(tmp_path, a=f"---\ntitle: [\n---\n\n{ERROR}")
    result = check("a.md", *TO_CONCISE)
    assert result.exit_code == 1
    assert "a.md:5:6: error demo.slot" in result.stdout


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path, a=CLEAN)
    result = check("empty", *TO_CONCISE)
    assert (result.exit_code, result.stdout) == (0, "no article was checked\n")
    assert result.stderr == "warning: no articles in empty (.htm, .html, .markdown, .md, .mdx, .txt)\n"
    assert "warning" in check("a.md", "empty").stderr
    assert check("empty", "--quiet").output == ""


def test_infos_are_counted_and_shown_on_demand(tmp_path: Path) -> None:
    write(tmp_path, a=INFO)
    assert check("a.md").stdout == "no errors or warnings in 1 article (1 info: --show info)\n"
    assert "a.md:1:7: info demo.note" in check("a.md", "--show", "info", *TO_CONCISE).stdout
    assert "a.md:1:7: info demo.note" in check("a.md", "--fail-on", "info", *TO_CONCISE).stdout


def test_outputs_to_files_and_to_standard_output(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    result = check(
        "a.md",
        "--output",
        "json:report.json",
        "--output",
        "text:report.log",
        *TO_CONCISE,
        "--color",
        "always",
    )
    assert result.stdout == check("a.md", *TO_CONCISE, "--color", "always").stdout
    assert (tmp_path / "report.json").read_text() == check("a.md", "--output-format", "json").stdout
    assert (tmp_path / "report.log").read_text() == check("a.md").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "report.json", "report.log"]
    only = check("a.md", "--output", "concise:report.log")
    assert (only.exit_code, only.stdout) == (1, "")
    assert (tmp_path / "report.log").read_text().startswith("a.md:1:6")


@pytest.mark.skipif(os.name == "nt", reason="needs links and /dev/null")
def test_an_output_keeps_links_and_devices(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    (tmp_path / "link.json").symlink_to(tmp_path / "target.json")
    check("a.md", "--output", "json:link.json", "--output", "concise:/dev/null")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "target.json").read_text().startswith("{")
    assert not os.path.isfile("/dev/null")  # noqa: PTH113 - a device it was and is


@pytest.mark.parametrize("name", [".", "x" * 300], ids=["a folder", "a long name"])
def test_an_output_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    result = check("a.md", "--output", f"json:{name}")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: cannot write {name}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_names_that_no_file_can_have() -> None:
    name = "x" * 300
    assert check(name).stderr == f"error: {name}: File name too long\n"
    for args in ((name,), ("test", name)):
        result = run(*args)
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1


def test_quiet_leaves_findings_alone(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR, b=CLEAN)
    assert len(check("--quiet", *TO_CONCISE).stdout.splitlines()) == 1
    assert "next:" not in check("--quiet").stdout
    assert check("b.md", "--quiet").output == ""


def test_as_of_and_options_without_effect(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    plain = check("a.md").stdout
    same = check(
        "a.md", "--as-of", "2026-11-23", "--jobs", "4", "--no-cache", "--isolated", "--cache-dir", "kept"
    )
    assert same.stdout == plain
    assert list((tmp_path / "kept").iterdir())


@pytest.mark.parametrize(
    ("environment", "args", "colored"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
@pytest.mark.parametrize("name", ["text", "concise"])
def test_colour(
    environment: dict[str, str], args: tuple[str, ...], colored: bool, name: str, tmp_path: Path
) -> None:
    write(tmp_path, a=ERROR)
    result = check("a.md", "--output-format", name, *args, **environment)
    assert ("\x1b[" in result.stdout) == colored


class Terminal:
    """A stream that says that a person watches."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


def test_a_terminal_has_colours_unless_it_is_dumb(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_color(Terminal())  # type: ignore[arg-type]
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_color(Terminal())  # type: ignore[arg-type]
    assert width(Terminal()) == 80  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "expected"), [("10", 40), ("100", 100), ("500", 120), ("x", 80), ("0", 80)]
)
def test_width(columns: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width(sys.stdout) == expected


def test_work_is_long_once_two_seconds_are_expected() -> None:
    assert not is_long(0.4, 1, 1000)
    assert is_long(0.6, 10, 1000)
    assert not is_long(0.6, 500, 1000)
    assert is_long(2.1, 999, 1000)
    assert not is_long(9.0, 1000, 1000)


def test_a_bar_changes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("anplint.cli.progress.is_long", lambda *_: True)
    assert list(watched([1, 2, 3], 3, color=False)) == [1, 2, 3]
    assert capsys.readouterr().out == ""


def test_hostile_names_and_texts(tmp_path: Path) -> None:
    name = "::error::x\n\x1b[2Jb.md:1:1: error forged.rule \u202e.md"
    (tmp_path / name).write_text(
        "Stop \x1b[31m in\norder to\u202e look [fill in] ::error::y\n", encoding="utf-8"
    )
    for form in ("text", "concise"):
        result = check("--output-format", form)
        assert result.exit_code == 1
        for line in result.output.splitlines():
            assert not line.lstrip().startswith(("::", "b.md"))
        assert not {"\x1b", "\u202e", "\r"} & set(result.output)
    assert len(check(*TO_CONCISE).stdout.splitlines()) == 3
    missing = check("gone\n::error::\x1b[2J.md")
    assert missing.stderr == "error: gone ::error::[2J.md: no such file or folder\n"


def test_two_runs_give_the_same_bytes() -> None:
    for name in ("text", "concise", "json"):
        first, second = (spawn("check", *DEMO, ".", "--output-format", name, cwd=GOLDEN) for _ in range(2))
        assert first.stdout
        assert (first.stdout, first.returncode) == (second.stdout, second.returncode)
        assert first.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_reader_that_goes_is_no_failure(tmp_path: Path) -> None:
    for number in range(300):
        write(tmp_path, **{f"a{number}": ERROR * 40})
    command = [sys.executable, "-m", "anplint", "check", *DEMO, "--output-format", "json"]
    with subprocess.Popen(
        command, env=process_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.readline()
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 1


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    write(tmp_path, a=ERROR)
    ran = spawn("check", *DEMO, *TO_CONCISE, cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "“[fill in]”".encode() in ran.stdout
    assert ran.returncode == 1


@pytest.mark.parametrize(("suffix", "name"), [("txt", "text"), ("concise", "concise"), ("json", "json")])
def test_golden(suffix: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole reports. ANPLINT_REGENERATE=1 writes them anew; read the difference."""
    monkeypatch.chdir(GOLDEN)
    result = check("articles", "--show", "info", "--output-format", name)
    assert result.exit_code == 1
    report = result.stdout
    if name == "json":
        digest = json.loads(report)["config_digest"]
        report = report.replace(digest, "0" * 16)
    file = GOLDEN / f"report.{suffix}.expected"
    if os.environ.get("ANPLINT_REGENERATE"):
        file.write_text(report, encoding="utf-8", newline="\n")
    assert report == file.read_bytes().decode()
