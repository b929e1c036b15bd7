"""``anplint config``: what is set for the articles of a folder, where it comes from, and what can be set."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from anplint.cli.choose import config_option, isolated_option
from anplint.cli.terminal import print_pieces, width
from anplint.config import resolve
from anplint.configured import Asked, Configuration
from anplint.discover import shown
from anplint.errors import UsageError, nearest
from anplint.lint import shorten
from anplint.pack import shown_path
from anplint.report.sanitize import clean
from anplint.typefile import TypeFile
from anplint.yamlfile import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from anplint.config import Layer, Settings

Row = tuple[str, str, str]
"""Key, value, and where the value comes from."""
DEFAULT = "default"
ASKED = frozenset(TypeFile._fields) - {"files", "field", "title"}
"""The keys of an article type that ask for something."""
LONGEST_VALUE = 60


@click.command(short_help="Show settings and where they come from.")
@click.argument("key", required=False)
@click.option("--list", "listed", is_flag=True, help="Explain all keys of a configuration file.")
@config_option
@isolated_option
def command(key: str | None, listed: bool, config: Path | None, isolated: bool) -> None:
    """Print the settings for articles in this folder, and where each comes from.

    With KEY, or with --list for all of them, say what a key of a configuration file is for.
    """
    if key or listed:
        print_pieces(_explained(key, width(sys.stdout)))
        return
    asked = Asked(config=config, isolated=isolated, home=Path.home())
    print_pieces(settings_page(Configuration(asked), Path("-")))


def _explained(wanted: str | None, columns: int) -> Iterator[str]:
    """What the keys are for, or one of them."""
    from anplint.configkeys import ABOUT, VALUES

    if wanted and wanted not in ABOUT:
        raise UsageError(f"unknown key '{wanted}'{nearest(wanted, ABOUT)}; anplint config --list names all")
    for key in [wanted] if wanted else ABOUT:
        yield f"{key}: {VALUES[key]}\n"
        for line in wrap(ABOUT[key], columns - 4):
            yield f"    {line}\n"


def settings_page(configuration: Configuration, path: Path) -> Iterator[str]:
    """The settings of an article as lines of key, value and origin."""
    layers = configuration.layers_for(path)
    origins: dict[str, str] = {}
    settings = resolve(configuration.pack_for(path), layers, origins)
    config, site = configuration.config_for(path), configuration.scope_for(path).site
    name = shown_path(path.parent) if path.name == "-" else shown(path)
    yield f"settings for {'this folder' if name == '.' else clean(name)}\n"
    yield f"configuration: {clean(shown_path(config.path)) if config else 'none'}\n"
    if site:
        file = shown_path(Path(site.folder, site.file))
        yield f"site: {site.preset or site.flavor} ({clean(file)})\n"
    if path.name != "-" and path.is_file():
        yield f"type: {clean(_type_of(path, configuration.settings_for(path)))}\n"
    yield "\n"
    known = {rule.id: rule.params for rule in configuration.pack_for(path).rules.values()}
    yield from _table([*_reading(settings, origins), *_words(layers), *_fields(layers), *_types(settings)])
    yield f"\nrules: {len(settings.rules)} on\n\n"
    yield from _table(_rules(settings, origins, known))


def _reading(settings: Settings, origins: Mapping[str, str]) -> Iterator[Row]:
    yield "flavor", settings.reading.flavor or "told from the file", origins.get("flavor", DEFAULT)
    yield "language", settings.language or "told from the text", origins.get("language", DEFAULT)
    for name, threshold in settings.gate.items():
        yield f"gate.{name}", threshold, origins.get(f"gate.{name}", DEFAULT)


def _words(layers: Sequence[Layer]) -> Iterator[Row]:
    for layer in layers:
        if layer.accept:
            yield "vocabulary.accept", ", ".join(layer.accept), layer.place("vocabulary.accept")
        for bad, good in layer.replace.items():
            yield f"vocabulary.replace.{bad}", good, layer.place(f"vocabulary.replace.{bad}")
        for text in layer.shared:
            yield "shared-text", shorten(text), layer.place("shared-text")


def _fields(layers: Sequence[Layer]) -> Iterator[Row]:
    """For each concept the keys in the order in which they are looked for."""
    concepts = dict.fromkeys(name for layer in layers for name in (*layer.fields, *layer.columns))
    for concept in sorted(concepts):
        for layer in reversed(layers):
            keys = layer.fields.get(concept) or tuple(filter(None, [layer.columns.get(concept)]))
            if keys:
                yield f"fields.{concept}", ", ".join(keys), layer.place(f"fields.{concept}")


def _type_of(path: Path, settings: Settings) -> str:
    """The type of the article in a file, and what says so; in an export each record has its own."""
    from datetime import date

    from anplint.errors import ReadError
    from anplint.measure import Facts
    from anplint.model import House
    from anplint.read import read_article
    from anplint.run import is_export

    if is_export(path.name):
        return "one for each record"
    try:
        article = read_article(path.read_bytes(), shown(path), settings.reading)
    except (OSError, ReadError):
        return "none (the file cannot be read)"
    facts = Facts(article, settings.fields, date.min, House(settings.language, types=settings.types))
    chosen = facts.type
    return f"{chosen.type.name} ({chosen.reason}; {chosen.type.origin})" if chosen else "none"


def _types(settings: Settings) -> Iterator[Row]:
    """The article types in the order in which they are tried, with what they ask for."""
    for one in settings.types:
        asked = {key_of(name): value for name, value in one._asdict().items() if value and name in ASKED}
        told = (f"{name}: {_plain(value)}" for name, value in asked.items())
        yield f"types.{one.name}", "; ".join(told) or "nothing", one.origin


def _rules(
    settings: Settings, origins: Mapping[str, str], known: Mapping[str, Mapping[str, object]]
) -> Iterator[Row]:
    """The rules that are on with their severity, and the params that differ from those of their file."""
    for rule in settings.rules:
        selected = origins.get(f"rules.{rule.id}", DEFAULT)
        place = origins.get(f"rules.{rule.id}.severity", selected)
        yield rule.id, rule.severity, place if place == selected else f"{place}, selected by {selected}"
        for name, value in rule.params.items():
            given = origins.get(f"rules.{rule.id}.{name}")
            if given and known.get(rule.id, {}).get(name) != value:
                yield f"  {name.replace('_', '-')}", _plain(value), given


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(one[0]) if isinstance(one, tuple) and one else str(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _table(rows: Iterable[Row]) -> Iterator[str]:
    """Aligned lines; a long value is cut, since its origin says where to read it."""
    kept = [(clean(key), _cut(clean(value)), clean(origin)) for key, value, origin in rows]
    widest = max((len(key) for key, _, _ in kept), default=0)
    values = max((len(value) for _, value, _ in kept), default=0)
    for key, value, origin in kept:
        yield f"{key:<{widest}}  {value:<{values}}  {origin}\n"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1].rstrip()}…"
