"""From the events of a masked text to blocks: places lead back to the source, fillers become gaps."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from anplint.model import OPAQUE, Block, Item, Span
from anplint.positions import byte_steps, code_point_offsets
from anplint.read.markdown import events
from anplint.read.prose import cut
from anplint.read.view import FILLER, FILLERS, without_outputs
from anplint.read.walk import OUTER, TARGETS, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.read.masks import Masked
    from anplint.read.view import View

MARKUP = frozenset("*_`[<&\\")
"""Characters by which a caption in an attribute may hold markup of its own."""


def take_masked(source: str, masked: Masked) -> Walk:
    """The walk over all events of a masked article, with what the masks took put in its place."""
    view, walk = masked.view, Walk(source)
    walk.waiting = [_parsed(source, block) for block in reversed(masked.blocks)]
    _take_view(walk, source, view)
    zones = sorted(masked.captions)
    blocks = [_meant(source, block, zones) for block in walk.blocks]
    walk.blocks = sorted([*blocks, *walk.waiting], key=_start)
    walk.comments = sorted([*walk.comments, *masked.comments])
    return walk


def _take_view(walk: Walk, source: str, view: View) -> None:
    """Take the events of a view, each at its place in the source."""
    take, straight, shift = walk.take, view.is_straight, view.shift
    ends, extras = byte_steps(view.text)
    urls: dict[str, str] = {}
    for event, place in events(view.text):
        start, end = place["start"], place["end"]
        start += extras[bisect_right(ends, start) - 1]
        end += extras[bisect_right(ends, end) - 1]
        if "Text" in event:
            text = event["Text"]
            is_code = bool(walk.open) and walk.open[-1].kind == "code"
            if FILLER in text or not (straight or (view.is_plain(start, end) and not is_code)):
                for piece in _pieces(source, view, text, Span(start, end), is_code=is_code):
                    take({"Text": piece[0]}, *piece[1:])
                continue
        elif "Start" in event:
            event = _with_url(event, source, view, Span(start, end), urls)  # noqa: PLW2901
        if straight:
            take(event, start + shift, end + shift)
        else:
            take(event, view.start_of(start), view.end_of(end))


def _pieces(
    source: str, view: View, text: str, place: Span, *, is_code: bool
) -> Iterator[tuple[str, int, int]]:
    """A text in parts that map one to one, with one gap for each run of fillers; code as it stands."""
    if len(text) != place.end - place.start:
        yield text.replace(FILLER, OPAQUE), view.start_of(place.start), view.end_of(place.end)
        return
    for piece in view.pieces(*place):
        part = text[piece.start - place.start : piece.end - place.start]
        if is_code:
            yield source[piece.source : piece.until], piece.source, piece.until
            continue
        if len(part) != piece.until - piece.source:
            yield part, piece.source, piece.until
            continue
        last = 0
        for gap in FILLERS.finditer(part):
            start, end = gap.span()
            if start > last:
                yield part[last:start], piece.source + last, piece.source + start
            yield OPAQUE, piece.source + start, piece.source + end
            last = end
        if last < len(part):
            yield part[last:], piece.source + last, piece.source + len(part)


def _with_url(
    event: dict[str, Any], source: str, view: View, place: Span, urls: dict[str, str]
) -> dict[str, Any]:
    """The event of a link or image with its URL as the source has it, where a part of that is masked."""
    start = event["Start"]
    if isinstance(start, str):
        return event
    ((tag, data),) = start.items()
    if tag not in TARGETS or FILLER not in data["dest_url"]:
        return event
    url = data["dest_url"]
    at = view.text.rfind(url, *place)
    if at < 0 and url in urls:
        return {"Start": {tag: {**data, "dest_url": urls[url]}}}
    at = at if at >= 0 else view.text.find(url)
    urls[url] = source[view.start_of(at) : view.end_of(at + len(url))] if at >= 0 else url.replace(FILLER, "")
    return {"Start": {tag: {**data, "dest_url": urls[url]}}}


def _meant(source: str, block: Block, captions: list[Span]) -> Block:
    """A paragraph of template syntax alone is no prose; one in a figure is its caption."""
    if block.kind == "image" and source[block.start] == "<":
        return block._replace(text=without_outputs(block.text))
    if block.kind not in {"paragraph", "item"}:
        return block
    if not block.text.strip(OUTER) and block.runs and block.kind == "paragraph":
        gaps = (run.source for run in block.runs if block.text[run.text] == OPAQUE)
        return (
            block if any(source[at] == "`" for at in gaps) else Block("html", block.start, block.end, "", ())
        )
    if captions and not isinstance(block.detail, Item):
        at = bisect_right(captions, block.start, key=_start) - 1
        if at >= 0 and block.start < captions[at].end:
            return _caption(block)
    return block


def _caption(block: Block) -> Block:
    """A paragraph as a caption, without the image beside it."""
    text = block.text.strip(OUTER)
    lead = len(block.text) - len(block.text.lstrip(OUTER))
    runs = cut(list(block.runs), lead, lead + len(text))
    return Block("caption", runs[0].source if runs else block.start, block.end, text, runs)


def _parsed(source: str, block: Block) -> Block:
    """A caption that came from an attribute, without its markup."""
    if block.kind != "caption" or MARKUP.isdisjoint(block.text):
        return block
    text = source[block.start : block.end]
    walk = Walk(source)
    offset = code_point_offsets(text, block.start)
    for event, place in events(text):
        walk.take(event, offset(place["start"]), offset(place["end"]))
    if len(walk.blocks) != 1 or walk.blocks[0].kind != "paragraph":
        return block
    return walk.blocks[0]._replace(kind="caption", level=0)


def _start(placed: Block | Span) -> int:
    return placed.start
