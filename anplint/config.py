"""Presets, and which rules apply with what severity and params."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from anplint.errors import UsageError, nearest
from anplint.read.labels import Labels, fold_key
from anplint.read.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from anplint.pack import Pack
    from anplint.rule import Rule

DEFAULT_PRESET = "recommended"


class Settings(NamedTuple):
    """What a run works with: the rules that are on, the field map, how articles are read."""

    rules: tuple[Rule, ...]
    fields: Mapping[str, tuple[str, ...]]
    reading: Reading


def settings(
    pack: Pack,
    preset: str = DEFAULT_PRESET,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Settings:
    """The settings of a run. ``select`` and ``ignore`` hold rule ids or categories, as on the command line.

    ``select`` replaces what the preset selects; a rule named there in full is on even where the
    preset has it off. Raises UsageError for an unknown preset, rule or category.
    """
    chain = _chain(pack, preset, ())
    chosen: dict[str, Rule] = {}
    for data in chain:
        for rule_id in expand(pack, data["select"]):
            chosen[rule_id] = pack.rules[rule_id]
        for rule_id in expand(pack, data["ignore"]):
            chosen.pop(rule_id, None)
    off: dict[str, Rule] = {}
    for data in chain:
        for rule_id, setting in data["rules"].items():
            rule = chosen.get(rule_id) or off.pop(rule_id, None) or pack.rules[rule_id]
            rule = rule._replace(params=setting.get("params", rule.params))
            severity = setting.get("severity", rule.severity)
            if severity == "off":
                chosen.pop(rule_id, None)
                off[rule_id] = rule
            else:
                chosen[rule_id] = rule._replace(severity=severity)
    if select:
        named = expand(pack, select)
        full = {word for word in select if word in pack.rules}
        chosen = {
            rule_id: chosen.get(rule_id) or off.get(rule_id) or pack.rules[rule_id]
            for rule_id in named
            if rule_id in full or rule_id not in off
        }
    for rule_id in expand(pack, ignore):
        chosen.pop(rule_id, None)
    return Settings(
        tuple(chosen[rule_id] for rule_id in sorted(chosen)), _fields(chain), Reading(_labels(chain))
    )


def expand(pack: Pack, words: Iterable[str]) -> list[str]:
    """The rule ids that ids and categories stand for; ``all`` is every rule. Raises UsageError."""
    found: list[str] = []
    categories = {rule.category for rule in pack.rules.values()}
    for word in words:
        if word in pack.rules:
            found.append(word)
        elif word == "all" or word in categories:
            found += [rule.id for rule in pack.rules.values() if word in {"all", rule.category}]
        else:
            message = f"unknown rule or category '{word}'{nearest(word, [*pack.rules, *categories])}"
            raise UsageError(message)
    return found


def _chain(pack: Pack, preset: str, path: tuple[str, ...]) -> list[dict[str, Any]]:
    """The preset and those it extends, the furthest first."""
    if preset in path:
        message = f"preset '{preset}' extends itself: {' → '.join((*path, preset))}"
        raise UsageError(message)
    if preset not in pack.presets:
        message = f"unknown preset '{preset}'{nearest(preset, pack.presets)}"
        raise UsageError(message)
    data = pack.presets[preset]
    chain: list[dict[str, Any]] = []
    for parent in data["extends"]:
        chain += [one for one in _chain(pack, parent, (*path, preset)) if one not in chain]
    return [*chain, data]


def _fields(chain: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Concepts to folded keys; a later preset adds its keys before those of an earlier one."""
    merged: dict[str, tuple[str, ...]] = {}
    for data in chain:
        for concept, keys in data["fields"].items():
            folded = tuple(map(fold_key, keys))
            merged[concept] = (*folded, *(key for key in merged.get(concept, ()) if key not in folded))
    return merged


def _labels(chain: list[dict[str, Any]]) -> Labels:
    merged: dict[str, tuple[str, ...]] = {}
    for data in chain:
        for name, words in data["labels"].items():
            merged[name] = (*merged.get(name, ()), *words)
    return Labels(merged)
