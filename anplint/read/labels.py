"""The words of a site by which plain text is understood: labels of metadata, debris, image sources.

The words are data from a preset, never code: a preset's ``labels`` (``anplint.preset.LabelLists``) make a
``Labels``.
"""

from __future__ import annotations

import re
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 60
"""The longest label that is looked up, in code points; three times the longest in the presets."""

CREDIT_WORDS = 8
"""The most words behind an image-source label; more are a sentence about an image."""

SEPARATORS = str.maketrans("", "", " \t_-")
WORDS = re.compile(r"[\s_-]+")


def fold_key(name: str) -> str:
    """A label or metadata key for comparing: without case, blanks, ``_`` and ``-``."""
    return name.translate(SEPARATORS).casefold()


class Labels:
    """Label data; what it takes to look a label up is worked out on first use."""

    def __init__(self, data: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
        """Take a preset's ``labels``; without any, text degrades to headings, paragraphs and items."""
        self.data = data

    @cached_property
    def fields(self) -> frozenset[str]:
        """The labels of the box, folded."""
        return frozenset(map(fold_key, self.data.get("fields", ())))

    @cached_property
    def opening(self) -> re.Pattern[str] | None:
        """Finds the longest label of the box that a line starts with."""
        return _pattern(self.data.get("fields", ()), "", "")

    @cached_property
    def _debris(self) -> frozenset[str]:
        return frozenset(map(fold_key, self.data.get("debris", ())))

    @cached_property
    def _source(self) -> re.Pattern[str] | None:
        """Finds an image-source label with its colon, at the start of a line or after punctuation."""
        before, after = r"(?:^|[.!?…;|()–—-])[ \t]*", r"[ \t]*:[ \t]*(?=\S)"
        return _pattern(self.data.get("image-source", ()), before, after)

    @cached_property
    def _box(self) -> tuple[str, ...]:
        return tuple(f" {_spaced(ending)}" for ending in self.data.get("box", ()))

    @cached_property
    def _byline(self) -> tuple[str, ...]:
        return tuple(f"{_spaced(word)} " for word in self.data.get("byline", ()))

    def ends_like_box(self, text: str) -> bool:
        """Whether a line ends as the line above a metadata box does, at a word's start."""
        return len(text) <= LONGEST and f" {_spaced(text)}".endswith(self._box)

    def is_debris(self, text: str) -> bool:
        """Whether a line is one that an export leaves below the article."""
        return len(text) <= LONGEST and fold_key(text) in self._debris

    def is_caption(self, text: str) -> bool:
        """Whether a line holds an image-source label with its source, up to its end."""
        match = self._source.search(text) if self._source is not None and ":" in text else None
        return match is not None and len(text[match.end() :].split(None, CREDIT_WORDS)) <= CREDIT_WORDS

    def is_byline(self, text: str) -> bool:
        """Whether a line begins as one that names the author."""
        return _spaced(text[:LONGEST]).startswith(self._byline)


def _spaced(text: str) -> str:
    return WORDS.sub(" ", text.strip()).casefold()


def _pattern(labels: Sequence[str], before: str, after: str) -> re.Pattern[str] | None:
    """Any of the labels, longest first, blanks, ``_`` and ``-`` between words left free."""
    split = [WORDS.split(label.strip()) for label in labels if label.strip()]
    split.sort(key=lambda words: -sum(map(len, words)))
    if not split:
        return None
    choices = "|".join("[ \\t_-]?".join(map(re.escape, words)) for words in split)
    return re.compile(f"{before}(?:{choices}){after}", re.IGNORECASE)
