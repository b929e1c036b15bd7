"""Records of exports to articles: the fields of one record, put one behind the other.

The content field becomes the body, by the reader that its key and its text ask for; every other field is
metadata under the key that the file has. What is not an article, or not seen, is told with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Article, Block, Entry, Origin, Part, Run, Span
from anplint.read.labels import fold_key
from anplint.read.record_content import html_value, read_content
from anplint.read.unseen import Unseen, hidden_content, no_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from anplint.read.reading import Reading

CONTENT = (
    *("text", "body", "content", "html", "content:encoded", "contentencoded", "content.rendered", "markdown"),
    *("bodymd", "bodymarkdown", "bodyhtml", "contentmd", "contentmarkdown", "contenthtml", "articlebody"),
)
"""Where the text of an article stands, the first with any text counts: keys of exports, folded."""
FEED_CONTENT = ("description",)
"""Where it stands in a feed (RSS) without ``content:encoded``."""
TWINS = frozenset({"plaintext", "lexical", "mobiledoc", *CONTENT})
"""Other forms of the content (Ghost has three), which are no metadata."""
IDS = ("wp:postid", "id", "guid", "guid.rendered", "slug")
URLS = ("link", "url", "canonicalurl", "permalink")
PRIVATE = frozenset({"wp:postpassword", "password", "yoasthead"})
"""A secret of the site; and ``<head>`` markup, of which ``yoast_head_json`` holds the values."""
SERIALIZED = r'(?:[aO]:\d+:|[\[{]["\[{])'
"""How PHP's and JSON's forms of lists begin: settings of plugins in post meta, nothing that people wrote."""


class Field(NamedTuple):
    """A value of a record: its path of keys, its decoded text, and how that maps to the record's raw text.

    ``at`` is the offset of the value in the raw text, which an empty value needs.
    """

    path: tuple[str | int, ...]
    text: str
    runs: tuple[Run, ...]
    at: int

    @property
    def key(self) -> str:
        """The dotted keys without list indices, folded for comparing."""
        return fold_key(".".join(part for part in self.path if isinstance(part, str)))


class Record(NamedTuple):
    """A record of an export: its 1-based number, its raw text, the 1-based place of that, and its fields."""

    number: int
    raw: str
    line: int
    column: int
    fields: tuple[Field, ...]


class Broken(NamedTuple):
    """A record, or the rest of a file, that could not be read: the 1-based line, and why."""

    line: int
    message: str


def read_record(record: Record, path: str, reading: Reading) -> tuple[Article | None, tuple[Unseen, ...]]:
    """The article of a record, or None where it is none, and what of the record is not seen."""
    values: dict[str, Field] = {}
    for field in record.fields:
        if field.text.strip():
            values.setdefault(field.key, field)
    refused = no_article({key: field.text for key, field in values.items()})
    if refused:
        return None, (refused,)
    hidden = hidden_content({key: field.text for key, field in values.items()})
    content = _content(values, reading.columns)
    if content is None:
        return None, hidden or (Unseen("no text", ""),)
    return _assemble(record, content, values, path, reading), hidden


def _content(values: Mapping[str, Field], columns: Mapping[str, str]) -> Field | None:
    """The field that holds the text: the named one, else the first known key, also one level down."""
    if "content" in columns:
        return values.get(fold_key(columns["content"]))
    names = (*CONTENT, *FEED_CONTENT) if "pubdate" in values or "guid" in values else CONTENT
    for name in names:
        if name in values:
            return values[name]
    return next((values[key] for name in names for key in values if _below(key, name)), None)


def _below(key: str, name: str) -> bool:
    """Whether a key is a known name inside one other object, as ``fields.body`` is."""
    return key.endswith(f".{name}") and "." not in key[: -len(name) - 1]


def _assemble(
    record: Record, content: Field, values: Mapping[str, Field], path: str, reading: Reading
) -> Article:
    source: list[str] = []
    runs: list[Run] = []
    parts: list[Part] = []
    blocks: list[Block] = []
    at = start = 0
    rest = "title.rendered" in values
    for field in record.fields:
        if field is not content and not _is_metadata(field, rest=rest):
            continue
        runs += [run._replace(text=run.text + at) for run in field.runs] or [Run(at, field.at, 0, 0)]
        parts.append(Part(".".join(map(str, field.path)), at, at + len(field.text)))
        source.append(field.text)
        if field is content:
            start = at
        else:
            blocks.append(_entry(field, at))
        at += len(field.text) + 1
    body = read_content(content.key, content.text, start, path, reading)
    return body._replace(
        source="\n".join(source),
        blocks=tuple(sorted((*blocks, *body.blocks), key=_start)),
        record=_named(values, reading.columns, "id", IDS) or str(record.number),
        url=_named(values, reading.columns, "url", URLS),
        parts=tuple(parts),
        origin=Origin(record.raw, tuple(runs), record.line, record.column),
    )


def _start(block: Block) -> int:
    return block.start


def _is_metadata(field: Field, *, rest: bool) -> bool:
    """Whether a field that is not the content says something about the article.

    ``rest``: it is one of WordPress's REST answers, in which every key is there, with or without a value.
    """
    import re

    if field.key in TWINS or field.key in PRIVATE or (rest and not field.text.strip()):
        return False
    return not (field.key.startswith("wp:postmeta.") and re.match(SERIALIZED, field.text))


def _entry(field: Field, at: int) -> Block:
    """The metadata block of a field whose text starts at ``at``; its key stands outside the source."""
    text, runs = html_value(field.key, field.text, at)
    return Block("meta", at, at + len(field.text), text, runs, 0, Entry(field.path, Span(at, at)))


def _named(values: Mapping[str, Field], columns: Mapping[str, str], name: str, keys: Iterable[str]) -> str:
    """The value that is named by the settings, else that of the first key there is."""
    wanted: Sequence[str] = (fold_key(columns[name]),) if name in columns else tuple(keys)
    return next((values[key].text.strip() for key in wanted if key in values), "")
