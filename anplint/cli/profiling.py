"""The table of ``--profile``, for standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.profile import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.profile import Profile


def profile_lines(profile: Profile) -> Iterator[str]:
    """CPU milliseconds by stage, by rule (its patterns and what it makes of them), and by fact."""
    stages = profile.by_stage()
    total = sum(stages.values())
    yield from _table("stage", {STAGES[name]: seconds for name, seconds in stages.items()}, total)
    yield ""
    yield from _table("rule", profile.by_name("rules", "patterns"), total)
    yield ""
    yield from _table("fact", profile.by_name("facts"), total)


def _table(what: str, found: dict[str, float], total: float) -> Iterator[str]:
    yield f"   CPU ms       %  {what}"
    for name, seconds in [*found.items(), ("(all)", sum(found.values()))]:
        yield f"{1000 * seconds:>9.1f}  {100 * seconds / total if total else 0:>5.1f}  {name}"
