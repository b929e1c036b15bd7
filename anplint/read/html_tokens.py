"""HTML to tags, text and comments with their places, as browsers cut it: the tokenizer of the HTML standard.

Written for this reader rather than taken from ``html.parser``: up to Python 3.11.13, 3.12.11 and 3.13.5 that
needs time with the square of the length on unfinished tags (200 kB of ``<a x`` take minutes) and raises on
``<![x``; in later releases comments, scripts and ends of files are cut otherwise (CVE-2025-6069), so two
machines would not agree. Here every code point is looked at a bounded number of times.

Where it differs from the standard, on purpose: a quote that is opened in a tag and never closed ends at the
tag's ``>`` (the standard drops the rest of the page), and ``<script>`` ends at the first ``</script``.
Source: HTML Living Standard 13.2.5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANKS = " \t\n\r\f"
"""What HTML collapses to one blank; a no-break space is not among them."""

BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}"
NAME = r"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"
VALUE = r"\"[^\"]*+\"|'[^']*+'|(?![\"'>])[^ \t\n\r\f>]++"


def _tag(value: str) -> str:
    """The pattern of a whole tag: the slash of an end tag, the name, the attributes."""
    attribute = rf"{NAME}(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:{value})?+)?+"
    return rf"<(/?)([A-Za-z][^ \t\n\r\f/>]*+)((?:[ \t\n\r\f/]++|{attribute})*+)>"


TAG = re.compile(_tag(VALUE))
JSX_TAG = _tag(f"{BRACES}|{VALUE}")
ATTRIBUTE = rf"({NAME})(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+({BRACES}|{VALUE})?+)?+"
COMMENT = re.compile(r"<!--(?:(?=-?>)|(.*?)(?=--!?>|\Z))(?:-{0,2}!?>)?", re.DOTALL)
RAW = frozenset({"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"})
"""Elements in which nothing but their own end tag is markup."""

Kind = Literal["text", "open", "close", "comment", "raw"]


class Token(NamedTuple):
    """A piece of HTML at the source ``[start, end)``.

    ``name`` is that of the tag in lower case; ``inner`` is where a comment's text or a tag's attributes lie.
    A ``raw`` token is the content of the element that was opened before it.
    """

    kind: Kind
    name: str
    start: int
    end: int
    inner: tuple[int, int]


class Attribute(NamedTuple):
    """The value of an attribute as it stands in the source, and the places of name and value.

    ``braced``: the value is a JSX expression, ``{…}``, its braces included.
    """

    raw: str
    name: Span
    value: Span
    braced: bool = False


def tokens(source: str, start: int, end: int, *, jsx: bool = False) -> Iterator[Token]:
    """Cut the HTML of ``source[start:end]``; ``jsx`` knows attribute values in braces.

    What follows a tag that is never closed by ``>`` is no text, as in browsers.
    """
    tag = re.compile(JSX_TAG) if jsx else TAG
    nowhere = (0, 0)
    since = at = start
    while (at := source.find("<", at, end)) >= 0:
        match = tag.match(source, at, end)
        if match is not None:
            if since < at:
                yield Token("text", "", since, at, nowhere)
            slash, name = match.group(1, 2)
            name = name.lower()
            since = match.end()
            yield Token("close" if slash else "open", name, at, since, match.span(3))
            at = since
            if name in RAW and not slash:
                since = at = _raw_end(source, name, at, end)
                yield Token("raw", name, match.end(), at, nowhere)
            continue
        sign = source[at + 1 : min(at + 3, end)]
        if not _is_markup(sign):
            at += 1
            continue
        if since < at:
            yield Token("text", "", since, at, nowhere)
        token = _declaration(source, at, end)
        yield token
        since = at = token.end
    if since < end:
        yield Token("text", "", since, end, nowhere)


def _is_markup(sign: str) -> bool:
    """Whether a ``<`` before these two code points opens something that is no text."""
    if sign[:1] == "/":
        return len(sign) > 1
    return bool(sign) and (sign[0] in "!?" or (sign[0].isascii() and sign[0].isalpha()))


def _declaration(source: str, at: int, end: int) -> Token:
    """The comment, the declaration or the unfinished tag at a ``<``; only comments have a text."""
    if source.startswith("<!--", at, end):
        match = COMMENT.match(source, at, end)
        if match is not None:
            inner = match.span(1) if match.group(1) is not None else (at + 4, at + 4)
            return Token("comment", "", at, match.end(), inner)
    if source[at + 1] in "!?/":
        close = source.find(">", at, end)
        return Token("comment", "!", at, close + 1 if close >= 0 else end, (at, at))
    return Token("comment", "!", at, end, (at, at))


def _raw_end(source: str, name: str, at: int, end: int) -> int:
    """Where the text of a raw element ends: before its end tag, else with the source."""
    if name == "plaintext":
        return end
    match = re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE).search(source, at, end)
    return match.start() if match else end


def attributes(source: str, place: tuple[int, int]) -> dict[str, Attribute]:
    """The attributes of a tag by their names in lower case; of several of a name, the first."""
    found: dict[str, Attribute] = {}
    for match in re.compile(ATTRIBUTE).finditer(source, *place):
        name = match.group(1).lower()
        if name in found:
            continue
        start, stop = match.span(2)
        braced = False
        if start < 0:
            start = stop = match.end(1)
        elif source[start] in "\"'":
            start, stop = start + 1, stop - 1
        else:
            braced = source[start] == "{" and source[stop - 1] == "}"
        found[name] = Attribute(source[start:stop], Span(*match.span(1)), Span(start, stop), braced)
    return found
