"""The plain sort of YAML, line by line: what most front matter is, read without a parser.

Keys with texts in one line, lists of such, and one level of keys below a key. Whatever else stands there
(comments, block texts, anchors, escapes, deeper nesting, mistakes) is left to the parser: the answer is
None. To load the parser takes as long as to lint an article; the two are held against each other in tests.
"""

from __future__ import annotations

from anplint.model import Block, Entry, Run, Span

INDICATORS = frozenset("!&*#?|>%@`[]{},:-=\"'")
"""What a plain text does not start with; some of these can, in places."""
IN_BRACKETS = frozenset("[]{}#:&*!|>%@`\\?")
"""What is not looked into within brackets."""

Path = tuple[str | int, ...]


def read_plain(text: str, offset: int) -> list[Block] | None:
    """The ``meta`` blocks of a YAML text at ``offset`` of the source; None where it is not plain."""
    if not text.replace("\n", "").isprintable():  # tabs, other line ends, signs that YAML does not allow
        return None
    lines = _Lines(offset)
    at = 0
    for line in text.split("\n"):
        if line.strip(" ") and not lines.take(line, at):
            return None
        at += len(line) + 1
    lines.close()
    return lines.blocks


class _Lines:
    """The state while lines are taken: the key that waits for its value, and what stands below it.

    ``indent`` is that of the lines below the key (-1: none yet), ``count`` how many items were met there.
    """

    __slots__ = ("blocks", "count", "indent", "inner", "key", "keys", "name", "offset", "waits")

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.blocks: list[Block] = []
        self.keys: set[str] = set()
        self.inner: set[str] = set()
        self.name = ""
        self.key = Span(0, 0)
        self.waits = False
        self.indent = -1
        self.count = 0

    def take(self, line: str, at: int) -> bool:
        """Take a line that is not blank; False where it is not plain."""
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        if content.startswith("- "):
            return self._item(content, at + indent, indent)
        return self._inner_key(content, at + indent, indent) if indent else self._key(content, at)

    def close(self) -> None:
        """Nothing follows the key that waits: its value is empty, and stands behind the colon."""
        if self.waits and self.indent < 0:
            end = self.key.end + 1
            self.blocks.append(Block("meta", end, end, "", (), 0, Entry((self.name,), self.key)))
        self.waits = False

    def _key(self, content: str, at: int) -> bool:
        self.close()
        name, colon, rest = content.partition(":")
        if not colon or not _is_name(name) or name in self.keys or rest[:1] not in {"", " "}:
            return False
        self.keys.add(name)
        self.name, self.key = name, Span(self.offset + at, self.offset + at + len(name))
        value = rest.strip(" ")
        if not value:
            self.waits, self.indent, self.count = True, -1, 0
            self.inner = set()
            return True
        start = at + len(name) + 1 + len(rest) - len(rest.lstrip(" "))
        entry = Entry((name,), self.key)
        return self._list(value, start) if value[0] == "[" else self._scalar(value, start, entry)

    def _item(self, content: str, at: int, indent: int) -> bool:
        """An item of the list below the key that waits."""
        if not self.waits or self.inner or self.indent not in {-1, indent}:
            return False
        rest = content[2:]
        value = rest.strip(" ")
        entry = Entry((self.name, self.count), self.key)
        self.indent = indent
        self.count += 1
        return bool(value) and self._scalar(value, at + 2 + len(rest) - len(rest.lstrip(" ")), entry)

    def _inner_key(self, content: str, at: int, indent: int) -> bool:
        """A key with a text below the key that waits."""
        if not self.waits or self.count or self.indent not in {-1, indent}:
            return False
        name, _, rest = content.partition(":")
        value = rest.strip(" ")
        if not value or rest[0] != " " or not _is_name(name) or name in self.inner:
            return False
        self.inner.add(name)
        self.indent = indent
        key = Span(self.offset + at, self.offset + at + len(name))
        start = at + len(name) + 1 + len(rest) - len(rest.lstrip(" "))
        return self._scalar(value, start, Entry((self.name, name), key))

    def _list(self, value: str, start: int) -> bool:
        """A list in brackets, in one line."""
        inner = value[1:-1]
        if len(value) == 1 or value[-1] != "]" or not IN_BRACKETS.isdisjoint(inner):
            return False
        if not inner.strip(" "):
            end = self.offset + start + len(value) - 1
            self.blocks.append(Block("meta", end, end, "", (), 0, Entry((self.name,), self.key)))
            return True
        start += 1
        for number, part in enumerate(inner.split(",")):
            item = part.strip(" ")
            lead = len(part) - len(part.lstrip(" "))
            if not item or not self._scalar(item, start + lead, Entry((self.name, number), self.key)):
                return False
            start += len(part) + 1
        return True

    def _scalar(self, raw: str, start: int, entry: Entry) -> bool:
        """A text in quotes without escapes, or without quotes; ``raw`` stands at ``start``."""
        start += self.offset
        quote = raw[0]
        if quote in "\"'":
            value, at = raw[1:-1], start + 1
            if len(raw) == 1 or raw[-1] != quote or quote in value or "\\" in value:
                return False
        else:
            value, at = raw, start
            if quote in INDICATORS or ": " in raw or " #" in raw or raw[-1] == ":" or raw[-1].isspace():
                return False
        runs = (Run(0, at, len(value), len(value)),) if value else ()
        self.blocks.append(Block("meta", start, start + len(raw), value, runs, 0, entry))
        return True


def _is_name(key: str) -> bool:
    """Whether a key is letters, digits, ``_`` and ``-``, and starts with a letter or ``_``."""
    return key.isascii() and key[:1] != "-" and key.replace("-", "_").isidentifier()
