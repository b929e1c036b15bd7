"""Two texts that say nearly the same: how near, and by which words they differ."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import OPAQUE
from anplint.text.common import FUNCTION_WORDS
from anplint.text.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

MOST_WORDS = 400
"""Words of a text that are compared: the time for a comparison grows with their square at worst."""
PART = 0.6
"""A text that adds sentences to another is at most so much longer: the shorter one is this part of it."""
INSIDE = 0.9
"""So much of the shorter text must then stand in the longer one."""
MOST_TOLD = 3
LONGEST_TOLD = 30
LONGEST_LIST = 80
"""Differences that a message names, and the code points that one side of each and all of them may have."""
MORE = "; …"

NEGATION = frozenset(
    "not no never none nothing nobody cannot can't don't doesn't didn't isn't aren't wasn't weren't won't "
    "wouldn't shouldn't couldn't can’t don’t doesn’t didn’t isn’t aren’t wasn’t weren’t won’t wouldn’t "
    "shouldn’t couldn’t without unless except hardly only".split()
)
"""Words that turn a sentence into its opposite."""
SHORT = 3
"""Words of a difference that is a negation and not a sentence with one in it."""

RECALLS = frozenset(
    "again earlier before mentioned said wrote written noted saw seen learned learnt recall remember repeat "
    "recap summary summarize summarise sum conclusion similar similarly likewise same too".split()
)
"""Words by which a writer says that something comes again, or holds for a second thing as well."""

TELLING = (
    "first second third fourth fifth last next previous one two three four five six once twice",
    (
        "left right top bottom up down upper lower above below inner outer front back before after "
        "earlier later"
    ),
    (
        "more less most least fewer better worse larger smaller higher lower longer shorter faster slower "
        "minimum maximum min max increase decrease increases decreases"
    ),
    (
        "true false yes no on off enable disable enabled disabled allow deny open close opened closed "
        "start stop started stopped add remove added removed adding removing create delete created "
        "deleted push pull upload download read write reads writes send receive input output source "
        "target import export install uninstall encode decode success failure successes failures error "
        "errors pass passes fail fails passed failed old new internal external public private local "
        "remote client server parent child spouse buyer seller"
    ),
    (
        "mac macos osx windows linux ubuntu debian fedora arch unix bsd android ios iphone ipad chrome "
        "firefox safari edge opera bash zsh fish powershell npm yarn pnpm bun pip poetry uv conda apt dnf "
        "brew homebrew mysql postgres postgresql sqlite docker podman aws gcp azure github gitlab "
        "bitbucket vim emacs nano desktop mobile tablet laptop phone nginx apache"
    ),
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
        "july august september october november december spring summer autumn fall winter morning evening"
    ),
    "red green blue black white yellow orange purple grey gray brown pink",
    "he she his her hers him himself herself men women man woman boys girls",
)
"""Words that are told apart: two texts with one of a group each speak of two things, and that on purpose."""


class Text(NamedTuple):
    """The words of a text in lower case, the code in it as its source, and which of them are names."""

    words: list[str]
    names: frozenset[str]


class Difference(NamedTuple):
    """Words of the first text, and those that the second has in their place; one of them can be empty."""

    first: tuple[str, ...]
    second: tuple[str, ...]


@lru_cache(maxsize=64)
def read(text: str, codes: tuple[str, ...] = ()) -> Text:
    """The words of a text; ``codes`` is the source of each of its opaque places, in order.

    A name is what has a capital inside of a sentence, or two capitals.
    """
    found: list[str] = []
    names: set[str] = set()
    code = iter(codes)
    fresh = True
    for match in re.finditer(rf"{WORD}|{OPAQUE}|[.!?:]", text):
        word = match.group()
        if word == OPAQUE:
            word = next(code, OPAQUE)
            found.append(word)
            names.add(word)
        elif word in ".!?:":
            fresh = True
            continue
        else:
            found.append(word.lower())
            if word != "I" and (any(map(str.isupper, word[1:])) or (word[0].isupper() and not fresh)):
                names.add(word.lower())
        fresh = False
    return Text(found[:MOST_WORDS], frozenset(names))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: the part of the words of both that they share, in any order.

    Where the shorter stands in the longer one nearly as a whole, the part of it that does.
    """
    mine, theirs = Counter(one), Counter(other)
    return _share(sum([min(mine[word], theirs[word]) for word in mine.keys() & theirs]), len(one), len(other))


def at_most(
    one: Sequence[str], other: Sequence[str], mine: AbstractSet[str], theirs: AbstractSet[str]
) -> float:
    """What the likeness of two texts is at most; ``mine`` and ``theirs`` are their different words.

    The words that come again in a text are at most so many as it has words beyond the different ones.
    """
    again = min(len(one) - len(mine), len(other) - len(theirs))
    return _share(len(mine & theirs) + again, len(one), len(other))


def _share(common: int, one: int, other: int) -> float:
    """The likeness of two texts of so many words that have so many of them in common."""
    short, long = (one, other) if one < other else (other, one)
    if not short:
        return 0.0
    share = 2 * common / (short + long)
    return max(share, common / short) if common >= INSIDE * short and short >= PART * long else share


def alone(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words that only one of two texts has, those of the first and those of the second."""
    mine, theirs = Counter(one), Counter(other)
    return list((mine - theirs).elements()), list((theirs - mine).elements())


def told_apart(found: Sequence[Difference], names: frozenset[str]) -> bool:
    """Whether the differences make two statements of two texts: figures, names, code, opposites.

    That is so where at least a third of them do: in a long text one of them may be a slip like the others.
    """
    telling = sum(_opposed(one, names) if one.first and one.second else _denies(one) for one in found)
    return telling * 3 >= len(found) and telling > 0


def recalled(found: Iterable[Difference]) -> bool:
    """Whether a text says that it repeats the other, or adds a thing of which the same holds."""
    said = [{*one.first, *one.second} for one in found]
    swapped = any(content(one.first) and content(one.second) for one in found)
    return any(RECALLS & words or ("also" in words and swapped) for words in said)


def _opposed(one: Difference, names: frozenset[str]) -> bool:
    """Whether words that stand in each other's place name two things; one name is enough for a few words."""
    marked = [any(map(_has_digit, words)) or not names.isdisjoint(words) for words in (one.first, one.second)]
    if all(marked) or (any(marked) and max(map(len, one)) <= SHORT):
        return True
    if NEGATION.isdisjoint(one.first) is not NEGATION.isdisjoint(one.second):
        return True
    groups = (group.split() for group in TELLING)
    return any(set(one.first).intersection(group) and set(one.second).intersection(group) for group in groups)


def _denies(one: Difference) -> bool:
    """Whether one of the texts has a short negation that the other has not."""
    added = one.first or one.second
    return len(added) <= SHORT and not NEGATION.isdisjoint(added)


def content(words: Iterable[str]) -> set[str]:
    """The words that say something."""
    return {word for word in words if word not in FUNCTION_WORDS}


def differences(one: Sequence[str], other: Sequence[str]) -> list[Difference]:
    """Where two texts differ, in order of the second; words that stand elsewhere in both are left out."""
    from difflib import SequenceMatcher

    mine, theirs = (Counter(words) for words in alone(one, other))
    found = []
    for tag, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            first, second = _kept(one[start:end], mine), _kept(other[begin:stop], theirs)
            if first or second:
                found.append(Difference(first, second))
    return found


def tell(found: Sequence[Difference]) -> str:
    """The differences in words, for a message that stands at the second text."""
    if not found:
        return "the same words in another order"
    ordered = sorted(found, key=lambda one: not (one.first and one.second))
    shown = _told(ordered[0])
    for one in ordered[1:MOST_TOLD]:
        more = f"{shown}; {_told(one)}"
        if len(more) > LONGEST_LIST - len(MORE):
            return f"{shown}{MORE}"
        shown = more
    return f"{shown}{MORE}" if len(found) > MOST_TOLD else shown


def _told(one: Difference) -> str:
    if not one.first:
        return f"“{_cut(one.second)}” only here"
    if not one.second:
        return f"“{_cut(one.first)}” only there"
    return f"“{_cut(one.second)}” here, “{_cut(one.first)}” there"


def _cut(words: tuple[str, ...]) -> str:
    shown = " ".join(words)
    return shown if len(shown) <= LONGEST_TOLD else f"{shown[: LONGEST_TOLD - 1].rsplit(' ', 1)[0]} …"


def _kept(words: Sequence[str], wanted: Counter[str]) -> tuple[str, ...]:
    """The words that are wanted, each as often as it is; they are wanted no more."""
    kept = []
    for word in words:
        if wanted[word] > 0:
            wanted[word] -= 1
            kept.append(word)
    return tuple(kept)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
