"""What a run that mends tells: the diff, the lines of a patch, and what was done in one line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from anplint.cli.terminal import print_bytes, print_pieces
from anplint.report.diff import diff
from anplint.report.sanitize import clean, guard
from anplint.report.summary import amount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anplint.finding import Report
    from anplint.fixing.job import Change, FieldChange

COLORS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


class Tally:
    """What a run that mends came to so far."""

    def __init__(self) -> None:
        self.fixes = self.files = self.records = 0
        self.fields: list[FieldChange] = []
        self.unpatched: dict[str, None] = {}


def print_diff(change: Change, *, color: bool) -> None:
    """Print a diff: as it is for a file or a program, cleaned for a terminal."""
    lines = diff(change.path, change.before, change.after, bom=change.bom)
    if color or sys.stdout.isatty():
        print_pieces(_shown(lines, color=color))
    else:
        print_bytes(line.encode("utf-8", "surrogateescape") for line in lines)


def _shown(lines: Iterator[str], *, color: bool) -> Iterator[str]:
    for line in lines:
        text = guard(f"{line[:1]}{clean(line[1:].rstrip(chr(10)))}\n")
        yield f"{COLORS[line[0]]}{text[:-1]}\x1b[0m\n" if color and line[:1] in COLORS else text


def print_lines(tally: Tally) -> None:
    """Print the changes of fields as lines of a patch."""
    lines = map(patch_line, tally.fields)
    print_pieces((f"{clean(line)}\n" for line in lines) if sys.stdout.isatty() else lines)


def patch_line(change: FieldChange) -> str:
    """A line of a patch: a JSON object."""
    return json.dumps(change._asdict(), ensure_ascii=False) + "\n"


def summary(
    report: Report, tally: Tally, *, as_diff: bool, patch: Path | None, unsafe_too: bool
) -> Iterator[str]:
    """What was done, or would be, and what more could be."""
    if as_diff:
        fixes = f"{tally.fixes:,} fix{'es' * (tally.fixes != 1)}"
        places = (amount(tally.files, "file"), amount(tally.records, "record"))
        changed = " and ".join(place for place in places if not place.startswith("0 "))
        yield f"{fixes} would change {changed}" if changed else "nothing would change"
        return
    articles = sum(one.fixed > 0 for one in report.articles)
    if report.fixed:
        yield f"fixed {amount(report.fixed, 'finding')} in {amount(articles, 'article')}"
    elif not tally.fields:
        yield "nothing was fixed"
    if patch is not None:
        records = f" of {amount(tally.records, 'record')}" if tally.records else ""
        yield f"{amount(len(tally.fields), 'change')}{records} written to {patch}"
    left = [each.fix for one in report.articles for each in one.findings if each.fix]
    unsafe = sum(fix.safety == "unsafe" for fix in left)
    if unsafe and not unsafe_too:
        yield f"{unsafe:,} more with --unsafe-fixes; --diff --unsafe-fixes shows them first"
