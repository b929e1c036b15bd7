"""Front matter as people write it, fixed: only the characters of the wrong values change, byte by byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from anplint.config import settings
from anplint.fix import Form, fix_text
from anplint.lint import lint_article, prepare
from anplint.pack import load_pack
from anplint.read import decode, read_article
from anplint.rewrite import encode

FOLDER = Path(__file__).parent / "golden_fixes"
FILES = sorted(one for one in FOLDER.rglob("*.md") if not one.stem.endswith(".fixed"))
DAY = date(2026, 1, 1)


def fixed(data: bytes) -> tuple[bytes, list[str]]:
    """The bytes with all fixes of the rules on metadata, and what was refused."""
    pack = load_pack()
    known = settings(pack)
    linter = prepare([rule for rule in known.rules if rule.category == "meta"], pack.literals)
    text, bom = decode(data, "a.md")
    form = Form(
        lambda source: read_article(source.encode(), "a.md", known.reading),
        lambda article: lint_article(article, linter, known.fields, DAY),
    )
    result = fix_text(text, form, {"safe", "unsafe"})
    refused = [f"{one.rule}: {one.reason}" for one in result.refused]
    return encode(result.text, bom=bom), [*refused, *(result.cycle or ())]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_only_values_change(file: Path) -> None:
    data = file.read_bytes()
    after, refused = fixed(data)
    assert after.decode() == file.with_suffix(".fixed.md").read_bytes().decode()
    assert refused == []
    assert fixed(after) == (after, [])


def test_each_form_is_there() -> None:
    assert {file.parent.name for file in FILES} == {"json", "toml", "yaml"}
