"""Facts: what is measured, on small articles."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.measure import Facts
from anplint.model import Image
from anplint.read.labels import fold_key
from anplint.read.markdown import read_markdown
from anplint.text.words import count_words

ARTICLE = """\
---
title: Hulls
lang: en-GB
date: 2020-11-21 10:00:39 -0400
last_updated: May 4, 2021
tags: [boats, paint]
---

Two coats – no more – are enough.

# The hull

First paragraph, [with a link](a.html) and `code`.

![the hull in April](hull.png)
*The hull.*

- [ ] sand
- [x] paint

```Python
run = 1
```

## Checklist

1. rinse
2. dry

> Quoted words.

## Notes

<p><img src="a.png"><!-- <img src="b.png"> --><img alt="" src='c.png'></p>
"""
FIELDS: dict[str, tuple[str, ...]] = {
    "created": ("date",),
    "updated": ("lastupdated",),
    "language": ("lang",),
    "tags": ("tags",),
}


def facts(source: str, fields: dict[str, tuple[str, ...]] | None = None) -> Facts:
    return Facts(read_markdown(source, "a.md"), fields or {}, date(2026, 11, 23))


def test_words_are_those_of_prose() -> None:
    # 6 + 2 + 6 (the code is no word) + 2 items + 1 + 2 items + 2 + 1; no caption, code or metadata
    assert facts(ARTICLE).words == 22


def test_paragraphs_count_intro_and_no_captions_items_or_quotes() -> None:
    texts = [block.text[:9] for block in facts(ARTICLE).paragraphs]
    assert texts == ["Two coats", "First par"]


def test_reading_minutes_are_a_range() -> None:
    found = facts("word " * 476).reading_minutes
    assert (found.low, found.high) == (2.0, 2.38)


def test_claims_follow_the_field_map() -> None:
    found = facts(ARTICLE, FIELDS)
    assert [block.text for block in found.claims("tags")] == ["boats", "paint"]
    assert [block.text for block in found.claims("Title")] == ["Hulls"]
    assert found.claims("word-count") == []
    assert found.dates == {"created": date(2020, 11, 21), "updated": date(2021, 5, 4)}
    assert sorted(found.concepts.values()) == ["created", "language", "tags", "tags", "updated"]


def test_structure() -> None:
    found = facts(ARTICLE, FIELDS)
    assert found.title == "Hulls"
    assert [block.text for block in found.headings] == ["The hull", "Checklist", "Notes"]
    assert [len(section.blocks) for section in found.sections] == [6, 3, 3]
    images = [block.detail for block in found.images if isinstance(block.detail, Image)]
    assert [(image.url, image.decorative) for image in images] == [
        ("hull.png", False),
        ("a.png", False),
        ("c.png", True),
    ]
    assert [block.text for block in found.code] == ["run = 1\n"]
    assert found.code_languages == ("python",)
    assert [link.url for link in found.links] == ["a.html"]
    assert [[item.text for item in items] for items in found.lists] == [["sand", "paint"], ["rinse", "dry"]]
    assert found.checklists == found.lists


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: A\n---\n\n# B\n", "A"),
        ("## A\n\n# B\n", "B"),
        ("### A\n\n## B\n", "A"),
        ("A text.\n", ""),
    ],
    ids=["metadata", "first of level 1", "first heading", "none"],
)
def test_title(source: str, expected: str) -> None:
    assert facts(source).title == expected


@pytest.mark.parametrize(
    ("source", "fields", "expected"),
    [
        ("---\nlang: de\n---\n\nThe hull and the mast that you have.\n", FIELDS, "de"),
        ("---\nlang: pt_BR\n---\n\nHull.\n", FIELDS, "pt"),
        ("---\nlang: as the reader likes\n---\n\nThe hull and the mast that you have.\n", FIELDS, "en"),
        ("Der Rumpf und die Masten, die nicht für das Boot sind.\n", None, "de"),
        ("船体は乾いています。これからもう一度塗ります。\n", None, "ja"),
        ("hull\n", None, "und"),
    ],
    ids=["stated", "with a region", "not a code", "German", "Japanese", "too short"],
)
def test_language(source: str, fields: dict[str, tuple[str, ...]] | None, expected: str) -> None:
    assert facts(source, fields).language == expected


def test_scripts_without_blanks_have_no_word_count() -> None:
    assert not facts("船体は乾いています。これからもう一度塗ります。\n").has_word_count
    assert facts("선체는 말랐습니다. 내일 다시 칠합니다.\n").has_word_count


def test_an_empty_article() -> None:
    found = facts("")
    assert (found.words, found.pieces, found.title, found.language) == (0, (), "", "und")
    assert (len(found.sections), len(found.lists), len(found.checklists)) == (0, 0, 0)


@given(st.lists(st.text(alphabet='aÄ1 .,—–()"!?*-\n\u00a0', max_size=30), max_size=6))
def test_words_are_the_sum_over_the_prose_blocks(parts: list[str]) -> None:
    found = facts("\n\n".join(parts))
    assert found.words == sum(count_words(block.text) for block in found.prose)
    assert len(found.pieces) == len(found.prose)


@given(st.text(alphabet="aB _-\t.1", max_size=12))
def test_keys_fold_once(name: str) -> None:
    assert fold_key(fold_key(name)) == fold_key(name) == fold_key(name.upper())
