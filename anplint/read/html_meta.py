"""Metadata of an HTML page: its language, title, meta tags, canonical link, dates and JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import Block, Entry, Span
from anplint.read.html_marks import value
from anplint.read.html_text import add_text
from anplint.read.html_tokens import Attribute, Token, attributes
from anplint.read.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

TAGS = frozenset({"html", "link", "meta", "time"})
TAKEN = TAGS | {"script", "title"}
"""Names of tokens that ``Metadata.take`` has something to do with."""
NAMES = ("name", "property", "itemprop")
DAYS = {"dt-published": "published", "dt-updated": "updated", "published": "published", "updated": "updated"}
"""Classes of ``<time>`` by hAtom (WordPress's themes) and h-entry."""


class Metadata:
    """The ``meta`` blocks of a page in order; ``times`` are those of its ``<time>`` elements."""

    def __init__(self, source: str) -> None:
        """Start with none."""
        self.source = source
        self.blocks: list[Block] = []
        self.times: list[Block] = []
        self.title = ""
        self._opened = Token("open", "", 0, 0, (0, 0))

    def take(self, token: Token) -> None:
        """Take a token; those that say nothing about the page are passed over."""
        if token.kind == "open":
            if token.name in TAGS:
                self._tag(token)
            elif token.name in {"script", "title"}:
                self._opened = token
        elif token.kind == "raw" and token.start < token.end:
            self._raw(token)

    def _tag(self, token: Token) -> None:
        found = attributes(self.source, token.inner)
        if token.name == "meta":
            if "content" in found:
                self._meta(found)
        elif token.name == "time":
            if "datetime" in found:
                self.times.append(self._time(found))
        elif token.name == "html":
            name = "lang" if "lang" in found else "xml:lang"
            if name in found and not any(_path(block) == ("lang",) for block in self.blocks):
                self.blocks.append(meta_block(("lang",), found[name].name, found[name]))
        elif "href" in found and value(found, "rel").lower() == "canonical":
            self.blocks.append(meta_block(("canonical",), found["rel"].value, found["href"]))

    def _meta(self, found: dict[str, Attribute]) -> None:
        for name in NAMES:
            key = value(found, name)
            if key:
                self.blocks.append(meta_block((key,), found[name].value, found["content"]))
                return

    def _time(self, found: dict[str, Attribute]) -> Block:
        """The block of a date: named by ``itemprop``, or ``time`` and what its class says."""
        if value(found, "itemprop"):
            return meta_block((value(found, "itemprop"),), found["itemprop"].value, found["datetime"])
        classes = value(found, "class").split()
        path = ("time", *dict.fromkeys(DAYS[name] for name in classes[:9] if name in DAYS))[:2]
        return meta_block(path, found["datetime"].name, found["datetime"])

    def _raw(self, token: Token) -> None:
        if token.name == "script":
            found = attributes(self.source, self._opened.inner)
            if value(found, "type").lower() == "application/ld+json":
                from anplint.read.html_ld import read_ld

                self.blocks += read_ld(self.source, token.start, token.end)
        elif token.name == "title" and not self.title:
            key = Span(self._opened.start + 1, self._opened.start + 1 + len("title"))
            text = Attribute(self.source[token.start : token.end], key, Span(token.start, token.end))
            block = meta_block(("title",), key, text, attribute=False)
            self.title = block.text
            self.blocks.append(block)

    def entries(self, spans: list[Span], until: int) -> Iterator[Block]:
        """All metadata; of the dates in the text those before ``until`` in the article, one of a name."""
        yield from self.blocks
        seen = set()
        for block in self.times:
            inside = any(span.start <= block.start < span.end for span in spans)
            if inside and block.start < until and _path(block) not in seen:
                seen.add(_path(block))
                yield block


def _path(block: Block) -> tuple[str | int, ...]:
    return block.detail.path if isinstance(block.detail, Entry) else ()


def meta_block(path: tuple[str | int, ...], key: Span, found: Attribute, *, attribute: bool = True) -> Block:
    """A ``meta`` block for the value of an attribute, or for text."""
    prose = Prose()
    add_text(prose, found.raw, found.value.start, attribute=attribute)
    text, runs = prose.finish()
    start = runs[0].source if runs else found.value.start
    end = runs[-1].source + runs[-1].width if runs else found.value.start
    return Block("meta", start, end, text, runs, 0, Entry(path, key))
