"""JSON Schemas (draft 2020-12) of configuration files, rule files and the JSON report.

The first two are made from the named tuples that the readers convert files to, so both say the same.
"""

from __future__ import annotations

import types
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from anplint.concepts import CONCEPTS, CONTENT, FAMILIES
from anplint.config import HOUSE_TERM
from anplint.configkeys import ABOUT, ConfigFile
from anplint.kinds import kind_names, load_kind
from anplint.preset import SettingSeverity
from anplint.rulefile import RuleFile
from anplint.typefile import TYPE_ABOUT, TypeFile
from anplint.yamlfile import Node, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.pack import Pack

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
NAMES: dict[object, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
RULE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$"
RULE_KEYS = {
    "kind": "How to look.",
    "class": "integrity: cannot be intended. quality: an editor's judgement. style: taste.",
    "severity": "error, warning or info.",
    "message": "One sentence for the writer; values of the kind stand in braces.",
    "why": "What it does to readers.",
    "since": "The version that brought the rule.",
    "params": "What to look for: the params of the kind.",
    "examples": "Tests, and what `anplint explain` shows.",
    "scope": "The blocks to look at.",
    "languages": "ISO 639-1 codes; any if left out.",
    "fix": "How safe the edits of the kind are.",
    "needs": "tokens or tags, for rules that need spaCy.",
    "sources": "Where the rule comes from.",
    "rates": "How often it fires on a corpus.",
}


def config_schema(pack: Pack) -> Schema:
    """The schema of a configuration file, with the rules of a pack by name and the params of their kinds."""
    schema = _record(ConfigFile, ABOUT)
    rules = {
        "type": "object",
        "properties": {
            rule.id: {"description": rule.why, "$ref": f"#/$defs/{rule.kind}"} for rule in pack.rules.values()
        },
        "patternProperties": {RULE_ID: {"$ref": "#/$defs/setting"}},
        "additionalProperties": False,
    }
    rules["properties"][HOUSE_TERM] = {"$ref": "#/$defs/setting"}  # type: ignore[index]
    fields = {
        "type": "object",
        "properties": {name: {"$ref": "#/$defs/keys"} for name in (*CONCEPTS, CONTENT)},
        "patternProperties": {rf"^({'|'.join(FAMILIES)})\..": {"$ref": "#/$defs/keys"}},
        "additionalProperties": False,
    }
    for keys in (schema["properties"], schema["properties"]["overrides"]["items"]["properties"]):
        keys["rules"] = {"description": ABOUT["rules"], "$ref": "#/$defs/rules"}
        keys["fields"] = {"description": ABOUT["fields"], "$ref": "#/$defs/fields"}
    off = {"enum": ["off", False]}
    type_of = {"anyOf": [off, _record(TypeFile, TYPE_ABOUT)]}
    schema["properties"]["types"] = {
        "description": ABOUT["types"],
        "type": "object",
        "propertyNames": {"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": type_of,
    }
    severity = {"anyOf": [of_hint(SettingSeverity), {"const": False}]}
    kinds = {rule.kind for rule in pack.rules.values()}
    setting = {"anyOf": [severity, {"type": "object", "properties": {"severity": severity}}]}
    definitions = {
        "setting": setting,
        "rules": rules,
        "fields": fields,
        "keys": of_hint(tuple[str, ...] | str),
        **{kind: {"anyOf": [severity, _params(kind, severity)]} for kind in sorted(kinds)},
    }
    return {"$schema": DRAFT, "title": "Configuration of anplint", **schema, "$defs": definitions}


def rule_schema() -> Schema:
    """The schema of a rule file; ``params`` are those of the file's kind."""
    schema = _record(RuleFile, RULE_KEYS)
    schema["properties"]["kind"] = {"description": RULE_KEYS["kind"], "enum": kind_names()}
    schema["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"params": {"$ref": f"#/$defs/{kind}"}}},
        }
        for kind in kind_names()
    ]
    definitions = {kind: _kind(kind) for kind in kind_names()}
    return {"$schema": DRAFT, "title": "Rule file of anplint", **schema, "$defs": definitions}


def output_schema() -> str:
    """The schema of the JSON report, as text; it is written by hand, for the report is a contract."""
    return Path(__file__).with_name("report").joinpath("output.schema.json").read_text(encoding="utf-8")


def _params(kind: str, severity: Schema) -> Schema:
    """A mapping of severity and params in a configuration; no param is needed there."""
    schema = _kind(kind)
    schema["properties"] = {"severity": severity, **schema["properties"]}
    schema.pop("required", None)
    return schema


def _kind(kind: str) -> Schema:
    """The params of a kind, described by their docstring."""
    params = load_kind(kind).Params
    schema = _record(params)
    schema["description"] = " ".join((params.__doc__ or "").replace("``", "`").split())
    return schema


def _record(record: Any, about: Mapping[str, str] | None = None) -> Schema:  # noqa: ANN401 - any named tuple
    properties: Schema = {}
    for name, hint in get_type_hints(record).items():
        key = key_of(name)
        properties[key] = of_hint(hint)
        if about and key in about:
            properties[key] = {"description": about[key], **properties[key]}
        if key == "overrides":
            properties[key]["items"] = _record(get_args(hint)[0], about)
    needed = [key_of(name) for name in record._fields if name not in record._field_defaults]
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": needed} if needed else schema


def of_hint(hint: Any) -> Schema:  # noqa: ANN401
    """The schema of what ``anplint.yamlfile.convert`` takes for a type hint."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Node:
        return {}
    if origin in {Union, types.UnionType}:
        options = [of_hint(one) for one in arguments if one is not type(None)]
        nothing = [{"type": "null"}] if type(None) in arguments else []
        return {"anyOf": options + nothing} if len(options + nothing) > 1 else options[0]
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": of_hint(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_hint(arguments[1])}
    if hasattr(hint, "_fields"):
        return _record(hint)
    return {"type": NAMES[hint]}
