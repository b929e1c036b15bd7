"""``check --watch`` as a person uses it: a process that sees changes and ends with Ctrl-C."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.running import DEMO, check, process_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_WAIT = 60


class Watching:
    """A running ``anplint check --watch``, with what it prints line by line."""

    def __init__(self, folder: Path, *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "anplint", "check", *DEMO, "--watch", "--output-format", "concise", *args],
            cwd=folder,
            env=process_environment(PYTHONUNBUFFERED="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until_watching(self) -> list[str]:
        """The lines up to the one that says that it waits again."""
        found: list[str] = []
        while True:
            line = self.lines.get(timeout=LONGEST_WAIT)
            if line.startswith("watching; "):
                return found
            found.append(line)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONGEST_WAIT)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "a.md").write_text("Call [fill in].\n")
    (tmp_path / "b.md").write_text("A quay.\n")
    started = Watching(tmp_path)
    yield started
    started.process.kill()
    started.process.wait()
    assert started.process.stdout is not None
    started.process.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_changes_are_seen_until_ctrl_c(watching: Watching, tmp_path: Path) -> None:
    slot = "error demo.slot “[fill in]” was never filled in."
    assert watching.until_watching() == [f"a.md:1:6: {slot}", "1 error in 1 of 2 articles"]
    (tmp_path / "b.md").write_text("A quay, and [fill in].\n")
    assert watching.until_watching() == [f"b.md:1:13: {slot}", "1 error in 1 article"]
    (tmp_path / "new.md").write_text("A new quay.\n")
    assert watching.until_watching() == ["no findings in 1 article"]
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").write_text("A quay and no more.\n")
    assert watching.until_watching() == ["no findings in 1 article"]
    assert watching.end() == 130
    assert watching.lines.get(timeout=LONGEST_WAIT) == ""
    assert watching.lines.get(timeout=LONGEST_WAIT) == "interrupted"


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_a_new_configuration_is_read_and_a_broken_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Call [fill in].\n")
    config = tmp_path / "anplint.yaml"
    config.write_text("rules: {leftover.todo: warning}\n")
    started = Watching(tmp_path)
    try:
        assert len(started.until_watching()) == 2
        config.write_text("rulez: {}\n")
        assert "unknown key 'rulez'" in started.lines.get(timeout=LONGEST_WAIT)
        config.write_text("ignore: [leftover.todo]\n")
        assert len(started.until_watching()) == 2
        assert started.end() == 130
    finally:
        started.process.kill()
        started.process.wait()
        assert started.process.stdout is not None
        started.process.stdout.close()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("-",), "error: --watch looks at files; standard input (-) comes only once\n"),
        (
            ("--output-format", "json"),
            "error: --watch prints text or concise to standard output; leave the other outputs out\n",
        ),
        (
            ("--output", "text:out.txt"),
            "error: --watch prints text or concise to standard output; leave the other outputs out\n",
        ),
    ],
)
def test_what_cannot_be_watched(
    args: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = check("--watch", *args)
    assert (result.exit_code, result.stderr) == (2, message)
