"""Names in a list of the metadata that repeat another: "API" and "apis", "python" and "python services".

Two that are the same letter by letter are left to ``duplicate-name``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.read.labels import fold_key
from anplint.text.values import Name, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"name", "other", "key"})

MOST_NAMES = 100
"""Names of one list that are compared; each with each other."""


class Params(NamedTuple):
    """``fields`` hold the lists; only under one of ``keys`` where these are given.

    ``within``: in these fields a name that is the first or the last words of another repeats it, too.
    """

    fields: tuple[str, ...]
    keys: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields each name that repeats another of its list, which is in ``related``."""
    keys = frozenset(map(fold_key, params.keys))

    def find(view: View) -> Iterator[Hit]:
        for field in params.fields:
            blocks = view.facts.claims(field)
            if not blocks:
                continue
            names = [name for block in blocks[:MOST_NAMES] for name in names_of(block)][:MOST_NAMES]
            names = [name for name in names if not keys or fold_key(name.key) in keys]
            for name, other in _repeats(names, within=field in params.within):
                values = {"name": name.text, "other": other.text, "key": name.key}
                yield Hit(*name.place, values, (), (Related(*other.place, "the other one"),))

    return Check(find, where=tuple(f"alike:{field}" for field in params.fields))


def _repeats(names: list[Name], *, within: bool) -> Iterator[tuple[Name, Name]]:
    """The names that say what another of the same key says, with that one."""
    from anplint.text.stems import stems

    folded = [tuple(stems(re.findall(r"[^\W_]+[+#]*", name.text.lower()))) for name in names]
    for at, (name, own) in enumerate(zip(names, folded, strict=True)):
        for number, (other, others) in enumerate(zip(names, folded, strict=True)):
            if number == at or other.key != name.key or not own or other.text == name.text:
                continue
            same = own == others and number < at
            part = within and 0 < len(own) < len(others) and own in {others[: len(own)], others[-len(own) :]}
            if same or part:
                yield name, other
                break
