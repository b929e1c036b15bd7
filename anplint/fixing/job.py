"""What the articles of a file are fixed with, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.errors import RuleCrashed
from anplint.finding import Failure
from anplint.fix import MOST_REFUSED

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from anplint.config import Settings
    from anplint.errors import AnplintError
    from anplint.finding import Checked, Safety
    from anplint.fix import Fixed
    from anplint.lint import Linter


class Fixing(NamedTuple):
    """How a run mends: fixes of which safeties, and whether files are written (else changes are told).

    ``patch``: the changes of records are told instead of written, also those of exports that could be.
    """

    safeties: frozenset[Safety]
    write: bool = True
    patch: bool = False


class Job(NamedTuple):
    """What the articles of one file are linted and fixed with; ``path`` as it is shown."""

    path: str
    settings: Settings
    linter: Linter
    as_of: date
    fixing: Fixing


class Change(NamedTuple):
    """What a file held, and what it holds with so many fixes; ``bom``: a byte order mark stands before it.

    Bytes that are no UTF-8 (of a line of JSON Lines that is not read) are surrogates in both.
    """

    path: str
    before: str
    after: str
    bom: bool = False
    fixes: int = 0


class FieldChange(NamedTuple):
    """A changed field of a record: a line of a patch.

    ``old_hash`` is SHA-256 over the old text in UTF-8 with its line ends as LF: what carries the text to
    where it lives (XML, a browser's form) turns them one way or the other.
    """

    id: str
    url: str
    field: str
    old_hash: str
    text: str


class Patch(NamedTuple):
    """The changed fields of a record of the export at ``path``, and with how many fixes they came."""

    path: str
    fields: tuple[FieldChange, ...]
    fixes: int


def fixable(checked: Checked, safeties: Container[Safety]) -> bool:
    """Whether there is a finding with a fix of these safeties."""
    return any(one.fix and one.fix.edits and one.fix.safety in safeties for one in checked.findings)


def why_not(error: AnplintError) -> str:
    """Why fixing ended, for a person: a rule that fails on the fixed article is a defect of the rule."""
    if isinstance(error, RuleCrashed):
        return f"with its fixes, rule {error.rule} failed: {error.reason}; please report it"
    return str(error)


def defects(path: str, fixed: Fixed) -> Iterator[Failure]:
    """What is wrong with rules, not with the article: fixes that would do harm or undo each other."""
    told: dict[str, int] = {}
    for one in fixed.refused:
        told[one.rule] = told.get(one.rule, 0) + 1
        if told[one.rule] <= MOST_REFUSED:
            reason = f"line {one.line}: the fix of {one.rule} was not made: {one.reason}; please report it"
            yield Failure(path, reason)
    for rule, number in told.items():
        if number > MOST_REFUSED:
            yield Failure(path, f"{number - MOST_REFUSED:,} more of {rule} were not made")
    if fixed.cycle:
        rules = " and ".join(fixed.cycle)
        mend = "switch one of them off" if len(fixed.cycle) > 1 else "switch it off"
        yield Failure(path, f"the fixes of {rules} undo each other and were not made; {mend}")
