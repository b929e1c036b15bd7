"""The table ``[tool.anplint]`` of a ``pyproject.toml`` as nodes with places, like those of YAML files.

The standard library reads the values and gives no places; those are found by a walk over the lines that
knows tables and keys. Below an inline table or a list the place is that of the value, or of the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from anplint.errors import DataError
from anplint.yamlfile import DEEPEST, Node

if TYPE_CHECKING:
    from pathlib import Path

TABLE = ("tool", "anplint")
PRESENT = rb"(?m)^[ \t]*(?:\[[ \t]*)*(?:tool[ \t]*\.[ \t]*)?[\"']?anplint[\"']?[ \t]*[].=]"
"""What a line looks like that gives anplint's table or a key of it; a requirement does not."""
TABLE_LINE = rb"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*anplint"
HEADER = re.compile(r"[ \t]*(\[\[?)([^\]#]+)\]")
NAME = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
KEY = re.compile(rf"[ \t]*({NAME}(?:[ \t]*\.[ \t]*{NAME})*)[ \t]*=[ \t]*")
PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")
BLOCKS = ('"""', "'''")
ERROR_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
LIMIT = 1024 * 1024

Keys = tuple[str | int, ...]
Place = tuple[int, int, int]
"""1-based line, column of the key, column of the value."""


def holds_table(file: Path) -> bool:
    """Whether a ``pyproject.toml`` configures anplint; a file that cannot be read does not."""
    try:
        with file.open("rb") as opened:
            data = opened.read(LIMIT)
    except OSError:
        return False
    if not re.search(PRESENT, data):
        return False
    import tomllib

    try:
        found = tomllib.loads(data.decode("utf-8", "replace")).get("tool", {})
    except (tomllib.TOMLDecodeError, RecursionError):
        return re.search(TABLE_LINE, data) is not None
    return isinstance(found, dict) and "anplint" in found


def load_table(file: Path, shown: str) -> Node:
    """The table as nodes. Raises DataError for what is not TOML or holds no such table."""
    import tomllib

    try:
        text = file.read_bytes()[: LIMIT + 1].decode("utf-8-sig")
        data: Any = tomllib.loads(text)
    except UnicodeDecodeError:
        raise DataError(shown, 1, 1, "is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise DataError(shown, 1, 1, f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _broken(error, text, shown) from None
    for name in TABLE:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        raise DataError(shown, 1, 1, "holds no table [tool.anplint]")
    places = _places(text)
    line, column, _ = places.get(TABLE, (1, 1, 1))
    return _node(data, TABLE, Node(None, line, column, shown), places, text.splitlines())


def _broken(error: Exception, text: str, shown: str) -> DataError:
    place = ERROR_PLACE.search(str(error))
    line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()), 1)
    reason = ERROR_PLACE.sub("", str(error)).removesuffix("(at end of document)").strip()
    return DataError(shown, line, column, f"not valid TOML: {reason or 'nested too deep'}")


def _node(value: Any, path: Keys, at: Node, places: dict[Keys, Place], lines: list[str]) -> Node:  # noqa: ANN401
    """A value of TOML as a node; ``at`` is the place of what it stands in."""
    if len(path) > DEEPEST:
        raise at.error("nested too deep")
    if isinstance(value, dict):
        pairs = []
        for name, below in value.items():
            line, key, start = places.get((*path, name), (at.line, at.column, at.column))
            here = at._replace(value=name, line=line, column=key)
            pairs.append((here, _node(below, (*path, name), here._replace(column=start), places, lines)))
        return at._replace(value=tuple(pairs))
    if isinstance(value, list):
        items, line = [], at.line
        for number, below in enumerate(value):
            place = places.get((*path, number))
            here = at._replace(line=place[0], column=place[1]) if place else _find(below, at, line, lines)
            line = here.line
            items.append(_node(below, (*path, number), here, places, lines))
        return at._replace(value=items)
    return at._replace(value=value if isinstance(value, str | int | float | bool) else str(value))


def _find(value: object, at: Node, first: int, lines: list[str]) -> Node:
    """The place of a text in a list, looked for from a 1-based line on; the list's place without one."""
    if isinstance(value, str) and value:
        for line in range(first, min(first + 50, len(lines) + 1)):
            for quote in "\"'":
                column = lines[line - 1].find(f"{quote}{value}{quote}")
                if column >= 0:
                    return at._replace(line=line, column=column + 1)
    return at


def _places(text: str) -> dict[Keys, Place]:
    """The places of tables and keys by their path; items of lists of tables have their number in it."""
    found: dict[Keys, Place] = {}
    table: Keys = ()
    tables: dict[Keys, int] = {}
    block = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if block:
            block = "" if block in line else block
            continue
        block = next((mark for mark in BLOCKS if line.count(mark) % 2), "")
        if (header := HEADER.match(line)) and "=" not in header[2]:
            table = _numbered(_parts(header[2]), tables)
            if header[1] == "[[":
                tables[table] = tables.get(table, -1) + 1
                table = (*table, tables[table])
            column = header.end(1) + 1
            for end in range(1, len(table) + 1):
                found.setdefault(table[:end], (number, column, column))
        elif key := KEY.match(line):
            path = table
            for part in _parts(key[1]):
                path = (*path, part)
                found.setdefault(path, (number, key.start(1) + 1, key.end() + 1))
    return found


def _numbered(parts: Keys, tables: dict[Keys, int]) -> Keys:
    """The path of a table, with the number of the last item after each list of tables above it."""
    path: Keys = ()
    for at, part in enumerate(parts):
        path = (*path, part)
        if path in tables and at < len(parts) - 1:
            path = (*path, tables[path])
    return path


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(double or single or bare for double, single, bare in PART.findall(dotted))
