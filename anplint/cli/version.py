"""``anplint version``."""

from __future__ import annotations

import click

from anplint import __version__
from anplint.cli.terminal import print_pieces


@click.command(short_help="Print the version.")
def command() -> None:
    """Print the version."""
    print_pieces([f"anplint {__version__}\n"])
