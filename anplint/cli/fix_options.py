"""The options of ``check`` that mend articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorated = TypeVar("Decorated", bound=Callable[..., object])


def fix_options(command: Decorated) -> Decorated:
    """Add ``--fix``, ``--unsafe-fixes``, ``--diff``, ``--patch`` and ``--review`` to a command."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


OPTIONS = (
    click.option("--fix", "fixes", is_flag=True, help="Make the safe fixes, and tell what is left."),
    click.option(
        "--unsafe-fixes",
        "unsafe",
        is_flag=True,
        help="With --fix or --diff: also those that may change the meaning.",
    ),
    click.option(
        "--diff",
        "as_diff",
        is_flag=True,
        help="Print what --fix would change, and write nothing; exit with 1 if anything.",
    ),
    click.option(
        "--patch",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="With --fix: write the changes of records of exports here, a line of JSON each.",
    ),
    click.option("--review", "reviewing", is_flag=True, help="Decide about one fix after the other."),
)
