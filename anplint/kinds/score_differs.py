"""Scores that the metadata state, held against ours.

Ours are known when all other rules are done, so ``anplint.weighed`` makes the hits; the check itself yields
none.
"""

from __future__ import annotations

from typing import NamedTuple

from anplint.kinds import NEVER, Check

VALUES = frozenset({"key", "claimed", "computed"})


class Params(NamedTuple):
    """``most``: how far off a stated score may lie, in points of 100."""

    most: float = 5.0


def build(params: Params) -> Check:
    """A check that yields nothing. Raises ValueError for a tolerance below zero."""
    if params.most < 0:
        raise ValueError("'most' cannot be below 0")
    return Check(lambda _view: (), where=NEVER)
