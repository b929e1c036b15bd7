"""Template syntax in files of HTML (Liquid, Jinja, Go, WordPress), masked with as many characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import OPAQUE
from anplint.read.liquid import CODE_TAGS, COMMENT_TAGS, CONTROL, DIALECT, KNOWN
from anplint.read.shortcodes import BRACKETED, is_bracketed
from anplint.read.syntax import SURE
from anplint.read.view import blank

if TYPE_CHECKING:
    from anplint.read.reading import Flavor

SIGNS = ("{%", "{{", "{#", "<!-- wp:", "<!-- /wp:", "[caption", "[gallery", "[embed", "[/")
WITHOUT: frozenset[Flavor] = frozenset({"plain", "mdx", "docusaurus", "myst"})
"""Flavors whose HTML holds no templates."""

TOKEN = (
    r"(?P<wp><!--\s*/?wp:)|(?P<comment><!--)|<(?P<raw>script|style|pre|code|textarea)\b"
    r"|(?P<tag></?[A-Za-z])|(?P<hash>\{#)|(?P<template>\{[{%])|(?P<bracket>\[(?=/?[A-Za-z]))"
)
IN_TAG = r"[\"'>]|\{[{%]"
TEMPLATE = (
    r"\{%-?\s*(?P<name>\w+|#)(?P<rest>(?:(?!%\}|\{%)[^\n]|\n(?![ \t]*\n))*)%\}"
    r"|\{\{(?P<output>(?:(?!\}\}|\{\{)[^\n]|\n(?![ \t]*\n))*)\}\}\}?"
)
GO = r"\s*-?\s*(?:(?:define|block|template|partial|range|if|with|end|else|return)\b|\.[A-Z]|/\*|[<%])"
"""How what stands in ``{{ }}`` starts in a template of Go."""
GO_CONTROL = r"\s*-?\s*(?:define|block|range|if|with|end|else|return|/\*|\$\w+\s*:?=)"
QUOTES = str.maketrans(dict.fromkeys("\"'<>", OPAQUE))
END_TAG = {name: rf"(?i)</{name}\s*>" for name in ("script", "style", "pre", "code", "textarea")}
NEXT_CAPTION = r"(?i)\[(?P<close>/)?(?:wp_)?caption\b[^\[\]\n]*\]"

EXTENDS = r"\{%-?\s*extends\b"
BLOCK = r"\{%-?\s*(?P<end>end)?block\b\s*(?P<name>\w*)[^%\n]*%\}"
MAIN_BLOCKS = ("content", "main", "body", "article", "post")
TITLE_BLOCKS = ("title", "pagetitle", "page_title", "headtitle", "head_title")


def mask_html(source: str, flavor: Flavor | None = None) -> str:
    """The source with template syntax masked, of the same length, for the reader of HTML.

    Tags that show nothing become blanks, outputs a filler; a title or content block of a page that
    extends another becomes what it is in HTML, and what such a page says elsewhere is left out. Without
    a flavor it takes a known tag, or an output that a template language alone writes.
    """
    if flavor in WITHOUT or not any(sign in source for sign in SIGNS):
        return source
    masks = _Masks(source, flavor)
    masks.read()
    return masks.text()


class _Masks:
    """The state while a page is read: what is to be replaced, in order."""

    def __init__(self, source: str, flavor: Flavor | None) -> None:
        self.source = source
        self.told = flavor is not None
        self.templates = _is_template(source, flavor)
        self.wordpress = flavor == "wordpress" or "<!-- wp:" in source or "[caption" in source
        self.edits: list[tuple[int, int, str]] = []
        self.never: set[str] = set()
        self.budget = 2 * len(source) + 10_000
        self.in_figure = False

    def text(self) -> str:
        parts, last = [], 0
        for start, end, text in self.edits:
            parts += [self.source[last:start], text]
            last = end
        masked = "".join([*parts, self.source[last:]])
        return _main_block(self.source, masked) if self.templates else masked

    def search(self, pattern: str, at: int) -> re.Match[str] | None:
        """The next match; a pattern that matched nowhere is not looked for again."""
        found = None if pattern in self.never else re.compile(pattern).search(self.source, at)
        if found is None:
            self.never.add(pattern)
        return found

    def read(self) -> None:
        """Read from mark to mark."""
        token, at = re.compile(TOKEN), 0
        while (match := token.search(self.source, at)) is not None:
            at = max(match.end(), self._take(match))

    def _take(self, match: re.Match[str]) -> int:
        kind, start = match.lastgroup, match.start()
        if kind == "tag":
            return self._tag(match.end())
        if kind == "template":
            return self._template(start) if self.templates else 0
        if kind == "bracket":
            return self._bracket(start) if self.wordpress else 0
        if kind == "raw":
            found = self.search(END_TAG[match["raw"].lower()], match.end())
        else:
            found = self.search(r"#\}" if kind == "hash" else "-->", match.end())
            if kind == "wp" or (kind == "hash" and self.templates):
                return self._hide(start, found.end()) if found else 0
        return found.end() if found else 0

    def _blank(self, match: re.Match[str] | None) -> int:
        if match is None:
            return 0
        self.edits.append((*match.span(), blank(match.group())))
        return match.end()

    def _hide(self, start: int, end: int) -> int:
        self.edits.append((start, end, blank(self.source[start:end])))
        return end

    def _tag(self, at: int) -> int:
        """Inside a tag: templates become blanks, in quotes what does not end the quotes."""
        pattern, quote, start, before = re.compile(IN_TAG), "", at, len(self.edits)
        while self.budget > 0 and (match := pattern.search(self.source, at)) is not None:
            mark, at = match.group(), match.end()
            if mark in "\"'":
                quote = "" if quote == mark else quote or mark
            elif mark == ">":
                if not quote:
                    return at
            elif self.templates and (found := re.compile(TEMPLATE).match(self.source, match.start())):
                shown = found.group().translate(QUOTES) if quote else blank(found.group())
                self.edits.append((*found.span(), shown))
                at = found.end()
        self.budget -= len(self.source) - start
        del self.edits[before:]
        return 0

    def _template(self, start: int) -> int:
        found = re.compile(TEMPLATE).match(self.source, start)
        if found is None:
            return 0
        name = found["name"]
        if name in COMMENT_TAGS | CODE_TAGS:
            close = self.search(rf"\{{%-?\s*end{name}\s*-?%\}}", found.end())
            if close:
                inner = self.source[found.end() : close.start()]
                shown = f"<!--{' ' * (found.end() - start - 4)}{inner}".ljust(close.end() - start - 3) + "-->"
                is_comment = name in COMMENT_TAGS and "--" not in inner
                self.edits.append(
                    (start, close.end(), shown if is_comment else blank(self.source[start : close.end()]))
                )
                return close.end()
        control = name in CONTROL or (name or "").startswith("end") or name in {"#", "raw", "verbatim"}
        if control or (name is None and re.match(GO_CONTROL, found["output"])) or self._apart(found):
            return self._blank(found)
        self.edits.append((*found.span(), re.sub(r"[^\n\r]", OPAQUE, found.group())))
        return found.end()

    def _apart(self, found: re.Match[str]) -> bool:
        """Whether nothing but tags and templates stands beside it: it is no part of a sentence."""
        before = re.compile(r"[\s\S]?\s*").fullmatch(
            self.source, _before(self.source, found.start()), found.start()
        )
        behind = re.compile(
            r"\s*(?:</?(?:p|div|section|h[1-6]|ul|ol|body|main|article)\b|\{[%{]|\Z)", re.IGNORECASE
        )
        mark = before.group()[:1] if before else ""
        return mark in {"", ">", "}"} and behind.match(self.source, found.end()) is not None

    def _bracket(self, start: int) -> int:
        whole = re.compile(BRACKETED).match(self.source, start)
        if whole is None or not is_bracketed(whole, told=self.told):
            return 0
        name, end = whole["name"].lower(), whole.end("rest") + 1
        if not name.endswith("caption"):
            return self._hide(start, end)
        following = self.search(NEXT_CAPTION, end)
        if whole["close"]:
            return self._close(start, end) if self.in_figure else self._hide(start, end)
        opening = "<figure><figcaption>"
        self.in_figure = bool(following and following["close"]) and end - start >= len(opening)
        if not self.in_figure:
            return self._hide(start, end)
        self.edits.append((start, end, opening.ljust(end - start)))
        return end

    def _close(self, start: int, end: int) -> int:
        self.in_figure = False
        self.edits.append((start, end, "</figure>".ljust(end - start)))
        return end


def _before(source: str, at: int) -> int:
    """The offset of the last character before ``at`` that is no blank; 0 where there is none."""
    window = source[max(0, at - 200) : at]
    return max(0, at - len(window) + len(window.rstrip()) - 1)


def _is_template(source: str, flavor: Flavor | None) -> bool:
    """Whether the page is a template: by its flavor, or by what a template language alone writes."""
    if flavor in SURE:
        return True
    for found in re.finditer(TEMPLATE, source):
        name, output = found["name"], found["output"]
        if name in KNOWN or (name or "").startswith("end"):
            return True
        if output is not None and (re.match(GO, output) or re.match(DIALECT, found.group())):
            return True
    return False


def _main_block(source: str, masked: str) -> str:
    """A page that extends another: its content and its title, as HTML; the rest is the site's."""
    if not re.search(EXTENDS, source):
        return masked
    opened: list[re.Match[str]] = []
    blocks: dict[str, tuple[re.Match[str], re.Match[str]]] = {}
    for found in re.finditer(BLOCK, source):
        if not found["end"]:
            opened.append(found)
        elif opened:
            first = opened.pop()
            blocks.setdefault(first["name"], (first, found))
    main = next((blocks[name] for name in MAIN_BLOCKS if name in blocks), None)
    if main is None:
        return masked
    start, end = main[0].end(), main[1].start()
    parts = [blank(masked[:start]), masked[start:end], blank(masked[end:])]
    title = next((blocks[name] for name in TITLE_BLOCKS if name in blocks), None)
    text = "".join(parts)
    if title is None or start < title[0].start() < end:
        return text
    inner = masked[title[0].end() : title[1].start()]
    shown = "<title>".ljust(title[0].end() - title[0].start()) + inner
    shown += "</title>".ljust(title[1].end() - title[1].start())
    return text[: title[0].start()] + shown + text[title[1].end() :]
