"""Silencing one finding in its article: the first directive is taken that is proved to do that and no more.

A proposal is proved by linting the article with it: the finding is gone, every other one is where it was, and
the blocks are what they were.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from anplint.carriers import Wish, proposals
from anplint.errors import AnplintError
from anplint.model import Article, Entry, Image
from anplint.suppress import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from anplint.finding import Checked, Edit, Finding
    from anplint.model import Detail

    Lint = Callable[[str], tuple[Article, Checked]]

Place = tuple[str, int, int]
"""A rule and the span of a finding."""
ENDS = ("-->", "*/", "%}", "#}")
"""What ends a comment and so can stand in no reason."""
WITH_COMMENTS = frozenset({"markdown", "mdx", "html"})


class Ignored(NamedTuple):
    """What silences a finding: the edit, and the source with it."""

    edit: Edit
    source: str


def findings_at(checked: Checked, rule: str, line: int, column: int | None) -> list[Finding]:
    """The findings of a rule that start in a line (at a column), else those that reach over it.

    Raises AnplintError where there is none, naming the lines that have some.
    """
    of_rule = [one for one in checked.findings if one.rule == rule]
    here = [one for one in of_rule if one.position.line == line and column in {None, one.position.column}]
    if not here and column is None:
        here = [one for one in of_rule if one.position.line <= line <= one.end_position.line][:1]
    if here:
        return here
    lines = ", ".join(map(str, sorted({one.position.line for one in of_rule})))
    known = f"; it has findings in {'line' if lines.isdecimal() else 'lines'} {lines}" if lines else ""
    at = f"line {line}" if column is None else f"line {line}, column {column}"
    raise AnplintError(f"{checked.path}: no finding of {rule} in {at}{known}")


def silence(lint: Lint, source: str, wanted: Sequence[Finding], reason: str) -> Ignored:
    """The first proposal that silences the wanted findings, which stand in one line, and no other.

    ``lint`` gives the article of a source and its result. Raises AnplintError where there is none.
    """
    mark = next((mark for mark in ENDS if mark in reason), None)
    if mark:
        raise AnplintError(f"the reason holds '{mark}', which ends a comment; use other words")
    article, checked = lint(source)
    if article.format not in WITH_COMMENTS or article.parts:
        raise AnplintError(f"{article.path}: {_without_comments(article, wanted[0].rule)}")
    texts = tuple(dict.fromkeys(one.values.get("match") or one.text for one in wanted))
    wish = Wish(wanted[0].rule, wanted[0].start, texts, " ".join(reason.split()))
    others = _places(one for one in checked.findings if one not in wanted)
    shape = _shape(article)
    fewest: Counter[Place] | None = None
    for edit in proposals(article, wish):
        after = f"{source[: edit.start]}{edit.text}{source[edit.end :]}"
        again, result = lint(after)
        left = _places(result.findings)
        moved = Counter({_moved(place, edit): number for place, number in others.items()})
        if left == moved and _shape(again) == shape:
            return Ignored(edit, after)
        lost = moved - left
        if not left - moved and lost and (fewest is None or lost.total() < fewest.total()):
            fewest = lost
    raise AnplintError(f"{article.path}: nothing was written: {_refusal(fewest, wanted)}")


def _refusal(fewest: Counter[Place] | None, wanted: Sequence[Finding]) -> str:
    if fewest is None:
        return f"no directive is known that silences {wanted[0].rule} here and leaves the article as it is"
    also = f"{fewest.total()} other finding{'s' * (fewest.total() != 1)}"
    return f"every directive here would silence {also} too; write it by hand if that is meant"


def _without_comments(article: Article, rule: str) -> str:
    """Why an article can hold no directive, and what does the same in the configuration."""
    what = "an export is not written to" if article.parts else "plain text has no comments"
    setting = f"overrides: [{{files: ['{article.path}'], rules: {{{rule}: off}}}}]"
    return f"{what}; put this into anplint.yaml: {setting}"


def _places(findings: Iterable[Finding]) -> Counter[Place]:
    return Counter((one.rule, one.start, one.end) for one in findings)


def _moved(place: Place, edit: Edit) -> Place:
    """Where a finding stands after an insertion."""
    rule, start, end = place
    shift = len(edit.text)
    return (
        rule,
        start + shift * (start >= edit.start),
        end + shift * (end > edit.start or start >= edit.start),
    )


def _shape(article: Article) -> list[tuple[object, ...]]:
    """The blocks of an article without their places, and without the directives in its metadata."""
    return [
        (one.kind, " ".join(one.text.split()), one.level, _placeless(one.detail))
        for one in article.blocks
        if not (isinstance(one.detail, Entry) and one.detail.path[0] == MARK)
    ]


def _placeless(detail: Detail) -> object:
    if isinstance(detail, Entry):
        return detail.path
    return detail._replace(target=None) if isinstance(detail, Image) else detail
