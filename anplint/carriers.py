"""Where a directive can be written so that it reaches one place: comments in a body, keys in front matter.

These are proposals, the best first. Whether one does what it should is found out by linting again
(``anplint.ignoring``), so nothing here needs to know all about Markdown.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.directives import read_directives
from anplint.finding import Edit
from anplint.ground import Ground
from anplint.model import Entry
from anplint.suppress import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Article, Block

LONGEST_TEXT = 120
"""A longer text is not named in a directive."""
LINE_END = r"\r\n|\n|\r"
MARGIN = r"[ \t>]*"
"""What stands before the blocks of quotes and list items on each of their lines."""
TAIL = r"(?:[ \t]*\\|[ \t]+)?$"
"""The end of a line that must stay its end: blanks or a backslash, which break the line."""
FENCE = r"(?<![^\r\n])(?:---|\.\.\.|\+\+\+)[ \t]*(?=[\r\n]|\Z)"
ENTRY = r"([ \t]*)-[ \t]"


class Carrier(NamedTuple):
    """The marks around a comment. ``inline``: can stand behind words; ``apart``: with a blank line behind."""

    opening: str
    closing: str
    inline: bool = True
    apart: bool = False

    def comment(self, directive: str) -> str:
        """The directive as a comment, or an empty text where it would end the comment early."""
        inner = directive.replace("(", "").replace(")", "") if self.closing == ")" else directive
        closed = self.closing.strip() and self.closing.strip() in inner
        return "" if closed or inner != directive else f"{self.opening}{directive}{self.closing}"


HTML = Carrier("<!-- ", " -->")
MDX = Carrier("{/* ", " */}", apart=True)
OTHERS = (
    MDX,
    Carrier("{% comment %} ", " {% endcomment %}"),
    Carrier("{# ", " #}"),
    Carrier("[//]: # (", ")", inline=False, apart=True),
    Carrier("% ", "", inline=False),
)


class Wish(NamedTuple):
    """What is to be silenced: a rule at an offset, with the texts that it found there, and why."""

    rule: str
    place: int
    texts: tuple[str, ...]
    reason: str

    def terms(self) -> Iterator[str]:
        """What a directive can name: the rule, and the rule with the texts alone."""
        yield self.rule
        if all(0 < len(text) <= LONGEST_TEXT for text in self.texts):
            quoted = (" ".join(re.sub(r'(["\\])', r"\\\1", text).split()) for text in self.texts)
            yield ", ".join(f'{self.rule}["{text}"]' for text in quoted)


def carrier_of(article: Article) -> Carrier:
    """The comments that the article has directives in already, else those of its format."""
    for directive in read_directives(article).heeded:
        at = article.source[directive.start : directive.end]
        for carrier in OTHERS:
            if at.startswith(carrier.opening.rstrip()):
                return carrier
    return MDX if article.format == "mdx" else HTML


def proposals(article: Article, wish: Wish) -> Iterator[Edit]:
    """Insertions of a directive that may silence the wish and nothing else, the best first."""
    ground = Ground(article)
    number = _holder(article, ground, wish.place)
    block = article.blocks[number] if number is not None else None
    if block is not None and isinstance(block.detail, Entry) and article.format in {"markdown", "mdx"}:
        yield from _in_front_matter(article, wish)
        block = None
    if block is None or number is None:
        yield from _for_file(article, ground, wish)
        return
    before = list(_before(article, ground, ground.groups[number][0], wish))
    behind = list(_behind(article, ground, block, wish))
    yield from (*behind, *before) if block.kind == "item" else (*before, *behind)


def _holder(article: Article, ground: Ground, place: int) -> int | None:
    """The outermost block that holds a place."""
    numbers, starts = ground.outer
    number = numbers[at] if (at := bisect_right(starts, place) - 1) >= 0 else None
    return number if number is not None and place <= article.blocks[number].end else None


def _before(article: Article, ground: Ground, number: int, wish: Wish) -> Iterator[Edit]:
    """The directive on a line of its own before a block, with what stands before each line of it."""
    carrier, block = carrier_of(article), article.blocks[number]
    start = ground.lines.start(ground.lines.position(block.start).line)
    margin = re.match(MARGIN, article.source[start : block.start])
    indent = margin.group() if margin else ""
    for terms in wish.terms():
        comment = carrier.comment(f"{MARK}-disable-next-block {terms} -- {wish.reason}")
        if comment:
            for text in _on_own_line(comment, indent, line_end(article.source, start), apart=carrier.apart):
                yield Edit(start, start, text)
            if article.format == "html":
                yield Edit(block.start, block.start, comment)


def _on_own_line(comment: str, indent: str, end: str, *, apart: bool) -> Iterator[str]:
    """A line with the comment: bare, with a blank line behind, before, and on both sides."""
    line, blank = f"{indent}{comment}{end}", f"{indent.rstrip()}{end}"
    forms = [line, f"{line}{blank}", f"{blank}{line}", f"{blank}{line}{blank}"]
    if apart:
        forms = [forms[1], forms[3], forms[0]]
    yield from forms


def _behind(article: Article, ground: Ground, block: Block, wish: Wish) -> Iterator[Edit]:
    """The directive behind the words of the line; in a table at the end of the cell."""
    carrier = carrier_of(article)
    carrier = carrier if carrier.inline else HTML
    line = ground.lines.position(wish.place).line
    text = ground.lines.text(line)
    tail = re.search(TAIL, text)
    at = ground.lines.start(line) + (tail.start() if tail else len(text))
    if block.kind in {"cell", "heading"}:
        at = block.to_source(len(block.text), len(block.text)).end
    for terms in wish.terms():
        comment = carrier.comment(f"{MARK}-disable-line {terms} -- {wish.reason}")
        if comment:
            yield Edit(at, at, f" {comment}")


def _for_file(article: Article, ground: Ground, wish: Wish) -> Iterator[Edit]:
    """The directive for the whole article, before the first block of the body."""
    carrier, body = carrier_of(article), next((one for one in article.blocks if one.kind != "meta"), None)
    start = ground.lines.start(ground.lines.position(body.start).line) if body else len(article.source)
    end = line_end(article.source, start)
    for terms in wish.terms():
        comment = carrier.comment(f"{MARK}-disable-file {terms} -- {wish.reason}")
        if comment:
            yield Edit(start, start, f"{comment}{end}{end}" if body else f"{end}{comment}{end}")


def _in_front_matter(article: Article, wish: Wish) -> Iterator[Edit]:
    """An entry under ``anplint.disable``: behind the last one, or at the end of the front matter."""
    source = article.source
    entries = [one for one in article.blocks if isinstance(one.detail, Entry)]
    own = [one for one in entries if isinstance(one.detail, Entry) and one.detail.path[0] == MARK]
    fence = re.compile(FENCE).search(source, max(one.end for one in entries))
    end = line_end(source, 0)
    reason = _quoted(wish.reason)
    for rule in map(_quoted, wish.terms()):
        if source.startswith("{") and not own:
            listed = f'"{MARK}": {{"disable": [{{"rule": {rule}, "reason": {reason}}}]}}'
            yield Edit(1, 1, f"{end}  {listed},")
        elif own and not source.startswith("+++"):
            yield from _behind_entry(source, own[-1], rule, reason, end)
        elif fence and fence.group().startswith("+++"):
            yield _insert(fence.start(), f"[[{MARK}.disable]]{end}rule = {rule}{end}reason = {reason}{end}")
        elif fence:
            keys = f"{MARK}:{end}  disable:{end}    - rule: {rule}{end}      reason: {reason}{end}"
            yield _insert(fence.start(), keys)


def _behind_entry(source: str, last: Block, rule: str, reason: str, end: str) -> Iterator[Edit]:
    """Another entry of a YAML list: a line of its own, or one more between brackets."""
    ground = re.compile(LINE_END)
    after = ground.search(source, last.end)
    at = after.end() if after else len(source)
    dashes = re.findall(rf"(?m)^{ENTRY}", source[: last.end].replace("\r", "\n"))
    if dashes:
        yield _insert(at, f"{dashes[-1]}- rule: {rule}{end}{dashes[-1]}  reason: {reason}{end}")
    for closing in (
        last.end,
        *(match.end() for match in re.compile(r"\s*\}").finditer(source, last.end, last.end + 80)),
    ):
        yield _insert(closing, f", {{rule: {rule}, reason: {reason}}}")


def _insert(at: int, text: str) -> Edit:
    return Edit(at, at, text)


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML, TOML and JSON all read it."""
    return json.dumps(text, ensure_ascii=False)


def line_end(source: str, near: int) -> str:
    """The line end that a source uses: the last one before a place, else the first, else LF."""
    before = re.findall(LINE_END, source[max(0, near - 2) : near])
    first = re.search(LINE_END, source)
    return before[-1] if before else first.group() if first else "\n"
