"""Whole articles as sites have them, with the blocks that a person would mark in them.

``tests/golden_articles/FLAVOR/NAME.blocks`` has one line for a block: kind, level, place as line:column from
and to, what belongs to it, text. ``ANPLINT_REGENERATE=1`` writes them anew; read the difference line by line.
Articles of the ``OTHERS`` are read as ``check`` reads a file of that name, byte order mark included.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from anplint.model import Article, Block, Code, Entry, Image, Item
from anplint.positions import Lines
from anplint.read import read_article
from anplint.read.markdown import read_markdown
from anplint.read.reading import FLAVORS, Reading
from tests.read.test_markdown import assert_places
from tests.read.test_text import LABELS

if TYPE_CHECKING:
    from anplint.read.reading import Flavor

FOLDER = Path(__file__).parents[1] / "golden_articles"
OTHERS: dict[str, Flavor | None] = {
    **dict.fromkeys(("text", "markdown", "astro", "ghost")),
    "eleventy": "nunjucks",
}
"""Formats and generators without a template syntax of their own, and the flavor that their presets name."""
ARTICLES = sorted(
    path
    for folder in (*FLAVORS, *OTHERS)
    for path in (FOLDER / folder).glob("*.*")
    if path.suffix in {".md", ".mdx", ".txt", ".html"}
)
TELLS_ITSELF = {
    *("harbour", "shortcodes-explained", "2026-01-14-kiln", "templates-explained", "soup", "feed"),
    *("no-config", "list", "colour"),
}
"""Articles whose prose is the same where no flavor is named, or another one."""


def read(path: Path, flavor: Flavor | None) -> Article:
    if path.parent.name in OTHERS:
        article = read_article(path.read_bytes(), path.name, Reading(LABELS, OTHERS[path.parent.name]))
        assert_places(article)
        return article
    source = path.read_bytes().decode()
    mdx = path.suffix == ".mdx"
    article = read_markdown(source, path.name, flavor=None if flavor == "mdx" else flavor, mdx=mdx)
    assert_places(article)
    return article


def line(block: Block, lines: Lines) -> str:
    start, end = lines.position(block.start), lines.position(block.end)
    place = f"{start.line}:{start.column}-{end.line}:{end.column}"
    return f"{block.kind} {block.level} {place} {about(block)}{block.text!r}"


def about(block: Block) -> str:
    detail = block.detail
    if isinstance(detail, Entry):
        return f"{'.'.join(map(str, detail.path))} "
    if isinstance(detail, Image):
        target = "" if detail.target else " nowhere"
        return f"<{detail.url}>{target}{' decorative' if detail.decorative else ''} "
    if isinstance(detail, Item):
        mark = {None: "", True: "[x]", False: "[ ]"}[detail.checked]
        return f"{'ol' if detail.ordered else 'ul'}{detail.list}{mark}{'' if detail.first else '+'} "
    return f"({detail.language}) " if isinstance(detail, Code) else ""


def shown(article: Article) -> str:
    lines = Lines(article.source)
    found = [line(block, lines) for block in article.blocks]
    found += [f"link {lines.position(link.start).line} {link.url}" for link in article.links]
    found += [f"comment {lines.position(one.start).line} {one.text!r}" for one in article.comments]
    found += [f"problem {one.name} {one.detail}" for one in article.problems]
    return "".join(f"{one}\n" for one in found)


@pytest.mark.parametrize("path", ARTICLES, ids=[f"{path.parent.name}-{path.stem}" for path in ARTICLES])
def test_article(path: Path) -> None:
    found = shown(read(path, cast("Flavor", path.parent.name)))
    expected = path.with_suffix(".blocks")
    if os.environ.get("ANPLINT_REGENERATE"):
        expected.write_text(found, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == found


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if path.stem in TELLS_ITSELF], ids=lambda path: path.stem
)
def test_article_tells_its_flavor(path: Path) -> None:
    assert shown(read(path, cast("Flavor", path.parent.name))) == shown(read(path, None))


@pytest.mark.parametrize("path", ARTICLES, ids=[f"{path.parent.name}-{path.stem}" for path in ARTICLES])
def test_no_text_of_templates_is_prose(path: Path) -> None:
    """Marks of template languages are in no prose, but for those that an article names as text."""
    article = read(path, cast("Flavor", path.parent.name))
    for block in article.blocks:
        if block.kind not in {"code", "meta"} and path.stem not in {"untold", "install", "list"}:
            assert not any(
                mark in block.text for mark in ("{%", "{{", "%}", "}}", ":::", "!!! q", "wp:", "{:")
            )


def test_there_are_enough() -> None:
    assert len(ARTICLES) >= 27
    assert {path.parent.name for path in ARTICLES} == {*FLAVORS, *OTHERS} - {"plain"}
