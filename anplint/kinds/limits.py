"""How long articles of a site or of a type are, and what they need to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.article_type import whose
from anplint.finding import Hit
from anplint.kinds import Check, View, at_title
from anplint.model import ArticleType
from anplint.promises import count_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"has", "needs", "whose"})


class Params(NamedTuple):
    """What every article of the site keeps to; 0, and -1 for ``max_images``, ask for nothing.

    ``types``: whether the limits of the article's type are looked at.
    """

    min_words: int = 0
    max_words: int = 0
    min_images: int = 0
    max_images: int = -1
    steps: int = 0
    code: bool = False
    max_level: int = 0
    types: bool = True


def build(params: Params) -> Check:
    """A check with one hit, at the title, for each limit that the article does not keep to.

    A heading that is too deep is the place of its hit.
    """
    most_images = None if params.max_images < 0 else params.max_images
    limits = {name: value for name, value in params._asdict().items() if name not in {"types", "max_images"}}
    own = ArticleType("", max_images=most_images, **limits)

    def find(view: View) -> Iterator[Hit]:
        if own != ArticleType(""):
            yield from _look(view, own, whose(None))
        if params.types and view.facts.type:
            yield from _look(view, view.facts.type.type, whose(view.facts.type))

    return Check(find, where=("type",) if own == ArticleType("") else ())


def _look(view: View, limits: ArticleType, who: str) -> Iterator[Hit]:
    for name, has, needs in _missed(view, limits):
        yield Hit(*at_title(view), {"has": has, "needs": needs, "whose": who}, about=f"limit {name}")
    for heading in view.facts.headings if limits.max_level else ():
        if heading.level > limits.max_level:
            values = {
                "has": f"a heading of level {heading.level}",
                "needs": f"at most {limits.max_level} levels",
            }
            yield Hit(*heading.to_source(0, len(heading.text)), {**values, "whose": who})


def _missed(view: View, limits: ArticleType) -> Iterator[tuple[str, str, str]]:
    """The name of each limit that is missed, what the article has, and what it needs."""
    facts = view.facts
    images, has_words = len(facts.images), facts.has_word_count
    if has_words and facts.words < limits.min_words:
        yield "min-words", _counted(facts.words, "word"), f"at least {limits.min_words:,}"
    if has_words and 0 < limits.max_words < facts.words:
        yield "max-words", _counted(facts.words, "word"), f"at most {limits.max_words:,}"
    if images < limits.min_images:
        yield "min-images", _counted(images, "image"), f"at least {limits.min_images:,}"
    if limits.max_images is not None and images > limits.max_images:
        yield "max-images", _counted(images, "image"), f"at most {limits.max_images:,}"
    if limits.steps and (steps := count_steps(facts)) < limits.steps:
        yield "steps", _counted(steps, "step"), f"at least {limits.steps:,} in a numbered list or as headings"
    if limits.code and not facts.code:
        yield "code", "no block of code", "at least one"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}" if number else f"no {thing}s"
