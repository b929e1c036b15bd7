"""Values that end inside a word of a text that stands in the article in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"match", "full"})

PARAMETER = (
    r"(?i)[?&](?:text|txt|title|t|caption|alt|label|q|query|subject|body|quote|description|name|message)"
    r"=([^&#]{1,400})"
)
"""Parameters of an address that hold a text for people."""
ENDINGS = " .…\"'”’)]"
LONGEST = 600
MOST_TEXTS = 400
HEAD = 10


class Params(NamedTuple):
    """``fields`` are the concepts whose values are looked at, ``urls`` those whose addresses hold a text.

    ``least`` is the number of characters from which a value counts.
    """

    fields: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    least: int = 30


class Value(NamedTuple):
    """A text that may be cut off: how it reads, and where it stands."""

    text: str
    span: Span


def build(params: Params) -> Check:
    """A check that yields each value that is the start of a title, heading, caption, alt or paragraph.

    It must end inside a word there; what ends between two words was cut with care.
    """

    def find(view: View) -> Iterator[Hit]:
        values = [one for one in _values(view, params) if len(one.text) >= params.least]
        if not values:
            return
        texts = list(_texts(view, {value.text[:HEAD] for value in values}))
        seen = set[Span]()
        for value in values:
            full = next((one for one in texts if one[0] != value.text and _is_cut(value.text, one[0])), None)
            if full is None or value.span in seen:
                continue
            seen.add(value.span)
            text, block = full
            end = re.compile(r"\w*").match(text, len(value.text))
            shown = text[: end.end() if end else len(value.text)]
            related = (Related(*block.to_source(0, len(block.text)), "the whole text is here"),)
            yield Hit(*value.span, {"match": value.text, "full": shown}, (), related)

    return Check(find, where=("image", *(f"field:{field}" for field in (*params.fields, *params.urls))))


def _folded(text: str) -> str:
    return " ".join(text[:LONGEST].casefold().split())


def _is_cut(text: str, full: str) -> bool:
    return full.startswith(text) and full[len(text) : len(text) + 1].isalnum() and text[-1].isalnum()


def _values(view: View, params: Params) -> Iterator[Value]:
    for field in params.fields:
        for block in view.facts.claims(field):
            if len(block.text) < LONGEST:
                yield Value(_folded(block.text).rstrip(ENDINGS), block.to_source(0, len(block.text)))
    urls = [(block, block.text) for field in params.urls for block in view.facts.claims(field)]
    urls += [(block, block.detail.url) for block in view.facts.images if isinstance(block.detail, Image)]
    for block, url in urls:
        if "=" in url:
            yield from _parameters(block, url)


def _parameters(block: Block, url: str) -> Iterator[Value]:
    """The texts in the query of an address."""
    from urllib.parse import unquote_plus

    for match in re.finditer(PARAMETER, url[: 4 * LONGEST]):
        if isinstance(block.detail, Image):
            target = block.detail.target
            start = target.start if target is not None else -1
            inside = start >= 0 and target is not None and target.end - start == len(url)
            span = Span(start + match.start(1), start + match.end(1)) if inside else target
            span = span or Span(block.start, block.end)
        else:
            span = block.to_source(*match.span(1))
        yield Value(_folded(unquote_plus(match[1])), span)


def _texts(view: View, heads: set[str]) -> Iterator[tuple[str, Block]]:
    """The texts that a value may have been cut from, folded, each with its block; those that start as one."""
    facts = view.facts
    blocks = [*facts.claims("title"), *facts.headings, *facts.claims("description"), *facts.paragraphs]
    blocks += [block for block in view.article.blocks if block.kind in {"caption", "image"} and block.text]
    firsts = {head[:1] for head in heads}
    for block in blocks[:MOST_TEXTS]:
        if block.text[:1].casefold() in firsts and _folded(block.text[: 2 * HEAD])[:HEAD] in heads:
            yield _folded(block.text), block
