"""Images that come from a placeholder service, or whose file name says that they stand in for another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"source", "url"})

HOST = r"(?i)(?:[a-z][a-z0-9+.\-]*:)?//(?:[^/?#@\s]*@)?([^/?#:\s]+)"
FILE_NAME = r"(?si)(?:^|/)([^/?#]+?)(?:\.[a-z0-9]{2,5})?(?:[?#].*)?$"
CREDIT = (
    r"(?i)(?::|\b(?:via|by|from|source|credit|courtesy of))\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})/?\W*$"
)
"""The host that a caption ends with as the source of its image."""


class Params(NamedTuple):
    """What tells a placeholder: ``hosts`` of services, with their sub-domains, and ``names``.

    ``names`` are regexes for whole file names without their ending. ``fields`` are the concepts whose
    metadata hold the URL of an image.
    """

    hosts: tuple[str, ...]
    names: tuple[str, ...] = ()
    fields: tuple[str, ...] = ("image",)


class Place(NamedTuple):
    """Where a placeholder is: the host or file name that tells it, its URL (or the host again), its place."""

    source: str
    url: str
    span: Span


def build(params: Params) -> Check:
    """A check that yields one hit for each image: at its URL, else at the caption that names the host."""
    hosts = frozenset(host.lower() for host in params.hosts)
    names = f"(?i:{'|'.join(f'(?:{name})' for name in params.names) or '(?!)'})"

    def tell(url: str) -> str:
        """The host or the file name by which a URL is a placeholder; empty for any other."""
        match = re.match(HOST, url)
        if match and (host := _known(match.group(1), hosts)):
            return host
        file = re.search(FILE_NAME, url)
        return file.group(1) if file and re.fullmatch(names, file.group(1)) else ""

    def find(view: View) -> Iterator[Hit]:
        urls = [
            place._replace(source=source)
            for place in _urls(view, params.fields)
            if (source := tell(place.url))
        ]
        captions = list(_captions(view, hosts))
        if urls or captions:
            yield from _hits(view, urls, captions)

    files = (f"like:{where}:{name}" for where in ("file-of", "value") for name in params.names)
    return Check(find, where=(*files, *(f"like:image-of:{re.escape(host)}" for host in hosts)))


def _known(host: str, hosts: frozenset[str]) -> str:
    """The host or the parent domain that is in ``hosts``; empty where none is."""
    host = host.lower()
    while host not in hosts:
        host = host.partition(".")[2]
        if not host:
            return ""
    return host


def _urls(view: View, fields: tuple[str, ...]) -> Iterator[Place]:
    """The URLs of the body's images, then those in the metadata."""
    facts = view.facts
    for block in facts.images:
        if isinstance(block.detail, Image) and block.detail.url:
            span = block.detail.target or Span(block.start, block.end)
            yield Place("", block.detail.url, span)
    for concept in fields:
        for block in facts.claims(concept):
            yield Place("", block.text, block.to_source(0, len(block.text)))


def _captions(view: View, hosts: frozenset[str]) -> Iterator[Place]:
    """The captions that name a placeholder service as the source of their image."""
    for block in view.article.blocks:
        if block.kind != "caption":
            continue
        match = re.compile(CREDIT).search(block.text, max(0, len(block.text) - 100))
        if match and (host := _known(match.group(1), hosts)):
            yield Place(host, host, block.to_source(*match.span(1)))


def _hits(view: View, urls: list[Place], captions: list[Place]) -> Iterator[Hit]:
    """One hit for each URL, with the next caption of its host; then the captions left."""
    about = {source for source in {place.source for place in (*urls, *captions)} if _is_subject(view, source)}
    groups: dict[str, list[Place]] = {}
    for place in urls:
        if place.source not in about:
            groups.setdefault(place.url, []).append(place)
    left: dict[str, deque[Place]] = {}
    for place in captions:
        if place.source not in about:
            left.setdefault(place.source, deque()).append(place)
    for first, *others in groups.values():
        if left.get(first.source):
            others.append(left[first.source].popleft())
        related = tuple(Related(*place.span, "the same image") for place in others)
        yield Hit(*first.span, {"source": first.source, "url": first.url}, (), related)
    for place in (place for queue in left.values() for place in queue):
        yield Hit(*place.span, {"source": place.source, "url": place.url})


def _is_subject(view: View, source: str) -> bool:
    """Whether the article is about the service: its prose, its code or a link in them names the host."""
    if "." not in source:
        return False
    texts = sorted((*view.facts.prose, *view.facts.code), key=_start)
    if any(source in block.text.lower() for block in texts):
        return True
    for link in view.facts.links:
        if source in link.url.lower():
            at = bisect_right(texts, link.start, key=_start) - 1
            if any(block.start <= link.start < block.end for block in texts[max(0, at - 1) : at + 2]):
                return True
    return False


def _start(block: Block) -> int:
    return block.start
