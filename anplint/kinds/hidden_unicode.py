"""Characters that nobody sees and that no script of the text needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Span
from anplint.text.beyond_ascii import beyond_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"what", "count"})

RUN = (
    "[\u00ad\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\ue000-\uf8ff"
    "\U000e0000-\U000e01ef\U000f0000-\U0010fffd]+"
)
ENCODED = (
    *"\u200b \u200c \u200d \u200e \u200f \u00ad\u00ad \u180e \u3164".encode().split(),
    b"\xe2\x81",  # U+2060 to U+206F
    b"\xef\xb8",  # variation selectors
    b"\xef\xbb\xbf",
    b"\xee",  # private use
    b"\xef\x80",
    b"\xef\x81",
    b"\xef\x82",
    b"\xef\x83",
    b"\xf3",  # tags and the private planes
    b"\xf4",
)
"""UTF-8 of what the characters start with: a text without any of these has none."""
NAMES = {0x00AD: "soft hyphen", 0xFEFF: "byte order mark"}
RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
FLAG, END_OF_FLAG = "\N{WAVING BLACK FLAG}", "\U000e007f"
KEYS = "0123456789#*©®"
"""Before U+FE0F these are emoji too."""
BREAKS = r"/\-–—._=?&:@#*`~|<>[](){}+,;!%$^…"
"""Beside one of these a zero width space shows where a line may break, or keeps markup from being read."""
NO_BLANKS = (
    "[\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts without blanks between words, in which a zero width space marks one."""
CITED = range(0xE200, 0xE210)
"""Private use marks around an assistant's citations, which have a rule of their own."""


class Params(NamedTuple):
    """``private_use``: whether characters of the private use areas count, too."""

    private_use: bool = True


class _Hidden(NamedTuple):
    place: Span
    code: int


def build(params: Params) -> Check:
    """A check that yields each line with such characters; the edits delete those that nobody sees.

    Joiners count beside Latin, Greek and Cyrillic letters only; variation selectors and tags outside emoji
    and ideographs; soft hyphens where several stand in a row; direction marks in lines without right-to-left
    text; private use outside code, and there is no edit for it.
    """

    def find(view: View) -> Iterator[Hit]:
        source = view.article.source
        signs = beyond_ascii(source)
        if not signs or not any(one in signs for one in ENCODED):
            return
        lines: dict[int, list[_Hidden]] = {}
        page = view.article.format == "html"
        for match in re.finditer(RUN, source):
            if page and not _blocks_at(view, match.start()):
                continue  # in a script, or beside the article
            for hidden in _hidden(view, match, private_use=params.private_use):
                start = max(source.rfind("\n", 0, match.start()), source.rfind("\r", 0, match.start()))
                lines.setdefault(start, []).append(hidden)
        for found in lines.values():
            yield _hit(view, found)

    return Check(find, where=("beyond-ascii",))


def _hit(view: View, found: list[_Hidden]) -> Hit:
    from anplint.cutting import hidden_cuts  # where something is found

    codes = sorted({one.code for one in found})
    names = ", ".join(_name(code) for code in codes[:3]) + (" …" if len(codes) > 3 else "")  # noqa: PLR2004
    places = [one.place for one in found]
    first = places[0]
    for place in places[1:]:
        if place.start != first.end:
            break
        first = Span(first.start, place.end)
    count = len(found)
    what = (
        f"A hidden character ({names}) stands" if count == 1 else f"{count} hidden characters ({names}) stand"
    )
    edits = hidden_cuts(view.article, [one.place for one in found if not _is_private(one.code)])
    related = tuple(Related(*place, "and here") for place in places if place.start >= first.end)
    return Hit(*first, {"what": what, "count": str(count)}, edits, related)


def _name(code: int) -> str:
    from unicodedata import name as name_of  # its tables are large, and findings are rare

    name = NAMES.get(code) or name_of(chr(code), "private use").lower()
    return f"U+{code:04X} {name}"


def _is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000  # noqa: PLR2004


def _hidden(view: View, run: re.Match[str], *, private_use: bool) -> Iterator[_Hidden]:
    """The characters of a run that have nothing to do where they stand."""
    source, (start, end) = view.article.source, run.span()
    before, after = source[start - 1 : start], source[end : end + 1]
    text = run.group()
    if before == FLAG and text.endswith(END_OF_FLAG):
        return
    for number, sign in enumerate(text):
        code = ord(sign)
        if _is_private(code):
            counts = private_use and code not in CITED and _in_prose(view, start + number, sign)
        elif code in {0x200E, 0x200F}:
            counts = not _right_to_left(view, start)
        elif sign in "\u200c\u200d":
            counts = not (_joins(before) or _joins(after)) and not _ligature(view, sign, before, after)
        elif sign == "\u00ad":
            counts = "\u00ad\u00ad" in text
        elif 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:  # noqa: PLR2004
            counts = not _varies(text[:number], before)
        elif code in {0x200B, 0x2060}:
            counts = len(text) > 1 or not _may_break(before, after)
        else:
            counts = not (code in {0x180E, 0x3164} and (_joins(before) or _joins(after)))
        if counts:
            yield _Hidden(Span(start + number, start + number + 1), code)


def _joins(sign: str) -> bool:
    """Whether a character is of a script with joined letters, or a symbol such as an emoji."""
    return "\u0530" <= sign < "\u1e00" or sign >= "\u2190"


def _ligature(view: View, sign: str, before: str, after: str) -> bool:
    """U+200C between the parts of a German word keeps their letters from being joined."""
    return sign == "\u200c" and before.isalpha() and after.isalpha() and view.facts.language == "de"


def _varies(earlier: str, before: str) -> bool:
    """Whether a variation selector follows a character that has variants."""
    base = earlier[-1] if earlier else before
    return base == "\u200d" or (not earlier and bool(base) and (base in KEYS or base >= "\u1800"))


def _may_break(before: str, after: str) -> bool:
    if not before.strip() or not after.strip():
        return False
    either = before + after
    return any(sign in BREAKS for sign in either) or re.search(NO_BLANKS, either) is not None


def _right_to_left(view: View, offset: int) -> bool:
    source = view.article.source
    start = source.rfind("\n", 0, offset) + 1
    end = source.find("\n", offset)
    line = re.compile(RIGHT_TO_LEFT).search(source, start, end if end >= 0 else len(source))
    return line is not None or view.facts.language in {"ar", "he", "fa", "ur", "yi", "ps", "ug", "dv"}


def _in_prose(view: View, offset: int, sign: str) -> bool:
    """Whether a character stands in readable text, and not in code, markup or an icon's element."""
    near = _blocks_at(view, offset)
    return any(sign in block.text and block.kind not in {"code", "html"} for block in near)


def _blocks_at(view: View, offset: int) -> list[Block]:
    blocks = view.article.blocks
    at = bisect_right(blocks, offset, key=_start) - 1
    return [block for block in blocks[max(0, at - 3) : at + 1] if block.start <= offset < block.end]


def _start(block: Block) -> int:
    return block.start
