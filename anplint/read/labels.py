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

SHORTEST = 4
"""The shortest label that letters can be glued to, in code points; "idea" is none."""

CREDIT_WORDS = 8
"""The most words behind an image-source label; more are a sentence about an image."""

MARKS = " \t[](){}<>#*=_~-–—|:.•»«"
"""What stands around a heading in plain text: brackets, rulers, a colon."""

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
    def _known(self) -> dict[str, int]:
        """The labels of the box, folded: 2 for those that metadata alone have, 1 for the everyday ones."""
        own = map(fold_key, self.data.get("fields", ()))
        return {**dict.fromkeys(map(fold_key, self.data.get("everyday", ())), 1), **dict.fromkeys(own, 2)}

    @property
    def known_any(self) -> bool:
        """Whether there is a label; without any, nothing is told to be metadata."""
        return bool(self._known)

    def known(self, name: str) -> int:
        """How well a label is known: 2 as one of metadata alone, 1 as an everyday one, 0 not at all.

        One that is known for one is known for several, and the other way round; of ``meta.words`` the last
        key counts.
        """
        key = fold_key(name).rpartition(".")[2]
        return (
            self._known.get(key) or self._known.get(f"{key}s") or self._known.get(key.removesuffix("s")) or 0
        )

    @cached_property
    def _starts(self) -> frozenset[str]:
        """How labels start; most lines start otherwise."""
        return frozenset(key[:2] for key in self._known)

    def opening(self, text: str) -> int:
        """Where the longest label of the box that a line starts with ends; 0 for none.

        An "s" behind it belongs to it where no small letter follows.
        """
        known, key, end = self._known, "", 0
        if fold_key(text[:4])[:2] not in self._starts:
            return 0
        for at, character in enumerate(text[:LONGEST]):
            if character not in " \t_-":
                key += character.casefold()
                if key in known and (len(key) >= SHORTEST or not text[at + 1 : at + 2].isalpha()):
                    end = at + 1
            elif at and text[at - 1] in " \t_-":
                break
        return end + (end > 0 and text[end : end + 1] == "s" and not text[end + 1 : end + 2].islower())

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
    def _box_title(self) -> tuple[str, ...]:
        return tuple(f" {_spaced(ending)}" for ending in self.data.get("box-title", ()))

    @cached_property
    def _byline(self) -> tuple[str, ...]:
        return tuple(f"{_spaced(word)} " for word in self.data.get("byline", ()))

    def ends_like_box(self, text: str) -> bool:
        """Whether a line ends as one above a metadata box that no reader should see, at a word's start."""
        return len(text) <= LONGEST and f" {_spaced(text.strip(MARKS))}".endswith(self._box)

    def ends_like_title(self, text: str) -> bool:
        """Whether a line ends as one above a metadata box that is made for readers, at a word's start."""
        return len(text) <= LONGEST and f" {_spaced(text.strip(MARKS))}".endswith(self._box_title)

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
