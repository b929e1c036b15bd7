"""Article types as configuration and presets write them: which articles are meant, and what they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from anplint.literals import nested_repeat
from anplint.rulefile import NAME, at_key
from anplint.yamlfile import Node, convert, key_of, mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TYPE_ABOUT = {
    "files": "The glob, or several, of the articles of this type.",
    "field": "Metadata that says so: a key or field to a value, or to several of which one is enough.",
    "title": "A regex that the titles of such articles match.",
    "sections": "Headings that they need: a text, a /regex/, or a list of these of which one is enough.",
    "ordered": "Whether the sections stand in the order of the list.",
    "fields": "Fields or keys of the metadata that they need.",
    "checklist": "The least number of items of their checklist.",
    "steps": "The least number of steps: items of a numbered list, or numbered headings.",
    "min-words": "The least number of words.",
    "max-words": "The most words.",
    "min-images": "The least number of images.",
    "max-images": "The most images.",
    "code": "Whether they need a block of code.",
    "max-level": "The deepest level of headings, 1 to 6.",
}
"""What each key of a type is for: for ``anplint config``, the JSON Schema and the documentation."""
CHOOSING = ("files", "field", "title")
Value = str | bool | int


class TypeFile(NamedTuple):
    """The keys of an article type, as written."""

    files: tuple[str, ...] | str = ()
    field: dict[str, tuple[str, ...] | Value] = {}  # noqa: RUF012 - never changed
    title: str = ""
    sections: tuple[tuple[str, ...] | str, ...] = ()
    ordered: bool = False
    fields: tuple[str, ...] = ()
    checklist: int = 0
    steps: int = 0
    min_words: int = 0
    max_words: int = 0
    min_images: int = 0
    max_images: int | None = None
    code: bool = False
    max_level: int = 0


def known_types(presets: Iterable[Mapping[str, Any]], documents: Iterable[Any]) -> frozenset[str]:
    """The names of the types that presets, and the configuration files that another extends, define."""
    named = [name for preset in presets for name in preset["types"]]
    return frozenset([*named, *(name for document in documents for name in document.file.types)])


def read_types(
    node: Node, known: frozenset[str] = frozenset(), globs: Callable[[Node], object] | None = None
) -> dict[str, dict[str, Any]]:
    """The types below the key ``types``, each with the keys that are given, or ``off``.

    ``known`` are the names of types that are defined elsewhere: these need not say which articles they mean.
    ``globs`` makes of the node of ``files`` what matches paths. Raises DataError for the first mistake.
    """
    given = next((value for key, value in mapping(node) if key.value == "types"), None)
    types = {}
    for name, value in mapping(given) if given else ():
        if not NAME.fullmatch(str(name.value)):
            raise name.error(f"'{name.value}' is no name of a type: words in lower case joined by dashes")
        read = types[str(name.value)] = _read(name, value, known)
        if "files" in read:
            if globs is None:
                raise at_key(value, "files").error("a preset knows no paths; give field or title")
            read["files"] = globs(at_key(value, "files"))
    return types


def _read(name: Node, node: Node, known: frozenset[str]) -> dict[str, Any]:
    """The keys of one type that are given."""
    if node.value is False or node.value == "off":
        return {"off": True}
    if not isinstance(node.value, tuple):
        raise node.error("must be off, or a mapping (“key: value”)")
    file: TypeFile = convert(node, TypeFile)
    given = {str(key.value) for key, _ in mapping(node)}
    if name.value not in known and not given & set(CHOOSING):
        raise name.error("says of no article that it is of this type; give files, field or title")
    _check(node, file, given)
    values = {
        "files": (file.files,) if isinstance(file.files, str) else file.files,
        "field": {
            key: tuple(map(_folded, value)) if isinstance(value, tuple) else (_folded(value),)
            for key, value in file.field.items()
        },
        "sections": tuple((one,) if isinstance(one, str) else one for one in file.sections),
    }
    whole = {**file._asdict(), **values}
    return {key: value for key, value in whole.items() if key_of(key) in given}


def _folded(value: Value) -> str:
    return str(value).casefold() if not isinstance(value, bool) else str(value).lower()


def _check(node: Node, file: TypeFile, given: set[str]) -> None:
    """Raise DataError for numbers, regexes and texts that make no sense."""
    for key in ("checklist", "steps", "min-words", "max-words", "min-images", "max-images", "max-level"):
        value = getattr(file, key.replace("-", "_"))
        if key in given and value is not None and (value < 0 or (key == "max-level" and not 1 <= value <= 6)):  # noqa: PLR2004
            raise at_key(node, key).error("must be 1 to 6" if key == "max-level" else "must not be below 0")
    for low, high in (("min-words", "max-words"), ("min-images", "max-images")):
        least, most = (getattr(file, key.replace("-", "_")) for key in (low, high))
        if {low, high} <= given and most is not None and least > most:
            raise at_key(node, low).error(f"is above {high}, so that no article can be right")
    if "title" in given:
        _check_regex(at_key(node, "title"), file.title)
    for text in _texts(at_key(node, "sections")) if "sections" in given else ():
        if not text.value.strip(" /"):
            raise text.error("a section cannot be empty")
        if is_regex(text.value):
            _check_regex(text, text.value[1:-1])


def is_regex(text: str) -> bool:
    """Whether a section is a regex: it stands between slashes."""
    return len(text) > 2 and text[0] == text[-1] == "/"  # noqa: PLR2004


def _check_regex(node: Node, regex: str) -> None:
    try:
        re.compile(regex)
    except re.error as error:
        raise node.error(f"broken regex: {error}") from None
    if any(mark in regex for mark in "(*+?{|") and nested_repeat(regex):
        raise node.error(
            "a repeat inside a repeat can take exponential time; bound the inner one, as in {1,40}"
        )


def _texts(node: Node) -> Iterator[Node]:
    for one in node.value:
        yield from one.value if isinstance(one.value, list) else [one]
