"""Text from files and file names, made safe to print to people.

What an article or a file name holds may steer a terminal (escape sequences), turn the order of
what is read (bidirectional controls), start a line of its own (line breaks), or give orders to a
CI system that reads the log (``::error::``, ``##[…]``, ``##vso[…]``). None of it gets through here.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Texts, not compiled: most of what is printed holds none of these, and compiling costs at every start.
BREAKS = r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]"
CONTROLS = r"[\x00-\x1f\x7f-\x9f]"
DECEIVING = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
"""Bidirectional controls, annotation marks, tag characters, and bytes of names that are not UTF-8."""
ORDER = r"##(?=\w*\[)"
COMMAND = r"(?m)^((?:\x1b\[[\d;]*m|\s)*)::"


def clean(text: str) -> str:
    """The text on one line without anything that a terminal or a CI system would act upon.

    Line breaks and tabs become blanks, other controls go, deceiving characters become U+FFFD.
    """
    if text.isprintable() and "##" not in text:
        return text
    text = re.sub(CONTROLS, "", re.sub(BREAKS, " ", text))
    return re.sub(ORDER, "# #", re.sub(DECEIVING, REPLACEMENT, text))


def clean_path(path: str) -> str:
    """A path as it is printed: cleaned, and never the beginning of a CI system's command."""
    path = clean(path)
    return f"./{path}" if path.lstrip().startswith("::") else path


def guard(printed: str) -> str:
    """Finished lines, none of which begins (blanks and colours aside) with ``::``."""
    return re.sub(COMMAND, r"\1: :", printed) if "::" in printed else printed
