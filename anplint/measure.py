"""Facts: what is measured on an article. Each is worked out on first use and kept."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from anplint import outline
from anplint.model import PROSE_KINDS, Article, Block, Code, Entry, House, Image, Link
from anplint.read.labels import fold_key
from anplint.stated import Stated
from anplint.text.dates import date_in_path, stated_days
from anplint.text.language import detect_language, has_word_count
from anplint.text.words import count_pieces, lower, pieces, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from anplint.article_type import Chosen
    from anplint.likeness import Pair
    from anplint.relevance import Relevance
    from anplint.topic import Topic

SLOW_READER = 200
"""Words per minute of a slow reader of non-fiction (lower bound of common reading-time plugins)."""
FAST_READER = 238
"""Mean silent reading rate of adults for non-fiction: Brysbaert 2019, J. Memory and Language 109."""

LANGUAGE_CODE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*"
SHORT_TEXT = 50
"""Under so many words a text can lack the three function words that its language is told by."""
SAMPLE_BLOCKS = 60
"""Prose blocks that the language is told from; the first 2,000 code points of them count."""


class Range(NamedTuple):
    """A measured quantity: the lowest and highest value that can be meant."""

    low: float
    high: float


class Facts:
    """Everything measured on one article.

    ``fields`` maps a concept (``reading-time``) to folded dotted keys (``payload.readingtime``).
    ``as_of`` is the day that counts as today.
    """

    def __init__(
        self, article: Article, fields: Mapping[str, tuple[str, ...]], as_of: date, house: House | None = None
    ) -> None:
        self.house = house or House()
        self.article: Article = article
        self.fields = fields
        self.as_of: date = as_of

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The prose blocks: paragraphs, headings, items, quotes, cells, with text in them."""
        return tuple(block for block in self.article.blocks if block.kind in PROSE_KINDS and block.text)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """For each block of the article its text in lower case."""
        return tuple(lower([block.text for block in self.article.blocks]))

    @cached_property
    def pieces(self) -> tuple[list[str], ...]:
        """For each prose block what stands between its blanks and dashes, in lower case.

        Punctuation of ``anplint.text.words.DROPPED`` is left out: "said (twice)." gives "said", "twice".
        """
        both = zip(self.article.blocks, self.lowered, strict=True)
        return tuple(pieces([text for block, text in both if text and block.kind in PROSE_KINDS]))

    @cached_property
    def stems(self) -> tuple[list[str], ...]:
        """For each prose block the stems of its pieces ("client's": "client"); outside English the pieces."""
        from anplint.text.stems import stems

        return tuple(stems(found, self.language) for found in self.pieces)

    @cached_property
    def near(self) -> tuple[Pair, ...]:
        """Pairs of paragraphs that could say nearly the same, or of which a sentence each could."""
        from anplint.likeness import candidates

        return candidates(self)

    @cached_property
    def triads(self) -> tuple[tuple[Block, int, int], ...]:
        """The lists of three in the prose, "fast, simple, and cheap": block, start and end in its text."""
        from anplint.text.triads import triads

        return tuple((self.prose[n], start, end) for n, start, end in triads([b.text for b in self.prose]))

    @cached_property
    def words(self) -> int:
        """Words in all prose blocks; captions, code and metadata are not counted."""
        return sum(self.counts)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """The words of each prose block."""
        return tuple([count_pieces((found,)) for found in self.pieces])

    @cached_property
    def reading_minutes(self) -> Range:
        """Minutes to read the words at 238 to 200 words per minute."""
        return Range(self.words / FAST_READER, self.words / SLOW_READER)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """All prose paragraphs, intro and closing included; items, captions, headings, quotes are not."""
        found = (block for block in self.article.blocks if block.kind == "paragraph")
        return tuple(block for block in found if any(map(str.isalnum, block.text)))

    @cached_property
    def entries(self) -> tuple[tuple[str, Block], ...]:
        """The metadata as pairs of a folded dotted key and its block, in order."""
        both = ((block.detail, block) for block in self.article.blocks)
        return tuple((fold_key(detail.name), block) for detail, block in both if isinstance(detail, Entry))

    @cached_property
    def stated(self) -> Stated:
        """The metadata by what they state."""
        return Stated(self.entries, self.fields)

    def claims(self, concept: str) -> list[Block]:
        """The metadata blocks that state a concept, in the order of the field map's keys."""
        return self.stated.claims(concept)

    @cached_property
    def concepts(self) -> dict[int, str]:
        """The concept of each metadata block that has one, by the block's start."""
        return self.stated.concepts()

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code: what metadata says, else the configuration, else the prose; or ``und``."""
        for block in self.claims("language"):
            if re.fullmatch(LANGUAGE_CODE, block.text):
                return block.text[:2].lower()
        return self.house.language or detect_language(" ".join(b.text for b in self.prose[:SAMPLE_BLOCKS]))

    def speaks(self, languages: tuple[str, ...]) -> bool:
        """Whether rules for these languages apply; to a text too short to tell its language they do."""
        if self.language in languages:
            return True
        return self.language == "und" and self.words < SHORT_TEXT

    def is_shared(self, text: str) -> bool:
        """Whether a text is, or lies in, one that the site declares as shared by its articles."""
        folded = " ".join(words(text)) if self.house.shared else ""
        return any(folded in shared for shared in self.house.shared)

    @cached_property
    def has_word_count(self) -> bool:
        """False in scripts without blanks between words."""
        return has_word_count(self.language)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings in order."""
        return tuple(block for block in self.article.blocks if block.kind == "heading")

    @cached_property
    def title(self) -> str:
        """The title of the metadata, else the first heading of level 1, else the first heading."""
        for block in self.claims("title"):
            return block.text
        first = next((block for block in self.headings if block.level == 1), None)
        return (first or self.headings[0]).text if self.headings else ""

    @cached_property
    def topic(self) -> Topic:
        """What the article is about."""
        from anplint.topic import topic_of

        stated, around = ([block.text for block in self.claims(name)] for name in ("topic", "stack"))
        return topic_of(self.title, stated, around)

    @cached_property
    def relevance(self) -> Relevance:
        """The paragraphs that have nothing to do with the topic."""
        from anplint.relevance import relevance

        return relevance(self)

    @cached_property
    def sections(self) -> tuple[outline.Section, ...]:
        """Each heading with the body blocks up to the next one; what stands before the first is left out."""
        return outline.sections(self.article.blocks)

    @cached_property
    def images(self) -> tuple[Block, ...]:
        """The images of the body in order, those of raw HTML too."""
        return tuple(block for block in self.article.blocks if isinstance(block.detail, Image))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and bare URLs of the article by their starts; images are not links."""
        return tuple(sorted(self.article.links))

    @cached_property
    def html(self) -> tuple[Block, ...]:
        """The blocks of raw HTML in order."""
        return tuple(block for block in self.article.blocks if block.kind == "html")

    @cached_property
    def code(self) -> tuple[Block, ...]:
        """The code blocks of the body in order."""
        return tuple(block for block in self.article.blocks if block.kind == "code")

    @cached_property
    def code_languages(self) -> tuple[str, ...]:
        """The language named on each code block, in order; empty where none is named."""
        return tuple(block.detail.language for block in self.article.blocks if isinstance(block.detail, Code))

    @cached_property
    def lists(self) -> tuple[tuple[Block, ...], ...]:
        """The items of each list of the body, in order of the lists' first items."""
        return outline.lists(self.article.blocks)

    @cached_property
    def checklists(self) -> tuple[tuple[Block, ...], ...]:
        """The items of each checklist: see ``anplint.checklists``."""
        from anplint.checklists import checklists

        article = self.article
        return checklists(article.source, article.blocks, self.lists, self.sections, self.title)

    @cached_property
    def type(self) -> Chosen | None:
        """The type that the article is of, of those of the site."""
        from anplint.article_type import choose

        return choose(self, self.house.types) if self.house.types else None

    @cached_property
    def dates(self) -> dict[str, date]:
        """The days of metadata (``created``, ``updated``, ``reviewed``) and of the path (``file-name``)."""
        found = {} if (day := date_in_path(self.article.path)) is None else {"file-name": day}
        for concept in ("created", "updated", "reviewed"):
            found.update((concept, day) for day, _ in stated_days(self.claims(concept))[:1])
        return found
