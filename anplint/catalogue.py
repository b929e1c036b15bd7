"""The page of all rules, and how often each fires on human writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.pack import bundled, rule_files, rule_id, shown_path
from anplint.rulefile import read_rule
from anplint.yamlfile import load_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.rule import Rule

HEAD = """\
# Rules

What anplint looks for. `anplint explain RULE` tells all about one: why it matters, examples, what it leaves
alone, and how to silence it. *Integrity* is what cannot be meant, *quality* an editor's judgement with the
evidence beside it, *style* formulaic wording and readability. The last column is the share of articles by
people that the rule hits. This page is made by `anplint rules --output-format markdown`."""


def catalogue(rules: Sequence[tuple[Rule, bool]]) -> str:
    """All rules as a page of Markdown, a table for each category; ``True`` beside a rule: it is on."""
    rates = human_rates()
    parts = [HEAD]
    for category in dict.fromkeys(rule.category for rule, _ in rules):
        lines = [f"## {category}", "", "| rule | | says | articles by people |", "|---|---|---|---|"]
        for rule, is_on in rules:
            if rule.category == category:
                share = f"{100 * rates[rule.id]:.1f} %" if rule.id in rates else ""
                state = rule.severity if is_on else "off"
                says = rule.message.replace("|", "\\|")
                lines.append(f"| `{rule.id}` | {rule.rule_class}, {state} | {says} | {share} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def human_rates() -> dict[str, float]:
    """For each built-in rule that was measured, the share of articles by people in which it fires."""
    found = {}
    for file in rule_files(bundled("rules")):
        rates = read_rule(rule_id(file), load_yaml(file, shown_path(file)))[1].rates
        human = [rate for name, rate in rates.items() if name.partition("/")[0] == "human"]
        articles = sum(rate.articles for rate in human)
        if articles:
            found[rule_id(file)] = sum(rate.hit for rate in human) / articles
    return found
