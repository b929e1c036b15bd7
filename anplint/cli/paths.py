"""The paths that a run is asked to look at: from the command line and from lists."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from anplint.api import STDIN
from anplint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def named_paths(paths: Iterable[str], files_from: str | None) -> tuple[Path, ...]:
    """The named paths and those of a list; without either, the current folder."""
    named = [path for path in paths if path != STDIN]
    if files_from is not None:
        if files_from == STDIN and STDIN in paths:
            raise UsageError("standard input cannot be both an article (-) and a list (--files-from -)")
        named += read_list(files_from)
    elif not named and STDIN not in paths:
        named = ["."]
    return tuple(map(Path, named))


def read_list(name: str) -> list[str]:
    """The paths in a list: between NUL bytes where it holds any, else one on each line.

    Names are bytes, as the system has them. Raises UsageError where the list cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"--files-from {name}: {error.strerror}") from None
    names = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(each) for each in names if each]
