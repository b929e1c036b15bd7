"""Shortcodes of Hugo (``{{< x >}}``, ``{{% x %}}``) and of WordPress (``[caption]``, block comments)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Block, Run, Span
from anplint.read.attributes import IMAGE_NAME, image_blocks, read_attributes
from anplint.read.constructs import Construct
from anplint.read.view import FILLER

if TYPE_CHECKING:
    from anplint.read.constructs import Found

SHORTCODE = r"\{\{(?P<kind>[<%])\s*(?P<comment>/\*)?\s*(?P<close>/)?\s*(?P<name>[\w./-]+)?"
SHORTCODE_END = {
    "<": r"/?\s*>\}\}|\{\{[<%]",
    "%": r"/?\s*%\}\}|\{\{[<%]",
}
GO_COMMENT = r"\{\{-?\s*/\*"
GO_COMMENT_END = r"\*/\s*-?\}\}"
FIGURE = r"\{\{[<%]\s*(?P<close>/)?\s*figure\b"
CAPTION = r"(?i)\[(?P<close>/)?(?:wp_)?caption\b"
CODE_NAMES = frozenset({"highlight", "code", "mermaid", "math", "katex", "chart"})
"""Shortcodes whose body is code or a drawing."""

BRACKETED = r"\[(?P<close>/)?(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^\[\]\n]*)\](?P<behind>\[)?(?![(:])"
BRACKETED_KNOWN = (
    r"(?:wp_)?caption|gallery|audio|video|playlist|embed|contact-form(?:-7)?|(?:vc|et_pb|fusion|av|fl)_\w+"
)
"""Shortcodes of WordPress itself, of its contact form, and the prefixes of page builders."""
BUILDER = r"(?:vc|et_pb|fusion|av|fl)_\w+"
SHOWING = r"gallery|audio|video|playlist|embed|contact-form(?:-7)?"
"""Those that show something by themselves."""
QUOTED_ATTRIBUTE = r"\s[\w-]+\s*=\s*[\"'“”]"


def shortcode(found: Found, match: re.Match[str]) -> int:
    """Take Hugo's shortcode, with its body where that is code or a comment; text where it is not closed."""
    opening = re.compile(SHORTCODE).match(found.text, match.start())
    if opening is None:
        return 0
    end = found.search(SHORTCODE_END[opening["kind"]], opening.end())
    if end is None or end.group().startswith("{{"):
        return 0
    place = Span(opening.start(), end.end())
    found.sure = True  # a bare output beside it is the site's, too
    if opening["comment"]:
        found.constructs.append(Construct(*place))  # shown to readers as it is: how to write a shortcode
        return end.end()
    name = (opening["name"] or "").lower()
    if not opening["close"] and not end.group().startswith("/"):
        body = _body(found, name, place, opening.end())
        if body:
            return body
    images: list[Block] = []
    if re.match(IMAGE_NAME, name) and not opening["close"]:
        attributes = read_attributes(found.text, opening.end(), end.start())
        images = image_blocks(place, attributes, positional=True)
        found.blocks += images
        if any(block.kind == "image" for block in images):
            _legend(found, place.end)
    inline = "" if opening["close"] else FILLER
    found.constructs.append(Construct(*place, inline, content=not images and not opening["close"]))
    return end.end()


def _close(found: Found, name: str, at: int) -> re.Match[str] | None:
    return found.search(rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\s*[>%]\}}\}}", at)


def _body(found: Found, name: str, place: Span, inside: int) -> int:
    """Take a shortcode that says what its body is, up to its end; 0 for any other."""
    if name not in CODE_NAMES and name != "comment":
        return 0
    close = _close(found, name, place.end)
    if close is None:
        return 0
    if name == "comment":
        found.comment(place.start, close.end(), (place.end, close.start()))
        return close.end()
    words = found.text[inside : place.end - 3].replace('"', " ").split()
    language = words[0] if words and name in {"highlight", "code"} else ""
    found.code_block(Span(place.start, close.end()), Span(place.end, close.start()), language)
    found.constructs.append(Construct(place.start, close.end(), content=False))
    return close.end()


def _legend(found: Found, at: int) -> None:
    """The body of a figure is its caption."""
    following = found.search(FIGURE, at)
    if following and following["close"]:
        found.captions.append(Span(at, following.start()))


def go_comment(found: Found, match: re.Match[str]) -> int:
    """Take ``{{/* … */}}``; text where it is not closed."""
    opening = re.compile(GO_COMMENT).match(found.text, match.start())
    end = found.search(GO_COMMENT_END, match.end())
    if opening is None or end is None:
        return 0
    found.comment(match.start(), end.end(), (opening.end(), end.start()))
    return end.end()


def block_comment(found: Found, match: re.Match[str]) -> int:
    """Take a block comment of WordPress, which says how the block is shown."""
    close = found.search("-->", match.end())
    if close is None:
        return 0
    found.constructs.append(Construct(match.start(), close.end(), "", content=False))
    return close.end()


def bracketed(found: Found, match: re.Match[str]) -> int:
    """Take a shortcode of WordPress: a known name, or one with quoted attributes; other brackets are text."""
    whole = re.compile(BRACKETED).match(found.text, match.start())
    if whole is None or not is_bracketed(whole, told=found.told):
        return 0
    name, place = whole["name"].lower(), Span(whole.start(), whole.end("rest") + 1)
    if name == "embed" and not whole["close"]:
        close = found.search(r"\[/embed\]", place.end)
        if close is not None:
            found.constructs.append(Construct(place.start, close.end()))
            return close.end()
    if name.endswith("caption") and not whole["close"]:
        following = found.search(CAPTION, place.end)
        if following and following["close"]:
            found.captions.append(Span(place.end, following.start()))
        found.blocks += _caption_attribute(found, whole)
    alone = re.fullmatch(SHOWING, name) is not None and not whole["close"]
    found.constructs.append(Construct(*place, FILLER if alone else "", content=alone))
    return place.end


def is_bracketed(whole: re.Match[str], *, told: bool) -> bool:
    """Whether a bracket is a shortcode of WordPress; ``[a][b]`` is a link where nothing tells more."""
    if whole["behind"] and not (whole["close"] or "=" in whole["rest"] or re.match(BUILDER, whole["name"])):
        return False
    if re.fullmatch(BRACKETED_KNOWN, whole["name"].lower()):
        return whole["close"] is not None or not whole["rest"].strip() or "=" in whole["rest"] or told
    return told and (whole["close"] is not None or re.match(QUOTED_ATTRIBUTE, whole["rest"]) is not None)


def _caption_attribute(found: Found, whole: re.Match[str]) -> list[Block]:
    attributes = read_attributes(found.text, *whole.span("rest"))
    value = attributes.named.get("caption")
    if value is None or not value.text.strip():
        return []
    run = Run(0, value.start, len(value.text), value.end - value.start)
    return [Block("caption", value.start, value.end, value.text, (run,))]
