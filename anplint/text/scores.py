"""Scores that metadata state about their article: which entries they are, and what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from anplint.model import Block

NAMES = frozenset(
    "accessibility accuracy actionability aggregate ai authority average bias brand clarity coherence "
    "completeness composite conciseness confidence consistency content correctness coverage credibility "
    "depth duplication editorial eeat engagement evidence expertise factuality final freshness global "
    "grammar headline helpfulness images impact integrity intent keyword keywords links mean novelty "
    "originality overall performance plagiarism popularity practicality quality readability recency "
    "relevance reliability rigor rigour risk safety semantic semantics sentiment seo similarity sourcing "
    "spam structure style technical title tone topicality total toxicity trust trustworthiness uniqueness "
    "usefulness utility ux value virality voice".split()
)
"""What scores of articles are called; others ("home", "credit") may mean anything."""
WHOLE = (
    *("overall", "total", "average", "mean", "composite", "aggregate", "global", "final"),
    *("score", "quality"),
)
"""Names of the score that sums the others up; the first that is there counts."""
COUNTED = frozenset("total average mean final global aggregate composite".split())
"""Names that tell nothing alone: matches have a total, too."""
GROUPS = frozenset(
    "score scores scoring scorecard subscores contentscore contentscores qualityscore qualityscores".split()
)
"""Keys (folded) that hold scores."""
MIXED = frozenset(
    "rating ratings marks grades metrics qualitymetrics quality analysis evaluation assessment audit".split()
)
"""Keys (folded) that hold scores among other numbers."""
AROUND = ("content", "article", "page", "post", "overall", "text", "rankmath", "yoast", "wpseo")
"""What stands before the name of a score: ``content_quality_score``."""
OTHER = ("flesch", "grade", "ease", "fog", "level")
"""What indices of readability are called, which have scales of their own."""
NUMBER = r"\s*(-?\d{1,7}(?:\.\d{1,6})?)\s*(?:(%)|(?:/|out of|of)\s*(\d{1,4}))?(?:\s*(?:points?|pts))?\s*"


class Score(NamedTuple):
    """A stated score: its name (folded), its value, the highest value where it says that, its place.

    ``text`` is the value as written.
    """

    name: str
    value: float
    top: float
    block: Block
    text: str


def stated_scores(
    entries: Iterable[tuple[str, Block]], concepts: Mapping[int, str], names: Collection[str] = ()
) -> list[Score]:
    """The scores in metadata, in order; only those of ``names``, where some are given.

    A score is a number whose key is one of ``NAMES`` with "score" beside it, stands in a group of scores, or
    is mapped to ``scores.<name>``. ``concepts`` are those of the blocks, by their starts.
    """
    found = []
    for key, block in entries:
        concept = concepts.get(block.start, "")
        if concept.startswith("scores."):
            name = concept.removeprefix("scores.")
        else:
            name = _name(key) if "." in key or "score" in key else ""
        match = re.fullmatch(NUMBER, block.text) if name and (not names or name in names) else None
        if match is not None and not any(one in name for one in OTHER):
            top = 100.0 if match[2] else float(match[3] or 0)
            found.append(Score(name, float(match[1]), top, block, block.text.strip()))
    known = sum(score.name in NAMES for score in found)
    telling = any(score.name in NAMES and score.name not in COUNTED for score in found)
    return found if telling and 2 * known >= len(found) else []


def _name(key: str) -> str:
    """The name of the score that a folded dotted key states; empty for other keys."""
    *above, last = key.split(".")
    if last == "score" and above and above[-1] in NAMES:
        return above[-1]
    bare = last.removeprefix("score") if last.startswith("score") else last.removesuffix("score")
    if not GROUPS.isdisjoint(above):
        return bare or "score"
    if bare == last and MIXED.isdisjoint(above):
        return ""
    for word in AROUND:
        bare = bare.removeprefix(word) or bare
    return bare if bare in NAMES else "" if bare else "score"
