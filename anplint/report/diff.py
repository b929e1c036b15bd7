"""A change of a file as a unified diff that ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NO_NEWLINE = "\\ No newline at end of file\n"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
QUOTED = {"\t": "\\t", "\n": "\\n", '"': '\\"', "\\": "\\\\"}
"""Characters of file names that git writes as escapes."""
CONTEXT = 3
MOST_COMPARED = 1_000_000
"""Pairs of lines between two sure ones that are compared; beyond, all of them count as changed."""


class Changed(NamedTuple):
    """Lines ``[first, last)`` of the old text, and those in their place in the new one."""

    first: int
    last: int
    new_first: int
    new_last: int


def diff(path: str, before: str, after: str, *, bom: bool = False) -> Iterator[str]:
    """The diff in lines with their line ends. Lines end at LF alone, as git counts them.

    ``bom``: a byte order mark stands before both texts in the file. A path that starts at the root is
    written without its first slash, as git writes it.
    """
    mark = BOM if bom else ""
    old, new = _lines(mark + before), _lines(mark + after)
    changes = _changes(old, new)
    if changes:
        path = path.lstrip("/")
        tab = "\t" if " " in path else ""
        yield f"--- {_name(f'a/{path}')}{tab}\n"
        yield f"+++ {_name(f'b/{path}')}{tab}\n"
    for hunk in _hunks(changes):
        for line in _hunk(hunk, old, new):
            yield line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}"


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Changed]:
    """What differs, in order."""
    changes = []
    first = new_first = 0
    for at, there in (*_pairs(old, new), (len(old), len(new))):
        if first < at or new_first < there:
            changes.append(Changed(first, at, new_first, there))
        first, new_first = at + 1, there + 1
    return changes


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that are the same in both, rising in both.

    Lines that stand once in each are paired first, so that a long text takes time in proportion to its
    length; only what lies between two such pairs is compared line with line.
    """
    end, new_end = len(old), len(new)
    while end and new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    at = there = 0
    for sure, sure_there in (*_sure(old[:end], new[:new_end]), (end, new_end)):
        yield from _between(old, new, Changed(at, sure, there, sure_there))
        if sure < end:
            yield sure, sure_there
        at, there = sure + 1, sure_there + 1
    yield from zip(range(end, len(old)), range(new_end, len(new)), strict=True)


def _between(old: Sequence[str], new: Sequence[str], gap: Changed) -> Iterator[tuple[int, int]]:
    first, last, new_first, new_last = gap
    if (last - first) * (new_last - new_first) > MOST_COMPARED:
        return
    matcher = SequenceMatcher(None, old[first:last], new[new_first:new_last], autojunk=False)
    for at, there, size in matcher.get_matching_blocks():
        for number in range(size):
            yield first + at + number, new_first + there + number


def _sure(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest rising row of lines that stand once in each text."""
    once, once_there = Counter(old), Counter(new)
    places = {line: there for there, line in enumerate(new) if once_there[line] == 1}
    pairs = [(at, places[line]) for at, line in enumerate(old) if once[line] == 1 and line in places]
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        before.append(rows[length - 1] if length else -1)
        ends[length : length + 1] = [there]
        rows[length : length + 1] = [number]
    found, at = [], rows[-1] if rows else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _hunks(changes: Sequence[Changed]) -> Iterator[list[Changed]]:
    """The changes in groups, so that no line is the context of two."""
    hunk: list[Changed] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[Changed], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    lead = min(CONTEXT, hunk[0].first)
    tail = min(CONTEXT, len(old) - hunk[-1].last)
    first, last = hunk[0].first - lead, hunk[-1].last + tail
    places = _range(first, last), _range(hunk[0].new_first - lead, hunk[-1].new_last + tail)
    yield f"@@ -{places[0]} +{places[1]} @@\n"
    at = first
    for change in hunk:
        yield from (f" {line}" for line in old[at : change.first])
        yield from (f"-{line}" for line in old[change.first : change.last])
        yield from (f"+{line}" for line in new[change.new_first : change.new_last])
        at = change.last
    yield from (f" {line}" for line in old[at:last])


def _range(first: int, last: int) -> str:
    """Lines as a hunk counts them: from 1, and of none the line before."""
    number = last - first
    return str(first + 1) if number == 1 else f"{first + (number > 0)},{number}"


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
