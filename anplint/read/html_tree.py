"""Which elements are open: implied ends of broken HTML, in constant time for each tag.

The stack of open elements of the HTML standard, without what makes no difference to the text and order of
blocks: formatting elements (``b``, ``a``, ``code`` …) are not on it, text in a table outside its cells stays
where it is, and ``html``, ``head`` and ``body`` are no elements. Scopes are looked up, not searched: for each
name and each set of fences the positions on the stack are kept.
Source: HTML Living Standard 13.2.4.2 (scopes, special elements) and 13.2.6.4.7 (in body).
"""

from __future__ import annotations

from typing import Generic, TypeVar

VOID = frozenset(
    (
        "area base basefont bgsound br col embed frame hr image img input keygen link meta param source "
        "track wbr"
    ).split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Elements whose effect outlives the block they stand in; the walk counts them."""

SCOPE = frozenset("applet caption marquee object table td template th".split())
SPECIAL = frozenset(
    (
        "applet area article aside blockquote button caption center colgroup dd details dialog dir div dl dt "
        "fieldset figcaption figure footer form frameset header hgroup iframe li listing main marquee menu "
        "nav noembed noframes noscript object ol p plaintext pre script search section select style summary "
        "table tbody td template textarea tfoot th thead title tr ul xmp"
    ).split()
).union(HEADINGS)
BLOCKS = frozenset(
    (
        "address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p "
        "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
    ).split()
)
"""Elements that end the text before them and after them."""

TABLE_PARTS = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
"""Elements that exist in tables only; elsewhere their tags mean nothing."""

ENDS_PARAGRAPH = BLOCKS.difference("caption legend tbody td tfoot th thead tr".split())
"""Start tags that close an open ``<p>``; ``table`` too, as in pages with a doctype."""

FENCES: dict[str, frozenset[str]] = {
    "scope": SCOPE,
    "button": SCOPE | {"button"},
    "list": SCOPE | {"ol", "ul"},
    "item": SPECIAL - {"address", "div", "p"},
    "table": frozenset({"table", "template"}),
    "special": SPECIAL,
}
OF_NAME: dict[str, tuple[str, ...]] = {
    name: tuple(fence for fence, names in FENCES.items() if name in names) for name in SPECIAL
}
CLOSES: dict[str, tuple[tuple[str, str], ...]] = {
    "li": (("item", "li"),),
    "dd": (("item", "dd"), ("item", "dt")),
    "dt": (("item", "dd"), ("item", "dt")),
    "option": (("special", "option"),),
    "optgroup": (("special", "option"), ("special", "optgroup")),
    "button": (("scope", "button"),),
    "td": (("table", "td"), ("table", "th"), ("table", "caption")),
    "th": (("table", "td"), ("table", "th"), ("table", "caption")),
    "tr": (("table", "td"), ("table", "th"), ("table", "tr"), ("table", "caption")),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot", "caption", "colgroup"),
        tuple(("table", part) for part in "td th tr tbody thead tfoot caption".split()),
    ),
}
"""What a start tag closes: an open element of that name with none of the fences inside it."""

END_SCOPE: dict[str, str] = {
    "p": "button",
    "li": "list",
    **dict.fromkeys("table tbody thead tfoot tr td th caption".split(), "table"),
    **dict.fromkeys("audio canvas noscript object select svg template video".split(), "scope"),
}
"""The fences that an end tag cannot pass; block elements have ``scope``, others ``special``."""

IMPLIED = frozenset("dd dt li optgroup option p rb rp rt rtc".split())
"""Elements whose end tags can be left out before the end of another element."""

State = TypeVar("State")


class Tree(Generic[State]):
    """The open elements, each with what the walk keeps for it."""

    __slots__ = ("_fences", "_places", "names", "states")

    def __init__(self) -> None:
        """Start with none."""
        self.names: list[str] = []
        self.states: list[State] = []
        self._places: dict[str, list[int]] = {}
        self._fences: dict[str, list[int]] = {name: [] for name in FENCES}

    def push(self, name: str, state: State) -> None:
        """Open an element."""
        place = len(self.names)
        self.names.append(name)
        self.states.append(state)
        self._places.setdefault(name, []).append(place)
        for fence in OF_NAME.get(name, ()):
            self._fences[fence].append(place)

    def pop(self) -> tuple[str, State]:
        """Close the innermost element."""
        name = self.names.pop()
        self._places[name].pop()
        for fence in OF_NAME.get(name, ()):
            self._fences[fence].pop()
        return name, self.states.pop()

    def find(self, name: str, fence: str) -> int:
        """The place of the innermost open element of a name, -1 where there is none inside the fences."""
        places = self._places.get(name)
        if not places:
            return -1
        fences = self._fences[fence]
        return places[-1] if not fences or fences[-1] <= places[-1] else -1

    def holds(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return bool(self._places.get(name))

    def ended_by_start(self, name: str) -> int:
        """How many elements stay open when an element of that name starts."""
        kept = len(self.names)
        if name in ENDS_PARAGRAPH:
            place = self.find("p", "button")
            kept = place if place >= 0 else kept
        if name in HEADINGS and kept and self.names[kept - 1] in HEADINGS:
            kept -= 1
        for fence, other in CLOSES.get(name, ()):
            place = self.find(other, fence)
            if 0 <= place < kept:
                kept = place
        return kept

    def ended_by_end(self, name: str) -> int:
        """How many elements stay open after the end tag of that name: all, where it closes nothing."""
        if name == "form":
            return self._form()
        fence = END_SCOPE.get(name) or ("scope" if name in BLOCKS else "special")
        if name in HEADINGS:
            place = max(self.find(heading, fence) for heading in HEADINGS)
        else:
            place = self.find(name, fence)
        return place if place >= 0 else len(self.names)

    def _form(self) -> int:
        """The same for a form, whose end tag closes nothing else that still wants its own end."""
        place = kept = self.find("form", "scope")
        while 0 <= kept < len(self.names) - 1 and self.names[kept + 1] in IMPLIED:
            kept += 1
        return place if place >= 0 and kept == len(self.names) - 1 else len(self.names)
