"""The examples in rule files, run as tests: with only that rule on, is exactly what is marked found?

In a ``bad`` example ``⟦`` and ``⟧`` stand around each place; they are taken out before it is linted,
may be nested, and are adjacent (``⟦⟧``) around an empty place. ``config`` of an example sets ``as-of``,
the day that counts as today, ``path``, and params of the rule's kind.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from anplint.config import Settings, settings
from anplint.errors import AnplintError, ReadError, UsageError
from anplint.fix import RESTLESS, Form, fix_text
from anplint.lint import lint_article, prepare
from anplint.model import Span
from anplint.pack import load_pack, rule_id, shown_path
from anplint.positions import Lines
from anplint.read import read_article
from anplint.rule import joined
from anplint.rulefile import read_rule
from anplint.suppress import Inline
from anplint.yamlfile import key_of, load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from anplint.finding import Checked, Finding
    from anplint.lint import Linter
    from anplint.model import Article
    from anplint.rule import Rule
    from anplint.rulefile import Example

OPEN, CLOSE = "⟦", "⟧"
AS_OF = date(2026, 1, 1)
"""Today, for examples that do not say which day it is."""
LONGEST_QUOTE = 40


class Mistake(NamedTuple):
    """An example that does not hold: the rule file, the example's name, and what was expected and found."""

    path: str
    example: str
    message: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.path}: example '{self.example}': {self.message}"


class Tested(NamedTuple):
    """The outcome for one rule file: how many examples it has, and those that do not hold."""

    rule: str
    examples: int
    mistakes: tuple[Mistake, ...]


def default_settings() -> Settings:
    """The field map and the labels that examples are read with: those of the default preset."""
    return settings(load_pack())


def check_file(file: Path, known: Settings) -> Tested:
    """Run all examples of a rule file; raises DataError for a mistake in the file itself."""
    path = shown_path(file)
    rule, content = read_rule(rule_id(file), load_yaml(file, path))
    if rule.kind == "joint":
        try:
            rule = joined(rule, {**load_pack().rules, **_beside(file, rule.params["signals"])})
        except UsageError as error:
            raise content.params.error(str(error)) from None
    mistakes = tuple(
        Mistake(path, example.name, message)
        for example in content.examples
        for message in check_example(rule, example, known)
    )
    return Tested(rule.id, len(content.examples), mistakes)


def _beside(file: Path, ids: Iterable[str]) -> dict[str, Rule]:
    """The rules of these ids that lie in the same folder of rules as a file."""
    files = [file.parent.parent / f"{name.replace('.', '/', 1)}.yaml" for name in ids]
    read = [read_rule(rule_id(one), load_yaml(one, shown_path(one)))[0] for one in files if one.is_file()]
    return {rule.id: rule for rule in read}


def check_example(rule: Rule, example: Example, known: Settings) -> list[str]:
    """What does not hold in one example, in words; nothing where all holds."""
    try:
        trial = _Trial.of(rule, example, known)
        return list(_failures(trial, example))
    except AnplintError as error:
        return [str(error)]


def _failures(trial: _Trial, example: Example) -> Iterator[str]:
    if example.ok is not None:
        yield from trial.not_silent(example.ok, "nothing")
        return
    source, expected = unmark(example.bad or "")
    article, checked = trial.lint(source)
    found = sorted(Span(one.start, one.end) for one in checked.findings)
    if found != expected:
        yield f"expected {_places(source, expected)}; found {_places(source, found)}{trial.hint(checked)}"
    if not expected:
        yield f"'bad' marks no place; put {OPEN} and {CLOSE} around what is to be found"
    yield from _fix_failures(trial, example, article, checked)


def _fix_failures(trial: _Trial, example: Example, article: Article, checked: Checked) -> Iterator[str]:
    """Whether fixing gives ``good``, does no harm, and leaves nothing but what has no fix."""
    mended = [one for one in checked.findings if one.fix and one.fix.safety != "manual"]
    if example.good is not None:
        yield from trial.not_silent(example.good, "nothing in 'good'", len(checked.findings) - len(mended))
    if not mended:
        return
    form = Form(lambda text: trial.lint(text)[0], trial.check)
    fixed = fix_text(article.source, form, ("safe", "unsafe"))
    if fixed.cycle or any(one.reason == RESTLESS for one in fixed.refused):
        yield "a second fix changes the text again"
    elif fixed.refused:
        yield f"the fix does harm: {fixed.refused[0].reason}"
    elif example.good is None:
        yield f"the rule has a fix; say what it gives: good: {_quote(fixed.text, 200)}"
    elif fixed.text != example.good:
        yield f"the fix gives {_quote(fixed.text, 200)}, not 'good'"


class _Trial(NamedTuple):
    """One rule made ready to run on the texts of one example."""

    rule: Rule
    example: Example
    known: Settings
    linter: Linter
    as_of: date
    path: str = ""

    @classmethod
    def of(cls, rule: Rule, example: Example, known: Settings) -> _Trial:
        """The rule with the params and the day that the example's ``config`` sets."""
        names = {key_of(name): name for name in rule.params}
        config = dict(example.config)
        as_of = date.fromisoformat(str(config.pop("as-of", AS_OF)))
        name = str(config.pop("path", ""))
        for key in config:
            if key not in names:
                raise AnplintError(f"config: the kind '{rule.kind}' has no param '{key}'")
        params = {**rule.params, **{names[key]: value for key, value in config.items()}}
        inline = Inline(known=frozenset(one.id for one in known.rules))
        return cls(rule, example, known, prepare([rule.with_params(params)], {}, inline), as_of, name)

    def lint(self, source: str) -> tuple[Article, Checked]:
        """The article of a text, and what the rule finds in it."""
        name = self.path or ("example.md" if self.example.format == "markdown" else "example.txt")
        data = source.encode("utf-8", "surrogatepass")
        try:
            article = read_article(data, name, self.known.reading, as_format=self.example.format)
        except ReadError as error:
            if error.article is None:
                raise
            article = error.article
        return article, self.check(article)

    def check(self, article: Article) -> Checked:
        """What the rule finds in an article."""
        return lint_article(article, self.linter, self.known.fields, self.as_of)

    def not_silent(self, source: str, expected: str, unfixed: int = 0) -> Iterator[str]:
        """A message where the rule finds something, but for so many findings without a fix."""
        _, checked = self.lint(source)
        if len(checked.findings) > unfixed or any(one.fix for one in checked.findings):
            yield f"expected {expected}; found {_places(source, map(_span, checked.findings))}"

    def hint(self, checked: Checked) -> str:
        """Why a rule may be silent on a short example."""
        languages = self.rule.languages
        if languages and checked.language not in languages:
            return f" (its language is taken as '{checked.language}', the rule is for {', '.join(languages)})"
        if self.linter.not_run:
            return f" (not run: {self.linter.not_run[0].reason})"
        return ""


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the places that stood between them, in order.

    Raises AnplintError for a mark without its partner.
    """
    source: list[str] = []
    opened: list[int] = []
    places: list[Span] = []
    for character in marked:
        if character == OPEN:
            opened.append(len(source))
        elif character == CLOSE:
            if not opened:
                raise AnplintError(f"{CLOSE} without {OPEN}")
            places.append(Span(opened.pop(), len(source)))
        else:
            source.append(character)
    if opened:
        raise AnplintError(f"{OPEN} without {CLOSE}")
    return "".join(source), sorted(places)


def _span(finding: Finding) -> Span:
    return Span(finding.start, finding.end)


def _places(source: str, spans: Iterable[Span]) -> str:
    lines = Lines(source)
    told = []
    for span in spans:
        line, column = lines.position(span.start)
        told.append(f"{line}:{column} {_quote(source[span.start : span.end], LONGEST_QUOTE)}")
    return ", ".join(told) or "nothing"


def _quote(text: str, longest: int) -> str:
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return (
        '"' + shown.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace('"', '\\"') + '"'
    )
