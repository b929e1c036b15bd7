"""What an article is about: the terms of its title, headings, description and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.text.stems import stems
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Topic(NamedTuple):
    """What an article is about, as stems (``anplint.text.stems``).

    ``terms`` are those of the title and of the topic that metadata states, without function words and
    without words that any title has ("guide", "notes", "practical"); empty where nothing can be told.
    """

    terms: frozenset[str]


FUNCTION_WORDS = frozenset(
    "a about after all also an and any are as at be before but by can do for from get has have how i if in "
    "into is it its more most my new no not of on or our so some such than that the their them then there "
    "these they this to up us use using was we were what when where which while who why will with without "
    "you your".split()
)
"""English words that carry no topic."""


def topic_of(title: str, stated: Iterable[str]) -> Topic:
    """The topic that a title and the ``stated`` topics of metadata give."""
    found = [word for text in (title, *stated) for word in words(text) if word not in FUNCTION_WORDS]
    return Topic(frozenset(stems(found)))
