"""Many small signs that count together: one hit for an article in which enough of them meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, words_in
from anplint.match import Pattern, apart, bounded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.match import Found

VALUES = frozenset({"count", "distinct", "words", "rate", "list"})
MOST_RELATED = 20
MOST_LISTED = 8
LONGEST_SIGN = 6
"""Words of a match that is shown whole."""
LONGEST_LIST = 76
"""Code points of the list, so that a message shows it whole."""
SOURCE = (
    r"https?://|\]\(|\]\[|\[\^|\[\d{1,3}\]|<(?:a|cite|sup)\b|\b(?:1[6-9]|20)\d\d\b"
    r"|\((?:see |cf\. )?[A-Z][^()]{2,60}\)"
)
"""What tells where a sentence has it from: a link, a note, a year, a name in brackets."""
ABOUT = 2
"""Matches of ``about`` that excuse an article."""
EMPHASIS = ("*", "_", "<em>", "<i>", "<q>", "<dfn>")
NOTE = r"\s?(?:\[\^|\[\d{1,3}\]|<sup\b)"
"""What may stand behind a sentence instead."""


class Params(NamedTuple):
    """Which signs to look for and how many of them make a finding.

    ``patterns`` are regexes; those that differ count as ``distinct``. ``unless`` are regexes whose matches
    excuse what they overlap. ``least``: the least number of matches, ``distinct``: of different patterns.
    ``per_thousand``: the least matches for each 1,000 words of the scope; below ``short`` words it is not
    asked for, since a few words more or less would decide. ``words``: articles with fewer are not looked at.
    ``each``: so many matches of one pattern count for the rate (an article's subject is named often); 0: all.
    ``boundary``: ``word`` matches whole words only. ``quoted``: whether words count that are only named: in
    quotation marks, in emphasis of their own, alone in an item. ``cited``: whether matches count in sentences
    that tell their source (a link, a note, a year). Two matches of ``about``, always of whole words, excuse
    the article: it is about such signs.
    """

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    least: int = 1
    distinct: int = 3
    per_thousand: float = 4.0
    short: int = 150
    words: int = 0
    each: int = 0
    ignore_case: bool = True
    boundary: Literal["word", "none"] = "word"
    quoted: bool = False
    cited: bool = True


def build(params: Params) -> Check:
    """A check that yields at most one hit: at the first sign, with the others as related places."""
    _validate(params)
    wrap = bounded if params.boundary == "word" else str
    wanted = len(params.patterns)
    excuses = wanted + len(params.unless)

    def find(view: View) -> Iterator[Hit]:
        met = [one for one in view.matches if one.pattern < wanted]
        if not _enough(met, params):
            return
        words = words_in(view)
        if words < params.words or _thin(met, words, params):
            return
        excused = [one for one in view.matches if wanted <= one.pattern < excuses]
        if len(view.matches) - len(met) - len(excused) >= ABOUT:
            return
        signs = apart((one for one in met if _counts(one, params, view)), excused)
        if _enough(signs, params) and not _thin(signs, words, params):
            yield _hit(signs, words, _rate(signs, words, params))

    regexes = (*map(wrap, params.patterns), *map(wrap, params.unless), *map(bounded, params.about))
    return Check(find, tuple(Pattern(regex, params.ignore_case) for regex in regexes))


def _validate(params: Params) -> None:
    """Raise ValueError for numbers and lists that make no sense."""
    if not params.patterns:
        raise ValueError("'patterns' is empty")
    if not 1 <= params.distinct <= len(params.patterns):
        raise ValueError("'distinct' is a number from 1 to the number of patterns")
    if params.least < 1:
        raise ValueError("'least' is at least 1")
    if min(params.per_thousand, params.short, params.words, params.each) < 0:
        raise ValueError("'per-thousand', 'short', 'words' and 'each' are not below 0")


def _enough(signs: list[Found], params: Params) -> bool:
    return len(signs) >= params.least and len({one.pattern for one in signs}) >= params.distinct


def _thin(signs: list[Found], words: int, params: Params) -> bool:
    return words >= params.short and _rate(signs, words, params) < params.per_thousand


def _rate(signs: list[Found], words: int, params: Params) -> float:
    """The signs in 1,000 words; of one pattern at most ``each`` count."""
    counted: dict[int, int] = {}
    for one in signs:
        counted[one.pattern] = min(counted.get(one.pattern, 0) + 1, params.each or len(signs))
    return sum(counted.values()) * 1000 / max(words, 1)


def _counts(found: Found, params: Params, view: View) -> bool:
    if not params.quoted and (quoted(found.block.text, *found.match.span()) or _named(found, view)):
        return False
    return params.cited or not _tells_source(found, view)


def _named(found: Found, view: View) -> bool:
    """Whether a match is named rather than used: emphasised by itself, or all that an item says."""
    if len(found.match[0]) + 1 >= len(found.block.text):
        return found.block.kind == "item"
    source = view.article.source
    start, end = found.block.to_source(*found.match.span())
    if source[end : end + 1] not in {"*", "_", "<"} or source[end : end + 2] in {"**", "__"}:
        return False
    return source.endswith(EMPHASIS, 0, start) and source[start - 2 : start] not in {"**", "__"}


def _tells_source(found: Found, view: View) -> bool:
    """Whether the sentence of a match has a link, a note, a year, or a name in brackets."""
    import re

    from anplint.text.sentences import sentences

    at = found.match.start()
    for start, end in sentences(found.block.text):
        if start <= at < end:
            first, last = found.block.to_source(start, end)
            source = view.article.source
            linked = any(link.start < last and first < link.end for link in view.facts.links)
            return linked or bool(
                re.search(SOURCE, source[first:last]) or re.match(NOTE, source[last : last + 8])
            )
    return False


def _hit(signs: list[Found], words: int, rate: float) -> Hit:
    first, *rest = signs
    related = tuple(
        Related(*one.block.to_source(*one.match.span()), f"“{_brief(one)}”") for one in rest[:MOST_RELATED]
    )
    kinds: dict[int, str] = {}
    for one in signs:
        kinds.setdefault(one.pattern, _brief(one).lower())
    values = {
        "count": str(len(signs)),
        "distinct": str(len(kinds)),
        "words": str(words),
        "rate": f"{rate:.1f}",
        "list": _listed(list(dict.fromkeys(kinds.values()))),
    }
    return Hit(*first.block.to_source(*first.match.span()), values, related=related, about="density")


def _brief(found: Found) -> str:
    """The matched words, the middle of a long match left out."""
    words = found.match.group().split()
    return " ".join([*words[:3], "…", *words[-2:]] if len(words) > LONGEST_SIGN else words)


def _listed(texts: list[str]) -> str:
    """The texts in quotation marks, as many as fit."""
    shown = f"“{texts[0]}”"
    for number, text in enumerate(texts[1:], start=1):
        if number == MOST_LISTED or len(shown) + len(text) > LONGEST_LIST - 4:
            return f"{shown}, …"
        shown = f"{shown}, “{text}”"
    return shown
