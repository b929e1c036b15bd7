"""What titles and headings promise, and what in an article can keep the promise.

All of it errs towards kept: a list, a table, a component or a download may be what was promised.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from anplint.checklists import BALLOTS, TICKS, WORD, as_item
from anplint.model import Item
from anplint.outline import NOT_BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from anplint.measure import Facts
    from anplint.model import Block, Link

FEWEST_ITEMS = 2
FEWEST_PARTS = 3
FEW_WORDS = 30
"""Below so many words a page is a note, a menu or a stub that says so."""
TAKEN_AWAY = (
    rf"(?i){WORD}|\.(?:pdf|xlsx?|ods|csv|docx?|odt|zip|tsv)\b|docs\.google|sheets\.google|notion\.(?:so"
    rf"|site)|trello\.com"
    r"|airtable\.com|\bdownload|\btemplate|\bspreadsheet|\bworksheet|\bprintable|\bgist\.github"
)
"""What a link to a checklist says or leads to: a download, a sheet, a board."""
EMBEDDED = (
    r"(?i)<(?:iframe|embed|object|form|video|audio|script\b[^<>]*\bsrc|[a-z][\w.-]*(?:check|list|task|todo"
    r"|step|video|tube|vimeo|embed"
    r"|code|tabs?|accordion|demo|sandbox|playground|procedure|include|frame|form|table|gist"
    r"|snippet)[\w.-]*)\b|\.map\("
    r"|\{\{?[%<][^{}]{0,200}\b(?:include|check\w*|tasks?|todos?|lists?|steps?|embed|form|render|gist"
    r"|iframe|youtube|vimeo|video)"
)
"""What may write a list or show steps where the article is shown: frames, components, tags of templates."""
ELSEWHERE = (
    r"(?i)\b(?:appendix|attached|attachment|spreadsheet|issue template|wiki|side ?bar|hand ?book|poster"
    r"|repository|available (?:at|from|on|in|as))\b"
)
NEAR = 100
"""Code points around the word in which a text says where the checklist is kept."""
SHOWN = r"(?i)<(?:li|input|table|img|picture|svg|pre|ol|ul|dl|h[1-6]|iframe|video)\b"
"""What raw HTML needs to hold to stand for a list."""
REFERENCES = (
    r"(?i)^(?:\W|\d)*(?:see also|related|references?|resources|further reading|read more|more (?:reading"
    r"|resources|information)"
    r"|links?|sources?|footnotes|notes and references|learn more|next steps?|what['’]?s next"
    r"|about the authors?|authors?"
    r"|credits|acknowledge?ments?|share|comments|contents|table of contents|tags|on this page"
    r"|in this article)\b"
)
"""Headings of lists that are no part of the text: links, credits, contents."""
IMPERATIVE = frozenset(
    "add agree allow always apply archive arrange ask assign attach audit automate avoid back backup be "
    "begin block book boot bring build buy call cancel capture change charge check choose clean clear "
    "click close collect commit compare compile complete configure confirm connect consider contact "
    "copy cover create cut cut-over decide define delete deploy describe determine disable disconnect "
    "discuss do document don't download draft drain drop dry-run eject email empty enable encrypt end "
    "ensure enter establish estimate evaluate examine exclude expose export fetch file fill find finish "
    "fix follow freeze gather generate get give go grant group have identify import include inform "
    "initialize insert inspect install inventory invite isolate keep know launch learn leave let limit "
    "link list load lock log look maintain make map mark measure merge migrate minimize monitor mount "
    "move name never notify obtain open order organize pack paint pause perform pick pin plan plug "
    "point post practise prepare press preview print protect provide provision publish pull push put "
    "read rebuild record recover redirect reduce register rehearse release remove rename repeat replace "
    "report request require research reset resize resolve restart restore restrict review revoke rinse "
    "roll rotate run sand save scan schedule search secure select send separate set set-up setup share "
    "ship show shut sign simplify size slow smoke-test snapshot specify spin stage start state stop "
    "store submit subscribe switch sync tag take tell test tidy track train transfer try tune turn "
    "uninstall unplug untangle update upgrade upload use validate verify visit wait warn wash watch "
    "wire wrap write".split()
)
"""Verbs that steps and checks of manuals start with, in their base form."""
ASKED = r"(?i)(?:is|are|do|does|did|have|has|can|will|was|were)\s.*\?$"
NUMBERED = (
    r"(?i)[\s#*]*(?:(?:step|part|tip|rule|lesson|reason|way|no\.?|check|item|phase|day|week|stage|mistake"
    r"|habit|idea|trick|principle|example|method|sign|myth|fact|pitfall|question|point|thing"
    r"|number)\s*)?#?(\d{1,2}|[ivx]{1,4}(?=[.):]))(?:[.):\]–—-]|\s|$)"
)
BOLD = r"(?i)(?:<p\b[^<>]*>)?[ \t]*(?:\*\*|__|<(?:b|strong)\b)"
GENERIC = (
    r"(?i)^(?:the |a |an |some |our |your |in )?(?:introduction|intro|overview|background|context"
    r"|motivation|preface|foreword|summary|conclusions?"
    r"|closing|final|last|wrap(?:ping)?(?:-| )?up|takeaways?|key takeaways|results?|outlook|bonus|faqs?"
    r"|questions|caveats|disclaimer|notes?"
    r"|why|what (?:is|are|we|this|you will|you['’]ll)|when to|who|about|credits|thanks|history|tl;?dr"
    r"|at a glance|before (?:you|we)"
    r"|prerequisites|requirements|discussion|comments|references|resources|see also|further|related|more"
    r"|next|update|updates|appendix)\b"
)
"""Headings that belong to any article: they tell no step, and most of them count in no list of ways."""
FRAME = (
    r"(?i)^(?:the |a |an |some |our |your |in )?(?:introduction|intro|overview|background|context|preface"
    r"|foreword|summary|conclusions?"
    r"|closing|final (?:thoughts?|words?|notes?|remarks?)|last (?:words?|thoughts?)|wrap(?:ping)?(?:-"
    r"| )?up|(?:key )?takeaways?|outlook|faqs?"
    r"|frequently asked questions|credits|thanks|tl;?dr|comments|references|resources|see also"
    r"|further reading|prerequisites)\b"
)
"""Of these, the ones that never do."""


def can_be_checklist(facts: Facts, blocks: Iterable[Block]) -> bool:
    """Whether blocks hold what can be a checklist: items, boxes, a table, parts, a picture of one."""
    items: dict[int, int] = {}
    parts = 0
    for block in blocks:
        if holds_something(facts, block):
            return True
        if block.kind == "cell" or (
            block.kind == "code" and len(re.findall(r"(?m)^\s*(?:[-*+•]|\[|\d)", block.text)) > FEWEST_ITEMS
        ):
            return True
        if block.kind == "image" and re.search(rf"(?i){WORD}", facts.article.source[block.start : block.end]):
            return True
        if isinstance(block.detail, Item) and block.detail.first and not is_link(facts, block):
            number = items[block.detail.list] = items.get(block.detail.list, 0) + 1
            if number >= FEWEST_ITEMS:
                return True
        elif block.kind in {"paragraph", "heading"}:
            parts += is_part(block.text) or is_bold(facts, block)
    return parts >= FEWEST_PARTS


def is_part(text: str) -> bool:
    """Whether a heading or a paragraph is one of several: with a number or a box, an order, a question."""
    if re.match(rf"[{BALLOTS}{TICKS}]|\[[ xX]?\]", text) or re.match(NUMBERED, text):
        return True
    short = len(text) < 90 and not text.rstrip().endswith((".", ":"))  # noqa: PLR2004 - a line
    first = text.split(None, 1)[:1]
    return (
        short and bool(first) and (first[0].lower().rstrip(",:") in IMPERATIVE or bool(re.match(ASKED, text)))
    )


def is_bold(facts: Facts, block: Block) -> bool:
    """Whether a paragraph begins with bold words, as the items of lists without bullets do."""
    return re.compile(BOLD).match(facts.article.source, block.start) is not None


def is_link(facts: Facts, item: Block) -> bool:
    """Whether an item is a link and nothing else."""
    inside = _links(facts, item.start, item.end)
    return bool(inside) and sum(link.end - link.start for link in inside) * 1.3 > item.end - item.start


def _links(facts: Facts, start: int, end: int) -> Sequence[Link]:
    """The links that start in the source ``[start, end)``."""
    first = bisect_left(facts.links, start, key=_start)
    return facts.links[first : bisect_left(facts.links, end, key=_start)]


def _start(one: Link | Block) -> int:
    return one.start


def is_elsewhere(facts: Facts, blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether blocks lead to a checklist, or the source ``[start, end)`` holds what may write one."""
    source = facts.article.source
    if re.compile(EMBEDDED).search(source, start, end):
        return True
    for block in blocks:
        for word in re.finditer(rf"(?i)\b{WORD}\b", block.text) if "heck" in block.text.lower() else ():
            if re.search(ELSEWHERE, block.text[max(0, word.start() - NEAR) : word.end() + NEAR]):
                return True
        for link in _links(facts, block.start, block.end):
            if re.search(TAKEN_AWAY, link.url) or re.compile(TAKEN_AWAY).search(source, link.start, link.end):
                return True
    return False


def holds_something(facts: Facts, block: Block) -> bool:
    """Whether a block of raw HTML holds what can stand for a list."""
    return block.kind == "html" and bool(re.search(SHOWN, facts.article.source[block.start : block.end]))


def body(facts: Facts) -> list[Block]:
    """The blocks of the body without those below headings of links, credits and contents."""
    skipped = {
        block.start
        for section in facts.sections
        if re.match(REFERENCES, section.heading.text)
        for block in section.blocks
    }
    return [
        block for block in facts.article.blocks if block.kind not in NOT_BODY and block.start not in skipped
    ]


def end_of_section(facts: Facts, number: int) -> int:
    """Where a section with its sub-sections ends: at the next heading of its rank, or with the source."""
    sections = facts.sections
    level = sections[number].heading.level
    for section in sections[number + 1 :]:
        if section.heading.level <= level:
            return section.heading.start
    return len(facts.article.source)


def own_headings(facts: Facts) -> Sequence[Block]:
    """The headings without the title and without those that belong to any article."""
    title = facts.title.strip().casefold()
    return [
        one
        for one in facts.headings
        if one.text.strip()
        and one.text.strip().casefold() != title
        and not re.match(GENERIC, one.text)
        and one.level > 1
    ]


def count_steps(facts: Facts) -> int:
    """The steps that an article shows: items of its numbered lists, or headings that are steps."""
    items = (one.detail for items in facts.lists for one in items)
    listed = sum(isinstance(one, Item) and one.ordered and one.first for one in items)
    return max(listed, sum(is_part(one.text) for one in facts.headings if one.level > 1))


def stated_items(claims: Sequence[Block]) -> tuple[Block, ...]:
    """The items of a checklist that metadata states: one a block, or one text of lines or with semicolons."""
    if len(claims) != 1:
        return tuple(block for block in claims if block.text.strip())
    block = claims[0]
    parts = [part for part in re.finditer(r"[^;\n]+", block.text) if part.group().strip(" \t-*•")]
    if len(parts) < 2:  # noqa: PLR2004
        return (block,)
    found = []
    for part in parts:
        text = part.group().strip(" \t-*•")
        start = part.start() + part.group().find(text)
        found.append(as_item(block, start, start + len(text)))
    return tuple(found)
