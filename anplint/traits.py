"""What is seen of an article at once: the traits that a check may ask for (``anplint.kinds.Check``)."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from anplint.model import OPAQUE, Image
from anplint.outline import NOT_BODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts
    from anplint.model import Article, Block

ENDS = {"no-value": ("", "~"), "aside": (")", "]")}
"""Traits of metadata by the last sign of a value."""
STROKES = frozenset("|-:")
"""What a block of nothing but the strokes of a table starts with."""
MARKS = 110
"""Code points before an item's words in which its mark for bold stands."""


@lru_cache(maxsize=1)
def traits_of(facts: Facts) -> frozenset[str]:
    """The traits of an article; kept for the last one."""
    return traits(facts.article)


def traits(article: Article) -> frozenset[str]:
    """What is seen of an article at once: kinds of blocks, links, characters beyond ASCII, problems."""
    found: set[str] = {block.kind for block in article.blocks}
    if "heading" in found:
        found.update(_shape([block for block in article.blocks if block.kind not in NOT_BODY]))
    if "item" in found and any(_leads(one, other) for one, other in pairwise(article.blocks)):
        found.add("lead")
    if "item" in found and any(_is_bold(article.source, block) for block in article.blocks):
        found.add("bold-item")
    if article.links:
        found.add("link")
    if not article.source.isascii():
        found.add("beyond-ascii")
    if article.problems:
        found.update(f"problem:{problem.name}" for problem in article.problems)
    if any(block.text[:1] in STROKES and block.text.count("|") > 1 for block in article.blocks):
        found.add("strokes")
    if "image" in found and any(block.kind == "image" and _is_bare(block) for block in article.blocks):
        found.add("bare-image")
    if "meta" in found:
        ends = {block.text.strip()[-1:] for block in article.blocks if block.kind == "meta"}
        found.update(trait for trait, signs in ENDS.items() if not ends.isdisjoint(signs))
    return frozenset(found)


def _shape(body: list[Block]) -> Iterator[str]:
    """What is seen of the headings; ``body`` are the blocks without metadata and debris."""
    level, titles, texts = 6, 0, set[str]()
    for block, after in pairwise((*body, None)):
        if block is None or block.kind != "heading":
            continue
        if block.level > level + 1:
            yield "level-jump"
        text = " ".join(block.text.casefold().split()).rstrip(":.")
        if text in texts or OPAQUE in text:
            yield "heading-twice"
        if after is None or after.kind == "heading":
            yield "heading-alone"
        level, titles = block.level, titles + (block.level == 1)
        texts.add(text)
    if titles > 1:
        yield "two-titles"


def _is_bold(source: str, block: Block) -> bool:
    """Whether an item may open with bold words: a mark of Markdown, or a tag, stands before its words."""
    start = block.runs[0].source if block.kind == "item" and block.runs else 0
    return start > 0 and source[max(0, start - MARKS) : start].rstrip().endswith(("**", "__", ">"))


def _is_bare(block: Block) -> bool:
    """Whether an image has no alternative text, and not on purpose."""
    return not block.text.strip() and isinstance(block.detail, Image) and not block.detail.decorative


def _leads(block: Block, after: Block) -> bool:
    return after.kind == "item" and block.kind == "paragraph" and block.text[-1:] == ":"
