"""Sentences of a block of prose, as spans of it.

A sentence ends at a full stop, question or exclamation mark (with the quotes and brackets that close
behind it) before a blank, or at a line break that the author forced. The next sentence need not start
with a capital: whole sites are written in lower case. What does not end one: an abbreviation, an
initial, a number of a list, a stop inside brackets or before a comma.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anplint.model import Span

STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*+(?=\s)|[。！？]+[」』”’）]*|\n")
LAST_TOKEN = re.compile(r"[^\s(\[“‘\"']*$")
ABBREVIATIONS = frozenset(
    "approx apt ave bros ca cf ch co corp dept dr e.g eds eg eq est et etc ex fig figs gen gov hon i.e ie "
    "inc jr lt ltd max messrs min misc mr mrs ms mt mx no nos nr op p para pp prof pt ref refs rep rev "
    "sec sen sr st tel univ v vol vols vs viz jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
    "wed thu fri a.m p.m "
    "u.s u.k u.n d.c ph.d m.sc b.sc".split()
)
"""Abbreviations of English edited prose that take a stop and stand before the rest of a sentence."""
ENDS_ANYWAY = frozenset("etc inc ltd co corp jr sr a.m p.m u.s u.k u.n d.c ph.d".split())
"""Of these, the ones that often close a sentence: a capital behind them ends it."""


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a block's prose in order, without the blanks between them."""
    found: list[Span] = []
    start = 0
    for match in STOP.finditer(text):
        end = match.end()
        if match.group() != "\n" and not _ends(text, start, match.start(), end):
            continue
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        lead = len(piece) - len(piece.lstrip())
        found.append(Span(start + lead, start + lead + len(kept)))


def _ends(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the mark at ``[stop, end)`` ends the sentence that began at ``start``."""
    after = text[end : end + 2].lstrip()
    if not after or text[stop] != ".":
        return True
    if text[stop : stop + 2] == ".." and after[0].islower():
        return False
    last = LAST_TOKEN.search(text, max(start, stop - 24), stop)
    token = last.group() if last else ""
    lower = token.lower()
    if lower in ABBREVIATIONS:
        return lower in ENDS_ANYWAY and after[0].isupper()
    if len(token) == 1 and token.isalpha() and token.isupper() and token != "I":
        return False
    return not (token.isdigit() and text[start:stop].strip() == token)
