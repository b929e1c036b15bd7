"""Presets as data: one YAML file names the rules that are on, the field map and the labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from anplint.errors import nearest
from anplint.kinds import load_kind
from anplint.rulefile import read_params
from anplint.yamlfile import Node, convert, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.rule import Rule


class LabelLists(NamedTuple):
    """The words of a site by which plain text is read; see ``anplint.read.labels``.

    Labels of the metadata box; how the line above the box ends; lines that an export leaves below the
    article; what stands before the colon and the source of an image; how a byline begins.
    """

    fields: tuple[str, ...] = ()
    box: tuple[str, ...] = ()
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
    fields: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - never changed
    labels: LabelLists = LabelLists()


def read_preset(node: Node, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """A preset as plain data; raises DataError for unknown keys, rules, severities and params."""
    preset: PresetFile = convert(node, PresetFile)
    return {
        "description": preset.description,
        "extends": preset.extends,
        "select": preset.select,
        "ignore": preset.ignore,
        "rules": {name: _setting(name, value, rules) for name, value in preset.rules.items()},
        "fields": preset.fields,
        "labels": {key_of(name): words for name, words in preset.labels._asdict().items() if words},
    }


def _setting(name: str, node: Node, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The setting of one rule: ``off``, a severity, or a mapping of severity and params."""
    if name not in rules:
        raise node.error(f"unknown rule '{name}'{nearest(name, rules)}")
    rule = rules[name]
    if node.value is False:
        return {"severity": "off"}
    if not isinstance(node.value, tuple):
        return {"severity": convert(node, Literal["off", "info", "warning", "error"])}
    pairs = {str(key.value): (key, value) for key, value in node.value}
    setting: dict[str, Any] = {}
    if "severity" in pairs:
        severity = pairs.pop("severity")[1]
        setting["severity"] = convert(severity, Literal["off", "info", "warning", "error"])
    if pairs:
        kept = {_yaml_key(key): value for key, value in rule.params.items() if _yaml_key(key) not in pairs}
        whole = (*((_plain(key, node), _plain(value, node)) for key, value in kept.items()), *pairs.values())
        setting["params"] = read_params(node._replace(value=whole), load_kind(rule.kind))
    return setting


def _yaml_key(name: str) -> str:
    return name.replace("_", "-")


def _plain(value: Any, node: Node) -> Node:  # noqa: ANN401
    """Plain data as nodes at the place of ``node``."""
    if isinstance(value, tuple):
        return node._replace(value=[_plain(one, node) for one in value])
    if isinstance(value, dict):
        return node._replace(
            value=tuple((_plain(key, node), _plain(one, node)) for key, one in value.items())
        )
    return node._replace(value=value)
