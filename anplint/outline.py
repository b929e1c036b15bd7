"""The outline of an article: its sections and its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Block, Item

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_BODY = frozenset({"meta", "debris"})


class Section(NamedTuple):
    """A heading and the blocks up to the next heading of any level."""

    heading: Block
    blocks: tuple[Block, ...]


def sections(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Each heading with the body blocks up to the next one; what stands before the first is left out."""
    found: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.kind == "heading":
            found.append((block, []))
        elif found and block.kind not in NOT_BODY:
            found[-1][1].append(block)
    return tuple(Section(heading, tuple(below)) for heading, below in found)


def lists(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], ...]:
    """The items of each list, in order of the lists' first items."""
    found: dict[int, list[Block]] = {}
    for block in blocks:
        if isinstance(block.detail, Item):
            found.setdefault(block.detail.list, []).append(block)
    return tuple(map(tuple, found.values()))
