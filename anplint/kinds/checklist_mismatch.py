"""Two checklists in one article that should be the same: the metadata's and the body's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.promises import stated_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.model import Block

VALUES = frozenset({"only_stated", "only_body", "stated", "body"})

MOST_ITEMS, MOST_LISTS = 60, 20
"""Of longer lists, and of more, the first are compared; each item is held against each."""
MOST_SHOWN, LONGEST_SHOWN = 2, 30


class Params(NamedTuple):
    """``alike``: two items of this likeness (0 to 1, of their words) are the same item.

    ``common``: the part of the shorter list that both need to have, for a list that is not called a
    checklist.
    """

    alike: float = 0.8
    common: float = 0.5


class Compared(NamedTuple):
    """The items of the metadata and of a list of the body that the other lacks."""

    stated: list[Block]
    body: list[Block]
    items: Sequence[Block]


def build(params: Params) -> Check:
    """A check with at most one hit, at the first item that one of the lists lacks, the others in ``related``.

    Order, case and punctuation do not matter. The list of the body is the nearest one among its checklists,
    or all of them together; where there is none, a list that has half of the items.
    """
    for value in params:
        if not 0 < value <= 1:
            message = "'alike' and 'common' lie between 0 and 1"
            raise ValueError(message)

    def find(view: View) -> Iterator[Hit]:
        stated = stated_items(view.facts.claims("checklist"))[:MOST_ITEMS]
        if len(stated) < 2:  # noqa: PLR2004 - a switch, a name
            return
        nearest = _nearest(view, stated, params)
        if nearest is None or not (nearest.stated or nearest.body):
            return
        first, *others = [*nearest.stated, *nearest.body]
        values = {
            "only_stated": _named(nearest.stated),
            "only_body": _named(nearest.body),
            "stated": str(len(stated)),
            "body": str(len(nearest.items)),
        }
        known = {block.start for block in nearest.stated}
        related = [
            Related(
                *_place(one),
                f"only in the {'metadata' if one.start in known else 'article'}: {one.text.strip()[:80]}",
            )
            for one in others
        ]
        head = nearest.items[0] if first.start in known else stated[0]
        related.append(Related(*_place(head), "the other checklist starts here"))
        yield Hit(*_place(first), values, (), tuple(related), about="checklist mismatch")

    return Check(find, where=("field:checklist",))


def _nearest(view: View, stated: Sequence[Block], params: Params) -> Compared | None:
    """The comparison with the list of the body that differs least, if there is one to compare with."""
    checklists = [_filled(items) for items in view.facts.checklists]
    together = [item for items in checklists for item in items]
    called = [items for items in (*checklists[:MOST_LISTS], together[:MOST_ITEMS]) if items]
    known = {tuple(_folded(one)) for one in stated}
    for items in map(_filled, view.facts.lists):
        same = sum(tuple(_folded(item)) in known for item in items)
        if same and same >= params.common * min(len(stated), len(items)):
            called.append(items)
    found = [_compare(stated, items, params.alike) for items in called[: 2 * MOST_LISTS]]
    return min(found, key=lambda one: len(one.stated) + len(one.body), default=None)


def _filled(items: Iterable[Block]) -> list[Block]:
    return [item for item in items if any(map(str.isalnum, item.text))][:MOST_ITEMS]


def _compare(stated: Sequence[Block], items: Sequence[Block], alike: float) -> Compared:
    """Equal items first, then those alike; each item is taken once."""
    left = [(one, _folded(one)) for one in stated]
    right = [(one, _folded(one)) for one in items]
    for least in (1.0, alike):
        for one in list(left):
            match = next((other for other in right if _is_alike(one[1], other[1], least)), None)
            if match is not None:
                left.remove(one)
                right.remove(match)
    return Compared([one for one, _ in left], [one for one, _ in right], items)


def _folded(block: Block) -> list[str]:
    """The stems of an item's words."""
    from anplint.text.stems import stems
    from anplint.text.words import words

    return stems(words(re.sub(r"(?<=\w)[’'-](?=\w)", "", block.text[:500])))


def _is_alike(one: list[str], other: list[str], least: float) -> bool:
    if one == other:
        return True
    if least == 1.0 or not one or not other:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def _place(block: Block) -> tuple[int, int]:
    return block.to_source(0, len(block.text))


def _named(items: list[Block]) -> str:
    """The first of the items, in words that a message has room for."""
    texts = [item.text.strip() for item in items[:MOST_SHOWN]]
    cut = (text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1].rstrip()}…" for text in texts)
    shown = ", ".join(f"“{text}”" for text in cut)
    more = len(items) - MOST_SHOWN
    return (f"{shown} and {more} more" if more > 0 else shown) or "nothing"
