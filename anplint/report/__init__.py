"""Reports: one module for each output format. They return text; printing is the command line's."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from anplint.finding import Report

FORMATS = {"text": "text", "concise": "concise", "json": "json_format"}
"""Output formats and the modules that render them."""


class Showing(NamedTuple):
    """How a report is shown to people; machine formats hold everything and look at ``statistics`` alone.

    ``infos``: list the infos too. ``color``: use ANSI colours. ``width``: columns. ``whys``: the reason
    for each rule by its id. ``listed``: rules whose findings are listed however many they are.
    ``quiet``: findings alone, without counts and advice. ``statistics``: what each rule comes to, for people
    instead of its findings, for machines beside them.
    """

    infos: bool = False
    color: bool = False
    width: int = 80
    whys: Mapping[str, str] = {}
    listed: frozenset[str] = frozenset()
    quiet: bool = False
    statistics: bool = False


def render(name: str, report: Report, showing: Showing) -> Iterator[str]:
    """The report in one of FORMATS, in pieces that each end at a line's end."""
    pieces: Iterator[str] = import_module(f"anplint.report.{FORMATS[name]}").render(report, showing)
    return pieces
