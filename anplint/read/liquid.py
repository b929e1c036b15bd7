"""Template tags in braces (Liquid, Nunjucks, Jinja, Twig), and kramdown's attribute lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Span
from anplint.read.attributes import IMAGE_NAME, image_blocks, read_attributes
from anplint.read.constructs import Construct
from anplint.read.view import FILLER

if TYPE_CHECKING:
    from anplint.model import Block
    from anplint.read.constructs import Found

TAG = r"\{%-?\s*(?P<name>\w+|#)"
TAG_END = r"-?%\}|\{%|\n[ \t]*\n"
OUTPUT_END = r"\}\}\}?|\{\{|\n[ \t]*\n"
HASH_END = r"#\}"
KNOWN = frozenset(
    """
    if elsif elseif elif else unless case when for tablerow break continue cycle assign capture increment
    decrement include include_cached include_relative render raw verbatim comment highlight link post_url
    block extends set macro import from call filter load with autoescape trans blocktrans url static image
    figure picture img asset youtube vimeo embed gist tweet codepen twitter video audio contentfor toc seo
    oembed mixin responsive_image cloudinary eleventyimage renderTemplate component callout note warning
    """.split()
)
"""Tags of Liquid, Jekyll, Nunjucks, Jinja, Django and of their common plugins; any ``end…`` counts, too."""

CONTROL = frozenset(
    """
    if elsif elseif elif else unless case when for tablerow break continue cycle assign capture increment
    decrement block extends set macro import from filter load with autoescape
    """.split()
)
"""Tags that stand for nothing that readers see."""

BRANCHES = frozenset({"elsif", "elseif", "elif", "else", "when"})
CODE_TAGS = frozenset({"highlight", "codeblock", "prism", "shiki", "syntax"})
COMMENT_TAGS = frozenset({"comment"})
RAW_TAGS = frozenset({"raw", "verbatim"})
INCLUDES = frozenset({"include", "include_cached", "include_relative", "render", "component"})
DIALECT = (
    r"\{\{-?\s*(?:(?:site|page|content|post|collections|layout|include|data)\b|[^{}\n]*(?:\||\w\.\w|\())"
)
"""Outputs that a template language alone writes: the site's variables, filters, paths and calls."""

ATTRIBUTE_LIST = (
    r"\{:(?:(?:toc|no_toc)|\s*(?:[.#][A-Za-z][\w.-]*|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s}\"']+)|toc))"
    r"[^{}\n]*\}"
)
ANY_LIST = r"\{:[^{}\n]*\}"
EXTENSION = r"\{::(?P<name>\w*)[^{}\n]*\}|\{:/\w*\}"
LIST_LINE = r"(?m)^[ \t]*(?:[-*+]|\d+[.)])[ \t]+[^\n]*\n[ \t]*\Z"


def tag(found: Found, match: re.Match[str]) -> int:
    """Take ``{% … %}``, with its body where that is code or a comment; text where it is not closed."""
    start = match.start()
    opening = re.compile(TAG).match(found.text, start)
    end = found.search(TAG_END, opening.end()) if opening else None
    if opening is None or end is None or not end.group().endswith("%}"):
        return 0
    name = opening["name"]
    stripped = found.text.startswith("{%-", start) or end.group().startswith("-")
    if name in KNOWN or name.startswith("end"):
        found.sure = True
    if start < found.literal:
        found.doubtful.append(Construct(start, end.end()))
        return end.end()
    if name == "#":
        found.comment(start, end.end(), (opening.end(), end.start()))
        return end.end()
    if name in RAW_TAGS | CODE_TAGS | COMMENT_TAGS:
        return _body(found, name, (start, opening.end(), end.start(), end.end()))
    found.doubtful.append(
        _tag(found, name, (start, opening.end(), end.start(), end.end()), stripped=stripped)
    )
    found.sure = found.sure or found.search(r"\{\{", 0) is not None
    return end.end()


def _tag(found: Found, name: str, places: tuple[int, int, int, int], *, stripped: bool) -> Construct:
    """A tag by itself, and the image that it shows."""
    start, inside, until, end = places
    images: list[Block] = []
    attributes = read_attributes(found.text, inside, until)
    if name in INCLUDES and attributes.others:
        name, attributes = attributes.others[0].text, attributes._replace(others=attributes.others[1:])
    if re.match(IMAGE_NAME, name.removesuffix(".html").removesuffix(".liquid")):
        images = image_blocks(Span(start, end), attributes, positional=True)
        found.blocks += images
    shown = name not in CONTROL and not name.startswith("end")
    inline = FILLER if shown else " " if name in BRANCHES else ""
    return Construct(start, end, inline, content=shown and not images, stripped=stripped)


def _body(found: Found, name: str, places: tuple[int, int, int, int]) -> int:
    """Take a tag that says what its body is, up to the tag that ends it."""
    start, inside, until, end = places
    close = found.search(rf"\{{%-?\s*end{name}\s*-?%\}}", end)
    if close is None:
        found.doubtful.append(Construct(start, end))
        return end
    if name in RAW_TAGS:
        found.literal = close.start()
        found.doubtful.append(Construct(start, end, "", content=False))
        found.doubtful.append(Construct(*close.span(), "", content=False))
        return end
    if name in COMMENT_TAGS:
        found.comment(start, close.end(), (end, close.start()))
        return close.end()
    language = (*found.text[inside:until].split(), "")[0]
    found.code_block(Span(start, close.end()), Span(end, close.start()), language)
    found.doubtful.append(Construct(start, close.end(), content=False))
    return close.end()


def output(found: Found, match: re.Match[str]) -> int:
    """Take ``{{ … }}``; whether it is a template's or a slot, the rest of the text tells."""
    end = re.compile(OUTPUT_END).search(found.text, match.end())
    if end is None or not end.group().startswith("}"):
        return 0
    stop = end.end() if found.text.startswith("{{{", match.start()) else end.start() + 2
    found.doubtful.append(Construct(match.start(), stop, output=True))
    if re.compile(DIALECT).match(found.text, match.start(), stop):
        found.sure = True
    return stop


def hash_comment(found: Found, match: re.Match[str]) -> int:
    """Take ``{# … #}`` as a comment."""
    end = found.search(HASH_END, match.end())
    if end is None or ("\n\n" in found.text[match.end() : end.start()] and not found.told):
        return 0
    found.comment(match.start(), end.end(), (match.end(), end.start()))
    return end.end()


def attribute_list(found: Found, match: re.Match[str]) -> int:
    """Take kramdown's ``{: .class }`` and ``{:toc}``, with the blanks before it, and ``{::comment}``."""
    start = match.start()
    extension = re.compile(EXTENSION).match(found.text, start)
    if extension:
        return _extension(found, extension)
    whole = re.compile(ANY_LIST if found.told else ATTRIBUTE_LIST).match(found.text, start)
    if whole is None:
        return 0
    if whole.group().startswith("{:toc"):
        line = found.text.rfind("\n", 0, max(0, found.text.rfind("\n", 0, start))) + 1
        before = re.compile(LIST_LINE).match(found.text, line, start)
        start = before.start() if before else start
    found.constructs.append(Construct(start, whole.end(), "", content=False))
    return whole.end()


def _extension(found: Found, extension: re.Match[str]) -> int:
    if extension["name"] == "comment":
        close = found.search(r"\{:/(?:comment)?\}", extension.end())
        if close is not None:
            found.comment(extension.start(), close.end(), (extension.end(), close.start()))
            return close.end()
    found.constructs.append(Construct(*extension.span(), "", content=False))
    return extension.end()
