"""Standard output and standard error: colours, widths, and text that gets out whole or ends quietly."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

import click

from anplint.report.sanitize import clean, guard

if TYPE_CHECKING:
    from collections.abc import Iterable

COLOR_CHOICES = ("auto", "always", "never")
NARROWEST, DEFAULT_WIDTH, WIDEST = 40, 80, 120
"""Columns. Lines of text longer than 120 are hard to follow, however wide the window is."""

color_option = click.option(
    "--color", type=click.Choice(COLOR_CHOICES), default="auto", help="Colours; auto: on a terminal."
)


def use_utf_8() -> None:
    """Write UTF-8 with line feeds on every platform, so that the same run gives the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def wants_color(stream: TextIO, choice: str = "auto") -> bool:
    """Whether to colour what goes to a stream; NO_COLOR, FORCE_COLOR and TERM=dumb are asked in ``auto``."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0", "false"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """The columns to use: COLUMNS, else the terminal's, else 80; between 40 and 120."""
    named = os.environ.get("COLUMNS", "")
    columns = int(named) if named.isdecimal() and int(named) else 0
    if not columns:
        try:
            columns = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
        except (OSError, ValueError):
            columns = 0
    return max(NARROWEST, min(columns or DEFAULT_WIDTH, WIDEST))


def print_pieces(pieces: Iterable[str]) -> None:
    """Write to standard output; a reader that has gone (``| head``) is no failure."""
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _without_reader()


def print_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output as it is, for a file or a program; otherwise as ``print_pieces``."""
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _without_reader()


def _without_reader() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(*lines: str) -> None:
    """Write lines to standard error, cleaned; nothing is done about a reader that has gone."""
    for line in lines:
        try:
            sys.stderr.write(guard(f"{clean(line)}\n"))
        except BrokenPipeError:
            return
