"""Defects to plant into an article: each as an edit that a rule ought to undo, drawn from a seed."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from anplint.finding import Safety
    from anplint.model import Article, Block

MARKS = (
    "【12†source】",
    "【4:0†report.pdf】",
    ":contentReference[oaicite:3]{index=3}",
    "citeturn0search1turn0view0",
    "[cite: 1, 14]",
    "\ue200cite\ue202turn0search1\ue201",
    "[attached_file:2]",
)
SOURCES = ("chatgpt.com", "openai", "perplexity", "copilot.com", "claude.ai")
HIDDEN = "\u200b\ufeff\u2060\u200e"
CERTAIN = frozenset(
    "the a our your their its of and or into because although whether we they some any every been".split()
)
LONG = 4
"""Words of more letters are hardly function words."""
OPENERS = (
    "Certainly! Here is a 900-word article about it:",
    "Sure! Here's the article that you asked for.",
    "Here is a revised, engaging version of your article:",
)
CLOSERS = (
    "Would you like me to add a section on what it costs?",
    "I hope this helps! Let me know if you want me to adjust the tone.",
    "If you'd like, I can turn this into a checklist.",
)
DEBRIS = ("| |", "| | |")


class Defect(NamedTuple):
    """A defect: the rule that finds it, how safe its fix is, and the edit that plants it."""

    rule: str
    safety: Safety
    edit: Edit


def _words(article: Article, rng: Random, wanted: Callable[[str], bool]) -> Iterator[tuple[Block, int, int]]:
    """Words of paragraphs and items that stand in the source as they are read: block, start and end there."""
    blocks = [
        block for block in article.blocks if block.kind in {"paragraph", "item"} and len(block.text) > 40
    ]
    for block in rng.sample(blocks, len(blocks)):
        places = list(re.finditer(r"(?<=[a-z,] )[A-Za-z]+(?= [a-z])", block.text))
        places = [found for found in places if wanted(found.group())]
        for found in rng.sample(places, min(3, len(places))):
            start, end = block.to_source(*found.span())
            beside = block.to_source(found.start() - 2, found.end() + 2)
            whole = article.source[slice(*beside)]
            if whole == block.text[found.start() - 2 : found.end() + 2] and not _in_link(article, start):
                yield block, start, end


def _in_link(article: Article, offset: int) -> bool:
    at = bisect_left(article.links, offset, key=lambda link: link.start)
    return any(link.start - 1 <= offset <= link.end for link in article.links[max(0, at - 2) : at + 1])


def doubled(article: Article, rng: Random) -> Defect | None:
    """A function word twice."""
    for _, start, end in _words(article, rng, CERTAIN.__contains__):
        return Defect("repetition.doubled-word", "safe", Edit(end, end, f" {article.source[start:end]}"))
    return None


def doubled_noun(article: Article, rng: Random) -> Defect | None:
    """Another word twice: its fix needs a look."""

    def wanted(word: str) -> bool:
        return len(word) > LONG and word.islower() and word not in CERTAIN

    for _, start, end in _words(article, rng, wanted):
        return Defect("repetition.doubled-word", "unsafe", Edit(end, end, f" {article.source[start:end]}"))
    return None


def mark(article: Article, rng: Random) -> Defect | None:
    """A citation mark behind a word."""
    for _, _, end in _words(article, rng, str.isalpha):
        blank = rng.choice(["", " "])
        return Defect("leftover.citation-artifact", "safe", Edit(end, end, blank + rng.choice(MARKS)))
    return None


def mark_at_end(article: Article, rng: Random) -> Defect | None:
    """Citation marks behind the end of a paragraph."""
    ends = [one for one in article.blocks if one.kind == "paragraph" and one.text.endswith(".")]
    ends = [one for one in ends if article.source[one.end - 1 : one.end] == "."]
    if not ends:
        return None
    at = rng.choice(ends).end
    marks = rng.choice(["", " "]).join(rng.sample(MARKS, rng.randint(1, 3)))
    return Defect("leftover.citation-artifact", "safe", Edit(at, at, f" {marks}"))


def tracking(article: Article, rng: Random) -> Defect | None:
    """An assistant's parameter behind the address of a link."""
    spots = []
    for link in article.links:
        shown = article.source[link.start : link.end]
        if shown.startswith("[") and "](" not in shown:
            continue  # its text may be the name of the reference
        if link.url.startswith("http") and shown.count(link.url) == 1 and "#" not in link.url:
            spots.append((link.start + shown.index(link.url) + len(link.url), "?" in link.url))
    if not spots:
        return None
    at, more = rng.choice(spots)
    text = f"{'&' if more else '?'}utm_source={rng.choice(SOURCES)}"
    return Defect("leftover.tracking-parameter", "safe", Edit(at, at, text))


def hidden(article: Article, rng: Random) -> Defect | None:
    """Characters that nobody sees, inside a word or behind it."""
    for _, start, end in _words(article, rng, lambda word: len(word) > 3):
        at = rng.choice([start + 2, end])
        return Defect("leftover.hidden-unicode", "safe", Edit(at, at, rng.choice(HIDDEN) * rng.randint(1, 2)))
    return None


def _ends(article: Article) -> str:
    return "\r\n" if "\r\n" in article.source else "\n"


def _gaps(article: Article) -> list[int]:
    """Where a paragraph starts with an empty line before it, and another one stands above."""
    page = article.format == "html"
    found = []
    for above, block in pairwise(article.blocks):
        between = article.source[above.end : block.start].replace("\r", "")
        if block.kind == above.kind == "paragraph" and between == ("\n" if page else "\n\n"):
            found.append(block.start)
    return found


def _block(article: Article, text: str) -> str:
    """A paragraph as the format has it, with what stands behind it."""
    end = _ends(article)
    return f"<p>{text}</p>{end}" if article.format == "html" else f"{text}{end}{end}"


def debris(article: Article, rng: Random) -> Defect | None:
    """Strokes of a table between two paragraphs."""
    gaps = _gaps(article)
    if not gaps:
        return None
    at = rng.choice(gaps)
    return Defect("boilerplate.export-debris", "safe", Edit(at, at, _block(article, rng.choice(DEBRIS))))


def ending(article: Article, _: Random) -> Defect | None:
    """The heading of a list that the export left out."""
    at, end = len(article.source), _ends(article)
    if not _ends_in_text(article):
        return None
    mark = "" if article.format == "text" else "## "
    return Defect("boilerplate.export-debris", "safe", Edit(at, at, f"{end}{mark}Similar Posts{end}"))


def _ends_in_text(article: Article) -> bool:
    source = article.source.replace("\r", "")
    return bool(article.blocks) and article.blocks[-1].kind == "paragraph" and source.endswith(".\n")


def item(article: Article, rng: Random) -> Defect | None:
    """The line of an item again, below its list's other items."""
    spots = []
    for one, after in pairwise(article.blocks):
        start = article.source.rfind("\n", 0, one.start) + 1
        line = article.source[start : article.source.find("\n", one.end) + 1]
        alone = one.detail and after.detail and one.detail == after.detail and one.level == after.level
        if (
            one.kind == "item"
            and alone
            and line.lstrip().startswith(("-", "*", "•", "<li>"))
            and "\n" not in one.text
        ):
            spots.append((start + len(line), line))
    if not spots:
        return None
    at, line = rng.choice(spots)
    return Defect("repetition.duplicate-list-item", "safe", Edit(at, at, line))


def misread(article: Article, rng: Random) -> Defect | None:
    """A letter whose bytes were read in another encoding."""
    found = [one for block in article.blocks if block.kind == "paragraph" for one in _letters(article, block)]
    if not found:
        return None
    at = rng.choice(found)
    wrong = article.source[at].encode().decode("cp1252")
    return Defect("file.encoding", "unsafe", Edit(at, at + 1, wrong))


def _letters(article: Article, block: Block) -> Iterator[int]:
    for match in re.finditer("[éèüäöñ](?=[a-z])", block.text):
        at = block.to_source(*match.span()).start
        if article.source[at] == match.group():
            yield at


def control(article: Article, rng: Random) -> Defect | None:
    """A control of the writing direction."""
    for _, start, _ in _words(article, rng, str.isalpha):
        return Defect("file.bidi-control", "unsafe", Edit(start, start, "\u202e"))
    return None


def opener(article: Article, rng: Random) -> Defect | None:
    """An assistant's first words, as a paragraph or before the first sentence."""
    blocks = [block for block in article.blocks if block.kind not in {"meta", "heading"}]
    if not blocks or blocks[0].kind != "paragraph" or not article.source[blocks[0].start].isalpha():
        return None
    own, end = rng.random() < 0.5, _ends(article)
    behind = end + end if own else " "
    return Defect(
        "leftover.chat", "unsafe", Edit(blocks[0].start, blocks[0].start, rng.choice(OPENERS) + behind)
    )


def closer(article: Article, rng: Random) -> Defect | None:
    """An assistant's last words."""
    at, end = len(article.source), _ends(article)
    if not _ends_in_text(article):
        return None
    return Defect("leftover.chat", "unsafe", Edit(at, at, f"{end}{rng.choice(CLOSERS)}{end}"))


def paragraph(article: Article, rng: Random) -> Defect | None:
    """A paragraph again."""
    long = [block for block in article.blocks if block.kind == "paragraph" and len(block.text.split()) > 24]
    gaps, end = _gaps(article), _ends(article) * (1 if article.format == "html" else 2)
    if not long or not gaps:
        return None
    block, at = rng.choice(long), gaps[-1]
    text = article.source[block.start : block.end]
    if block.start >= at or "\ufffc" in block.text:
        return None
    return Defect("repetition.duplicate-paragraph", "unsafe", Edit(at, at, f"{text}{end}"))


SAFE = (doubled, mark, mark_at_end, tracking, hidden, debris, ending, item)
UNSAFE = (doubled_noun, misread, control, opener, closer, paragraph)
