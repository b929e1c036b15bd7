"""What an export leaves beside the article: strokes of tables, labels of boxes, buttons of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.frames import LONGEST_LINE, Line, key, lines_of_page
from anplint.kinds import Check, View
from anplint.match import Pattern, bounded
from anplint.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from anplint.model import Block

VALUES = frozenset({"match"})

ROW = r"[|\s:–—-]+"
NOT_BODY = frozenset({"meta", "debris"})
LINES = frozenset({"heading", "paragraph"})
LONGEST_ENDING = 40


class Params(NamedTuple):
    """Which lines are left over.

    ``endings`` are left over where nothing stands below them ("Similar Posts"); case, and marks at their end,
    do not matter. Other debris is nothing, and so are buttons: lines that the regexes ``buttons`` match.
    ``sharing`` are endings whose buttons may be links, ``lists`` are endings below which a list without links
    is nothing, but in plain text.
    ``lines`` are regexes for whole lines that count anywhere ("Skip to content"), ``bare`` for those that
    count without a link, ``opening`` for those that count before the first paragraph, ``tails`` for what
    stands behind a heading. ``about``: regexes; where a heading or the metadata have one, the article may be
    about such lines, and only debris that the reader tells, strokes, and endings count.
    """

    endings: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    sharing: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class _Words(NamedTuple):
    """The params made ready: endings in plain form, one regex for buttons, group and regex by pattern."""

    endings: frozenset[str]
    lists: frozenset[str]
    sharing: frozenset[str]
    buttons: str
    groups: tuple[tuple[str, str], ...]
    about: str


class _Page(NamedTuple):
    """What debris is looked for in: the blocks of the body, the lines found in them, and their numbers."""

    view: View
    words: _Words
    body: Sequence[Block]
    found: Mapping[tuple[int, str], Line]
    places: Mapping[tuple[int, str], int]


def build(params: Params) -> Check:
    """A check that yields one hit for each piece of debris; the buttons below a line are part of it."""
    names = ("lines", "bare", "opening", "tails")
    words = _Words(
        frozenset(map(_plain, (*params.endings, *params.lists, *params.sharing))),
        frozenset(map(_plain, params.lists)),
        frozenset(map(_plain, params.sharing)),
        rf"(?i)(?:(?:{'|'.join(params.buttons) or '(?!)'})[\s,|/·•]*)+",
        tuple((name, regex) for name in names for regex in getattr(params, name)),
        bounded("|".join(params.about) or "(?!)"),
    )

    def find(view: View) -> Iterator[Hit]:
        page: _Page | None = None
        covered = -1
        marked = {found.block.start for found in view.matches}
        for block in view.blocks:
            known = block.kind == "debris" or (block.kind == "paragraph" and _is_row(block.text))
            ending = not known and _is_ending(block, words.endings)
            if not (known or ending or block.start in marked):
                continue
            page = page or _page(view, words)
            at = page.places.get(key(block), -1)
            below = _below(at, page) if ending else None
            line = page.found.get(key(block))
            if known:
                yield _whole(block, page)
            elif below is not None:
                covered = at + below
                yield _whole(block, page, page.body[at + 1 :])
            elif line and at > covered and _stands_alone(at, page):
                covered = _last_item(at, page.body)
                if covered == at and (line.start, line.end) == (block.start, block.end):
                    yield _whole(block, page, sure=line.sure)
                else:
                    yield Hit(line.start, line.end, {"match": line.text})

    patterns = tuple(Pattern(bounded(regex)) for _, regex in words.groups)
    return Check(find, patterns, where=("debris", "strokes", *(f"line:{one}" for one in words.endings)))


def _whole(block: Block, page: _Page, below: Sequence[Block] = (), *, sure: bool = True) -> Hit:
    """The hit for a block; it is deleted where no link is in it and nothing but headings stands below."""
    from anplint.removal import whole  # where something is found

    kept = _has_link(page.view, block) or any(one.kind != "heading" for one in below)
    edits = () if kept or not (edit := whole(page.view.article, block)) else (edit,)
    return Hit(block.start, block.end, {"match": block.text}, edits, safety=None if sure else "unsafe")


def _page(view: View, words: _Words) -> _Page:
    body = [block for block in view.article.blocks if block.kind not in NOT_BODY]
    places = {key(block): at for at, block in enumerate(body)}
    found = lines_of_page(view.facts, view.matches, words.groups, words.about)
    return _Page(view, words, body, found, places)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" :.…").casefold()


def _is_row(text: str) -> bool:
    return text[:1] in {"|", "-", ":"} and text.count("|") > 1 and re.fullmatch(ROW, text) is not None


def _is_ending(block: Block, endings: frozenset[str]) -> bool:
    return len(block.text) <= LONGEST_ENDING and block.kind in LINES and _plain(block.text) in endings


def _is_button(block: Block, buttons: str) -> bool:
    return 0 < len(block.text) <= LONGEST_LINE and re.fullmatch(buttons, block.text) is not None


def _has_link(view: View, block: Block) -> bool:
    from anplint.body import has_link  # rarely needed

    return has_link(view.facts, block)


def _below(at: int, page: _Page) -> int | None:
    """How many buttons stand below an ending that has nothing else below it; None where there is more."""
    body, end = page.body, at + 1
    sharing = _plain(body[at].text) in page.words.sharing
    while end < len(body) and _is_button(body[end], page.words.buttons):
        if not sharing and _has_link(page.view, body[end]):
            break
        end += 1
    if end > at + 1:
        return end - at - 1
    titles = False
    for block in body[at:]:
        line = page.found.get(key(block))
        if _is_ending(block, page.words.endings):
            titles = page.view.article.format != "text" and _plain(block.text) in page.words.lists
            continue
        whole = line is not None and line.end - line.start >= block.end - block.start
        title = titles and block.kind == "item" and not _has_link(page.view, block)
        if not (whole or title or _is_button(block, page.words.buttons) or _is_row(block.text)):
            return None
    return 0


def _stands_alone(at: int, page: _Page) -> bool:
    """Whether a heading has no section below it, and an item stands among such lines and buttons alone."""
    block = page.body[at]
    if block.kind == "heading" and page.found[key(block)].start == block.start:
        below = page.body[at + 1 : at + 2]
        return not below or below[0].kind == "heading" or key(below[0]) in page.found
    if not isinstance(block.detail, Item):
        return True
    items = _items(block.detail.list, page.body)
    alike = (key(one) in page.found or _is_button(one, page.words.buttons) for one in items)
    return not block.detail.ordered and all(alike)


def _items(number: int, body: Sequence[Block]) -> list[Block]:
    return [block for block in body if isinstance(block.detail, Item) and block.detail.list == number]


def _last_item(at: int, body: Sequence[Block]) -> int:
    """The place of the last item of the list that a block is an item of; its own for any other."""
    detail = body[at].detail
    items = _items(detail.list, body) if isinstance(detail, Item) else [body[at]]
    return body.index(items[-1])
