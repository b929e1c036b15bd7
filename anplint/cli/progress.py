"""A progress bar on standard error, for work that turns out to be long."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

T = TypeVar("T")

LONG = 2.0
"""Seconds of work, expected or gone by, from which on a bar is shown."""
FIRST_LOOK = 0.5
"""Seconds after which the expectation is worth something."""


def is_long(seconds: float, done: int, total: int) -> bool:
    """Whether ``total`` articles take longer than LONG, if ``done`` took so many seconds."""
    return done < total and (seconds > LONG or (seconds > FIRST_LOOK and seconds / done * total > LONG))


def watched(results: Iterable[T], total: int, *, color: bool) -> Iterator[T]:
    """The results as they come, with a bar on standard error once the work is long."""
    started = monotonic()
    bar: Progress | None = None
    try:
        for done, result in enumerate(results, 1):
            if bar is None and is_long(monotonic() - started, done, total):
                bar = _start(total, color=color)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
            yield result
    finally:
        if bar is not None:
            bar.stop()


def _start(total: int, *, color: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, no_color=not color),
        transient=True,
    )
    bar.add_task("", total=total)
    bar.start()
    return bar
