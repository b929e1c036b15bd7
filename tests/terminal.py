"""A real terminal for the tests: a process on a pseudo-terminal of a given size, its screen and its keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

from tests.running import process_environment

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_WAIT = 60.0
ESCAPES = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")


class Terminal:
    """A running ``anplint`` at a terminal; ``seen`` is all that it printed so far."""

    def __init__(
        self, cwd: Path, *args: str | Path, columns: int = 80, term: str = "vt100", **environment: str
    ) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "anplint", *map(str, args)],
            cwd=cwd,
            env=process_environment(TERM=term, **environment),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no other threads
        )
        os.close(theirs)
        self.ours = ours
        self.seen = ""
        self._read = 0

    def until(self, words: str) -> str:
        """What is printed up to these words, from where the last look ended."""
        end = time.monotonic() + LONGEST_WAIT
        while words not in self.seen[self._read :]:
            assert self._more(end), f"{words!r} never came: {self.seen[self._read :]!r}"
        at = self.seen.index(words, self._read) + len(words)
        part, self._read = self.seen[self._read : at], at
        return part.replace("\r\n", "\n")

    def _more(self, end: float) -> bool:
        ready, _, _ = select.select([self.ours], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self.ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += data.decode(errors="replace")
        return bool(data)

    def press(self, keys: str) -> None:
        os.write(self.ours, keys.encode())

    def end(self) -> tuple[int, str]:
        """The exit status, and what was printed since the last look."""
        end = time.monotonic() + LONGEST_WAIT
        while self._more(end):
            pass
        status = self.process.wait(LONGEST_WAIT)
        os.close(self.ours)
        return status, self.seen[self._read :].replace("\r\n", "\n")


def plain(text: str) -> str:
    """The text without colours."""
    return ESCAPES.sub("", text)
