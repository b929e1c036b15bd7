"""``anplint clean``: remove what anplint keeps in the user's cache directory."""

from __future__ import annotations

import re
from pathlib import Path

import click

from anplint.cli.terminal import print_pieces
from anplint.errors import UsageError
from anplint.pack import cache_folder
from anplint.report.sanitize import clean
from anplint.report.summary import amount

OURS = r"pack-[0-9a-f]{32}(?:\.\d+)?"
"""The names of compiled packs, and of those that a process was writing when it ended."""


@click.command(short_help="Remove compiled rules from the cache directory.")
@click.option(
    "--cache-dir", type=click.Path(path_type=Path), metavar="FOLDER", help="Where compiled rules lie."
)
@click.option("--dry-run", is_flag=True, help="Say what would be removed.")
def command(cache_dir: Path | None, dry_run: bool) -> None:
    """Remove the compiled rules from the cache directory; other files in it stay."""
    folder = cache_folder(cache_dir)
    files = sorted(_packs(folder))
    size = 0
    for file in files:
        try:
            size += file.lstat().st_size
            if not dry_run:
                file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UsageError(f"cannot remove {file}: {error.strerror}") from None
    verb = "would remove" if dry_run else "removed"
    print_pieces([f"{verb} {amount(len(files), 'file')} ({size / 1000:,.0f} kB) from {clean(str(folder))}\n"])


def _packs(folder: Path) -> list[Path]:
    """The compiled packs in a folder; links are no packs."""
    try:
        return [
            each
            for each in folder.iterdir()
            if re.fullmatch(OURS, each.name) and each.is_file() and not each.is_symlink()
        ]
    except OSError:
        return []
