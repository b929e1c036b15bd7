"""A title whose words stand nowhere in the text, or in no paragraph below the introduction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title
from anplint.kinds.off_topic_paragraph import listed
from anplint.text.common import COMMON_STEMS
from anplint.text.stems import stems
from anplint.topic import LEAST_HEAD, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts

VALUES = frozenset({"sought", "where"})

PIECE = r"[^\W\d_]+"
LEAST_TERMS = 3
LETTERS = 5
"""So many letters at the start of a stem tell the family of a word."""


class Params(NamedTuple):
    """``least``: words that an article needs."""

    least: int = 150


def build(params: Params) -> Check:
    """A check that yields the title once."""

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        where = ""
        if facts.relevance.whole and not facts.relevance.named:
            where = f"in none of the {facts.relevance.paragraphs} paragraphs below the introduction"
        elif facts.words >= params.least and facts.language == "en" and _is_nowhere(facts):
            where = "nowhere in the text"
        if where:
            values = {"sought": listed(facts.topic.words), "where": where}
            yield Hit(*at_title(view), values, about="title-unsupported")

    return Check(find)


def _is_nowhere(facts: Facts) -> bool:
    """Whether no word of the families of the title's words stands in the article, beside the title.

    Asked of titles of three words and more that carry a topic: shorter ones are often jokes.
    """
    title = facts.title
    found_in_title = list(terms_of(title))
    terms = {stem for stem, _ in found_in_title}
    if len(terms) < LEAST_TERMS or len(terms - COMMON_STEMS) < LEAST_HEAD:
        return False
    both = zip(facts.prose, facts.stems, strict=True)
    if any(not terms.isdisjoint(found) for block, found in both if block.text != title):
        return False
    shown = [block for block in facts.article.blocks if block.kind not in {"meta", "debris"}]
    parts = [facts.article.source[block.start : block.end] for block in shown if block.text != title]
    text = " ".join([*parts, *(link.url for link in facts.links)])
    said = set(stems(set(re.findall(PIECE, text.lower()))))
    families = {stem[:LETTERS] for stem in said}
    sought = [stem for _, word in found_in_title for stem in stems(re.findall(PIECE, word))]
    initials = "".join(word[0] for _, word in found_in_title)
    return initials not in said and not any(
        stem[:LETTERS] in families or any(one.startswith(stem) for one in families) for stem in sought
    )
