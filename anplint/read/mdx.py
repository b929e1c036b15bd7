"""MDX: imports and exports, expressions in braces, and elements of JSX, whose children are Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Span
from anplint.read.attributes import (
    FILE,
    IMAGE_NAME,
    Attributes,
    Value,
    caption_blocks,
    image_block,
)
from anplint.read.constructs import Construct
from anplint.read.javascript import COMMENT_END, after_braces, after_statement
from anplint.read.view import FILLER

if TYPE_CHECKING:
    from anplint.read.constructs import Found

STATEMENT = (
    r"import\s*(?:[\"'{*]|[\w$]+\s*(?:,|from\b)|type\b)"
    r"|export\s+(?:default|const|let|var|function|async|class|type|interface|enum)\b|export\s*[{*]"
)
TAG = r"<(?P<close>/)?(?:(?P<name>[A-Za-z][\w.:-]*)|(?=>))"
NEXT = (
    r"\s*(?:(?P<end>/?>)|(?P<spread>\{)"
    r"|(?P<name>[A-Za-z_$][\w$.:-]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<braces>\{)))?)"
)
COMMENT = r"\{\s*/\*"
BRACE_END = r"\s*\}"
STRING = r"[\"'`]([^\"'`$\n]+)[\"'`]"
LITERAL = r"\s*[\"'`]([^\"'`$\n]*)[\"'`]\s*"
LEFT_TO_MARKDOWN = frozenset({"br", "wbr", "code", "kbd", "samp", "tt"})
"""Elements that the reader of Markdown knows: breaks, and what is code."""
RAW = frozenset({"pre", "script", "style", "textarea", "svg", "iframe"})
"""Elements whose content is not prose."""
HEADINGS = {f"h{level}": "\n\n" + "#" * level + " " for level in range(1, 7)}
BLOCKS = frozenset(
    """
    address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer
    form header hr li main nav ol p section summary table tbody td tfoot th thead tr ul
    """.split()
)
"""Elements that are no part of a line: words on both sides of their tags are apart."""


def statement(found: Found, match: re.Match[str]) -> int:
    """Take ``import`` and ``export`` at the start of a line, up to the next blank line outside brackets."""
    start = match.start()
    if not re.compile(STATEMENT).match(found.text, start) or not _opens(found, start):
        return 0
    end = after_statement(found, start)
    if end < 0:
        return 0
    end = start + len(found.text[start:end].rstrip())
    found.constructs.append(Construct(start, end, content=False))
    return end


def _opens(found: Found, start: int) -> bool:
    """Whether a line starts a block: nothing, a blank line or another statement stands before it."""
    before = found.text.rfind("\n", 0, max(0, start - 1)) + 1
    line = found.text[before : max(before, start - 1)]
    return not line.strip() or line.startswith(("---", "+++")) or re.match(STATEMENT, line) is not None


def expression(found: Found, match: re.Match[str]) -> int:
    """Take ``{ … }``; a comment in it is one of the article, ``{#id}`` names a heading."""
    start = match.start()
    comment = re.compile(COMMENT).match(found.text, start)
    close = found.search(COMMENT_END, comment.end()) if comment else None
    brace = re.compile(BRACE_END).match(found.text, close.end()) if close else None
    if comment and close and brace:
        found.comment(start, brace.end(), (comment.end(), close.start()))
        return brace.end()
    name = re.compile(r"\{#[\w-]+\}").match(found.text, start)
    if name:
        found.constructs.append(Construct(start, name.end(), "", content=False))
        return name.end()
    end = after_braces(found, start)
    if end < 0:
        return 0
    blank = re.fullmatch(r"\{\s*(?:[\"'`]\s*[\"'`])?\s*\}", found.text[start:end]) is not None
    found.constructs.append(Construct(start, end, " " if blank else FILLER, content=not blank))
    return end


def element(found: Found, match: re.Match[str]) -> int:
    """Take a tag of JSX; text where it is not closed."""
    opening = re.compile(TAG).match(found.text, match.start())
    if opening is None:
        return 0
    name = opening["name"] or ""
    if name in LEFT_TO_MARKDOWN:
        return 0
    read = read_tag(found, opening.end())
    if read is None:
        return 0
    end, attributes = read
    if opening["close"]:
        _tag(
            found, Construct(opening.start(), end, _between(name, closing=True), content=False), name, "close"
        )
    elif name in RAW:
        close = found.search(rf"</{name}\s*>", end)
        end = close.end() if close else end
        found.constructs.append(Construct(opening.start(), end))
    elif re.match(IMAGE_NAME, _words(name)) and (found.text[end - 2] == "/" or name == "img"):
        _image(found, Span(opening.start(), end), attributes)
    elif found.text[end - 2] == "/":
        inline = " " if name == "hr" else FILLER
        found.constructs.append(Construct(opening.start(), end, inline, content=name != "hr"))
    else:
        _tag(
            found, Construct(opening.start(), end, _between(name, closing=False), content=False), name, "open"
        )
    return end


def _tag(found: Found, construct: Construct, name: str, side: str) -> None:
    found.constructs.append(construct)
    found.zones.append((construct, name, side == "open"))
    if name.lower() in {"figcaption", "caption"}:
        if side == "open":
            found.captions.append(Span(construct.end, construct.end))
        elif found.captions and found.captions[-1].start == found.captions[-1].end:
            found.captions[-1] = Span(found.captions[-1].start, construct.start)


def _words(name: str) -> str:
    """``ThemedImage`` as ``Themed-Image``: the parts of a component's name."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)


def _between(name: str, *, closing: bool) -> str:
    """What a tag leaves between the words of a line."""
    if name in HEADINGS:
        return "\n\n" if closing else HEADINGS[name]
    if name == "li" and not closing:
        return "\n\n- "
    return "\n\n" if name in BLOCKS else ""


def read_tag(found: Found, at: int) -> tuple[int, Attributes] | None:
    """The end of a tag whose name ends at ``at``, and its attributes; None where it is no tag."""
    named: dict[str, Value] = {}
    pattern = re.compile(NEXT)
    while True:
        part = pattern.match(found.text, at)
        if part is None or (part["name"] and found.text[part.start()] not in " \t\n\r" and named):
            return None
        at = part.end()
        if part["end"]:
            return at, Attributes(named, ())
        if part["spread"] or part["braces"]:
            start = at
            at = after_braces(found, at - 1)
            if at < 0:
                return None
            if part["name"]:
                named.setdefault(
                    part["name"].lower(), Value(found.text[start : at - 1], start, at - 1, literal=False)
                )
        elif part["name"]:
            kind = "double" if part["double"] is not None else "single"
            place = part.span(kind) if part[kind] is not None else (at, at)
            named.setdefault(part["name"].lower(), Value(part[kind] or "", *place))


def _image(found: Found, place: Span, attributes: Attributes) -> None:
    """An image with its text; a source that is worked out is known where it holds one file's name."""
    source = attributes.first(("src", "source", "image", "img", "url"))
    if source is None and "sources" not in attributes.named:
        found.constructs.append(Construct(*place))
        return
    alt = attributes.named.get("alt")
    found.blocks.append(image_block(place, _file(source), _literal(alt) if alt else None))
    found.blocks += caption_blocks(attributes.first(("caption", "legend")))
    found.constructs.append(Construct(*place, content=False))


def _literal(value: Value) -> Value:
    """A value in braces that is one string as that string: ``{"text"}``."""
    match = None if value.literal else re.fullmatch(LITERAL, value.text)
    if match is None:
        return value
    start, end = (value.start + at for at in match.span(1))
    return Value(match.group(1), start, end)


def _file(value: Value | None) -> Value | None:
    """The source of an image: a literal, or the one file that an expression names."""
    if value is None or value.literal:
        return value
    strings = [match for match in re.finditer(STRING, value.text) if re.fullmatch(FILE, match.group(1))]
    if len(strings) != 1:
        return None
    start, end = (value.start + at for at in strings[0].span(1))
    return Value(strings[0].group(1), start, end)
