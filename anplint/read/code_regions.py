"""Where code stands in Markdown, told from the text: what is shown as it is must not be masked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

FENCE = (
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
    r"(?P<mark>`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})(?P<info>[^\n]*)"
)
"""A line that opens a fence, from its start."""
CLOSING_FENCE = r"(?m)^[ \t>]*(`{3,}|~{3,})[ \t]*$"
BLANK_LINE = r"(?m)^[ \t>]*$"
CODE_INDENT = 4


class Line:
    """The line that closes a fence."""

    __slots__ = ("end", "mark", "start")

    def __init__(self, match: re.Match[str]) -> None:
        """Take the place of the whole line, without its line end."""
        self.start, self.end = match.span()
        self.mark = match.group(1)


class CodeRegions:
    """Answers where a fence or a code span that opens somewhere is closed; all answers take linear time.

    ``closers`` are the starts of lines that close fences whose content is looked at.
    """

    def __init__(self, text: str) -> None:
        """Look at nothing yet."""
        self.text = text
        self.closers: set[int] = set()
        self._lost: dict[str, int] = {}

    @cached_property
    def _closing(self) -> list[Line]:
        return [Line(match) for match in re.finditer(CLOSING_FENCE, self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self._closing]

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        """The starts of runs of backticks by their length."""
        found: dict[int, list[int]] = {}
        for match in re.finditer("`+", self.text):
            found.setdefault(match.end() - match.start(), []).append(match.start())
        return found

    @cached_property
    def _blank_lines(self) -> list[int]:
        return [match.start() for match in re.finditer(BLANK_LINE, self.text)]

    def closing_fence(self, mark: str, at: int) -> Line | None:
        """The line that closes a fence opened by ``mark``; ``at`` is an offset in the opening line."""
        least = self._lost.get(mark[0])
        if least is not None and len(mark) >= least:
            return None
        for number in range(bisect_right(self._starts, at), len(self._closing)):
            line = self._closing[number]
            if line.mark.startswith(mark):
                return line
        self._lost[mark[0]] = len(mark)
        return None

    def after_fence(self, opening: re.Match[str]) -> int:
        """Where the text goes on behind a fence; an unclosed one goes to the end, unless it is indented."""
        if opening.start() in self.closers:
            return opening.end()
        closing = self.closing_fence(opening["mark"], opening.start())
        if closing is not None:
            return closing.end
        indented = len(opening["before"].expandtabs(CODE_INDENT)) >= CODE_INDENT
        return opening.end("mark") if indented else len(self.text)

    def after_ticks(self, start: int, end: int) -> int:
        """Where the text goes on behind backticks ``[start, end)``, or the code span that they open."""
        places = self._ticks.get(end - start, [])
        number = bisect_left(places, end)
        if number == len(places):
            return end
        closing = places[number]
        blank = bisect_left(self._blank_lines, end)
        if blank < len(self._blank_lines) and self._blank_lines[blank] < closing:
            return end
        return closing + end - start
