"""When a rule has anything to look at: told without its kind, which need not be loaded for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anplint.kinds import Check
    from anplint.measure import Facts
    from anplint.model import Article

LOOKED_UP = frozenset({"field", "in-key", "text", "type"})
"""What is asked of the facts of an article; what else a name says is among its traits, or a key."""


class Trigger(NamedTuple):
    """What a check is called for: its patterns (regex, and whether in either case), ``always`` and ``where``.

    See ``anplint.kinds.Check``.
    """

    patterns: tuple[tuple[str, bool], ...] = ()
    always: bool = False
    where: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the check is called without a match, too."""
        return self.always or not self.patterns or bool(self.where)


def trigger_of(check: Check) -> Trigger:
    """The trigger of a check, as plain data."""
    patterns = tuple((pattern.regex, pattern.ignore_case) for pattern in check.patterns)
    return Trigger(patterns, check.always, check.where)


def traits(article: Article) -> frozenset[str]:
    """What is seen of an article at once: kinds of blocks, links, characters beyond ASCII, problems."""
    found: set[str] = {block.kind for block in article.blocks}
    if article.links:
        found.add("link")
    if not article.source.isascii():
        found.add("beyond-ascii")
    if article.problems:
        found.update(f"problem:{problem.name}" for problem in article.problems)
    return frozenset(found)


class Where(NamedTuple):
    """What a check asks of an article, sorted by how it is looked up; one of all is enough."""

    traits: frozenset[str]
    keys: frozenset[str]
    others: tuple[tuple[str, str], ...]

    def is_met(self, found: frozenset[str], facts: Facts) -> bool:
        """Whether an article has one of them; ``found`` are its traits."""
        if not self.traits.isdisjoint(found):
            return True
        if self.keys and not self.keys.isdisjoint(facts.stated.by_last_key()):
            return True
        return any(_has(facts, kind, text) for kind, text in self.others)


def where_of(names: Iterable[str]) -> Where | None:
    """What the names of ``Check.where`` ask for; None where they are none."""
    traits, keys, others = set[str](), set[str](), list[tuple[str, str]]()
    for name in names:
        kind, _, text = name.partition(":")
        if kind == "key":
            keys.add(text)
        elif kind in LOOKED_UP:
            others.append((kind, text))
        else:
            traits.add(name)
    found = Where(frozenset(traits), frozenset(keys), tuple(others))
    return found if any(found) else None


def _has(facts: Facts, kind: str, text: str) -> bool:
    if kind == "text":
        return text in facts.article.source
    if kind == "type":
        return facts.type is not None
    if kind == "in-key":
        return any(text in key for key, _ in facts.entries)
    if text.endswith("."):
        return any(facts.claims(concept) for concept in facts.fields if concept.startswith(text))
    return bool(facts.claims(text))
