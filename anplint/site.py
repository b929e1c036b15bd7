"""Which generator or system a folder belongs to, told from the names of its configuration files.

Only names are looked at, and for a few common names the first bytes; nothing is parsed or run. The names
are those that the documentation of each system gives.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from anplint.read.reading import Flavor

SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")
LOOKED_AT = 65_536
"""Bytes of a file with a common name that are searched for the key that tells whose it is."""
HUGO_KEY = b"baseurl"


class Site(NamedTuple):
    """A site: its folder, the file that tells, the preset of its field names, and its template syntax.

    ``aside`` are folders in it that hold templates, data and output: nothing in them is an article.
    """

    folder: str
    file: str
    preset: str | None
    flavor: Flavor | None
    aside: frozenset[str] = frozenset()

    def is_aside(self, path: str) -> bool:
        """Whether an absolute path lies in a folder of the site that holds no articles."""
        first, _, rest = path[len(self.folder.rstrip(os.sep)) + 1 :].partition(os.sep)
        return rest != "" and first in self.aside


def _names(*stems: str, ends: Collection[str]) -> tuple[str, ...]:
    return tuple(f"{stem}.{end}" for stem in stems for end in ends)


System = tuple[str | None, "Flavor | None", tuple[str, ...], str]
"""A generator: its preset, its flavor (None: told from each file), names that tell, folders set aside."""
HUGO: System = (
    "hugo",
    "hugo",
    _names("hugo", ends=("toml", "yaml", "yml", "json")),
    "archetypes assets data i18n layouts resources static themes",
)
JEKYLL: System = (
    "jekyll",
    "jekyll",
    ("_config.yml", "_config.yaml", "_config.toml"),
    "_data _includes _layouts _plugins _sass vendor",
)
SYSTEMS: tuple[System, ...] = (
    HUGO,
    ("docusaurus", "docusaurus", _names("docusaurus.config", ends=SCRIPTS), "build static .docusaurus"),
    ("astro", None, _names("astro.config", ends=SCRIPTS), ".astro"),
    (
        "eleventy",
        "nunjucks",
        (".eleventy.js", *_names("eleventy.config", ends=SCRIPTS)),
        "_data _includes _layouts",
    ),
    ("mkdocs", "mkdocs", ("mkdocs.yml", "mkdocs.yaml", "zensical.toml"), "overrides site"),
    ("wordpress", "wordpress", ("wp-config.php", "wp-config-sample.php"), "wp-admin wp-content wp-includes"),
    (None, "myst", ("myst.yml", "myst.yaml"), "_build"),
    JEKYLL,
)
"""The first that fits counts."""
HUGO_COMMON = _names("config", ends=("toml", "yaml", "yml", "json"))
"""Names that Hugo used before 0.110 and that others use too: with ``baseURL`` in it they are Hugo's."""
BOOK, HEXO = "_toc.yml", "scaffolds"
"""What stands beside a ``_config.yml`` of Jupyter Book (MyST) and of Hexo (front matter, but no Liquid)."""
HUGO_FOLDER = "config/_default"
NAMES = frozenset(name for _, _, names, _ in SYSTEMS for name in names).union(HUGO_COMMON, {"config"})


def site_of(folder: str, names: Collection[str]) -> Site | None:
    """The site whose root is this folder, told from the names in it; None for an ordinary folder."""
    if NAMES.isdisjoint(names):
        return None
    for system in SYSTEMS:
        file = next((name for name in system[2] if name in names), None)
        if file is None:
            continue
        if system is JEKYLL and BOOK in names:
            return Site(folder, BOOK, None, "myst", frozenset({"_build"}))
        if system is JEKYLL and HEXO in names:
            return Site(folder, file, "jekyll", None, frozenset({HEXO, "themes"}))
        return _site(folder, file, system)
    for name in HUGO_COMMON:
        if name in names and _holds(os.path.join(folder, name), HUGO_KEY):  # noqa: PTH118 - faster than a Path
            return _site(folder, name, HUGO)
    if "config" in names and os.path.isdir(os.path.join(folder, HUGO_FOLDER)):  # noqa: PTH112, PTH118
        return _site(folder, HUGO_FOLDER, HUGO)
    return None


def _site(folder: str, file: str, system: System) -> Site:
    preset, flavor, _, aside = system
    return Site(folder, file, preset, flavor, frozenset(aside.split()))


def _holds(file: str, key: bytes) -> bool:
    """Whether the start of a regular file holds a key, in any case."""
    if not os.path.isfile(file):  # noqa: PTH113
        return False
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            return key in opened.read(LOOKED_AT).lower()
    except OSError:
        return False
