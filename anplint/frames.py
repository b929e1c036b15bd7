"""Lines of the frame of a page (menus, buttons, comment forms) among the blocks of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.match import Found
    from anplint.measure import Facts
    from anplint.model import Block

LONGEST_HEADING = 60
LONGEST_LINE = 700
"""Code points; no line of a page's frame is longer."""
LONG_PARAGRAPH = 60
"""A paragraph of more code points belongs to the article: what stands behind it does not open the page."""
MARKUP = " \t>*_#|•·"
ENDS = r"[\s.:!?…*_#]*"
ORDERS = r"(?i)(?:then |now )?(?:click|press|tap|select|choose|use|hit|push|open) "
SENTENCE_END = r"[.!?:…][\"'”’»)\]*_]*$"


class Line(NamedTuple):
    """A line of debris: its place in the source, its words, and whether it is nothing else anywhere."""

    start: int
    end: int
    text: str
    sure: bool = False


def key(block: Block) -> tuple[int, str]:
    """What tells a block from others; a match holds a copy of its block."""
    return block.start, block.kind


def lines_of_page(
    facts: Facts, matches: Sequence[Found], groups: Sequence[tuple[str, str]], about: str
) -> dict[tuple[int, str], Line]:
    """The lines that match, by their blocks; the first of each.

    ``groups`` are the group and the regex of each pattern; ``about`` is what no title or heading may have.
    """
    if not matches:
        return {}
    from anplint.body import has_link  # where something is found

    told = (*facts.headings, *facts.claims("title"), *facts.claims("description"), *facts.claims("tags"))
    if any(re.search(about, block.text, re.IGNORECASE) for block in told):
        return {}
    first = next((one.start for one in facts.paragraphs if len(one.text) > LONG_PARAGRAPH), 0)
    found: dict[tuple[int, str], Line] = {}
    for one in sorted(matches, key=lambda one: (one.block.start, one.match.start())):
        group, regex = groups[one.pattern]
        place = key(one.block)
        if (place in found and group != "tails") or (group == "opening" and one.block.start > first):
            continue
        if group == "bare" and has_link(facts, one.block):
            continue
        line = _tail(one) if group == "tails" else _line(facts.article.source, one, regex)
        if line is not None:
            found[place] = line._replace(sure=group == "lines")
    return found


def _tail(one: Found) -> Line | None:
    """The end of a heading, or of a line like one."""
    text = one.block.text
    short = one.block.kind == "paragraph" and len(text) <= LONGEST_HEADING and not re.match(ORDERS, text)
    if one.match.end() < len(text.rstrip()) or not (one.block.kind == "heading" or short):
        return None
    return Line(*one.block.to_source(*one.match.span()), one.match.group())


def _line(source: str, one: Found, regex: str) -> Line | None:
    """The block, or a line of it between others, where a regex matches all of it."""
    block, whole = one.block, rf"(?i)[{MARKUP}]*(?:{regex}){ENDS}"
    if len(block.text) <= LONGEST_LINE and re.fullmatch(whole, block.text):
        return Line(block.start, block.end, block.text)
    place = one.block.to_source(*one.match.span())
    start = source.rfind("\n", block.start, place.start) + 1 or block.start
    end = source.find("\n", place.start, block.end) + 1 or block.end + 1
    line = source[start : end - 1].rstrip("\r")
    if (start, end - 1) == (block.start, block.end) or len(line) > LONGEST_LINE:
        return None
    before = source[block.start : start].rstrip()
    if (before and not re.search(SENTENCE_END, before[-8:])) or not line.lstrip(MARKUP)[:1].isupper():
        return None
    return Line(start, start + len(line), line.strip(MARKUP)) if re.fullmatch(whole, line) else None
