"""Checklists: which lists of an article are some, what else stands for one, and which words promise one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from anplint.model import Block, Item, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.outline import Section

WORD = r"check[ -]?lists?"
BALLOTS = "☐☑☒□▢⬜🔲🔳🗹❏❑❒◻"
"""Boxes to be ticked or crossed (Unicode: Miscellaneous Symbols, Dingbats, Geometric Shapes)."""
TICKS = "✓✔✅"
"""Signs for what is done. Alone they also stand before the advantages of a thing, so they make a checklist
only beside a box or under words that promise one."""
BOX = rf"[ \t]*(?:[{BALLOTS}{TICKS}]\ufe0f?|\[[ xX✓✔]?\](?![(\[:]))[ \t]*"
"""How a line of a checklist starts where the format knows no boxes."""
CHECKBOX = r"(?i:<input\b[^<>]*\btype\s*=\s*[\"']?checkbox\b[^<>]*>)"
LABEL = rf"{CHECKBOX}(?:\s|</?(?:label|span|b|strong|em|p)\b[^<>]*>)*+([^<>]+)"
"""A check box of raw HTML, with the words behind it."""
WORDS = ("checklist", "check-list", "check list", "checkbox")
BOXES = ("[ ]", "[x]", "[✓]", "[✔]")
"""Without one of these, in lower case, or a ballot box an article has no checklist."""

WHERE = (*(f"lower:{sign}" for sign in (*WORDS, *BOXES) if sign.isascii()), f"one-of:{BALLOTS}✓✔")
"""What a check on checklists asks of an article (``anplint.kinds.Check.where``)."""

BEFORE = (
    r"(?i)(?:^|\s)(?:(?:why|when|who|whose|how|what|should|shall|do|does|did|can|could|are|is|was|were"
    r"|stop\w*"
    r"|avoid\w*|ditch\w*|kill\w*|rethink\w*|introduc\w+|announc\w+|launching|publishing|presenting|meet"
    r"|turn\w*|not|no"
    r"|never|we|i|they|he|she|it|there|us|me|love|hate|loving|ode|defen[cs]e|praise|power|art|science|history"
    r"|psychology|trouble|problems?|limits?|anatomy|rise|fall|death|end|value|benefits?|importance"
    r"|lessons?|myth)"
    r"\s(?:\S+\s){0,8}|(?:on|about|beyond|against|versus|vs\.?|without|instead of|from|like|than|reviewed)"
    r"\s(?:(?:an?|the|your|our|my|this|that|good|better)\s)?)$"
)
"""Words before "checklist" in its part of a title that make the title one *about* checklists."""
MADE = (
    r"(?i)^(?:\S+\s)?(?:us(?:e|ing)|writ(?:e|ing)|creat(?:e|ing)|build(?:ing)?|mak(?:e|ing)|design(?:ing)?"
    r"|automat(?:e|ing)"
    r"|generat(?:e|ing)|keep(?:ing)?|maintain(?:ing)?|add(?:ing)?|shar(?:e|ing)|run(?:ning)?"
    r"|work(?:ing)? (?:with|through)"
    r"|follow(?:ing)?|updat(?:e|ing)|replac(?:e|ing)|improv(?:e|ing)|test(?:ing)?|publish|manag(?:e|ing))\s"
    r"(?:(?:an?|the|your|our|my|this|that|these|those|more|better|good|great|effective|simple|shared|old"
    r"|new)\s"
    r"(?:\S+\s){0,4})$"
)
"""What one does with a checklist: "Use a checklist"; "Design checklist" is another."""
BEHIND = (
    r"(?i)^s?[’'\"”]?(?:[-–—]\w|\s(?:manifesto|apps?|tools?|plug-?ins?|features?|components?|widgets?|api"
    r"|builders?|generators?"
    r"|makers?|software|extensions?|views?|fields?|support|fatigue|culture|mentality|thinking|managers?|bots?"
    r"|are|is|was|were|works?|do|does|don['’]t|saves?|saved|helps?|helped|can|can['’]t|cannot|will"
    r"|won['’]t|beats?"
    r"|should|must|may|might|matters?|fails?|failed|needs?|vs\.?|versus|updates?|released?|launched"
    r"|changed|that \w+ed"
    r"|in (?:github|gitlab|markdown|html|jira|trello|notion|react|vue|css|javascript|python|confluence"
    r"|slack))\b)"
)
"""Words behind "checklist" that make a title one about checklists, or about a program for them."""
LONGEST = 300
"""Of a longer title so many code points are read."""


@lru_cache(maxsize=2)
def may_hold(source: str) -> bool:
    """Whether a source has a sign of a checklist; a fast question, asked first."""
    lower = source.lower()
    if "check" in lower and any(sign in lower for sign in WORDS):
        return True
    if "[" in lower and any(box in lower for box in (BOXES[:2] if source.isascii() else BOXES)):
        return True
    return not source.isascii() and any(box in source for box in BALLOTS)


def promises(text: str) -> bool:
    """Whether a title or a heading promises a checklist, by its words.

    "Launch checklist", "A checklist for …" and "…: the checklist" do; "How to write a checklist", "Why
    checklists work" and "Checklists in Markdown" do not, nor does a question.
    """
    if "heck" not in text[:LONGEST].lower():
        return False
    for part in re.finditer(r"[^:;|()\[\]–—]+", text[:LONGEST]):
        for found in re.finditer(rf"(?i)(?<![\w-]){WORD}(?!\w)", part.group()):
            before, behind = part.group()[: found.start()], part.group()[found.end() :]
            if _meant(before, found.group(), behind):
                return True
    return False


def _meant(before: str, word: str, behind: str) -> bool:
    """Whether the word with what stands around it is a promise."""
    if word.lower().endswith("s"):
        return bool(re.search(r"(?i)(?:^|\s)(?:\d+|two|three|four|five)\s(?:\S+\s){0,3}$", before))
    before = before.lstrip(" .0123456789)#")
    if behind.rstrip().endswith("?") or re.match(BEHIND, behind) or before[-1:] in {"“", '"', "‘", "'"}:
        return False
    return not (re.search(BEFORE, before) or re.search(MADE, before))


def below(sections: Sequence[Section], number: int) -> Sequence[Section]:
    """A section with its sub-sections; of a heading of level 1 only the section itself."""
    level = sections[number].heading.level
    end = number + 1
    while level > 1 and end < len(sections) and sections[end].heading.level > level:
        end += 1
    return sections[number:end]


def checklists(
    source: str,
    blocks: Sequence[Block],
    lists: Iterable[tuple[Block, ...]],
    sections: Sequence[Section],
    title: str,
) -> tuple[tuple[Block, ...], ...]:
    """The items of each checklist, in order of the first items.

    A list with check boxes or with boxes to tick (also such paragraphs, and raw HTML), and lists below a
    heading that promises one. Where there is none and the title promises one, the lists of three items and
    more. A list of ticks alone is none: such lists mostly name advantages. Items that are no list items of
    their own have a negative list number.
    """
    if not may_hold(source):
        return promised_by(title, lists)
    under = {
        block.start
        for number, section in enumerate(sections)
        if promises(section.heading.text)
        for part in below(sections, number)
        for block in part.blocks
    }
    found = [items for items in lists if items[0].start in under or _is_boxed(items)]
    found += _loose(source, blocks)
    found += _raw(source, blocks)
    return tuple(sorted(found, key=_first)) or promised_by(title, lists)


def promised_by(title: str, lists: Iterable[tuple[Block, ...]]) -> tuple[tuple[Block, ...], ...]:
    """The lists that the title promises: where it does, those of three items and more."""
    if not promises(title):
        return ()
    return tuple(items for items in lists if len(items) > 2)  # noqa: PLR2004


def _first(items: tuple[Block, ...]) -> int:
    return items[0].start


def _is_boxed(items: tuple[Block, ...]) -> bool:
    """Whether items have check boxes, or most of them start with a box to tick."""
    if any(isinstance(item.detail, Item) and item.detail.checked is not None for item in items):
        return True
    boxed = [item for item in items if re.match(BOX, item.text)]
    return 2 * len(boxed) > len(items) and any(item.text.lstrip()[0] in f"{BALLOTS}[" for item in boxed)


def _loose(source: str, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Lines of paragraphs and cells of tables with boxes, neighbours together."""
    if not re.search(rf"[{BALLOTS}]|\[[ xX]\]|{CHECKBOX}", source):
        return
    items: list[Block] = []
    previous: Block | None = None
    for block in blocks:
        if block.kind not in {"paragraph", "cell"}:
            continue
        boxed = list(_boxed_lines(source, block))
        if (
            previous is not None
            and previous.kind == "cell"
            and _is_box(previous.text)
            and block.kind == "cell"
        ):
            boxed = [as_item(block, 0, len(block.text))]
        if items and not boxed and block.kind == "paragraph":
            yield tuple(items)
            items = []
        items += boxed
        previous = block
    if items:
        yield tuple(items)


def _is_box(text: str) -> bool:
    return text != "" and re.fullmatch(BOX, text) is not None


def _boxed_lines(source: str, block: Block) -> Iterator[Block]:
    """The lines of a block that have a box, each as an item without the box."""
    if re.match(rf"(?:<\w[^<>]*>\s*)*{CHECKBOX}", source[block.start : block.end]):
        starts = [0, *(at.end() for at in re.finditer("\n", block.text))]
    else:
        starts = [at.start() for at in re.finditer(rf"(?m)^{BOX}|(?<=\s)\[[ xX]\](?=\s)", block.text)]
    for start, end in zip(starts, [*starts[1:], len(block.text)], strict=False):
        box = re.compile(rf"\ufffc?{BOX}|\ufffc?\s*").match(block.text, start)
        begin = min(box.end(), end) if box else start
        text = block.text[begin:end].rstrip()
        if text:
            yield as_item(block, begin, begin + len(text))


def as_item(block: Block, start: int, end: int) -> Block:
    """A part of a block's prose as an item of a checklist that is no list."""
    place = block.to_source(start, end)
    text = block.text[start:end]
    runs = tuple(
        _cut(run, start, end) for run in block.runs if run.text < end and run.text + run.length > start
    )
    return Block(
        "item", place.start, place.end, text, runs, 1, Item(-1, ordered=False, checked=False, first=True)
    )


def _cut(run: Run, start: int, end: int) -> Run:
    """What a run maps of the prose ``[start, end)``, counted from ``start``."""
    if run.length != run.width:
        return run._replace(text=max(0, run.text - start))
    first, last = max(run.text, start), min(run.text + run.length, end)
    return Run(first - start, run.source + first - run.text, last - first, last - first)


def _raw(source: str, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The labels of check boxes in raw HTML inside other formats."""
    found = []
    for block in blocks:
        if block.kind == "html":
            for label in re.compile(LABEL).finditer(source, block.start, block.end):
                text = label.group(1).strip()
                start = label.start(1) + label.group(1).find(text)
                runs = (Run(0, start, len(text), len(text)),)
                detail = Item(-2, ordered=False, checked=False, first=True)
                if text:
                    found.append(Block("item", start, start + len(text), text, runs, 1, detail))
    if found:
        yield tuple(found)
