"""A phrase that an article says over and over, where a person would say "it" or leave it out."""

from __future__ import annotations

from bisect import bisect_right
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.likeness import counts
from anplint.match import fold, quoted
from anplint.phrases import DETERMINERS, FILLERS, by_chance, frequent_phrases
from anplint.text.stems import stems
from anplint.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.measure import Facts
    from anplint.model import Block
    from anplint.phrases import Phrase

VALUES = frozenset({"match", "count", "words"})

MOST_RELATED = 20
COMPOUND = 3
"""Words of a term that names its thing: "rear brake pad". Longer ones are shortened by people."""
PAIR = 2
LINKED = 1.5
"""So many times as often must a phrase stand whose words are only linked: "terms and conditions"."""
SHORT = 500
"""Words of a text in which one use less is enough."""
LINKS = frozenset("and or of in on for to with at from by the a an".split())
NAMED_BY = ("description", "topic", "tags", "tools", "entities", "stack")


class Params(NamedTuple):
    """How often a phrase has to stand: ``least`` times and ``per_thousand`` times in 1,000 words.

    And so many times (``chance``) as often as its words would meet by chance. ``most``: phrases reported of
    an article. ``frames``: nouns that only frame what stands before them: "the … approach". ``praise``: words
    that make no term with the words beside them. ``plain``: words of instructions; a phrase with one of them
    is let pass.
    """

    least: int = 5
    per_thousand: float = 5.0
    chance: float = 4.0
    most: int = 3
    frames: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


class Use(NamedTuple):
    """A place of a phrase: the block, and start and end in its text."""

    block: Block
    start: int
    end: int


def build(params: Params) -> Check:
    """A check that yields one hit for each phrase, at its first place, with the others in ``related``."""
    if params.least < 3 or params.per_thousand < 0 or params.chance < 1 or params.most < 1:  # noqa: PLR2004
        raise ValueError("'least' is at least 3, 'chance' and 'most' at least 1, 'per-thousand' not below 0")
    frames, praise, plain = map(frozenset, (params.frames, params.praise, params.plain))

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        least = max(params.least - (facts.words < SHORT), ceil(facts.words * params.per_thousand / 1000))
        phrases = frequent_phrases(facts, least, frames, praise) if facts.words >= least * PAIR else []
        named: frozenset[str] | None = None
        taken: set[str] = set()
        hits = 0
        for phrase in phrases:
            if not taken.isdisjoint(phrase.content) or not plain.isdisjoint(phrase.words):
                continue
            if _by_chance(facts, phrase, params):
                continue
            named = _named(facts) if named is None else named
            if not _is_idle(phrase, named, least, params):
                continue
            uses = _uses(view, phrase)
            if len(uses) >= least and not _is_name(phrase, uses, frames):
                taken.update(phrase.content)
                hits += 1
                yield _hit(facts, phrase, uses)
            if hits == params.most:
                return

    return Check(find)


def _by_chance(facts: Facts, phrase: Phrase, params: Params) -> bool:
    """Whether the words of a phrase are so frequent that they meet often enough by themselves."""
    return phrase.uses < params.chance * by_chance(phrase.words, counts(facts), facts.words)


def _is_idle(phrase: Phrase, named: frozenset[str], least: int, params: Params) -> bool:
    """Whether an article could do without the phrase: it is no term of its topic and no name of a thing."""
    content = phrase.content
    is_frame = phrase.words[-1] in params.frames and phrase.words[0] in DETERMINERS
    if (is_frame and phrase.words[0] not in {"a", "an"}) or len(content) == 1:
        return True
    if named.issuperset(stems(content[:-1] if is_frame else content)):
        return len(content) > COMPOUND and phrase.uses >= LINKED * least
    if is_frame or len(content) > COMPOUND:
        return True
    if not set(params.praise).isdisjoint(content) or not FILLERS.isdisjoint(content):
        return True
    if all(word in LINKS or word in content for word in phrase.words):
        return PAIR < len(content) < len(phrase.words) and phrase.uses >= LINKED * least
    return True


def _named(facts: Facts) -> frozenset[str]:
    """The stems of the title, the headings and the metadata: what the article cannot but name."""
    texts = [facts.title, *(one.text for one in facts.headings)]
    texts += [block.text for concept in NAMED_BY for block in facts.claims(concept)]
    return frozenset(stems(words(" ".join(texts))))


def _uses(view: View, phrase: Phrase) -> list[Use]:
    """The places of the phrase in paragraphs; none in quotation marks or in links."""
    links = view.facts.links
    found = []
    for block in view.facts.paragraphs:
        for start, end in _places(fold(block.text), phrase.words):
            at = block.to_source(start, end).start
            link = bisect_right(links, at, key=lambda one: one.start) - 1
            in_link = link >= 0 and links[link].end > at
            if not in_link and not quoted(block.text, start, end):
                found.append(Use(block, start, end))
    return found


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words stand in a row in a text in lower case, as whole words with blanks between them.

    By hand, since a regex for each phrase takes longer to compile than all of this.
    """
    first, *others = words
    start = text.find(first)
    while start >= 0:
        end = start + len(first)
        for word in others:
            at = end
            while text[at : at + 1].isspace():
                at += 1
            if at == end or not text.startswith(word, at):
                break
            end = at + len(word)
        else:
            if not (_is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1])):
                yield start, end
                start = end - 1
        start = text.find(first, start + 1)


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _is_name(phrase: Phrase, uses: list[Use], frames: frozenset[str]) -> bool:
    """Whether the phrase is written with capitals, as names are; a frame around a name is none."""
    if phrase.words[-1] in frames:
        return False
    told = [use.block.text[use.start : use.end].split() for use in uses]
    capitals = sum(any(word[0].isupper() for word in words[1:]) for words in told)
    return capitals * 2 >= len(uses)


def _hit(facts: Facts, phrase: Phrase, uses: list[Use]) -> Hit:
    first, *rest = uses
    related = tuple(
        Related(*use.block.to_source(use.start, use.end), f"number {number}")
        for number, use in enumerate(rest[:MOST_RELATED], start=2)
    )
    said = " ".join(phrase.words)
    values = {"match": said, "count": str(len(uses)), "words": str(facts.words)}
    return Hit(*first.block.to_source(first.start, first.end), values, (), related, about=said)
