"""On real Markdown: the prose is that of an independent parser, and every finding stands where it says.

Needs a folder of Markdown files: ``ANPLINT_CORPORA``, else ``../shared/corpora`` beside the checkout.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from anplint.config import settings
from anplint.errors import ReadError
from anplint.lint import lint_article, prepare
from anplint.model import OPAQUE, Article, Block
from anplint.pack import load_pack
from anplint.read import read_article
from anplint.read.front_matter import read_front_matter
from anplint.read.markdown import LONE_CR
from anplint.read.masks import Masked, mask_markdown
from anplint.read.syntax import syntaxes
from tests.read.oracle import oracle_prose, plain

FOLDER = Path(os.environ.get("ANPLINT_CORPORA") or Path(__file__).parents[2] / "shared" / "corpora")
FILES = sorted(path for path in FOLDER.rglob("*.md") if path.is_file())
PROSE = {"heading", "paragraph", "item", "quote", "cell", "caption", "image", "footnote"}

pytestmark = pytest.mark.skipif(not FILES, reason=f"no Markdown files below {FOLDER} (set ANPLINT_CORPORA)")


def test_prose_equals_the_oracles() -> None:
    different = []
    for file in FILES:
        article = read_article(file.read_bytes(), str(file), settings(load_pack()).reading)
        text, masked = parsed(article.source)
        ours = sorted(filter(None, (plain(block.text) for block in prose(article, masked))))
        if ours != oracle_prose(text):
            different.append(file.name)
    assert different == []


def parsed(source: str) -> tuple[str, Masked | None]:
    """What the parser is handed: the body, with the same masks; another parser then reads it."""
    start = read_front_matter(source).body
    body = LONE_CR.sub("\n", source[start:])
    wanted = syntaxes(body, None, mdx=False)
    masked = mask_markdown(source, start, body, wanted, None) if wanted else None
    return (masked.view.text if masked else body), masked


def prose(article: Article, masked: Masked | None) -> list[Block]:
    """The blocks that come from Markdown: not the images and captions in templates and in raw HTML."""
    own = {(block.kind, block.start) for block in masked.blocks} if masked else set()
    html = [(block.start, block.end) for block in article.blocks if block.kind == "html"]
    return [
        block
        for block in article.blocks
        if block.kind in PROSE
        and (block.kind, block.start) not in own
        and not (block.kind in {"image", "caption"} and in_html(article.source, block.start, html))
    ]


def in_html(source: str, at: int, html: list[tuple[int, int]]) -> bool:
    return source.startswith("<", at) or any(start <= at < end for start, end in html)


def test_every_finding_stands_where_it_says() -> None:
    """With every rule on: the text is the source's, line and column lead to it, and runs map one to one."""
    pack = load_pack()
    applied = settings(pack, select=["all"])
    linter = prepare(applied.rules, pack.literals)
    count = 0
    for file in FILES:
        try:
            article = read_article(file.read_bytes(), str(file), applied.reading)
        except ReadError:
            continue
        lines = article.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert all(map(runs_hold, [article.source] * len(article.blocks), article.blocks))
        for finding in lint_article(article, linter, applied.fields, date(2026, 11, 23)).findings:
            count += 1
            assert article.source[finding.start : finding.end] == finding.text
            line, column = finding.position
            first = finding.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[0]
            assert lines[line - 1][column - 1 :].startswith(first)
    assert count > 0


def runs_hold(source: str, block: Block) -> bool:
    """Where a run's lengths agree, its characters do, fillers and line ends aside."""
    return all(
        prose in (raw, OPAQUE) or (prose.isspace() and raw.isspace())
        for run in block.runs
        if run.length == run.width
        for prose, raw in zip(
            block.text[run.text : run.text + run.length],
            source[run.source : run.source + run.width],
            strict=True,
        )
    )
