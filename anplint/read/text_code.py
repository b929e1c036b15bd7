"""Code in plain text that has no fences: groups of lines that look like a program, a session or settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Block, Code, Run
from anplint.read.lines import CODE_INDENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.read.lines import Line

SIGN = (
    r"[$%] \S|>>> |#!/|//|/\*|</?\w|\"[\w-]+\"\s*:"
    r"|[\w.\[\]\"']{1,60}\s*(?:[-+:|]?=|<-)\s*\S|[\w.]{1,60}\(.{0,200}\)\W*$"
    r"|(?:from [\w.]+ )?import [\w.*{]+|.{0,200}(?:[;{}]|=>|\\|\)\s*:)$|[\])}]+[,;]?$|@\w+$"
    r"|(?:def|class|if|for|while|with|else|elif|try|except|func|function|fn|pub|async|switch|case)\b.{0,200}[:{]$"
    r"|(?:return|const|let|var|await|yield|raise|throw|print|package|namespace|static|void|int)\b.{0,200}[=().;\]]"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|FROM|WHERE|RUN|COPY|ENV|CMD|WORKDIR)\b"
    r"|(?:sudo|npm|npx|pip3?|pipx|git|curl|wget|docker|kubectl|helm|apt|apt-get|brew|yarn|pnpm|cargo|ssh)"
    r" [\w./@:-]+(?: [-\w./@:=\"']+){0,12}$"
    r"|.{0,80}(?: &&| \|\||==|!=|->|::|\w\.\w+\()"
)
"""How a line of code starts or ends, or what it holds."""
SETTING = r"(?:- )?[\"']?[A-Za-z_$][\w.$/-]{0,60}[\"']?:(?: \S.{0,120})?$|- \S{1,80}$"
"""A line of settings as YAML writes them."""
CODED_KEY = r"(?:- )?[\"']?(?:[a-z]+[A-Z]\w*|\w+[_.]\w+)[\"']?:"
"""A key that no prose has: ``readinessProbe``, ``max_size``."""
LEVELS = 3
"""How many indentations make lines with colons settings, where no key shows it."""


def code_groups(lines: Sequence[Line], stop: int) -> dict[int, int]:
    """The groups of lines before the line ``stop`` that are code: the first line of each with its last.

    A group ends with a blank line. It has at least two lines, and two of three look like code; or it has the
    shape of nested settings.
    """
    found: dict[int, int] = {}
    at = 0
    while at < stop:
        end = at + 1
        while end < stop and not lines[end].gap:
            end += 1
        if end > at + 1 and _opens(lines[at]) and _is_code(lines[at:end]):
            found[at] = end - 1
        at = end
    return found


def code_block(source: str, first: Line, last: Line) -> Block:
    """The block of code from one line to another; no language is named."""
    text = source[first.start : last.end]
    return Block(
        "code", first.start, last.end, text, (Run(0, first.start, len(text), len(text)),), 0, Code("")
    )


def _opens(line: Line) -> bool:
    """Whether a group can be code, by its first line; spares the others a look."""
    if line.mark and line.indent < CODE_INDENT:
        return False
    return re.match(SIGN, line.text) is not None or re.match(SETTING, line.text) is not None


def _is_code(group: Sequence[Line]) -> bool:
    signs = sum(re.match(SIGN, line.text) is not None for line in group)
    if 3 * signs >= 2 * len(group):
        return True
    if not all(re.match(SETTING, line.text) or line.text.startswith("#") for line in group):
        return False
    return len({line.indent for line in group}) >= LEVELS or sum(
        re.match(CODED_KEY, line.text) is not None for line in group
    ) * 3 >= len(group)
