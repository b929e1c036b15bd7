"""What is said about an article: hits of kinds, findings for users, and the report of a run.

Named tuples, hints and offsets as in ``anplint.model``, the only module of the package that this one imports.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from anplint.model import Format, Position

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
RuleClass = Literal["integrity", "quality", "style"]
RULE_CLASSES: tuple[RuleClass, ...] = ("integrity", "quality", "style")
Safety = Literal["safe", "unsafe", "manual"]
SAFETIES: tuple[Safety, ...] = ("safe", "unsafe", "manual")


class Edit(NamedTuple):
    """Replace the source ``[start, end)`` by ``text``."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together: all are applied, or none."""

    safety: Safety
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """A second place that a finding refers to, and what stands there."""

    start: int
    end: int
    message: str


NO_VALUES: Mapping[str, str] = MappingProxyType({})


class Hit(NamedTuple):
    """What a kind yields: a place, the values for the message, and how to mend it.

    ``about`` is set for a finding on the article as a whole (a density, a claim): the field or
    concept that it is known by across edits, instead of the words around it. ``safety``: of these edits,
    where they need more care than the rule's.
    """

    start: int
    end: int
    values: Mapping[str, str] = NO_VALUES
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    about: str = ""
    safety: Safety | None = None


class RelatedPlace(NamedTuple):
    """A related place of a finding, ready to print."""

    position: Position
    message: str


class Excerpt(NamedTuple):
    """The source line of a finding, cut to what is near it; ``start`` is where the finding stands in it."""

    text: str
    start: int


class Finding(NamedTuple):
    """What a user sees. In a record, ``start``, ``end`` and the edits count from the start of ``field``."""

    rule: str
    rule_class: RuleClass
    severity: Severity
    message: str
    start: int
    end: int
    text: str
    position: Position
    end_position: Position
    values: Mapping[str, str]
    related: tuple[RelatedPlace, ...]
    fix: Fix | None
    fingerprint: str
    excerpt: Excerpt
    field: str = ""


class Taken(NamedTuple):
    """What a fact, or the findings of a rule, took from one of the scores, in points."""

    score: str
    what: str
    points: float
    detail: str


class Measure(NamedTuple):
    """A readability figure of an article: by anplint's counts, and what textstat gives (None without it)."""

    name: str
    ours: float
    theirs: float | None


class Scores(NamedTuple):
    """0 to 100 each, one decimal; None where nothing can be said, as of the age of what has no date.

    ``taken`` tells what took how much, the most first; ``readability`` is there where it was asked for.
    """

    quality: float | None = None
    clarity: float | None = None
    depth: float | None = None
    freshness: float | None = None
    originality: float | None = None
    integrity: float | None = None
    taken: tuple[Taken, ...] = ()
    readability: tuple[Measure, ...] = ()


class Checked(NamedTuple):
    """The result for one article: its facts for the report, and its findings in order.

    ``suppressed`` counts the findings that comments switch off; ``cut`` names rules of which more were
    found than are listed. ``scores`` are there where the linter was asked for them. ``fixed`` counts the
    findings that were mended and are not among ``findings``.
    """

    path: str
    format: Format
    language: str
    title: str
    words: int
    reading_minutes: int
    findings: tuple[Finding, ...]
    suppressed: int = 0
    cut: tuple[str, ...] = ()
    record: str = ""
    url: str = ""
    scores: Scores | None = None
    fixed: int = 0


class Failure(NamedTuple):
    """An article or path that could not be checked, and why."""

    path: str
    message: str


class Notice(NamedTuple):
    """Something of a file that was not looked at, by design; ``message`` says the ``number`` too."""

    path: str
    message: str
    number: int


class NotRun(NamedTuple):
    """A rule that is on and could not run, and why."""

    rule: str
    reason: str


class Report(NamedTuple):
    """The result of a run, ready to print: articles in order of their paths, failures in order of theirs.

    ``config_digest`` names the rules and settings that were used: equal digests, equal settings. ``fixed``
    counts the findings that were mended, and is None for a run that mends nothing.
    """

    articles: tuple[Checked, ...]
    failures: tuple[Failure, ...]
    not_run: tuple[NotRun, ...]
    config_digest: str
    fixed: int | None = None
