"""Whole pages as generators and people write them, with the blocks that a person would mark in them.

``tests/golden_articles/html/NAME.blocks`` has one line for a block: kind, level, place, what belongs to it, text.
``ANPLINT_REGENERATE=1`` writes them anew; read the difference line by line.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from anplint.model import Block, Code, Entry, Image, Item
from anplint.read.html import read_html

FOLDER = Path(__file__).parents[1] / "golden_articles" / "html"
PAGES = sorted(FOLDER.glob("*.html"))


def line(block: Block) -> str:
    detail = block.detail
    about = ""
    if isinstance(detail, Entry):
        about = f"{'.'.join(map(str, detail.path))}@{detail.key.start}-{detail.key.end} "
    elif isinstance(detail, Image):
        target = f"@{detail.target.start}-{detail.target.end}" if detail.target else ""
        about = f"<{detail.url}>{target}{' decorative' if detail.decorative else ''} "
    elif isinstance(detail, Item):
        mark = {None: "", True: "[x]", False: "[ ]"}[detail.checked]
        about = f"{'ol' if detail.ordered else 'ul'}{detail.list}{mark}{'' if detail.first else '+'} "
    elif isinstance(detail, Code):
        about = f"({detail.language}) "
    return f"{block.kind} {block.level} {block.start}-{block.end} {about}{block.text!r}"


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_page(page: Path) -> None:
    article = read_html(page.read_bytes().decode(), page.name)
    found = "".join(f"{line(block)}\n" for block in article.blocks)
    found += "".join(f"link {link.start}-{link.end} {link.url}\n" for link in article.links)
    found += "".join(f"comment {one.start}-{one.end} {one.text!r}\n" for one in article.comments)
    expected = page.with_suffix(".blocks")
    if os.environ.get("ANPLINT_REGENERATE"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_enough() -> None:
    assert len(PAGES) >= 10
