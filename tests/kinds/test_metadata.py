"""Fields that are missing or empty, and counts of words and images that metadata states."""

from __future__ import annotations

import pytest

from tests.kinds.looking import hits, texts

MISSING: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "there": ("---\nnotes: a\n---\n\nb\n", {"fields": ("notes",)}, []),
    "missing": ("---\na: b\n---\n\nc\n", {"fields": ("notes",)}, ["c"]),
    "two": ("---\na: b\n---\n\n# c\n", {"fields": ("notes", "author")}, ["c", "c"]),
    "empty": ("---\nnotes:\n---\n\nc\n", {"fields": ("notes",)}, []),
    "no metadata": ("c\n", {"fields": ("notes",)}, []),
    "no metadata, told": ("c\n", {"fields": ("notes",), "bare": True}, ["c"]),
    "a heading for the title": ("---\na: b\n---\n\n# c\n", {"fields": ("title",)}, []),
    "a lower heading is none": ("---\na: b\n---\n\n## c\n", {"fields": ("title",)}, ["c"]),
    "nothing asked for": ("---\na: b\n---\n\nc\n", {}, []),
    "metadata alone": ("---\na: b\n---\n", {"fields": ("notes",)}, ["b"]),
}


@pytest.mark.parametrize("name", MISSING)
def test_missing_field(name: str) -> None:
    source, params, expected = MISSING[name]
    assert texts("missing-field", params, source) == expected


EMPTY = {
    "nothing": ("notes:", ["notes"]),
    "quotes": ("notes: ''", ["notes"]),
    "blanks": ("notes: '  '", ["notes"]),
    "null": ("notes: NULL", ["NULL"]),
    "a tilde": ("notes: ~", ["~"]),
    "a stand-in": ("notes: 'TBD'", ["TBD"]),
    "nested": ("series:\n  notes:", []),
    "in a wrapper": ("seo:\n  notes:", ["notes"]),
    "a list": ("notes: []", []),
    "a mapping": ("notes: {}", []),
    "items": ("notes:\n  -\n  - a", []),
    "a value": ("notes: TBD or not", []),
    "another key": ("other:", []),
    "a template": ("notes:\ntitle: '{{ .Name }}'", []),
}


@pytest.mark.parametrize("name", EMPTY)
def test_empty_field(name: str) -> None:
    entry, expected = EMPTY[name]
    source = f"---\n{entry}\n---\n\na\n"
    assert texts("empty-field", {"fields": ("notes",), "placeholders": ("tbd",)}, source) in (
        expected,
        ["notes"] if expected in (["NULL"], ["~"]) else expected,
    )


IMAGES: dict[str, object] = {"field": "image-count", "fact": "images"}
COUNTS = {
    "right": (1, "![a](a.png)\n", ""),
    "too many": (3, "![a](a.png)\n", "1"),
    "too few": (0, "![a](a.png)\n", "1"),
    "the same twice": (1, "![a](a.png)\n\n![b](a.png)\n", ""),
    "each of them": (2, "![a](a.png)\n\n![b](a.png)\n", ""),
    "HTML": (2, '![a](a.png)\n\n<img src="b.png" alt="b">\n', ""),
}


@pytest.mark.parametrize("name", COUNTS)
def test_image_count(name: str) -> None:
    stated, body, counted = COUNTS[name]
    found = hits("claim", IMAGES, f"---\nimage-count: {stated}\n---\n\n{body}")
    assert [one.values["counted"] for one in found] == ([counted] if counted else [])


def test_the_image_of_the_metadata_may_count() -> None:
    assert hits("claim", IMAGES, "---\nimage: b.png\nimage-count: 2\n---\n\n![a](a.png)\n") == []
    assert hits("claim", IMAGES, "---\nimage: a.png\nimage-count: 2\n---\n\n![a](a.png)\n") != []
