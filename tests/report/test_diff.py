"""Diffs of fixes: git applies them, and then the file has the bytes that were meant."""

from __future__ import annotations

import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplint.report.diff import diff
from tests.house_rules import house
from tests.running import run

if TYPE_CHECKING:
    from pathlib import Path

GIT = which("git") or ""
pytestmark = pytest.mark.skipif(not GIT, reason="git is not installed")
NAMES = [
    "a.md",
    "b c.md",
    "é ü 港.md",
    'q"uote.md',
    "t\tab.md",
    "back\\slash.md",
    "\u200bhidden.md",
    "sub/d e.md",
    "-dash.md",
]
PAIRS = {
    "crlf": ("one\r\nteh\r\nthree\r\n", "one\r\nthe\r\nthree\r\n"),
    "cr": ("one\rteh\rthree", "one\rthe\rthree"),
    "mixed": ("one\r\nteh\nthree\r", "one\r\nthe\nthree\r"),
    "no end": ("one\nteh", "one\nthe"),
    "end comes": ("one\nteh", "one\nthe\n"),
    "end goes": ("one\nteh\n", "one\nthe"),
    "blanks": ("teh  \n\n\n \n", "the  \n\n\n \n"),
    "all goes": ("teh\n", ""),
    "from nothing": ("", "the\n"),
    "bom": ("\ufeffteh\n", "\ufeffthe\n"),
    "far apart": ("teh\n" + "x\n" * 40 + "teh\n", "the\n" + "x\n" * 40 + "the\n"),
    "near": ("teh\n" + "x\n" * 6 + "teh\n", "the\n" + "x\n" * 6 + "the\n"),
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run([GIT, "init", "-q", folder], check=True)
    return folder


def apply(folder: Path, name: str, before: bytes, patch: bytes) -> bytes:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(before)
    subprocess.run([GIT, "apply", "--whitespace=nowarn", "-"], cwd=folder, input=patch, check=True)
    return (folder / name).read_bytes()


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("name", ["a.md", "b c.md"])
def test_git_applies_it(pair: str, name: str, repository: Path) -> None:
    before, after = PAIRS[pair]
    patch = "".join(diff(name, before, after)).encode()
    assert apply(repository, name, before.encode(), patch) == after.encode()


@pytest.mark.parametrize("name", NAMES)
def test_git_finds_the_file(name: str, repository: Path) -> None:
    patch = "".join(diff(name, "A teh.\n", "A the.\n", bom=True)).encode()
    assert apply(repository, name, b"\xef\xbb\xbfA teh.\n", patch) == b"\xef\xbb\xbfA the.\n"


LINES = st.lists(st.sampled_from(["x", "y", "", "\r", "a\r", "longer one", "another one"]), max_size=40)


@settings(max_examples=60)
@given(one=LINES, other=LINES, both=st.booleans())
def test_of_any_two_texts(one: list[str], other: list[str], both: bool, repository: Path) -> None:
    before, after = "\n".join(one), "\n".join((*one[: len(one) // 2], *other) if both else other)
    patch = "".join(diff("a.md", before, after))
    if before == after:
        assert not patch
        return
    assert apply(repository, "a.md", before.encode(), patch.encode()) == after.encode()


def test_a_path_from_the_root_and_context() -> None:
    text = "".join(f"{number}\n" for number in range(20))
    lines = list(diff("/tmp/a.md", text, text.replace("9\n", "nine\n", 1)))  # noqa: S108
    assert lines[:3] == ["--- a/tmp/a.md\n", "+++ b/tmp/a.md\n", "@@ -7,7 +7,7 @@\n"]
    assert len(lines) == 3 + 8


def test_a_long_text_takes_time_in_proportion() -> None:
    text = "".join(f"line {number} of the text\n\n" for number in range(30_000))
    lines = list(diff("a.md", text, text.replace("7 of", "8 of")))
    assert sum(line.startswith("+line") for line in lines) == 3_000


def test_several_files_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = house(tmp_path / "rules")
    folder = tmp_path / "work"
    folder.mkdir()
    subprocess.run([GIT, "init", "-q", folder], check=True)
    texts = {
        "a b.md": b"A teh\r\nteh\n",
        "é.md": b"\xef\xbb\xbfteh",
        "sub/c.md": b"teh\rteh",
        "d.md": b"Nothing.\n",
        "empty.md": b"",
        "e.jsonl": b'{"text": "teh"}\n{"text": "\xff"}\n',
    }
    (folder / "sub").mkdir()
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    monkeypatch.chdir(folder)
    result = run("fix", *options, "--diff", ".", "e.jsonl")
    assert result.exit_code == 2  # for the line that is not UTF-8
    assert run("fix", *options, "--diff", ".").exit_code == 1
    assert all((folder / name).read_bytes() == data for name, data in texts.items())
    subprocess.run(
        [GIT, "apply", "--whitespace=nowarn", "-"], cwd=folder, input=result.stdout_bytes, check=True
    )
    for name, data in texts.items():
        assert (folder / name).read_bytes() == data.replace(b"teh", b"the")
    assert run("fix", *options, "--diff", ".").exit_code == 0
    monkeypatch.chdir(folder / "sub")
    (folder / "sub/c.md").write_bytes(b"teh\n")
    patch = run("fix", *options, "--diff", ".").stdout_bytes
    subprocess.run([GIT, "apply", "-"], cwd=folder / "sub", input=patch, check=True)
    assert (folder / "sub/c.md").read_bytes() == b"the\n"
