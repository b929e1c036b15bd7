"""Masks for template and component syntax, so that it is neither prose nor a shift of places.

The text is looked at from left to right for the marks of the syntaxes in question; code spans and fences
are stepped over, so that documentation about templates stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anplint.read import admonitions, containers, inline_marks, jsx_children, liquid, mdx, shortcodes
from anplint.read.code_regions import FENCE, CodeRegions
from anplint.read.constructs import Found, settle
from anplint.read.syntax import SURE
from anplint.read.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from anplint.model import Block, Comment, Span
    from anplint.read.reading import Flavor
    from anplint.read.syntax import Syntax

    Take = Callable[[Found, re.Match[str]], int]

BRACES: tuple[tuple[str, Syntax, Take], ...] = (
    ("{{<", "hugo", shortcodes.shortcode),
    ("{{%", "hugo", shortcodes.shortcode),
    ("{{", "hugo", shortcodes.go_comment),
    ("{{", "hugo", liquid.output),
    ("{{", "liquid", liquid.output),
    ("{{", "outputs", liquid.output),
    ("{%", "liquid", liquid.tag),
    ("{:", "kramdown", liquid.attribute_list),
    ("{", "roles", inline_marks.role),
    ("{", "attributes", inline_marks.attributes),
    ("{#", "hash-comments", liquid.hash_comment),
    ("{", "mdx", mdx.expression),
)
"""What a brace can start, in the order in which it is tried."""

LINE_MARKS: dict[str, tuple[Syntax, str, Take | None]] = {
    "statement": ("mdx", r"(?:import|export)\b", mdx.statement),
    "commentlink": ("comments", r"[ ]{0,3}\[//\]:", inline_marks.comment_link),
    "linemark": ("myst-lines", r"%|\+\+\+(?=[ \t\n])|\((?=[\w .:/-]+\)=)", inline_marks.line_mark),
    "tableline": ("icons", r"\[TOC\]|\*\[[^\]\n]+\]:", inline_marks.line_mark),
    "colons": ("colons", r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*:{3}", None),
}
MARKS: dict[str, tuple[Syntax, str, Take]] = {
    "element": ("mdx", r"<(?=[A-Za-z/>])", mdx.element),
    "blockcomment": ("wordpress", r"<!--\s*/?wp:", shortcodes.block_comment),
    "shortcode": ("wordpress", r"\[(?=/?[A-Za-z])", shortcodes.bracketed),
    "icon": ("icons", inline_marks.ICON, inline_marks.icon),
    "snippet": ("icons", r"-+8<", inline_marks.snippet),
    "math": ("math", r"\$\$?", inline_marks.math),
    "span": ("spans", r"\[(?=[^\[\]\n]{1,300}\]\{[ ]*[.#])", inline_marks.bracketed_span),
}
"""For each mark, at the start of a line or anywhere: the syntax, how it looks, what takes it from there."""
FIRST = {"mdx": "{<", "wordpress": "[", "icons": ":-", "math": "$", "spans": "["}
"""The characters that marks start with, other than braces."""
NAME = r"\(\?P<\w+>"
"""How a group of a regex gets its name."""


class Masked(NamedTuple):
    """An article's body as the parser is to see it, and what the masks took: blocks, comments, captions."""

    view: View
    blocks: list[Block]
    comments: list[Comment]
    captions: list[Span]


def mask_markdown(
    source: str, start: int, body: str, wanted: frozenset[Syntax], flavor: Flavor | None
) -> Masked | None:
    """Mask the body of a Markdown article; None where there is nothing to mask.

    ``body`` is the source from ``start`` on, as the parser takes line ends. ``wanted`` are the syntaxes to
    look for; where ``flavor`` is None only what is beyond doubt is taken.
    """
    found = find_syntax(source, start, wanted, flavor)
    edits = found.edits + settle(found)
    if not edits and not found.blocks:
        return None
    view = View(body, start, edits)
    return Masked(view, sorted(found.blocks, key=_start), found.comments, found.captions)


def find_syntax(source: str, start: int, wanted: frozenset[Syntax], flavor: Flavor | None) -> Found:
    """What stands in a source from an offset on, of the syntaxes wanted."""
    text = source.replace("\r\n", " \n").replace("\r", "\n") if "\r" in source else source
    found = Found(source, text, CodeRegions(text), told=flavor is not None)
    found.sure = flavor in SURE
    if "admonitions" in wanted:
        admonitions.take_admonitions(found, start)
    colons = _scan(found, start, wanted)
    if colons:
        containers.close_colons(found, colons)
    if found.zones:
        jsx_children.outdent(found, start)
    return found


def _scan(found: Found, start: int, wanted: frozenset[Syntax]) -> list[re.Match[str]]:
    """Take the marks one after the other; returns the lines of colons, which are matched later."""
    first, line_marks, marks = (re.compile(pattern) for pattern in _patterns(wanted))
    text, at = found.text, start
    colons: list[re.Match[str]] = []
    while True:
        match = line_marks.match(text, at) if at == start or text[at - 1] == "\n" else None
        if match is None:
            hit = first.search(text, at)
            if hit is None:
                return colons
            if text[hit.start()] == "\n":
                at = hit.end()
                continue
            match = marks.match(text, hit.start())
            if match is None:
                at = hit.end()
                continue
        at = max(match.end(), _after(found, match, wanted, colons))


@lru_cache(maxsize=32)
def _patterns(wanted: frozenset[Syntax]) -> tuple[str, str, str]:
    """What marks start with, the marks of lines, and those anywhere; code and HTML's comments among them."""
    escaped = r"\\[\\`{<\[$]" if wanted & {"mdx", "math", "roles"} else r"\\[\\`]"
    first = "".join(FIRST.get(syntax, "") for syntax in wanted)
    lines = [f"(?P<{name}>{mark})" for name, (known, mark, _) in LINE_MARKS.items() if known in wanted]
    marks = [f"(?P<{name}>{mark})" for name, (known, mark, _) in MARKS.items() if known in wanted]
    line_marks = "|".join([f"(?P<fence>{FENCE})", *lines])
    return (
        rf"[`\\<{{{re.escape(first)}]|\n(?={re.sub(NAME, '(?:', line_marks)})",
        line_marks,
        "|".join(
            ["(?P<ticks>`+)", f"(?P<escape>{escaped})", *marks, "(?P<comment><!--)", r"(?P<brace>\{[{%:#]?)"]
        ),
    )


def _after(found: Found, match: re.Match[str], wanted: frozenset[Syntax], colons: list[re.Match[str]]) -> int:
    """Where to go on behind a mark; 0 where it is text."""
    name = match.lastgroup or ""
    if name == "ticks":
        return found.code.after_ticks(*match.span())
    if name == "fence":
        inside = containers.directive(found, match) if "directives" in wanted else 0
        return inside or found.code.after_fence(match)
    if name == "comment":
        close = found.search("-->", match.end())
        return close.end() if close else 0
    if name == "colons":
        line = re.compile(containers.COLONS).match(found.text, match.start())
        colons += [line] if line else []
        return line.end("mark") if line else 0
    if name == "brace":
        return _brace(found, match, wanted)
    take = (LINE_MARKS.get(name) or MARKS.get(name) or (None,))[-1]
    return take(found, match) if take else 0


def _brace(found: Found, match: re.Match[str], wanted: frozenset[Syntax]) -> int:
    for mark, syntax, take in BRACES:
        if syntax in wanted and found.text.startswith(mark, match.start()):
            end = take(found, match)
            if end:
                return end
    return 0


def _start(block: Block) -> int:
    return block.start
