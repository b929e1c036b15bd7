"""All lexical patterns of all rules in one pass over an article.

One Aho-Corasick search looks for the texts that the patterns require; only where one occurs is
the exact regex tried, compiled on first use. Patterns that require no text are tried on every
block of their scope.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from anplint.text.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from anplint.literals import Literals
    from anplint.model import Block, BlockKind

SEPARATOR = "\0"
AT_WORD = r"(?:(?<!\w)|(?=\W))"
"""Not inside a word."""
NO_BREAK = "\N{NO-BREAK SPACE}"

__all__ = ["Found", "Known", "Matcher", "Pattern", "Search", "apart", "bounded", "fold", "quoted"]

Known = tuple[tuple[str, ...] | None, bool, str, str]
"""``anplint.literals.Literals``, or the same as plain data."""


class Pattern(NamedTuple):
    """A regex and whether letters match in either case."""

    regex: str
    ignore_case: bool = True

    def compile(self) -> re.Pattern[str]:
        """The compiled regex; raises re.error for a broken one."""
        return re.compile(self.regex, re.IGNORECASE if self.ignore_case else 0)


class Search(NamedTuple):
    """A pattern (as a ``Pattern``, or plain) and the kinds of blocks in which it is looked for."""

    pattern: tuple[str, bool]
    scope: frozenset[BlockKind]


class Found(NamedTuple):
    """A place where a pattern matches: the pattern's number and the match in the block's prose."""

    pattern: int
    block: Block
    match: re.Match[str]


def bounded(regex: str) -> str:
    """The regex, matching whole words only: no letter may adjoin a match that begins or ends with one."""
    return rf"{AT_WORD}(?:{regex})(?:(?!\w)|(?<=\W))"


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


class Matcher:
    """Finds any number of patterns in one pass over the prose of an article.

    Searches for the same pattern share its texts and its matches, whatever their scopes.
    """

    def __init__(
        self, searches: Sequence[Search], known: Mapping[str, Known], accepted: Sequence[str] = ()
    ) -> None:
        """Build the automaton; ``known`` holds literals worked out before, by regex.

        What lies inside one of the ``accepted`` terms (whole words, in any case) is no match.
        """
        self._accepted = tuple(accepted)
        self._kinds = frozenset[str]().union(*{search.scope for search in searches})
        wanting: dict[tuple[str, bool], list[tuple[int, frozenset[BlockKind]]]] = {}
        for number, (pattern, scope) in enumerate(searches):
            wanting.setdefault(pattern, []).append((number, scope))
        self._patterns = list(wanting)
        self._wanting = list(wanting.values())
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._everywhere: list[int] = []
        self._also: list[str] = []
        self._apart = [regex.startswith(AT_WORD) for regex, _ in self._patterns]
        users: dict[str, list[tuple[int, bool, str]]] = {}
        for at, (regex, _) in enumerate(self._patterns):
            texts, leading, whole, also = known.get(regex) or _literals(regex)
            self._also.append(also)
            if texts is None:
                self._everywhere.append(at)
            user = at, leading, whole
            for text in texts or ():
                users.setdefault(text, []).append(user)
        self._users = list(users.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(users)) if users else None

    def scan(self, blocks: Sequence[Block], lowered: Sequence[str] = ()) -> dict[int, list[Found]]:
        """The matches of each search by its number, in order and without overlap within a block.

        ``lowered`` are the texts of the blocks in lower case, where they are known.
        """
        both = zip(blocks, lowered or [block.text.lower() for block in blocks], strict=True)
        pairs = [(_spaced(block), text) for block, text in both if block.text and block.kind in self._kinds]
        searched = [block for block, _ in pairs]
        found: dict[int, list[Found]] = {}
        for (pattern, at), starts in self._candidates(searched, [text for _, text in pairs]).items():
            self._confirm(pattern, searched[at], starts, found)
        for pattern in self._everywhere:
            for block in searched:
                self._confirm(pattern, block, None, found)
        if not (self._accepted and found):
            return found
        from anplint.accepted import outside  # only where a vocabulary is configured

        return outside(self._accepted, found)

    def _candidates(self, blocks: list[Block], lowered: list[str]) -> dict[tuple[int, int], list[int] | None]:
        """Where to try: by pattern and block, the offsets of leading texts, or None for anywhere."""
        if self._automaton is None or not blocks:
            return {}
        folded = SEPARATOR.join(lowered)
        if not folded.isascii():
            same = [
                one if len(one) == len(block.text) else fold(block.text)
                for block, one in zip(blocks, lowered, strict=True)
            ]
            folded = SEPARATOR.join(same).replace(NO_BREAK, " ")
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return {}
        offsets = [0, *accumulate(len(block.text) + 1 for block in blocks)]
        candidates: dict[tuple[int, int], list[int] | None] = {}
        for text, start, _ in hits:
            for pattern, leading, whole in self._users[text]:
                if whole and not folded.startswith(_parts(whole), start):
                    continue
                if leading and self._apart[pattern] and _is_inside(folded, start):
                    continue
                at = bisect_right(offsets, start) - 1
                if not leading:
                    candidates[pattern, at] = None
                    continue
                starts = candidates.setdefault((pattern, at), [])
                if starts is not None:
                    starts.append(start - offsets[at])
        return dict(sorted(candidates.items()))

    def _confirm(
        self, pattern: int, block: Block, starts: list[int] | None, found: dict[int, list[Found]]
    ) -> None:
        """Try a pattern in a block, and note its matches for every search whose scope the block is in."""
        numbers = [number for number, scope in self._wanting[pattern] if block.kind in scope]
        also = self._also[pattern]
        if not numbers or (also and not any(map(block.text.lower().__contains__, _parts(also)))):
            return
        matches = self._matches(pattern, block.text, starts)
        for number in numbers if matches else ():
            found.setdefault(number, []).extend(Found(number, block, match) for match in matches)

    def _matches(self, pattern: int, text: str, starts: list[int] | None) -> list[re.Match[str]]:
        regex = self._compiled.get(pattern)
        if regex is None:
            regex = self._compiled[pattern] = Pattern(*self._patterns[pattern]).compile()
        if starts is None:
            return [match for match in regex.finditer(text) if match.group()]
        matches = []
        last = -1
        for start in sorted(starts):
            if start < last:
                continue
            match = regex.match(text, start)
            if match and match.group():
                matches.append(match)
                last = match.end()
        return matches


def _is_inside(text: str, at: int) -> bool:
    """Whether a place has a letter, a digit or a line below on both sides."""
    before, behind = text[at - 1 : at] if at else "", text[at : at + 1]
    return (before.isalnum() or before == "_") and (behind.isalnum() or behind == "_")


@lru_cache(maxsize=4096)
def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR))


def _literals(regex: str) -> Literals:
    from anplint.literals import required_literals  # for rules that no pack has compiled

    return required_literals(regex)
