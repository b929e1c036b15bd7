"""``anplint rules --cost``: what each rule makes a run do, told without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.cli.terminal import print_pieces
from anplint.literals import required_literals
from anplint.report.summary import amount
from anplint.trigger import trigger_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from anplint.match import Known
    from anplint.rule import Rule


class Cost(NamedTuple):
    """The work that a rule asks for.

    ``literals`` are the texts that its ``patterns`` require, all found in one pass over an article;
    ``everywhere`` counts the patterns without one, which are tried on every block of the rule's scope.
    ``always``: the rule looks at every article itself, whether a pattern matches or not.
    """

    rule: str
    patterns: int
    literals: int
    everywhere: int
    always: bool


def cost(rule: Rule, known: Mapping[str, Known]) -> Cost:
    """The cost of a rule; ``known`` holds literals worked out before, by regex."""
    trigger = rule.trigger or trigger_of(rule.build())
    texts = [(known.get(regex) or required_literals(regex))[0] for regex, _ in trigger.patterns]
    return Cost(
        rule=rule.id,
        patterns=len(texts),
        literals=len({text for found in texts for text in found or ()}),
        everywhere=sum(found is None for found in texts),
        always=trigger.stands,
    )


def print_costs(costs: Sequence[Cost], form: str) -> None:
    """Print the costs, those first that are tried most often."""
    ranked = sorted(costs, key=lambda one: (-one.everywhere, not one.always, -one.literals, one.rule))
    if form == "json":
        import json

        print_pieces([json.dumps([one._asdict() for one in ranked], indent=2), "\n"])
    else:
        print_pieces(_table(ranked))


def _table(costs: Sequence[Cost]) -> Iterator[str]:
    yield "patterns  texts  on every block  always  rule\n"
    for one in costs:
        always = "yes" if one.always else "-"
        yield f"{one.patterns:>8}  {one.literals:>5}  {one.everywhere or '-':>14}  {always:<6}  {one.rule}\n"
    everywhere = sum(one.everywhere > 0 for one in costs)
    yield f"\n{amount(len(costs), 'rule')}, {everywhere} with patterns that are tried on every block\n"
