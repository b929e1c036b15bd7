"""Configuration files: what they may hold, which they extend, and what they say, as layers.

Reading one runs no code, opens no address and no file outside the repository.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from anplint.concepts import is_concept
from anplint.config import HOUSE_TERM, Layer, expand, house_term
from anplint.configkeys import ConfigFile, Override
from anplint.errors import UsageError, nearest
from anplint.pack import Pack, load_pack, shown_path
from anplint.preset import read_fields, read_labels, read_settings
from anplint.rulefile import at_key
from anplint.text.words import words
from anplint.typefile import known_types, read_types
from anplint.yamlfile import Node, convert, load_yaml, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pathspec import GitIgnoreSpec

PYPROJECT = "pyproject.toml"
FEWEST_SHARED = 5
"""A shared text of fewer words would silence what it happens to stand in."""
LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*"
FILE_ENDS = (".yaml", ".yml", ".toml")


class Globs(NamedTuple):
    """Patterns as in ``.gitignore``, counted from an absolute folder."""

    folder: str
    spec: GitIgnoreSpec

    def match(self, path: str) -> bool:
        """Whether an absolute path is meant."""
        inside = path.startswith(self.folder.rstrip(os.sep) + os.sep)
        return inside and self.spec.match_file(path[len(self.folder.rstrip(os.sep)) + 1 :])


class Document(NamedTuple):
    """One file as read: its path, its nodes and its keys."""

    path: Path
    node: Node
    file: ConfigFile


class Part(NamedTuple):
    """A layer, and the files that it is for (None: all)."""

    files: Globs | None
    layer: Layer


class Config(NamedTuple):
    """What a configuration file and those it extends say; ``presets`` are empty where none is named."""

    path: Path
    pack: Pack
    presets: tuple[str, ...]
    parts: tuple[Part, ...]
    include: Globs | None
    exclude: Globs | None


def read_config(file: Path, root: Path, base: str, folders: Sequence[Path], cache: Path | None) -> Config:
    """Read a configuration file and those it extends, all inside the folder ``root``.

    Globs count from ``base``; ``folders`` are rule folders of the command line, which go before those of
    the file. Raises DataError for the first mistake, at its place, and UsageError for a missing file.
    """
    documents = list(_documents(file, root, ()))
    own = [folder for document in documents for folder in _rule_folders(document, root)]
    pack = load_pack((*own, *folders), cache)
    presets = [name for document in documents for name in _presets(document, pack)]
    types = known_types(pack.presets.values(), documents[:-1])
    return Config(
        path=file,
        pack=pack,
        presets=tuple(dict.fromkeys(presets)),
        parts=tuple(part for document in documents for part in _parts(document, pack, base, types)),
        include=_all_globs([at_key(one.node, "include") for one in documents if one.file.include], base),
        exclude=_all_globs([at_key(one.node, "exclude") for one in documents if one.file.exclude], base),
    )


def _load(file: Path) -> Document:
    shown = shown_path(file)
    if file.suffix == ".toml":
        from anplint.tomlfile import load_table

        node = load_table(file, shown)
    else:
        node = load_yaml(file, shown)
    if node.value is None:
        node = node._replace(value=())
    return Document(file, node, convert(node, ConfigFile))


def _documents(file: Path, root: Path, path: tuple[Path, ...]) -> Iterator[Document]:
    """The files that a file extends, the furthest first, and itself."""
    document = _load(file)
    for node in _items(at_key(document.node, "extends"), document.file.extends):
        if not _is_file(node):
            continue
        below = _inside(node, document.path, root, "extends")
        if below in {*path, file.resolve()}:
            chain = " → ".join(shown_path(one) for one in (*path, file.resolve(), below))
            raise node.error(f"extends itself: {chain}")
        if not below.is_file():
            raise node.error(f"no such file '{node.value}'")
        yield from _documents(below, root, (*path, file.resolve()))
    yield document


def _items(node: Node, value: tuple[str, ...] | str) -> list[Node]:
    """The nodes of a text or of the texts in a list; none where the key is not there."""
    if not value:
        return []
    return list(node.value) if isinstance(node.value, list) else [node]


def _is_file(node: Node) -> bool:
    if "://" in node.value:
        raise node.error("is an address; extends takes names of presets and files of this repository")
    return "/" in node.value or node.value.endswith(FILE_ENDS)


def _inside(node: Node, file: Path, root: Path, key: str) -> Path:
    """The path that a text means, seen from its file; raises DataError outside the repository."""
    named = PurePosixPath(node.value)
    if named.is_absolute() or Path(node.value).is_absolute():
        raise node.error(f"'{node.value}' is absolute; {key} takes paths relative to this file")
    path = (file.parent / named).resolve()
    if not path.is_relative_to(root.resolve()):
        raise node.error(f"'{node.value}' lies outside {shown_path(root)}; keep it inside the repository")
    return path


def _rule_folders(document: Document, root: Path) -> Iterator[Path]:
    for node in _items(at_key(document.node, "rule-folders"), document.file.rule_folders):
        folder = _inside(node, document.path, root, "rule-folders")
        if not folder.is_dir():
            raise node.error(f"no such folder '{node.value}'")
        yield folder


def _presets(document: Document, pack: Pack) -> Iterator[str]:
    for node in _items(at_key(document.node, "extends"), document.file.extends):
        if _is_file(node):
            continue
        if node.value not in pack.presets:
            raise node.error(f"unknown preset '{node.value}'{nearest(node.value, pack.presets)}")
        yield node.value


def _parts(document: Document, pack: Pack, base: str, types_known: frozenset[str]) -> Iterator[Part]:
    """The layer of the file itself, and those of its overrides."""
    known = pack._replace(rules={**pack.rules, HOUSE_TERM: house_term({})})
    types = read_types(document.node, types_known, lambda node: _all_globs([node], base))
    yield Part(None, _layer(document.node, document.file, known)._replace(types=types))
    nodes = at_key(document.node, "overrides").value if document.file.overrides else []
    for node, override in zip(nodes, document.file.overrides, strict=True):
        globs = _all_globs([at_key(node, "files")], base)
        if globs is None:
            raise at_key(node, "files").error("names no files; give a glob, as in 'drafts/**'")
        yield Part(globs, _layer(node, override, known))


def _layer(node: Node, file: ConfigFile | Override, pack: Pack) -> Layer:
    """What the keys of a file or of an override say."""
    for key in ("select", "ignore"):
        for word in at_key(node, key).value if getattr(file, key) else ():
            try:
                expand(pack, [word.value])
            except UsageError as error:
                raise word.error(str(error)) from None
    fields = read_fields(node, file.fields)
    _check_texts(node, file)
    return Layer(
        origin=node.path,
        lines=dict(_lines(node)),
        only=True,
        select=file.select,
        ignore=file.ignore,
        rules=read_settings(node, pack.rules) if file.rules else {},
        fields={name: keys for name, keys in fields.items() if is_concept(name)},
        columns={name: keys[0] for name, keys in fields.items() if keys},
        labels=read_labels(file.labels),
        flavor=file.flavor,
        language=file.language[:2].lower(),
        accept=file.vocabulary.accept,
        replace=file.vocabulary.replace,
        shared=file.shared_text,
        gate={name: value for name, value in file.gate._asdict().items() if value},  # type: ignore[misc]
    )


def _check_texts(node: Node, file: ConfigFile | Override) -> None:
    """Raise DataError for a language that is none, and for words that are empty or replace themselves."""
    if file.language and not re.fullmatch(LANGUAGE, file.language):
        raise at_key(node, "language").error(f"'{file.language}' is no language code, as 'en' is")
    for text in at_key(node, "shared-text").value if file.shared_text else ():
        if len(words(text.value)) < FEWEST_SHARED:
            raise text.error(
                f"a shared text has at least {FEWEST_SHARED} words; accept shorter terms in 'vocabulary'"
            )
    for term in at_key(node, "vocabulary", "accept").value if file.vocabulary.accept else ():
        if not term.value.strip():
            raise term.error("an accepted term cannot be empty")
    for bad, good in mapping(at_key(node, "vocabulary", "replace")) if file.vocabulary.replace else ():
        if not str(bad.value).strip() or bad.value == good.value:
            raise bad.error(f"'{bad.value}' cannot be replaced by '{good.value}'")


def _lines(node: Node, path: str = "", depth: int = 0) -> Iterator[tuple[str, int]]:
    """The line of each key down to three levels, by its dotted path."""
    for key, value in node.value if isinstance(node.value, tuple) and depth < 3 else ():  # noqa: PLR2004
        name = f"{path}{key.value}"
        yield name, key.line
        yield from _lines(value, f"{name}.", depth + 1)


def _all_globs(nodes: list[Node], base: str) -> Globs | None:
    """The globs of all the nodes, which are texts or lists of texts."""
    from pathspec import GitIgnoreSpec

    texts = [one for node in nodes for one in (node.value if isinstance(node.value, list) else [node])]
    for text in texts:
        try:
            GitIgnoreSpec.from_lines([text.value])
        except ValueError as error:
            raise text.error(f"'{text.value}' is no glob: {error}") from None
        if not text.value.strip():
            raise text.error("a glob cannot be empty")
    return Globs(base, GitIgnoreSpec.from_lines([text.value for text in texts])) if texts else None
