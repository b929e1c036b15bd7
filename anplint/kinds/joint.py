"""Several rules that are weak alone: one hit for an article in which enough of them meet."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, load_kind
from anplint.traits import traits_of
from anplint.where import where_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from anplint.match import Found
    from anplint.model import BlockKind

VALUES = frozenset({"count", "list", "more"})
LONGEST_LIST = 70
"""Code points of the list; the names beyond them are in ``more``, so that a message shows all."""
LONGEST_SIGN = 60
MOST_HITS = 50
"""Hits of one signal that are looked at; hostile input has thousands."""

Value = int | float | bool | str
Known = tuple[int, bool, tuple[str, ...]]
"""What a signal is called for: the number of its patterns, whether without a match, too, and ``where``."""


class Signal(NamedTuple):
    """A rule as a joint check needs it: how it looks, where, in which languages.

    ``known``: what it is called for, where that was worked out before.
    """

    kind: str
    scope: tuple[BlockKind, ...]
    languages: tuple[str, ...]
    params: Mapping[str, Any]
    known: Known | None = None

    def build(self) -> Check:
        """The check of the rule; imports its kind."""
        module = load_kind(self.kind)
        return module.build(module.Params(**self.params))


class Params(NamedTuple):
    """Which rules count together, and how many of them make a finding.

    ``signals`` maps the id of a rule to params that it has here instead of its own; its kind, its scope and
    its other params are those of the rule. ``least``: the least number of rules that find something. A rule
    counts only with a place that none before it in the list has; one that is switched off does not count.
    """

    signals: dict[str, dict[str, Value]]
    least: int = 3


class _Part(NamedTuple):
    """A signal made ready: what it is called for, and the number of its first pattern among those of all.

    ``built`` holds its check, once it was needed.
    """

    name: str
    signal: Signal
    known: Known
    first: int
    built: list[Check]

    @property
    def check(self) -> Check:
        """The check of the signal; loads its kind."""
        if not self.built:
            self.built.append(self.signal.build())
        return self.built[0]


class _Evidence(NamedTuple):
    """What a signal found: its name, and the places, the first of which speaks for it."""

    name: str
    hit: Hit
    places: frozenset[tuple[int, int]]


def build(params: Params) -> Check:
    """A check that yields at most one hit: at the first signal, with those of the others as related places.

    The signals are rules only after ``anplint.rule.joined`` has looked them up; before that nothing is found.
    """
    if not 1 <= params.least <= len(params.signals):
        raise ValueError("'least' is a number from 1 to the number of signals")
    parts: list[_Part] = []
    first = 0
    for name, values in cast("dict[str, object]", params.signals).items():
        if isinstance(values, tuple):
            signal = Signal(*values)
            built = [] if signal.known else [signal.build()]
            known = signal.known or _called_for(built[0])
            parts.append(_Part(name, signal, known, first, built))
            first += known[0]
    owners = [number for number, part in enumerate(parts) for _ in range(part.known[0])]

    def find(view: View) -> Iterator[Hit]:
        found = _evidence(view, parts, owners, params.least)
        if len(found) >= params.least:
            yield _hit(view, found)

    checks = tuple(check for part in parts for check in part.built)
    patterns = tuple(pattern for check in checks for pattern in check.patterns)
    return Check(find, patterns, any(part.known[1] for part in parts), parts=checks)


def _called_for(check: Check) -> Known:
    return len(check.patterns), check.always or not check.patterns or bool(check.where), ()


def _evidence(view: View, parts: Sequence[_Part], owners: Sequence[int], least: int) -> list[_Evidence]:
    """What the signals found; those that remain are not asked where they could not be enough."""
    matches: dict[int, list[Found]] = {
        number: [] for number, part in enumerate(parts) if part.known[1] and _looks(view, part)
    }
    for one in view.matches:
        number = owners[one.pattern]
        if one.block.kind in parts[number].signal.scope:
            own = one._replace(pattern=one.pattern - parts[number].first)
            matches.setdefault(number, []).append(own)
    kinds = {block.kind for block in view.blocks}
    found: list[_Evidence] = []
    for asked, number in enumerate(sorted(matches)):
        if len(found) + len(matches) - asked < least:
            break
        part = parts[number]
        if part.signal.languages and not view.facts.speaks(part.signal.languages):
            continue
        own_view = _view(view, part, kinds, matches[number])
        hits = list(islice(part.check.find(own_view), MOST_HITS))
        places = frozenset(
            (start, end)
            for hit in hits
            for start, end in ((hit.start, hit.end), *((one.start, one.end) for one in hit.related))
        )
        if not all(_taken(place, found) for place in places):
            found.append(_Evidence(part.name, min(hits, key=_start), places))
    return found


def _looks(view: View, part: _Part) -> bool:
    """Whether there is anything for a part to look at, without a match."""
    where = where_of(part.known[2])
    return where is None or where.is_met(traits_of(view.facts), view.facts)


def _view(view: View, part: _Part, kinds: set[BlockKind], matches: Sequence[Found]) -> View:
    """The view of a part: the blocks of its scope, of ``kinds`` that there are, and its own matches."""
    blocks = view.blocks
    if kinds.difference(part.signal.scope):
        blocks = tuple(block for block in blocks if block.kind in part.signal.scope)
    return view._replace(blocks=blocks, matches=matches)


def _taken(place: tuple[int, int], found: Sequence[_Evidence]) -> bool:
    """Whether a place touches one that a signal before has."""
    return any(place[0] < end and start < place[1] for one in found for start, end in one.places)


def _hit(view: View, found: list[_Evidence]) -> Hit:
    first, *rest = sorted(found, key=lambda one: one.hit.start)
    names = [one.name.partition(".")[2].replace("-", " ") for one in found]
    cut = next((n for n in range(1, len(names)) if len(", ".join(names[: n + 1])) > LONGEST_LIST), len(names))
    values = {
        "count": str(len(found)),
        "list": ", ".join(names[:cut]),
        "more": "".join(f", {name}" for name in names[cut:]),
    }
    source = view.article.source
    related = tuple(
        Related(one.hit.start, one.hit.end, f"{one.name}: “{_brief(source[one.hit.start : one.hit.end])}”")
        for one in rest
    )
    return Hit(first.hit.start, first.hit.end, values, related=related, about="joint")


def _brief(text: str) -> str:
    folded = " ".join(text[: 4 * LONGEST_SIGN].split())
    return folded if len(folded) <= LONGEST_SIGN else f"{folded[: LONGEST_SIGN - 1].rstrip()}…"


def _start(hit: Hit) -> int:
    return hit.start
