"""Tags as metadata states them: a list, or several in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.model import Block


def split_tags(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The tags of metadata blocks in order, each once; commas part tags, but not in an item of a list."""
    tags: dict[str, None] = {}
    for block in blocks:
        path = block.detail.path if isinstance(block.detail, Entry) else ()
        is_item = bool(path) and isinstance(path[-1], int)
        parts = [block.text] if is_item else block.text.split(",")
        tags.update(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return tuple(tags)
