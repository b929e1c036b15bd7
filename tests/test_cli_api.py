"""Linting from Python, and what importing the package costs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import anplint
from tests.running import process_environment

if TYPE_CHECKING:
    from pathlib import Path

SLOT = "# Title\n\nLorem ipsum dolor sit amet.\n"


def test_every_public_name_is_there() -> None:
    assert set(dir(anplint)) == set(anplint.__all__)
    for name in anplint.__all__:
        assert getattr(anplint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'fix_text'"):
        _ = anplint.fix_text


def test_importing_imports_nothing_else() -> None:
    code = "import sys, anplint; print(*[name for name in sys.modules if name.startswith('anplint')])"
    ran = subprocess.run(
        [sys.executable, "-c", code], env=process_environment(), capture_output=True, text=True, check=True
    )
    assert ran.stdout == "anplint\n"


def test_lint_text() -> None:
    checked = anplint.lint_text(SLOT, select=["leftover"], as_of=date(2026, 1, 1))
    assert (checked.path, checked.format, checked.title) == ("-", "markdown", "Title")
    assert [one.rule for one in checked.findings] == ["leftover.lorem-ipsum"]
    assert anplint.lint_text(SLOT, path="a.txt").format == "text"
    assert anplint.lint_text(SLOT, path="a.txt", format="markdown").format == "markdown"
    assert anplint.lint_text(SLOT, ignore=["leftover.lorem-ipsum"], select=["leftover"]).findings == ()


def test_lint_path(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(SLOT, encoding="utf-8")
    assert anplint.lint_path(file, select=("leftover",)).findings[0].position == (3, 1)
    with pytest.raises(anplint.AnplintError, match=r"gone\.md: cannot be read"):
        anplint.lint_path(tmp_path / "gone.md")


@pytest.mark.parametrize(("text", "reason"), [("a\0b", "NUL"), ("\ud800", "not UTF-8")])
def test_what_is_no_text(text: str, reason: str) -> None:
    with pytest.raises(anplint.AnplintError, match=reason):
        anplint.lint_text(text)


def test_an_export_is_no_single_article(tmp_path: Path) -> None:
    with pytest.raises(anplint.AnplintError, match="many articles"):
        anplint.lint_path(tmp_path / "posts.jsonl")
