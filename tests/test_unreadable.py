"""Files that are no text, no UTF-8 or too large: what is found, what is a failure, and that the run goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.running import run

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = {
    "latin.md": (b"A quay.\n\nZ\xfcrich [fill in] it.\n", "line 3 is not UTF-8 (byte 0xFC)", 3, 2),
    "zero.md": (b"a\0b\n", "line 1 holds a NUL byte", 1, 2),
    "wide.md": ("A quay.\n".encode("utf-16"), "is UTF-16", 1, 1),
}
NO_TEXT = {
    "image.md": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "file.binary"),
    "paper.md": (b"%PDF-1.7\n", "file.binary"),
    "log.txt": (b"a" * (16 * 1024 * 1024 + 1), "file.too-large"),
}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md").write_text("A quay.\n", encoding="utf-8")


@pytest.mark.parametrize("name", DAMAGED)
@pytest.mark.parametrize("named", [True, False])
def test_damaged_text_is_read_found_and_a_failure(name: str, named: bool, tmp_path: Path) -> None:
    data, message, line, column = DAMAGED[name]
    (tmp_path / name).write_bytes(data)
    result = run("check", *([name, "good.md"] if named else ["."]), "--output-format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [(one["path"], one["message"].partition(";")[0]) for one in report["errors"]] == [
        (name, message + (", so it is no text" if name == "zero.md" else ""))
    ]
    places = {(one["path"], one["rule"], one["line"], one["column"]) for one in report["findings"]}
    assert (name, "file.encoding", line, column) in places
    assert {one["path"] for one in report["articles"]} == {name, "good.md"}


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_article_is_passed_over_in_a_folder(name: str, tmp_path: Path) -> None:
    data, rule = NO_TEXT[name]
    (tmp_path / name).write_bytes(data)
    met = run("check", ".", "--output-format", "json")
    assert met.exit_code == 0
    assert [one["rule"] for one in json.loads(met.stdout)["findings"]] == [rule]
    silent = run("check", ".", "--ignore", "file")
    assert (silent.exit_code, silent.stderr.partition(" ")[0]) == (0, "warning:")
    named = run("check", name)
    assert (named.exit_code, named.stderr.partition(":")[0]) == (2, "error")


def test_a_named_file_of_another_format_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "hull.rst").write_text("The hull is dry.\n", encoding="utf-8")
    report = json.loads(run("check", "hull.rst", "--output-format", "json").stdout)
    assert [(one["rule"], one["severity"]) for one in report["findings"]] == [("file.unsupported", "info")]
