"""Sentences that are too long to be read in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit
from anplint.kinds import Check, View
from anplint.model import OPAQUE
from anplint.text.sentences import is_plain_end, sentences
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.finding import Severity

VALUES = frozenset({"words", "most"})
LIMITS = ("most", "warning_over")

LISTED = 3
"""One piece in so many that is no running word makes a sentence a list: a table of names, a run of code
or addresses. In edited English prose it is one in eight (figures, names, words before a comma)."""

SEMICOLONS = 3
"""With so many semicolons a sentence is a list of clauses, each of which is held against the limit."""


class Params(NamedTuple):
    """Limits in words: a hit for sentences over ``most``, a warning for those over ``warning_over``."""

    most: int = 60
    warning_over: int = 80


def build(params: Params) -> Check:
    """A check that yields one hit for each sentence over the limit, at the sentence."""
    _validate(params)

    def find(view: View) -> Iterator[Hit]:
        if not view.facts.has_word_count:
            return
        for block in view.blocks:
            if block.text.count(" ") < params.most or not _may_hold(block.text, params.most):
                continue
            for start, end in sentences(block.text):
                text = block.text[start:end]
                if text.count(" ") < params.most or (amount := running_words(text)) <= params.most:
                    continue
                severity: Severity | None = "warning" if amount > params.warning_over else None
                values = {"words": str(amount), "most": str(params.most)}
                yield Hit(*block.to_source(start, end), values, severity=severity)

    return Check(find, where=(f"spaces:{params.most}",))


def _may_hold(text: str, most: int) -> bool:
    """Whether more words than this stand between two stops that surely end a sentence."""
    blanks = 0
    for part in text.split(". "):
        blanks += part.count(" ") + 1
        if blanks > most:
            return True
        if is_plain_end(part):
            blanks = 0
    return False


def _validate(params: Params) -> None:
    """Raise ValueError for limits in the wrong order."""
    if not 0 < params.most <= params.warning_over:
        raise ValueError("'most' is above 0 and not above 'warning-over'")


def running_words(sentence: str) -> int:
    """The words of a sentence that have to be read in one go: 0 where it is a list and no sentence.

    Code and addresses count for nothing, parts between three or more semicolons count apart.
    """
    if sentence.count(";") >= SEMICOLONS:
        return max(map(running_words, sentence.split(";")))
    pieces = sentence.split()
    return 0 if is_list(pieces) else count_words(sentence)


def is_list(pieces: list[str]) -> bool:
    """Whether over a third of the pieces are figures, code, handles, names in a row, or stand before a comma.

    A capital counts only behind another or behind a comma: a single one is a name in a sentence, or a
    German noun.
    """
    listed = 0
    in_row = True
    for piece in pieces:
        comma, capital = piece[-1] in ",;|/", piece[0].isupper()
        listed += comma or piece[0] == "@" or (capital and in_row) or not _is_word(piece)
        in_row = comma or capital
    return listed * LISTED > len(pieces)


def _is_word(piece: str) -> bool:
    return OPAQUE not in piece and any(map(str.isalpha, piece))
