"""``--review``: one fix after the other, with the place, the proposal, and a key for each answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from anplint.cli.checking import CLEAN, FAILED
from anplint.cli.terminal import complain, print_pieces, wants_color
from anplint.discover import shown
from anplint.edits import apply_edits
from anplint.errors import AnplintError, ReadError, UsageError
from anplint.finding import Checked
from anplint.fix import Form, fix_text
from anplint.fixing import UNREADABLE
from anplint.fixing.job import fixable
from anplint.ignoring import silence
from anplint.lint import lint_article
from anplint.read import LIMIT, read_article
from anplint.report.place import mark
from anplint.report.sanitize import clean, guard
from anplint.rewrite import encode, replace_file
from anplint.run import check_data, house_of, is_export

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anplint.cli.checking import Checking
    from anplint.discover import Discovered
    from anplint.finding import Finding, Safety
    from anplint.model import Article
    from anplint.report import Showing

EVERY: frozenset[Safety] = frozenset({"safe", "unsafe"})
KEYS = "[a]ccept  [s]kip  [i]gnore with a reason  [q]uit "
LONGEST = 400
"""Code points of an article's text that a proposal shows on each side."""


class Answer(NamedTuple):
    """What a person says to a proposal: the key, and for ``i`` the reason."""

    key: str
    reason: str = ""


class Count(NamedTuple):
    """What a review came to."""

    accepted: int = 0
    skipped: int = 0
    ignored: int = 0


def review(run: Checking, found: Discovered, showing: Showing) -> int:
    """Ask about each fix of each article; an article is written when its review ends. The exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--review asks questions, so it needs a terminal; use --diff and --fix here")
    total = Count()
    failed = bool(found.failures)
    complain(*(f"error: {each.path}: {each.message}" for each in found.failures))
    run.warn(found)
    try:
        for file in found.files:
            reviewed = _Review(file, run, showing)
            try:
                total = reviewed.run(total)
            except AnplintError as error:
                complain(f"error: {error}")
                failed = True
    except _End as end:
        total = end.total
    print_pieces([f"{_counted(total)}\n"])
    return FAILED if failed else CLEAN


class _End(Exception):
    """The review is over; what it came to."""

    def __init__(self, total: Count) -> None:
        self.total = total


class _Review:
    """The review of one article: its source as it stands, and which findings were answered."""

    def __init__(self, file: Path, run: Checking, showing: Showing) -> None:
        self.file = file
        self.path = shown(file)
        self.run_of = run
        self.showing = showing
        self.settings, self.linter = run.prepared(file)
        self.answered: set[tuple[str, str]] = set()
        self.bom = False

    def run(self, total: Count) -> Count:
        """Ask about each fix, write the article, and add up what was said."""
        if is_export(self.path):
            complain(f"warning: {self.path}: exports are not reviewed; use --diff and --patch")
            return total
        old = _bytes(self.file, self.path)
        source = self._source(old)
        if source is None:
            return total
        after, ended = source, False
        while (finding := self._next(after)) is not None:
            answer = self._ask(after, finding)
            self.answered.add((finding.rule, finding.fingerprint))
            if answer.key == "q":
                ended = True
                break
            after, total = self._do(after, finding, answer, total)
        if after != source:
            replace_file(self.file, old, encode(after, bom=self.bom))
            print_pieces([guard(f"{clean(self.path)}: written\n")])
        if ended:
            raise _End(total)
        return total

    def _source(self, old: bytes) -> str | None:
        """The source, where there is something to ask about."""
        results = check_data(old, self.path, self.settings, self.linter, self.run_of.when)
        checked = results[0]
        if not isinstance(checked, Checked) or not fixable(checked, EVERY):
            return None
        article = self._read_bytes(old)
        if any(one.name in UNREADABLE for one in article.problems) or len(results) > 1:
            raise ReadError(self.path, "is not reviewed: it cannot be read as it is meant")
        self.bom = article.bom
        return article.source

    def _read_bytes(self, data: bytes) -> Article:
        return read_article(data, self.path, self.settings.reading)

    def _form(self) -> Form:
        def lint(article: Article) -> Checked:
            house = house_of(self.settings)
            return lint_article(article, self.linter, self.settings.fields, self.run_of.when, house)

        return Form(lambda text: self._read_bytes(encode(text, bom=self.bom)), lint)

    def _next(self, source: str) -> Finding | None:
        form = self._form()
        checked = form.lint(form.read(source))
        for one in checked.findings:
            if one.fix and one.fix.edits and one.fix.safety in EVERY and not self._done(one):
                return one
        return None

    def _done(self, finding: Finding) -> bool:
        return (finding.rule, finding.fingerprint) in self.answered

    def _ask(self, source: str, finding: Finding) -> Answer:
        print_pieces(_proposal(self.path, source, finding, self.showing))
        while True:
            print_pieces([KEYS])
            key = click.getchar().lower()
            print_pieces([f"{key if key.isprintable() else ''}\n"])
            if key in {"a", "s", "q"}:
                return Answer(key)
            if key == "i" and (reason := click.prompt("reason", default="", show_default=False).strip()):
                return Answer(key, reason)

    def _do(self, source: str, finding: Finding, answer: Answer, total: Count) -> tuple[str, Count]:
        """The source with what was answered, and the counts."""
        if answer.key == "s":
            return source, total._replace(skipped=total.skipped + 1)
        if answer.key == "i":
            try:
                done = silence(self._lint, source, [finding], answer.reason)
            except AnplintError as error:
                complain(str(error))
                return source, total._replace(skipped=total.skipped + 1)
            return done.source, total._replace(ignored=total.ignored + 1)
        known = finding.rule, finding.fingerprint
        fixed = fix_text(source, self._form(), EVERY, lambda one: (one.rule, one.fingerprint) == known)
        complain(*(f"{each.rule}: not made: {each.reason}" for each in fixed.refused))
        made = bool(fixed.applied)
        return fixed.text, total._replace(accepted=total.accepted + made, skipped=total.skipped + (not made))

    def _lint(self, source: str) -> tuple[Article, Checked]:
        form = self._form()
        article = form.read(source)
        return article, form.lint(article)


def _bytes(file: Path, path: str) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LIMIT + 1)
    except OSError as error:
        raise ReadError(path, f"cannot be read: {error.strerror}") from None


def _proposal(path: str, source: str, finding: Finding, showing: Showing) -> Iterator[str]:
    """The place with the words marked, the reason, and the text before and after."""
    color = wants_color(sys.stdout)
    line, column = finding.position
    fix = finding.fix
    yield guard(f"\n{clean(path)}:{line}:{column} {finding.severity} {finding.rule}\n")
    yield guard(f"  {clean(finding.message)}\n")
    placed = mark(finding, showing.width - 4, len)
    yield guard(f"    {placed.line}\n")
    yield f"    {' ' * placed.start}{'^' * placed.length}\n"
    if fix is None:
        return
    start = min(edit.start for edit in fix.edits)
    end = max(edit.end for edit in fix.edits)
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end)
    last = len(source) if last < 0 else last
    before, shift = source[first:last], first
    after = apply_edits(
        before, [edit._replace(start=edit.start - shift, end=edit.end - shift) for edit in fix.edits]
    )
    yield from _side("-", before, "\x1b[31m" if color else "")
    yield from _side("+", after, "\x1b[32m" if color else "")
    yield f"  {fix.safety} fix\n" if fix.safety == "safe" else "  unsafe fix: read it before you accept it\n"


def _side(sign: str, text: str, color: str) -> Iterator[str]:
    if not text.strip():
        return
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    for line in cut.splitlines():
        shown_line = guard(f"{sign} {clean(line)}\n")
        yield f"  {color}{shown_line[:-1]}\x1b[0m\n" if color else f"  {shown_line}"


def _counted(total: Count) -> str:
    accepted = f"{total.accepted} fix{'es' * (total.accepted != 1)}"
    return f"{accepted} accepted, {total.skipped} skipped, {total.ignored} ignored"
