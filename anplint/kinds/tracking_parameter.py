"""Parameters of links that tell where a link was copied from, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Edit, Hit
from anplint.kinds import Check, View
from anplint.model import Image, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"match", "source"})

SOURCE = "utm_source="
SEPARATOR = r"(?:&(?:amp;|#38;)?)"
VALUE = r"(?:[\w.~%+:/*,;@!-]{0,500}[\w~%+/-])?"
END = r"(?=[&#\s\"'<>()\[\]{}|\\^`;,]|[.:!?*_~]+(?:[\s\"'<>()\[\]]|$)|$)"
REFERENCE = r"[ >\t]*\[[^\]\n]{1,500}\]:[ \t]*<?[^\s<>]*$"
ATTRIBUTE = r"(?i)\b(?:href|src|srcset|cite|action|content|data-[\w-]+)\s*=\s*[{]?[\"'`]?[^\s\"'`<>]*$"
BEFORE = 2_000
"""How much of the text before a parameter is looked at, in code points; longer URLs are no links."""


class Params(NamedTuple):
    """``sources`` are regexes for whole values of ``utm_source``; a parameter with one counts.

    ``parameters`` are names of parameters that count with any value, ``*`` for any letters.
    """

    sources: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields such parameters in links, images and metadata; neighbours are one hit.

    The edits take them out of the URL with the separators that they leave behind. Code is not looked at.
    """
    regex = _regex(params)
    words = [name.split("*")[0] for name in params.parameters] + [SOURCE] * bool(params.sources)

    def find(view: View) -> Iterator[Hit]:
        source = view.article.source
        if not any(word in source for word in words):
            return
        links = _Links(view)
        for match in re.finditer(regex, source):
            start, end = match.span("run")
            if not links.hold(start):
                continue
            of = match.group("of") or ""
            yield Hit(start, end, {"match": match.group("run"), "source": of}, (_edit(source, start, end),))

    return Check(find, where=tuple(f"text:{word}" for word in words))


def _regex(params: Params) -> str:
    """A run of parameters that count, behind the ``?`` or ``&`` of a URL; the first source is ``of``."""
    names = "|".join(re.escape(name).replace(r"\*", r"[\w-]{0,60}") for name in params.parameters)
    values = "|".join(f"(?:{one})" for one in params.sources) or "(?!)"
    first = rf"(?:utm_source=(?P<of>{values}){END}" + (rf"|(?:{names})={VALUE}{END})" if names else ")")
    further = first.replace("(?P<of>", "(?:")
    return rf"(?i)(?<=[?&;])(?<!\w\w\w\w\w;)(?P<run>{first}(?:{SEPARATOR}{further})*)"


def _edit(source: str, start: int, end: int) -> Edit:
    """Delete ``[start, end)`` and the separator behind it, or the one before it where none is behind."""
    behind = re.compile(SEPARATOR).match(source, end)
    if source[start - 1] == "?" and not behind:
        return Edit(start - 1, end, "")
    if source[start - 1] == "?" and behind:
        return Edit(start, behind.end(), "")
    before = max(source.rfind("&", 0, start), 0)
    return Edit(before, end, "")


class _Links:
    """Where URLs are that count: in links, images, metadata and attributes, not in code."""

    def __init__(self, view: View) -> None:
        self.source = view.article.source
        self.blocks = view.article.blocks
        self.starts = [block.start for block in self.blocks]
        links = [Span(link.start, link.end) for link in view.facts.links]
        images = (block.detail for block in view.facts.images if isinstance(block.detail, Image))
        links += [image.target for image in images if image.target]
        self.links = sorted(links)

    def hold(self, offset: int) -> bool:
        """Whether an offset of the source stands in such a URL."""
        at = bisect_right(self.links, (offset, len(self.source))) - 1
        if any(link.end > offset for link in self.links[max(0, at - 2) : at + 1]):
            return True
        block = self._block(offset)
        if block is not None and block.kind in {"meta", "code"}:
            return block.kind == "meta"
        before = self.source[max(0, offset - BEFORE) : offset]
        if block is None or block.kind != "html":
            line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
            if re.match(REFERENCE, line):
                return True
        return re.search(ATTRIBUTE, before) is not None and before.rfind("<!--") <= before.rfind("-->")

    def _block(self, offset: int) -> Block | None:
        """The last block that starts before an offset and reaches beyond it."""
        at = bisect_right(self.starts, offset) - 1
        near = self.blocks[max(0, at - 3) : at + 1]
        return next((block for block in reversed(near) if block.end > offset), None)
