"""Builds the prose of one block, with its runs, from the pieces that a parser reports."""

from __future__ import annotations

import re

from anplint.model import OPAQUE, Block, Link, Run, Span

BARE_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”|\uFFFC]+", re.IGNORECASE)
TRAILING = ".,;:!?'’*_~"


class Prose:
    """Collects text with its place; pieces that adjoin become one run."""

    __slots__ = ("_end", "_length", "_parts", "_runs", "_source", "_text")

    def __init__(self) -> None:
        """Start with no text.

        The open run maps one to one from ``_text`` and ``_source`` up to ``_end``; -1: none is open.
        """
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._text = 0
        self._source = -1
        self._end = -1

    def add(self, text: str, start: int, end: int) -> None:
        """Append ``text``, which stands at the source ``[start, end)``.

        It maps character by character where the lengths agree, else as a whole.
        """
        length = len(text)
        if not length:
            return
        self._parts.append(text)
        if length == end - start:
            if self._end != start:
                self._close()
                self._text, self._source = self._length, start
            self._end = end
        else:
            self._close()
            self._runs.append(Run(self._length, start, length, end - start))
        self._length += length

    def _close(self) -> None:
        if self._source >= 0:
            width = self._end - self._source
            self._runs.append(Run(self._text, self._source, width, width))
            self._source = self._end = -1

    def finish(self, *, strip: str | None = None) -> tuple[str, tuple[Run, ...]]:
        """The text and its runs without outer blanks (or without the characters of ``strip``)."""
        self._close()
        text = "".join(self._parts)
        kept = text.strip(strip)
        if len(kept) == len(text):
            return text, tuple(self._runs)
        lead = len(text) - len(text.lstrip(strip))
        return kept, cut(self._runs, lead, lead + len(kept))


def cut(runs: list[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the prose ``[start, end)``, counted anew from 0."""
    kept = []
    for run in runs:
        begin, stop = max(run.text, start), min(run.text + run.length, end)
        if begin >= stop:
            continue
        if run.length == run.width:
            kept.append(Run(begin - start, run.source + begin - run.text, stop - begin, stop - begin))
        else:
            kept.append(Run(begin - start, run.source, stop - begin, run.width))
    return tuple(kept)


def bare_urls(text: str) -> list[Span]:
    """The URLs that stand in prose as text, without the punctuation that ends a sentence."""
    if "://" not in text and "www." not in text.lower():
        return []
    found = BARE_URL.finditer(text)
    return [Span(match.start(), match.start() + len(_url(match.group()))) for match in found]


def _url(text: str) -> str:
    """A URL without the punctuation behind it: a closing bracket belongs to it where it opens one."""
    end = len(text)
    surplus = text.count(")") - text.count("(")
    while end and (text[end - 1] in TRAILING or (text[end - 1] == ")" and surplus > 0)):
        surplus -= text[end - 1] == ")"
        end -= 1
    return text[:end]


def fill(text: str, spans: list[Span]) -> str:
    """The text with every code point of ``spans`` replaced by the filler; its length stays."""
    parts = []
    last = 0
    for start, end in spans:
        parts += [text[last:start], OPAQUE * (end - start)]
        last = end
    return "".join([*parts, text[last:]]) if parts else text


def fill_urls(block: Block, links: list[Link]) -> Block:
    """The block with the bare URLs of its prose filled; they are noted in ``links``."""
    urls = bare_urls(block.text)
    if not urls:
        return block
    note_links(block, urls, links)
    return block._replace(text=fill(block.text, urls))


def note_links(block: Block, urls: list[Span], links: list[Link]) -> None:
    """Add the URLs at ``urls`` in a block's text to ``links``, at their places in the source."""
    links += [Link(*block.to_source(*span), block.text[span.start : span.end]) for span in urls]


def outermost(links: list[Link]) -> tuple[Link, ...]:
    """The links in order, without the bare URLs that are the text of a link around them."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda one: (one.start, -one.end)):
        if not kept or link.end > kept[-1].end:
            kept.append(link)
    return tuple(kept)
