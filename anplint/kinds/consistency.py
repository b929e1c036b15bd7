"""Variants of a word that stand side by side: one article should keep to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.match import Pattern, apart, bounded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.match import Found

VALUES = frozenset({"match", "other", "count", "other_count"})
MOST_RELATED = 20
PAIR = 2


class Params(NamedTuple):
    """Which forms exclude each other.

    ``either`` maps one form to the other, or is a list of lists of two forms and more; forms are regexes.
    ``boundary``: ``word`` matches whole words only. ``quoted``: whether words in quotation marks count.
    """

    either: dict[str, str] | tuple[tuple[str, ...], ...]
    ignore_case: bool = True
    boundary: Literal["word", "none"] = "word"
    quoted: bool = False


def build(params: Params) -> Check:
    """A check that yields one hit for each group of forms of which an article uses several.

    The form used most is taken as the one that is meant; of forms used equally often, the first used.
    The place is the first use of another form; related are the first use of the form that is meant
    and the further places to change (20 at most). One hit, not one for each place: a writer decides
    once. It is known by the forms, so it stays the same finding while places are mended.
    """
    _validate(params)
    wrap = bounded if params.boundary == "word" else str
    groups = _groups(params)
    numbers = [(at, form) for at, group in enumerate(groups) for form in range(len(group))]

    def find(view: View) -> Iterator[Hit]:
        used: dict[int, list[list[Found]]] = {}
        for found in view.matches:
            if params.quoted or not quoted(found.block.text, *found.match.span()):
                at, form = numbers[found.pattern]
                used.setdefault(at, [[] for _ in groups[at]])[form].append(found)
        for at, forms in sorted(used.items()):
            yield from _choose(groups[at], forms)

    regexes = [wrap(form) for group in groups for form in group]
    return Check(find, tuple(Pattern(regex, params.ignore_case) for regex in regexes))


def _validate(params: Params) -> None:
    """Raise ValueError where there is nothing to choose between."""
    groups = _groups(params)
    if not groups or any(len(set(group)) < PAIR for group in groups):
        raise ValueError("'either' needs two different forms in each pair")


def _groups(params: Params) -> tuple[tuple[str, ...], ...]:
    return tuple(params.either.items()) if isinstance(params.either, dict) else params.either


def _choose(group: tuple[str, ...], forms: list[list[Found]]) -> Iterator[Hit]:
    """The hit of one group, where more than one of its forms is used; a place counts for one form only."""
    form_of = {id(one): form for form, places in enumerate(forms) for one in places}
    places = apart(one for form in forms for one in form)
    kept: list[list[Found]] = [[] for _ in forms]
    for one in places:
        kept[form_of[id(one)]].append(one)
    most = max(map(len, kept))
    meant = next(form_of[id(one)] for one in places if len(kept[form_of[id(one)]]) == most)
    others = [one for one in places if form_of[id(one)] != meant]
    if not others:
        return
    first, other = others[0], kept[meant][0]
    values = {
        "match": first.match.group(),
        "other": other.match.group(),
        "count": str(len(others)),
        "other_count": str(len(kept[meant])),
    }
    rest = [(one, "also to change") for one in others[1:MOST_RELATED]]
    related = [(other, f"“{other.match.group()}” here"), *rest]
    yield Hit(
        *first.block.to_source(*first.match.span()),
        values,
        related=tuple(Related(*one.block.to_source(*one.match.span()), text) for one, text in related),
        about=" | ".join(group),
    )
