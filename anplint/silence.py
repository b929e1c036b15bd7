"""Which findings the directives of an article silence, and what is wrong with the directives themselves.

A directive that silences nothing is told only where the run could know: a rule is judged if it ran on the
article, a category if nothing of it was left out or is waiting for an engine. Time
grows with the number of directives plus that of findings (times a logarithm), not with their product.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.directives import KEYS, SCOPES, fold_text, read_directives
from anplint.errors import nearest
from anplint.finding import Hit
from anplint.ground import Ground
from anplint.suppress import MARK, OWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from anplint.directives import Directive, Directives, Misspelt
    from anplint.finding import Finding
    from anplint.model import Article
    from anplint.suppress import Inline

Key = tuple[str, str | None]
"""What is silenced: a rule, a category, or every rule (empty), and the one text that is meant."""
EVERYTHING: Key = ("", None)


class Judged(NamedTuple):
    """The findings that are left, how many are silenced, and what is wrong with directives.

    ``hits`` are by the name of a rule about directives. Findings in directives are neither
    left nor silenced.
    """

    kept: list[Finding]
    silenced: int
    hits: dict[str, list[Hit]]


def judge(
    article: Article,
    findings: Sequence[Finding],
    starts: Sequence[int],
    inline: Inline,
    ran: frozenset[str],
    waiting: frozenset[str],
) -> Judged:
    """Take the directives of an article. ``starts`` are the places of the findings in its source.

    ``ran`` are the rules that ran on this article, ``waiting`` those that are on and could not.
    """
    directives = read_directives(article)
    off = _Silence(article, directives)
    own = _Spans()
    for span in directives.own:
        own.add(*span, (0, 0))
    own.sort()
    kept, silenced = [], 0
    for finding, start in zip(findings, starts, strict=True):
        if own.at(start):
            continue
        if off.takes(finding.rule, start, finding.text, finding.values.get("match", "")):
            silenced += 1
        else:
            kept.append(finding)
    hits = {
        "unused": [] if off.skip else list(_unused(directives.heeded, off.used, inline, ran, waiting)),
        "unknown-id": list(_unknown(directives.heeded, inline.known and inline.known | ran)),
        "unknown-directive": [_misspelt(one) for one in directives.misspelt],
    }
    return Judged(
        kept,
        silenced,
        {
            name: [hit for hit in found if not off.takes(f"{OWN}.{name}", hit.start)]
            for name, found in hits.items()
        },
    )


class _Silence:
    """The places where rules are silent, by what is silenced; notes which directives silence something."""

    def __init__(self, article: Article, directives: Directives) -> None:
        self.used: set[tuple[int, int]] = set()
        self.skip = any(one.scope == "skip" for one in directives.heeded)
        self._turns: dict[Key, list[tuple[int, tuple[int, int] | None]]] = {}
        self._spans: dict[Key, _Spans] = {}
        self._whole: dict[Key, tuple[int, int]] = {}
        ground = Ground(article)
        for number, one in enumerate(directives.heeded):
            keys: list[Key] = [(term.name, term.text) for term in one.terms] or [EVERYTHING]
            for position, key in enumerate(keys):
                use = number, position
                if one.scope in {"region", "enable"}:
                    turn = (one.start, use if one.scope == "region" else None)
                    self._turns.setdefault(key, []).append(turn)
                elif one.scope == "file":
                    self._whole.setdefault(key, use)
                elif one.scope != "skip":
                    start, end = (
                        ground.line(one.start) if one.scope == "line" else ground.block_after(one.end)
                    )
                    self._spans.setdefault(key, _Spans()).add(start, end, use)
        for spans in self._spans.values():
            spans.sort()

    def takes(self, rule: str, start: int, *texts: str) -> bool:
        """Whether a finding is silenced; the directives that do so are noted as used."""
        if self.skip:
            return True
        keys = list(_keys(rule, texts))
        found = [use for key in keys if (use := self._whole.get(key))]
        found += [use for key in keys if key in self._spans and (use := self._spans[key].at(start))]
        turn = max((self._last_turn(key, start) for key in keys), key=lambda turn: turn[0])[1]
        found += [turn] if turn else []
        self.used.update(found)
        return bool(found)

    def _last_turn(self, key: Key, start: int) -> tuple[int, tuple[int, int] | None]:
        """The last ``disable`` or ``enable`` of a key at or before ``start``: its place, and its use."""
        turns = self._turns.get(key, ())
        at = bisect_right(turns, start, key=lambda turn: turn[0]) - 1
        return turns[at] if at >= 0 else (-1, None)


class _Spans:
    """Half-open spans, each with the directive that covers it."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, tuple[int, int]]] = []
        self._tops: list[int] = []

    def add(self, start: int, end: int, use: tuple[int, int]) -> None:
        self._spans.append((start, end, use))

    def sort(self) -> None:
        self._spans.sort()
        for _, end, _ in self._spans:
            self._tops.append(max(end, self._tops[-1]) if self._tops else end)

    def at(self, place: int) -> tuple[int, int] | None:
        """The directive of the last span that holds a place; walks back as long as one can hold it."""
        at = bisect_right(self._spans, place, key=lambda span: span[0]) - 1
        while at >= 0 and self._tops[at] > place:
            if self._spans[at][1] > place:
                return self._spans[at][2]
            at -= 1
        return None


def _keys(rule: str, texts: tuple[str, ...]) -> Iterator[Key]:
    category = rule.partition(".")[0]
    if category != OWN:
        yield EVERYTHING
    for name in (category, rule):
        yield name, None
        for text in texts:
            if text:
                yield name, fold_text(text)


def _unused(
    directives: list[Directive],
    used: set[tuple[int, int]],
    inline: Inline,
    ran: frozenset[str],
    waiting: frozenset[str],
) -> Iterator[Hit]:
    """The terms that silenced nothing although their rules ran, and directives without terms that did not."""
    whole = not inline.narrowed and not waiting
    categories = {rule.partition(".")[0] for rule in ran} - {rule.partition(".")[0] for rule in waiting}
    for number, one in enumerate(directives):
        if one.scope in {"enable", "skip"}:
            continue
        if not one.terms and whole and (number, 0) not in used:
            yield Hit(*one.place, {"id": one.word, "hint": ""})
        for position, term in enumerate(one.terms):
            category = not inline.narrowed and term.name in categories
            judged = (term.name in ran or category) and term.name.partition(".")[0] != OWN
            if judged and (number, position) not in used:
                yield Hit(*term.place, {"id": term.name, "hint": ""})


def _unknown(directives: list[Directive], known: frozenset[str]) -> Iterator[Hit]:
    """The terms that name neither a rule nor a category, with the nearest that does."""
    if not known:
        return
    names = known | {rule.partition(".")[0] for rule in known}
    for term in (term for one in directives for term in one.terms if term.name not in names):
        yield Hit(*term.place, {"id": term.name, "hint": _hint(term.name, names)})


def _misspelt(one: Misspelt) -> Hit:
    known = KEYS if "." in one.word else {f"{MARK}-{word}" for word in SCOPES}
    return Hit(one.start, one.end, {"id": one.word, "hint": _hint(one.word, known)})


def _hint(word: str, known: Collection[str]) -> str:
    """The end of a message: the nearest word that is known, or what comes of this one."""
    near = nearest(word, known) if len(word) <= 2 * max(map(len, known)) else ""
    return f"; {near.strip(' ()')}" if near else "; it silences nothing."
