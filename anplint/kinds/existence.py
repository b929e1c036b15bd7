"""Something that should not be there: every match of the patterns is a hit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Edit, Hit
from anplint.kinds import Check, View
from anplint.match import Found, Pattern, apart, bounded, quoted
from anplint.model import Entry, Span
from anplint.read.labels import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.model import Block

VALUES = frozenset({"match", "block"})
LISTS = ("patterns", "starting", "opening", "closing", "stated", "doubtful", "unless", "dialect", "about")
"""The params that hold patterns, in the order of their numbers."""
STOPS = ".!?…"
EXCUSES = frozenset({"unless", "dialect", "about"})


class Params(NamedTuple):
    """What to look for.

    ``patterns`` are regexes that count anywhere; ``starting`` only at the start of a block, ``opening``
    only where the article's text starts (nothing but headings before it), ``closing`` only at the start
    of its last block, ``stated`` only in metadata. ``unless`` are regexes whose matches excuse what they
    overlap. A match of ``dialect`` anywhere in the scope excuses all ``doubtful`` ones (the article uses
    a template language). A match of ``about``, always of whole words, excuses its block and the blocks beside
    it; two of them, or one in metadata, in a heading or where the text starts, excuse everything (the
    article is about such words).
    ``boundary``: ``word`` matches whole words only. ``part``: match anywhere in a block, only at its
    ``start``, or the ``whole`` of it. ``quoted``: whether words inside quotation marks count.
    ``fields``: of metadata, only these concepts or keys. ``delete``: offer to delete the match, with the
    blanks that stand there for it. ``delete_sentences``: of these lists (``opening`` …) offer to delete
    matches that are whole sentences, at the start of their block or all of it. ``once``: at most one hit in
    a block, its first.
    """

    patterns: tuple[str, ...] = ()
    starting: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    dialect: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    ignore_case: bool = True
    boundary: Literal["word", "none"] = "word"
    part: Literal["anywhere", "start", "whole"] = "anywhere"
    quoted: bool = True
    fields: tuple[str, ...] = ()
    delete: bool = False
    delete_sentences: tuple[str, ...] = ()
    once: bool = False


def build(params: Params) -> Check:
    """A check that yields one hit for each match; overlapping matches count once."""
    _validate(params)
    wrap = bounded if params.boundary == "word" else str
    groups = [name for name in LISTS for _ in getattr(params, name)]
    regexes = [
        bounded(regex) if name == "about" else wrap(regex)
        for name in LISTS
        for regex in getattr(params, name)
    ]

    def find(view: View) -> Iterator[Hit]:
        met = {groups[found.pattern] for found in view.matches}
        if met <= EXCUSES:
            return
        about = [found.block for found in view.matches if groups[found.pattern] == "about"]
        if len(about) > 1 or any(_tells_topic(block, view) for block in about):
            return
        out = EXCUSES | {"doubtful"} if "dialect" in met else EXCUSES
        wanted = [found for found in view.matches if groups[found.pattern] not in out]
        if about:
            beside = _beside(about[0], view)
            wanted = [found for found in wanted if found.block.start not in beside]
        if "doubtful" in met:
            wanted = [one for one in wanted if groups[one.pattern] != "doubtful" or not _computed(one, view)]
        edges = _edges(view) if met & {"opening", "closing"} else {}
        wanted = [found for found in wanted if _counts(found, groups[found.pattern], params, edges)]
        if params.fields:
            wanted = [found for found in wanted if not _of_other_field(found, view, params)]
        excused = [found for found in view.matches if groups[found.pattern] == "unless"]
        kept = apart(wanted, excused)
        for _, ones in groupby(kept, _block):
            matches = list(ones)[: 1 if params.once else None]
            for found, edit in zip(matches, _edits(view, matches, groups, params), strict=True):
                values = {"match": found.match.group(), "block": found.block.text}
                place = found.block.to_source(*found.match.span())
                yield Hit(*place, values, (edit,) if edit else ())

    return Check(find, tuple(Pattern(regex, params.ignore_case) for regex in regexes))


def _block(found: Found) -> tuple[int, int]:
    return found.block.start, found.block.end


def _edits(
    view: View, matches: Sequence[Found], groups: Sequence[str], params: Params
) -> Iterable[Edit | None]:
    """For each match in a block what deletes it, where that is offered."""
    if params.delete:
        from anplint.cutting import cuts  # where something is found

        return cuts(view.article, matches[0].block, [Span(*one.match.span()) for one in matches])
    whole = [groups[one.pattern] in params.delete_sentences for one in matches]
    return [_sentence(view, one) if wanted else None for one, wanted in zip(matches, whole, strict=True)]


def _sentence(view: View, found: Found) -> Edit | None:
    """What deletes a match that is whole sentences, at the start of a block or all of it."""
    from anplint.removal import sentence, whole  # where something is found

    block, (start, end) = found.block, found.match.span()
    end += len(block.text[end:]) - len(block.text[end:].lstrip(STOPS))
    if start or block.kind not in {"heading", "paragraph"}:
        return None
    if not block.text[end:].strip():
        return whole(view.article, block, ruled=True)
    ended = block.text[end - 1] in f"{STOPS}:" and block.text[end].isspace()
    return sentence(view.article, block, start, end) if ended else None


def _validate(params: Params) -> None:
    """Raise ValueError where nothing is looked for."""
    if not any(getattr(params, name) for name in LISTS if name not in EXCUSES):
        raise ValueError("'patterns' is empty")


def _tells_topic(block: Block, view: View) -> bool:
    """Whether a block says what the article is about: metadata, a heading, the start of the text."""
    return block.kind in {"heading", "meta"} or block.start in _edges(view)["opening"]


def _beside(block: Block, view: View) -> set[int]:
    """Where a block starts, the one before, and the one behind."""
    starts = sorted(one.start for one in view.blocks)
    at = starts.index(block.start)
    return set(starts[max(0, at - 1) : at + 2])


def _edges(view: View) -> dict[str, frozenset[int]]:
    """Where the blocks start that open and close the article's text."""
    opening: list[int] = []
    for block in view.facts.prose:
        opening.append(block.start)
        if block.kind != "heading":
            break
    last = next((block.start for block in reversed(view.facts.prose) if block.kind != "heading"), -1)
    return {"opening": frozenset(opening), "closing": frozenset({last})}


def _counts(found: Found, group: str, params: Params, edges: dict[str, frozenset[int]]) -> bool:
    start, end = found.match.span()
    if group == "stated" and found.block.kind != "meta":
        return False
    if start and (params.part != "anywhere" or group in {"starting", "opening", "closing"}):
        return False
    if params.part == "whole" and end != len(found.block.text):
        return False
    if group in edges and found.block.start not in edges[group]:
        return False
    return params.quoted or not quoted(found.block.text, start, end)


def _computed(found: Found, view: View) -> bool:
    """Whether a site works out a value: an address, a key of its own, Eleventy's computed data."""
    entry = found.block.detail
    if found.block.kind != "meta" or not isinstance(entry, Entry):
        return False
    return view.facts.concepts.get(found.block.start) in {None, "url"} or entry.path[0] == "eleventyComputed"


def _of_other_field(found: Found, view: View, params: Params) -> bool:
    entry = found.block.detail
    if not isinstance(entry, Entry):
        return False
    concept = view.facts.concepts.get(found.block.start)
    return concept not in params.fields and fold_key(entry.name) not in map(fold_key, params.fields)
