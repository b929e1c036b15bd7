"""Frames of sentences into which a template drops the topic: "for this … case", "the … approach is"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.text.common import FUNCTION_WORDS, TITLE_WORDS
from anplint.text.stems import stems
from anplint.text.words import words

if TYPE_CHECKING:
    from anplint.measure import Facts

_WORD = r"[\w￼](?:[\w+#'’-]|\.(?=\w))*"
_NAMING = rf"(?!(?:the|an?|this|that|these|of|to|in|for|from|by|with|on|at|as|is|are|was|be)\b){_WORD}"
_FEW = rf"({_NAMING}(?: {_NAMING}){{0,4}}?)"
_MANY = rf"({_WORD}(?: {_WORD}){{0,9}}?)"

CASE = (
    rf"(?:for|in|with|within|under) (?:this|these|that|our|every|each) {_FEW} "
    r"(?:use cases?|cases?|scenarios?|setups?|contexts?|situations?|workflows?|stacks?)(?=[,.;:!]|$)"
)
"""Where the frame has the topic for a case: "for this city bike case, …"."""
APPROACH = (
    rf"(?:the|our|this|every|each|any|a|an) {_FEW} "
    r"(?:approach|philosophy|mindset|mentality|recipe) "
    r"(?:is|means|says|starts|begins|remains|calls|asks|comes|here)"
)
"""Where it has a brand or the topic for a way to work: "the … approach is to …"."""
WHOLE = (
    rf"when it comes to {_MANY}[,:]",
    rf"(?:in|within) the (?:context|world|realm|field|area|domain|case) of {_MANY}[,:]",
    rf"with {_MANY} in mind,",
    rf"as far as {_MANY} (?:is|are|goes|go)",
    (
        rf"the (?:key|secret|trick|goal|heart|essence|first step|hard part) "
        rf"(?:to|of|in|with|for|behind) {_MANY} (?:is|are|lies)"
    ),
)
"""Where the whole phrase of the title stands in a sentence that fits any other."""
PATTERNS = (CASE, APPROACH, *WHOLE)
WHOLE_FROM = 2
"""The number of the first pattern that asks for the whole phrase."""
VERB = (
    r" (?:is|are|was|means|requires?|needs?|becomes?|helps?|makes?|works?|can|should|must|will|may|has|have|"
    r"starts?|begins?|comes?|depends?|calls?|remains?|matters?|pays|gets?|goes|does|demands?|deserves?|offers?|"
    r"takes?|ensures?)\b"
)
LEAST_WHOLE = 3
"""Words with a meaning that a phrase of the title has at least; two are a term that has no shorter name."""
LEAST_PHRASE = 2
SHORTEST_BRAND = 4


class Known(NamedTuple):
    """The stems that a template fills in: those of the topic and the stack, and names of the site."""

    topic: frozenset[str]
    aside: str


def known(facts: Facts) -> Known:
    """What the metadata and the title give to be filled in; ``aside`` is what stands beside the prose."""
    topic = facts.topic
    stack = (stem for block in facts.claims("stack") for stem in stems(words(block.text)))
    found = topic.terms.union(topic.head, topic.setting, stack)
    beside = (block.text for block in facts.article.blocks if block.kind in {"meta", "debris"})
    return Known(found, " ".join((facts.article.url, facts.article.path, facts.title, *beside)).lower())


def fills(slot: str, pattern: int, given: Known) -> bool:
    """Whether what stands in a frame is the topic: all of its words are, and for some frames two or more."""
    said = [word for word in words(slot) if word not in FUNCTION_WORDS]
    if not said:
        return False
    if pattern == 1 and len(said) == 1 and said[0] not in TITLE_WORDS and _is_brand(said[0], given):
        return True
    found = [stem for stem in stems(said) if stem in given.topic]
    others = [word for word, stem in zip(said, stems(said), strict=True) if stem not in given.topic]
    if any(word not in TITLE_WORDS for word in others):
        return False
    return len(found) >= (LEAST_WHOLE if pattern >= WHOLE_FROM else 1)


def _is_brand(word: str, given: Known) -> bool:
    """Whether a word is a name of the site: it stands beside the prose, alone or before a hyphen or dot."""
    if len(word) < SHORTEST_BRAND:
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", given.aside) is not None


def title_phrase(facts: Facts) -> str:
    """The words of the title that are its thing, in lower case: "keeping brakes quiet"; empty for few.

    From the first to the last of the topic's words, with a verb of titles before them.
    """
    said = words(facts.title)
    head = set(facts.topic.words)
    marks = [at for at, word in enumerate(said) if word in head]
    if len(marks) < LEAST_PHRASE:
        return ""
    start, end = marks[0], marks[-1] + 1
    if start and said[start - 1].endswith("ing"):
        start -= 1
    phrase = said[start:end]
    return " ".join(phrase) if len(phrase) >= LEAST_WHOLE else ""
