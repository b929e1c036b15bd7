"""Text that was decoded wrongly: bytes that are no UTF-8, and the signs of an earlier mistake in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Edit, Hit, Related
from anplint.kinds import Check, View
from anplint.model import PROSE_KINDS
from anplint.text.beyond_ascii import beyond_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block, Span

VALUES = frozenset({"detail", "count"})

LOST = "\N{REPLACEMENT CHARACTER}"
LEADS = (LOST.encode(), "Ã".encode(), "Â".encode(), "â€".encode())
TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the bytes 80 to BF become where UTF-8 is taken for Windows-1252 (or Latin-1)."""
DOUBTFUL = "‘’“”–—…•»"
MISREAD = (
    rf"(?<![A-ZÀ-Þ]{{2}})(?:[ÃÂ](?![{DOUBTFUL}](?![a-zß]))[{TRAIL}]|â[\u0080€][{TRAIL}])+"
    r"|[\u0080-\u0084\u0086-\u009f]+"
)
"""Not behind capitals or before a closing quote, as in “IRMÔ; U+0085 is a line end of old systems."""
SUBJECT = (
    r"(?i)\b(?:mojibake|utf-?8|unicode|iso-8859|latin-?1|windows-125\d|cp-?125\d|charset"
    r"|character encoding|code ?points?)\b"
)
LOOKED_AT = PROSE_KINDS | {"caption", "image", "footnote", "meta"}
MOST_RELATED = 20


class Params(NamedTuple):
    """``about``: whether articles about encodings, which show such text on purpose, are looked at, too."""

    about: bool = False


class Damage(NamedTuple):
    """A place, the text there, and what it was before; empty where that is lost."""

    place: Span
    text: str
    meant: str


def build(params: Params) -> Check:
    """A check with one hit for an article: what the reader could not decode, else the first damaged text.

    Damaged are U+FFFD, UTF-8 that was read as Windows-1252, and control characters that Windows-1252 has
    letters for. Code is not looked at. The edits put back what was meant.
    """

    def find(view: View) -> Iterator[Hit]:
        problems = [one for one in view.article.problems if one.name == "encoding"]
        for problem in problems:
            values = {"detail": problem.detail, "count": "1"}
            yield Hit(problem.start, problem.end, values, about="encoding")
        if problems or not _may_be_damaged(view.article.source):
            return
        found = [one for block in view.article.blocks if block.kind in LOOKED_AT for one in _damage(block)]
        if not found or (not params.about and any(re.search(SUBJECT, one.text) for one in view.facts.prose)):
            return
        first, *others = sorted(found)
        edits = tuple(Edit(*one.place, one.meant) for one in found if one.meant)
        related = tuple(Related(*one.place, "and here") for one in others[:MOST_RELATED])
        values = {"detail": _told(first), "count": str(len(found))}
        yield Hit(*first.place, values, edits, related, about="encoding")

    return Check(find, where=("beyond-ascii", "problem:encoding"))


def _may_be_damaged(source: str) -> bool:
    signs = beyond_ascii(source)
    return any(lead in signs for lead in LEADS) or re.search(rb"\xc2[\x80-\x9f]", signs) is not None


def _damage(block: Block) -> Iterator[Damage]:
    text = block.text
    if text.isascii():
        return
    for match in re.finditer(f"{LOST}+", text):
        yield Damage(block.to_source(*match.span()), match.group(), "")
    for match in re.finditer(MISREAD, text):
        meant = _meant(match.group())
        if meant or "\u0080" <= match.group()[0] <= "\u009f":
            yield Damage(block.to_source(*match.span()), match.group(), meant)


def _meant(text: str) -> str:
    """The text that was read wrongly, if it was; else nothing."""
    data = bytearray()
    for sign in text:
        try:
            data += sign.encode("cp1252")
        except UnicodeEncodeError:
            if sign > "\u00ff":
                return ""
            data.append(ord(sign))
    try:
        return data.decode() if text[0] > "\u009f" else data.decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _told(damage: Damage) -> str:
    if damage.meant:
        return f"“{damage.text}” is “{damage.meant}”, read in the wrong encoding"
    names = " ".join(f"U+{ord(sign):04X}" for sign in damage.text[:3])
    return f"{names} stands where a character was lost"
