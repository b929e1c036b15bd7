"""Checklists whose items have nothing to do with the article around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.body import has_link, meaning, stems_of
from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.kinds.off_topic_paragraph import listed
from anplint.text.common import COMMON_STEMS
from anplint.topic import LEAST_HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.measure import Facts
    from anplint.model import Block

VALUES = frozenset({"sought", "items", "apart", "count"})

SHOWN_ITEMS = 3
LETTERS = 6
LEAST_TERMS = 5
"""Uncommon words in all items together, below which they tell nothing."""
LEAST_PARAGRAPHS, LEAST_WORDS = 3, 80
"""What an article has to say itself, before a list can be said to differ from it."""
STATED = ("description", "tags", "tools", "stack", "entities")
BESIDE = frozenset({"caption", "image", "code"})
ACCIDENTS = 4
"""One item in so many may share a word with the article by accident."""


class Said(NamedTuple):
    """The beginnings of an article's stems.

    ``known`` are those of the title, of what stands beside the text, of the first paragraph and of those that
    name a term of the topic; ``loose`` those of each other paragraph, of which one alone can be off topic.
    """

    known: frozenset[str]
    loose: list[frozenset[str]]


class Params(NamedTuple):
    """``least``: items from which on a checklist is looked at."""

    least: int = 3


def build(params: Params) -> Check:
    """A check that yields one hit for a checklist, at its first item; the metadata's if there is no other."""

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        every = facts.checklists or (tuple(facts.claims("checklist")),)
        lists = [items for items in every if len(items) >= params.least and not _links(facts, items)]
        if not lists or facts.language != "en" or not _is_clear(facts.topic.head):
            return
        article = _said(facts, {item.start for items in every for item in items})
        if article is None:
            return
        for items in lists:
            if apart := _apart(items, article, facts.topic.head):
                yield _hit(items, apart, facts.topic.words)

    return Check(find)


def _is_clear(head: frozenset[str]) -> bool:
    """Whether a topic has terms enough, and one that is not common."""
    return len(head) >= LEAST_HEAD and not head <= COMMON_STEMS


def _hit(items: Sequence[Block], apart: int, sought: Sequence[str]) -> Hit:
    first, *others = items
    shown = " / ".join(item.text for item in items[:SHOWN_ITEMS])
    values = {"sought": listed(sought), "items": shown, "apart": str(apart), "count": str(len(items))}
    related = tuple(Related(*item.to_source(0, len(item.text)), "this item too") for item in others)
    return Hit(*first.to_source(0, len(first.text)), values, (), related)


def _said(facts: Facts, items: set[int]) -> Said | None:
    """What the article says beside its checklists; None where it is too little to tell.

    Paragraphs that are off topic are left out.
    """
    terms, off = facts.topic.terms, {block.start for block in facts.relevance.off}
    known, loose, number, length = set(terms), [], 0, 0
    for block, found in zip(facts.prose, facts.stems, strict=True):
        if block.start in items or block.start in off:
            continue
        is_paragraph = block.kind == "paragraph"
        number, length = number + is_paragraph, length + is_paragraph * len(found)
        if not is_paragraph or number == 1 or not terms.isdisjoint(found):
            known.update(found)
        else:
            loose.append(_begun(found))
    if not facts.relevance.whole and (number < LEAST_PARAGRAPHS or length < LEAST_WORDS):
        return None
    beside = [block for block in facts.article.blocks if block.kind in BESIDE]
    for block in (*beside, *(one for name in STATED for one in facts.claims(name))):
        known |= stems_of(block)
    return Said(_begun(known), loose)


def _links(facts: Facts, items: Sequence[Block]) -> bool:
    """Whether most of the items are links: a list of pages."""
    return 2 * sum(has_link(facts, item) for item in items) > len(items)


def _apart(items: Sequence[Block], article: Said, head: frozenset[str]) -> int:
    """How many items share nothing with the article, where at most a few share a word by accident; else 0."""
    found = [meaning(stems_of(item)) - COMMON_STEMS for item in items]
    if sum(map(len, found)) < LEAST_TERMS or 2 * sum(map(bool, found)) < len(items):
        return 0
    if any(not (head - COMMON_STEMS).isdisjoint(item) for item in found):
        return 0
    begun = [_begun(item) for item in found]
    tied = sum(not article.known.isdisjoint(item) for item in begun)
    places = [
        paragraph for paragraph in article.loose if any(not paragraph.isdisjoint(item) for item in begun)
    ]
    if len(places) > 1:
        said = article.known.union(*places)
        tied = sum(not said.isdisjoint(item) for item in begun)
    return len(items) - tied if tied <= len(items) // ACCIDENTS else 0


def _begun(found: Iterable[str]) -> frozenset[str]:
    """The stems by their first letters, so that "maintain" and "maintenance" meet."""
    return frozenset(stem[:LETTERS] for stem in found)
