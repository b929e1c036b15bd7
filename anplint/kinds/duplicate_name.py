"""Names that stand twice in one list of the metadata, letter by letter the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Entry
from anplint.stated_edits import without_item, without_name
from anplint.text.values import is_item, label, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.finding import Edit
    from anplint.model import Block, Span

VALUES = frozenset({"name", "key"})

MOST_NAMES = 1_000
"""Names of one list that are looked at."""


class Params(NamedTuple):
    """``fields`` hold the lists: items, or one text with commas."""

    fields: tuple[str, ...]


class Named(NamedTuple):
    """A name of a list, its place, and the edits that take it out."""

    text: str
    place: Span
    edits: tuple[Edit, ...]


def build(params: Params) -> Check:
    """A check that yields each name that stands in its list before; the edit takes it out.

    Names that differ in case are not the same. A value of its own (a tag of a page, a category of a
    WordPress export) has no edit, and so has an item of a record of an export.
    """

    def find(view: View) -> Iterator[Hit]:
        source = view.article.source if not view.article.parts else ""
        for field in params.fields:
            for blocks in _lists(view.facts.claims(field)):
                first: dict[str, Named] = {}
                for name in list(_names(view.article.source, source, blocks))[:MOST_NAMES]:
                    other = first.setdefault(name.text, name)
                    if other is not name:
                        values = {"name": name.text, "key": label(blocks[0])}
                        related = (Related(*other.place, "the other one"),)
                        yield Hit(*name.place, values, name.edits, related)

    return Check(find, where=tuple(f"field:{field}" for field in params.fields))


def _lists(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    """The blocks, those of one list together; of each list in the order of the article."""
    found: dict[tuple[str | int, ...], list[Block]] = {}
    for block in blocks:
        path = block.detail.path if isinstance(block.detail, Entry) else ()
        found.setdefault(path[:-1] if is_item(block) else path, []).append(block)
    return found.values()


def _names(whole: str, source: str, blocks: Sequence[Block]) -> Iterator[Named]:
    """The names of a list; ``source`` is empty where items cannot be taken out."""
    for number, block in enumerate(blocks):
        if is_item(block):
            text = block.text.strip()
            edits = without_item(source, blocks, number) if source and _follows(blocks, number) else ()
            if text:
                yield Named(text, block.to_source(0, len(block.text)), edits)
            continue
        last = 0
        for name in names_of(block):
            start = block.text.index(name.text, last)
            end = start + len(name.text)
            yield Named(name.text, name.place, without_name(whole, block, last, start, end))
            last = end


def _follows(blocks: Sequence[Block], number: int) -> bool:
    """Whether the block before is the item before."""
    one, other = (blocks[at].detail for at in (number - 1, number))
    if number == 0 or not isinstance(one, Entry) or not isinstance(other, Entry):
        return False
    return isinstance(one.path[-1], int) and one.path[-1] + 1 == other.path[-1]
