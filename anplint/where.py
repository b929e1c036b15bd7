"""What an article has, so that a check knows whether there is anything for it to look at.

The names are told in ``anplint.kinds.Check``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Image
from anplint.text.dates import stated_days
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from anplint.measure import Facts
    from anplint.model import Article, Block

LETTERS = 4
"""Letters of a sentence by which its beginning is told."""
LINES = frozenset({"heading", "paragraph"})
SHORT = 60
"""Code points of a line that can be the last one of a page's frame."""
AGAIN = 3
"""Words of a title in a row that tell that a paragraph has its phrase."""


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
        elif kind == "field" or kind in LOOKS:
            others.append((kind, text))
        else:
            traits.add(name)
    found = Where(frozenset(traits), frozenset(keys), tuple(others))
    return found if any(found) else None


def _has(facts: Facts, kind: str, text: str) -> bool:
    answer = LOOKS.get(kind)
    if answer is not None:
        return answer(facts, text)
    if text.endswith("."):
        return any(facts.claims(concept) for concept in facts.fields if concept.startswith(text))
    return bool(facts.claims(text))


@lru_cache(maxsize=1)
def _lower(facts: Facts) -> str:
    """The source in lower case; kept for the last article."""
    return facts.article.source.lower()


@lru_cache(maxsize=1)
def _values(facts: Facts) -> str:
    """The values of the metadata in lower case; kept for the last article."""
    return "\n".join([block.text for _, block in facts.entries]).lower()


@lru_cache(maxsize=1)
def _shown(facts: Facts) -> str:
    """The addresses of images, captions and metadata in lower case; kept for the last article."""
    captions = [block.text for block in facts.article.blocks if block.kind == "caption"]
    return "\n".join([*_urls(facts), *captions]).lower() + _values(facts)


@lru_cache(maxsize=1)
def _files(facts: Facts) -> str:
    """The last parts of these addresses, as they are and decoded; kept for the last article."""
    names = [url.partition("?")[0].partition("#")[0].rpartition("/")[2] or url for url in _urls(facts)]
    return "\n".join([*names, *map(_decoded, names)]).lower()


def _urls(facts: Facts) -> list[str]:
    return [block.detail.url for block in facts.images if isinstance(block.detail, Image)]


def _decoded(url: str) -> str:
    """An address as people see it, decoded twice: ``Screenshot%20at`` has a blank."""
    if "%" in url:
        from urllib.parse import unquote

        url = unquote(unquote(url))
    return url.replace("+", " ").replace("\xa0", " ").replace("\u202f", " ")


@lru_cache(maxsize=1)
def _most_spaces(facts: Facts) -> int:
    """The most blanks that a block holds; kept for the last article."""
    return max((block.text.count(" ") for block in facts.article.blocks), default=0)


@lru_cache(maxsize=1)
def _ands(facts: Facts) -> int:
    """How many lists with a comma before the last "and" or "or" there can be; kept for the last article."""
    return sum(text.count(", and ") + text.count(", or ") for text in facts.lowered)


def _may_open_alike(block: Block, least: int) -> bool:
    """Whether so many pieces between stops may begin with the same letters."""
    starts = [piece[:LETTERS] for piece in block.text.split(". ")]
    return len(starts) >= least and len(set(starts)) <= len(starts) - least + 1


def _is_nested(article: Article, block: Block, most: int) -> bool:
    """Whether an item is deeper than so many levels, or a quote may be."""
    if block.kind == "quote":
        return article.source.count(">") > most
    return block.kind == "item" and block.level > most


def _stands_twice(blocks: Iterable[Block]) -> bool:
    """Whether a word of a list of names stands in it twice, as it is."""
    pieces = " ".join([block.text for block in blocks]).replace(",", " ").replace(";", " ").split()
    return len(set(pieces)) < len(pieces)


def _has_alike(blocks: Iterable[Block]) -> bool:
    """Whether two words of a list of names may be one word, inflected or not."""
    texts = [block.text.lower() for block in blocks]
    spaced = ["".join([sign if sign.isalnum() else " " for sign in text]).split() for text in texts]
    begun = [
        piece[:2].replace("y", "i")
        for text, pieces in zip(texts, spaced, strict=True)
        for piece in pieces or [text.strip()]
    ]
    return len(set(begun)) < len(begun)


@lru_cache(maxsize=1)
def _lines(facts: Facts) -> frozenset[str]:
    """The short headings and paragraphs, without case and end marks; kept for the last article."""
    texts = [block.text for block in facts.article.blocks if block.kind in LINES and len(block.text) <= SHORT]
    return frozenset(" ".join(text.split()).strip(" :.…").casefold() for text in texts)


def _is_iso(text: str) -> bool:
    """Whether a text starts like 2021-09-15."""
    numbers = text[:4] + text[5:7] + text[8:10]
    whole = len(numbers) == len("20210915") and numbers.isdecimal() and not text[10:11].isdecimal()
    return whole and text[4] == text[7] == "-"


def _says(facts: Facts, text: str) -> bool:
    concept, _, said = text.partition(":")
    return any(said in block.text.lower() for block in facts.claims(concept))


def _is_of_other_length(facts: Facts, text: str) -> bool:
    concept, least, most = text.rsplit(":", 2)
    lengths = (len(" ".join(block.text.split())) for block in facts.claims(concept))
    return any(not int(least) <= length <= int(most) for length in lengths)


def _is_title_said_again(facts: Facts, _: str) -> bool:
    """Whether a paragraph has some words of the title in a row."""
    said = words(facts.title)
    phrases = [" ".join(said[at : at + AGAIN]) for at in range(len(said) - AGAIN + 1)]
    both = zip(facts.article.blocks, facts.lowered, strict=True)
    texts = [text for block, text in both if block.kind == "paragraph"] if phrases else []
    return any(phrase in text for phrase in phrases for text in texts)


LOOKS: dict[str, Callable[[Facts, str], bool]] = {
    "image-of": lambda facts, text: text in _shown(facts),
    "alike": lambda facts, text: _has_alike(facts.claims(text)),
    "begins": lambda facts, text: _lower(facts).lstrip().startswith(text),
    "file-digits": lambda facts, text: any(
        sum(map(str.isdigit, name)) >= int(text) for name in _files(facts).split("\n")
    ),
    "file-of": lambda facts, text: text in _files(facts),
    "in-key": lambda facts, text: any(text in key for key, _ in facts.entries),
    "lacks": lambda facts, text: bool(facts.entries) and not facts.claims(text),
    "length": _is_of_other_length,
    "longer": lambda facts, text: len(facts.article.source) > int(text),
    "lower": lambda facts, text: text in _lower(facts),
    "one-of": lambda facts, text: not _lower(facts).isascii() and any(map(_lower(facts).__contains__, text)),
    "late": lambda facts, text: any(day > facts.as_of for day, _ in stated_days(facts.claims(text))),
    "line": lambda facts, text: text in _lines(facts),
    "lists-of-three": lambda facts, text: _ands(facts) >= int(text),
    "nested": lambda facts, text: any(
        _is_nested(facts.article, block, int(text)) for block in facts.article.blocks
    ),
    "odd-date": lambda facts, text: not all(_is_iso(block.text.strip()) for block in facts.claims(text)),
    "openings": lambda facts, text: any(_may_open_alike(block, int(text)) for block in facts.article.blocks),
    "path-digits": lambda facts, text: sum(map(str.isdigit, facts.article.path)) >= int(text),
    "says": _says,
    "spaces": lambda facts, text: _most_spaces(facts) >= int(text),
    "text": lambda facts, text: text in facts.article.source,
    "title": lambda facts, text: text in facts.title.lower(),
    "title-again": _is_title_said_again,
    "twice": lambda facts, text: _stands_twice(facts.claims(text)),
    "type": lambda facts, _: facts.type is not None,
    "value": lambda facts, text: text in _values(facts),
}
"""What is asked of the facts of an article; what else a name says is among its traits, a key or a field."""
