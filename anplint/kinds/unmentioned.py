"""Names that the metadata lists and the article never mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import Image
from anplint.read.labels import fold_key
from anplint.text.values import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.measure import Facts
    from anplint.text.values import Name

VALUES = frozenset({"name", "key"})

PIECE = r"[^\W_]+"
INITIALS = 3
WIDE = r"\w*(?:ment|ism|[ai]ty|tion|ness|[ae]nc[ey]|ops|logy|graphy|ing|ship)s?"
"""Words for fields and qualities, on whose shelves texts stand that never name them: "gardening"."""
PLAIN = 9
"""A lower-case word of fewer letters is an everyday one, wide enough for a shelf: "bread" over sourdough."""
JOINED = 6
"""Letters of a name that are told inside of a longer word: "nodejs", "postgresql"."""
MOST_NAMES = 100
"""Names of an article that are looked for."""


class Params(NamedTuple):
    """``field`` lists the names; only under one of ``keys`` where these are given.

    ``inflected``: the names are common words, which a text may inflect. ``any-word``: of a name of several
    words one is enough. ``specific``: names made of common words alone, and those of shelves ("tutorials"),
    are let pass. ``least``: words that an article needs.
    """

    field: str
    keys: tuple[str, ...] = ()
    inflected: bool = True
    any_word: bool = False
    specific: bool = False
    least: int = 50


class Said(NamedTuple):
    """The words of an article: as they are, their stems, and all of them joined."""

    words: frozenset[str]
    stems: frozenset[str]
    joined: str
    text: str


def build(params: Params) -> Check:
    """A check that yields each name that neither text, code, caption nor address of a link mentions."""
    keys = frozenset(map(fold_key, params.keys))

    def find(view: View) -> Iterator[Hit]:
        blocks = view.facts.claims(params.field)
        if not blocks or view.facts.words < params.least:
            return
        names = [name for block in blocks[:MOST_NAMES] for name in names_of(block)]
        names = [name for name in names if not keys or fold_key(name.key) in keys]
        found = view.facts.stems if params.inflected else ()
        known = frozenset().union(*found) if names else frozenset()
        missing = [name for name in names[:MOST_NAMES] if not _is_known(known, name.text, params)]
        if params.specific:
            missing = _specific(view.facts, missing, known) if len(missing) < len(names) else []
        said = _said(view.facts) if missing else None
        seen = set()
        for name in missing:
            if said is not None and name.text.lower() not in seen and not _mentions(said, name.text, params):
                seen.add(name.text.lower())
                yield Hit(*name.place, {"name": name.text, "key": name.key})

    return Check(find, where=(f"field:{params.field}",))


def _specific(facts: Facts, names: list[Name], known: frozenset[str]) -> list[Name]:
    """Those of the names that say what a text is about, and not on which shelf it stands."""
    if not names:
        return []
    stated = [block for name in ("title", "description") for block in facts.claims(name)]
    beside = {stem for block in stated for stem in _of(block.text)}
    return [name for name in names if _is_specific(name.text, known) and beside.isdisjoint(_of(name.text))]


def _of(text: str) -> list[str]:
    """The stems of the words of a text that carry meaning."""
    from anplint.text.common import FUNCTION_WORDS
    from anplint.text.stems import stems

    return stems([word for word in re.findall(PIECE, text.lower()) if word not in FUNCTION_WORDS])


def _is_specific(name: str, known: frozenset[str]) -> bool:
    """Whether a name has a word that is neither common nor everyday, nor that of a shelf or a field.

    An everyday word counts where it is of a field that the article says nothing of.
    """
    from anplint.text.common import COMMON_STEMS, FUNCTION_WORDS, SHELF_WORDS, TITLE_WORDS
    from anplint.text.fields import is_foreign
    from anplint.text.stems import stems

    apart = FUNCTION_WORDS | SHELF_WORDS | TITLE_WORDS
    pieces = [one for one in re.findall(PIECE, name.lower()) if one not in apart]
    if not pieces or re.fullmatch(WIDE, pieces[-1]):
        return False
    if len(pieces) == 1 and name.islower() and name.isalpha() and len(name) < PLAIN:
        return is_foreign(frozenset(stems(pieces)), known, 1)
    return any(stem not in COMMON_STEMS for stem in stems(pieces))


def _is_known(known: frozenset[str], name: str, params: Params) -> bool:
    """A first look, which most names pass: whether all words of a name stand in the prose as they are."""
    from anplint.text.stems import stems

    if not params.inflected:
        return False
    found = [stem in known for stem in stems(name.lower().split())]
    return any(found) if params.any_word else all(found)


def _said(facts: Facts) -> Said:
    """All that readers see, and where links and images lead."""
    from anplint.text.stems import stems

    shown = [block for block in facts.article.blocks if block.kind not in {"meta", "debris"}]
    urls = [block.detail.url for block in shown if isinstance(block.detail, Image)]
    sources = [facts.article.source[block.start : block.end] for block in shown if block.kind != "code"]
    texts = [block.text for block in shown] + sources
    text = " ".join([*texts, *urls, *(link.url for link in facts.links)])
    found = re.findall(PIECE, text.lower())
    words = frozenset(found)
    return Said(words, frozenset(stems(words)), "".join(found), text)


def _mentions(said: Said, name: str, params: Params) -> bool:
    """Whether a name is mentioned, in some spelling."""
    from anplint.text.stems import stems

    every = re.findall(PIECE, name.lower())
    pieces = [piece for piece in every if not piece.isdecimal()] or every
    joined = "".join(pieces)
    if joined in said.words or (len(joined) >= JOINED and joined in said.joined):
        return True
    if params.inflected:
        found = [stem in said.stems for stem in stems(pieces)]
    else:
        found = [not said.words.isdisjoint({piece, f"{piece}s", f"{piece}es"}) for piece in pieces]
        found = [
            one or piece.removesuffix("s") in said.words for one, piece in zip(found, pieces, strict=True)
        ]
    if any(found) if params.any_word else all(found):
        return True
    if len(pieces) >= INITIALS and "".join(piece[0] for piece in pieces) in said.words:
        return True
    return len(pieces) == 1 and joined.isalpha() and _is_spelt_out(said.text, joined)


def _is_spelt_out(text: str, initials: str) -> bool:
    """Whether capital words in a row have these initials: "Amazon Web Services" for "aws"."""
    if not INITIALS <= len(initials) < JOINED:
        return False
    pattern = r"[\s-]+(?:(?:of|the|and|for|in)\s+)?".join(
        rf"{letter.upper()}\w{{1,30}}" for letter in initials
    )
    return re.search(rf"\b{pattern}", text) is not None
