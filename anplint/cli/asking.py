"""Questions to a person at a terminal, a key for each answer, and what the answers came to."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import click

from anplint.cli.proposal import Ask, proposal
from anplint.cli.terminal import print_pieces
from anplint.report.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from anplint.report import Showing

KEYS, SHORT_KEYS = "[a]ccept  [s]kip  [i]gnore with a reason  [q]uit ", "[a]ccept [s]kip [i]gnore [q]uit "
INTERRUPT, END_OF_FILE, ESCAPE = "\x03", "\x04", "\x1b"
MOST_BYTES = 1024
LOCAL, CHARACTERS = 3, 6
"""Where the settings of a terminal stand in what termios gives."""


class Count(NamedTuple):
    """What a review came to."""

    accepted: int = 0
    skipped: int = 0
    ignored: int = 0


class Asker:
    """Asks a person, and keeps what was said."""

    def __init__(self, showing: Showing) -> None:
        self.showing = showing
        self.ended = False
        self.count = Count()
        self._typed: list[str] = []
        self._told: set[str] = set()

    def show(self, ask: Ask) -> None:
        """Print a question; the reason for a rule is told once."""
        why = "" if ask.finding.rule in self._told else self.showing.whys.get(ask.finding.rule, "")
        self._told.add(ask.finding.rule)
        print_pieces(proposal(ask._replace(why=why), self.showing))

    def answer(self) -> tuple[str, str]:
        """``a``, ``s``, ``q``, or ``i`` with a reason. Raises KeyboardInterrupt at Ctrl-C."""
        while True:
            with _keys() as read:
                print_pieces([KEYS if len(KEYS) < self.showing.width else SHORT_KEYS])
                key = self._key(read)
            print_pieces([f"{key}\n"])
            if key in {"a", "s", "q"}:
                return key, ""
            if key == "i" and (reason := self._reason().strip()):
                return key, reason

    def _key(self, read: Callable[[], str]) -> str:
        """The next key that was pressed; what was typed ahead counts, keys that send several are none."""
        if not self._typed:
            keys = read()
            self._typed = [] if keys.startswith(ESCAPE) else list(keys)
        key = self._typed.pop(0).lower() if self._typed else ""
        if key in {INTERRUPT, END_OF_FILE}:
            raise KeyboardInterrupt
        return key if key.isprintable() else ""

    def _reason(self) -> str:
        typed, ended, rest = "".join(self._typed).replace("\r", "\n").partition("\n")
        self._typed = list(rest)
        if ended:
            print_pieces([f"reason: {clean(typed)}\n"])
            return typed
        answer: str = click.prompt(
            f"reason: {clean(typed)}", default="", show_default=False, prompt_suffix=""
        )
        return f"{typed}{answer}"

    def told(self) -> str:
        """What the answers came to, in a line."""
        count = self.count
        accepted = f"{count.accepted} fix{'es' * (count.accepted != 1)}"
        return f"{accepted} accepted, {count.skipped} skipped, {count.ignored} ignored"

    def accepted(self) -> None:
        """Count a fix that was made."""
        self.count = self.count._replace(accepted=self.count.accepted + 1)

    def skipped(self) -> None:
        """Count a fix that was not made."""
        self.count = self.count._replace(skipped=self.count.skipped + 1)

    def ignored(self) -> None:
        """Count a finding that was silenced."""
        self.count = self.count._replace(ignored=self.count.ignored + 1)


@contextmanager
def _keys() -> Iterator[Callable[[], str]]:
    """A function that waits for keys, without the Enter key; the terminal is as before afterwards.

    What was typed before is not lost, as it would be with ``click.getchar``, which is for other systems.
    """
    try:
        import termios
    except ImportError:
        yield click.getchar
        return
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    mode = termios.tcgetattr(number)
    mode[LOCAL] &= ~(termios.ICANON | termios.ECHO)
    mode[CHARACTERS][termios.VMIN], mode[CHARACTERS][termios.VTIME] = 1, 0
    termios.tcsetattr(number, termios.TCSADRAIN, mode)
    try:
        yield lambda: os.read(number, MOST_BYTES).decode(errors="ignore") or END_OF_FILE
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
