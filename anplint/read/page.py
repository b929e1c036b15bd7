"""A file of HTML as generators keep it: front matter before it, template syntax in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anplint.model import Image
from anplint.read.front_matter import read_front_matter
from anplint.read.html import read_html
from anplint.read.html_templates import mask_html
from anplint.read.view import blank, without_outputs

if TYPE_CHECKING:
    from anplint.model import Article, Block
    from anplint.read.reading import Flavor


def read_page(source: str, path: str, *, bom: bool = False, flavor: Flavor | None = None) -> Article:
    """Read a page with its front matter; template syntax is no prose. Never fails: any text is HTML."""
    front = read_front_matter(source)
    masked = mask_html(source, flavor)
    if front.body:
        masked = blank(masked[: front.body]) + masked[front.body :]
    article = read_html(masked, path, bom=bom)
    if masked is source:
        return article
    return article._replace(
        source=source,
        blocks=(*front.blocks, *(_restored(source, block) for block in article.blocks)),
        problems=(*front.problems, *article.problems),
    )


def _restored(source: str, block: Block) -> Block:
    """An image with its URL, and code with its text, as the source has them."""
    image = block.detail
    if block.kind == "image":
        block = block._replace(text=without_outputs(block.text))
    if isinstance(image, Image) and image.target is not None and "{" in image.url:
        return block._replace(detail=image._replace(url=source[slice(*image.target)]))
    if block.kind != "code":
        return block
    parts = [
        source[run.source : run.source + run.width]
        if run.length == run.width
        else block.text[run.text : run.text + run.length]
        for run in block.runs
    ]
    return block._replace(text="".join(parts))
