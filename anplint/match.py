"""All lexical patterns of all rules in one pass over an article.

One Aho-Corasick search looks for the texts that the patterns require; only where one occurs is
the exact regex tried, compiled on first use. Patterns that require no text are tried on every
block of their scope.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from anplint.literals import Literals, required_literals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from anplint.model import Block, BlockKind

SEPARATOR = "\0"
NO_BREAK = "\N{NO-BREAK SPACE}"
QUOTE = re.compile(
    r"“[^“”]*(?:”|$)|«[^«»]*»|„[^„“”]*[“”]|(?<!\w)\"[^\"]+\"(?!\w)|(?<!\w)‘[^‘’]*’(?!\w)|(?<!\w)'[^']+'(?!\w)"
)


class Pattern(NamedTuple):
    """A regex and whether letters match in either case."""

    regex: str
    ignore_case: bool = True

    def compile(self) -> re.Pattern[str]:
        """The compiled regex; raises re.error for a broken one."""
        return re.compile(self.regex, re.IGNORECASE if self.ignore_case else 0)


class Search(NamedTuple):
    """A pattern and the kinds of blocks in which it is looked for."""

    pattern: Pattern
    scope: frozenset[BlockKind]


class Found(NamedTuple):
    """A place where a pattern matches: the pattern's number and the match in the block's prose."""

    pattern: int
    block: Block
    match: re.Match[str]


def bounded(regex: str) -> str:
    """The regex, matching whole words only: no letter may adjoin a match that begins or ends with one."""
    return rf"(?:(?<!\w)|(?=\W))(?:{regex})(?:(?!\w)|(?<=\W))"


def quoted(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of a block's prose stands inside quotation marks.

    A “ that is not closed quotes the rest of the block, as in quotations of several paragraphs.
    """
    quotes = _quotes(text)
    at = bisect_right(quotes, (start, -1)) - 1
    return at >= 0 and end < quotes[at][1] + (quotes[at][1] == len(text))


@lru_cache(maxsize=16)
def _quotes(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in QUOTE.finditer(text)]


def apart(matches: Iterable[Found], excused: Iterable[Found] = ()) -> list[Found]:
    """The matches in order of place, without overlaps: the first of two, or the longer of equal starts.

    A match that an excused one touches is left out.
    """
    spoiled: dict[int, list[tuple[int, int]]] = {}
    for one in sorted(excused, key=_place):
        spans = spoiled.setdefault(id(one.block), [])
        start, end = one.match.span()
        if spans and start < spans[-1][1]:
            start, end = spans[-1][0], max(end, spans.pop()[1])
        spans.append((start, end))
    kept: list[Found] = []
    for one in sorted(matches, key=_place):
        start, end = one.match.span()
        spans = spoiled.get(id(one.block), [])
        at = bisect_right(spans, (end - 1, len(one.block.text))) - 1
        if at >= 0 and spans[at][1] > start:
            continue
        if not kept or kept[-1].block is not one.block or kept[-1].match.end() <= start:
            kept.append(one)
    return kept


def _place(found: Found) -> tuple[int, int, int, int]:
    start, end = found.match.span()
    return found.block.start, found.block.end, start, -end


def fold(text: str) -> str:
    """The text in lower case, with the length unchanged."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _spaced(block: Block) -> Block:
    """The block with blanks for the no-break spaces that editors of HTML write between words."""
    return block._replace(text=block.text.replace(NO_BREAK, " ")) if NO_BREAK in block.text else block


def _any_of(terms: Sequence[str]) -> re.Pattern[str] | None:
    """Finds the longest of the terms, as whole words; a blank in a term stands for any blanks."""
    words = [r"\s+".join(map(re.escape, term.split())) for term in sorted(terms, key=len, reverse=True)]
    return re.compile(bounded("|".join(words)), re.IGNORECASE) if words else None


def _outside(accepted: re.Pattern[str], found: dict[int, list[Found]]) -> dict[int, list[Found]]:
    """The matches that do not lie inside an accepted term; each block is searched for terms once."""
    terms: dict[int, list[tuple[int, int]]] = {}

    def free(one: Found) -> bool:
        spans = terms.get(id(one.block))
        if spans is None:
            spans = terms[id(one.block)] = [match.span() for match in accepted.finditer(one.block.text)]
        start, end = one.match.span()
        at = bisect_right(spans, (start, len(one.block.text))) - 1
        return at < 0 or spans[at][1] < end

    kept = {number: list(filter(free, matches)) for number, matches in found.items()}
    return {number: matches for number, matches in kept.items() if matches}


class Matcher:
    """Finds any number of patterns in one pass over the prose of an article."""

    def __init__(
        self, searches: Sequence[Search], known: Mapping[str, Literals], accepted: Sequence[str] = ()
    ) -> None:
        """Build the automaton; ``known`` holds literals worked out before, by regex.

        What lies inside one of the ``accepted`` terms (whole words, in any case) is no match.
        """
        self._searches = searches
        self._accepted = _any_of(accepted)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._everywhere: list[int] = []
        self._kinds = frozenset[str]().union(*(search.scope for search in searches))
        users: dict[str, list[tuple[int, bool]]] = {}
        for number, search in enumerate(searches):
            regex = search.pattern.regex
            literals = known.get(regex) or required_literals(regex)
            if literals.texts is None:
                self._everywhere.append(number)
            for text in literals.texts or ():
                users.setdefault(text, []).append((number, literals.leading))
        self._users = list(users.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(users)) if users else None

    def scan(self, blocks: Sequence[Block]) -> dict[int, list[Found]]:
        """The matches of each search by its number, in order and without overlap within a block."""
        searched = [_spaced(block) for block in blocks if block.kind in self._kinds and block.text]
        found: dict[int, list[Found]] = {}
        for (number, at), starts in self._candidates(searched).items():
            matches = self._confirm(number, searched[at], starts)
            if matches:
                found.setdefault(number, []).extend(matches)
        for number in self._everywhere:
            scope = self._searches[number].scope
            for block in searched:
                if block.kind in scope and (matches := self._confirm(number, block, None)):
                    found.setdefault(number, []).extend(matches)
        return found if self._accepted is None else _outside(self._accepted, found)

    def _candidates(self, blocks: list[Block]) -> dict[tuple[int, int], list[int] | None]:
        """Where to try: by search and block, the offsets of leading texts, or None for anywhere."""
        if self._automaton is None or not blocks:
            return {}
        offsets = [0]
        for block in blocks:
            offsets.append(offsets[-1] + len(block.text) + 1)
        folded = SEPARATOR.join([fold(block.text) for block in blocks])
        candidates: dict[tuple[int, int], list[int] | None] = {}
        for text, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            at = bisect_right(offsets, start) - 1
            kind = blocks[at].kind
            for number, leading in self._users[text]:
                if kind not in self._searches[number].scope:
                    continue
                if not leading:
                    candidates[number, at] = None
                    continue
                starts = candidates.setdefault((number, at), [])
                if starts is not None:
                    starts.append(start - offsets[at])
        return dict(sorted(candidates.items()))

    def _confirm(self, number: int, block: Block, starts: list[int] | None) -> list[Found]:
        regex = self._compiled.get(number)
        if regex is None:
            regex = self._compiled[number] = self._searches[number].pattern.compile()
        if starts is None:
            return [Found(number, block, match) for match in regex.finditer(block.text) if match.group()]
        matches = []
        last = -1
        for start in sorted(starts):
            if start < last:
                continue
            match = regex.match(block.text, start)
            if match and match.group():
                matches.append(Found(number, block, match))
                last = match.end()
        return matches
