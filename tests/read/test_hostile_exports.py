"""Hostile exports cost linear time and memory that is bounded by a record."""

from __future__ import annotations

import io
import tracemalloc
from time import process_time

import pytest

from anplint.model import Article
from anplint.read.exports import read_export
from anplint.read.reading import Reading

SIZE = 20_000


def wxr(content: str) -> str:
    return f"<rss><channel><item><content:encoded>{content}</content:encoded></item></channel></rss>"


def make(name: str, size: int) -> str:
    """A hostile file of about so many bytes, times a small number."""
    return {
        "escapes.json": '[{"text": "' + "\\n" * size + '"}]',
        "deep.json": '[{"text": "x", "a": ' + "[" * 900 + "1," * size + "1" + "]" * 900 + "}]",
        "keys.json": '[{"text": "x", ' + ",".join(f'"{n}": {{}}' for n in range(size // 8)) + "}]",
        "quotes.json": '[{"text": "' + '\\"' * size,
        "open.json": '{"posts": ' + "[" * size,
        "commas.json": "[" + "," * size + "]",
        "cells.csv": "text\n" + "x," * size,
        "quotes.csv": 'text\n"' + '""' * size,
        "rows.csv": "text\n" + '"\n' * size,
        "entities.xml": wxr("&lt;" * size),
        "deep.xml": wxr("<a>x" * size + "</a>y" * size),
        "blank.xml": wxr("a\n\n" * size),
        "cdata.xml": wxr("<![CDATA[x]]>" * (size // 8)),
        "title.xml": wxr("x").replace("<item>", "<item><title>" + "&lt;!-" * size + "- x" + "</title>"),
        "links.jsonl": '{"text": "' + "[" * size + '"}',
        "tags.jsonl": '{"text": "' + "<img " * size + '"}',
    }[name]


NAMES = "escapes.json deep.json keys.json quotes.json open.json commas.json cells.csv quotes.csv rows.csv entities.xml deep.xml blank.xml cdata.xml title.xml links.jsonl tags.jsonl".split()


def seconds(name: str, size: int) -> float:
    data = make(name, size).encode()
    started = process_time()
    for _ in read_export(io.BytesIO(data), name, Reading()):
        pass
    return process_time() - started


@pytest.mark.parametrize("name", NAMES)
def test_time_is_linear(name: str) -> None:
    seconds(name, 100)
    small, large = seconds(name, SIZE), seconds(name, 8 * SIZE)
    assert large < 30 * small + 0.2


def test_memory_does_not_grow_with_the_number_of_records() -> None:
    post = "<item><title>A title</title><content:encoded><![CDATA[<p>Some words.</p>]]></content:encoded></item>\n"
    peaks = []
    for number in (2_000, 8_000):
        data = io.BytesIO(f"<rss><channel>{post * number}</channel></rss>".encode())
        tracemalloc.start()
        found = sum(isinstance(each, Article) for each in read_export(data, "x.xml", Reading()))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert found == number
    assert peaks[1] < 1.2 * peaks[0]
