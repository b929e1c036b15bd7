"""The keys of a configuration file, as written, and what each is for."""

from __future__ import annotations

from typing import NamedTuple

from anplint.config import THRESHOLDS, Threshold
from anplint.preset import LabelLists
from anplint.read.reading import FLAVORS, Flavor
from anplint.typefile import TYPE_ABOUT
from anplint.yamlfile import Node

ABOUT = {
    "extends": "Presets by name, and files of the repository by path from here. Without it: recommended.",
    "select": "Only these rules or categories, instead of what the presets select.",
    "ignore": "Without these rules or categories.",
    "rules": "For each rule off (or false), a severity, or a mapping of severity and params of its kind.",
    "fields": "For each concept the metadata keys that state it, looked at before those of the presets.",
    "labels": "Words by which plain text is read: labels of metadata, debris, image sources.",
    "flavor": "The template syntax in the articles; without it told from the site and the file.",
    "language": "The language of articles that do not state theirs (a code like en).",
    "vocabulary": "accept: terms that are right as they are. replace: a wrong word to the right one.",
    "shared-text": "Texts that articles repeat on purpose (licences, disclaimers), not called repeated.",
    "gate": "For each class of rule, which findings make a run fail.",
    "types": "Types of articles: which are of one, and the sections, fields and lengths that it needs.",
    "overrides": "The keys above (but extends and types) for files that match a glob; later ones go first.",
    "rule-folders": "Folders with rules of your own, by their path from this file.",
    "include": "Globs of files that are articles too when a folder is linted.",
    "exclude": "Globs of files that are no articles when a folder is linted.",
    "files": "The glob, or several, as in .gitignore, from the folder of the configuration file.",
}
"""One or two sentences for each key: for ``anplint config`` and the JSON Schema."""
VALUES = {
    "extends": "a name, a path, or a list of them",
    "select": "a list of ids and categories",
    "ignore": "a list of ids and categories",
    "rules": "a mapping, as in leftover.todo: off, meta.reading-time: {severity: error, tolerance: 2}",
    "fields": "a mapping, as in reading-time: [readtime, params.reading]",
    "labels": "a mapping of fields, everyday, box, box-title, debris, image-source, byline to lists of words",
    "flavor": f"one of {', '.join(FLAVORS)}",
    "language": "a language code",
    "vocabulary": "a mapping of accept (a list of terms) and replace (a mapping)",
    "shared-text": "a list of texts",
    "gate": f"a mapping of integrity, quality, style to one of {', '.join(THRESHOLDS)}",
    "types": "a mapping of names to off, or to a mapping of " + ", ".join(TYPE_ABOUT),
    "overrides": "a list of mappings, each with files",
    "rule-folders": "a list of paths",
    "include": "a list of globs",
    "exclude": "a list of globs",
    "files": "a glob or a list of globs; a key of overrides",
}
"""What each key takes."""


class Vocabulary(NamedTuple):
    """Words of the house: ``accept`` are right as they are, ``replace`` maps a wrong one to the right one."""

    accept: tuple[str, ...] = ()
    replace: dict[str, str] = {}  # noqa: RUF012 - never changed


class Gate(NamedTuple):
    """For each class of rule, which findings fail a run."""

    integrity: Threshold | None = None
    quality: Threshold | None = None
    style: Threshold | None = None


class Override(NamedTuple):
    """Settings for the files that a glob (or one of several) matches."""

    files: tuple[str, ...] | str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: dict[str, Node] = {}  # noqa: RUF012 - never changed
    fields: dict[str, tuple[str, ...] | str] = {}  # noqa: RUF012 - never changed
    labels: LabelLists = LabelLists()
    flavor: Flavor | None = None
    language: str = ""
    vocabulary: Vocabulary = Vocabulary()
    shared_text: tuple[str, ...] = ()
    gate: Gate = Gate()


class ConfigFile(NamedTuple):
    """The keys of a configuration file, as written."""

    extends: tuple[str, ...] | str = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: dict[str, Node] = {}  # noqa: RUF012 - never changed
    fields: dict[str, tuple[str, ...] | str] = {}  # noqa: RUF012 - never changed
    labels: LabelLists = LabelLists()
    flavor: Flavor | None = None
    language: str = ""
    vocabulary: Vocabulary = Vocabulary()
    shared_text: tuple[str, ...] = ()
    gate: Gate = Gate()
    types: dict[str, Node] = {}  # noqa: RUF012 - never changed
    overrides: tuple[Override, ...] = ()
    rule_folders: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
