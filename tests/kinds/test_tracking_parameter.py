"""Parameters of links: where they count, and what is left when they are gone."""

from __future__ import annotations

import time

import pytest

from anplint.edits import apply_edits
from tests.kinds.looking import hits

PARAMS: dict[str, object] = {"sources": (r"chatgpt\.com", "openai"), "parameters": ("utm_*", "fbclid")}
ASSISTANTS: dict[str, object] = {"sources": (r"chatgpt\.com", "openai")}
FIXED = {
    "alone": ("[a](https://a.b/?utm_source=openai)", "[a](https://a.b/)"),
    "first": ("[a](https://a.b/?utm_source=openai&c=1)", "[a](https://a.b/?c=1)"),
    "last": ("[a](https://a.b/?c=1&utm_source=openai)", "[a](https://a.b/?c=1)"),
    "between": ("[a](https://a.b/?c=1&utm_source=openai&d=2)", "[a](https://a.b/?c=1&d=2)"),
    "before a fragment": ("[a](https://a.b/?utm_source=openai#c)", "[a](https://a.b/#c)"),
    "entities": (
        '<a href="/?c=1&amp;utm_source=openai&amp;d=2">a</a>\n',
        '<a href="/?c=1&amp;d=2">a</a>\n',
    ),
    "entity behind": ('<a href="/?utm_source=openai&amp;d=2">a</a>\n', '<a href="/?d=2">a</a>\n'),
    "in brackets": ("<https://a.b/?utm_source=openai>", "<https://a.b/>"),
    "bare": ("See https://a.b/?utm_source=chatgpt.com.", "See https://a.b/."),
    "an image": ("![a](https://a.b/c.png?utm_source=openai)", "![a](https://a.b/c.png)"),
    "reference": ("[a][1]\n\n[1]: https://a.b/?utm_source=openai 'A'\n", "[a][1]\n\n[1]: https://a.b/ 'A'\n"),
    "metadata": ("---\nlink: /?utm_source=openai\n---\n", "---\nlink: /\n---\n"),
    "with its title": ('[a](/?utm_source=openai "b")', '[a](/ "b")'),
    "upper case": ("[a](/?utm_source=OpenAI)", "[a](/)"),
    "text that is the address": ("[/?utm_source=openai](/?utm_source=openai)", "[/](/)"),
}
LEFT = (
    "[a](/?utm_source=news)",
    "[a](/?utm_source=openai-news)",
    "[a](/?my_utm_source=openai)",
    "[a](/utm_source=openai)",
    "`[a](/?utm_source=openai)`",
    "```\n[a](/?utm_source=openai)\n```",
    "    [1]: /?utm_source=openai",
    "Add ?utm_source=openai to it.",
    '<!-- <a href="/?utm_source=openai"> -->',
    "a",
)


@pytest.mark.parametrize("name", FIXED)
def test_fixed(name: str) -> None:
    source, expected = FIXED[name]
    found = hits("tracking-parameter", ASSISTANTS, source)
    assert apply_edits(source, [edit for hit in found for edit in hit.edits]) == expected
    assert {source[hit.start : hit.end].lower() for hit in found} <= {
        "utm_source=openai",
        "utm_source=chatgpt.com",
    }


@pytest.mark.parametrize("source", LEFT)
def test_left_alone(source: str) -> None:
    assert hits("tracking-parameter", ASSISTANTS, source) == []


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("?utm_source=a&utm_medium=b", ""),
        ("?utm_source=a&utm_medium=b&c=1", "?c=1"),
        ("?c=1&utm_source=a&fbclid=b_-1", "?c=1"),
        ("?fbclid=a&c=1&utm_id=b&d=2#e", "?c=1&d=2#e"),
        ("?c=1", "?c=1"),
    ],
)
def test_other_parameters(query: str, rest: str) -> None:
    source = f"[a](/{query})"
    edits = [edit for hit in hits("tracking-parameter", PARAMS, source) for edit in hit.edits]
    assert apply_edits(source, edits) == f"[a](/{rest})"


@pytest.mark.parametrize(
    "piece",
    [
        "?utm_source=openai",
        "[a](/?utm_source=openai) ",
        "utm_source=",
        "&utm_a=b",
        '<a href="?utm_source=openai',
    ],
)
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    hits("tracking-parameter", PARAMS, piece * 5_000)
    assert time.process_time() - start < 5
