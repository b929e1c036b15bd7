"""Names that stand twice in one list of the metadata, letter by letter the same."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Entry
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
    """A name of a list: its text, its place, and what it takes to take it out.

    ``number`` is that of its block; ``start`` and ``end`` are where it stands there (-1 for an item of a
    list).
    """

    text: str
    place: Span
    number: int
    start: int = -1
    end: int = -1


def build(params: Params) -> Check:
    """A check that yields each name that stands in its list before; the edit takes it out.

    Names that differ in case are not the same. A value of its own (a tag of a page, a category of a
    WordPress export) has no edit, and so has an item of a record of an export.
    """

    def find(view: View) -> Iterator[Hit]:
        for field in params.fields:
            for blocks in _lists(view.facts.claims(field)):
                first: dict[str, Named] = {}
                for name in islice(_names(blocks), MOST_NAMES):
                    other = first.setdefault(name.text, name)
                    if other is not name:
                        values = {"name": name.text, "key": label(blocks[0])}
                        related = (Related(*other.place, "the other one"),)
                        yield Hit(*name.place, values, _without(view, blocks, name), related)

    return Check(find, where=tuple(f"twice:{field}" for field in params.fields))


def _lists(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    """The blocks, those of one list together; of each list in the order of the article."""
    found: dict[tuple[str | int, ...], dict[int, Block]] = {}
    for block in blocks:
        path = block.detail.path if isinstance(block.detail, Entry) else ()
        found.setdefault(path[:-1] if is_item(block) else path, {})[block.start] = block
    return [list(ones.values()) for ones in found.values()]


def _names(blocks: Sequence[Block]) -> Iterator[Named]:
    """The names of a list."""
    for number, block in enumerate(blocks):
        if is_item(block):
            if text := block.text.strip():
                yield Named(text, block.to_source(0, len(block.text)), number)
            continue
        last = 0
        for name in names_of(block):
            start = block.text.index(name.text, last)
            end = start + len(name.text)
            yield Named(name.text, name.place, number, start, end)
            last = end


def _without(view: View, blocks: Sequence[Block], name: Named) -> tuple[Edit, ...]:
    """The edits that take a name out of its list."""
    from anplint.stated_edits import without_item, without_name  # only where there is such a name

    source, block = view.article.source, blocks[name.number]
    if name.end >= 0:
        return without_name(source, block, name.start, name.end)
    if view.article.parts or not _follows(blocks, name.number):
        return ()
    return without_item(source, blocks, name.number)


def _follows(blocks: Sequence[Block], number: int) -> bool:
    """Whether the block before is the item before."""
    one, other = (blocks[at].detail for at in (number - 1, number))
    if number == 0 or not isinstance(one, Entry) or not isinstance(other, Entry):
        return False
    return isinstance(one.path[-1], int) and one.path[-1] + 1 == other.path[-1]
