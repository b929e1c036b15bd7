"""A rule as a value: what it is called, what it says, and the params of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from anplint.errors import UsageError, nearest
from anplint.kinds import Check, load_kind

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from anplint.finding import RuleClass, Safety, Severity
    from anplint.model import BlockKind
    from anplint.trigger import Trigger

Need = Literal["tokens", "tags"]


class Rule(NamedTuple):
    """A rule ready to be built: identity, words, and the params of its kind as plain data.

    ``trigger`` is what a check of these params is called for, where that was worked out before; see
    ``with_params``.
    """

    id: str
    kind: str
    rule_class: RuleClass
    severity: Severity
    message: str
    why: str
    scope: tuple[BlockKind, ...]
    languages: tuple[str, ...]
    safety: Safety | None
    needs: tuple[Need, ...]
    params: dict[str, Any]
    trigger: Trigger | None = None

    @property
    def category(self) -> str:
        """The part of the id before the dot: the folder of the rule file."""
        return self.id.partition(".")[0]

    def with_params(self, params: dict[str, Any]) -> Rule:
        """The rule with other params, of which no trigger is known."""
        return self._replace(params=params, trigger=None)

    def build(self) -> Check:
        """The check of this rule; imports its kind."""
        module = load_kind(self.kind)
        return module.build(module.Params(**self.params))


def joined(rule: Rule, rules: Mapping[str, Rule], silent: Container[str] = ()) -> Rule:
    """A rule of the kind ``joint`` with its signals looked up in ``rules``; any other rule as it is.

    What ``anplint.kinds.joint.Signal`` holds stands in the place of each.

    Those that are ``silent`` (switched off) are left out. Raises UsageError, naming the nearest, for a
    signal that is no rule, or is joint itself, and for a param that its kind does not have.
    """
    if rule.kind != "joint":
        return rule
    signals: dict[str, tuple[Any, ...]] = {}
    trigger = rule.trigger
    for name, given in rule.params["signals"].items():
        if name not in rules:
            raise UsageError(f"{rule.id}: unknown rule '{name}' among the signals{nearest(name, rules)}")
        known = rules[name]
        if known.kind == "joint":
            raise UsageError(f"{rule.id}: '{name}' is a joint rule and cannot be a signal")
        changed = {key.replace("-", "_"): value for key, value in given.items()}
        for key in changed.keys() - known.params.keys():
            message = f"unknown param '{key.replace('_', '-')}' of '{name}'{nearest(key, known.params)}"
            raise UsageError(f"{rule.id}: {message}")
        if name in silent or known.trigger is None:
            trigger = None
        if name not in silent:
            signals[name] = (known.kind, known.scope, known.languages, {**known.params, **changed})
    if trigger is not None:
        signals = {
            name: (*signal, part) for (name, signal), part in zip(signals.items(), trigger.parts, strict=True)
        }
    return rule._replace(params={**rule.params, "signals": signals}, trigger=trigger)
