"""How a run takes the directives of articles. What they silence is worked out in ``anplint.silence``.

The two are apart because most articles hold no directive, and a run on them loads nothing of the other.
"""

from __future__ import annotations

from typing import NamedTuple

MARK = "anplint"
"""In the source of every article that holds a directive, in whatever carrier."""
OWN = "suppression"
"""The kind and the category of the rules about directives; only a directive that names it silences them."""


class Inline(NamedTuple):
    """How a run takes directives: whether at all, which rule ids there are, and whether it left some out.

    ``narrowed``: options of this run (``--select``) left out rules that the settings have on, so neither
    categories nor directives without ids can be judged. Without ``known`` no id is taken for unknown.
    """

    heeded: bool = True
    known: frozenset[str] = frozenset()
    narrowed: bool = False
