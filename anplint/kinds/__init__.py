"""Kinds: the ways to look at an article. One module a kind, found by its name.

A kind's module holds three names and knows nothing of ids, severities, configuration or output:

``VALUES``
    frozenset of the names that its messages may use in braces.
``Params``
    a frozen dataclass: the keys, types and defaults of ``params`` in a rule file. Its
    ``__post_init__`` raises ValueError for values that make no sense.
``build(params) -> Check``
    validates, and returns what to look for and how.
``LIMITS``, where there are any
    names of params that, when they grow, let more pass; calibration tries larger ones.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from anplint.model import OPAQUE, PROSE_KINDS, Span
from anplint.outline import NOT_BODY
from anplint.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from anplint.finding import Hit
    from anplint.match import Found, Pattern
    from anplint.measure import Facts
    from anplint.model import Article, Block


NEVER = ("nothing",)
"""``where`` of a check that finds nothing by itself."""


class View(NamedTuple):
    """What a check sees: the article, its facts, the blocks in the rule's scope, and the matches.

    ``matches`` are the places where the check's own patterns match, ordered by pattern, then place;
    ``Found.pattern`` is the number of the pattern in ``Check.patterns``.
    """

    article: Article
    facts: Facts
    blocks: Sequence[Block]
    matches: Sequence[Found]


class Check(NamedTuple):
    """What a rule looks for: patterns for the one pass, and the function that yields hits.

    A check with patterns runs only where one of them matches, unless ``always`` is set. ``where``: without a
    match it runs only on articles that have one of these. It is known before a kind is loaded, so a run
    loads only kinds that have something to look at; it may let more through than the check finds, never less.

    - a kind of block (``image``), ``link``, ``beyond-ascii`` (any such character), ``problem:NAME`` (of the
      reader), ``type`` (an article type), ``lead`` (a paragraph that ends with a colon, above a list),
      ``bare-image`` (without a text), ``bold-item`` (that may open with bold words), ``nested:NUMBER`` (items
      or quotes that may be deeper), ``strokes`` (a block that may be strokes of a table alone)
    - of headings ``two-titles`` (of level 1), ``level-jump``, ``heading-twice`` (the same words; or any with
      code), ``heading-alone`` (above another one, or at the end)
    - ``text:WORDS`` (in the source as it is), ``lower:WORDS`` (in lower case), ``one-of:SIGNS`` (any of
      these, in source beyond ASCII), ``longer:NUMBER`` (its code points), ``spaces:NUMBER`` (so many blanks
      in a block), ``openings:NUMBER`` (so many sentences in a row may begin alike), ``title:WORDS`` (in the
      title, in lower case), ``title-again`` (three words of it in a paragraph), ``lists-of-three:NUMBER``,
      ``path-digits:NUMBER``, ``line:TEXT`` (a short heading or paragraph, in lower case, without end marks)
    - of metadata ``field:CONCEPT`` (with a stop at its end: one of a group), ``lacks:CONCEPT``,
      ``length:CONCEPT:LEAST:MOST`` (a value that is shorter or longer), ``says:CONCEPT:TEXT`` (in lower
      case), ``twice:CONCEPT`` (a word of a list of names), ``alike:CONCEPT`` (words that may be one),
      ``late:CONCEPT`` (a date after today), ``odd-date:CONCEPT`` (one unlike 2021-09-15)
    - of any key and value ``key:NAME`` (folded, the last of a dotted one), ``in-key:PART``, ``value:TEXT``
      (in lower case), ``no-value`` (one that is empty or ``~``), ``aside`` (one that ends with a bracket)
    - of images ``image-of:TEXT`` (in an address, a caption or a value, in lower case), ``file-of:TEXT`` (in
      the name of a file), ``file-digits:NUMBER`` (there; for regexes that require digits alone)
    - ``like:NAME:REGEX``: for ``NAME`` with each of the texts of which what the regex matches holds one;
      as ``NAME`` also ``begins`` (in lower case, blanks aside; ``lower`` where the texts start no match)

    ``parts`` are the checks that a joint one is made of.
    """

    find: Callable[[View], Iterable[Hit]]
    patterns: tuple[Pattern, ...] = ()
    always: bool = False
    where: tuple[str, ...] = ()
    parts: tuple[Check, ...] = ()


class Kind(Protocol):
    """The shape of a kind's module."""

    VALUES: frozenset[str]
    Params: Callable[..., object]
    build: Callable[[object], Check]


def kind_names() -> list[str]:
    """The names of all kinds, as rule files write them."""
    return sorted(
        path.stem.replace("_", "-") for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__"
    )


def load_kind(name: str) -> Kind:
    """Import a kind by its name. Raises ImportError for an unknown one."""
    return cast("Kind", import_module(f"anplint.kinds.{name.replace('-', '_')}"))


def at_title(view: View) -> Span:
    """Where a finding stands that has no place of its own: title, else first heading, else first block."""
    headings, blocks = view.facts.headings, view.article.blocks
    first = (one for one in headings if one.level == 1)
    body = (one for one in blocks if one.kind not in NOT_BODY)
    block = next(iter((*view.facts.claims("title"), *first, *headings, *body, *blocks)), None)
    return block.to_source(0, len(block.text)) if block else Span(0, 0)


def words_in(view: View) -> int:
    """Words in the blocks that a check looks at."""
    kinds = {block.kind for block in view.blocks}
    if kinds - PROSE_KINDS:
        return sum(count_words(block.text) for block in view.blocks)
    both = zip(view.facts.prose, view.facts.counts, strict=True)
    return sum(count for block, count in both if block.kind in kinds)


def heading_text(view: View, heading: Block) -> str:
    """The words of a heading; its source where it holds code."""
    if OPAQUE not in heading.text:
        return heading.text
    start, end = heading.to_source(0, len(heading.text))
    return view.article.source[start:end]
