"""Fixes applied to one text: in rounds, until nothing is left to mend, each proved by a second reading.

Order: by the place of the first edit, then by rule; of two that overlap the later waits for the next round.
Rules that undo each other's fixes, or never come to rest, are left out of the article as if they were off.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.edits import apply_edits, choose
from anplint.errors import AnplintError
from anplint.finding import Edit
from anplint.guard import broken
from anplint.positions import raw_end, raw_offset

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from anplint.finding import Checked, Finding, Safety
    from anplint.model import Article

MOST_ROUNDS = 10
MOST_REFUSED = 5
"""So many harmful fixes of a rule are looked for in an article: more would say no more, and cost readings."""
RESTLESS = f"it still changes the text after {MOST_ROUNDS} rounds"


class Form(NamedTuple):
    """How a text becomes an article, and how a piece of the article is written in the text.

    ``read`` raises AnplintError for a text that is none. ``escape`` gives the form that a piece of source has
    in the text of a record (JSON, XML); an article in a file of its own is its text.
    """

    read: Callable[[str], Article]
    lint: Callable[[Article], Checked]
    escape: Callable[[str], str] = str


class Refused(NamedTuple):
    """A fix that would have done harm, and so was not applied: a defect of its rule."""

    rule: str
    line: int
    reason: str


class Fixed(NamedTuple):
    """What fixing came to: the text, what was mended in order, what was refused, and what is left to find.

    ``cycle`` names rules that undo each other's fixes; none of theirs is in the text.
    """

    text: str
    article: Article
    checked: Checked
    applied: tuple[Finding, ...] = ()
    refused: tuple[Refused, ...] = ()
    cycle: tuple[str, ...] | None = None


class State(NamedTuple):
    """A text as it stands between two rounds, with its article."""

    text: str
    article: Article


class Step(NamedTuple):
    """A fix ready to be made: its finding, and its edits in the source and in the text."""

    finding: Finding
    edits: tuple[Edit, ...]
    raw: tuple[Edit, ...]


def fix_text(
    text: str,
    form: Form,
    safeties: Collection[Safety],
    wanted: Callable[[Finding], bool] = lambda _: True,
) -> Fixed:
    """Apply the fixes of these safeties until none is left, at most 10 rounds.

    ``wanted`` may leave findings out. Raises AnplintError where the text cannot be read or linted.
    """
    state = State(text, form.read(text))
    checked = form.lint(state.article)
    applied: list[Finding] = []
    rounds: list[tuple[str, set[str]]] = []
    while True:
        steps = [step for step in _steps(state, checked, form, safeties) if wanted(step.finding)]
        made, harmful = _made(state, form, steps)
        if not made.steps:
            refused = [_refusal(step, reason) for step, reason in harmful]
            return Fixed(*state, checked, tuple(applied), tuple(refused))
        if len(rounds) == MOST_ROUNDS:
            restless = {step.finding.rule: _refusal(step, RESTLESS) for step in reversed(made.steps)}
            rest = _without(restless, text, form, safeties, wanted)
            return rest._replace(refused=(*rest.refused, *restless.values()))
        rounds.append((state.text, {step.finding.rule for step in made.steps}))
        state = made.state
        applied += [step.finding for step in made.steps]
        checked = form.lint(state.article)
        began = next((at for at, (before, _) in enumerate(rounds) if before == state.text), None)
        if began is not None:
            rules = frozenset().union(*(names for _, names in rounds[began:]))
            rest = _without(rules, text, form, safeties, wanted)
            return rest._replace(cycle=tuple(sorted(rules.union(rest.cycle or ()))))


def _without(
    rules: Collection[str],
    text: str,
    form: Form,
    safeties: Collection[Safety],
    wanted: Callable[[Finding], bool],
) -> Fixed:
    """What fixing comes to without the fixes of some rules."""
    return fix_text(text, form, safeties, lambda finding: finding.rule not in rules and wanted(finding))


def fix_one(state: State, form: Form, finding: Finding) -> tuple[State | None, str]:
    """The state with the fix of one of its findings made; None, and why, where that would do harm."""
    return _apply(state, form, [_step(state, finding, form, _starts(state.article))])


def _refusal(step: Step, reason: str) -> Refused:
    return Refused(step.finding.rule, step.finding.position.line, reason)


def _steps(state: State, checked: Checked, form: Form, safeties: Collection[Safety]) -> list[Step]:
    """The fixes that may be made, in their order."""
    starts = _starts(state.article)
    found = [
        _step(state, finding, form, starts)
        for finding in checked.findings
        if finding.fix and finding.fix.safety in safeties and finding.fix.edits
    ]
    return sorted(found, key=_order)


def _starts(article: Article) -> dict[str, int]:
    """Where each field of a record starts in its source."""
    return {part.name: part.start for part in reversed(article.parts)}


def _step(state: State, finding: Finding, form: Form, starts: Mapping[str, int]) -> Step:
    shift = starts.get(finding.field, 0)
    own = sorted(finding.fix.edits) if finding.fix else ()
    edits = tuple(Edit(one.start + shift, one.end + shift, one.text) for one in own)
    return Step(finding, edits, _in_text(state.article, edits, form))


def _order(step: Step) -> tuple[object, ...]:
    return step.edits[0].start, step.finding.rule, step.edits


def _in_text(article: Article, edits: Sequence[Edit], form: Form) -> tuple[Edit, ...]:
    """The edits in code points of the text: those of a record stand in its raw form."""
    if article.origin is None:
        return tuple(edits)
    runs = article.origin.runs
    found = []
    for one in edits:
        start = raw_offset(runs, one.start)
        end = raw_end(runs, one.end) if one.end > one.start else start
        found.append(Edit(start, end, form.escape(one.text)))
    return tuple(found)


class _Made(NamedTuple):
    """A state with some steps made."""

    state: State
    steps: list[Step]


Harmful = list[tuple[Step, str]]
"""Steps that would do harm, each with the reason."""


def _made(state: State, form: Form, steps: Sequence[Step]) -> tuple[_Made, Harmful]:
    """The state with as many of the steps as go together and do no harm, and those that do.

    One that does harm does not keep those from being made that it overlaps.
    """
    bad: Counter[str] = Counter()
    harmful: Harmful = []
    while True:
        left = [step for step in steps if bad[step.finding.rule] < MOST_REFUSED]
        left = [step for step in left if all(step is not one for one, _ in harmful)]
        made, more = _round(state, form, [left[at] for at in choose([one.raw for one in left])], bad)
        harmful += more
        if made.steps or not more:
            return made, harmful


def _round(state: State, form: Form, steps: list[Step], bad: Counter[str]) -> tuple[_Made, Harmful]:
    """The state with as many of the steps as do no harm, and those that do.

    Where all together do harm, each half is tried by itself: for k harmful ones of n, k log n readings.
    ``bad`` counts the harmful ones by rule; of a rule with too many the others are not tried.
    """
    steps = [step for step in steps if bad[step.finding.rule] < MOST_REFUSED]
    if not steps:
        return _Made(state, []), []
    after, reason = _apply(state, form, steps)
    if after is not None:
        return _Made(after, steps), []
    if len(steps) == 1:
        bad[steps[0].finding.rule] += 1
        return _Made(state, []), [(steps[0], reason)]
    half = len(steps) // 2
    first, harmful = _round(state, form, steps[:half], bad)
    second, more = _round(state, form, steps[half:], bad)
    both = [*first.steps, *second.steps]
    after, reason = _apply(state, form, both)
    if after is not None:
        return _Made(after, both), [*harmful, *more]
    return first, [*harmful, *more, *((step, reason) for step in second.steps)]


def _apply(state: State, form: Form, steps: Sequence[Step]) -> tuple[State | None, str]:
    """The state with the steps made; None, and why, where that would do harm."""
    text = apply_edits(state.text, [edit for step in steps for edit in step.raw])
    try:
        article = form.read(text)
    except AnplintError as error:
        return None, f"the article could not be read with it ({error})"
    edits = sorted(edit for step in steps for edit in step.edits)
    reason = broken(state.article, article, edits)
    return (None, reason) if reason else (State(text, article), "")
