"""Template and component syntax met in a text: where it stands, and what the parser is shown instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Block, Code, Comment, Run, Span
from anplint.read.view import FILLER, Edit, blank

if TYPE_CHECKING:
    from anplint.read.code_regions import CodeRegions

LINE_PREFIX = r"[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?"
"""Marks of quotes, lists and check boxes that may stand before the content of a line."""
REST_BLANK = r"[ \t]*(?=\n|\Z)"


class Construct(NamedTuple):
    """A piece of syntax at ``[start, end)``.

    ``inline`` is what it leaves in a line with other text: a gap (the filler) where it stands for something
    that readers see, else nothing or a separator. ``content``: alone on its lines it is content (``html``).
    ``output``: even alone on its line it may be a part of the sentence around it.
    ``stripped``: its line goes with its line end (``{%- … -%}``).
    """

    start: int
    end: int
    inline: str = FILLER
    content: bool = True
    output: bool = False
    stripped: bool = False


class Found:
    """What was met in a text: constructs, edits, and what they mean for the article.

    ``text`` is the source with every line end as LF (CR LF as a blank and LF), so offsets are those of the
    source. ``told`` tells that a flavor was named; without one only what is beyond doubt is taken.
    ``literal`` is the end of a region whose template syntax is shown to readers as it is.
    ``budget`` bounds the characters that searches without result may look at, so hostile text costs
    linear time; when it is used up, further marks are text.
    """

    __slots__ = (
        "blocks",
        "budget",
        "captions",
        "code",
        "comments",
        "constructs",
        "doubtful",
        "edits",
        "literal",
        "never",
        "source",
        "sure",
        "text",
        "told",
        "zones",
    )

    def __init__(self, source: str, text: str, code: CodeRegions, *, told: bool) -> None:
        """Start with nothing met."""
        self.source = source
        self.text = text
        self.code = code
        self.told = told
        self.constructs: list[Construct] = []
        self.doubtful: list[Construct] = []
        self.sure = False
        self.edits: list[Edit] = []
        self.comments: list[Comment] = []
        self.blocks: list[Block] = []
        self.captions: list[Span] = []
        self.zones: list[tuple[Construct, str, bool]] = []
        self.literal = 0
        self.never: set[str] = set()
        self.budget = 2 * len(text) + 10_000

    def search(self, pattern: str, at: int) -> re.Match[str] | None:
        """The next match from ``at`` on; a pattern that matched nowhere is not looked for again."""
        if pattern in self.never:
            return None
        match = re.compile(pattern).search(self.text, at)
        if match is None:
            self.never.add(pattern)
        return match

    def comment(self, start: int, end: int, inner: tuple[int, int]) -> None:
        """Take a comment: its place, and the span of the text between its marks."""
        self.comments.append(Comment(start, end, self.source[slice(*inner)]))
        self.constructs.append(Construct(start, end, "", content=False))

    def code_block(self, place: Span, inside: Span, language: str) -> None:
        """Take a construct that shows code, from its first line on."""
        first = re.compile(r"[ \t]*\n").match(self.text, *inside)
        start = first.end() if first else inside.start
        code = self.source[start : inside.end]
        runs = (Run(0, start, len(code), len(code)),) if code else ()
        self.blocks.append(Block("code", *place, code, runs, 0, Code(language.lower())))

    def cut(self, start: int, end: int) -> None:
        """Take out a range: no character stands in its place."""
        self.edits.append(Edit(start, end, ""))


def settle(found: Found) -> list[Edit]:
    """The edits for all constructs; those alone on their lines are ``html`` blocks where they are content."""
    edits: list[Edit] = []
    last = 0
    for group in _groups(found):
        first, final = group[0], group[-1]
        line = found.text.rfind("\n", last, first.start)
        prefix = found.text[line + 1 if line >= 0 else last : first.start]
        alone = (
            (line >= 0 or last == 0 or found.text[last - 1 : last] == "\n")
            and re.fullmatch(LINE_PREFIX, prefix) is not None
            and re.compile(REST_BLANK).match(found.text, final.end) is not None
            and not all(construct.output for construct in group)
        )
        edits += _alone(found, group) if alone else _inline(group)
        last = final.end
    return edits


def _groups(found: Found) -> list[list[Construct]]:
    """The constructs in order, those between which only blanks stand together; nested ones left out."""
    groups: list[list[Construct]] = []
    last = -1
    for construct in sorted([*found.constructs, *(found.doubtful if found.sure or found.told else ())]):
        if construct.start < last:
            continue
        if groups and not found.text[last : construct.start].strip(" \t"):
            groups[-1].append(construct)
        else:
            groups.append([construct])
        last = construct.end
    return groups


def _alone(found: Found, group: list[Construct]) -> list[Edit]:
    """Blank lines; a table goes on over tags that strip the line end."""
    found.blocks += [Block("html", one.start, one.end, "", ()) for one in group if one.content]
    if all(one.stripped for one in group):
        line_end = found.text.find("\n", group[-1].end)
        return [Edit(group[0].start, line_end + 1 if line_end >= 0 else group[-1].end, "")]
    return [Edit(one.start, one.end, blank(found.text[one.start : one.end])) for one in group]


def _inline(group: list[Construct]) -> list[Edit]:
    return [
        Edit(one.start, one.end, one.inline * (one.end - one.start if one.inline == FILLER else 1))
        for one in group
    ]
