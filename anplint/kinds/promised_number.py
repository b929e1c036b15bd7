"""A number that a title or a lead states, and another number of things below it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View, at_title
from anplint.model import Item
from anplint.promises import FRAME, GENERIC, NUMBERED, body, is_bold, is_part, own_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from anplint.measure import Facts
    from anplint.model import Block, Span

VALUES = frozenset({"who", "stated", "things", "counted", "what"})

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
NUMBER = rf"(?:\d{{1,2}}(?![\d.,%:/-])|{'|'.join(WORDS[2:])})"
MOST = 30
COUNTED = (
    "ways tips steps reasons things rules lessons mistakes ideas tricks principles examples practices "
    "habits signs methods techniques tools secrets facts myths strategies recommendations takeaways "
    "benefits advantages disadvantages pitfalls errors challenges patterns hacks checks alternatives "
    "skills traits characteristics commands books resources trends stages phases types kinds "
    "approaches factors elements pillars metrics plugins libraries exercises recipes problems "
    "solutions insights considerations guidelines qualities questions features points criteria "
    "checkpoints moves changes arguments causes"
).split()
THINGS = rf"(?:{'|'.join(COUNTED)}|best practices|anti-?patterns)"
"""What listicles count."""
TITLE = (
    rf"(?i)(?:^|[:–—|]\s|\s-\s)(?:(?:here are|the|our|my|your|top|these|another|best|first|last"
    rf"|only)\s){{0,3}}({NUMBER})\s"
    rf"((?:(?!(?:of|in|for|on|to|and|from|with|that|years?|days?|hours?|minutes?|weeks?|months?"
    rf"|new)\s)[\w'’()+/-]+\s){{0,3}}?{THINGS})\b"
)
PLAN = (
    rf"(?i)\b(\d{{1,2}}|{'|'.join(WORDS[2:])})[- ]((?:step|point|part|item)\s(?:\w+\s){{0,2}}(?:plan|guide"
    rf"|process|checklist|recipe|method|framework"
    r"|program(?:me)?|list|routine|tutorial|system|approach))\b"
)
"""The same as an adjective: "a 7-step plan"."""
LEAD = (
    rf"(?i)\b(?:the|these|those|following|are|has|have|into|with|need|do|at|in|consists of|made of|takes"
    rf"|follow|meet|your|our)\s"
    rf"(?:(?:following|main|next|same)\s)?({NUMBER})\s((?:[a-z-]+\s)?[a-z-]{{2,}}s)(?:\s(?:below|here))?\s?:$"
)
"""How a paragraph announces the list below it: "… in these three steps:"."""
ORDINALS = r"(?i)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last)(?:ly)?\b"


class Params(NamedTuple):
    """``leads``: whether paragraphs that announce the list below them are looked at, too."""

    leads: bool = True


class Counted(NamedTuple):
    """What was counted: the blocks, one a thing, and what they are; ``sure``: nothing else can be meant."""

    blocks: Sequence[Block]
    what: str
    sure: bool


def build(params: Params) -> Check:
    """A check with a hit at the title, and one for each lead, whose number is not that of the things.

    Silent where anything in the article has that number, or where nothing is clearly what the title counts.
    """

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        title = facts.title[:300]
        found = re.search(TITLE, title) or re.search(PLAN, title)
        if found and not re.search(TITLE, title[found.end() :]):
            yield from _title(view, found)
        if params.leads:
            yield from _leads(view)

    titles = tuple(f"title:{word}" for word in (*COUNTED, "step", "part", "point", "item"))
    return Check(find, where=(*titles, "lead") if params.leads else titles)


def _title(view: View, found: re.Match[str]) -> Iterator[Hit]:
    number = _value(found.group(1))
    blocks = body(view.facts)
    counted = _counted(view.facts, blocks)
    if counted is None or not 1 < number <= MOST:
        return
    count = len(counted.blocks)
    if count == number or number in _all_counts(view, blocks):
        return
    if not counted.sure and (
        not number / 2 < count < 2 * number or (count > number and not _alike(counted, number))
    ):
        return
    values = {
        "who": "title",
        "stated": found.group(1),
        "things": found.group(2),
        "counted": str(count),
        "what": counted.what,
    }
    yield Hit(*at_title(view), values, (), _ends(counted.blocks), about="promised number")


def _leads(view: View) -> Iterator[Hit]:
    lists: dict[object, tuple[Block, ...]] = {}
    for block, after in pairwise(view.article.blocks):
        if block.kind != "paragraph" or not isinstance(after.detail, Item) or block.text[-1:] != ":":
            continue
        end = block.text[-160:]
        if not (any(map(str.isdigit, end)) or any(f" {word} " in end.lower() for word in WORDS[2:])):
            continue
        found = re.search(LEAD, end)
        if not found:
            continue
        lists = lists or {one[0].detail: one for one in view.facts.lists}
        items = [one for one in lists.get(after.detail, ()) if _is_first(one) and one.level == after.level]
        number = _value(found.group(1))
        if view.article.source.startswith(("<dt", "<dd"), after.start):
            continue
        if len(items) in {1, number} or not 1 < number <= MOST:
            continue
        at = max(0, len(block.text) - 160)
        place: Span = block.to_source(at + found.start(1), at + found.end(2))
        values = {
            "who": "lead",
            "stated": found.group(1),
            "things": found.group(2),
            "counted": str(len(items)),
            "what": "items",
        }
        yield Hit(*place, values, (), _ends(items))


def _value(number: str) -> int:
    return int(number) if number.isdigit() else WORDS.index(number.lower())


def _ends(blocks: Sequence[Block]) -> tuple[Related, ...]:
    """The first and the last of what was counted."""
    first, last = blocks[0], blocks[-1]
    return (
        Related(*first.to_source(0, len(first.text)), "the first one is here"),
        Related(*last.to_source(0, len(last.text)), "the last one is here"),
    )


def _counted(facts: Facts, blocks: Sequence[Block]) -> Counted | None:
    """What the title most likely counts: numbered headings, else sections, else the only list."""
    headings = own_headings(facts)
    numbered = [one for one in headings if re.match(NUMBERED, one.text)]
    if _runs(numbered):
        return Counted(numbered, "numbered headings", sure=True)
    starts = {block.start for block in blocks}
    lists = [
        [one for one in items if one.level == 1 and _is_first(one)]
        for items in facts.lists
        if items[0].start in starts
    ]
    lists = [items for items in lists if len(items) > 2]  # noqa: PLR2004 - a listing
    if len(headings) > 2:  # noqa: PLR2004
        top = min(one.level for one in headings)
        return Counted([one for one in headings if one.level == top], "sections", sure=False)
    if len(lists) == 1:
        return Counted(lists[0], "items", sure=not headings)
    return None


def _is_first(block: Block) -> bool:
    return isinstance(block.detail, Item) and block.detail.first


def _runs(numbered: Sequence[Block]) -> bool:
    """Whether headings are numbered one by one from 1, at one level."""
    found = [re.match(NUMBERED, one.text) for one in numbered]
    numbers = [one.group(1) for one in found if one]
    return (
        len(numbers) > 1
        and numbers == [str(at + 1) for at in range(len(numbers))]
        and len({one.level for one in numbered}) == 1
    )


def _all_counts(view: View, blocks: Sequence[Block]) -> set[int]:
    """Every number of things in the article that the title could mean."""
    facts = view.facts
    per_list = [sum(map(_is_first, items)) for items in facts.lists]
    top = [sum(_is_first(one) and one.level == 1 for one in items) for items in facts.lists]
    counts = {*per_list, *top, sum(per_list), sum(top)}
    for level in range(1, 7):
        same = [one for one in facts.headings if one.level == level]
        counts |= {sum(not re.match(frame, one.text) for one in same) for frame in (FRAME, GENERIC)}
    paragraphs = [one for one in blocks if one.kind == "paragraph"]
    counts.add(sum(is_bold(facts, one) for one in paragraphs))
    counts.add(sum(bool(re.match(ORDINALS, one.text)) for one in paragraphs))
    for group in (paragraphs, own_headings(facts)):
        numbers = [
            int(found.group(1))
            for one in group
            if (found := re.match(NUMBERED, one.text)) and found.group(1).isdigit()
        ]
        if not _runs([one for one in group if re.match(NUMBERED, one.text)]):
            counts |= {len(numbers), max(numbers, default=0)}
    return counts


def _alike(counted: Counted, number: int) -> bool:
    """Whether more sections than promised are parts like the others, so that none is a frame for them."""
    return sum(is_part(one.text) for one in counted.blocks) > number
