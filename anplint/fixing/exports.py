"""Exports that are mended: JSON and JSON Lines are written back in place, of others the changes are told.

WordPress takes no changed export for posts that it has, and tables are put together anew by whoever keeps
them: there each changed field is a line of a patch, for a program that puts it where the article lives.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from anplint.edits import apply_edits
from anplint.errors import ReadError
from anplint.finding import Checked, Edit, Failure
from anplint.fix import Form, fix_text
from anplint.fixing.job import Change, FieldChange, defects, fixable
from anplint.lint import lint_article
from anplint.model import Position
from anplint.positions import Lines
from anplint.read.exports import READERS
from anplint.read.json_records import record_of
from anplint.read.json_values import strings
from anplint.read.json_walk import Element
from anplint.read.records import Broken, Record, read_record
from anplint.read.unseen import Unseen, notices
from anplint.rewrite import BOM, encode, replace_file
from anplint.run import check_article, house_of, with_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from anplint.fix import Fixed
    from anplint.fixing.job import Job
    from anplint.model import Article
    from anplint.run import Result

IN_PLACE = frozenset({".json", ".jsonl", ".ndjson"})
"""Suffixes of exports that are written back."""
LARGEST = 256 * 1024 * 1024
"""Bytes of an export that is written back: it is held in memory for that."""


class Mended(NamedTuple):
    """A record with its fixes: its text as it was read and as it is fixed, and what was found before."""

    record: Record
    article: Article
    before: Checked
    fixed: Fixed

    @property
    def checked(self) -> Checked:
        """What is found with the fixes."""
        return self.fixed.checked._replace(fixed=len(self.fixed.applied))


def fix_export(file: Path, job: Job) -> Iterator[Result | Change | FieldChange]:
    """The result of each record, and the changes of those with fixes; a file that can be is written back.

    Results are of the records with their fixes where the file is written, else as they are.
    """
    in_place = PurePath(job.path).suffix.lower() in IN_PLACE and not job.fixing.patch
    try:
        if in_place and file.stat().st_size > LARGEST:
            yield Failure(job.path, "is larger than 256 MB and is not written back; name a --patch FILE")
            return
        if in_place:
            data = file.read_bytes()
            yield from _written(file, data, list(_records(file, job)), job)
            return
        for one in _records(file, job):
            if isinstance(one, Mended):
                yield one.before
                yield from _field_changes(one)
                yield from defects(job.path, one.fixed)
            else:
                yield one
    except OSError as error:
        yield Failure(job.path, f"cannot be read: {error.strerror}")


def _records(file: Path, job: Job) -> Iterator[Result | Mended]:
    """The records in turn: results of those without fixes, and the others mended."""
    unseen: dict[Unseen, int] = {}
    try:
        with file.open("rb") as opened:
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
                    yield _mend(record, article, job)
    except ReadError as error:
        yield Failure(error.path, error.message)
    yield from notices(job.path, unseen)


def _mend(record: Record, article: Article, job: Job) -> Result | Mended:
    fields = with_columns(job.settings)
    before = check_article(article, job.settings, job.linter, fields, job.as_of)
    if not isinstance(before, Checked) or not fixable(before, job.fixing.safeties):
        return before
    in_json = PurePath(job.path).suffix.lower() in IN_PLACE
    text = record.raw if in_json else json.dumps([field.text for field in record.fields])
    house = house_of(job.settings)

    def read(raw: str) -> Article:
        again = _json_record(record, raw) if in_json else _texts_record(record, raw)
        found, _ = read_record(again, job.path, job.settings.reading)
        if found is None:
            raise ReadError(job.path, "it is no article any more")
        return found

    form = Form(
        read,
        lambda one: lint_article(one, job.linter, fields, job.as_of, house),
        _plain if not in_json or (text.isascii() and "\\u" in text) else _short,
    )
    return Mended(record, article, before, fix_text(text, form, job.fixing.safeties))


def _plain(text: str) -> str:
    return json.dumps(text)[1:-1]


def _short(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _json_record(record: Record, raw: str) -> Record:
    again = record_of(record.number, Element(raw, Position(record.line, record.column)))
    if not isinstance(again, Record):
        raise ReadError("record", "it is no record any more")
    return again


def _texts_record(record: Record, raw: str) -> Record:
    """The record with its texts from a JSON list, which is a form for edits of any export to stand in."""
    fields = tuple(
        field._replace(text=text, runs=runs, at=at)
        for field, (text, runs, at) in zip(record.fields, strings(raw), strict=True)
    )
    return record._replace(raw=raw, fields=fields)


def _field_changes(one: Mended) -> Iterator[FieldChange]:
    """The fields whose text the fixes change."""
    before = {part.name: one.article.source[part.start : part.end] for part in one.article.parts}
    after = one.fixed.article
    for part in after.parts:
        old, text = before.get(part.name, ""), after.source[part.start : part.end]
        if old != text:
            known = sha256(old.encode("utf-8", "surrogatepass")).hexdigest()
            yield FieldChange(one.article.record, one.article.url, part.name, known, text)


def _written(
    file: Path, data: bytes, found: Sequence[Result | Mended], job: Job
) -> Iterator[Result | Change | FieldChange]:
    """Write the file with its records mended, and tell what was found; else what is found as it is."""
    bom = data.startswith(BOM)
    mended = [one for one in found if isinstance(one, Mended)]
    refused = None
    if mended:
        before = data.decode("utf-8-sig")
        try:
            after = _with_records(job.path, before, mended)
            if job.fixing.write and after != before:
                replace_file(file, data, encode(after, bom=bom))
        except ReadError as error:
            refused = Failure(job.path, f"was not fixed: {error.message}")
            yield refused
        else:
            yield from [Change(job.path, before, after, bom)] if after != before else []
    for one in found:
        if not isinstance(one, Mended):
            yield one
        elif refused:
            yield one.before
        else:
            yield one.checked
            yield from defects(job.path, one.fixed)


def _with_records(path: str, text: str, mended: Iterable[Mended]) -> str:
    """The text of a file with the records as they are fixed; each stands where it was read."""
    lines = Lines(text)
    edits = []
    for one in mended:
        start = lines.start(one.record.line) + one.record.column - 1
        end = start + len(one.record.raw)
        if text[start:end] != one.record.raw:
            raise ReadError(path, "changed while it was looked at; run the command again")
        edits.append(Edit(start, end, one.fixed.text))
    return apply_edits(text, edits)
