"""When a rule has anything to look at: told without its kind, which need not be loaded for that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from anplint.kinds import Check

PARTS = frozenset({"file-of", "image-of", "lower", "says", "title", "value"})
"""What asks for a part of a text: where a longer part stands, a part of it does."""
LIKE = "like:"
"""Starts a name of ``Check.where`` with a regex, of which the texts that it requires are asked for."""
Part = tuple[int, bool, tuple[str, ...]]
"""What a part of a joint check is called for: the number of its patterns, ``stands`` and ``where``."""


class Trigger(NamedTuple):
    """What a check is called for: its patterns (regex, and whether in either case), ``always`` and ``where``.

    See ``anplint.kinds.Check``. ``parts`` are those of a joint check, in order.
    """

    patterns: tuple[tuple[str, bool], ...] = ()
    always: bool = False
    where: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the check is called without a match, too."""
        return self.always or not self.patterns or bool(self.where)


def trigger_of(check: Check) -> Trigger:
    """The trigger of a check, as plain data."""
    patterns = tuple((pattern.regex, pattern.ignore_case) for pattern in check.patterns)
    return Trigger(patterns, check.always, _plain(check.where), tuple(map(called_for, check.parts)))


def called_for(check: Check) -> Part:
    """What a part of a joint check is called for."""
    trigger = trigger_of(check)
    return len(trigger.patterns), trigger.stands, trigger.where


def _plain(where: tuple[str, ...]) -> tuple[str, ...]:
    """Names with texts instead of regexes, in order; none where a regex requires no text."""
    found: dict[str, None] = {}
    for name in where:
        if not name.startswith(LIKE):
            found[name] = None
            continue
        from anplint.literals import (
            SEPARATOR,
            least_digits,
            required_literals,
        )  # for rules that no pack has compiled

        kind, _, regex = name.removeprefix(LIKE).partition(":")
        if kind == "says":
            concept, _, regex = regex.partition(":")
            kind = f"says:{concept}"
        texts, leading, whole, _ = required_literals(regex)
        digits = least_digits(regex) if kind == "file-of" and texts is None else 0
        if digits:
            found[f"file-digits:{digits}"] = None
        elif texts is None:
            return ()
        kind = "lower" if kind == "begins" and not leading else kind
        asked = whole.split(SEPARATOR) if whole else texts or ()
        found.update((f"{kind}:{text}", None) for text in asked)
    return tuple(sorted(name for name in found if not any(map(partial(_is_within, name), found))))


def _is_within(name: str, other: str) -> bool:
    """Whether what another name asks for is there wherever this one's is."""
    (kind, _, text), (other_kind, _, part) = name.partition(":"), other.partition(":")
    return name != other and kind == other_kind and kind in PARTS and part in text
