"""What the names and attributes of HTML elements say about the text in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.read.html_tokens import Attribute, Token, attributes

if TYPE_CHECKING:
    from anplint.model import BlockKind

SKIPPED = frozenset(
    (
        "annotation applet audio button canvas datalist dialog frameset meter nav noscript object optgroup "
        "option progress rp select svg template video"
    ).split()
)
"""Elements whose text is a menu, a control, or shown in their stead only."""
CODE = frozenset({"kbd", "math", "samp"})
"""Elements whose text is no prose, besides ``code`` and ``tt``."""

HINT = re.compile(
    r"hidden|translate|display|role|caption|footnote|sr-only|screen-reader|language-|highlight-",
    re.IGNORECASE,
)
"""Stands in the attributes of every element that ``marks`` has something to say about."""

HIDDEN_CLASSES = frozenset({"screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"})
HIDDEN_ROLES = frozenset({"menu", "menubar", "navigation", "search"})
HIDDEN_STYLE = r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)"
CAPTION_CLASSES = frozenset(
    {"caption", "gallery-caption", "image-caption", "wp-caption-dd", "wp-caption-text"}
)
"""Of WordPress ("wp-", "gallery-") and of hand-written pages, on ``p``, ``div`` and ``dd``."""
NOTES = frozenset({"doc-endnotes", "doc-footnote", "footnote-definition", "footnotes"})
"""Roles of DPUB-ARIA and classes of Markdown renderers (Hugo, kramdown, markdown-it, Pandoc)."""
WHOLE = frozenset({"article", "body", "html", "main"})
"""``translate="no"`` on these keeps a browser from translating a page; it says nothing about its prose."""
LANGUAGE = r"(?i)(?:^|\s)(?:language-|lang-|highlight-(?:source-)?|brush:\s*|sourceCode\s+)([\w+#-]+)"


class Marks(NamedTuple):
    """What attributes say: not shown, code, a kind of block, a table for the layout, a language of code."""

    hidden: bool = False
    code: bool = False
    kind: BlockKind | None = None
    layout: bool = False
    language: str = ""


def marks(source: str, token: Token) -> Marks:
    """What the attributes of a start tag say about its text."""
    found = attributes(source, token.inner)
    role = value(found, "role").lower()
    classes = frozenset(value(found, "class").split())
    hidden = (
        "hidden" in found
        or role in HIDDEN_ROLES
        or not classes.isdisjoint(HIDDEN_CLASSES)
        or re.search(HIDDEN_STYLE, value(found, "style")) is not None
    )
    kind: BlockKind | None = None
    if role in NOTES or not classes.isdisjoint(NOTES):
        kind = "footnote"
    elif token.name in {"p", "div", "dd"} and not classes.isdisjoint(CAPTION_CLASSES):
        kind = "caption"
    code = value(found, "translate").lower() == "no" and token.name not in WHOLE
    language = code_language(found) if token.name == "div" else ""
    return Marks(hidden, code, kind, role in {"none", "presentation"}, language)


def value(found: dict[str, Attribute], name: str) -> str:
    """The value of an attribute without outer blanks, as it stands; empty where it is missing."""
    attribute = found.get(name)
    return attribute.raw.strip() if attribute is not None else ""


def code_language(found: dict[str, Attribute]) -> str:
    """The language that a ``<pre>``, its ``<code>`` or a ``<div>`` around it names, in lower case."""
    match = re.search(LANGUAGE, value(found, "class"))
    named = match.group(1) if match else value(found, "data-lang") or value(found, "data-language")
    return named.lower()


def is_note_mark(found: dict[str, Attribute]) -> bool:
    """Whether a link is the mark of a footnote: a number glued to a word."""
    return value(found, "role") == "doc-noteref" or "footnote-ref" in value(found, "class").split()
