"""A rule as a value: what it is called, what it says, and the params of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from anplint.kinds import Check, load_kind

if TYPE_CHECKING:
    from anplint.finding import RuleClass, Safety, Severity
    from anplint.model import BlockKind

Need = Literal["tokens", "tags"]


class Rule(NamedTuple):
    """A rule ready to be built: identity, words, and the params of its kind as plain data."""

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

    @property
    def category(self) -> str:
        """The part of the id before the dot: the folder of the rule file."""
        return self.id.partition(".")[0]

    def build(self) -> Check:
        """The check of this rule; imports its kind."""
        module = load_kind(self.kind)
        return module.build(module.Params(**self.params))
