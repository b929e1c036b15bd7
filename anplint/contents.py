"""What an article holds, as switches of metadata speak of it: images, code, checklists, links and more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from anplint.measure import Facts
    from anplint.model import Block

IMAGE_MARK = (
    r"(?i)<\w{0,20}(?:img|image|figure|picture|svg|gallery|photo)|!\[\[|^\.\. (?:image|figure)::"
    r"|\{[{%][<%]?\s*\w{0,20}(?:figure|image|img|gallery|picture|photo)|\[(?:gallery|caption)\b"
)
VIDEO_MARK = (
    r"(?i)<(?:video|iframe|\w{0,20}(?:video|youtube|vimeo|player))|\[(?:embed|video)\b|\.(?:mp4|webm|mov)\b"
    r"|\{[{%][<%]?\s*\w{0,20}(?:youtube|vimeo|video|embed)|//(?:www\.)?(?:youtu\.be|youtube\.com|vimeo\.com)/"
)
CODE_MARK = (
    r"(?i)<(?:pre|code|\w{0,20}code\w{0,20}|sandpack|playground)\b"
    r"|\{[{%][<%]?\s*\w{0,20}(?:highlight|code|gist)|//gist\.github\.com/|\[(?:code|sourcecode)\b"
    r"|//(?:codepen|jsfiddle|codesandbox|stackblitz)\.\w|(?:literalinclude|code-block|codeinclude)::"
)
TABLE_MARK = r"(?i)<\w{0,20}(?:table|grid)\b|\{[{%][<%]?\s*\w{0,20}table|^\s*\|.+\|.+\|"
"""Components, shortcodes and embeds that show something which the reader of an article cannot see."""
CODE_LINE = (
    r"(?m)^[ \t]{0,12}(?:[$%] \w|>>> |\w[\w.]{0,40}\(.{0,80}\);?$|.{0,100}[;{}]\s*$"
    r"|(?:sudo|npm|npx|pip|git|curl|docker|kubectl|apt|brew|yarn|pnpm|cd|mkdir|python3?)"
    r" [\w./-]+(?: [-./\w]+){0,6}$"
    r"|(?:import|from|def|class|const|let|var|function|return|SELECT|public|private|func|fn|package)"
    r" .{0,80}[;:({=)<>]\s*$)"
)
"""A line of code in plain text, which has no mark for it."""
TICKS = "☐☑☒✓✔✅❌✗✘"
FAQ = r"(?i)\bfaqs?\b|\bfrequently asked\b|\bquestions\b|\bq ?(?:&|and) ?a\b"
QUESTIONS = 2
"""So many headings that ask make a list of questions."""
FEW_IMAGES, MANY_IMAGES = 2, 6
MANY_WORDS, FEW_WORDS = 600, 100
"""Words for each image from which on an article is not heavy on images, and up to which it is."""
SHORT, LONG = 600, 3000
"""Words up to which an article is not long, and from which on it is."""


class Counted(NamedTuple):
    """How many there are, what was counted, whether surely ``none`` or surely ``some`` are there, where."""

    number: int
    what: str
    none: bool
    some: bool
    places: tuple[Span, ...] = ()
    among: str = ""

    @property
    def told(self) -> str:
        """The count in words: "no images", "1 list", "2 images in 300 words"."""
        first, space, rest = self.what.partition(" ")
        many = first if self.number == 1 else f"{first}s"
        number = f"{self.number:,}" if self.number else "no"
        return f"{number} {many}{space}{rest}{self.among}"


def _of(blocks: Iterable[Block | Span], what: str, *, unsure: bool = False) -> Counted:
    """A count; ``unsure``: there may be more of them that are not seen."""
    places = tuple(one if isinstance(one, Span) else Span(one.start, one.end) for one in blocks)
    return Counted(len(places), what, not places and not unsure, bool(places), places)


def _body(facts: Facts) -> str:
    """The source without the metadata at its start."""
    blocks = facts.article.blocks
    start = next((one.start for one in blocks if one.kind != "meta"), len(facts.article.source))
    return facts.article.source[start:]


def _images(facts: Facts) -> Counted:
    captions = [one for one in facts.article.blocks if one.kind == "caption"]
    shown = [one for one in facts.images if isinstance(one.detail, Image)] or captions
    unsure = bool(facts.claims("image")) or re.search(IMAGE_MARK, _body(facts), re.MULTILINE) is not None
    return _of(shown, "image", unsure=not shown and unsure)


def _many_images(facts: Facts) -> Counted:
    found = _images(facts)
    share = facts.words / max(1, found.number)
    few = found.number < FEW_IMAGES or share > MANY_WORDS
    unsure = found.number == 0 and not found.none
    return found._replace(
        none=few and not unsure,
        some=found.number >= MANY_IMAGES and share < FEW_WORDS,
        among=f" in {facts.words:,} words",
    )


def _code(facts: Facts) -> Counted:
    body = _body(facts)
    unsure = "`" in body or re.search(CODE_MARK, body) is not None
    if facts.article.format == "text" or not facts.code:
        unsure = unsure or re.search(CODE_LINE, body) is not None
    return _of(facts.code, "block of code", unsure=unsure)


def _much_code(facts: Facts) -> Counted:
    found = _code(facts)
    code = sum(len(block.text) for block in facts.code)
    prose = sum(len(block.text) for block in facts.prose)
    return found._replace(some=code > prose)


def _checklists(facts: Facts) -> Counted:
    ticked = [block for block in facts.prose if block.text[:1] in TICKS]
    named = "checklist" in facts.title.lower().replace(" ", "") and bool(facts.lists)
    found = [Span(items[0].start, items[-1].end) for items in facts.checklists]
    return _of(found, "checklist", unsure=bool(ticked) or named)


def _lists(facts: Facts) -> Counted:
    found = [Span(items[0].start, items[-1].end) for items in facts.lists]
    return _of(found, "list", unsure=bool(re.search(r"<[A-Z]\w+|\{[{%]", _body(facts))))


def _links(facts: Facts) -> Counted:
    meta = [one for one in facts.article.blocks if one.kind == "meta"]
    inside = [
        one
        for one in facts.links
        if not one.url.startswith(("#", "mailto:", "tel:"))
        and not any(block.start <= one.start < block.end for block in meta)
    ]
    unsure = re.search(r"(?i)\bhref\b|\{[{%]|<[A-Z]\w+", _body(facts)) is not None
    return _of([Span(one.start, one.end) for one in inside], "link", unsure=unsure)


def _external_links(facts: Facts) -> Counted:
    own = {_host(block.text) for block in facts.claims("url")} - {""}
    found = _links(facts)
    spans = set(found.places)
    outside = [
        Span(one.start, one.end)
        for one in facts.links
        if one.url.startswith(("http://", "https://", "//"))
        and Span(one.start, one.end) in spans
        and _host(one.url) not in own
    ]
    return _of(outside, "link to another site", unsure=not found.places and not found.none)


def _host(url: str) -> str:
    match = re.match(r"(?i)(?:https?:)?//([^/?#:\s]+)", url)
    return match[1].lower() if match else ""


def _tables(facts: Facts) -> Counted:
    cells = [one for one in facts.article.blocks if one.kind == "cell"]
    unsure = re.search(TABLE_MARK, _body(facts), re.MULTILINE) is not None
    found = _of(cells[:1], "table", unsure=unsure)
    return found._replace(some=found.some and facts.article.format != "html")


def _videos(facts: Facts) -> Counted:
    body = _body(facts)
    embeds = re.search(r"(?i)<(?:video|iframe)\b[^<>]{0,300}(?:youtu|vimeo|\.mp4|\.webm)", body)
    none = embeds is None and re.search(VIDEO_MARK, body) is None
    return Counted(int(embeds is not None), "video", none, embeds is not None)


def _quotes(facts: Facts) -> Counted:
    unsure = re.search('["“«„]', _body(facts)) is not None
    return _of([one for one in facts.prose if one.kind == "quote"], "quote", unsure=unsure)


def _headings(facts: Facts) -> Counted:
    return _of([one for one in facts.headings if one.level != 1], "heading below the title")


def _faq(facts: Facts) -> Counted:
    headings = facts.headings
    named = [one for one in headings if re.search(FAQ, one.text)]
    asking = [one for one in headings if one.text.rstrip().endswith(("?", "？"))]
    found = named or (asking if len(asking) >= QUESTIONS else [])
    unsure = re.search(r"(?i)\bfaq\b|<details\b|^\W{0,4}q\d{0,2}[.:]", _body(facts), re.MULTILINE) is not None
    return _of(found, "section of questions", unsure=unsure)._replace(some=bool(named))


def _long(facts: Facts) -> Counted | None:
    if not facts.has_word_count:
        return None
    words = facts.words
    return Counted(words, "word", words < SHORT, words > LONG)


CONTENTS: dict[str, Callable[[Facts], Counted | None]] = {
    "images": _images,
    "many-images": _many_images,
    "code": _code,
    "much-code": _much_code,
    "checklists": _checklists,
    "lists": _lists,
    "links": _links,
    "external-links": _external_links,
    "tables": _tables,
    "videos": _videos,
    "quotes": _quotes,
    "headings": _headings,
    "faq": _faq,
    "long": _long,
}
"""The facts by name, as rule files write them."""
