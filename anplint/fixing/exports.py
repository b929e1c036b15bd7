"""Exports that are mended: JSON and JSON Lines are written back in place, of others the changes are told.

WordPress takes no changed export for posts that it has, and tables are put together anew by whoever keeps
them: there each changed field is a line of a patch, for a program that puts it where the article lives.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from anplint.edits import apply_edits
from anplint.errors import ReadError
from anplint.finding import Edit, Failure
from anplint.fixing import other_names
from anplint.fixing.job import Change, Patch
from anplint.fixing.records import IN_PLACE, Mended, mend
from anplint.positions import Lines
from anplint.read.exports import READERS
from anplint.read.records import Broken, read_record
from anplint.read.unseen import Unseen, notices
from anplint.rewrite import BOM, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from anplint.fixing.job import Job
    from anplint.run import Result

LARGEST = 256 * 1024 * 1024
"""Bytes of an export that is written back: it is held in memory for that."""


def fix_export(file: Path, job: Job) -> Iterator[Result | Change | Patch]:
    """The result of each record, and the changes of those with fixes; a file that can be is written back.

    Results are of the records with their fixes where the file is written, else as they are.
    """
    in_place = PurePath(job.path).suffix.lower() in IN_PLACE and not job.fixing.patch
    try:
        with file.open("rb") as opened:
            if not in_place:
                yield from _told(_records(opened, job), job.path)
                return
            data = opened.read(LARGEST + 1)
    except OSError as error:
        yield Failure(job.path, f"cannot be read: {error.strerror}")
        return
    if len(data) > LARGEST:
        yield Failure(job.path, "is larger than 256 MB and is not written back; name a --patch FILE")
        return
    yield from _rewritten(file, data, list(_records(BytesIO(data), job)), job)


def _told(found: Iterable[Result | Mended], path: str) -> Iterator[Result | Patch]:
    """The records as they are, and what is to be changed in them."""
    for one in found:
        if not isinstance(one, Mended):
            yield one
            continue
        yield one.before
        if one.fields:
            yield Patch(path, one.fields, one.after.fixed)
        yield from one.defects


def _records(opened: BinaryIO, job: Job) -> Iterator[Result | Mended]:
    """The records in turn: results of those without fixes, and the others mended."""
    unseen: dict[Unseen, int] = {}
    try:
        for record in READERS[PurePath(job.path).suffix.lower()](opened, job.path):
            if isinstance(record, Broken):
                yield Failure(job.path, f"line {record.line}: {record.message}")
                continue
            if isinstance(record, Unseen):
                unseen[record] = unseen.get(record, 0) + 1
                continue
            article, passed = read_record(record, job.path, job.settings.reading)
            for one in passed:
                unseen[one] = unseen.get(one, 0) + 1
            if article is not None:
                yield mend(record, article, job)
    except ReadError as error:
        yield Failure(error.path, error.message)
    yield from notices(job.path, unseen)


def _rewritten(
    file: Path, data: bytes, found: Sequence[Result | Mended], job: Job
) -> Iterator[Result | Change]:
    """Write the file with its records mended, and tell what was found; else what is found as it is."""
    mended = [one for one in found if isinstance(one, Mended) and one.text != one.record.raw]
    written = False
    try:
        if mended and any(isinstance(one, Failure) for one in found):
            _refuse_broken(data, job.path)
        change = _change(data, mended, job.path) if mended else None
        if change and job.fixing.write:
            names = replace_file(file, data, _bytes(change))
            written = True
            if names:
                yield other_names(job.path, names)
    except ReadError as error:
        change = None
        yield Failure(job.path, f"was not fixed: {error.message}")
    if change:
        yield change
    for one in found:
        if isinstance(one, Mended):
            yield one.after if written else one.before
            yield from one.defects
        else:
            yield one


def _refuse_broken(data: bytes, path: str) -> None:
    """Raise ReadError for a file that is no JSON as a whole; of JSON Lines each line is by itself."""
    if PurePath(path).suffix.lower() != ".json":
        return
    import json

    try:
        json.loads(data.decode("utf-8-sig"))
    except (RecursionError, ValueError):  # UnicodeDecodeError is one
        raise ReadError(path, "not all of it can be read") from None


def _bytes(change: Change) -> bytes:
    return (BOM if change.bom else b"") + change.after.encode("utf-8", "surrogateescape")


def _change(data: bytes, mended: Sequence[Mended], path: str) -> Change:
    """The text of a file without and with its records as they are fixed; each stands where it was read."""
    text = data.decode("utf-8-sig", "surrogateescape")
    start_of = Lines(text).start if PurePath(path).suffix.lower() == ".json" else _line_starts(text)
    edits = []
    for one in mended:
        start = start_of(one.record.line) + one.record.column - 1
        end = start + len(one.record.raw)
        if text[start:end] != one.record.raw:
            raise ReadError(path, f"record {one.record.number} is not where it was read; please report it")
        edits.append(Edit(start, end, one.text))
    after = apply_edits(text, edits)
    return Change(path, text, after, data.startswith(BOM), sum(one.after.fixed for one in mended))


def _line_starts(text: str) -> Callable[[int], int]:
    """Where a 1-based line starts in JSON Lines, which end at LF alone."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return lambda line: starts[line - 1]
