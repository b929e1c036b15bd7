"""Plain text to blocks: headings that are bare lines, paragraphs, lists, images, and the metadata box.

Every line that is not blank lies in exactly one block (front matter aside); nothing is dropped and nothing
invented. What cannot be told from the text alone, the words of a site, comes from label data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import PROSE_KINDS, Article, Block, BlockKind, Detail, Image, Item, Link
from anplint.read.bare_headings import FRAME, HEADING_WORDS, TITLE_WORDS, is_question, name_headings
from anplint.read.box_labels import is_loose
from anplint.read.box_search import box_at_end
from anplint.read.front_matter import KEY_LINE, OPENING, read_front_matter
from anplint.read.lines import FINAL, fenced, fences, is_bare, joined, lines_of
from anplint.read.meta_box import Box, adds_up, box_below, entries, unlabelled
from anplint.read.page_marks import marks_of
from anplint.read.prose import bare_urls, fill_urls, note_links
from anplint.read.text_code import code_block, code_groups

if TYPE_CHECKING:
    from anplint.read.labels import Labels
    from anplint.read.lines import Line

BOX = re.compile(r"(?:\[[ xX]\]|[☐☑☒✓✔])(?:\s+|$)")
EMPTY_BOXES = ("[ ]", "☐")


def read_text(source: str, path: str, labels: Labels, *, bom: bool = False) -> Article:
    """Read plain text, with or without YAML front matter. Never fails; unknown labels give paragraphs."""
    opening = OPENING.match(source)
    front = read_front_matter(source if opening and KEY_LINE.match(source, opening.end()) else "")
    walk = _Walk(source, lines_of(source, front.body), labels)
    walk.read()
    return Article(
        path=path,
        format="text",
        source=source,
        blocks=(*front.blocks, *walk.blocks),
        links=tuple(walk.links),
        problems=tuple(front.problems),
        bom=bom,
    )


class _List(NamedTuple):
    """An open list: its number, its order, and the column of its bullets."""

    number: int
    ordered: bool
    indent: int


class _Walk:
    """The state while lines are taken in order."""

    def __init__(self, source: str, lines: list[Line], labels: Labels) -> None:
        self.source = source
        self.lines = lines
        self.fences = fences(lines) if "```" in source else {}
        self.labels = labels
        self.marks = marks_of(lines, labels)
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.bare: dict[int, int] = {}
        self.lists: list[_List] = []
        self.list_count = 0
        self.question = -1

    def read(self) -> None:
        """Read all lines, then tell headings from other bare lines."""
        marks = self.marks
        self.last_box = box = box_at_end(self.lines, marks.tail, self.labels, marks.rulers | marks.pipes)
        last = {box.start, box.end, box.start - (box.heading >= 0)} if box else set[int]()
        self.codes = code_groups(self.lines, min(last, default=marks.tail) if box else marks.tail)
        self.starts = (
            {marks.tail, *last, *self.fences, *self.codes}
            | marks.rulers
            | marks.pipes
            | marks.captions
            | marks.alts
        )
        at = 0
        while at < len(self.lines):
            at = self._box(box) if box and at in {box.heading, box.start} else self._take(at)
        name_headings(self.blocks, self.bare, self.question, self.labels)

    def _take(self, at: int) -> int:
        """Take the block that starts in line ``at``; returns the line behind it."""
        marks, line = self.marks, self.lines[at]
        if at in self.fences:
            self.lists.clear()
            self.blocks.append(fenced(self.source, line, self.lines[self.fences[at]]))
            return self.fences[at] + 1
        if at in self.codes:
            self.lists.clear()
            self.blocks.append(code_block(self.source, line, self.lines[self.codes[at]]))
            return self.codes[at] + 1
        if at >= marks.tail or at in marks.pipes:
            return self._add("debris", at)
        if at in marks.rulers:
            return self._add("html", at)
        if at in marks.alts:
            return self._add("image", at, detail=Image("", None))
        if at in marks.captions:
            return self._add("caption", at)
        if line.mark:
            return self._item(at)
        return self._box_with_heading(at) or self._further(at) or self._paragraph(at)

    def _box_with_heading(self, at: int) -> int:
        """Take a box and the line above it, if that is what line ``at`` is; else returns 0."""
        text, labels = self.lines[at].text, self.labels
        is_left = labels.ends_like_box(text)
        if not (is_left or labels.ends_like_title(text)):
            return 0
        if not (self.lines[at].gap or self.lines[at - 1].mark):
            return 0
        box = box_below(self.lines, at + 1, self.marks.tail, labels)
        if box is None or not (is_left or adds_up(self.lines, box.labels, box.end)):
            return 0
        return self._box(box)

    def _box(self, box: Box) -> int:
        """Take the lines of a box with its heading; a sentence is a paragraph or an item there too."""
        at = box.start
        if box.heading >= 0:
            self._box_heading(box.heading)
        while at < box.end:
            line = self.lines[at]
            if at in box.labels:
                taken = list(entries(self.lines, at, box))
            elif not line.mark and is_loose(line, FINAL):
                taken = [unlabelled(line)]
            else:
                at = self._item(at) if line.mark else self._add("paragraph", at)
                continue
            for block in taken:
                note_links(block, bare_urls(block.text), self.links)
                self.blocks.append(block)
                at += 1
            self.lists.clear()
        return at

    def _box_heading(self, at: int) -> None:
        """Take the heading of a box: left over where readers should not see it, else one of its lines."""
        if self.labels.ends_like_box(self.lines[at].text):
            self._add("debris", at)
        else:
            self.blocks.append(unlabelled(self.lines[at]))
            self.lists.clear()

    def _item(self, at: int) -> int:
        line = self.lines[at]
        open_list = self._enter(line)
        width, checked = line.mark, None
        if box := BOX.match(line.text, width) or BOX.match(line.text):
            width, checked = box.end(), not box.group().startswith(EMPTY_BOXES)
        end = at + 1
        while self._continues(end) and self.lines[end].indent > line.indent:
            end += 1
        item = Item(open_list.number, open_list.ordered, checked, first=True)
        return self._add("item", at, end, width=width, detail=item)

    def _enter(self, line: Line) -> _List:
        """The list that a bullet belongs to, opened if need be."""
        left = None
        while self.lists and self.lists[-1].indent > line.indent:
            left = self.lists.pop()
        ordered = line.number >= 0
        if not self.lists and left is not None and left.ordered == ordered:
            self.lists.append(left._replace(indent=line.indent))
        elif not self.lists or self.lists[-1].indent < line.indent or self.lists[-1].ordered != ordered:
            if self.lists and self.lists[-1].indent == line.indent:
                self.lists.pop()
            self.lists.append(_List(self.list_count, ordered, line.indent))
            self.list_count += 1
        return self.lists[-1]

    def _further(self, at: int) -> int:
        """Take a further paragraph of the item above, indented in all its lines; returns 0 for others."""
        if not self.lists or self.blocks[-1].kind != "item":
            return 0
        end = self._paragraph_end(at)
        if min(line.indent for line in self.lines[at:end]) < self.lists[-1].indent + 2:
            return 0
        detail = self.blocks[-1].detail
        further = detail._replace(first=False) if isinstance(detail, Item) else None
        return self._add("item", at, end, detail=further)

    def _paragraph(self, at: int) -> int:
        """Take consecutive lines as a paragraph, or a line with a ruler below as a heading."""
        end = self._paragraph_end(at)
        line = self.lines[at]
        if end == at + 1 and is_bare(line):
            words = len(line.text.split(None, TITLE_WORDS))
            apart = end == len(self.lines) or self.lines[end].gap
            if line.gap and apart and words <= TITLE_WORDS:
                self.bare[len(self.blocks)] = words
            elif line.gap and not apart and end in self.marks.rulers and words <= HEADING_WORDS:
                ruler = self.lines[end]
                self._add("heading", at)
                level = 1 if ruler.text[0] == "=" else 2
                self.blocks[-1] = self.blocks[-1]._replace(end=ruler.end, level=level)
                return end + 1
        elif end == at + 1 and is_question(line) and all(block.kind in FRAME for block in self.blocks):
            self.question = len(self.blocks)
        return self._add("paragraph", at, end)

    def _paragraph_end(self, at: int) -> int:
        end = at + 1
        while self._continues(end):
            end += 1
        return end

    def _continues(self, at: int) -> bool:
        """Whether a line goes on with the paragraph above; only the number 1 starts a list inside one."""
        if at >= len(self.lines) or at in self.starts or self.lines[at].gap:
            return False
        return not self.lines[at].mark or self.lines[at].number > 1

    def _add(self, kind: BlockKind, at: int, end: int = 0, *, width: int = 0, detail: Detail = None) -> int:
        """Append the block of the lines ``[at, end)`` (of one without ``end``); returns the line behind it.

        ``width`` code points of the first line, a bullet, are not its text.
        """
        lines, end = self.lines, end or at + 1
        text, runs = joined(lines, at, end, width) if kind != "html" else ("", ())
        level = len(self.lists) if kind == "item" else 0
        block = Block(kind, lines[at].start, lines[end - 1].end, text, runs, level, detail)
        if kind in PROSE_KINDS:
            block = fill_urls(block, self.links)
        else:
            note_links(block, bare_urls(text), self.links)
        if kind != "item":
            self.lists.clear()
        self.blocks.append(block)
        return end
