"""Calibration: what the rules come to on a house's own articles, and the configuration that follows from it.

A rule that hits more than a third of a site's articles is that site's habit and no finding (measured on
sixteen sites: most rules of style that annoy do so on a few sites, where they hit half of the articles).
Such a rule gets a looser limit where it has one that helps, else it is off; a rule of integrity is never
off, since what it finds cannot be meant.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from anplint.finding import SEVERITIES
from anplint.kinds import load_kind
from anplint.yamlfile import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from anplint.finding import Checked, Finding, Report, RuleClass, Severity
    from anplint.rule import Rule

FEWEST = 30
"""Articles from which on a share says something about a house."""
HABIT = 1 / 3
"""Share of articles above which a rule meets the habit of the house."""
OFTEN = 0.1
"""Share of articles above which a looser limit is tried."""
SELDOM = 0.05
"""Share of articles that a looser limit is to come down to."""
FACTORS = (1.25, 1.5, 2.0, 3.0)
"""How much looser limits are tried, in this order; the first that helps is proposed."""
LONGEST_TEXT = 60
TRIAL = " × "


class Example(NamedTuple):
    """A finding to look at: where (``path:line:column``) and the words."""

    place: str
    text: str


class Measured(NamedTuple):
    """What a rule comes to: findings, also in 1,000 words of all articles; articles hit, and their share."""

    rule: str
    rule_class: RuleClass
    severity: Severity
    findings: int
    per_thousand: float
    articles: int
    share: float
    examples: tuple[Example, ...]


class Line(NamedTuple):
    """A line of the proposed configuration below ``section`` (``rules``, ``gate``), and the reason for it."""

    section: str
    key: str
    value: str
    reason: str


def measure(report: Report, examples: int = 2) -> list[Measured]:
    """What each rule with findings comes to, the most frequent first; examples are of different articles."""
    words = sum(article.words for article in report.articles)
    by_rule: dict[str, list[tuple[Checked, Finding]]] = {}
    for article in report.articles:
        for finding in article.findings:
            by_rule.setdefault(finding.rule, []).append((article, finding))
    found = []
    for rule, pairs in by_rule.items():
        firsts = {(article.path, article.record): (article, finding) for article, finding in reversed(pairs)}
        shown = _spread(list(reversed(firsts.values())), examples)
        found.append(
            Measured(
                rule=rule,
                rule_class=pairs[0][1].rule_class,
                severity=min((finding.severity for _, finding in pairs), key=SEVERITIES.index),
                findings=len(pairs),
                per_thousand=round(len(pairs) * 1000 / max(words, 1), 3),
                articles=len(firsts),
                share=len(firsts) / len(report.articles),
                examples=tuple(_example(article, finding) for article, finding in shown),
            )
        )
    return sorted(found, key=lambda one: (-one.share, -one.findings, one.rule))


def _spread(pairs: Sequence[tuple[Checked, Finding]], number: int) -> list[tuple[Checked, Finding]]:
    """So many of the pairs, from the first to the last."""
    if len(pairs) <= number:
        return list(pairs)
    return [pairs[at * len(pairs) // number] for at in range(number)]


def _example(article: Checked, finding: Finding) -> Example:
    line, column = finding.position
    text = " ".join(finding.text.split())
    shown = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip()}…"
    return Example(f"{article.path}:{line}:{column}", shown)


def trials(rule: Rule) -> Iterator[tuple[Rule, dict[str, Any]]]:
    """The rule with looser limits, each under an id of its own, and the params that make it so."""
    for factor in FACTORS:
        params = {name: _times(rule.params[name], factor) for name in _limits(rule)}
        if params:
            yield rule._replace(id=f"{rule.id}{TRIAL}{factor}", params={**rule.params, **params}), params


def _limits(rule: Rule) -> tuple[str, ...]:
    """The params of a rule's kind that, when they grow, let more pass."""
    limits: tuple[str, ...] = getattr(load_kind(rule.kind), "LIMITS", ())
    return limits


def _times(value: float, factor: float) -> float:
    return round(value * factor) if isinstance(value, int) else round(value * factor, 1)


def trial_of(rule_id: str) -> tuple[str, float]:
    """The rule and the factor that the id of a trial stands for."""
    rule, _, factor = rule_id.rpartition(TRIAL)
    return rule, float(factor)


def hits(articles: Iterable[Checked]) -> Counter[str]:
    """For each rule the number of articles with a finding."""
    return Counter(rule for article in articles for rule in {one.rule for one in article.findings})


def propose(
    measured: Sequence[Measured], of: int, rules: Mapping[str, Rule], tried: Mapping[str, int]
) -> list[Line]:
    """The configuration that follows from what was measured on ``of`` articles; nothing for a few of them.

    ``tried`` holds, by the id of a trial, the number of articles that are still hit.
    """
    if of < FEWEST:
        return []
    lines = [line for one in measured if (line := _for_rule(one, of, rules, tried))]
    settled = {line.key for line in lines if line.section == "rules" and line.value == "off"}
    left = [one for one in measured if one.severity == "error" and one.rule not in settled]
    for name in dict.fromkeys(one.rule_class for one in left):
        found = sum(one.findings for one in left if one.rule_class == name)
        reason = f"{found:,} findings of rules that fail a run stand here already; only new ones are to fail"
        lines.append(Line("gate", name, "new", reason))
    return lines


def _for_rule(one: Measured, of: int, rules: Mapping[str, Rule], tried: Mapping[str, int]) -> Line | None:
    rule = rules.get(one.rule)
    if rule is None or one.rule_class == "integrity" or one.share <= OFTEN:
        return None
    hit = f"hits {one.articles:,} of {of:,} articles ({100 * one.share:.0f} %)"
    for trial, params in trials(rule):
        still = tried.get(trial.id, of)
        if still <= SELDOM * of:
            value = ", ".join(f"{key_of(name)}: {number:g}" for name, number in params.items())
            return Line("rules", one.rule, f"{{{value}}}", f"{hit}; with this limit {still:,}")
    if one.share <= HABIT:
        return None
    return Line("rules", one.rule, "off", f"{hit}: the habit of the house")


def as_yaml(lines: Sequence[Line]) -> str:
    """The proposal as the content of a configuration file, each line with its reason in a comment."""
    parts = []
    for section in ("rules", "gate"):
        chosen = [line for line in lines if line.section == section]
        if chosen:
            parts.append(f"{section}:\n")
            parts += [f"  # {line.reason}\n  {line.key}: {line.value}\n" for line in chosen]
    return "".join(parts) or "# nothing to change\n"
