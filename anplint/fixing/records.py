"""A record of an export with its fixes: its new text, and the fields that changed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from anplint.errors import AnplintError, ReadError
from anplint.finding import Checked, Failure
from anplint.fix import Form, fix_text
from anplint.fixing.job import FieldChange, defects, fixable, why_not
from anplint.lint import lint_article
from anplint.model import Position
from anplint.read.json_records import record_of
from anplint.read.json_values import strings
from anplint.read.json_walk import Element
from anplint.read.records import Record, read_record
from anplint.run import check_article, house_of, with_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from anplint.fixing.job import Job
    from anplint.model import Article


IN_PLACE = frozenset({".json", ".jsonl", ".ndjson"})
"""Suffixes of exports that are written back."""


class Mended(NamedTuple):
    """A record with its fixes: its text with them, what is found without and with them, and what changes.

    ``fields`` are told of records that are not written back; ``defects`` are fixes that were not made.
    """

    record: Record
    text: str
    before: Checked
    after: Checked
    fields: tuple[FieldChange, ...]
    defects: tuple[Failure, ...]


def mend(record: Record, article: Article, job: Job) -> Checked | Failure | Mended:
    """A record with its fixes; where there are none, what is found.

    Fixes of a record in JSON are made in its own text, with everything else of it as it is.
    """
    in_json = PurePath(job.path).suffix.lower() in IN_PLACE
    fields = with_columns(job.settings)
    before = check_article(article, job.settings, job.linter, fields, job.as_of)
    if not isinstance(before, Checked) or not fixable(before, job.fixing.safeties):
        return before
    text = record.raw if in_json else json.dumps([field.text for field in record.fields])
    house = house_of(job.settings)

    def read(raw: str) -> Article:
        again = _json_record(record, raw) if in_json else _texts_record(record, raw)
        found, _ = read_record(again, job.path, job.settings.reading)
        if found is None:
            raise ReadError(job.path, "it is no article any more")
        return found

    def lint(one: Article) -> Checked:
        return lint_article(one, job.linter, fields, job.as_of, house)

    form = Form(read, lint, _escape(text) if in_json else _ascii)
    try:
        fixed = fix_text(text, form, job.fixing.safeties)
    except AnplintError as error:
        reason = f"record {article.record}: was not fixed: {why_not(error)}"
        return Mended(record._replace(fields=()), text, before, before, (), (Failure(job.path, reason),))
    changes = tuple(_changes(article, fixed.article)) if job.fixing.patch or not in_json else ()
    after = fixed.checked._replace(fixed=len(fixed.applied))
    return Mended(
        record._replace(fields=()), fixed.text, before, after, changes, tuple(defects(job.path, fixed))
    )


def _escape(text: str) -> Callable[[str], str]:
    """How new text is written in a JSON text, which escapes what is not ASCII, and slashes, or does not."""
    plain = text.isascii() and "\\u" in text
    slashes = "\\/" in text

    def escape(piece: str) -> str:
        written = json.dumps(piece, ensure_ascii=plain)[1:-1]
        return written.replace("/", "\\/") if slashes else written

    return escape


def _ascii(piece: str) -> str:
    return json.dumps(piece)[1:-1]


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


def _changes(before: Article, after: Article) -> Iterator[FieldChange]:
    """The fields whose text the fixes change."""
    texts = {part.name: before.source[part.start : part.end] for part in before.parts}
    for part in after.parts:
        old, text = texts.get(part.name, ""), after.source[part.start : part.end]
        if old != text:
            plain = old.replace("\r\n", "\n").replace("\r", "\n")
            known = sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
            yield FieldChange(before.record, before.url, part.name, known, text)
