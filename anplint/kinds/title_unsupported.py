"""A title that no paragraph takes up: its words and those of the description stand nowhere in the text.

Good titles are often jokes, and their writers call the thing by other names below. So a title whose words
are missing is a finding only with a second sign: what the metadata describes is missing, too, or the whole
body is a pool of paragraphs (``anplint.relevance``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View, at_title
from anplint.text.common import COMMON_STEMS
from anplint.text.stems import stems
from anplint.topic import listed, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts

VALUES = frozenset({"sought", "where"})

PIECE = r"[^\W\d_]+"
LETTERS = 5
"""So many letters at the start of a stem tell the family of a word."""
LEAST_TERMS, LEAST_UNCOMMON = 2, 1
"""Terms of a title, and uncommon ones among them, below which it says nothing."""
LEAST_DESCRIBED, MOST_SUPPORTED = 4, 0.25
"""Uncommon words that a description needs beside those of the title, and the part of them in the text up to
which it describes another."""


class Params(NamedTuple):
    """``least``: words that an article needs."""

    least: int = 150


def build(params: Params) -> Check:
    """A check that yields the title once."""

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        sought, where = facts.topic.words, ""
        if facts.relevance.whole and not facts.relevance.named:
            where = f"in none of the {facts.relevance.paragraphs} paragraphs below the introduction"
        elif facts.words >= params.least and facts.language == "en" and _is_of_another(facts):
            sought = tuple(dict.fromkeys(word for _, word in terms_of(facts.title)))
            where = "nowhere in the text, nor do those of the description"
        if where:
            yield Hit(*at_title(view), {"sought": listed(sought), "where": where}, about="title-unsupported")

    return Check(find)


def _is_of_another(facts: Facts) -> bool:
    """Whether neither the words of the title nor those of the description stand in the article."""
    if not facts.claims("description") or _names(facts, facts.topic.head):
        return False
    found = list(terms_of(facts.title))
    terms = frozenset(stem for stem, _ in found)
    if len(terms) < LEAST_TERMS or len(terms - COMMON_STEMS) < LEAST_UNCOMMON or _names(facts, terms):
        return False
    every = {stem for block in facts.claims("description") for stem, _ in terms_of(block.text)}
    described = every - terms - COMMON_STEMS
    if len(described) < LEAST_DESCRIBED:
        return False
    said = _said(facts)
    families = {stem[:LETTERS] for stem in said}
    if sum(stem[:LETTERS] in families for stem in described) > MOST_SUPPORTED * len(described):
        return False
    sought = [stem for _, word in found for stem in stems(re.findall(PIECE, word))]
    return "".join(word[0] for _, word in found) not in said and not any(
        stem[:LETTERS] in families or any(one.startswith(stem) for one in families) for stem in sought
    )


def _names(facts: Facts, terms: frozenset[str]) -> bool:
    """Whether one of the terms stands in the prose, the title itself aside."""
    both = zip(facts.prose, facts.stems, strict=True)
    return any(not terms.isdisjoint(found) and block.text != facts.title for block, found in both)


def _said(facts: Facts) -> set[str]:
    """The stems of all that readers see, the title aside, and of the addresses that links lead to."""
    shown = [block for block in facts.article.blocks if block.kind not in {"meta", "debris"}]
    parts = [facts.article.source[block.start : block.end] for block in shown if block.text != facts.title]
    text = " ".join([*parts, *(link.url for link in facts.links)])
    return set(stems(set(re.findall(PIECE, text.lower()))))
