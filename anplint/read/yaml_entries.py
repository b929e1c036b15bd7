"""YAML to ``meta`` blocks: the place of every key and every value.

Read as a stream of parser events, so nesting and aliases cost nothing: an alias is a value by
name, never expanded. One block for each scalar, whatever its type; what a value means is for
those who ask for a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from anplint.model import Block, Entry, Problem, Run, Span
from anplint.positions import LINE_END
from anplint.read.yaml_plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator


def broken(start: int, end: int, detail: str) -> Problem:
    """A problem for the rule meta.broken-front-matter."""
    return Problem("broken-front-matter", start, end, detail)


def read_yaml(text: str, offset: int) -> tuple[list[Block], list[Problem]]:
    """The ``meta`` blocks of a YAML text that stands at ``offset`` of the source, and what is wrong in it."""
    plain = read_plain(text, offset)
    return parse_yaml(text, offset) if plain is None else (plain, [])


def parse_yaml(text: str, offset: int) -> tuple[list[Block], list[Problem]]:
    """The same, whatever stands in the text; loads the YAML parser."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    walk = _Walk(text, offset)
    try:
        for event in _events(text):
            walk.take(event)
    except MarkedYAMLError as error:
        at = min(error.problem_mark.index if error.problem_mark else 0, max(0, len(text.rstrip()) - 1))
        walk.problems.append(_yaml_problem(text, offset, at, error.problem or "it cannot be read"))
    except YAMLError as error:
        reason = str(error).splitlines()[0] if str(error) else "it cannot be read"
        walk.problems.append(broken(0, 3, reason))
    return walk.blocks, walk.problems


def _events(text: str) -> Iterator[Any]:
    """The events of libyaml's parser; those of ruamel's own where its C extension has no wheel.

    ``YAML().parse`` would make a class for each call, which costs as much as a short front matter.
    """
    try:
        from _ruamel_yaml import CParser  # type: ignore[import-not-found]
    except ImportError:
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


MENDS: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "a colon in a value needs quotes around the value"),
    ("cannot start any token", "quote the value, and indent with blanks, not tabs"),
    ("unexpected end of stream", "a quote is opened and never closed"),
    ("could not find expected ':'", "a key without a colon"),
    ("did not find expected", "check indentation, brackets and quotes here"),
    ("undefined alias", "a value that starts with * needs quotes"),
    ("unknown escape character", "a backslash in double quotes: use single quotes"),
)
"""The parser's words (libyaml's and ruamel's pure parser's) and what an author should look for."""


def _yaml_problem(text: str, offset: int, at: int, reason: str) -> Problem:
    mend = next((mend for words, mend in MENDS if words in reason), reason)
    end = LINE_END.search(text, at)
    return broken(offset + at, offset + max(at + 1, end.start() if end else len(text)), mend)


class _Walk:
    """The state while events are taken: the open collections, and the keys met in each."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.open: list[_Collection] = []
        self.anchors: dict[str, str] = {}

    def take(self, event: Any) -> None:  # noqa: ANN401 - the events of ruamel are not typed
        name = type(event).__name__
        if name == "ScalarEvent":
            if event.anchor:
                self.anchors[event.anchor] = event.value
            self._node(event.start_mark.index, event.end_mark.index, event.value)
        elif name == "AliasEvent":
            value = self.anchors.get(event.anchor, "")
            self._node(event.start_mark.index, event.end_mark.index, value)
        elif name == "MappingStartEvent":
            self._begin(event, mapping=True)
        elif name == "SequenceStartEvent":
            self._begin(event, mapping=False)
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._close(event.start_mark.index)

    def _begin(self, event: Any, *, mapping: bool) -> None:  # noqa: ANN401
        as_key = bool(self.open) and self.open[-1].expects_key
        if as_key:
            self.open[-1].name_key(Span(event.start_mark.index, event.end_mark.index), "")
        self.open.append(_Collection(mapping=mapping, as_key=as_key))

    def _close(self, at: int) -> None:
        closed = self.open.pop()
        if closed.as_key:
            return
        if closed.empty:
            self._leaf(at, at, "")
        self._next()

    def _node(self, start: int, end: int, value: str) -> None:
        if not self.open:
            place = self.offset + start, self.offset + max(end, start + 1)
            self.problems.append(broken(*place, "it holds a text, not fields (“name: value”)"))
            return
        holder = self.open[-1]
        holder.empty = False
        if holder.expects_key:
            self._key(holder, Span(start, end), value)
            return
        self._leaf(start, end, value)
        self._next()

    def _key(self, holder: _Collection, span: Span, name: str) -> None:
        earlier = holder.keys.get(name)
        place = Span(self.offset + span.start, self.offset + span.end)
        if earlier is not None:
            end = max(place.end, place.start + 1)
            self.problems.append(Problem("duplicate-key", place.start, end, name, earlier))
        holder.keys[name] = place
        holder.name_key(place, name)

    def _next(self) -> None:
        if self.open:
            self.open[-1].advance()

    def _leaf(self, start: int, end: int, value: str) -> None:
        path = tuple(collection.part for collection in self.open)
        if not path or not isinstance(path[0], str) or not path[0]:
            return
        key = next(c.key for c in reversed(self.open) if isinstance(c.part, str))
        self.blocks.append(self._block(start, end, value, Entry(path, key)))

    def _block(self, start: int, end: int, value: str, entry: Entry) -> Block:
        value = value.rstrip("\n")
        raw = self.text[start:end].rstrip()
        end = start + len(raw)
        at = raw.rfind(value)
        if at >= 0:
            run = Run(0, self.offset + start + at, len(value), len(value))
        else:
            run = Run(0, self.offset + start, len(value), end - start)
        runs = (run,) if value else ()
        begin = self.offset + start
        return Block("meta", begin, self.offset + end, value, runs, 0, entry)


class _Collection:
    """An open mapping or sequence: which key or index comes next."""

    __slots__ = ("as_key", "empty", "expects_key", "key", "keys", "mapping", "part")

    def __init__(self, *, mapping: bool, as_key: bool) -> None:
        self.as_key = as_key
        self.mapping = mapping
        self.expects_key = mapping
        self.empty = True
        self.part: str | int = "" if mapping else 0
        self.key = Span(0, 0)
        self.keys: dict[str, Span] = {}

    def name_key(self, span: Span, name: str) -> None:
        self.empty = False
        self.part = name
        self.key = span
        self.expects_key = False

    def advance(self) -> None:
        self.empty = False
        if self.mapping:
            self.expects_key = True
        elif isinstance(self.part, int):
            self.part += 1
