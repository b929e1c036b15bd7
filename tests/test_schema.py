"""The JSON Schemas: valid themselves, true of the files of this project, and strict where the readers are."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from anplint.configkeys import ABOUT, VALUES, ConfigFile, Override
from anplint.kinds import kind_names, load_kind
from anplint.pack import bundled, load_pack, rule_files
from anplint.preset import LabelLists
from anplint.rulefile import RuleFile
from anplint.schema import RULE_KEYS, config_schema, output_schema, rule_schema
from anplint.yamlfile import key_of
from tests.running import run
from tests.test_config import SHOWN
from tests.test_configfile import MISTAKES

CONFIG = config_schema(load_pack())
RULE = rule_schema()
BEYOND = {
    "category", "preset", "no-file", "url", "absolute", "outside", "circle", "empty-term", "same-term", "ignored-id",
    "no-rule-folder", "rule-folder-outside", "empty-glob", "twice", "tab", "yaml", "empty-files", "language", "rule-id",
    "param-value", "tag",
}  # fmt: skip
"""Mistakes that no schema can see: of the repository, of YAML itself, of meaning."""


def load(text: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    return YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("what", ["config", "rule", "output"])
def test_the_command_prints_a_valid_schema(what: str) -> None:
    schema = json.loads(run("schema", what).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == {"config": CONFIG, "rule": RULE, "output": json.loads(output_schema())}[what]


def test_an_unknown_schema_is_refused() -> None:
    assert run("schema", "rules").exit_code == 2


@pytest.mark.parametrize("file", rule_files(bundled("rules")), ids=lambda file: file.stem)
def test_every_rule_file_fits(file: Any) -> None:  # noqa: ANN401
    data = json.loads(json.dumps(load(file.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(data, RULE)


def test_every_kind_and_param_is_described() -> None:
    for kind in kind_names():
        described = RULE["$defs"][kind]["properties"]
        assert set(described) == {key_of(name) for name in load_kind(kind).Params.__annotations__}


def test_every_key_is_explained() -> None:
    keys = {key_of(name) for record in (ConfigFile, Override) for name in record._fields}
    assert keys == set(ABOUT) == set(VALUES)
    assert {key_of(name) for name in RuleFile._fields} == set(RULE_KEYS)
    assert set(CONFIG["properties"]["labels"]["properties"]) == {key_of(name) for name in LabelLists._fields}


@pytest.mark.parametrize("text", [text for text in SHOWN.values() if text])
def test_configurations_fit(text: str) -> None:
    jsonschema.validate(load(text), CONFIG)


SEEN = [case.values[0] for case in MISTAKES if case.id not in BEYOND]


@pytest.mark.parametrize("text", SEEN)
def test_mistakes_do_not_fit(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(load(text), CONFIG)
