"""Edits to values of metadata where they stand: a part of a value changed, an item of a list taken out.

Only characters that mean themselves are touched. A value that stands elsewhere (an alias), that others stand
for (an anchor in use), that is folded over lines or written with escapes has no edits, and so has an item
with a comment beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.model import Block, Span

NAME = r"[^\s,\[\]{}]+"
TAGS = r"(?:!\S*[ \t]+)?"
ALIAS = rf"{TAGS}\*{NAME}"
"""A value that stands elsewhere; a bullet has a blank behind it."""
ANCHOR = rf"{TAGS}&({NAME})\s"
FOLDED = rf"{TAGS}(?:&{NAME}[ \t]+)?[|>][-+\d]{{0,2}}[ \t]*(?:#[^\r\n]*)?[\r\n]"
"""The first line of a block scalar of YAML, folded or literal."""
COMMA = r"[ \t\r\n]*,[ \t\r\n]*"
COMMENT = r"[ \t]*,?[ \t]*#"
"""A comment behind an item of a list in brackets."""
BULLET = r"[ \t]*-[ \t]+"
LABEL_BULLET = r"[ \t]*[-*•‣◦·+][ \t]+"
"""A bullet of a box in plain text, whose block is the whole line."""
LINE_END = r"\r\n|\n|\r"


def edit_part(source: str, block: Block, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """The edit that puts ``text`` in place of ``[start, end)`` of a value; none where that is not safe."""
    place = _place(source, block, start, end)
    return (Edit(*place, text),) if place is not None else ()


def _place(source: str, block: Block, start: int, end: int) -> Span | None:
    """Where a part of a value stands as it reads."""
    place = block.to_source(start, end)
    as_is = source[place.start : place.end] == block.text[start:end]
    return place if as_is and not _is_shared(source, block) else None


def _is_shared(source: str, block: Block) -> bool:
    """Whether a value is written elsewhere, for elsewhere, or over lines."""
    raw = source[block.start : block.end]
    if raw == block.text:
        return False
    escaped = "\\" in raw and "\\" not in block.text
    if escaped or re.fullmatch(ALIAS, raw) or re.match(FOLDED, raw):
        return True
    anchor = re.match(ANCHOR, raw)
    return anchor is not None and re.search(rf"\*{re.escape(anchor[1])}(?!{NAME})", source) is not None


def without_item(source: str, items: Sequence[Block], number: int) -> tuple[Edit, ...]:
    """The edit that takes an item out of a list of the metadata that has more than this one.

    A line of its own goes as a whole, an item between brackets with a comma beside it.
    """
    item = items[number]
    raw = source[item.start : item.end]
    if len(items) < 2 or "\n" in raw or "\r" in raw or re.match(ANCHOR, raw) or re.fullmatch(ALIAS, raw):  # noqa: PLR2004
        return ()
    one, other = items[number - 1 : number + 1] if number else items[:2]
    if re.fullmatch(COMMA, source[one.end : other.start]):
        commented = re.compile(COMMENT).match(source, item.end)
        span = (one.end, item.end) if number else (item.start, other.start)
        return () if commented else (Edit(*span, ""),)
    return _without_line(source, item)


def _without_line(source: str, item: Block) -> tuple[Edit, ...]:
    """The edit that takes the line of an item away, where the item is all that it holds."""
    start = max(source.rfind("\n", 0, item.start), source.rfind("\r", 0, item.start)) + 1
    behind = re.compile(rf"[ \t]*,?[ \t]*(?:({LINE_END})|$)").match(source, item.end)
    if behind is None or not _is_line(source[start : item.start], source[item.start : item.end]):
        return ()
    above = source[:start].rstrip("\r\n")
    if above[max(above.rfind("\n"), above.rfind("\r")) + 1 :].lstrip(" \t").startswith("#"):
        return ()
    if behind[1] is None:  # the last line of a file without a line end
        return (Edit(len(above), behind.end(), ""),)
    return (Edit(start, behind.end(), ""),)


def _is_line(before: str, raw: str) -> bool:
    """Whether a bullet and an item, or an item in quotes, are all of a line up to the item's end."""
    if before.strip(" \t"):
        return re.fullmatch(BULLET, before) is not None
    return re.match(LABEL_BULLET, raw) is not None or raw[0] in "\"'"


def without_name(source: str, block: Block, start: int, end: int) -> tuple[Edit, ...]:
    """The edit that takes the name at ``[start, end)`` of a value of several out of it.

    It goes with the comma (or semicolon) before it; a name without one has no edit.
    """
    comma = re.search(r"[ \t]*[,;][ \t]*\Z", block.text[max(0, start - 20) : start])
    if comma is None or not re.compile(r"[ \t]*(?:[,;]|$)").match(block.text, end):
        return ()
    return edit_part(source, block, start - len(comma.group()), end, "")
