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
MAY_BE = (
    rf"{LOST}|[\u0080-\u0084\u0086-\u009f]|‚Ä|√|[≈ƒ]"
    r"|[ÂÃÄÅÈÌÍÎÏÐÑרÙÚÛà-ð][\u0080-\u00bf\u0152-\u0192\u02c6-\u20ac™]"
)
"""What damaged text has; other text has it, too."""
SUBJECT = (
    r"(?i)\b(?:mojibake|utf-?(?:8|16)|unicode|iso[- ]8859|latin-?1|windows-125\d|cp-?125\d|charsets?"
    r"|encodings?|character sets?|code ?(?:point|page)s?|ascii|replacement character)\b"
)
SHOWS = (
    r"(?i)\b(?:(?:reads?|appears?|shows?|shown|displayed|looks?|rendered|saved|spelt|spelled|written)"
    r" (?:up )?(?:as|like)|turn(?:s|ed)? |becomes?|became|instead of|in place of|garbled|gibberish"
    r"|(?:mis|de|en)cod\w+|bytes?|prints?|printed|outputs?|strings?|(?:you|we|readers?|users?|people|browsers?|shows?)"
    r"(?: will| would| may| might)? (?:see|get|show|display)s?)\b|[=→>]"
)
"""Words of sentences that show such text on purpose."""
LOOKED_AT = PROSE_KINDS | {"caption", "image", "footnote", "meta"}
FLOWING = frozenset({"paragraph", "heading", "meta"})
"""Where words stand in sentences; items and cells list examples."""
NAMES_SUBJECT = frozenset({"heading", "meta"})
MARKS = frozenset("\"'“”‘’«»„‹›")
MOST_RELATED = 20
LEAST_WORDS = 6
"""A shorter paragraph about encodings is an example."""


class Params(NamedTuple):
    """``about``: whether articles whose subject is encodings are looked at, too."""

    about: bool = False


class Damage(NamedTuple):
    """A place in the text of a block, the text there, and what it was before; empty where that is lost."""

    block: Block
    start: int
    end: int
    meant: str

    @property
    def text(self) -> str:
        """The damaged text."""
        return self.block.text[self.start : self.end]

    @property
    def place(self) -> Span:
        """The place in the source."""
        return self.block.to_source(self.start, self.end)


def build(params: Params) -> Check:
    """A check with what the reader could not decode, else with one hit for each block of damaged text.

    Damaged are U+FFFD, UTF-8 that was read in another encoding, and control characters that Windows-1252 has
    letters for. Code is not looked at. Where the article speaks of encodings, what it shows is left out, too.
    """

    def find(view: View) -> Iterator[Hit]:
        problems = [one for one in view.article.problems if one.name == "encoding"]
        for problem in problems:
            values = {"detail": problem.detail, "count": "1"}
            yield Hit(problem.start, problem.end, values, about="encoding")
        if problems or not _may_be_damaged(view.article.source):
            return
        found = [rows for block in view.article.blocks if (rows := _damage(block))]
        if not found:
            return
        speaking = [one for one in view.article.blocks if _speaks(one)] if not params.about else []
        if any(one.kind in NAMES_SUBJECT for one in speaking):
            return
        for rows in found:
            kept = [one for one in rows if not _is_shown(one, rows, subject=bool(speaking))]
            if kept and not params.about:
                yield _hit(kept)
            elif params.about:
                yield _hit(rows)

    return Check(find, where=("beyond-ascii", "problem:encoding"))


def _may_be_damaged(source: str) -> bool:
    signs = beyond_ascii(source)
    return bool(signs) and re.search(MAY_BE, signs.decode("utf-8", "replace")) is not None


def _speaks(block: Block) -> bool:
    return block.kind in LOOKED_AT and re.search(SUBJECT, block.text) is not None


def _damage(block: Block) -> list[Damage]:
    text = block.text
    if block.kind not in LOOKED_AT or text.isascii():
        return []
    found = [Damage(block, *match.span(), "") for match in re.finditer(f"{LOST}+", text)]
    if re.search(MAY_BE, text):
        from anplint.text.misread import meant, misread

        for match in misread().finditer(text):
            before = meant(match.group())
            if before or "\u0080" <= match.group()[0] <= "\u009f":
                found.append(Damage(block, *match.span(), before))
    return sorted(found, key=_start)


def _start(damage: Damage) -> int:
    return damage.start


def _is_shown(one: Damage, rows: list[Damage], *, subject: bool) -> bool:
    """Whether damaged text is an example: quoted alone, or in an article that speaks of encodings.

    There it is none inside a word of plain prose, or as punctuation, where the sentence does not tell of it.
    """
    from anplint.text.quotes import quoted
    from anplint.text.sentences import sentences

    text, (_, start, end, meant) = one.block.text, one
    if text[start - 1 : start] in MARKS and text[end : end + 1] in MARKS:
        return True
    if not subject:
        return False
    in_word = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
    lone = not in_word and (not meant or meant.isalpha())
    short = one.block.kind == "paragraph" and text.count(" ") < LEAST_WORDS
    if lone or short or one.block.kind not in FLOWING:
        return True
    clean = list(text)
    for other in rows:
        clean[other.start : other.end] = "x" * (other.end - other.start)
    first, last = next(span for span in sentences(text) if span.end >= end)
    told = "".join(clean[first:last])
    if quoted("".join(clean), start, end) or re.search(SUBJECT, told) or re.search(SHOWS, told):
        return True
    before = text[:start].rpartition(" ")[2]
    behind = text[end:].partition(" ")[0].rstrip(".,;:!?")
    return f"{before}{meant}{behind}" in told


def _hit(rows: list[Damage]) -> Hit:
    first, *others = rows
    edits = tuple(Edit(*one.place, one.meant) for one in rows if one.meant)
    related = tuple(Related(*one.place, "and here") for one in others[:MOST_RELATED])
    return Hit(*first.place, {"detail": _told(first), "count": str(len(rows))}, edits, related)


def _told(damage: Damage) -> str:
    if damage.meant:
        return f"“{damage.text}” is “{damage.meant}”, read in the wrong encoding"
    names = " ".join(f"U+{ord(sign):04X}" for sign in damage.text[:3])
    return f"{names} stands where a character was lost"
