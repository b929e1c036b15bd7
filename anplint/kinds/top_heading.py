"""More headings of level 1 than an article has titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = frozenset({"heading", "count"})


class Params(NamedTuple):
    """``beside_title``: whether a heading of level 1 also counts beside a title in the metadata."""

    beside_title: bool = False


def build(params: Params) -> Check:
    """A check with one hit for an article: at the second title, the others in ``related``.

    With ``beside_title`` the title of the metadata is the first one. Without it, where the metadata states
    the title, no heading repeats it and the first heading is of level 1, that is the level of the site's
    sections.
    """

    def find(view: View) -> Iterator[Hit]:
        titles = [heading for heading in view.facts.headings if heading.level == 1]
        stated = view.facts.claims("title") if params.beside_title else []
        places = [*stated[:1], *titles]
        if len(places) < 2 or not titles:  # noqa: PLR2004 - a title and a second one
            return
        if not params.beside_title and _are_sections(view):
            return
        first, second, *others = places
        related = (
            Related(*first.to_source(0, len(first.text)), "the title is here"),
            *(Related(*other.to_source(0, len(other.text)), "and here, too") for other in others),
        )
        values = {"heading": heading_text(view, second), "count": str(len(places))}
        yield Hit(*second.to_source(0, len(second.text)), values, (), related, about="top-heading")

    return Check(find, where=("heading",) if params.beside_title else ("two-titles",))


def _are_sections(view: View) -> bool:
    """Whether level 1 is that of the sections, below a title that only the metadata has."""
    headings = view.facts.headings
    stated = {" ".join(block.text.casefold().split()) for block in view.facts.claims("title")}
    repeated = any(" ".join(one.text.casefold().split()) in stated for one in headings)
    return bool(stated) and not repeated and headings[0].level == 1
