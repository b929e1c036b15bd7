"""Directives that do nothing: ids that no rule has, words that are no directive, silence without a finding.

What directives silence is known when all other rules are done, so ``anplint.suppress`` makes the hits; the
check itself yields none.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from anplint.kinds import NEVER, Check

VALUES = frozenset({"id", "hint"})


class Params(NamedTuple):
    """``name``: what is wrong with a directive."""

    name: Literal["unused", "unknown-id", "unknown-directive"]


def build(params: Params) -> Check:  # noqa: ARG001 - the shape of a kind
    """A check that yields nothing."""
    return Check(lambda _view: (), where=NEVER)
