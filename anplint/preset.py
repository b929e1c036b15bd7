"""Presets as data: one YAML file names the rules that are on, the field map and the labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from anplint.concepts import CONTENT, is_concept, unknown_concept
from anplint.errors import nearest
from anplint.kinds import load_kind
from anplint.read.reading import Flavor
from anplint.rulefile import at_key, check_patterns, read_params
from anplint.typefile import read_types
from anplint.yamlfile import Node, convert, key_of, mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.rule import Rule

SettingSeverity = Literal["off", "info", "warning", "error"]


class LabelLists(NamedTuple):
    """The words of a site by which plain text is read; see ``anplint.read.labels``.

    Labels of the metadata box, and those that other lists have too; how the line above the box ends, where
    it is left over and where it is for readers; lines that an export leaves below the article; what stands
    before the colon and the source of an image; how a byline begins.
    """

    fields: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    box: tuple[str, ...] = ()
    box_title: tuple[str, ...] = ()
    debris: tuple[str, ...] = ()
    image_source: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()


class PresetFile(NamedTuple):
    """The keys of a preset, as written."""

    description: str
    extends: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: dict[str, Node] = {}  # noqa: RUF012 - never changed
    fields: dict[str, tuple[str, ...] | str] = {}  # noqa: RUF012 - never changed
    labels: LabelLists = LabelLists()
    flavor: Flavor | None = None
    types: dict[str, Node] = {}  # noqa: RUF012 - never changed


def read_preset(node: Node, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """A preset as plain data; raises DataError for unknown keys, rules, severities and params."""
    preset: PresetFile = convert(node, PresetFile)
    return {
        "description": preset.description,
        "extends": preset.extends,
        "select": preset.select,
        "ignore": preset.ignore,
        "rules": read_settings(node, rules) if preset.rules else {},
        "fields": read_fields(node, preset.fields),
        "labels": read_labels(preset.labels),
        "flavor": preset.flavor,
        "types": read_types(node),
    }


def read_labels(labels: LabelLists) -> dict[str, tuple[str, ...]]:
    """The label lists that hold something, by key."""
    return {key_of(name): words for name, words in labels._asdict().items() if words}


def read_fields(node: Node, fields: Mapping[str, tuple[str, ...] | str]) -> dict[str, tuple[str, ...]]:
    """Concepts to keys; raises DataError at the key below ``node`` that is no concept."""
    for name, _ in next((mapping(value) for key, value in mapping(node) if key.value == "fields"), ()):
        if name.value != CONTENT and not is_concept(str(name.value)):
            raise name.error(unknown_concept(str(name.value)))
    return {concept: (keys,) if isinstance(keys, str) else keys for concept, keys in fields.items()}


def read_settings(node: Node, rules: Mapping[str, Rule]) -> dict[str, dict[str, Any]]:
    """The settings under ``rules``: for each rule ``off``, a severity, or a mapping of severity and params.

    ``params`` hold only what is given; the other params keep what earlier layers and the rule say.
    """
    pairs = mapping(at_key(node, "rules"))
    return {str(key.value): _setting(key, value, rules) for key, value in pairs}


def _setting(key: Node, node: Node, rules: Mapping[str, Rule]) -> dict[str, Any]:
    name = str(key.value)
    if name not in rules:
        raise key.error(f"unknown rule '{name}'{_meant(name, rules)}")
    if node.value is False:
        return {"severity": "off"}
    if not isinstance(node.value, tuple):
        return {"severity": convert(node, SettingSeverity)}
    pairs = {str(key.value): (key, value) for key, value in node.value}
    setting: dict[str, Any] = {}
    if "severity" in pairs:
        severity = pairs.pop("severity")[1]
        is_off = severity.value is False
        setting["severity"] = "off" if is_off else convert(severity, SettingSeverity)
    if pairs:
        setting["params"] = _params(node, rules[name], pairs)
    return setting


def _meant(name: str, rules: Mapping[str, Rule]) -> str:
    """The rule that was meant; below the name of a category no quotes stood around an id in TOML."""
    inside = [rule.id for rule in rules.values() if rule.category == name]
    if inside:
        return f"; it is a category: name a rule of it, as in \"{inside[0]}\", or use 'ignore'"
    return nearest(name, rules)


def _params(node: Node, rule: Rule, pairs: dict[str, tuple[Node, Node]]) -> dict[str, Any]:
    """The params given; raises DataError for what the rule's kind does not take."""
    module = load_kind(rule.kind)
    kept = {key_of(key): value for key, value in rule.params.items() if key_of(key) not in pairs}
    whole = (*((_plain(key, node), _plain(value, node)) for key, value in kept.items()), *pairs.values())
    params = read_params(node._replace(value=whole), module)
    check_patterns(node._replace(value=tuple(pairs.values())), module, params)
    return {key: value for key, value in params.items() if key_of(key) in pairs}


def _plain(value: Any, node: Node) -> Node:  # noqa: ANN401
    """Plain data as nodes at the place of ``node``."""
    if isinstance(value, tuple):
        return node._replace(value=[_plain(one, node) for one in value])
    if isinstance(value, dict):
        return node._replace(
            value=tuple((_plain(key, node), _plain(one, node)) for key, one in value.items())
        )
    return node._replace(value=value)
