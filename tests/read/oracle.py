"""The prose of a Markdown text as markdown-it-py sees it: the oracle for our own reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from anplint.model import OPAQUE
from anplint.read.prose import bare_urls, fill
from anplint.read.view import FILLER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
CODE_TAG = re.compile(r"<(/?)(?:code|pre|kbd|samp|tt|script|style)\b", re.IGNORECASE)
IMAGE_TAG = re.compile(r"<(?:img|image|amp-img|figcaption)\b", re.IGNORECASE)
CHECK_BOX = re.compile(r"\[[ xX]\][ \t\n]")


def oracle_prose(body: str) -> list[str]:
    """The texts of headings, paragraphs, items, quotes, cells, captions and alternative texts, sorted.

    Sorted, because images and footnotes are put elsewhere by the two parsers.
    """
    found: list[str] = []
    tokens = PARSER.parse(body)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            first = before is not None and before.type == "paragraph_open" and in_item(tokens, token)
            found += _block(token, first=first)
    return sorted(text for text in found if text)


def in_item(tokens: list[Token], token: Token) -> bool:
    at = tokens.index(token)
    return at >= 2 and tokens[at - 2].type == "list_item_open"


def _block(token: Token, *, first: bool) -> Iterator[str]:
    parts: list[str] = []
    code = 0
    children = token.children or []
    if first and children and CHECK_BOX.match(children[0].content + "\n"):
        children[0].content = CHECK_BOX.sub("", children[0].content + " ", count=1)[:-1]
    for child in children:
        if child.type == "text":
            parts.append(OPAQUE if code and child.content else child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n" if child.type == "hardbreak" else " ")
        elif child.type in {"code_inline", "image"}:
            parts.append(OPAQUE)
            if child.type == "image":
                yield from _block(child, first=False)
        elif child.type == "html_inline":
            if BREAK_TAG.match(child.content) or IMAGE_TAG.match(child.content):
                parts.append("\n" if BREAK_TAG.match(child.content) else OPAQUE)
            elif match := CODE_TAG.match(child.content):
                code = max(0, code + (-1 if match.group(1) else 1))
    text = "".join(parts).strip()
    yield plain(fill(text, bare_urls(text)))


def plain(text: str) -> str:
    """The text without the differences that are by design: runs of fillers and blanks are one."""
    text = re.sub(f"[{OPAQUE}{FILLER}]+", OPAQUE, text)
    return " ".join(text.split()).strip(f"{OPAQUE} ")
