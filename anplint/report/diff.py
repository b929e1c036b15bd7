"""A change of a file as a unified diff that ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_NEWLINE = "\\ No newline at end of file\n"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
QUOTED = {"\t": "\\t", "\n": "\\n", '"': '\\"', "\\": "\\\\"}
"""Characters of file names that git writes as escapes."""


def diff(path: str, before: str, after: str, *, bom: bool = False) -> Iterator[str]:
    """The diff in lines with their line ends. Lines end at LF alone, as git counts them.

    ``bom``: a byte order mark stands before both texts in the file.
    """
    mark = BOM if bom else ""
    old, new = _name(f"a/{path}"), _name(f"b/{path}")
    lines = unified_diff(_lines(mark + before), _lines(mark + after), old, new)
    for number, line in enumerate(lines):
        if number < len((old, new)):
            tab = "\t" if " " in path else ""
            yield f"{line.rstrip()}{tab}\n"
        elif line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n{NO_NEWLINE}"


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _name(path: str) -> str:
    """A file name as git writes it: quoted where it holds a control character, a quote or a backslash."""
    raw = path.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode()
        plain = text.isprintable() and not set(text) & QUOTED.keys()
    except UnicodeDecodeError:
        plain = False
    if plain:
        return path
    return '"' + "".join(QUOTED.get(chr(byte)) or _byte(byte) for byte in raw) + '"'


def _byte(byte: int) -> str:
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"  # noqa: PLR2004 - printable ASCII
