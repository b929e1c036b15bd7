"""Stated scores held against those that are worked out from the article and its findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.finding import Hit
from anplint.score import SCORE_NAMES, score
from anplint.stated_edits import edit_part
from anplint.text.scores import stated_scores
from anplint.text.values import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.finding import Finding
    from anplint.measure import Facts
    from anplint.rule import Rule
    from anplint.text.scores import Score

KIND = "score-differs"
HUNDRED = 100.0
SCALES = (1.0, 10.0, HUNDRED)


def weighed(facts: Facts, rule: Rule, findings: Sequence[Finding]) -> Iterator[Hit]:
    """The hits of a rule of this kind: each stated score that is further from ours than its ``most``.

    ``findings`` are those of the other rules. The edit writes our score in the scale, and with the decimals,
    of the stated one.
    """
    stated = stated_scores(facts.entries, facts.concepts)
    if not any(one.name in SCORE_NAMES for one in stated):
        return
    ours = score(facts, findings)
    highest = max(one.value for one in stated)
    scale = next((scale for scale in SCALES if highest <= scale), None)
    for one in stated:
        own = getattr(ours, one.name) if one.name in SCORE_NAMES else None
        top = one.top or scale
        if own is not None and top and abs(one.value / top * HUNDRED - own) > rule.params["most"]:
            yield _hit(facts, one, own * top / HUNDRED)


def _hit(facts: Facts, stated: Score, own: float) -> Hit:
    block = stated.block
    number = re.search(r"-?\d+(?:\.(\d+))?", block.text)
    decimals = len(number[1]) if number and number[1] else 0
    computed = f"{own:.{decimals}f}"
    values = {"key": label(block), "claimed": stated.text, "computed": computed}
    edits = edit_part(facts.article.source, block, *number.span(), computed) if number else ()
    return Hit(*block.to_source(0, len(block.text)), values, edits, about=f"score {stated.name}")
