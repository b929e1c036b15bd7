"""Identifiers of one article that should carry one number, and do not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Image, Span
from anplint.text.values import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"match", "number", "key", "other"})

TOKEN = r"(?<![0-9A-Za-z])(?:[A-Za-z]{1,20}[-_])?(\d{4,12})(?![0-9A-Za-z]|\.\d)"
YEARS = range(1900, 2101)
UUID = r"(?i)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,}"
NEAR = 3
"""Numbers that lie so close are counted up, not drawn from another series."""
NEAR_FROM = 1000
LONGEST = 2000


class Params(NamedTuple):
    """``fields`` are the concepts that hold identifiers, ``urls`` those that hold addresses with one."""

    fields: tuple[str, ...] = ("id",)
    urls: tuple[str, ...] = ("url", "image")


class Token(NamedTuple):
    """A number in an identifier: its digits as written, the word before it, and where it stands."""

    digits: str
    word: str
    span: Span
    block: Block
    text: str


def build(params: Params) -> Check:
    """A check that yields each identifier that has the form of the others, but another number.

    The number is that of most identifiers in the metadata; years, dates and sizes are no such numbers.
    """

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        own = [block for field in params.fields for block in facts.claims(field)]
        stated = [token for block in own for token in _tokens(block, block.text)]
        if not stated:
            return
        held = Counter(
            number for block in own for number in {int(one.digits) for one in stated if one.block is block}
        )
        number = max(held, key=lambda one: (held[one], -_first(stated, one)))
        forms = [token for token in stated if int(token.digits) == number]
        groups: dict[int, list[Token]] = {}
        for token in (*stated, *_urls(view, params)):
            groups.setdefault(token.block.start, []).append(token)
        for tokens in groups.values():
            if any(int(token.digits) == number for token in tokens):
                continue
            odd = next((one for one in tokens if _comparable(one, forms, stated=one in stated)), None)
            if odd is not None:
                yield _hit(odd, forms[0])

    return Check(find, where=tuple(f"field:{field}" for field in params.fields))


def _first(tokens: list[Token], number: int) -> int:
    return next(at for at, token in enumerate(tokens) if int(token.digits) == number)


def _tokens(block: Block, text: str) -> Iterator[Token]:
    """The numbers in an identifier or address; those of hashes and UUIDs, and years, are left out."""
    text = text[:LONGEST]
    if re.fullmatch(UUID, text.strip().removeprefix("urn:uuid:")):
        return
    for match in re.finditer(TOKEN, text):
        digits = match[1]
        if len(digits) == 4 and int(digits) in YEARS:  # noqa: PLR2004 - a year
            continue
        word = re.search(r"([A-Za-z]+)[-_/=]?$", text[: match.start(1)])
        if block.kind == "meta":
            span = block.to_source(match.start(1), match.end(1))
        elif isinstance(block.detail, Image) and block.detail.target is not None:
            start = block.detail.target.start
            span = Span(start + match.start(1), start + match.end(1))
        else:
            span = Span(block.start, block.end)
        yield Token(digits, word[1].lower() if word else "", span, block, match.group())


def _urls(view: View, params: Params) -> Iterator[Token]:
    for field in params.urls:
        for block in view.facts.claims(field):
            yield from _tokens(block, block.text)
    for block in view.facts.images:
        if isinstance(block.detail, Image):
            yield from _tokens(block, block.detail.url)


def _comparable(token: Token, forms: list[Token], *, stated: bool) -> bool:
    """Whether a token has the form of one with the number: as wide, the same word or zeros before it.

    ``stated``: it is an identifier itself, and no part of an address.
    """
    number = int(token.digits)
    for form in forms:
        wide = len(token.digits) == len(form.digits)
        padded = wide and token.digits[0] == form.digits[0] == "0"
        near = abs(number - int(form.digits)) <= NEAR and number >= NEAR_FROM
        if (wide and token.word and token.word in _words(form)) or (padded and stated):
            return True
        if near and stated:
            return True
    return False


def _words(token: Token) -> list[str]:
    """The words before the number, in the whole identifier."""
    return re.findall(r"[a-z]+", token.block.text.lower()) if token.block.kind == "meta" else [token.word]


def _hit(odd: Token, form: Token) -> Hit:
    values = {
        "match": odd.text,
        "number": form.digits,
        "key": label(odd.block) if odd.block.kind == "meta" else "an image",
        "other": label(form.block),
    }
    related = (Related(*form.span, f"“{label(form.block)}” has {form.digits}"),)
    return Hit(*odd.span, values, (), related, about=f"identifier {odd.digits}")
