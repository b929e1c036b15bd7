"""The core: one article and a set of rules in, findings out."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from anplint.errors import RuleCrashed
from anplint.finding import SAFETIES, SEVERITIES, Checked, Edit, Excerpt, Finding, Fix, RelatedPlace
from anplint.fingerprint import fingerprint, identity
from anplint.kinds import View
from anplint.linter import Linter, prepare
from anplint.match import Found
from anplint.model import House, Part
from anplint.positions import Places
from anplint.suppress import MARK, OWN
from anplint.traits import traits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from types import FrameType

    from anplint.finding import Hit, Severity
    from anplint.measure import Facts
    from anplint.model import Article, Block, BlockKind
    from anplint.positions import Lines
    from anplint.rule import Rule

__all__ = ["Linter", "lint_article", "prepare", "shorten", "time_limit"]

LONGEST_VALUE = 80
"""Texts quoted in a message are cut to this many code points."""
EXCERPT_BEFORE, EXCERPT_AFTER = 200, 300
"""How much of the line of a finding is kept for the report, in code points."""
WHOLE = Part("", 0, 0)
MOST_HITS = 10_000
"""The most findings of one rule in one article; more come of hostile input, and their memory is bounded."""
TIME_LIMIT = 20.0
"""Seconds that the rules may take on one article before they are stopped and named (where signals exist)."""


def lint_article(
    article: Article,
    linter: Linter,
    fields: Mapping[str, tuple[str, ...]],
    as_of: date,
    house: House | None = None,
) -> Checked:
    """All findings of the rules on one article, sorted by start and rule, without the suppressed ones.

    ``house`` is what the site says of all its articles.
    Raises RuleCrashed, naming rule and article, where a rule fails or takes too long.
    """
    facts = linter.facts(article, fields, as_of, house)
    with time_limit(TIME_LIMIT):
        hits, cut = _hits(article, facts, linter)
    kept, suppressed = _kept(article, facts, linter, hits)
    if linter.weighing and facts.entries:
        from anplint.weighed import weighed  # only where it is asked for

        own = [(linter.weighing, hit) for hit in weighed(facts, linter.weighing, kept)]
        kept, suppressed = _kept(article, facts, linter, [*hits, *own]) if own else (kept, suppressed)
    return Checked(
        path=article.path,
        format=article.format,
        language=facts.language,
        title=facts.title,
        words=facts.words,
        reading_minutes=round(facts.reading_minutes.high) or int(facts.words > 0),
        findings=tuple(kept),
        suppressed=suppressed,
        cut=cut,
        record=article.record,
        url=article.url,
        scores=linter.score and linter.score(facts, kept),
    )


def _kept(
    article: Article, facts: Facts, linter: Linter, hits: list[tuple[Rule, Hit]]
) -> tuple[list[Finding], int]:
    """The findings that come of hits, without those that directives silence, and how many these are."""
    found = _findings(article, hits) if hits else []
    if not (linter.inline.heeded and MARK in article.source):
        return found, 0
    return _heed(article, facts, linter, found, [hit.start for _, hit in hits])


def _hits(article: Article, facts: Facts, linter: Linter) -> tuple[list[tuple[Rule, Hit]], tuple[str, ...]]:
    """The hits of all rules, and the ids of the rules that had more than are kept."""
    hits: list[tuple[Rule, Hit]] = []
    cut = []
    for number, view in _called(article, facts, linter):
        rule = linter.rules[number]
        try:
            found_here = [(rule, hit) for hit in islice(linter.check(number).find(view), MOST_HITS + 1)]
        except TimeoutError:
            raise RuleCrashed(rule.id, article.path, f"took over {TIME_LIMIT:.0f} seconds") from None
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise RuleCrashed(rule.id, article.path, reason) from error
        hits += found_here[:MOST_HITS]
        if len(found_here) > MOST_HITS:
            cut.append(rule.id)
    return hits, tuple(cut)


def _called(article: Article, facts: Facts, linter: Linter) -> Iterator[tuple[int, View]]:
    """The numbers of the rules that the article calls for, in order, and what each of them sees."""
    matches = _matches(article, facts, linter)
    has = traits_of(facts)
    scopes: dict[tuple[BlockKind, ...], tuple[Block, ...]] = {}
    spoken: dict[tuple[str, ...], bool] = {(): True}
    for number in sorted(linter.standing.union(matches)):
        rule, where = linter.rules[number], linter.wheres[number]
        if where is not None and number not in matches and not where.is_met(has, facts):
            continue
        if rule.languages not in spoken:
            spoken[rule.languages] = facts.speaks(rule.languages)
        if not spoken[rule.languages]:
            continue
        blocks = scopes.get(rule.scope)
        if blocks is None:
            kinds = has.intersection(rule.scope)
            blocks = scopes[rule.scope] = tuple([block for block in article.blocks if block.kind in kinds])
        yield number, View(article, facts, blocks, matches.get(number, ()))


def _matches(article: Article, facts: Facts, linter: Linter) -> dict[int, list[Found]]:
    """The matches of each rule, by its number; ``pattern`` of each is the number among the rule's own."""
    matches: dict[int, list[Found]] = {}
    try:
        for number, found in sorted(linter.matcher.scan(article.blocks, facts.lowered).items()):
            owner, position = linter.owners[number]
            matches.setdefault(owner, []).extend([Found(position, one.block, one.match) for one in found])
    except TimeoutError:
        raise RuleCrashed("(patterns)", article.path, f"took over {TIME_LIMIT:.0f} seconds") from None
    return matches


def _heed(
    article: Article, facts: Facts, linter: Linter, findings: list[Finding], starts: list[int]
) -> tuple[list[Finding], int]:
    """What the directives of the article leave, with what is wrong about them, and how many they silence."""
    from anplint.silence import judge  # only for articles with directives

    ran = frozenset(rule.id for rule in linter.rules if not rule.languages or facts.speaks(rule.languages))
    waiting = frozenset(one.rule for one in linter.not_run)
    judged = judge(article, findings, starts, linter.inline, ran, waiting)
    own = [
        (rule, hit)
        for rule in linter.rules
        if rule.kind == OWN
        for hit in judged.hits[rule.params["name"]][:MOST_HITS]
    ]
    kept = judged.kept
    if own:
        kept = sorted([*kept, *_findings(article, own)], key=lambda one: (one.position, one.rule))
    return kept, judged.silenced


def _findings(article: Article, hits: list[tuple[Rule, Hit]]) -> list[Finding]:
    hits.sort(key=lambda pair: (pair[1].start, pair[0].id, pair[1].end))
    places, findings = Places(article), []
    seen: dict[str, int] = {}
    for rule, hit in hits:
        known_by = (
            f"{rule.id}\n{hit.about}" if hit.about else identity(rule.id, article.source, hit.start, hit.end)
        )
        occurrence = seen[known_by] = seen.get(known_by, -1) + 1
        findings.append(_finding(article, places, rule, hit, fingerprint(known_by, occurrence)))
    return findings


def _finding(article: Article, places: Places, rule: Rule, hit: Hit, known_as: str) -> Finding:
    part = _part(article, hit.start)
    edits = tuple(Edit(one.start - part.start, one.end - part.start, one.text) for one in hit.edits)
    shown = {name: shorten(value) for name, value in hit.values.items()}
    return Finding(
        rule=rule.id,
        rule_class=rule.rule_class,
        severity=_worse(rule.severity, hit.severity),
        message=rule.message.format_map(shown),
        start=hit.start - part.start,
        end=hit.end - part.start,
        text=article.source[hit.start : hit.end],
        position=places.position(hit.start),
        end_position=places.position(hit.end),
        values=hit.values,
        related=tuple(RelatedPlace(places.position(one.start), one.message) for one in hit.related),
        fix=Fix(max(rule.safety, hit.safety or "safe", key=SAFETIES.index), edits)
        if rule.safety and edits
        else None,
        fingerprint=known_as,
        excerpt=_excerpt(places.lines, hit.start),
        field=part.name,
    )


def _worse(severity: Severity, other: Severity | None) -> Severity:
    return min(severity, other or severity, key=SEVERITIES.index)


def _part(article: Article, start: int) -> Part:
    """The field of a record in which a hit starts; the whole source where there are no records."""
    return next((part for part in article.parts if part.start <= start <= part.end), WHOLE)


def _excerpt(lines: Lines, start: int) -> Excerpt:
    position = lines.position(start)
    at = position.column - 1
    first = max(0, at - EXCERPT_BEFORE)
    return Excerpt(lines.text(position.line)[first : at + EXCERPT_AFTER], at - first)


def shorten(text: str) -> str:
    """The text on one line, with the middle left out where it is longer than 80 code points."""
    if len(text) > 20 * LONGEST_VALUE:  # a value can be a whole block, once for each finding in it
        text = f"{text[: 10 * LONGEST_VALUE]} {text[-10 * LONGEST_VALUE :]}"
    text = " ".join(text.split())
    if len(text) <= LONGEST_VALUE:
        return text
    half = LONGEST_VALUE // 2
    return f"{text[:half].rstrip()} … {text[-half + 3 :].lstrip()}"


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block after some seconds; only in the main thread, where signals exist."""
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not usable:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
