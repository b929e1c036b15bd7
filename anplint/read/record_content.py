"""The content of a record: told to be HTML, Markdown or plain text, and read at its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from anplint.model import Article, Block, Entry, Format, Image, Item, Problem, Run, Span
from anplint.read import read_source
from anplint.read.prose import Prose, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.read.reading import Reading

HTML_KEYS = (":encoded", "rendered", "html")
MARKDOWN_KEYS = ("markdown", "md", "mdx")
"""How folded keys end whose format is plain from them: ``body_md``, ``content.rendered``."""

BLOCK_TAG = r"(?i)</(?:p|div|h[1-6]|ul|ol|li|table|blockquote|figure|section|article)\s*>"
INLINE_TAG = r"(?i)</(?:a|b|i|em|strong|span|code|u)\s*>|<(?:br|img|hr)\b[^<>]*>"
MARKDOWN = r"(?m)^ {0,3}#{1,6}[ \t]+\S|^ {0,3}(?:```|~~~)|\]\([^\s)]|\*\*[^\s*]"
"""A heading, a fence, a link or image, bold: bullets alone are plain text too."""

BLOCKS = "<!-- wp:"
"""A block comment of WordPress's editor; content without any is classic: a blank line ends a paragraph."""
BLANK_LINE = r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*"
VALUE_KEYS = ("rendered", ":encoded", "title")
"""Metadata values that are HTML: their entities are characters, and their tags no text."""
MARKUP = re.compile(
    r"<!--(?:[^-]|-(?!->)){0,2000}-->|</?[A-Za-z][^<>]*>"
    r"|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)


def format_of_content(key: str, text: str) -> Format:
    """The format of a content field, by its folded key where that says it, else by the text."""
    if key.endswith(MARKDOWN_KEYS):
        return "markdown"
    if key.endswith(HTML_KEYS):
        return "html"
    markdown = re.search(MARKDOWN, text) is not None
    if re.search(BLOCK_TAG, text) and not markdown:
        return "html"
    if markdown:
        return "markdown"
    return "html" if re.search(INLINE_TAG, text) else "text"


def read_content(key: str, text: str, start: int, path: str, reading: Reading) -> Article:
    """The article that the content alone would be, its places moved by ``start``."""
    article = _read(format_of_content(key, text), key, text, path, reading)
    return moved(article, start)


def _read(as_format: Format, key: str, text: str, path: str, reading: Reading) -> Article:
    if as_format != "html":
        return read_source(text, path, reading, as_format)
    return _read_html(key, text, path, reading)


def _read_html(key: str, text: str, path: str, reading: Reading) -> Article:
    from anplint.read.html import html_content
    from anplint.read.html_templates import mask_html

    wordpress = reading.flavor == "wordpress" or key == "content:encoded" or BLOCKS in text
    masked = mask_html(text, "wordpress" if wordpress else reading.flavor)
    content = html_content(masked, 0, len(masked))
    blocks = content.blocks
    if wordpress and BLOCKS not in text:
        blocks = tuple(part for block in blocks for part in _paragraphs(block, masked))
    return Article(path, "html", text, tuple(blocks), tuple(content.comments), tuple(content.links))


def _paragraphs(block: Block, source: str) -> Iterator[Block]:
    """A block of classic WordPress content, parted at its blank lines (as ``wpautop`` parts it)."""
    if block.kind not in {"paragraph", "item", "quote"} or not block.runs:
        yield block
        return
    start, at = block.start, 0
    length = len(block.text.rstrip())
    for match in re.finditer(BLANK_LINE, source[block.start : block.end]):
        stop, behind = block.start + match.start(), block.start + match.end()
        end, following = _text_at(block, stop), _text_at(block, behind)
        if following < length and block.text[at:end].strip():
            yield _piece(block, start, stop, at, end)
            start, at = behind, following
    yield block if at == 0 else _piece(block, start, block.end, at, length)


def _text_at(block: Block, offset: int) -> int:
    """How much of a block's text stands before an offset of the source."""
    at = bisect_left(block.runs, offset, key=attrgetter("source")) - 1
    if at < 0:
        return 0
    run = block.runs[at]
    within = run.length == run.width and run.source + run.width > offset
    return run.text + (offset - run.source if within else run.length)


def _piece(block: Block, start: int, end: int, first: int, last: int) -> Block:
    """The block of the text ``[first, last)`` without outer blanks, at the source ``[start, end)``."""
    text = block.text[first:last]
    last = first + len(text.rstrip())
    first += len(text) - len(text.lstrip())
    number = max(0, bisect_right(block.runs, first, key=attrgetter("text")) - 1)
    behind = bisect_left(block.runs, last, key=attrgetter("text"))
    detail = block.detail
    if isinstance(detail, Item) and start != block.start:
        detail = detail._replace(first=False)
    runs = cut(list(block.runs[number:behind]), first, last)
    return block._replace(start=start, end=end, text=block.text[first:last], runs=runs, detail=detail)


def html_value(key: str, text: str, start: int) -> tuple[str, tuple[Run, ...]]:
    """The readable text of a metadata value that starts at ``start``, with its runs.

    Where the key says that the value is HTML, its tags are left out and its entities are decoded.
    """
    prose = Prose()
    last = 0
    if key.endswith(VALUE_KEYS) and ("&" in text or "<" in text):
        import html

        for match in MARKUP.finditer(text):
            prose.add(text[last : match.start()], start + last, start + match.start())
            last = match.end()
            if match.group().startswith("&"):
                prose.add(html.unescape(match.group()), start + match.start(), start + last)
    prose.add(text[last:], start + last, start + len(text))
    return prose.finish()


def moved(article: Article, by: int) -> Article:
    """An article with all its places moved by so many code points; its source stays."""
    return article._replace(
        blocks=tuple(_moved_block(block, by) for block in article.blocks),
        comments=tuple(one._replace(start=one.start + by, end=one.end + by) for one in article.comments),
        links=tuple(one._replace(start=one.start + by, end=one.end + by) for one in article.links),
        problems=tuple(_moved_problem(one, by) for one in article.problems),
    )


def _moved_block(block: Block, by: int) -> Block:
    detail = block.detail
    if isinstance(detail, Image) and detail.target is not None:
        detail = detail._replace(target=_moved_span(detail.target, by))
    elif isinstance(detail, Entry):
        detail = detail._replace(key=_moved_span(detail.key, by))
    runs = tuple(run._replace(source=run.source + by) for run in block.runs)
    return block._replace(start=block.start + by, end=block.end + by, runs=runs, detail=detail)


def _moved_problem(problem: Problem, by: int) -> Problem:
    related = _moved_span(problem.related, by) if problem.related else None
    return problem._replace(start=problem.start + by, end=problem.end + by, related=related)


def _moved_span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
