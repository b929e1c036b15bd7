"""Links and lists of HTML while the walk goes over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import Item, Link
from anplint.read.content import ListItem
from anplint.read.html_text import plain_text

if TYPE_CHECKING:
    from anplint.read.html_tokens import Attribute, Token


class Links:
    """The links in order; ``permalink``: the open one leads to a place in the page.

    Marks without letters in such links ("¶" beside a heading, "↩" behind a footnote) are made by generators
    and no prose.
    """

    __slots__ = ("_open", "found", "permalink")

    def __init__(self) -> None:
        """Start with none."""
        self.found: list[Link] = []
        self._open = -1
        self.permalink = False

    @property
    def is_open(self) -> bool:
        """Whether text that comes now belongs to a link."""
        return self._open >= 0

    def start(self, token: Token, attributes: dict[str, Attribute]) -> None:
        """Open a link, if it leads anywhere."""
        if "href" in attributes and "hidden" not in attributes:
            url = plain_text(attributes["href"].raw)
            self._open = len(self.found)
            self.found.append(Link(token.start, token.start, url))
            self.permalink = url.startswith("#")

    def reach(self, end: int) -> None:
        """Let an open link end here, unless its end tag or more text comes."""
        if self._open >= 0:
            link = self.found[self._open]
            self.found[self._open] = link._replace(end=max(link.end, end))

    def end(self, end: int) -> None:
        """Close the open link."""
        self.reach(end)
        self._open = -1
        self.permalink = False


class Lists:
    """The open lists and items."""

    __slots__ = ("_count", "_items", "_lists")

    def __init__(self, count: int) -> None:
        """Start with none; ``count`` is the number of the first list."""
        self._count = count
        self._items: list[ListItem] = []
        self._lists: list[tuple[int, bool]] = []

    @property
    def level(self) -> int:
        """How many items are open."""
        return len(self._items)

    def open_list(self, *, ordered: bool) -> None:
        """Open a list."""
        self._lists.append((self._count, ordered))
        self._count += 1

    def open_item(self) -> str:
        """Open an item; tells what is to be closed with it, which is a list too where there was none."""
        own = "item"
        if not self._lists:
            self.open_list(ordered=False)
            own = "item list"
        number, ordered = self._lists[-1]
        self._items.append(ListItem(number, ordered=ordered))
        return own

    def close(self, own: str) -> None:
        """Close what an element had opened."""
        if "item" in own:
            self._items.pop()
        if "list" in own:
            self._lists.pop()

    def check(self, *, checked: bool) -> None:
        """Take a check box; the first of an item is the item's."""
        if self._items and self._items[-1].checked is None:
            self._items[-1].checked = checked

    def detail(self) -> Item | None:
        """What is to be said about a block of the innermost item; the next one is a further block of it."""
        if not self._items:
            return None
        state = self._items[-1]
        first, state.used = not state.used, True
        return Item(state.list, state.ordered, state.checked, first)
