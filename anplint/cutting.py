"""Marks that are deleted from running text, with the blanks, brackets and lines that stand there for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from anplint.finding import Edit
from anplint.model import Span
from anplint.removal import FAR, STARTS_BLOCK, contiguous, line_end, line_start, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.model import Article, Block

BLANKS = " \t\u00a0"
FARTHEST = 8
"""So many code points may stand between two marks that belong together, at most."""
BETWEEN = rf"[{BLANKS}]*[,;]?[{BLANKS}]*"
"""What that may be."""
NUMBER = r"\{index=\d{1,4}\}"
CLOSING = frozenset(".,:;!?)]}”’»…")
OPENING = frozenset("([{“‘„«")
EMPHASIS = "*_~"
READ_ON = "`/.:@<\\]!&"
"""Signs that make markup, a reference or an address of what stands right behind them."""
SEEN = (
    "[^\\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
"""Any character but blanks and those that nobody sees."""
PREFIX = r"[ \t>]*"
"""What the further lines of a block may start with."""


def cuts(article: Article, block: Block, places: Sequence[Span]) -> Iterator[Edit | None]:
    """For each of the places in a block's prose, in order, the edit that deletes it; None where it stays.

    A mark goes with the blank before it, at the start of a line with the one behind it. Neighbours, with
    nothing but blanks and commas between them, go together, and with brackets that hold nothing else; so does
    their line, and their block. A mark stays where it is all of an emphasis, a link, a cell or a value.
    """
    source, prose = article.source, block.to_source(0, len(block.text))
    for group in _groups(source, [_in_source(source, block, place) for place in places]):
        if None in group:
            yield None
            continue
        found = [place for place in group if place is not None]
        span = _with_brackets(source, Span(found[0].start, found[-1].end), prose)
        yield from [_cut(article, block, prose, span)] * len(found)


def _in_source(source: str, block: Block, place: Span) -> Span | None:
    """Where a mark stands, if it does in one piece; with the number behind it, which MDX takes for code."""
    if not contiguous(block, *place):
        return None
    start, end = block.to_source(*place)
    number = re.compile(NUMBER).match(source, end)
    return Span(start, number.end() if number else end)


def _groups(source: str, places: Sequence[Span | None]) -> Iterator[list[Span | None]]:
    """Neighbours together; what stands nowhere is a group of its own."""
    joins, group = re.compile(BETWEEN), list[Span | None]()
    for place in places:
        last = group[-1] if group else None
        near = last and place and place.start - last.end <= FARTHEST
        if group and not (near and last and place and joins.fullmatch(source, last.end, place.start)):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _with_brackets(source: str, span: Span, prose: Span) -> Span:
    start, end = _before(source, span.start, prose.start), _behind(source, span.end, prose.end)
    if prose.start < start and end < prose.end and source[start - 1] == "(" and source[end] == ")":
        return Span(start - 1, end + 1)
    return span


def _cut(article: Article, block: Block, prose: Span, span: Span) -> Edit | None:
    source, (start, end) = article.source, span
    if _is_blank(source, prose.start, start) and _is_blank(source, end, prose.end):
        return whole(article, block) if block.kind in {"paragraph", "heading", "item"} else None
    if _fills_markup(source, span):
        return None
    line = line_start(source, start, prose.start)
    leads = re.compile(PREFIX if line > prose.start else r"\s*").fullmatch(source, line, start) is not None
    behind = _behind(source, end, prose.end)
    if leads:
        ends = behind == prose.end or source[behind] in "\r\n"
        if ends and line > prose.start:
            return Edit(line - (2 if source.startswith("\r\n", line - 2) else 1), behind, "")
        if ends:
            behind = line_end(source, behind, prose.end)
            behind += len(re.compile(PREFIX).match(source, behind, prose.end).group())  # type: ignore[union-attr]
        starts = block.kind not in {"meta", "cell"} and re.compile(STARTS_BLOCK).match(source, behind)
        return None if starts else Edit(start, behind, "")
    before = _before(source, start, prose.start)
    if _opens(source, before, start):
        return Edit(start, behind, "")
    return Edit(before if _closes(source, end, prose.end) else start, end, "")


def _is_blank(source: str, start: int, end: int) -> bool:
    return re.compile(r"\S").search(source, start, end) is None


def _before(source: str, offset: int, low: int) -> int:
    """Where the blanks before an offset start."""
    while offset > low and source[offset - 1] in BLANKS:
        offset -= 1
    return offset


def _behind(source: str, offset: int, high: int) -> int:
    """Where the blanks behind an offset end."""
    while offset < high and source[offset] in BLANKS:
        offset += 1
    return offset


def _fills_markup(source: str, span: Span) -> bool:
    """Whether a piece is all of an emphasis, of the text of a link, or of an element."""
    before, behind = source[span.start - 1 : span.start], source[span.end : span.end + 1]
    if before == ">" and behind == "<":
        opened = source.rfind("<", max(0, span.start - FAR), span.start)
        return opened >= 0 and source[opened + 1] != "/" and source.startswith("</", span.end)
    if before == "[":
        return behind == "]"
    return bool(before) and before in EMPHASIS and behind == before


def _opens(source: str, before: int, start: int) -> bool:
    """Whether text begins at an offset: behind an opening sign, or behind a mark of emphasis that opens."""
    if source[before - 1] in OPENING:
        return True
    if before < start or source[before - 1] not in EMPHASIS:
        return False
    lead = source[max(0, before - 4) : before].rstrip(EMPHASIS)[-1:]
    return not lead.strip() or lead in OPENING


def _closes(source: str, end: int, high: int) -> bool:
    """Whether what stands at an offset wants no blank before it."""
    rest = source[end : end + 5].lstrip(EMPHASIS + "\"'")
    if end >= high or rest[:1] in CLOSING or not rest or rest.startswith("</"):
        return True
    return rest[0].isspace()


def hidden_cuts(article: Article, places: Iterable[Span]) -> tuple[Edit, ...]:
    """The edits that delete characters that nobody sees, in order; a block of nothing else goes as a block.

    Such a character stays where it keeps what is beside it from being read as markup or as an address.
    """
    edits = dict[Edit, None]()
    blocks, source = article.blocks, article.source
    for run in _runs(places):
        at = bisect_right(blocks, run.start, key=_start)
        block = next((one for one in reversed(blocks[max(0, at - 3) : at]) if run.end <= one.end), None)
        if block and block.text and re.search(SEEN, block.text[:FAR]) is None:
            edit = whole(article, block) if len(block.text) <= FAR else None
            edits.update({edit: None} if edit else {})
        elif not _parts(source, run):
            edits[Edit(*run, "")] = None
    return tuple(edits)


def _runs(places: Iterable[Span]) -> Iterator[Span]:
    """The places, those that touch taken together."""
    run: Span | None = None
    for place in places:
        if run is not None and place.start != run.end:
            yield run
            run = None
        run = Span(run.start if run else place.start, place.end)
    if run is not None:
        yield run


def _start(block: Block) -> int:
    return block.start


def _parts(source: str, run: Span) -> bool:
    """Whether what stands before and behind a piece would be read otherwise, were it gone."""
    before, behind = source[run.start - 1 : run.start], source[run.end : run.end + 1]
    if _is_blank(source, line_start(source, run.start), run.start):
        return re.compile(STARTS_BLOCK).match(source, run.end) is not None
    if not before.strip() or not behind.strip():
        return False
    return before in f"{EMPHASIS}{READ_ON}" or behind in f"{EMPHASIS}`/.:@"
