"""Settings: which rules apply with what severity and params, and how articles are read.

Settings are worked out from layers, each over those before it: presets, the site that was found,
configuration files, their overrides, the command line.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from anplint.article_type import merge
from anplint.errors import UsageError, nearest
from anplint.finding import RULE_CLASSES
from anplint.read.labels import Labels, fold_key
from anplint.read.reading import Reading
from anplint.rule import Rule, joined
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from anplint.finding import RuleClass
    from anplint.model import ArticleType
    from anplint.pack import Pack
    from anplint.read.reading import Flavor

DEFAULT_PRESET = "recommended"
Threshold = Literal["error", "warning", "info", "new", "never"]
"""Which findings of a class fail a run: from this severity on; ``new``: only in comparisons; or none."""
THRESHOLDS: tuple[Threshold, ...] = get_args(Threshold)
NONE: Mapping[Any, Any] = MappingProxyType({})
DEFAULT_GATE: Mapping[RuleClass, Threshold] = MappingProxyType(dict.fromkeys(RULE_CLASSES, "error"))
COMMAND_LINE = "command line"
HOUSE_TERM = "style.house-term"
"""The rule that is made of ``vocabulary.replace``; it has no file."""


class Settings(NamedTuple):
    """What a run works with: the rules that are on, the field map, how articles are read.

    ``accepted`` are terms in which no words are looked for, ``language`` is that of articles which do not
    say theirs (empty: told from the text), ``shared`` are texts that articles repeat on purpose (their words
    in lower case, one blank between), ``gate`` says for each class of rule which findings fail a run,
    ``types`` are the article types in the order in which they are tried.
    """

    rules: tuple[Rule, ...]
    fields: Mapping[str, tuple[str, ...]]
    reading: Reading
    accepted: tuple[str, ...] = ()
    language: str = ""
    gate: Mapping[RuleClass, Threshold] = DEFAULT_GATE
    shared: tuple[str, ...] = ()
    types: tuple[ArticleType, ...] = ()


class Layer(NamedTuple):
    """What one source says. ``origin`` names it; ``lines`` hold the 1-based line of each dotted key.

    ``only``: ``select`` replaces what the layers before select, as in configuration files; that of a preset
    adds. ``columns`` are the keys of record fields, ``accept`` and ``replace`` the vocabulary, ``types`` what
    is said of article types (the key ``off``: there is none of that name).
    """

    origin: str
    lines: Mapping[str, int] = NONE
    only: bool = False
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    rules: Mapping[str, Mapping[str, Any]] = NONE
    fields: Mapping[str, tuple[str, ...]] = NONE
    columns: Mapping[str, str] = NONE
    labels: Mapping[str, tuple[str, ...]] = NONE
    flavor: Flavor | None = None
    language: str = ""
    accept: tuple[str, ...] = ()
    replace: Mapping[str, str] = NONE
    shared: tuple[str, ...] = ()
    gate: Mapping[RuleClass, Threshold] = NONE
    types: Mapping[str, Mapping[str, Any]] = NONE

    def place(self, key: str) -> str:
        """Where a key stands: ``anplint.yaml:7``, or the origin alone where it has no lines."""
        return f"{self.origin}:{self.lines[key]}" if key in self.lines else self.origin


def settings(
    pack: Pack,
    preset: str | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Settings:
    """The settings of a run without configuration files. ``select`` and ``ignore`` hold ids or categories.

    ``select`` replaces what the preset selects; a rule named there in full is on even where the
    preset has it off. Raises UsageError for an unknown preset, rule or category.
    """
    layers = preset_layers(pack, [preset or DEFAULT_PRESET])
    return resolve(pack, [*layers, Layer(COMMAND_LINE, only=True, select=select, ignore=ignore)])


def resolve(pack: Pack, layers: Sequence[Layer], origins: dict[str, str] | None = None) -> Settings:
    """The settings that layers add up to, each over those before it.

    ``origins``, where given, is filled with the place of every value by its dotted key
    (``rules.meta.reading-time``, ``gate.style``). Raises UsageError for an unknown rule or category.
    """
    noted: dict[str, str] = {} if origins is None else origins
    rules = _rules(pack, layers, noted)
    gate = dict(DEFAULT_GATE)
    columns: dict[str, str] = {}
    flavor: Flavor | None = None
    language = ""
    for layer in layers:
        gate.update(layer.gate)
        noted.update({f"gate.{name}": layer.place(f"gate.{name}") for name in layer.gate})
        columns.update(layer.columns)
        if layer.flavor:
            flavor, noted["flavor"] = layer.flavor, layer.place("flavor")
        if layer.language:
            language, noted["language"] = layer.language, layer.place("language")
    return Settings(
        rules=tuple(rules[rule_id] for rule_id in sorted(rules)),
        fields=_fields(layers),
        reading=Reading(_labels(layers), flavor, columns),
        accepted=tuple(dict.fromkeys(term for layer in layers for term in layer.accept)),
        language=language,
        gate=gate,
        shared=tuple(dict.fromkeys(" ".join(words(text)) for layer in layers for text in layer.shared)),
        types=merge((layer.types, layer.place) for layer in layers),
    )


def _rules(pack: Pack, layers: Sequence[Layer], noted: dict[str, str]) -> dict[str, Rule]:
    """The rules that are on, by id."""
    known, on, off, ignored = dict(pack.rules), set[str](), set[str](), set[str]()
    known[HOUSE_TERM] = house_term({bad: good for layer in layers for bad, good in layer.replace.items()})
    pack = pack._replace(rules=known)
    for layer in layers:
        if layer.select:
            named = set(expand(pack, layer.select)) - (off - set(layer.select))
            on = named if layer.only else on | named
            noted.update({f"rules.{rule_id}": layer.place("select") for rule_id in named})
        if layer.replace:
            on.add(HOUSE_TERM)
            noted[f"rules.{HOUSE_TERM}"] = layer.place("vocabulary.replace")
        for rule_id in expand(pack, layer.ignore):
            on.discard(rule_id)
            ignored.add(rule_id)
            noted[f"rules.{rule_id}"] = layer.place("ignore")
        for rule_id, setting in layer.rules.items():
            known[rule_id] = _set(known[rule_id], setting)
            place = layer.place(f"rules.{rule_id}")
            noted.update({f"rules.{rule_id}.{name}": place for name in setting.get("params", ())})
            if "severity" in setting:
                is_off = setting["severity"] == "off"
                (off.add if is_off else off.discard)(rule_id)
                (on.discard if is_off else on.add)(rule_id)
                noted[f"rules.{rule_id}"] = noted[f"rules.{rule_id}.severity"] = place
    if not known[HOUSE_TERM].params["swap"]:
        on.discard(HOUSE_TERM)
    return {rule_id: joined(known[rule_id], known, (off | ignored) - on) for rule_id in on}


def _set(rule: Rule, setting: Mapping[str, Any]) -> Rule:
    severity = setting.get("severity", rule.severity)
    if "params" in setting:
        rule = rule.with_params({**rule.params, **setting["params"]})
    return rule._replace(severity=rule.severity if severity == "off" else severity)


def house_term(pairs: Mapping[str, str]) -> Rule:
    """The rule that finds the words to be replaced: whole words in any case, outside quotation marks."""
    import re

    params = {"unless": (), "ignore_case": True, "boundary": "word", "quoted": False}
    return Rule(
        id=HOUSE_TERM,
        kind="substitution",
        rule_class="style",
        severity="warning",
        message="The house term is “{replacement}”, not “{match}”.",
        why="One thing has one name; the configuration names it under vocabulary.replace.",
        scope=("paragraph", "heading", "item", "quote", "cell", "footnote", "caption"),
        languages=(),
        safety="safe",
        needs=(),
        params={"swap": {re.escape(bad): good for bad, good in pairs.items()}, **params},
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
            raise UsageError(f"unknown rule or category '{word}'{nearest(word, [*pack.rules, *categories])}")
    return found


def preset_layers(pack: Pack, names: Iterable[str]) -> list[Layer]:
    """The layers of presets and of those they extend; where none selects rules, over the default's."""
    chain: dict[str, None] = {}
    for name in names:
        chain.update(dict.fromkeys(_chain(pack, name, ())))
    if not any(pack.presets[name]["select"] for name in chain) and DEFAULT_PRESET in pack.presets:
        chain = {**dict.fromkeys(_chain(pack, DEFAULT_PRESET, ())), **chain}
    return [preset_layer(pack, name) for name in chain]


def preset_layer(pack: Pack, name: str) -> Layer:
    """What a preset says by itself."""
    data = {key: value for key, value in pack.presets[name].items() if key in Layer._fields}
    return Layer(f"preset {name}", **data)


def _chain(pack: Pack, preset: str, path: tuple[str, ...]) -> list[str]:
    """The preset and those it extends, the furthest first."""
    if preset in path:
        raise UsageError(f"preset '{preset}' extends itself: {' → '.join((*path, preset))}")
    if preset not in pack.presets:
        raise UsageError(f"unknown preset '{preset}'{nearest(preset, pack.presets)}")
    extended = pack.presets[preset]["extends"]
    return [*(one for parent in extended for one in _chain(pack, parent, (*path, preset))), preset]


def _fields(layers: Sequence[Layer]) -> dict[str, tuple[str, ...]]:
    """Concepts to folded keys; a later layer adds its keys before those of an earlier one."""
    merged: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        for concept, keys in layer.fields.items():
            folded = tuple(dict.fromkeys(map(fold_key, keys)))
            merged[concept] = (*folded, *(key for key in merged.get(concept, ()) if key not in folded))
    return merged


def _labels(layers: Sequence[Layer]) -> Labels:
    merged: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        for name, labels in layer.labels.items():
            merged[name] = (*merged.get(name, ()), *labels)
    return Labels(merged)
