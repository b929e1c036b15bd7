"""``--review``: one fix after the other, with the place, the proposal, and a key for each answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from anplint.cli.asking import Asker
from anplint.cli.checking import CLEAN, FAILED
from anplint.cli.proposal import Ask
from anplint.cli.terminal import complain, print_pieces
from anplint.discover import shown
from anplint.errors import AnplintError, ReadError, UsageError
from anplint.finding import Checked
from anplint.fix import Form, State, fix_one
from anplint.fixing import other_names, unwritable
from anplint.fixing.job import fixable
from anplint.ignoring import silence
from anplint.lint import lint_article
from anplint.read import LIMIT, read_article
from anplint.report.sanitize import clean_path, guard
from anplint.rewrite import encode, replace_file
from anplint.run import check_data, house_of, is_export

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from anplint.cli.checking import Checking
    from anplint.discover import Discovered
    from anplint.finding import Edit, Finding, Safety
    from anplint.model import Article
    from anplint.report import Showing

EVERY: frozenset[Safety] = frozenset({"safe", "unsafe"})


def review(run: Checking, found: Discovered, showing: Showing) -> int:
    """Ask about each fix of each article; an article is written when its review ends. The exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--review asks questions, so it needs a terminal; use --diff and --fix here")
    complain(*(f"error: {each.path}: {each.message}" for each in found.failures))
    run.warn(found)
    asker = Asker(showing)
    failed = bool(found.failures)
    for file in found.files:
        if asker.ended:
            break
        try:
            _Review(file, run, asker).run()
        except ReadError as error:
            complain(f"error: {shown(file)}: {error.message}")
            failed = True
        except AnplintError as error:
            complain(f"error: {error}")
            failed = True
    print_pieces([f"{asker.told()}\n"])
    return FAILED if failed else CLEAN


class _Place(NamedTuple):
    """A finding that was decided about: its rule, and where it stands in the text as it is now."""

    rule: str
    start: int
    end: int


class _Review:
    """The review of one article: its text as it stands, what is found in it, and what was decided."""

    def __init__(self, file: Path, run: Checking, asker: Asker) -> None:
        self.file = file
        self.path = shown(file)
        self.when = run.when
        self.asker = asker
        self.settings, self.linter = run.prepared(file)
        self.decided: list[_Place] = []
        self.asked: set[tuple[_Place, int]] = set()
        self.bom = False

    def run(self) -> None:
        """Ask about each fix, then write the article."""
        if is_export(self.path):
            raise ReadError(
                self.path, "is an export, which is not reviewed; use --diff, then --fix or --patch"
            )
        old = self._bytes()
        article = self._article(old)
        if article is None:
            return
        self.bom = article.bom
        self.form = Form(lambda text: self._read(encode(text, bom=self.bom)), self._lint)
        self.state = State(article.source, article)
        self.checked = self._lint(article)
        while not self.asker.ended and (open_ones := self._open()):
            if self._bytes() != old:
                raise ReadError(self.path, "changed while it was reviewed; nothing was written to it")
            self._decide(open_ones[0], len(open_ones))
        if self.state.text != article.source:
            names = replace_file(self.file, old, encode(self.state.text, bom=self.bom))
            print_pieces([guard(f"{clean_path(self.path)}: written\n")])
            if names:
                complain(f"warning: {self.path}: {other_names(self.path, names).message}")

    def _bytes(self) -> bytes:
        try:
            with self.file.open("rb") as opened:
                return opened.read(LIMIT + 1)
        except OSError as error:
            raise ReadError(self.path, f"cannot be read: {error.strerror}") from None

    def _article(self, data: bytes) -> Article | None:
        """The article, where there is something to ask about."""
        checked = check_data(data, self.path, self.settings, self.linter, self.when)[0]
        if not isinstance(checked, Checked):
            raise ReadError(self.path, checked.message)
        if not fixable(checked, EVERY):
            return None
        article = self._read(data)
        reason = unwritable(article, data)
        if reason:
            raise ReadError(self.path, f"is not reviewed: {reason}")
        return article

    def _read(self, data: bytes) -> Article:
        return read_article(data, self.path, self.settings.reading)

    def _lint(self, article: Article) -> Checked:
        return lint_article(article, self.linter, self.settings.fields, self.when, house_of(self.settings))

    def _open(self) -> list[Finding]:
        """The findings that nothing was decided about."""
        return [
            one
            for one in self.checked.findings
            if one.fix and one.fix.edits and one.fix.safety in EVERY and not self._is_decided(one)
        ]

    def _is_decided(self, finding: Finding) -> bool:
        if (_place(finding), hash(self.state.text)) in self.asked:
            return True
        return any(
            one.rule == finding.rule
            and (one.start == finding.start or (one.start < finding.end and finding.start < one.end))
            for one in self.decided
        )

    def _decide(self, finding: Finding, left: int) -> None:
        """Ask about a finding, and do what is answered."""
        place, number = _place(finding), len(self.asked) + 1
        self.asked.add((place, hash(self.state.text)))
        self.asker.show(Ask(self.path, self.state.text, finding, number, number + left - 1))
        while True:
            key, reason = self.asker.answer()
            if key == "q":
                self.asker.ended = True
            elif key == "s":
                self._skip(place)
            elif key == "a":
                self._accept(finding, place)
            elif not self._ignore(finding, place, reason):
                continue
            return

    def _skip(self, place: _Place) -> None:
        self.decided.append(place)
        self.asker.skipped()

    def _accept(self, finding: Finding, place: _Place) -> None:
        state, reason = fix_one(self.state, self.form, finding)
        if state is None:
            complain(f"not made: {reason}; please report it as a defect of {finding.rule}")
            self._skip(place)
            return
        self._go_on(state, finding.fix.edits if finding.fix else ())
        self.asker.accepted()

    def _ignore(self, finding: Finding, place: _Place, reason: str) -> bool:
        """Whether the finding is silenced now."""

        def lint(text: str) -> tuple[Article, Checked]:
            article = self.form.read(text)
            return article, self._lint(article)

        try:
            done = silence(lint, self.state.text, [finding], reason)
        except AnplintError as error:
            complain(str(error))
            return False
        self.decided.append(place)
        self._go_on(State(done.source, self.form.read(done.source)), [done.edit])
        self.asker.ignored()
        return True

    def _go_on(self, state: State, edits: Iterable[Edit]) -> None:
        """Go on with a new text; what was decided moves with it."""
        made = sorted(edits)
        self.state, self.checked = state, self._lint(state.article)
        self.decided = [
            _Place(one.rule, _moved(one.start, made), _moved(one.end, made)) for one in self.decided
        ]


def _place(finding: Finding) -> _Place:
    return _Place(finding.rule, finding.start, finding.end)


def _moved(offset: int, edits: Iterable[Edit]) -> int:
    """Where an offset stands once the edits are made; inside one, at its end."""
    shift = 0
    for edit in edits:
        if edit.start >= offset and (edit.start, edit.end) != (offset, offset):
            break
        if edit.end > offset:
            return edit.start + shift + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)
    return offset + shift
