"""Bytes to articles: decode, choose the reader, read."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from anplint.errors import ReadError
from anplint.model import Problem
from anplint.read.decoding import LIMIT, to_text

if TYPE_CHECKING:
    from anplint.model import Article, Format
    from anplint.read.reading import Reading

SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
"""File name suffixes (lower case) of the formats that are read."""
OTHER_SUFFIX = r"\.[A-Za-z]{2,12}"
"""Suffixes that name a format, so that it is said where there is no reader for it."""

__all__ = ["LIMIT", "SUFFIXES", "decode", "format_of", "read_article", "read_source"]


def format_of(path: str) -> Format:
    """The format that a file name's suffix stands for; text for any other."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "text")


def decode(data: bytes, path: str) -> tuple[str, bool]:
    """The source of an article and whether a byte order mark stood before it.

    Raises ReadError for data that is too large, not UTF-8, or binary; the message names the line.
    """
    decoded = to_text(data)
    if decoded.problem:
        raise ReadError(path, decoded.message)
    return decoded.source, decoded.bom


def read_article(data: bytes, path: str, reading: Reading, *, as_format: Format | None = None) -> Article:
    """Read one article from its bytes; ``path`` names it and chooses the format by its suffix.

    Raises ReadError where the bytes are no text (see ``decode``); it brings what could be read.
    """
    decoded = to_text(data)
    kind = as_format or format_of(path)
    article = read_source(decoded.source, path, reading, kind, bom=decoded.bom)
    if decoded.problem:
        raise ReadError(path, decoded.message, article._replace(problems=(decoded.problem,)))
    suffix = PurePath(path).suffix
    if as_format is None and re.fullmatch(OTHER_SUFFIX, suffix) and suffix.lower() not in SUFFIXES:
        unsupported = Problem("unsupported", 0, 0, suffix)
        return article._replace(problems=(unsupported, *article.problems))
    return article


def read_source(source: str, path: str, reading: Reading, kind: Format, *, bom: bool = False) -> Article:
    """Read one article from its text, with the reader of its format."""
    if kind in {"markdown", "mdx"}:
        from anplint.read.markdown import read_markdown

        return read_markdown(source, path, bom=bom, flavor=reading.flavor, mdx=kind == "mdx")
    if kind == "html":
        from anplint.read.page import read_page

        return read_page(source, path, bom=bom, flavor=reading.flavor)
    from anplint.read.text import read_text

    return read_text(source, path, reading.labels, bom=bom)
