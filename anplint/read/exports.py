"""Files with many articles: which suffix is read how, and their records as articles, one at a time."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from anplint.read.csv_records import read_csv
from anplint.read.json_records import read_json, read_json_lines
from anplint.read.records import Broken, read_record
from anplint.read.unseen import Unseen
from anplint.read.wxr import read_wxr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from anplint.model import Article
    from anplint.read.reading import Reading

READERS = {
    ".xml": read_wxr,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
}


def read_export(opened: BinaryIO, path: str, reading: Reading) -> Iterator[Article | Broken | Unseen]:
    """The articles of an export in order, with what is broken in it and what is not seen.

    ``path`` names it and chooses the reader by its suffix. Raises ReadError where the rest of the file
    cannot be read; what stands before has been given then. Memory is bounded by one record.
    """
    for record in READERS[PurePath(path).suffix.lower()](opened, path):
        if isinstance(record, Broken | Unseen):
            yield record
            continue
        article, unseen = read_record(record, path, reading)
        yield from unseen
        if article is not None:
            yield article
