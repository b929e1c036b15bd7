"""The guard of fixes: what an edit did not mean to touch must be read as it was read before.

Two readings of an article are compared, without the edits and with them. Outside the edits each block must be
there again, of the same kind and with the same words, and so must links, comments and pictures: that covers
numbers, negations, names and code. An edit that only deletes may take whole blocks away, and one that only
inserts may bring whole blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Code, Entry, Image, Item, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.finding import Edit
    from anplint.model import Article, Block, Comment, Link, Run

CUT = "\0"
"""Stands in the words of a block for what an edit takes out or brings."""
LONGEST = 40
DEFINITION = r"[ >\t]*\[[^\]\n]{1,1000}\]:[^\r\n]*"
"""A line that says where a reference leads."""
FAR = 5_000
"""How far before an edit such a line may start, in code points."""
NAMES = {
    "cell": "table cell",
    "code": "code block",
    "html": "piece of HTML",
    "item": "list item",
    "meta": "metadata entry",
}
"""What people call blocks, where the vocabulary's word is too short."""


class Part(NamedTuple):
    """A block as it is compared: what it is, and its words outside the edits."""

    kind: str
    level: int
    detail: object
    words: str


def broken(before: Article, after: Article, edits: Sequence[Edit]) -> str:
    """What the edits break, in words for a person; empty where they break nothing.

    ``edits`` are sorted, apart from each other, and in code points of the source of ``before``.
    """
    known = {problem.name for problem in before.problems}
    problem = next((one for one in after.problems if one.name not in known), None)
    if problem:
        return f"it would break the article ({problem.detail or problem.name})"
    removed = [Span(edit.start, edit.end) for edit in edits]
    brought = list(_brought(edits))
    gone = [span for span, edit in zip(removed, edits, strict=True) if not edit.text]
    new = [span for span, edit in zip(brought, edits, strict=True) if edit.start == edit.end]
    told, now = _definitions(before.source, removed), _definitions(after.source, brought)
    left = _left(before.blocks, removed, brought)
    for one, other in zip_longest(_parts(before, removed, gone, told), _parts(after, left, new, now)):
        if one != other:
            return _told(one, other)
    for name in ("links", "comments"):
        left = _left(sorted(getattr(before, name)), removed, brought)
        if _things(before, name, removed, told) != _things(after, name, left, now):
            return f"it would change the {name} beside it"
    return ""


def _left(
    things: Iterable[Block | Link | Comment], removed: Sequence[Span], brought: Sequence[Span]
) -> list[Span]:
    """What edits leave in the new source: what they bring, and the places where they took a part of a thing.

    Where a thing went as a whole nothing is left; what stands there now stood behind it.
    """
    near, cut = _Near(removed), set[Span]()
    for thing in things:
        touching = near(thing.start, thing.end)
        cut.update(one for one in touching if not (one.start <= thing.start < thing.end <= one.end))
    return [new for old, new in zip(removed, brought, strict=True) if new.start < new.end or old in cut]


def _brought(edits: Iterable[Edit]) -> Iterator[Span]:
    """Where the texts of the edits stand in the new source."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Span(start, start + len(edit.text))
        shift += len(edit.text) - (edit.end - edit.start)


def _parts(article: Article, spans: Sequence[Span], whole: Sequence[Span], told: str) -> Iterator[Part]:
    """The blocks without what the spans take of them; those that lie in one of ``whole`` are left out."""
    lists: dict[int, int] = {}
    near, around = _Near(spans), _Near(whole)
    for block in article.blocks:
        if any(span.start <= block.start < block.end <= span.end for span in around(block.start, block.end)):
            continue
        touching = near(block.start, block.end + (block.kind == "meta" and not block.text))
        if touching and block.kind == "meta" and not block.text:
            continue  # nothing stood there: a list without items, which the edit fills
        detail = _placeless(block, touching, told)
        if isinstance(detail, Item):
            detail = detail._replace(list=lists.setdefault(detail.list, len(lists)))
        looks = article.format == "text" and block.kind in {"heading", "debris"}  # told by looks alone
        kind, level = ("paragraph", 0) if looks else (block.kind, block.level)
        yield Part(kind, level, detail, _outside(block, touching))


def _placeless(block: Block, touching: Sequence[Span], told: str) -> object:
    """The detail of a block without places; without the address of an image if a span touches that."""
    detail = block.detail
    if isinstance(detail, Entry):
        return tuple([0 if isinstance(part, int) else part for part in detail.path])
    if isinstance(detail, Image):
        target = detail.target
        touched = any(_meet(span, *target) for span in touching) if target else detail.url in told
        return Image("" if touched else detail.url, None, detail.decorative and not touching)
    if isinstance(detail, Code) and touching:
        return Code("")
    return detail


def _outside(block: Block, spans: Sequence[Span]) -> str:
    """The words of a block without those that come of the spans; a mark stands where a span was."""
    if not spans:
        return " ".join(block.text.split())
    if not block.runs:
        return ""
    ends = [span.end for span in spans]
    pieces = [
        piece for run in block.runs for piece in _cut(block.text, run, spans, bisect_left(ends, run.source))
    ]
    between = _gaps(block, spans)
    text = "".join(piece for _, piece in sorted((*between, *pieces), key=_place))
    parts = [" ".join(part.split()) for part in text.split(CUT)]
    return CUT.join(part for part in parts if part)


def _place(piece: tuple[int, str]) -> int:
    return piece[0]


def _gaps(block: Block, spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
    yield from ((span.start, CUT) for span in spans if block.start <= span.start <= block.end)


def _cut(text: str, run: Run, spans: Sequence[Span], first: int) -> Iterator[tuple[int, str]]:
    """The pieces of a run outside the spans from ``first`` on, each with its place in the source."""
    at, end = run.source, run.source + run.width
    shift = run.text - run.source
    for number in range(first, len(spans)):
        span = spans[number]
        if span.start >= end:
            break
        if run.length != run.width:
            if run.source < span.end:
                return
        elif at < span.start:
            yield at, text[at + shift : span.start + shift]
        at = max(at, span.end)
    if run.length != run.width:
        yield run.source, text[run.text : run.text + run.length]
    elif at < end:
        yield at, text[at + shift : end + shift]


def _things(article: Article, name: str, spans: Sequence[Span], told: str) -> list[str]:
    """The links or comments that no span touches, in order; without an address that is ``told`` elsewhere."""
    near = _Near(spans)
    found = [thing[2] for thing in sorted(getattr(article, name)) if not near(thing.start, thing.end)]
    return ["" if one in told else one for one in found] if told else found


def _definitions(source: str, spans: Sequence[Span]) -> str:
    """The lines with definitions of references that spans touch, as they are read."""
    lines = []
    for span in spans:
        low = max(0, span.start - FAR)
        start = max(low - 1, *(source.rfind(end, low, span.start) for end in "\r\n")) + 1
        match = re.compile(DEFINITION).match(source, start)
        if match and start < span.start <= match.end():
            lines.append(match.group())
    if not lines:
        return ""
    from html import unescape  # for references only

    return unescape("\n".join(lines))


def _meet(span: Span, start: int, end: int) -> bool:
    """Whether a span shares a code point with ``[start, end)`` or, empty, stands inside or at its edge."""
    if span.start == span.end:
        return start <= span.start <= end
    return span.start < end and start < span.end


class _Near:
    """The spans that meet a place; places are asked for in rising order of their starts."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._first = 0

    def __call__(self, start: int, end: int) -> list[Span]:
        spans = self._spans
        while self._first < len(spans) and spans[self._first].end < start:
            self._first += 1
        found = []
        for at in range(self._first, len(spans)):
            if spans[at].start > end:
                break
            if _meet(spans[at], start, end):
                found.append(spans[at])
        return found


def _told(one: Part | None, other: Part | None) -> str:
    if one is None or other is None:
        if other is None:
            return f"it would take away a {_name(one)} beside it"
        return f"it would bring a {_name(other)} that it does not name"
    if one.kind != other.kind:
        return f"it would make a {_name(other)} of a {_name(one)}"
    words = f" (“{_brief(one.words)}” to “{_brief(other.words)}”)" if one.words != other.words else ""
    return f"it would change the {_name(one)} around it{words}"


def _name(part: Part | None) -> str:
    return NAMES.get(part.kind, part.kind) if part else ""


def _brief(words: str) -> str:
    text = words.replace(CUT, "…")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
