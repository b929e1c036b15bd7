"""``anplint check --watch``: lint again what changes, in one warm process, until Ctrl-C."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NoReturn

import click

from anplint.cli.terminal import complain
from anplint.errors import AnplintError, UsageError
from anplint.report.summary import amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from anplint.cli.checking import Checking
    from anplint.cli.outputs import Output
    from anplint.discover import Discovered
    from anplint.report import Showing

    Stamps = dict[Path, tuple[int, int, int]]

INTERVAL = 0.5
"""Seconds between two looks at the files; no system service is asked, so it works on every file system."""
FOR_PEOPLE = frozenset({"text", "concise"})


def refuse(wanted: Sequence[Output], stdin: str | None, *, mends: bool) -> None:
    """Raise UsageError for what cannot be watched: standard input, reports for machines, and fixes."""
    if mends:
        raise UsageError("--watch looks and never writes; run anplint fix beside it")
    if stdin is not None:
        raise UsageError("--watch looks at files; standard input (-) comes only once")
    if any(each.file is not None or each.format not in FOR_PEOPLE for each in wanted):
        raise UsageError("--watch prints text or concise to standard output; leave the other outputs out")


def watch(prepare: Callable[[], Checking], showing: Callable[[Checking], Showing]) -> NoReturn:
    """Lint all, then whatever changes. ``prepare`` reads the configuration, anew when its files change.

    Ends by KeyboardInterrupt alone. A mistake in the configuration is told, and the old one kept.
    """
    checking = prepare()
    found = checking.find()
    stamps, config = _stamps(found.files), _stamps(_config_files(checking, found))
    _lint(checking, found, showing)
    while True:
        time.sleep(INTERVAL)
        again = _stamps(config)
        if again != config:
            config = again
            try:
                checking = prepare()
            except AnplintError as error:
                complain(f"error: {error}")
                continue
            stamps = {}
        found = checking.find()
        before, stamps = stamps, _stamps(found.files)
        changed = tuple(file for file in found.files if stamps.get(file) != before.get(file))
        if changed:
            config = _stamps([*config, *_config_files(checking, found)])
            _lint(checking, found._replace(files=changed, unread=()), showing)


def _lint(checking: Checking, found: Discovered, showing: Callable[[Checking], Showing]) -> None:
    if sys.stdout.isatty():
        click.clear()
    report = checking.run(found)
    checking.publish(report, found, showing(checking))
    if not checking.quiet:
        complain(f"watching; {amount(len(found.files), 'article')} linted, Ctrl-C ends")
    sys.stderr.flush()


def _stamps(files: Iterable[Path]) -> Stamps:
    """What changes when a file is written: its time, size and number. A file that is gone has none."""
    found: Stamps = {}
    for file in files:
        try:
            state = file.stat()
        except OSError:
            continue
        found[file] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def _config_files(checking: Checking, found: Discovered) -> list[Path]:
    """The configuration files of the articles."""
    configs = (checking.prepared.configuration.config_for(file) for file in found.files)
    return list(dict.fromkeys(config.path for config in configs if config))
