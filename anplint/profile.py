"""``--profile``: CPU seconds by stage, rule and fact of a run.

A stage, rule or fact is charged with its own time alone: what a rule waits for while a fact is worked out
is the fact's. Nothing of this is there in a run without ``--profile``: the linter is a copy with timed parts.
"""

from __future__ import annotations

from functools import cached_property, wraps
from time import process_time
from typing import TYPE_CHECKING, Any, TypeVar

from anplint.match import Matcher
from anplint.measure import Facts

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from anplint.finding import Hit
    from anplint.kinds import Check, View
    from anplint.lint import Linter
    from anplint.match import Found

T = TypeVar("T")
Key = tuple[str, str]

STAGES = {
    "start": "start: imports, configuration, rules",
    "find": "find the files",
    "read": "read and parse",
    "match": "match: the texts of all patterns in one pass",
    "patterns": "patterns: regexes where their texts occur",
    "facts": "facts",
    "rules": "rules: what they make of it",
    "findings": "findings: places, identities, directives",
    "report": "report",
}
"""The stages of a run in order, with their names for people."""


class Profile:
    """Charges CPU time to whatever is at work; starts with all that the process has used so far."""

    def __init__(self) -> None:
        """Charge what was before to the start."""
        self.spent: dict[Key, float] = {("start", ""): process_time()}
        self.rules: set[str] = set()
        self._open: list[Key] = []
        self._since = process_time()

    def enter(self, stage: str, name: str = "") -> None:
        """From here on time belongs to this, until ``leave``."""
        self._charge()
        self._open.append((stage, name))

    def leave(self) -> None:
        """Time belongs again to what was at work before."""
        self._charge()
        self._open.pop()

    def turn(self, stage: str) -> None:
        """What is at work goes on as another stage."""
        self._charge()
        if self._open:
            self._open[-1] = stage, ""

    def _charge(self) -> None:
        now = process_time()
        if self._open:
            key = self._open[-1]
            self.spent[key] = self.spent.get(key, 0.0) + now - self._since
        self._since = now

    def stage(self, stage: str, work: Callable[[], T]) -> T:
        """Do a piece of work as a stage."""
        self.enter(stage)
        try:
            return work()
        finally:
            self.leave()

    def reading(self, results: Iterator[T]) -> Iterator[T]:
        """The results as they come; the time for one is that of its stages, which begin with ``read``."""
        while True:
            self.enter("read")
            try:
                result = next(results)
            except StopIteration:
                return
            finally:
                self.leave()
            yield result

    def watch(self, linter: Linter) -> Linter:
        """The same linter, with everything in it timed."""
        self.rules.update(rule.id for rule in linter.rules)
        names = [rule.id for rule in linter.rules]
        return linter._replace(
            built={number: self._check(names[number], check) for number, check in linter.built.items()},
            build=lambda rule: self._check(rule.id, self.stage("start", rule.build)),
            matcher=_TimedMatcher(linter.matcher, self, [names[owner] for owner, _ in linter.owners]),
            facts=timed_facts(self),
        )

    def _check(self, name: str, check: Check) -> Check:
        def find(view: View) -> Iterator[Hit]:
            self.enter("rules", name)
            try:
                hits: Iterable[Hit] = iter(check.find(view))
                yield from self._outside(hits)
            finally:
                self.leave()

        return check._replace(find=find)

    def _outside(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits; what is done with one meanwhile is not the rule's time."""
        for hit in hits:
            self.enter("findings")
            try:
                yield hit
            finally:
                self.leave()

    def by_stage(self) -> dict[str, float]:
        """Seconds by stage, in the order of STAGES; ``facts`` and the rest are sums over their names."""
        found = dict.fromkeys(STAGES, 0.0)
        for (stage, _), seconds in self.spent.items():
            found[stage] += seconds
        return found

    def by_name(self, *stages: str) -> dict[str, float]:
        """Seconds by name in these stages, the longest first."""
        found: dict[str, float] = dict.fromkeys(self.rules, 0.0) if "rules" in stages else {}
        for (stage, name), seconds in self.spent.items():
            if stage in stages and name:
                found[name] = found.get(name, 0.0) + seconds
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


class _TimedMatcher(Matcher):
    """A matcher that charges its pass to ``match`` and each regex to its rule."""

    def __init__(self, matcher: Matcher, profile: Profile, owners: list[str]) -> None:
        self.__dict__.update(vars(matcher))
        self._profile = profile
        self._owners = owners

    def scan(self, *args: Any) -> dict[int, list[Found]]:  # noqa: ANN401 - whatever the matcher takes
        """The matches of each search."""
        return self._profile.stage("match", lambda: super(_TimedMatcher, self).scan(*args))

    def _matches(self, pattern: int, text: str, starts: list[int] | None) -> list[re.Match[str]]:
        """The matches of a pattern; that of several rules is charged to the first."""
        self._profile.enter("patterns", self._owners[self._wanting[pattern][0][0]])
        try:
            return super()._matches(pattern, text, starts)
        finally:
            self._profile.leave()


def timed_facts(profile: Profile) -> type[Facts]:
    """Facts of which each is charged for its own time."""

    def timed(name: str, work: Callable[..., T]) -> Callable[..., T]:
        @wraps(work)
        def charged(*args: object) -> T:
            profile.enter("facts", name)
            try:
                return work(*args)
            finally:
                profile.leave()

        return charged

    def begin(facts: Facts, *args: Any) -> None:  # noqa: ANN401 - whatever facts are made from
        profile.turn("findings")
        Facts.__init__(facts, *args)

    parts: dict[str, object] = {"__init__": begin}
    for name, part in vars(Facts).items():
        if isinstance(part, cached_property):
            parts[name] = cached_property(timed(name, part.func))
        elif callable(part) and not name.startswith("_"):
            parts[name] = timed(name, part)
    return type("TimedFacts", (Facts,), parts)
