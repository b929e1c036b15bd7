"""Which template and component syntaxes to look for in a text, by its flavor or by what stands in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.read.reading import Flavor

Syntax = Literal[
    "admonitions",
    "attributes",
    "colons",
    "comments",
    "directives",
    "hash-comments",
    "hugo",
    "icons",
    "kramdown",
    "liquid",
    "math",
    "mdx",
    "myst-lines",
    "outputs",
    "roles",
    "spans",
    "wordpress",
]

SIGNS: Mapping[Syntax, tuple[str, ...]] = {
    "admonitions": ("!!! ", "???", "=== ", "===!", "===+"),
    "attributes": ("{",),
    "colons": (":::",),
    "comments": ("[//]:",),
    "directives": ("`{", "~{", "` {", "~ {"),
    "hash-comments": ("{#",),
    "hugo": ("{{<", "{{%", "{{/*", "{{- /*"),
    "icons": (":material-", ":octicons-", ":fontawesome-", ":simple-", "8<-", "[TOC]", "*["),
    "kramdown": ("{:",),
    "liquid": ("{%", "{{"),
    "math": ("$",),
    "mdx": ("{", "<", "import ", "export "),
    "myst-lines": ("%", ")=", "+++"),
    "outputs": ("{{",),
    "roles": ("}`",),
    "spans": ("]{",),
    "wordpress": ("<!-- wp:", "<!-- /wp:", "<!--wp:", "[caption", "[gallery", "[embed", "[/", '="'),
}
"""A text that holds none of these holds none of the syntax; tried before anything is looked at."""

FLAVOR_SYNTAXES: Mapping[Flavor, frozenset[Syntax]] = {
    "plain": frozenset({"comments"}),
    "hugo": frozenset({"comments", "hugo", "attributes"}),
    "jekyll": frozenset({"comments", "liquid", "kramdown", "math"}),
    "nunjucks": frozenset({"comments", "liquid", "hash-comments", "attributes"}),
    "mkdocs": frozenset(
        {"comments", "admonitions", "attributes", "kramdown", "icons", "liquid", "hash-comments", "math"}
    ),
    "docusaurus": frozenset({"comments", "mdx", "colons", "attributes", "math"}),
    "myst": frozenset(
        {"comments", "directives", "colons", "roles", "myst-lines", "attributes", "spans", "outputs", "math"}
    ),
    "mdx": frozenset({"comments", "mdx"}),
    "wordpress": frozenset({"comments", "wordpress"}),
}

UNTOLD: frozenset[Syntax] = frozenset(
    {
        "admonitions",
        "attributes",
        "colons",
        "comments",
        "directives",
        "hash-comments",
        "hugo",
        "kramdown",
        "liquid",
        "roles",
        "wordpress",
    }
)
"""Looked for where no flavor is named; each is taken only in a form that prose does not have."""

BRACES = re.compile(r"\{(?:[%{:#]|[A-Za-z][\w:+.-]{0,40}\}`|(?<=[`~]{2}\{)[A-Za-z]|(?<=[`~] \{)[A-Za-z])")
LINES = re.compile(
    r"\n(?![A-Za-z])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
    r"(?::::|!!![ ]|\?\?\?|===[!+]?[ ]\"|\[//\]:|<!--[ ]*/?wp:|\[(?:caption|gallery)\b)"
)
"""One of these finds what all signs of syntaxes in braces, or at the start of lines, would."""
IN_BRACES: frozenset[Syntax] = frozenset(
    {"attributes", "directives", "hash-comments", "hugo", "kramdown", "liquid", "outputs", "roles", "spans"}
)
IN_LINES: frozenset[Syntax] = frozenset({"admonitions", "colons", "comments"})

LONGEST_SIGN = 100

SURE: frozenset[Flavor] = frozenset({"jekyll", "nunjucks", "myst"})
"""Flavors whose articles are templates: whatever stands in ``{{ }}`` is replaced before readers see it."""


def syntaxes(text: str, flavor: Flavor | None, *, mdx: bool) -> frozenset[Syntax]:
    """The syntaxes whose signs stand in a text; none for most articles."""
    untold = flavor is None and not mdx
    braces = "{" in text and (not untold or BRACES.search(text) is not None)
    lines = LINES.search(text) is not None or LINES.match("\n" + text[:LONGEST_SIGN]) is not None
    if untold and not braces and not lines:
        return frozenset()
    wanted = UNTOLD if untold else FLAVOR_SYNTAXES[flavor or "mdx"]
    if mdx:
        wanted |= {"mdx", "colons"}
    if not braces:
        wanted -= IN_BRACES
    if not lines:
        wanted -= IN_LINES
    return frozenset(syntax for syntax in wanted if any(sign in text for sign in SIGNS[syntax]))
