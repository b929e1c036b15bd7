"""Completions for shells, and ``anplint clean``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.running import process_environment, run

if TYPE_CHECKING:
    from collections.abc import Iterable

ANPLINT = '#!/bin/sh\nexec "{python}" -m anplint "$@"\n'


def complete(*words: str) -> list[str]:
    """What is offered for the last word."""
    asked = {
        "_ANPLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    shown = run(**asked).stdout
    return [line.partition(",")[2] for line in shown.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("anplint", "ch"), ["check"]),
        (("anplint", "check", "--stat"), ["--statistics"]),
        (("anplint", "explain", "leftover.to"), ["leftover.todo"]),
        (("anplint", "ignore", "leftover.to"), ["leftover.todo"]),
        (("anplint", "check", "--select", "leftover.to"), ["leftover.todo"]),
        (("anplint", "check", "--ignore", "style,leftover.to"), ["style,leftover.todo"]),
        (("anplint", "check", "--select", "readabil"), ["readability.long-sentence", "readability"]),
        (("anplint", "check", "--preset", "str"), ["strict"]),
        (("anplint", "completions", "z"), ["zsh"]),
        (("anplint", "nonsense", "x"), []),
    ],
)
def test_what_is_offered(words: tuple[str, ...], expected: Iterable[str]) -> None:
    assert set(expected) <= set(complete(*words)) or (not expected and complete(*words) == [])


def test_files_are_left_to_the_shell() -> None:
    asked = {"_ANPLINT_COMPLETE": "bash_complete", "COMP_WORDS": "anplint check dra", "COMP_CWORD": "2"}
    assert run(**asked).stdout == "file,dra\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(shell: str) -> None:
    result = run("completions", shell)
    assert result.exit_code == 0
    assert f"_ANPLINT_COMPLETE={shell}_complete" in result.stdout


def test_unknown_shell() -> None:
    assert run("completions", "tcsh").exit_code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_script_and_completes(tmp_path: Path) -> None:
    program = tmp_path / "anplint"
    program.write_text(ANPLINT.format(python=sys.executable))
    program.chmod(0o755)
    script = """
        set -e
        eval "$(anplint completions bash)"
        COMP_WORDS=(anplint "$1"); COMP_CWORD=1
        _anplint_completion anplint
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    path = f"{tmp_path}:{process_environment()['PATH']}"
    for word, expected in (("che", ["check"]), ("ver", ["version"])):
        ran = subprocess.run(
            ["bash", "--norc", "-c", script, "bash", word],  # noqa: S607 - whichever bash there is
            env=process_environment(PATH=path),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (ran.stdout.split(), ran.stderr, ran.returncode) == (expected, "", 0)


def test_nothing_heavy_is_imported_to_complete(tmp_path: Path) -> None:
    code = "import sys\nfrom anplint.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules, sep='\\n')"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=process_environment(
            _ANPLINT_COMPLETE="bash_complete", COMP_WORDS="anplint check --select leftover.to", COMP_CWORD="3"
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "plain,leftover.todo" in ran.stdout
    assert not {"rich", "ruamel", "pyromark", "spacy", "numpy"} & set(ran.stdout.split())


class TestClean:
    def test_only_packs_go(self, tmp_path: Path) -> None:
        pack = f"pack-{'0' * 32}"
        names = [pack, f"{pack}.123", "pack-notes.txt", "other", f"x{pack}"]
        for name in names:
            (tmp_path / name).write_bytes(b"x" * 1000)
        (tmp_path / f"pack-{'1' * 32}").mkdir()
        (tmp_path / f"pack-{'2' * 32}").symlink_to(tmp_path / "other")
        dry = run("clean", "--cache-dir", tmp_path, "--dry-run")
        assert dry.stdout == f"would remove 2 files (2 kB) from {tmp_path}\n"
        assert run("clean", "--cache-dir", tmp_path).stdout == f"removed 2 files (2 kB) from {tmp_path}\n"
        left = {"pack-notes.txt", "other", f"x{pack}", f"pack-{'1' * 32}", f"pack-{'2' * 32}"}
        assert {one.name for one in tmp_path.iterdir()} == left

    def test_no_cache_is_no_failure(self, tmp_path: Path) -> None:
        result = run("clean", "--cache-dir", tmp_path / "none")
        assert (result.exit_code, result.stdout) == (0, f"removed 0 files (0 kB) from {tmp_path / 'none'}\n")

    def test_what_a_run_leaves_goes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.md").write_text("x\n")
        run("check", "a.md", "--cache-dir", "kept")
        assert list(Path("kept").iterdir())
        run("clean", "--cache-dir", "kept")
        assert list(Path("kept").iterdir()) == []
