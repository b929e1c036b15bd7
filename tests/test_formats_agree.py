"""The same article as Markdown, MDX, HTML, WordPress export and JSON Lines gives the same findings.

``tests/formats`` holds the articles, one planted defect (or none) in each. The other forms are made of
them here, by a Markdown renderer of its own. Differences by design: an image without text in Markdown lacks
it, an empty ``alt`` in HTML is a decision. Places differ.
"""

from __future__ import annotations

import html
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from anplint.config import settings
from anplint.finding import Checked
from anplint.lint import prepare
from anplint.pack import load_pack
from anplint.run import check_files

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "formats"
ARTICLES = sorted(FOLDER.glob("*.md"))
RENDERER = MarkdownIt("commonmark").enable("table")
DAY = date(2026, 11, 23)


def split(file: Path) -> tuple[dict[str, str], str]:
    """The metadata, which is one ``key: value`` a line in these articles, and the Markdown body."""
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    pairs = (line.split(": ", 1) for line in head.splitlines())
    return {key: value.strip("[]") for key, value in pairs}, body.lstrip("\n")


def rendered(body: str) -> str:
    """The body as HTML. The renderer writes an empty ``alt`` for a missing one, which HTML takes for a decision."""
    return str(RENDERER.render(body)).replace(' alt=""', "")


def as_mdx(file: Path, folder: Path) -> Path:
    """The Markdown with an import and a component, as sites with components have it."""
    text = file.read_text(encoding="utf-8")
    _, head, body = text.split("---\n", 2)
    return write(
        folder / f"{file.stem}.mdx",
        f"---\n{head}---\n\nimport Note from '../note'\n{body}\n<Note kind=\"end\" />\n",
    )


def as_html(file: Path, folder: Path) -> Path:
    meta, body = split(file)
    names = {key: value for key, value in meta.items() if key != "title"}
    head = "".join(f'<meta name="{key}" content="{html.escape(value)}">\n' for key, value in names.items())
    page = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>{html.escape(meta["title"])}</title>\n{head}</head>\n'
        f"<body>\n<nav><ul><li><a href='/'>Home</a></li></ul></nav>\n<main>\n{rendered(body)}</main>\n"
        "<footer><p>All rights reserved.</p></footer>\n</body>\n</html>\n"
    )
    return write(folder / f"{file.stem}.html", page)


def as_wxr(file: Path, folder: Path) -> Path:
    meta, body = split(file)
    extra = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>\n"
        for key, value in meta.items()
        if key == "reading_time"
    )
    return write(
        folder / f"{file.stem}.xml",
        '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0"\n'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"\n'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"\n xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
        "<title>A site</title>\n<wp:wxr_version>1.2</wp:wxr_version>\n<item>\n"
        f"<title>{html.escape(meta['title'])}</title>\n<link>https://example.org/{file.stem}/</link>\n"
        f"<content:encoded><![CDATA[{rendered(body)}]]></content:encoded>\n"
        f"<excerpt:encoded><![CDATA[{meta.get('description', '')}]]></excerpt:encoded>\n"
        f"<wp:post_id>7</wp:post_id>\n<wp:post_date>{meta['date']} 10:00:00</wp:post_date>\n"
        f"<wp:status>publish</wp:status>\n<wp:post_type>post</wp:post_type>\n{extra}</item>\n</channel>\n</rss>\n",
    )


def as_jsonl(file: Path, folder: Path) -> Path:
    meta, body = split(file)
    record = {"id": file.stem, **meta, "content": rendered(body)}
    return write(folder / f"{file.stem}.jsonl", json.dumps(record) + "\n")


def as_jsonl_markdown(file: Path, folder: Path) -> Path:
    meta, body = split(file)
    return write(
        folder / f"{file.stem}-md.jsonl", json.dumps({"id": file.stem, **meta, "markdown": body}) + "\n"
    )


def write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def found(file: Path) -> list[tuple[str, str]]:
    """Rule and message of each finding."""
    pack = load_pack()
    applied = settings(pack)
    linter = prepare(applied.rules, pack.literals)
    (result,) = check_files([file], lambda _path: (applied, linter), DAY)
    assert isinstance(result, Checked)
    return sorted((each.rule, each.message) for each in result.findings)


@pytest.mark.parametrize("file", ARTICLES, ids=[file.stem for file in ARTICLES])
@pytest.mark.parametrize("form", [as_mdx, as_html, as_wxr, as_jsonl, as_jsonl_markdown])
def test_forms_of_one_article_agree(file: Path, form: Callable[[Path, Path], Path], tmp_path: Path) -> None:
    assert found(form(file, tmp_path)) == found(file)


def test_each_article_has_its_planted_defect() -> None:
    assert len(ARTICLES) >= 15
    silent = [file.stem for file in ARTICLES if not found(file)]
    assert silent == ["clean"]
