"""The program: ``anplint``, and ``python -m anplint``."""

from __future__ import annotations

import gc
import os
import sys

COLLECT_AFTER = 50_000
"""Objects made before the garbage collector looks; 700 is for programs that run for long."""


def run() -> None:
    """Run the command line, and end without taking the interpreter down piece by piece.

    That would free every object and module by itself, an eighth of the CPU time of a run on one draft.
    The garbage collector looks less often for the same reason, from before the first import on.
    """
    gc.set_threshold(COLLECT_AFTER)
    from anplint.cli import main

    status = 0
    try:
        main()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    run()
