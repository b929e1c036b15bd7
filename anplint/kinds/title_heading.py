"""The title in the metadata, held against the heading that the article shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import OPAQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts

VALUES = frozenset({"title", "heading"})

LEAST_TERMS = 3
"""Terms of both together, below which nothing can be told: "Brakes" may be the short name of anything."""
LEAST_NAMED = 2
"""Uncommon terms that each of two headlines needs, which share a common one."""
LETTERS = 5
PARTS = r"[^\W\d_]+"


class Params(NamedTuple):
    """None."""


def build(_params: Params) -> Check:
    """A check that yields the title where it and the headline, which nothing stands above, share no term."""

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        titles = facts.claims("title")
        heading = next(iter(facts.prose), None)
        if not titles or heading is None or heading.kind != "heading" or not _is_headline(facts):
            return
        title = titles[0]
        if title.text != heading.text and _contradict(title.text, heading.text):
            place = heading.to_source(0, len(heading.text))
            values = {"title": title.text, "heading": heading.text}
            related = (Related(*place, "the heading"),)
            yield Hit(*title.to_source(0, len(title.text)), values, (), related, about="title-heading")

    return Check(find, where=("field:title",))


def _is_headline(facts: Facts) -> bool:
    """Whether the first heading is the article's own: of level 1, as no other is."""
    return [one.level for one in facts.headings].count(1) == 1 and facts.headings[0].level == 1


def _contradict(title: str, heading: str) -> bool:
    """Whether two headlines share no term, and none is short for the other."""
    from anplint.topic import terms_of

    if OPAQUE in heading or "{" in title:
        return False
    one, other = ([stem for stem, _ in terms_of(text)] for text in (title, heading))
    if not one or not other or len(one) + len(other) < LEAST_TERMS:
        return False
    shared = {stem[:LETTERS] for stem in one} & {stem[:LETTERS] for stem in other}
    if shared and not _share_common_words_alone(shared, one, other):
        return False
    words, others = _words(title), _words(heading)
    words, others = _without(words, others), _without(others, words)
    if _is_short(words, others) or _is_short(others, words):
        return False
    folded, folded_other = ("".join(re.findall(PARTS, text.lower())) for text in (title, heading))
    return folded not in folded_other and folded_other not in folded


def _share_common_words_alone(shared: set[str], one: list[str], other: list[str]) -> bool:
    """Whether both name things, but none that the other names: "growing" tomatoes and "growing" roses."""
    from anplint.text.common import COMMON_STEMS

    return all(
        len(own) >= LEAST_NAMED and shared.isdisjoint(stem[:LETTERS] for stem in own)
        for own in (set(one) - COMMON_STEMS, set(other) - COMMON_STEMS)
    )


def _words(text: str) -> list[str]:
    """The words of a headline that are no function words: "the" is short for nothing."""
    from anplint.text.common import FUNCTION_WORDS

    return [word for word in re.findall(PARTS, text.lower()) if word not in FUNCTION_WORDS]


def _without(words: list[str], others: list[str]) -> list[str]:
    return [word for word in words if word not in others]


def _is_short(short: list[str], long: list[str]) -> bool:
    """Whether a word of the one is made of the initials of the other, or stands inside one of its words."""
    initials = "".join(word[0] for word in long)
    return any(
        (len(word) > 1 and word in initials) or any(len(word) > 2 and word in one for one in long)  # noqa: PLR2004
        for word in short
    )
