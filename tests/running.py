"""How the tests run the command line: in this process, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from anplint.cli import main

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
DEMO = ("--rules", str(GOLDEN / "rules"), "--select", "demo")
"""Rules of the tests alone, so that no result depends on the built-in ones."""
QUIET_ENVIRONMENT = {"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": None, "TERM": None}


def run(*args: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
    """Run ``anplint`` in this process; environment variables that change the output are unset."""
    env = {**QUIET_ENVIRONMENT, **environment}
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin, env=env)


def check(*args: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
    """Run ``anplint check`` with the rules of the tests alone."""
    return run("check", *DEMO, *args, stdin=stdin, **environment)


def process_environment(**changes: str) -> dict[str, str]:
    """The environment of a process that imports this tree."""
    kept = {name: value for name, value in os.environ.items() if name not in QUIET_ENVIRONMENT}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def spawn(*args: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m anplint`` as a process."""
    return subprocess.run(
        [sys.executable, "-m", "anplint", *map(str, args)],
        cwd=cwd,
        env=process_environment(**environment),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
