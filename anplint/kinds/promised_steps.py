"""A title that promises steps or instructions, and an article with nothing to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title
from anplint.model import OPAQUE, Item
from anplint.promises import EMBEDDED, IMPERATIVE, NUMBERED, body, holds_something, is_part, own_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.model import Block

VALUES = frozenset({"promise", "words"})

WORDS = ("step", "walkthrough", "walk-through", "hands-on ", "tutorial", "how to ", "guide")
"""Words of which every such title has one."""
STEPS = (
    r"(?i)\b(?:step[- ]by[- ]step|walk-?through|hands-on (?:guide|tutorial|introduction)|tutorial)\b"
    r"|\bin (?:\w+ )?(?:\w+ )?steps$"
)
"""What promises steps."""
GUIDE = (
    r"(?i)(?:^|[:–—|]\s)how to (?!think|derail|be\b|stop|not\b|avoid|survive|lose|fail)\w+|(?:^|[:–—"
    r"|]\s)(?:(?:an?|the|our|your|my)\s)?(?:[\w'’-]+\s){0,3}guide"
    r"(?=$|:|\s(?:to|for|on)\b)"
)
"""What promises to say how something is done."""
OTHER = (
    r"(?i)\b(?:introduc\w+|announc\w+|learn(?:ed|ing|t)?|videos?|series|workshop|webinar|course|tutorials"
    r"|guides|we|i|why|ask|nobody|never"
    r"|renam\w+|working group|overview|history|story)\b|\?$|^review:|\b(?:new|updat\w+|releas\w+|style"
    r"|content|contributors?|contributor['’]s"
    r"|brand|tour|field|travel|gift|buy(?:ing|ers?|er['’]s)|price|pocket|users?|dev|ux|ui|developers?|city"
    r"|wine|film)\s(?:\S+\s){0,2}"
    r"(?:guides?|tutorials?)\b"
)
"""Titles that tell of a guide, of a person's way, or of a place."""
VAGUE = (
    r"(?i)(?:the )?(?:understanding|importance|benefits?|advantages|common|key|best practices"
    r"|considerations|challenges|case for|value|role|risks?"
    r"|trade-?offs|lessons|basics|essentials|fundamentals|principles|definitions?|impact|need for|problem)\b"
)
"""Headings that are no step."""
ORDER = (
    r"(?i)\b(first|firstly|second|third|next|then|after that|afterwards|finally|lastly|to (?:start|begin)"
    r"|once|when you|now)\b"
)
LEADS_AWAY = (
    r"(?i)guide|tutorial|docs?\b|documentation|video|youtu|vimeo|manual|hand ?book|readme|\.pdf"
    r"|instructions|workshop|lab\b"
)


class Params(NamedTuple):
    """Words from which on an article keeps its promise: of ``steps``, or of a ``guide``."""

    steps: int = 60
    guide: int = 120


def build(params: Params) -> Check:
    """A check with at most one hit, at the title.

    Steps are a list, a table, code, three sections and more, numbered parts, or words of order at the starts
    of sentences. A guide may also tell what to do in plain sentences, show it in images, or link to it.
    """

    def find(view: View) -> Iterator[Hit]:
        title = view.facts.title[:300]
        steps = re.search(STEPS, title)
        found = steps or re.search(GUIDE, title)
        if not found or re.search(OTHER, title):
            return
        words = view.facts.words
        if words < (params.steps if steps else params.guide) or _is_kept(view, bool(steps)):
            return
        yield Hit(
            *at_title(view),
            {"promise": found.group().strip(" :–—|"), "words": f"{words:,}"},
            about="promised steps",
        )

    return Check(find, where=tuple(f"title:{word}" for word in WORDS))


def _is_kept(view: View, steps: bool) -> bool:  # noqa: FBT001
    facts = view.facts
    blocks = body(facts)
    kinds = {block.kind for block in blocks}
    if (
        kinds & {"code", "cell"}
        or any(holds_something(facts, one) for one in facts.html)
        or re.search(EMBEDDED, view.article.source)
    ):
        return True
    if sum(isinstance(block.detail, Item) and block.detail.first for block in blocks) > 1:
        return True
    headings = own_headings(facts)
    telling = [one for one in headings if not re.match(VAGUE, one.text)]
    if len(telling) > 2 or sum(is_part(one.text) for one in headings) > 1 or (headings and not steps):  # noqa: PLR2004
        return True
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if sum(bool(re.match(NUMBERED, one.text)) for one in paragraphs) > 1:
        return True
    ordered, told = _sentences(paragraphs)
    if ordered > 2 or told > (9 if steps else 2):  # noqa: PLR2004
        return True
    source = view.article.source
    if any(re.search(LEADS_AWAY, f"{one.url} {source[one.start : one.end]}") for one in facts.links):
        return True
    return not steps and (
        len(facts.links) > 1 or len(facts.images) > 1 or any(OPAQUE in one.text for one in paragraphs)
    )


def _sentences(paragraphs: Sequence[Block]) -> tuple[int, int]:
    """How many words of order start sentences, each once, and how many sentences tell to do something."""
    from anplint.text.sentences import sentences

    ordered, told = set(), 0
    for block in paragraphs:
        for start, end in sentences(block.text):
            sentence = block.text[start : min(end, start + 80)]
            found = re.match(ORDER, sentence)
            if found:
                ordered.add(found.group(1).lower())
            first = sentence.split(None, 1)[0].lower().strip(",:;")
            told += first in IMPERATIVE
    return len(ordered), told
