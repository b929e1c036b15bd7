"""Comments in an article that switch rules off for a part of it.

``<!-- anplint-disable ids -- reason -->`` until ``<!-- anplint-enable ids -->`` or the end,
``anplint-disable-line`` for the sentences that touch the comment's line, ``anplint-disable-next-block``
(also ``-next-line``) for the block that follows, ``anplint-disable-file`` for the whole article. Ids
are rules or categories, separated by commas or blanks; none means every rule. A reader hands over
only real comments, so a directive shown in code is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.positions import Lines
from anplint.text.sentences import sentences

if TYPE_CHECKING:
    from anplint.finding import Finding
    from anplint.model import Article, Comment

DIRECTIVE = r"\s*anplint-(disable|enable)(-line|-next-block|-next-line|-file)?(?![\w-])(?s:(.*))"
REASON = r"\s--(?:\s|$)"
SEPARATORS = r"[\s,]+"


class Suppression(NamedTuple):
    """Rules or categories that are off for findings that start in ``[start, end)``; none: all rules."""

    start: int
    end: int
    ids: frozenset[str]

    def covers(self, rule: str, start: int) -> bool:
        """Whether a finding of a rule that starts at ``start`` is switched off."""
        if not self.start <= start < self.end:
            return False
        return not self.ids or rule in self.ids or rule.partition(".")[0] in self.ids


def suppressions(article: Article) -> list[Suppression]:
    """The suppressions that the comments of an article ask for."""
    found: list[Suppression] = []
    opened: list[tuple[int, frozenset[str]]] = []
    for comment in article.comments:
        match = re.match(DIRECTIVE, comment.text)
        if match is None:
            continue
        verb, where, rest = match.groups()
        ids = frozenset(filter(None, re.split(SEPARATORS, re.split(REASON, rest)[0])))
        if verb == "enable":
            opened, closed = _close(opened, ids, comment.start)
            found += closed
        elif where is None:
            opened.append((comment.start, ids))
        else:
            found.append(Suppression(*_part(article, comment, where), ids))
    end = len(article.source) + 1
    return found + [Suppression(start, end, ids) for start, ids in opened]


def _close(
    opened: list[tuple[int, frozenset[str]]], ids: frozenset[str], end: int
) -> tuple[list[tuple[int, frozenset[str]]], list[Suppression]]:
    """What stays open after ``anplint-enable ids`` and what ends there."""
    still, closed = [], []
    for start, names in opened:
        ended = names & ids if ids and names else names
        if ids and names and not ended:
            still.append((start, names))
            continue
        closed.append(Suppression(start, end, ended))
        if names - ended:
            still.append((start, names - ended))
    return still, closed


def _part(article: Article, comment: Comment, where: str) -> tuple[int, int]:
    if where == "-file":
        return 0, len(article.source) + 1
    if where == "-line":
        return _line(article, comment)
    following = next((block for block in article.blocks if block.start >= comment.end), None)
    return (following.start, following.end) if following else (comment.end, comment.end)


def _line(article: Article, comment: Comment) -> tuple[int, int]:
    """The sentences that touch the line of the comment, and the line itself."""
    lines = Lines(article.source)
    line = lines.position(comment.start).line
    start, end = lines.start(line), lines.start(line + 1)
    low, high = start, end
    for block in article.blocks:
        if block.start >= end or block.end <= start or not block.text:
            continue
        for sentence in sentences(block.text):
            place = block.to_source(*sentence)
            if place.start < end and place.end > start:
                low, high = min(low, place.start), max(high, place.end)
    return low, high


def keep(article: Article, findings: list[Finding]) -> list[Finding]:
    """The findings that no comment of the article switches off."""
    if not article.comments:
        return findings
    off = suppressions(article)
    return [one for one in findings if not any(each.covers(one.rule, one.start) for each in off)]
