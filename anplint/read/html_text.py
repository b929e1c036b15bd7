"""Text of HTML to prose: character references and blanks, with the place of each.

Sources: HTML Living Standard 13.2.5.72 to 13.2.5.80 (character references); CSS Text 3, 4.1.1 (white space).
"""

from __future__ import annotations

import re
import sys

from anplint.read.prose import Prose

REFERENCE = r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{0,31};?)"
UNEVEN = re.compile(rf"[ \t\n\r\f]{{2,}}|{REFERENCE}")
"""What does not correspond to its prose character by character."""
OTHER_BLANK = re.compile(r"[\t\n\r\f]")
SURROGATES = range(0xD800, 0xE000)
CONTROLS = range(0x80, 0xA0)
"""Numbers that mean what they mean in Windows-1252."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
COMMON = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&nbsp;": "\N{NO-BREAK SPACE}",
    "&ndash;": "\N{EN DASH}",
    "&mdash;": "\N{EM DASH}",
    "&hellip;": "\N{HORIZONTAL ELLIPSIS}",
    "&lsquo;": "\N{LEFT SINGLE QUOTATION MARK}",
    "&rsquo;": "\N{RIGHT SINGLE QUOTATION MARK}",
    "&ldquo;": "\N{LEFT DOUBLE QUOTATION MARK}",
    "&rdquo;": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "&copy;": "\N{COPYRIGHT SIGN}",
}
"""The references that most pages have; the table of all 2,231 is imported for others only."""


def add_text(prose: Prose, text: str, at: int, *, attribute: bool = False, blanks: bool = True) -> None:
    """Append HTML text that stands at ``at`` of the source: references resolved, ``blanks`` collapsed.

    In an ``attribute`` a name without a semicolon is no reference where a letter, a digit or ``=`` follows.
    """
    if not blanks and "&" not in text:
        prose.add(text, at, at + len(text))
        return
    last = 0
    for match in UNEVEN.finditer(text):
        start, end = match.span()
        if text[start] != "&":
            if not blanks:
                continue
            value = " "
        else:
            value, width = resolve(match.group())
            end = start + width
            if not width or (attribute and text[end - 1] != ";" and _goes_on(text, end)):
                continue
        if last < start:
            _even(prose, text[last:start], at + last, blanks=blanks)
        prose.add(value, at + start, at + end)
        last = end
    if last < len(text):
        _even(prose, text[last:] if last else text, at + last, blanks=blanks)


def _even(prose: Prose, text: str, at: int, *, blanks: bool) -> None:
    prose.add(OTHER_BLANK.sub(" ", text) if blanks else text, at, at + len(text))


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and (text[end] == "=" or (text[end].isascii() and text[end].isalnum()))


def resolve(reference: str) -> tuple[str, int]:
    """What a reference stands for and how many of its code points belong to it; 0 where it is none."""
    common = COMMON.get(reference)
    if common is not None:
        return common, len(reference)
    if reference[1] == "#":
        return _numeric(reference), len(reference)
    from html.entities import html5

    name = reference[1:]
    if name in html5:
        return html5[name], len(reference)
    for length in range(len(name.rstrip(";")), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def _numeric(reference: str) -> str:
    """The character of a number."""
    digits = reference[2:].rstrip(";").lower()
    base = 16 if digits[0] == "x" else 10
    digits = digits.lstrip("x").lstrip("0")
    number = int(digits, base) if 0 < len(digits) <= len("1114111") else 0
    if not 0 < number <= sys.maxunicode or number in SURROGATES:
        return REPLACEMENT
    if number in CONTROLS:
        try:
            return bytes([number]).decode("cp1252")
        except UnicodeDecodeError:
            return chr(number)
    return chr(number)


def plain_text(raw: str) -> str:
    """The value of an attribute: references resolved, outer blanks cut, inner ones collapsed."""
    if "&" not in raw and "  " not in raw and not OTHER_BLANK.search(raw):
        return raw.strip()
    prose = Prose()
    add_text(prose, raw, 0, attribute=True)
    return prose.finish()[0]
