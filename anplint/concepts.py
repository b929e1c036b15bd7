"""The concepts that metadata can state: what ``fields`` in presets and configuration map keys to."""

from __future__ import annotations

from anplint.errors import nearest

CONCEPTS = (
    "title",
    "description",
    "topic",
    "language",
    "created",
    "updated",
    "reviewed",
    "author",
    "tags",
    "tools",
    "entities",
    "stack",
    "checklist",
    "reading-time",
    "word-count",
    "paragraph-count",
    "image-count",
    "code-language",
    "notes",
    "id",
    "url",
    "image",
)
"""The fields of the design, one word for what sites spell in many ways."""
FAMILIES = ("scores", "flags")
"""Concepts with any name behind a dot: ``scores.quality``, ``flags.has-images``."""
CONTENT = "content"
"""No concept, but what a reader of records looks for: the field that holds the article."""


def is_concept(name: str) -> bool:
    """Whether metadata can state it."""
    family, _, rest = name.partition(".")
    return name in CONCEPTS or (family in FAMILIES and rest != "")


def unknown_concept(name: str) -> str:
    """What to say about a name that is no concept."""
    known = (*CONCEPTS, *(f"{family}.<name>" for family in FAMILIES), CONTENT)
    hint = nearest(name, known)
    fields = ", ".join(known)
    return f"unknown field '{name}'{hint or f'; fields are {fields}'}"
