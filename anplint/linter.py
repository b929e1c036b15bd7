"""Rules made ready to run: what each is called for, and the checks that were called for so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import NotRun
from anplint.match import Matcher, Search
from anplint.measure import Facts
from anplint.suppress import Inline
from anplint.trigger import trigger_of
from anplint.where import where_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from anplint.kinds import Check
    from anplint.match import Known
    from anplint.rule import Rule
    from anplint.score import Score
    from anplint.where import Where


def _build(rule: Rule) -> Check:
    return rule.build()


class Linter(NamedTuple):
    """Rules made ready to run: what each is called for, which pattern belongs to which rule, the matcher.

    ``built`` are the checks so far, by the number of their rule; ``build`` makes one when it is first called
    for. ``standing`` are the rules that are called without a match, too. ``weighing`` is the rule that holds
    stated scores against ours, if it is on.
    """

    rules: tuple[Rule, ...]
    wheres: tuple[Where | None, ...]
    standing: frozenset[int]
    built: dict[int, Check]
    owners: tuple[tuple[int, int], ...]
    matcher: Matcher
    not_run: tuple[NotRun, ...]
    inline: Inline = Inline()
    facts: type[Facts] = Facts
    score: Score | None = None
    build: Callable[[Rule], Check] = _build
    weighing: Rule | None = None

    def check(self, number: int) -> Check:
        """The check of a rule by its number; loads its kind where no rule before needed it."""
        check = self.built.get(number)
        if check is None:
            check = self.built[number] = self.build(self.rules[number])
        return check


def prepare(
    rules: Sequence[Rule],
    literals: Mapping[str, Known],
    inline: Inline | None = None,
    accepted: Sequence[str] = (),
) -> Linter:
    """Make rules ready. Those that need an engine that is not there are listed as not run.

    A check is built when an article calls for it; here, where what it is called for is not known yet.
    ``inline`` says how directives in articles are taken; inside ``accepted`` terms no pattern matches.
    """
    runs = tuple(rule for rule in rules if not rule.needs)
    not_run = tuple(
        NotRun(rule.id, "needs spaCy, which this version does not use yet") for rule in rules if rule.needs
    )
    built = {number: rule.build() for number, rule in enumerate(runs) if rule.trigger is None}
    triggers = tuple(rule.trigger or trigger_of(built[number]) for number, rule in enumerate(runs))
    standing = frozenset(number for number, trigger in enumerate(triggers) if trigger.stands)
    owners, searches = [], []
    for number, (rule, trigger) in enumerate(zip(runs, triggers, strict=True)):
        scope = frozenset(rule.scope)
        for position, pattern in enumerate(trigger.patterns):
            owners.append((number, position))
            searches.append(Search(pattern, scope))
    matcher = Matcher(searches, literals, accepted)
    wheres = tuple(where_of(trigger.where) for trigger in triggers)
    weighing = next((rule for rule in runs if rule.kind == "score-differs"), None)
    found = Linter(runs, wheres, standing, built, tuple(owners), matcher, not_run, inline or Inline())
    return found._replace(weighing=weighing) if weighing else found
