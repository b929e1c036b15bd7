"""YAML files of rules and presets: strict, with the line and column of every mistake."""

from __future__ import annotations

import itertools
import types
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from anplint.errors import DataError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRUE, FALSE = {"true", "True"}, {"false", "False"}
LIMIT = 256 * 1024
"""The largest file that is read, in bytes; the parser takes a second for it."""
DEEPEST = 30
MOST_NODES = 50_000
"""The most values in a file, each use of an alias counted; a chain of aliases could stand for billions."""
TAB = "character '\\t'"
"""How ruamel's message names a tab that stands where blanks must."""
NAMES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


class Node(NamedTuple):
    """A YAML value with its place: 1-based line and column. Mappings hold (key, value) pairs."""

    value: Any
    line: int
    column: int
    path: str

    def error(self, message: str) -> DataError:
        """An error at this place."""
        return DataError(self.path, self.line, self.column, message)


def load_yaml(file: Path, shown: str) -> Node:
    """Read one YAML file. ``shown`` is its path in messages.

    Raises DataError for what is not YAML, not UTF-8, holds a doubled key or nests too deep. Scalars
    become str, int, float, bool or None; dates stay text; no tag makes an object.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        with file.open("rb") as opened:
            data = opened.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise DataError(shown, 1, 1, f"is larger than {LIMIT // 1024} kB")
        text = data.decode("utf-8-sig")
        root = YAML(typ="safe", pure=True).compose(text)
    except UnicodeDecodeError:
        raise DataError(shown, 1, 1, "is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise DataError(shown, 1, 1, f"cannot be read: {error.strerror}") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = "a tab stands here; indent with blanks" if TAB in str(error.problem) else error.problem
        raise DataError(shown, line, column, f"not valid YAML: {problem}") from None
    except (YAMLError, RecursionError) as error:
        raise DataError(shown, 1, 1, f"not valid YAML: {str(error).splitlines()[0]}") from None
    if root is None:
        return Node((), 1, 1, shown)
    return _node(root, shown, 0, itertools.count())


def _node(node: Any, shown: str, depth: int, count: Iterator[int]) -> Node:  # noqa: ANN401 - ruamel is not typed
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > DEEPEST or next(count) > MOST_NODES:
        reason = "nested too deep" if depth > DEEPEST else f"holds more than {MOST_NODES:,} values"
        raise DataError(shown, line, column, reason)
    if node.id == "scalar":
        return Node(_scalar(node), line, column, shown)
    if node.id == "sequence":
        return Node([_node(child, shown, depth + 1, count) for child in node.value], line, column, shown)
    pairs: list[tuple[Node, Node]] = []
    seen = set()
    for key, value in node.value:
        name = _node(key, shown, depth + 1, count)
        if not isinstance(name.value, str | int | float | bool):
            raise name.error("a key must be a text")
        if name.value in seen:
            raise name.error(f"the key '{name.value}' stands here a second time; keep one")
        seen.add(name.value)
        pairs.append((name, _node(value, shown, depth + 1, count)))
    return Node(tuple(pairs), line, column, shown)


def _scalar(node: Any) -> object:  # noqa: ANN401
    kind = node.tag.rpartition(":")[2] if isinstance(node.tag, str) else str(node.tag).rpartition(":")[2]
    text: str = node.value
    if node.style is not None:
        return text
    if kind == "null":
        return None
    if kind == "bool" and text in TRUE | FALSE:
        return text in TRUE
    try:
        return int(text) if kind == "int" else float(text) if kind == "float" else text
    except ValueError:
        return text


def key_of(field_name: str) -> str:
    """The key in YAML of a named tuple's field: dashes, and ``class`` for ``rule_class``."""
    return "class" if field_name == "rule_class" else field_name.replace("_", "-")


def convert(node: Node, hint: Any) -> Any:  # noqa: ANN401 - the result is of the hinted type
    """The node as a value of the type ``hint``; raises DataError at the place of the first mistake.

    Knows str, int, float, bool, Literal, unions (also with None), ``tuple[T, ...]``, ``dict[str, T]``,
    named tuples (a mapping with their fields as keys), and Node itself (left as it is).
    """
    if hint is Node:
        return node
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _union(node, arguments)
    if origin is Literal:
        return _choice(node, arguments)
    if origin is tuple:
        if not isinstance(node.value, list):
            raise node.error("must be a list")
        return tuple(convert(item, arguments[0]) for item in node.value)
    if origin is dict:
        return {str(key.value): convert(value, arguments[1]) for key, value in mapping(node)}
    if hasattr(hint, "_fields"):
        return _record(node, hint)
    return _plain(node, hint)


def _plain(node: Node, hint: type) -> object:
    if hint is float and type(node.value) is int:
        return float(node.value)
    if type(node.value) is not hint:
        raise node.error(f"must be {NAMES[hint]}, not {_shown(node.value)}")
    return node.value


def mapping(node: Node) -> tuple[tuple[Node, Node], ...]:
    """The pairs of a mapping; raises DataError for anything else."""
    if not isinstance(node.value, tuple):
        raise node.error("must be a mapping (“key: value”)")
    return node.value


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, tuple):
        return "a mapping"
    return "nothing" if value is None else f"'{value}'"


def _union(node: Node, options: tuple[Any, ...]) -> Any:  # noqa: ANN401
    """The first of the options that fits; the last one's mistake where none does."""
    if node.value is None and type(None) in options:
        return None
    options = tuple(option for option in options if option is not type(None))
    if isinstance(node.value, list) and (lists := [one for one in options if get_origin(one) is tuple]):
        return convert(node, lists[0])
    for option in options[:-1]:
        try:
            return convert(node, option)
        except DataError:
            continue
    return convert(node, options[-1])


def _choice(node: Node, options: tuple[Any, ...]) -> Any:  # noqa: ANN401
    if node.value in options:
        return node.value
    hint = nearest(str(node.value), map(str, options))
    listed = ", ".join(map(str, options))
    raise node.error(f"must be one of {listed}, not {_shown(node.value)}{hint}")


def _record(node: Node, record: Any) -> Any:  # noqa: ANN401 - any class of named tuples
    hints = get_type_hints(record)
    known = {key_of(name): name for name in hints}
    given = {}
    for key, value in mapping(node):
        if key.value not in known:
            hint = nearest(str(key.value), known) or f"; keys here are {', '.join(known)}"
            raise key.error(f"unknown key '{key.value}'{hint}")
        name = known[key.value]
        given[name] = convert(value, hints[name])
    for missing in known.keys() - {key_of(name) for name in (*given, *record._field_defaults)}:
        raise node.error(f"the key '{missing}' is missing")
    return record(**given)
