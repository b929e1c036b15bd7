"""Builds the prose of one block, with its runs, from the pieces that a parser reports."""

from __future__ import annotations

import re

from anplint.model import OPAQUE, Block, Link, Run, Span

BARE_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”|\uFFFC]+", re.IGNORECASE)
TRAILING = ".,;:!?'’*_~"


class Prose:
    """Collects text with its place; pieces that adjoin become one run."""

    __slots__ = ("parts",)

    def __init__(self) -> None:
        """Start with no text; ``parts`` are texts that are not empty, with their places."""
        self.parts: list[tuple[str, int, int]] = []

    def add(self, text: str, start: int, end: int) -> None:
        """Append ``text``, which stands at the source ``[start, end)``.

        It maps character by character where the lengths agree, else as a whole.
        """
        if text:
            self.parts.append((text, start, end))

    def finish(self, *, strip: str | None = None) -> tuple[str, tuple[Run, ...]]:
        """The text and its runs without outer blanks (or without the characters of ``strip``)."""
        parts = self.parts
        text = parts[0][0] if len(parts) == 1 else "".join([part[0] for part in parts])
        kept = text.strip(strip)
        if len(kept) == len(text):
            return text, tuple(_runs(parts))
        lead = len(text) - len(text.lstrip(strip))
        return kept, cut(_runs(parts), lead, lead + len(kept))


def _runs(parts: list[tuple[str, int, int]]) -> list[Run]:
    """The runs of texts with their places, one behind the other."""
    runs: list[Run] = []
    length = at = 0
    source = until = -1  # the open run maps one to one from ``at`` and ``source`` up to ``until``
    for text, start, end in parts:
        size = len(text)
        if size == end - start:
            if until != start:
                if source >= 0:
                    runs.append(Run(at, source, until - source, until - source))
                at, source = length, start
            until = end
        else:
            if source >= 0:
                runs.append(Run(at, source, until - source, until - source))
                source = until = -1
            runs.append(Run(length, start, size, end - start))
        length += size
    if source >= 0:
        runs.append(Run(at, source, until - source, until - source))
    return runs


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
    if "://" not in text and (("w." not in text and "W." not in text) or "www." not in text.lower()):
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
