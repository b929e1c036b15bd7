"""Scores: what facts and findings say about an article, from 0 to 100, by one formula for every use.

A score is ``(100 - F) * e ** (-P / 100)``: F are the points that facts take (at most 100), P those of the
findings that count for this score. The first points cost a point each, and nothing falls below 0. Facts are
shares and saturating counts of what stands in the text *once*, so that neither a word more nor the deletion
of a copy makes a jump; with the facts held equal, a finding fewer never lowers a score. What each fact and
each rule took is in ``Scores.taken``. See docs/scores.md for the reason for each number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from math import exp, sqrt
from typing import TYPE_CHECKING

from anplint.finding import Measure, Scores, Taken
from anplint.model import Image
from anplint.text.common import FUNCTION_WORDS
from anplint.text.ease import ease
from anplint.text.freshness import freshness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from anplint.finding import Finding, Severity
    from anplint.measure import Facts
    from anplint.model import Article, Block

    Score = Callable[[Facts, Sequence[Finding]], Scores]

SCORE_NAMES = ("quality", "clarity", "depth", "freshness", "originality", "integrity")
SCORE_VERSION = 1
"""Goes up with every change of the formula; scores of two versions cannot be compared."""

SEVERITY_POINTS: dict[Severity, float] = {"error": 30.0, "warning": 12.0, "info": 1.0}
"""An error alone brings a score to 74, a warning to 89, an info to 99. The second finding of a rule counts
half, the third a third: a habit is one thing to mend."""
LONG = 500
"""Words, from which on points of findings are divided by the root of the length: a long article has more room
for slips, but not in proportion. Not for integrity: what cannot be intended is wrong once."""

WEIGHTS = {"integrity": 25, "originality": 25, "clarity": 20, "depth": 20, "freshness": 10}
"""Parts of ``quality``. Trust first: what is wrong or copied is worth less than what is hard to read."""

CLARITY_FACTS = {"long-sentences": 55.0, "hard-words": 90.0, "long-paragraphs": 18.0}
"""Points where all words are in such. At the human medians (18 % and 13 %) sentences and words take about the
same, as in the readability formulas; a long paragraph can be skimmed. In proportion to the share, without a
threshold: to delete a few easy words costs little."""
MOST_HARD = 0.3
"""The share from which on hard words take no more; so the facts take at most 100."""
COPIED = 60.0
"""Points where (nearly) every sentence stood there before; the rules on repetition add theirs."""

DEPTH_FACTS = {"vocabulary": 55.0, "evidence": 30.0, "sections": 15.0}
SATURATION = {"vocabulary": 200.0, "evidence": 12.0, "sections": 4.0}
"""Where two thirds of the points are reached: about the medians of human articles (186, 13, 4)."""
SHOWN = {
    "vocabulary": "{:.0f} different words",
    "evidence": "{:g} for links, figures, code and pictures",
    "sections": "{:.0f} headings",
}
CODE, IMAGE, LINK, FIGURE = 2.0, 2.0, 1.0, 0.5
"""Evidence: a code block or a picture shows, a link proves, every second figure says something."""

MEASURED = frozenset({"readability", "structure.wall-of-text", "suppression"})
"""Rules and categories that take no points: what these find clarity's facts measure, or it is no flaw."""
PLACES = {
    "boilerplate": "originality",
    "boilerplate.export-debris": "integrity",
    "boilerplate.internal-note": "integrity",
    "checklist": "depth",
    "checklist.off-topic": "originality",
    "image.reused": "originality",
    "meta": "integrity",
    "repetition": "originality",
    "repetition.doubled-word": "clarity",
    "structure.empty-section": "depth",
    "structure.missing-section": "depth",
    "style": "originality",
}
"""The score that a rule or a category counts for. Rules of the class integrity count there; of what is not
named here, style counts for originality, and the rest for clarity."""


def score(facts: Facts, findings: Sequence[Finding]) -> Scores:
    """The scores of an article by its facts and its findings (of the rules that are on, not suppressed)."""
    taken: list[Taken] = []
    points = _points(findings, facts.words)
    losses = _losses(facts, findings)
    parts = {name: _after(name, losses[name], points, taken) for name in losses}
    fresh = _freshness(facts)
    if fresh is not None:
        parts["freshness"] = fresh
    if facts.words:
        weight = sum(WEIGHTS[name] for name in parts)
        parts["quality"] = sum(WEIGHTS[name] * value for name, value in parts.items()) / weight
    taken.sort(key=lambda one: -one.points)
    quality, clarity, depth, age, originality, integrity = (_told(parts.get(name)) for name in SCORE_NAMES)
    return Scores(quality, clarity, depth, age, originality, integrity, tuple(taken))


def _told(value: float | None) -> float | None:
    return value if value is None else round(value, 1)


def score_and_measure(facts: Facts, findings: Sequence[Finding]) -> Scores:
    """The scores with the readability of the paragraphs, ours and textstat's; in English alone."""
    from anplint.text.readability import measure, textstat_measures

    scores = score(facts, findings)
    texts = [block.text for block in facts.paragraphs]
    ours = measure(texts) if facts.speaks(("en",)) else None
    if ours is None:
        return scores
    theirs = textstat_measures(texts)
    found = []
    for group in ("counts", "indices"):
        beside = getattr(theirs, group) if theirs else None
        found += [
            Measure(name, value, getattr(beside, name) if beside else None)
            for name, value in getattr(ours, group)._asdict().items()
        ]
    return scores._replace(readability=tuple(found))


def place(rule: str, rule_class: str) -> str:
    """The score that the findings of a rule count for; empty for none."""
    category = rule.partition(".")[0]
    if category in MEASURED or rule in MEASURED:
        return ""
    if rule_class == "integrity":
        return "integrity"
    by_class = "originality" if rule_class == "style" else "clarity"
    return PLACES.get(rule) or PLACES.get(category) or by_class


def _points(findings: Sequence[Finding], words: int) -> dict[str, dict[str, tuple[float, int]]]:
    """For each score and rule the points and the number of the findings; the k-th worst counts a k-th."""
    room = sqrt(max(words, LONG) / LONG)
    by_rule: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in findings:
        by_rule[place(one.rule, one.rule_class), one.rule].append(SEVERITY_POINTS[one.severity])
    found: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
    for (name, rule), each in sorted(by_rule.items()):
        total = sum(points / k for k, points in enumerate(sorted(each, reverse=True), 1))
        found[name][rule] = (total if name == "integrity" else total / room), len(each)
    return found


def _after(
    name: str, losses: list[Taken], points: dict[str, dict[str, tuple[float, int]]], taken: list[Taken]
) -> float:
    """The score that facts and findings leave; what each took goes to ``taken``."""
    left = 100.0 - sum(one.points for one in losses)
    rules = points.get(name, {})
    total = sum(each for each, _ in rules.values())
    lost = left * (1 - exp(-total / 100))
    taken += [one for one in losses if one.points]
    for rule, (each, number) in rules.items():
        taken.append(Taken(name, rule, lost * each / total, f"{number} finding{'s' * (number != 1)}"))
    return left - lost


def _losses(facts: Facts, findings: Sequence[Finding]) -> dict[str, list[Taken]]:
    """What the facts take, by score; scores of which nothing can be said are left out."""
    if not facts.words:
        return {"integrity": []}
    if not facts.has_word_count:
        return {"integrity": [], "originality": []}
    texts = [block.text for block in facts.article.blocks if block.kind in {"paragraph", "item"}]
    english = facts.language == "en"
    found = ease(texts, english=english)
    shares = {
        "long-sentences": found.long_sentences,
        "hard-words": min(found.hard_words, MOST_HARD),
        "long-paragraphs": found.long_paragraphs,
    }
    return {
        "integrity": [],
        "originality": [Taken("originality", "copied", COPIED * found.copied, _of_words(found.copied))],
        "clarity": [
            Taken("clarity", fact, CLARITY_FACTS[fact] * share, _of_words(share))
            for fact, share in shares.items()
        ],
        "depth": list(_shallow(facts, findings)),
    }


def _of_words(share: float) -> str:
    return f"{100 * share:.0f} % of the words"


def _shallow(facts: Facts, findings: Sequence[Finding]) -> Iterator[Taken]:
    """What depth lacks: distinct words, sections, and what an article can show."""
    article = facts.article
    aside = _left_over(article, findings)
    stems: set[str] = set()
    figures: set[str] = set()
    for block, pieces, found in zip(facts.prose, facts.pieces, facts.stems, strict=True):
        if block.start not in aside:
            stems.update(found)
            figures.update(piece for piece in pieces if any(map(str.isdigit, piece)))
    placeholders = sum(one.rule == "image.placeholder" for one in findings)
    amounts = {
        "vocabulary": float(len(stems - FUNCTION_WORDS - figures)),
        "evidence": CODE * len({block.text for block in facts.code})
        + IMAGE * max(0, _images(facts.images) - placeholders)
        + LINK * len({link.url for link in facts.links})
        + FIGURE * len(figures),
        "sections": float(len({block.text.lower() for block in facts.headings})),
    }
    for fact, amount in amounts.items():
        lost = DEPTH_FACTS[fact] * exp(-amount / SATURATION[fact])
        yield Taken("depth", fact, lost, SHOWN[fact].format(amount))


def _images(images: Sequence[Block]) -> int:
    return len({block.detail.url for block in images if isinstance(block.detail, Image)})


def _left_over(article: Article, findings: Sequence[Finding]) -> set[int]:
    """The starts of the blocks in which something was left over: their words are not the article's."""
    starts = [block.start for block in article.blocks]
    shifts = {part.name: part.start for part in article.parts}
    places = {one.start + shifts.get(one.field, 0) for one in findings if one.rule.startswith("leftover.")}
    return {starts[max(0, bisect_right(starts, place) - 1)] for place in places if starts}


def _freshness(facts: Facts) -> float | None:
    """By the latest day on which somebody looked at the article, else its first; None without a date."""
    dates = facts.dates
    later = [dates[name] for name in ("updated", "reviewed") if name in dates]
    first = [dates[name] for name in ("created", "file-name") if name in dates]
    day = max(later, default=None) or next(iter(first), None)
    return None if day is None else freshness((facts.as_of - day).days)
