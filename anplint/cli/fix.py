"""``anplint fix``: the same as ``anplint check --fix``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from anplint.cli.check import command as check

if TYPE_CHECKING:
    from collections.abc import Callable

HELP = """\
Make the safe fixes, and tell what is left, as check --fix does.

An article is written as a whole or not at all, and only where its text, read again, is as before around
each fix. --diff prints what would change and writes nothing; --unsafe-fixes adds what may change the
meaning; --review asks about one fix after the other. With - the fixed article goes to standard output.
JSON exports are written back, of others --patch FILE writes the changes.

\b
Exit status: 0 nothing at or above --fail-on is left, 1 findings are left (with
--diff: something would change), 2 something could not be done.
"""

_callback: Callable[..., int] = check.callback  # type: ignore[assignment]
command = click.Command(
    "fix",
    params=[option for option in check.params if option.name != "fixes"],
    callback=partial(_callback, fixes=True),
    help=HELP,
    short_help="Mend what can be mended.",
)
