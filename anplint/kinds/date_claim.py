"""Dates of the metadata, held against the day of the check, each other, and the path."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.read.labels import fold_key
from anplint.text.dates import stated_days
from anplint.text.values import folded_key, label, truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from anplint.model import Block

VALUES = frozenset({"key", "date", "other", "against", "days"})

UNPUBLISHED = {"draft": True, "published": False, "publish": False, "ispublished": False, "isdraft": True}
"""Switches (folded keys) that say that an article is not out yet."""
STATES = frozenset({"status", "state", "wp:status", "poststatus", "workflow", "workflowstatus"})
WAITING = frozenset("draft scheduled future pending planned private queued unpublished upcoming".split())
"""Values of a state that say so; ``future`` is WordPress's word."""
TYPES = frozenset(
    {"type", "layout", "template", "posttype", "wp:posttype", "contenttype", "@type", "category"}
)
EVENTS = ("event", "webinar", "meetup", "conference", "workshop", "talk")
"""What a type starts with whose date is that of an event."""

Dated = tuple["date", "Block | None"]


class Params(NamedTuple):
    """Which dates are looked at, and what they must not lie behind or before.

    ``fields``: the concepts. ``against``: ``today`` (none lies after it), ``created`` (none lies before it;
    where no date of creation is stated, that of the path counts) or ``path`` (all are that of the path).
    ``days``: by how many days they may. ``unless``: keys that are not looked at.
    ``slack``: by how many days the values of a key may, where a system writes them.
    """

    fields: tuple[str, ...]
    against: Literal["today", "created", "path"]
    days: int = 1
    unless: tuple[str, ...] = ()
    slack: dict[str, int] = {}  # noqa: RUF012 - never changed


def build(params: Params) -> Check:
    """A check that yields one hit for each field with a date that cannot be right."""
    if min((params.days, *params.slack.values())) < 0:
        raise ValueError("'days' and 'slack' cannot be below 0")
    unless = frozenset(map(fold_key, params.unless))
    slack = {fold_key(key): days for key, days in params.slack.items()}
    look: dict[str, Callable[[View, list[tuple[date, Block]]], Iterator[tuple[date, Block, Dated]]]]
    look = {"today": _after_today, "created": _before_created, "path": _beside_path}

    def find(view: View) -> Iterator[Hit]:
        for field in params.fields:
            found = [
                (day, block)
                for day, block in stated_days(view.facts.claims(field))
                if folded_key(block) not in unless
            ]
            for day, block, (other, place) in look[params.against](view, found) if found else ():
                off = abs((day - other).days)
                if off > max(params.days, slack.get(folded_key(block), 0)):
                    yield _hit(field, (day, block), (other, place), params.against)

    asked = "late" if params.against == "today" else "field"
    fields = tuple(f"{asked}:{field}" for field in params.fields)
    return Check(find, where=("path-digits:8",) if params.against == "path" else fields)


def _after_today(view: View, found: list[tuple[date, Block]]) -> Iterator[tuple[date, Block, Dated]]:
    """The first day after today; that of an article that waits, and of an event, may lie there."""
    today = view.facts.as_of
    late = next((one for one in found if one[0] > today + timedelta(days=1)), None)
    if late is not None and not _waits(view):
        yield *late, (today, None)


def _waits(view: View) -> bool:
    """Whether the metadata say that the article is not published yet, or is about an event."""
    last = view.facts.stated.by_last_key()
    for key, state in UNPUBLISHED.items():
        if any(truth(block.text) is state for block in last.get(key, ())):
            return True
    if any(block.text.strip().lower() in WAITING for key in STATES for block in last.get(key, ())):
        return True
    return any(block.text.strip().lower().startswith(EVENTS) for key in TYPES for block in last.get(key, ()))


def _before_created(view: View, found: list[tuple[date, Block]]) -> Iterator[tuple[date, Block, Dated]]:
    """The latest day, where it lies before the earliest day of creation."""
    created: list[Dated] = list(stated_days(view.facts.claims("created")))
    if not created and "file-name" in view.facts.dates:
        created = [(view.facts.dates["file-name"], None)]
    latest = max(found, key=_day)
    if created and latest[0] < (first := min(created, key=_day))[0]:
        yield *latest, first


def _beside_path(view: View, found: list[tuple[date, Block]]) -> Iterator[tuple[date, Block, Dated]]:
    """The nearest day to that of the path, where they differ."""
    day = view.facts.dates.get("file-name")
    if day is not None:
        yield *min(found, key=lambda one: abs((one[0] - day).days)), (day, None)


def _day(one: tuple[date, Block | None]) -> date:
    return one[0]


def _hit(field: str, found: tuple[date, Block], against: Dated, name: str) -> Hit:
    (day, block), (other, place) = found, against
    values = {
        "key": label(block),
        "date": day.isoformat(),
        "other": other.isoformat(),
        "against": f"“{label(place)}”" if place else {"today": "today"}.get(name, "the path"),
        "days": f"{abs((day - other).days):,}",
    }
    related: tuple[Related, ...] = ()
    if place is not None:
        related = (Related(*place.to_source(0, len(place.text)), f"“{label(place)}” says {other}"),)
    return Hit(*block.to_source(0, len(block.text)), values, (), related, about=field)
