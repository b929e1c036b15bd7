"""A sentence, a paragraph or a list item that stands twice in one article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise, repeat, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.likeness import ALIKE, near_copies
from anplint.model import OPAQUE, Item, Span
from anplint.recurring import INTRODUCES, apart, may_recur
from anplint.removal import line_start, sentence, whole
from anplint.text.sentences import sentences
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.finding import Edit, Safety
    from anplint.model import Block, Link

VALUES = frozenset({"match", "words"})

START = 24
"""Code points of a paragraph that are compared before the whole of it is."""
MOST_LINKS = 100
"""Links that are compared of one text."""
EDGES = " .,:;!?\"'”’»«„“‘()[]*_"
"""Signs at the edges of a text that make no difference."""
SHORT_PIECE = 12
"""Pieces of a sentence below this many code points are too common to tell anything."""


class Params(NamedTuple):
    """What is compared, and from what length on.

    ``unit``: ``sentence`` (of paragraphs, those that stand twice as a whole left aside), ``paragraph``, or
    ``item`` (within one list; the steps of an ordered one may come again). ``least`` is the number of words
    from which on a copy counts. ``alike``: two paragraphs that share this part of their words say nearly the
    same as a whole, which is another finding, and the sentence in both is not reported.
    """

    unit: Literal["sentence", "paragraph", "item"]
    least: int
    alike: float = ALIKE


class Copy(NamedTuple):
    """A later occurrence of a text: its block and span in it, and the place of the first one."""

    block: Block
    span: Span
    first: Span
    words: int


def build(params: Params) -> Check:
    """A check that yields each copy after the first, with the first in ``related``.

    The edit deletes the copy; an item needs a look where it differs from the first in case or marks.
    """
    _validate(params)

    def find(view: View) -> Iterator[Hit]:
        for copy in _copies(view, params):
            text = copy.block.text[copy.span.start : copy.span.end]
            if view.facts.is_shared(text):
                continue
            place = copy.block.to_source(*copy.span)
            shown = view.article.source[slice(*place)] if OPAQUE in text else text
            values = {"match": shown, "words": str(copy.words)}
            edit, safety = _edit(view, copy, params.unit)
            related = (Related(*copy.first, "the first one is here"),)
            yield Hit(*place, values, (edit,) if edit else (), related, safety=safety)

    return Check(find, where=("item",) if params.unit == "item" else ("paragraph",))


def _validate(params: Params) -> None:
    """Raise ValueError where every empty text would count."""
    if params.least < 1:
        message = "'least' must be at least 1"
        raise ValueError(message)
    if not 0 < params.alike <= 1:
        message = "'alike' is a part of 1: above 0, at most 1"
        raise ValueError(message)


def _edit(view: View, copy: Copy, unit: str) -> tuple[Edit | None, Safety | None]:
    """What deletes a copy; nothing where it is all of a section, or cannot go alone."""
    article, block = view.article, copy.block
    if unit == "sentence":
        return sentence(article, block, *copy.span), None
    at = bisect_left(article.blocks, block.start, key=_start)
    beside = [one.kind for one in (*article.blocks[max(0, at - 1) : at], *article.blocks[at + 1 : at + 2])]
    if unit == "paragraph" and beside in (["heading"], ["heading", "heading"]):
        return None, None
    return whole(article, block), None if unit == "paragraph" or _is_same(view, copy) else "unsafe"


def _is_same(view: View, copy: Copy) -> bool:
    """Whether a copy is written as the first one is, with its marker and its box."""
    source = view.article.source
    place = copy.block.to_source(*copy.span)
    if view.article.format == "html":
        return source[slice(*copy.first)].split() == source[slice(*place)].split()
    first, second = (source[line_start(source, one.start) : one.end] for one in (copy.first, place))
    return first.split() == second.split()


def _copies(view: View, params: Params) -> Iterable[Copy]:
    if params.unit == "item":
        candidates = (_simple(view, _alike(items)) for items in view.facts.lists if len(items) > 1)
        return [copy for items in candidates for copy in _equal(view, items, params)]
    paragraphs = view.facts.paragraphs
    if params.unit == "paragraph":
        return _equal(view, [one for one in _alike(paragraphs) if not may_recur(view.facts, one)], params)
    return _sentences(view, paragraphs, params)


def _key(view: View, block: Block, start: int, end: int) -> tuple[str, int]:
    """A text for comparing, and its words: without case, blanks and punctuation.

    Other code or another link target says something else, so with code the source is compared, and the
    targets are part of the key.
    """
    text = block.text[start:end]
    found = words(text)
    place = block.to_source(start, end)
    said = view.article.source[place.start : place.end].split() if OPAQUE in text else found
    return " ".join((*said, *_targets(view, place))), len(found)


def _targets(view: View, place: Span) -> list[str]:
    """Where the links lead that a place touches."""
    links = view.facts.links
    at = max(0, bisect_left(links, place.start, key=_start) - 1)
    touching = takewhile(lambda link: link.start < place.end, links[at : at + MOST_LINKS])
    return [link.url for link in touching if link.end > place.start]


def _start(thing: Link | Block) -> int:
    return thing.start


def _equal(view: View, blocks: Iterable[Block], params: Params) -> Iterator[Copy]:
    """The blocks that say the same as one before them."""
    seen: dict[str, Span] = {}
    for block in blocks:
        key, count = _key(view, block, 0, len(block.text))
        if params.unit == "item":
            count = max(count, OPAQUE in block.text)
        if count < params.least or (params.unit == "paragraph" and OPAQUE in block.text):
            continue
        place = block.to_source(0, len(block.text))
        first = seen.setdefault(key, place)
        if first is not place and not apart(view.facts, first.start, place.start):
            yield Copy(block, Span(0, len(block.text)), first, count)


def _alike(blocks: Sequence[Block]) -> list[Block]:
    """The blocks whose first letters are those of another one, too."""
    starts = [block.text[:START].replace("\xa0", " ").lower().strip(EDGES) for block in blocks]
    counts = Counter(starts)
    if len(counts) == len(starts):
        return []
    return [block for block, start in zip(blocks, starts, strict=True) if counts[start] > 1]


def _sentences(view: View, paragraphs: Sequence[Block], params: Params) -> Iterator[Copy]:
    """The sentences that stand twice; those of a paragraph that stands twice are the paragraph's business.

    Sentences with code in them are steps, which come again for each platform.
    """
    copies = {copy.block.start for copy in _equal(view, _alike(paragraphs), Params("paragraph", 1))}
    seen: dict[str, tuple[Block, Span]] = {}
    for block in _sharing_pieces([block for block in paragraphs if block.start not in copies]):
        if may_recur(view.facts, block):
            continue
        for start, end in sentences(block.text):
            text = block.text[start:end]
            if end - start < 2 * params.least - 1 or text[-1] in INTRODUCES or OPAQUE in text:
                continue
            key, count = _key(view, block, start, end)
            if count < params.least:
                continue
            place = block.to_source(start, end)
            other, first = seen.setdefault(key, (block, place))
            if first is place or apart(view.facts, first.start, place.start):
                continue
            if (other.start, block.start) not in near_copies(view.facts, params.alike):
                yield Copy(block, Span(start, end), first, count)


def _sharing_pieces(blocks: list[Block]) -> list[Block]:
    """The blocks with a piece between stops that stands twice in the article.

    Cuts at every stop, so it cuts at least where sentences end: a block that shares no piece shares no
    sentence, and most articles need no closer look.
    """
    text = "\0".join([block.text for block in blocks]).lower().replace(",", "")
    for stop in "?!\n" if text.isascii() else "?!\n…。！？":
        text = text.replace(stop, ".")
    if "  " in text:
        text = " ".join(text.split())
    every = [
        kept
        for kept in map(str.strip, text.replace("\0", ".").split("."), repeat(EDGES))
        if len(kept) >= SHORT_PIECE
    ]
    if len(set(every)) == len(every):
        return []
    parts = [
        [kept for piece in part.split(".") if len(kept := piece.strip(EDGES)) >= SHORT_PIECE]
        for part in text.split("\0")
    ]
    twice = {piece for piece, count in Counter(every).items() if count > 1}
    return [block for block, pieces in zip(blocks, parts, strict=True) if not twice.isdisjoint(pieces)]


def _simple(view: View, items: list[Block]) -> list[Block]:
    """The bullets that are one block each: no sub-list, code, picture or second paragraph belongs to them."""
    if not items:
        return items
    wanted = {item.start for item in items}
    return [
        block
        for block, after in pairwise((*view.article.blocks, None))
        if block is not None and block.start in wanted and _ends_item(block, after)
    ]


def _ends_item(item: Block, after: Block | None) -> bool:
    """Whether the block after an item's first block belongs to something else."""
    if not isinstance(item.detail, Item) or not item.detail.first or item.detail.ordered:
        return False
    if after is None or not isinstance(after.detail, Item):
        return after is None or after.kind not in {"code", "image", "html", "cell", "quote"}
    return after.detail.first and (after.detail.list == item.detail.list or after.level <= item.level)
