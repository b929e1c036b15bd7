"""Rule files: one YAML file says what to look for and why; its kind says how."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any, NamedTuple

from anplint.errors import nearest
from anplint.finding import RuleClass, Safety, Severity
from anplint.kinds import Kind, kind_names, load_kind
from anplint.literals import nested_repeat
from anplint.model import BlockKind, Format
from anplint.rule import Need, Rule
from anplint.yamlfile import Node, convert

DEFAULT_SCOPE: tuple[BlockKind, ...] = ("paragraph", "heading", "item", "quote", "cell", "footnote")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Rate(NamedTuple):
    """How often a rule fires on a corpus: of ``articles`` articles, ``hit`` had a finding, on ``date``."""

    articles: int
    hit: int
    date: str


class FixSpec(NamedTuple):
    """How safe the edits of a rule are."""

    safety: Safety


class Example(NamedTuple):
    """A test and a piece of documentation: ``bad`` with its places in ⟦ ⟧, or ``ok``, a near miss."""

    name: str
    bad: str | None = None
    good: str | None = None
    ok: str | None = None
    format: Format = "markdown"
    config: dict[str, bool | int | float | str | tuple[str, ...]] = {}  # noqa: RUF012 - never changed


class RuleFile(NamedTuple):
    """The keys of a rule file, as written."""

    kind: str
    rule_class: RuleClass
    severity: Severity
    message: str
    why: str
    since: str
    params: Node
    examples: tuple[Example, ...]
    scope: tuple[BlockKind, ...] = DEFAULT_SCOPE
    languages: tuple[str, ...] = ()
    fix: FixSpec | None = None
    needs: tuple[Need, ...] = ()
    sources: tuple[str, ...] = ()
    rates: dict[str, Rate] = {}  # noqa: RUF012 - never changed


def read_rule(rule_id: str, node: Node) -> tuple[Rule, RuleFile]:
    """A rule from the content of its file; raises DataError for the first mistake in it."""
    category, _, name = rule_id.partition(".")
    if not (NAME.fullmatch(category) and NAME.fullmatch(name)):
        raise node.error(f"'{rule_id}' is no rule id: folder and file name are words joined by dashes")
    file: RuleFile = convert(node, RuleFile)
    module = kind_module(node, file.kind)
    params = read_params(file.params, module)
    _check_message(node, file.message, module)
    _check_examples(at_key(node, "examples"), file.examples)
    check_patterns(file.params, module, params)
    rule = Rule(
        id=rule_id,
        kind=file.kind,
        rule_class=file.rule_class,
        severity=file.severity,
        message=file.message,
        why=" ".join(file.why.split()),
        scope=file.scope,
        languages=file.languages,
        safety=file.fix.safety if file.fix else None,
        needs=file.needs,
        params=params,
    )
    return rule, file


def kind_module(node: Node, kind: str) -> Kind:
    """The module of a kind; raises DataError naming the nearest kind."""
    if kind not in kind_names():
        raise at_key(node, "kind").error(f"unknown kind '{kind}'{nearest(kind, kind_names())}")
    return load_kind(kind)


def at_key(node: Node, *keys: str) -> Node:
    """The value under the keys, or the nearest place that exists."""
    for key in keys:
        pairs = node.value if isinstance(node.value, tuple) else ()
        node = next((value for name, value in pairs if name.value == key), node)
    return node


def read_params(node: Node, module: Kind) -> dict[str, Any]:
    """The params of a kind as plain data, every default filled in."""
    params = convert(node, module.Params)
    return dict(params._asdict())


def _check_examples(node: Node, examples: tuple[Example, ...]) -> None:
    for place, example in zip(node.value, examples, strict=True):
        if (example.bad is None) == (example.ok is None):
            raise place.error("an example has either 'bad' or 'ok'")
        if example.good is not None and example.bad is None:
            raise place.error("'good' stands beside 'bad'")


def _check_message(node: Node, message: str, module: Kind) -> None:
    try:
        used = {name for _, name, _, _ in Formatter().parse(message) if name is not None}
    except ValueError as error:
        raise at_key(node, "message").error(f"the message is broken: {error}") from None
    for name in used - module.VALUES:
        known = ", ".join(sorted(module.VALUES))
        raise at_key(node, "message").error(
            f"the message names '{{{name}}}', which this kind does not have (it has {known})"
        )


def check_patterns(node: Node, module: Kind, params: dict[str, Any]) -> None:
    """Raise DataError below ``node`` for a broken or dangerous regex and for params that make no sense."""
    for text in _texts(node):
        try:
            if any(mark in text.value for mark in "\\[(*+?{|") and nested_repeat(text.value):
                raise text.error(
                    "a repeat inside a repeat can take exponential time; bound the inner one, as in {1,40}"
                )
        except re.error:
            continue
    try:
        for pattern in module.build(module.Params(**params)).patterns:
            pattern.compile()
    except re.error as error:
        guilty = next((text for text in _texts(node) if _broken(text.value)), node)
        raise guilty.error(
            f"broken regex: {_broken(guilty.value) if guilty is not node else error}"
        ) from None
    except ValueError as error:
        raise node.error(str(error)) from None


def _broken(regex: object) -> str:
    try:
        re.compile(str(regex))
    except re.error as error:
        return str(error)
    return ""


def _texts(node: Node) -> list[Node]:
    """All texts below a node, keys of mappings included."""
    if isinstance(node.value, str):
        return [node]
    if isinstance(node.value, list):
        return [text for child in node.value for text in _texts(child)]
    if isinstance(node.value, tuple):
        return [text for key, value in node.value for text in (*_texts(key), *_texts(value))]
    return []
