"""Which files are looked at."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from anplint.cli.paths import read_list
from anplint.discover import Discovered, discover, shown, unread_line
from tests.running import GOLDEN, check, run


def make(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


def found(root: Path, *paths: str) -> list[str]:
    result = discover([root / path for path in paths] or [root])
    assert result.failures == ()
    return [file.relative_to(root).as_posix() for file in result.files]


def test_articles_in_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.md",
        "a/z.markdown",
        "a/B.TXT",
        "c.py",
        "d.md.bak",
        "A.md",
        "README",
        "e.mdx",
        "f.HTML",
        "g.htm",
    )
    assert found(tmp_path) == sorted(["A.md", "a/B.TXT", "a/z.markdown", "b.md", "e.mdx", "f.HTML", "g.htm"])


def test_what_is_never_an_article(tmp_path: Path) -> None:
    make(
        tmp_path,
        "requirements.txt",
        "requirements-dev.txt",
        "robots.txt",
        "LICENSE.md",
        "CMakeLists.txt",
        "ok.txt",
    )
    make(
        tmp_path,
        "node_modules/a.md",
        "_site/a.md",
        "public/a.md",
        "dist/a.md",
        ".git/a.md",
        "x/node_modules/b/c.md",
    )
    assert found(tmp_path) == ["ok.txt"]


def test_a_named_file_is_always_read_and_once(tmp_path: Path) -> None:
    make(tmp_path, "LICENSE.md", "a.rst", "d/x.md")
    assert found(tmp_path, "LICENSE.md", "a.rst", "d", "d/x.md", "a.rst") == ["LICENSE.md", "a.rst", "d/x.md"]


def test_ignore_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    make(
        tmp_path,
        "a.md",
        "drafts/b.md",
        "drafts/keep.md",
        "out/c.md",
        "deep/x/d.md",
        "deep/x/e.md",
        "deep/f.md",
    )
    (tmp_path / ".gitignore").write_text("drafts/*\n!drafts/keep.md\nout/\n")
    (tmp_path / "deep/.gitignore").write_text("d.md\n/f.md\n")
    assert found(tmp_path) == ["a.md", "deep/x/e.md", "drafts/keep.md"]
    assert found(tmp_path, "deep/x") == ["deep/x/e.md"]
    assert found(tmp_path, "out/c.md") == ["out/c.md"]


def test_missing_paths_and_odd_files_are_named(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    result = discover([tmp_path / "none.md", tmp_path / "pipe.md", tmp_path / "a.md"])
    assert [file.name for file in result.files] == ["a.md"]
    assert [(Path(one.path).name, one.message) for one in result.failures] == [
        ("none.md", "no such file or folder"),
        ("pipe.md", "is not a regular file"),
    ]
    assert found(tmp_path, "a.md") == ["a.md"]


def test_links_are_not_followed_in_folders(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md", "b/y.md")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/link.md").symlink_to(tmp_path / "b/y.md")
    assert found(tmp_path, "a") == ["a/x.md"]


def test_shown_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert shown(Path("./x/../a.md")) == "a.md"
    assert shown(tmp_path / "in" / "a.md") == "a.md"
    assert shown(Path("../a.md")) == (tmp_path / "a.md").as_posix()


def forced(root: Path, *paths: str) -> list[str]:
    result = discover([root / path for path in paths], force=True)
    assert result.failures == ()
    return [file.relative_to(root).as_posix() for file in result.files]


def test_exclusions_can_hold_for_named_paths(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    make(
        tmp_path,
        "a.md",
        "b.rst",
        "LICENSE.md",
        "requirements.txt",
        "drafts/c.md",
        "drafts/d.md",
        "x/dist/e.md",
        "x/f.md",
    )
    (tmp_path / ".gitignore").write_text("drafts/*\n!drafts/d.md\n")
    named = (
        "a.md",
        "b.rst",
        "LICENSE.md",
        "requirements.txt",
        "drafts/c.md",
        "drafts/d.md",
        "x/dist/e.md",
        "x/f.md",
    )
    assert found(tmp_path, *named) == sorted(named)
    assert forced(tmp_path, *named) == ["a.md", "b.rst", "drafts/d.md", "x/f.md"]
    assert forced(tmp_path, "x/dist", "x") == ["x/f.md"]
    assert forced(tmp_path, ".") == forced(tmp_path, ".", "a.md") == ["a.md", "drafts/d.md", "x/f.md"]


def test_without_a_repository_the_folders_below_here_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "public" / "site"
    make(root, "a.md", "dist/b.md")
    monkeypatch.chdir(root)
    assert forced(root, "a.md", "dist/b.md") == ["a.md"]


def test_the_configuration_takes_and_leaves_out(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.md", "c.note", "LICENSE.md", "d.rst")
    says = {"b.md": False, "c.note": True, "LICENSE.md": True}

    def taking(path: Path) -> bool | None:
        return says.get(path.name)

    def names(result: Discovered) -> list[str]:
        return [file.name for file in result.files]

    result = discover([tmp_path], taking=taking)
    assert (names(result), result.unread) == (["LICENSE.md", "a.md", "c.note"], ((".rst", 1),))
    assert names(discover([tmp_path / "b.md"], taking=taking)) == ["b.md"]
    assert names(discover([tmp_path / "b.md", tmp_path / "LICENSE.md"], taking=taking, force=True)) == [
        "LICENSE.md"
    ]


def test_what_is_not_read_is_counted(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.rst", "x/c.RST", "d.adoc", "e.png", "node_modules/f.rst")
    unread = discover([tmp_path, tmp_path / "d.adoc"]).unread
    assert unread == ((".rst", 2), (".adoc", 1))
    assert unread_line(unread) == "3 files with suffixes that are not read (.rst 2, .adoc 1)"
    assert unread_line((("org", 1),)) == "1 file with a suffix that is not read (org 1)"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"a.md\nb c.md\r\n\nd.md", ["a.md", "b c.md", "d.md"]),
        (b"a.md\0b\nc.md\0", ["a.md", "b\nc.md"]),
        (b"\xff.md\n", [os.fsdecode(b"\xff.md")]),
    ],
)
def test_lists_of_paths(data: bytes, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(data)
    assert read_list(str(tmp_path / "list")) == expected


class TestOptions:
    @pytest.fixture(autouse=True)
    def _here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        make(tmp_path, "a.md", "b.md", "dist/c.md", "d.rst")

    def checked(self, *args: str, stdin: bytes = b"") -> list[str]:
        report = json.loads(check(*args, "--output-format", "json", stdin=stdin).stdout)
        return [one["path"] for one in report["articles"]]

    def test_files_from(self) -> None:
        Path("list").write_text("a.md\ndist/c.md\n")
        assert self.checked("--files-from", "list") == ["a.md", "dist/c.md"]
        assert self.checked("b.md", "--files-from", "list", "--force-exclude") == ["a.md", "b.md"]
        assert self.checked("--files-from", "-", stdin=b"b.md\0") == ["b.md"]
        assert self.checked("--files-from", "-") == []

    def test_mistakes_in_lists(self) -> None:
        assert check("--files-from", "gone").stderr == "error: --files-from gone: No such file or directory\n"
        assert check("-", "--files-from", "-").stderr.startswith("error: standard input cannot be both")
        missing = check("--files-from", "-", stdin=b"gone.md\n")
        assert (missing.exit_code, missing.stderr) == (2, "error: gone.md: no such file or folder\n")

    def test_the_configuration_excludes(self) -> None:
        Path("anplint.yaml").write_text("exclude: [b.md]\n")
        assert self.checked() == ["a.md"]
        assert self.checked("a.md", "b.md") == ["a.md", "b.md"]
        assert self.checked("a.md", "b.md", "dist/c.md", "--force-exclude") == ["a.md"]

    def test_unread_files_are_told_once(self) -> None:
        line = "warning: 1 file with a suffix that is not read (.rst 1)\n"
        assert check(".").stderr == line
        assert check(".", "--quiet").stderr == check("a.md").stderr == ""

    def test_directives_can_be_left_unheeded(self) -> None:
        Path("a.md").write_text("<!-- anplint-disable-file -->\n\nCall [fill in].\n")
        assert check("a.md").exit_code == 0
        assert check("a.md", "--no-inline-config").exit_code == 1

    def test_directives_that_do_nothing_are_told(self) -> None:
        Path("a.md").write_text("A quay <!-- anplint-disable-line demo.slot, demo.slop -->\n")
        result = run("check", "a.md", "--rules", GOLDEN / "rules", "--output-format", "concise")
        assert result.stdout.splitlines()[:-1] == [
            "a.md:1:34: warning suppression.unused “demo.slot” silences nothing here; delete it.",
            "a.md:1:45: warning suppression.unknown-id “demo.slop” is no rule and no category; did you mean 'demo.slot'?",
        ]
