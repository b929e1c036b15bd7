"""Small marks of Markdown's dialects: roles, targets, attribute lists, math, icons, snippets, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.read.constructs import Construct
from anplint.read.view import FILLER

if TYPE_CHECKING:
    from anplint.read.constructs import Found

ROLE = r"\{[a-zA-Z][\w:+.-]*\}(?P<ticks>`+)"
ROLES = frozenset(
    """
    ref doc numref eq term cite cite:p cite:t cite:ps cite:ts cite:year download abbr sub sup kbd math code
    func class meth mod py:class py:func py:meth py:mod py:attr py:data py:exc attr data exc envvar program
    option command file guilabel menuselection index del icon octicon fa fas fab bdg bdg-primary dfn samp rfc
    pep any external button eval intersphinx
    """.split()
)
"""Roles of MyST and Sphinx that tell the dialect where no flavor is named."""

ATTRIBUTES = (
    r"\{:?[ ]*(?:[.#][A-Za-z_-][\w:.-]*|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
    r"(?:[ ]+(?:[.#][\w:.-]+|[A-Za-z][\w:-]*(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))?))*[ ]*\}"
)
LINE_REST = r"[ \t]*(?:\n|\Z)"
HEADING = r" {0,3}#{1,6}[ \t]"
SPAN = r"\[(?P<text>[^\[\]\n]*)\](?P<list>\{[ ]*[.#][^{}\n]*\})"
TARGET = r"\([\w .:/-]+\)=[ \t]*$"
ICON = r":(?:material|octicons|fontawesome|simple)-[\w-]+:"
BLOCK_MATH_END = r"\$\$|\n[ \t]*\n"
INLINE_MATH = r"\$(?P<math>[^\s$](?:[^$\n\\]|\\.){0,500}?)(?<!\s)\$(?![\w$])"
MATH = r"[\\^_={}]|^[A-Za-z]$|^[A-Za-z0-9]\s*[+*/<>-]\s*[A-Za-z0-9]$"
"""What tells math between dollar signs from two prices."""
SNIPPET = r"-{1,}8<-{1,}(?:[ \t]+\"[^\"\n]*\"|[ \t]*$)"
COMMENT_LINK = (
    r"\[//\]:[ \t]*(?:#|<>)[ \t]*(?:\((?P<round>[^\n]*)\)|\"(?P<double>[^\n]*)\"|'(?P<single>[^\n]*)')[ \t]*$"
)


def role(found: Found, match: re.Match[str]) -> int:
    """Take ``{role}`…```: the name and the code span behind it are one gap."""
    whole = re.compile(ROLE).match(found.text, match.start())
    if whole is None:
        return 0
    end = found.code.after_ticks(*whole.span("ticks"))
    name = found.text[match.start() + 1 : whole.start("ticks") - 1]
    if end == whole.end("ticks") or not (found.told or name in ROLES):
        return 0
    found.constructs.append(Construct(match.start(), end))
    return end


def attributes(found: Found, match: re.Match[str]) -> int:
    """Take ``{ .class #id }`` behind something, or alone on its line, with the blanks before it."""
    whole = re.compile(ATTRIBUTES).match(found.text, match.start())
    if whole is None or not (found.told or _ends_heading(found, whole)):
        return 0
    found.constructs.append(Construct(*whole.span(), "", content=False))
    return whole.end()


def _ends_heading(found: Found, whole: re.Match[str]) -> bool:
    """Whether a name stands at the end of a heading: ``## Title {#name}``, beyond doubt in any dialect."""
    if not found.text.startswith("{#", whole.start()) or not re.compile(LINE_REST).match(
        found.text, whole.end()
    ):
        return False
    line = found.text.rfind("\n", 0, whole.start()) + 1
    return re.compile(HEADING).match(found.text, line) is not None


def bracketed_span(found: Found, match: re.Match[str]) -> int:
    """Take the brackets and the list of ``[text]{.class}``; the text stays."""
    whole = re.compile(SPAN).match(found.text, match.start())
    if whole is None:
        return 0
    found.constructs.append(Construct(match.start(), match.start() + 1, "", content=False))
    found.constructs.append(Construct(whole.end("text"), whole.end(), "", content=False))
    return whole.start("text")


def line_mark(found: Found, match: re.Match[str]) -> int:
    """Take a line: a target (``(name)=``), a comment (``% …``), a break (``+++``), a table of contents."""
    end = found.text.find("\n", match.start())
    end = end if end >= 0 else len(found.text)
    start = match.start()
    if found.text[start] == "%":
        found.comment(start, end, (start + 1, end))
        return end
    if found.text[start] == "(" and not re.compile(TARGET, re.MULTILINE).match(found.text, start):
        return 0
    found.constructs.append(Construct(start, end, "", content=False))
    return end


def icon(found: Found, match: re.Match[str]) -> int:
    """Take ``:material-name:`` and the like."""
    found.constructs.append(Construct(*match.span()))
    return 0


def snippet(found: Found, match: re.Match[str]) -> int:
    """Take ``--8<-- "file"``."""
    whole = re.compile(SNIPPET, re.MULTILINE).match(found.text, match.start())
    if whole is None:
        return 0
    found.constructs.append(Construct(*whole.span()))
    return whole.end()


def math(found: Found, match: re.Match[str]) -> int:
    """Take ``$$…$$`` and ``$…$``; prices are text."""
    start = match.start()
    if match.group() == "$$":
        end = re.compile(BLOCK_MATH_END).search(found.text, match.end())
        if end is None or end.group() != "$$":
            return 0
        found.constructs.append(Construct(start, end.end(), FILLER))
        return end.end()
    whole = re.compile(INLINE_MATH).match(found.text, start)
    if whole is None or not re.search(MATH, whole["math"]):
        return 0
    found.constructs.append(Construct(start, whole.end()))
    return whole.end()


def comment_link(found: Found, match: re.Match[str]) -> int:
    """Take ``[//]: # (comment)``, a link definition that nothing refers to."""
    whole = re.compile(COMMENT_LINK, re.MULTILINE).match(found.text, match.end() - len("[//]:"))
    if whole is None or whole.lastgroup is None:
        return 0
    found.comment(*whole.span(), whole.span(whole.lastgroup))
    return whole.end()
