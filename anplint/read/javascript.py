"""Where expressions and statements of JavaScript end, told by brackets, strings and comments alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anplint.read.constructs import Found

CODE = (
    r"[{(\[`]|[})\]]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|/\*|(?<!\S)//[^\n]*"
    r"|\n[ \t]*(?=\n|\Z)"
)
COMMENT_END = r"\*/"
OPENING, CLOSING = frozenset("{([`"), frozenset("})]`")
TEMPLATE = r"\\.|`|\$\{"


def after_braces(found: Found, at: int) -> int:
    """The offset behind the brace that closes the one at ``at``; -1 where none does."""
    return _walk(found, at + 1, ["{"], statement=False)


def after_statement(found: Found, at: int) -> int:
    """The offset behind a statement: a blank line outside brackets ends it; -1 where brackets stay open."""
    return _walk(found, at, [], statement=True)


def _walk(found: Found, at: int, brackets: list[str], *, statement: bool) -> int:
    code, template = re.compile(CODE), re.compile(TEMPLATE)
    start = at
    while found.budget > 0:
        inside = brackets[-1] if brackets else ""
        token = (template if inside == "`" else code).search(found.text, at)
        if token is None:
            if statement and not brackets:
                return len(found.text)
            break
        at, mark = token.end(), token.group()
        if mark == "/*":
            close = found.search(COMMENT_END, at)
            at = close.end() if close else at
        elif mark[0] == "\n" and statement and not brackets:
            return token.start()
        elif _bracket(brackets, mark) and not brackets and not statement:
            return at
    found.budget -= len(found.text) - start
    return -1


def _bracket(brackets: list[str], mark: str) -> bool:
    """Note a bracket or a template's quote; whether it closes one."""
    in_template = bool(brackets) and brackets[-1] == "`"
    if mark == "${" or (mark in OPENING and not in_template):
        brackets.append(mark[-1])
    elif mark in CLOSING and brackets:
        brackets.pop()
        return True
    return False
