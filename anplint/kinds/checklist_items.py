"""Items of a checklist in which nothing was filled in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.checklists import CHECKBOX, WHERE, may_hold
from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import Entry
from anplint.outline import NOT_BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from anplint.model import Block, Comment

VALUES = frozenset({"item", "what"})

BARE = r"(?m)^[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(\[[ xX]?\])[ \t]*\r?$"
"""A line with a check box and nothing behind it."""
EMPTY = (
    rf"(?i)<li\b[^<>]*>\s*(?:<label\b[^<>]*>\s*)?({CHECKBOX})(?:\s|&nbsp;|</?(?:label"
    rf"|span)\b[^<>]*>)*(?=</li|<li|</ul)"
)
"""An item of HTML with a check box and nothing behind it."""
SIGN = r"[\s.…?_–—*~-]*"
"""What stands where nothing was written."""


class Params(NamedTuple):
    """``patterns`` are regexes for whole items that say nothing."""

    patterns: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields each such item, of checklists in the body and in the metadata."""
    pattern = "|".join(f"(?:{regex})" for regex in params.patterns) or "(?!)"

    def find(view: View) -> Iterator[Hit]:
        if not may_hold(view.article.source):
            return
        facts = view.facts
        keys = facts.fields.get("checklist") or ("checklist",)
        stated = [block for name, block in facts.entries if name in keys and _is_item(block)]
        for items in (*facts.checklists, tuple(stated)):
            for item in items:
                text = item.text.strip()
                if re.fullmatch(SIGN, text) or re.fullmatch(pattern, text, re.IGNORECASE):
                    said = "nothing" if re.fullmatch(r"[\s_-]*", text) else f"only “{text}”"
                    place = item.to_source(0, len(item.text)) if item.text else (item.start, item.end)
                    yield Hit(*place, {"item": text, "what": said})
        if view.article.format in {"markdown", "mdx", "text"}:
            yield from _bare(view, facts.checklists)
        elif view.article.format == "html":
            for found in re.finditer(EMPTY, view.article.source):
                yield Hit(*found.span(1), {"item": "", "what": "nothing"})

    return Check(find, where=WHERE)


def _is_item(block: Block) -> bool:
    return isinstance(block.detail, Entry) and len(block.detail.path) > 1


def _bare(view: View, checklists: Iterable[tuple[Block, ...]]) -> Iterator[Hit]:
    """Boxes with nothing behind them, which the reader of Markdown takes for no items."""
    blocks, comments = view.article.blocks, view.article.comments
    known = {item.start for items in checklists for item in items if not item.text.strip()}
    for line in re.finditer(BARE, view.article.source):
        start, end = line.span(1)
        if known.intersection(range(line.start(), end + 1)):
            continue
        last = bisect_right(blocks, start, key=_start)
        inside = [one for one in blocks[max(0, last - 3) : last] if start < one.end]
        if any(one.kind not in NOT_BODY and (one.kind != "item" or one.text[:1] == "[") for one in inside):
            continue
        before = bisect_right(comments, start, key=_start) - 1
        if before < 0 or comments[before].end <= start:
            yield Hit(start, end, {"item": "", "what": "nothing"})


def _start(one: Block | Comment) -> int:
    return one.start
