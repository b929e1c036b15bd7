"""Edits that bring a checklist from the metadata into the text, or from the text into the metadata."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from anplint.checklists import promises
from anplint.finding import Edit
from anplint.model import OPAQUE, Item
from anplint.outline import NOT_BODY
from anplint.promises import REFERENCES, end_of_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from anplint.measure import Facts
    from anplint.model import Block

LEAST, MOST = 2, 60
"""Items of a list that is brought over."""
LONGEST = 200
MARK = r"[-*+#>|~=:_&!?%@`\"']|\d{1,9}[.)]\s|\[|$"
"""What an item would not be read as its words with at its start."""
INSIDE = r"[\n\r<>{}]"
LINE = r"([^\r\n]*)(\r\n|\n|\r|$)"
TRAILING = r"[ \t]*(?:$|<!--(?:[^-]|-(?!->))*-->[ \t]*$|\[[^\]\n]+\]:[ \t]*\S)"
"""A line below the text: nothing, a comment, or what a link or a note stands for."""
BULLET = r"[ \t]*([-*+•‣◦·])[ \t]+$"
CLOSED = (
    r"(?i:\s*</(?:p|li|ul|ol|dl|dd|dt|blockquote|q|t[drh]|tbody|thead|table|figure|figcaption|pre|code"
    r"|h[1-6]|em|b|strong|i|a|span)\s*>)*"
)
"""The ends of elements that the last words of a page stand in, but not of those for parts of pages."""
HEADING_TAG = r"(?i)<h[1-6]\b[^<>]*>\s*(?:<[a-z][^<>]*>\s*)*$"
YAML = r"---(?:ya?ml)?[ \t]*[\r\n]"
PLAIN = r"[^\W\d_][\w ().;/'’&+-]*[\w).]"
NO_TEXT = frozenset("true false yes no on off null none y n".split())


def section_edits(facts: Facts, stated: Sequence[Block]) -> tuple[Edit, ...]:
    """The edit that puts a section with the stated items behind the text, in the article's own form.

    None where an item could not stand there as it reads, where a heading waits for the list, and in records
    of exports, where text and metadata are two fields.
    """
    texts = _texts(stated)
    waits = any(promises(one.text) for one in facts.headings if one.text != facts.title and one.level > 1)
    if facts.article.parts or not texts or waits:
        return ()
    word = "checklist" if facts.title.islower() else "Checklist"
    if facts.article.format == "html":
        return _in_html(facts, word, texts)
    at = _end(facts)
    if at is None:
        return ()
    level = _level(facts)
    heading = word if facts.article.format == "text" else f"{'#' * level} {word}"
    return (_between(facts.article.source, at, [heading, "", *_items(facts, texts)]),)


def below_edits(facts: Facts, number: int, stated: Sequence[Block]) -> tuple[Edit, ...]:
    """The edit that puts the stated items at the end of a section, in an article that is no page of HTML."""
    texts = _texts(stated)
    if facts.article.parts or facts.article.format == "html" or not texts:
        return ()
    section = facts.sections[number]
    last = section.blocks[-1] if section.blocks else section.heading
    if (
        len(facts.sections) > number + 1
        and end_of_section(facts, number) > facts.sections[number + 1].heading.start
    ):
        return ()  # it has sub-sections
    at = _after(facts.article.source, last.end)
    return (_between(facts.article.source, at, _items(facts, texts)),)


def field_edits(facts: Facts, empty: Block) -> tuple[Edit, ...]:
    """The edit that fills an empty field of front matter with the items of the article's checklists."""
    items = [item for items in facts.checklists for item in items]
    if any(item.level > 1 or (isinstance(item.detail, Item) and not item.detail.first) for item in items):
        return ()
    texts = _texts(items)
    source, at = facts.article.source, empty.start
    if facts.article.parts or not texts or empty.text or facts.article.format == "text":
        return ()
    if source[at : at + 1] in {"[", "]"}:
        at += source[at] == "["
        if not re.compile(r"[ \t]*\]").match(source, at):
            return ()
        quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
        return (Edit(at, at, ", ".join(map(_yaml, texts) if re.match(YAML, source) else quoted)),)
    if (
        not re.match(YAML, source)
        or source[at - 1] != ":"
        or not re.compile(r"[ \t]*[\r\n]").match(source, at)
    ):
        return ()
    indent = _indent(facts)
    if indent is None:
        return (Edit(at, at, f" [{', '.join(map(_yaml, texts))}]"),)
    return (Edit(at, at, "".join(f"{_line_end(source)}{indent}- {_yaml(text)}" for text in texts)),)


def _texts(blocks: Iterable[Block]) -> list[str]:
    """The items, each once; nothing where one is no plain text of a line."""
    texts = list(dict.fromkeys(block.text.strip() for block in blocks))
    if not LEAST <= len(texts) <= MOST:
        return []
    for text in texts:
        if len(text) > LONGEST or OPAQUE in text or re.match(MARK, text) or re.search(INSIDE, text):
            return []
    return texts


def _level(facts: Facts) -> int:
    """The level of the sections of the article."""
    levels = [one.level for one in facts.headings]
    if levels.count(1) > 1:
        return 1
    return min((level for level in levels if level > 1), default=2)


def _items(facts: Facts, texts: Iterable[str]) -> list[str]:
    """The lines of a list, with the bullets (and boxes) of the article's other lists."""
    source = facts.article.source
    found: Counter[str] = Counter()
    boxed = False
    entries = (
        [one for one in facts.article.blocks if one.kind == "meta"] if facts.article.format == "text" else []
    )
    for block in (*entries, *(one for items in facts.lists for one in items if one.level < 2)):  # noqa: PLR2004
        start = max(source.rfind("\n", 0, block.start), source.rfind("\r", 0, block.start)) + 1
        line = re.compile(r"[ \t]*[-*+•‣◦·][ \t]+").match(source, start)
        if line:
            found[line.group()] += 1
        boxed = boxed or (isinstance(block.detail, Item) and block.detail.checked is not None)
    mark = found.most_common(1)[0][0] if found else "- "
    if facts.article.format != "text":
        mark = f"{mark.strip()} [ ] " if boxed else f"{mark.strip()} "
    return [f"{mark}{text}" for text in texts]


def _end(facts: Facts) -> int | None:
    """Where a section can stand behind the text: at the start of a line, or at the end of the source.

    Before notes, what links stand for, debris, and closing sections of links and credits.
    """
    source = facts.article.source
    body = [block for block in facts.article.blocks if block.kind not in NOT_BODY]
    if not body:
        return None
    at = len(source)
    if facts.article.format == "text":
        at = _after(source, body[-1].end)
    else:
        notes = [block for block in facts.article.blocks if block.kind in {"footnote", "debris"}]
        text = [one for one in body if one.kind != "footnote" and not source.startswith("<!--", one.start)]
        least = max((one.end for one in text), default=0)
        lines = [match for match in re.finditer(LINE, source) if match.group()]
        for line in reversed(lines):
            inside = any(block.start < line.end(1) and line.start() < block.end for block in notes)
            if line.start() < least or not (inside or re.match(TRAILING, line[1])):
                break
            at = line.start()
    for section in reversed(facts.sections[1:]):
        if not re.match(REFERENCES, section.heading.text) or section.heading.start >= at:
            break
        at = (
            max(source.rfind("\n", 0, section.heading.start), source.rfind("\r", 0, section.heading.start))
            + 1
        )
    if at == len(source) and body[-1].kind == "code" and source[-1:] not in {"\n", "\r"}:
        return None
    return at


def _after(source: str, at: int) -> int:
    """Where the line behind that of ``at`` starts."""
    match = re.compile(LINE).match(source, at)
    return match.end() if match else at


def _line_end(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"


def _between(source: str, at: int, lines: Iterable[str]) -> Edit:
    """The edit that puts lines in at the start of a line (or at the end), with a blank line on each side."""
    end = _line_end(source)
    before, rest = source[:at], source[at:]
    blank = re.search(r"(?:^|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$", before[-200:])
    above = "" if blank else end if before.endswith(("\n", "\r")) else 2 * end
    if not rest:
        below = end if before.endswith(("\n", "\r")) else ""
    else:
        below = end if re.match(r"[ \t]*(?:[\r\n]|$)", rest) else 2 * end
    return Edit(at, at, f"{above}{end.join(lines)}{below}")


def _in_html(facts: Facts, word: str, texts: Iterable[str]) -> tuple[Edit, ...]:
    """The same for a page; not for the blocks of WordPress, which have marks of their own."""
    source = facts.article.source
    body = [block for block in facts.article.blocks if block.kind not in NOT_BODY]
    if not body or "<!-- wp:" in source:
        return ()
    last = body[-1].end
    for section in reversed(facts.sections[1:]):
        if not re.match(REFERENCES, section.heading.text):
            break
        tag = re.search(HEADING_TAG, source[max(0, section.heading.start - 300) : section.heading.start])
        inside = [block for block in body if block.end < section.heading.start]
        if tag is None or not inside:
            break
        last = inside[-1].end
    closed = re.compile(CLOSED).match(source, last)
    at = closed.end() if closed else last
    end = _line_end(source)
    items = [f"<li>{text.replace('&', '&amp;')}</li>" for text in texts]
    level = _level(facts)
    lines = ["", f"<h{level}>{word}</h{level}>", "<ul>", *items, "</ul>"]
    return (Edit(at, at, end.join(lines)),)


def _indent(facts: Facts) -> str | None:
    """How far lists of the front matter are indented, line by line; None where they stand in brackets."""
    source = facts.article.source
    listed = False
    for _, block in facts.entries:
        line = source[source.rfind("\n", 0, block.start) + 1 : block.start]
        if re.fullmatch(r"[ \t]*-[ \t]+", line):
            return line[: line.index("-")]
        listed = listed or "[" in line
    return None if listed else "  "


def _yaml(text: str) -> str:
    """A text as YAML has it in a list, within brackets or not."""
    if re.fullmatch(PLAIN, text) and text.lower() not in NO_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
