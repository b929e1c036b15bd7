"""Blocks in fences of their own: ``:::note[Title]`` (Docusaurus, Pandoc), directives of MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anplint.model import Block, Span
from anplint.read.attributes import Value, image_block
from anplint.read.constructs import LINE_PREFIX
from anplint.read.view import Edit, blank

if TYPE_CHECKING:
    from anplint.read.code_regions import Line
    from anplint.read.constructs import Found

COLONS = (
    r"(?m)^(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<mark>:{3,})[ \t]*"
    r"(?:(?P<name>[A-Za-z][\w-]*|\{[^{}\n]*\}))?(?P<rest>[^\n]*)$"
)
LABEL = (
    r"[ \t]*(?:\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\])?[ \t]*(?:\{[^{}\n]*\})?"
    r"(?P<title>[^\n]*?)[ \t]*:*[ \t]*$"
)
OPTION = r"(?m)[ \t>]*:(?P<name>[\w-]+):[ \t]*(?P<value>[^\n]*?)[ \t]*$\n?"
YAML_OPTIONS = r"[ \t]*---[ \t]*\n(?:[ \t]*[\w-]+:[^\n]*\n)*[ \t]*---[ \t]*(?:\n|\Z)"
DIRECTIVE = r"\{(?P<name>[A-Za-z][\w:.+-]*)\}[ \t]*(?P<title>[^\n`]*?)[ \t]*$"

PROSE_DIRECTIVES = frozenset(
    """
    admonition attention caution danger error hint important note seealso tip warning versionadded
    versionchanged deprecated sidebar margin topic dropdown details epigraph pull-quote glossary aside
    tab-set tab-item grid grid-item grid-item-card card list-table exercise solution prf:theorem prf:proof
    prf:definition prf:lemma prf:example prf:remark figure figure-md image table div container blockquote
    highlights compound rubric centered
    """.split()
)
"""Directives of MyST and of its common extensions whose body is Markdown; that of others is code."""
IMAGE_DIRECTIVES = frozenset({"figure", "image"})
CAPTIONED = frozenset({"figure", "figure-md"})
TITLED = frozenset(
    """
    admonition note tip info warning danger caution important hint seealso attention error dropdown details
    sidebar topic tab-item card grid-item-card exercise rubric centered success question failure bug example
    quote abstract
    """.split()
)
"""Containers whose argument is a title for readers; elsewhere it is a name, a path or a number."""


class Container:
    """An open container of colons: the match of its line."""

    __slots__ = ("line", "size")

    def __init__(self, line: re.Match[str]) -> None:
        """Keep the line and how many colons it has."""
        self.line = line
        self.size = len(line["mark"])


def close_colons(found: Found, lines: list[re.Match[str]]) -> None:
    """Take the lines of colons that belong together; what is not closed, or closes nothing, is text."""
    opened: list[Container] = []
    for line in lines:
        bare = not line["name"] and not line["rest"].strip(" \t:")
        if not bare:
            if line["name"] or found.told:
                opened.append(Container(line))
            continue
        while opened and opened[-1].size > len(line["mark"]):
            opened.pop()
        if opened:
            _container(found, opened.pop().line, line)


def _container(found: Found, line: re.Match[str], closing: re.Match[str]) -> None:
    name = (line["name"] or "").strip("{}").lower()
    found.edits.append(
        Edit(closing.start("mark"), closing.end(), blank(closing.group()[len(closing["before"]) :]))
    )
    if line["name"] and line["name"].startswith("{") and name.partition(" ")[0] not in PROSE_DIRECTIVES:
        if name.startswith((".", "#")):
            found.edits.append(
                Edit(line.start("mark"), line.end(), blank(line.group()[len(line["before"]) :]))
            )
            return
        found.edits.append(
            Edit(
                line.start("mark"),
                closing.start("mark"),
                blank(found.text[line.start("mark") : closing.start("mark")]),
            )
        )
        found.blocks.append(Block("html", line.start("mark"), closing.end(), "", ()))
        return
    argument = re.compile(LABEL).match(found.text, line.start("rest"), line.end())
    title = (0, 0)
    if argument and argument["label"]:
        title = argument.span("label")
    elif argument and argument["title"] and name in TITLED:
        title = argument.span("title")
    _opening(found, (line.start("mark"), line.end()), title)
    if line["name"] and line["name"].startswith("{"):
        end = _options(found, name, line, closing.start())
        if name in CAPTIONED:
            found.captions.append(Span(end, closing.start()))


def directive(found: Found, opening: re.Match[str]) -> int:
    """Take a directive in a fence of backticks, if its body is prose; 0 where it is code."""
    line = re.compile(DIRECTIVE).match(found.text, opening.start("info"), opening.end())
    if line is None or line["name"].lower() not in PROSE_DIRECTIVES:
        return 0
    closing: Line | None = found.code.closing_fence(opening["mark"], opening.start())
    if closing is None:
        return 0
    found.code.closers.add(closing.start)
    name = line["name"].lower()
    title = line.span("title") if name in TITLED and line["title"] else (0, 0)
    _opening(found, (opening.start("mark"), opening.end()), title)
    prefix = re.match(LINE_PREFIX, found.text[closing.start : closing.end])
    start = closing.start + (prefix.end() if prefix else 0)
    found.edits.append(Edit(start, closing.end, blank(found.text[start : closing.end])))
    end = _options(found, name, line, closing.start)
    if name in CAPTIONED:
        found.captions.append(Span(end, closing.start))
    return end


def _opening(found: Found, place: tuple[int, int], title: tuple[int, int]) -> None:
    """Show of an opening line its title, as a paragraph of its own."""
    start, end = place
    if title[1] <= title[0]:
        found.edits.append(Edit(start, end, blank(found.text[start:end])))
        return
    found.cut(start, title[0])
    found.edits.append(Edit(title[1], end, "\n"))


def _options(found: Found, name: str, line: re.Match[str], until: int) -> int:
    """Take the options below the opening line, and the image they describe; returns where the body starts."""
    at = min(line.end() + 1, until)
    start, alt = at, None
    pattern = re.compile(OPTION)
    while (option := pattern.match(found.text, at, until)) and option.end() > at:
        if option["name"] == "alt":
            alt = Value(option["value"], *option.span("value"))
        at = option.end()
    if at == start and (header := re.compile(YAML_OPTIONS).match(found.text, at, until)):
        at = header.end()
        if value := re.search(r"(?m)^[ \t]*alt:[ \t]*[\"']?([^\n]*?)[\"']?[ \t]*$", header.group()):
            alt = Value(value.group(1), header.start() + value.start(1), header.start() + value.end(1))
    if at > start:
        found.edits.append(Edit(start, at, blank(found.text[start:at])))
    if name in IMAGE_DIRECTIVES:
        group = "title" if "title" in line.re.groupindex else "rest"
        raw = line[group].strip()
        source = line.start(group) + line[group].index(raw)
        start = found.text.rfind("\n", 0, line.start()) + 1
        prefix = re.compile(LINE_PREFIX).match(found.text, start)
        start = prefix.end() if prefix else start
        end = start + len(found.text[start:at].rstrip())
        found.blocks.append(image_block(Span(start, end), Value(raw, source, source + len(raw)), alt))
    return at
