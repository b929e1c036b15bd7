"""Where reports go: standard output and files, each in its format."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplint.cli.choose import known_format
from anplint.cli.terminal import print_pieces
from anplint.errors import UsageError
from anplint.report import FORMATS, Showing, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from anplint.finding import Report

DEFAULT_FORMAT = "text"


class Output(NamedTuple):
    """A report in a format; ``file`` is None for standard output."""

    format: str
    file: Path | None


def outputs(
    values: Sequence[str], on_stdout: str | None, formats: Iterable[str] = FORMATS
) -> tuple[Output, ...]:
    """The outputs of a run from ``--output FORMAT[:FILE]`` and ``--output-format``; text if none is named.

    Raises UsageError for an unknown format and where two reports would go to one place.
    """
    named = [*([on_stdout] if on_stdout else []), *values] or [DEFAULT_FORMAT]
    found = []
    for value in named:
        name, colon, file = value.partition(":")
        if colon and not file:
            raise UsageError(f"'{value}' names no file; write FORMAT:FILE, or FORMAT for standard output")
        found.append(Output(known_format(name, formats), Path(file) if file else None))
        if file and not Path(file).absolute().parent.is_dir():
            raise UsageError(f"cannot write {file}: there is no folder {Path(file).parent}")
    places = [each.file for each in found]
    for place in places:
        if places.count(place) > 1:
            where = place or "standard output"
            raise UsageError(f"two reports would go to {where}; name a file, as in json:report.json")
    return tuple(found)


def write_report(report: Report, wanted: Iterable[Output], showing: Showing) -> None:
    """Write all outputs; files are without colours and 80 columns wide."""
    for each in wanted:
        if each.file is None:
            print_pieces(render(each.format, report, showing))
        else:
            plain = showing._replace(color=False, width=80)
            write_file(each.file, render(each.format, report, plain))


def write_file(file: Path, pieces: Iterable[str]) -> None:
    """Write a file as a whole or not at all; raises UsageError where that is not possible.

    A link is followed, and what is no regular file (a pipe, ``/dev/stderr``) is written to directly.
    """
    target = Path(os.path.realpath(file))
    direct = os.path.lexists(target) and not os.path.isfile(target)  # noqa: PTH113 - takes any name
    temporary = target if direct else target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as opened:
            opened.writelines(pieces)
        if not direct:
            temporary.replace(target)
    except OSError as error:
        if not direct:
            with suppress(OSError):
                temporary.unlink()
        raise UsageError(f"cannot write {file}: {error.strerror}") from None
