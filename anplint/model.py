"""The data that passes between the stages; imports nothing else from the package.

All offsets are 0-based code points of the unaltered source, spans are half-open
(``start <= i < end``). Lines and columns are 1-based code points and are worked out
where a finding is made, by ``anplint.positions``. All are named tuples: they cannot be changed, and to
make such a class takes a seventh of the time of a frozen dataclass, which counts at every start. Hints are
evaluated here: each that is left as text is compiled when its class is made, and that costs more.
"""

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

BlockKind = Literal[
    "heading",
    "paragraph",
    "item",
    "quote",
    "cell",
    "footnote",
    "caption",
    "image",
    "code",
    "html",
    "meta",
    "debris",
]
PROSE_KINDS: frozenset[BlockKind] = frozenset({"heading", "paragraph", "item", "quote", "cell"})

Format = Literal["markdown", "mdx", "html", "text"]

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in prose for what is not prose: inline code, a URL, an image in a sentence."""


class Span(NamedTuple):
    """A half-open range of code points in the source."""

    start: int
    end: int


class Run(NamedTuple):
    """Prose ``[text, text + length)`` is source ``[source, source + width)``.

    Equal ``length`` and ``width`` mean that the characters correspond one to one; otherwise
    (an entity, a line break with its quote marks) the run maps only as a whole.
    """

    text: int
    source: int
    length: int
    width: int


class Image(NamedTuple):
    """What an ``image`` block points at; ``target`` is the place of the URL, if it has one.

    ``decorative``: the author says with an empty ``alt`` attribute that there is nothing to tell.
    """

    url: str
    target: Span | None
    decorative: bool = False


class Entry(NamedTuple):
    """The address of one ``meta`` block: keys as the author wrote them, list indices as numbers."""

    path: tuple[str | int, ...]
    key: Span

    @property
    def name(self) -> str:
        """The keys joined by dots, list indices left out: ``scores.quality``."""
        return ".".join(part for part in self.path if isinstance(part, str))


class Code(NamedTuple):
    """The language named on a code block, lower-cased; empty where none is named."""

    language: str


class Item(NamedTuple):
    """A list item: the number of its list in the article (0-based), and its box.

    ``checked`` is None for an item without a check box. ``first`` is False for the further
    paragraphs of the same item.
    """

    list: int
    ordered: bool
    checked: bool | None
    first: bool


Detail = Image | Entry | Code | Item | None


class Block(NamedTuple):
    """A piece of an article: what it is, where it stands, and its prose.

    ``text`` is the readable text without markup; ``runs`` map it to the source, in order and
    without overlap. ``level`` is the rank of a heading (1 to 6), the depth of an item (from 1),
    and 0 elsewhere. For ``image`` the text is the alternative text, for ``code`` the code, for
    ``meta`` the value, for ``html`` nothing.
    """

    kind: BlockKind
    start: int
    end: int
    text: str
    runs: tuple[Run, ...]
    level: int = 0
    detail: Detail = None

    def to_source(self, start: int, end: int) -> Span:
        """The source span of the prose ``[start, end)``; an empty range maps to an empty span."""
        if not self.runs:
            return Span(self.start, self.end)
        first = self.runs[max(0, bisect_right(self.runs, start, key=_run_text) - 1)]
        inside = first.length == first.width
        begin = first.source + min(start - first.text, first.width) if inside else first.source
        if end <= start:
            return Span(begin, begin)
        last = self.runs[max(0, bisect_right(self.runs, end - 1, key=_run_text) - 1)]
        if last.length == last.width:
            return Span(begin, last.source + min(end - last.text, last.width))
        return Span(begin, last.source + last.width)


def _run_text(run: Run) -> int:
    return run.text


class Comment(NamedTuple):
    """A comment of the markup (``<!-- … -->``), with the text between its marks."""

    start: int
    end: int
    text: str


class Link(NamedTuple):
    """A link or a bare URL: its place and where it leads."""

    start: int
    end: int
    url: str


class Problem(NamedTuple):
    """Something a reader could not read as meant, to be reported by the rule of that name."""

    name: str
    start: int
    end: int
    detail: str
    related: Span | None = None


class Part(NamedTuple):
    """A field of a record: which span of the article's source it is."""

    name: str
    start: int
    end: int


class Origin(NamedTuple):
    """Where a record stands in its file: its text there, and how the article's source came from it.

    ``raw`` is the text of the record as the file has it (escapes and entities included), ``line`` and
    ``column`` are the 1-based place of its first code point. ``runs`` map the article's source to ``raw``.
    """

    raw: str
    runs: tuple[Run, ...]
    line: int
    column: int


class Article(NamedTuple):
    """One piece of content as read: its source and what stands in it, in order of ``start``.

    For a record of an export, ``record`` names it and ``source`` holds its decoded fields one behind the
    other, a line feed between them; ``parts`` tell which is which, ``origin`` where they stand in the file.
    """

    path: str
    format: Format
    source: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    bom: bool = False
    record: str = ""
    url: str = ""
    parts: tuple[Part, ...] = ()
    origin: Origin | None = None


class Position(NamedTuple):
    """A place for people: 1-based line and column, in code points."""

    line: int
    column: int


class ArticleType(NamedTuple):
    """A type of article: which are of it, and what they need. ``origin`` is where it is defined.

    ``here``: the path says so (``files`` are the globs, for who knows paths); ``field`` maps keys or fields
    to values in lower case; ``title`` is a regex. Numbers of 0, and None, ask for nothing.
    """

    name: str
    origin: str = ""
    here: bool = False
    files: object = None
    field: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    title: str = ""
    sections: tuple[tuple[str, ...], ...] = ()
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


class House(NamedTuple):
    """What a site says of all its articles: the language where none is stated, its shared texts, its types.

    Shared are licences, disclaimers and the like, each as its words in lower case with one blank between.
    """

    language: str = ""
    shared: tuple[str, ...] = ()
    types: tuple[ArticleType, ...] = ()
