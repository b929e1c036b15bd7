"""A description that states what the article stresses or covers, which the article hardly mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts

VALUES = frozenset({"missing", "count", "total", "match"})

LEAST_ITEMS = 2
MOST_WORDS = 6
"""Words of an item of the list, above which it is a clause and no name of a subject."""
BETWEEN = r"\s*[,;]\s*(?:and|or|as well as)\s+|\s*[,;]\s*|\s+(?:and|or|as well as)\s+"
ENDS = r"[.!?](?:\s|$)|[:()–—]|\s(?:so that|because|which|that|when|while|who|to help|for|in|with|by|from)\s"
LETTERS = 6


class Params(NamedTuple):
    """``stating``: regexes for the words before the list of what the article stresses.

    ``fields`` are the concepts, or keys, that are read. ``least``: words that an article needs.
    """

    stating: tuple[str, ...]
    fields: tuple[str, ...] = ("description",)
    least: int = 100


def build(params: Params) -> Check:
    """A check that yields each list of subjects of which half or more, and two, are not in the text."""
    stating = "|".join(f"(?:{regex})" for regex in params.stating)

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        claims = [block for field in params.fields for block in facts.claims(field)]
        known: frozenset[str] | None = None
        for block in claims:
            match = re.search(rf"(?i)\b(?:{stating})\s+", block.text)
            if match is None or facts.words < params.least:
                continue
            rest = re.split(ENDS, block.text[match.end() :], maxsplit=1)[0]
            items = [one.strip() for one in re.split(BETWEEN, rest) if one.strip()]
            known = known or _said(facts)
            missing = [item for item in items if len(item.split()) <= MOST_WORDS and not _is_in(item, known)]
            if len(missing) < LEAST_ITEMS or 2 * len(missing) < len(items):
                continue
            values = {
                "missing": ", ".join(missing),
                "count": str(len(missing)),
                "total": str(len(items)),
                "match": rest,
            }
            place = block.to_source(match.end(), match.end() + len(rest.rstrip()))
            yield Hit(*place, values, about="unsupported-summary")

    said = (f"like:says:{field}:{regex}" for field in params.fields for regex in params.stating)
    return Check(find, where=tuple(said))


def _said(facts: Facts) -> frozenset[str]:
    """The beginnings of all stems of the text, checklists left out: they name what is to be done."""
    from anplint.text.stems import stems
    from anplint.text.words import words

    lists = {item.start for items in facts.checklists for item in items}
    both = zip(facts.prose, facts.stems, strict=True)
    found = {stem[:LETTERS] for block, ones in both if block.start not in lists for stem in ones}
    for block in facts.article.blocks:
        if block.kind in {"code", "caption", "image"}:
            found.update(stem[:LETTERS] for stem in stems(words(block.text)))
    return frozenset(found)


def _is_in(item: str, known: frozenset[str]) -> bool:
    """Whether the thing that an item names, its last word, is in the text, or all the words before it."""
    from anplint.topic import terms_of

    found = [stem for stem, _ in terms_of(item)]
    if not found:
        return True
    return any(part[:LETTERS] in known for word in found[-1:] for part in word.split("-"))
