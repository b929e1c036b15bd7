"""What an article is about: the terms of its title and of the topic that its metadata states."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from anplint.text.common import FUNCTION_WORDS, TITLE_WORDS
from anplint.text.stems import stems
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PARTS = r"\s*[/|:;,–—()]\s*|\s+[->]\s+"
"""What parts a title or a stated topic: "brakes / city bikes", "Brakes: a guide"."""
SIGNS = frozenset("/|:;,–—()->")
"""What is in all of these."""
SETTING = frozenset(
    "in with for on inside using at across within before after behind without under when while during "
    "from".split()
)
"""Words that lead from what a title is about to where, when or with what: "brakes on city bikes"."""
SORTS = frozenset("notes guide handbook checklist tutorial basics tips primer faq cookbook playbook".split())
"""Words of ``TITLE_WORDS`` that close the name of a series: "city bike notes: quiet brakes"."""
LEAST_HEAD = 2
"""Terms that a title must have before a setting can start, and an article to have a topic of any use."""
MOST_NAMED = 3
"""Terms that a message lists."""


class Topic(NamedTuple):
    """What an article is about, as stems (``anplint.text.stems``).

    ``terms`` are those of the title and of the topic that metadata states, without function words and
    without words that any title has ("guide", "notes", "practical"); empty where nothing can be told.
    ``head`` are the terms of the thing itself, ``setting`` the others: the place, the occasion, the stack,
    which many articles of a site share ("keeping brakes quiet" and "on city bikes"). ``words`` are the words
    of ``head`` as the title has them, in order.
    """

    terms: frozenset[str]
    head: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def topic_of(title: str, stated: Iterable[str], around: Iterable[str] = ()) -> Topic:
    """The topic that a title and the ``stated`` topics of metadata give.

    ``around`` are names of stacks and tools that the metadata lists; they are part of the setting.
    """
    stated = tuple(stated)
    of_title = [one for part in _parts(title) for one in terms_of(part)]
    terms = frozenset(stem for text in stated for stem, _ in terms_of(text)).union(
        stem for stem, _ in of_title
    )
    around = tuple(around)
    stack = frozenset(stem for text in around for stem, _ in terms_of(text))
    named = frozenset(stem for stem, _ in of_title)
    for text in stated:
        found = [one for one in _main(_without(text, around)) if one[0] in named]
        if _enough(found):
            break
    else:
        found = _main(_without(title, around))
        found = found if _enough(found) else _main(title)
    head = frozenset(stem for stem, _ in found)
    return Topic(terms, head, (terms | stack) - head, tuple(dict.fromkeys(word for _, word in found)))


def _parts(text: str) -> list[str]:
    return [text] if SIGNS.isdisjoint(text) else re.split(PARTS, text)


def terms_of(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text that can be a topic, as pairs of stem and word; numbers are none."""
    found = [word for word in words(text) if word not in _empty() and len(word) > 1 and not word.isdecimal()]
    yield from zip(stems(found), found, strict=True)


@cache
def _empty() -> frozenset[str]:
    return FUNCTION_WORDS | TITLE_WORDS


def _without(text: str, phrases: Iterable[str]) -> str:
    """A text without the phrases that stand in it."""
    for phrase in sorted(phrases, key=len, reverse=True):
        if phrase.lower() in text.lower():
            text = re.sub(rf"(?i)(?<!\w){re.escape(phrase)}(?!\w)", " ", text)
    return text


def _main(text: str) -> list[tuple[str, str]]:
    """The terms of a text before its setting.

    A part that ends like "brake notes" comes after the others: "city bike notes: quiet brakes".
    """
    found: list[tuple[str, str]] = []
    for part in sorted(_parts(text), key=_is_sort):
        piece: list[str] = []
        for word in (*part.split(), "in"):
            if word.lower() not in SETTING:
                piece.append(word)
                continue
            found += terms_of(" ".join(piece))
            if _enough(found):
                return found
            piece = []
    return found


def _is_sort(part: str) -> bool:
    """Whether a part of a title ends with the name of a sort of text."""
    return part.rpartition(" ")[2].lower() in SORTS


def _enough(found: list[tuple[str, str]]) -> bool:
    return len({stem for stem, _ in found}) >= LEAST_HEAD


def listed(words: Sequence[str]) -> str:
    """The words in quotation marks: “a”, “b” or “c”."""
    *others, last = [f"“{word}”" for word in words[:MOST_NAMED]] or [""]
    return f"{', '.join(others)} or {last}" if others else last
