"""How articles are read: what a site's settings tell the readers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from anplint.read.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

Flavor = Literal["plain", "hugo", "jekyll", "nunjucks", "mkdocs", "docusaurus", "myst", "mdx", "wordpress"]
"""Template and component syntaxes that can stand in a text. ``plain`` has none; each is masked on its own."""
FLAVORS: tuple[Flavor, ...] = get_args(Flavor)


class Reading(NamedTuple):
    """What readers are told: label data of text exports, the flavor, and the keys of record fields.

    ``flavor`` is None where it is told from the file's suffix and content. ``columns`` map what a reader
    of records looks for (``content``, ``title``, ``id``, ``url``, or a concept) to the key that holds it.
    """

    labels: Labels = Labels()
    flavor: Flavor | None = None
    columns: Mapping[str, str] = MappingProxyType({})
