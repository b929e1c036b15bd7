"""Which files are looked at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from anplint.discover import discover, shown

if TYPE_CHECKING:
    import pytest


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
    make(tmp_path, "b.md", "a/z.markdown", "a/B.TXT", "c.py", "d.md.bak", "A.md", "README")
    assert found(tmp_path) == sorted(["A.md", "a/B.TXT", "a/z.markdown", "b.md"])


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
