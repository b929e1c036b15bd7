"""Which type an article is of, and what shows the parts that its type needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from anplint.model import ArticleType
from anplint.read.labels import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from anplint.measure import Facts
    from anplint.model import Block


class Chosen(NamedTuple):
    """The type of an article, and what says so: ``its path``, ``type: how-to``, ``its title``."""

    type: ArticleType
    reason: str


def merge(
    said: Iterable[tuple[Mapping[str, Mapping[str, Any]], Callable[[str], str]]],
) -> tuple[ArticleType, ...]:
    """The article types that layers add up to, those of later ones first.

    Each layer says keys of types by name, and where a dotted key of it stands. What a later layer does not
    say of a type stays as it was; the key ``off`` takes a type away.
    """
    merged: dict[str, dict[str, Any]] = {}
    for types, place in said:
        new = {
            name: {**merged.get(name, {}), **given, "origin": place(f"types.{name}")}
            for name, given in types.items()
        }
        rest = {name: given for name, given in merged.items() if name not in new}
        merged = {name: given for name, given in {**new, **rest}.items() if "off" not in given}
    return tuple(ArticleType(name, **given) for name, given in merged.items())


def choose(facts: Facts, types: Iterable[ArticleType]) -> Chosen | None:
    """The first type that an article's path, metadata or title says it is of."""
    for one in types:
        if one.here:
            return Chosen(one, "its path")
        for field, values in one.field.items():
            for block in _stated(facts, field):
                if fold_key(block.text) in {fold_key(value) for value in values}:
                    return Chosen(one, f"{field}: {block.text}")
        if one.title and re.search(one.title, facts.title[:300], re.IGNORECASE):
            return Chosen(one, "its title")
    return None


def _stated(facts: Facts, field: str) -> Sequence[Block]:
    """The metadata of a key or of a field."""
    key = fold_key(field)
    return [block for name, block in facts.entries if name == key] or facts.claims(field)


def heads(heading: str, wanted: str) -> bool:
    """Whether a heading opens a section: it has the words, in any form, or a ``/regex/`` is found in it."""
    if len(wanted) > 2 and wanted[0] == wanted[-1] == "/":  # noqa: PLR2004 - as in anplint.typefile
        return re.search(wanted[1:-1], heading, re.IGNORECASE) is not None
    there, words = _folded(heading), _folded(wanted)
    return any(there[at : at + len(words)] == words for at in range(len(there) - len(words) + 1))


def _folded(text: str) -> list[str]:
    from anplint.text.stems import stems
    from anplint.text.words import words

    return stems(words(text[:300]))


def whose(chosen: Chosen | None) -> str:
    """How a message calls the articles that need something."""
    return f"articles of the type {chosen.type.name}" if chosen else "articles of this site"
