"""A linter for the quality of written articles.

From Python: ``lint_text(text)`` and ``lint_path(path)`` return what ``anplint check`` reports, as values.
Importing the package imports nothing else; each name is looked up when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anplint.api import lint_path, lint_text
    from anplint.errors import AnplintError
    from anplint.finding import Checked, Edit, Finding, Fix
    from anplint.model import Article, Block, Span
    from anplint.pack import load_pack
    from anplint.rule import Rule

__version__ = "0.1.0"

__all__ = [
    "AnplintError",
    "Article",
    "Block",
    "Checked",
    "Edit",
    "Finding",
    "Fix",
    "Rule",
    "Span",
    "__version__",
    "lint_path",
    "lint_text",
    "load_pack",
]

_HOMES = {
    "lint_path": "api",
    "lint_text": "api",
    "AnplintError": "errors",
    "load_pack": "pack",
    "Rule": "rule",
    **dict.fromkeys(("Checked", "Edit", "Finding", "Fix"), "finding"),
    **dict.fromkeys(("Article", "Block", "Span"), "model"),
}


def __getattr__(name: str) -> object:
    """Import a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module 'anplint' has no attribute '{name}'")
    value: object = getattr(import_module(f"anplint.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
