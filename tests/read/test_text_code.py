"""Code in plain text without fences, and what only looks like it."""

from __future__ import annotations

import pytest

from anplint.model import Code
from tests.read.test_text import read

ABOVE = "How to oil it\n\nOil the chain as the file says, and then ride home.\n\n"
BELOW = "\n\nThat is all there is to it.\n"

CODE = {
    "a session": "    $ oil --chain left\n    $ oil --chain right",
    "a program": "    def oil(chain):\n        chain.wet = False\n        return chain.length",
    "tabs": "\tlet chain = links();\n\tchain.oil();",
    "a bracket language": "if (chain.dry) {\n  oil(chain);\n}",
    "settings": "chainOil:\n  every:\n    days: 5\n  maxDrops: 20\n  rest: true",
    "deep settings": "chain:\n  oil:\n    days: 5\n  rag: blue",
    "commands": "sudo apt install oil\ndocker run --rm oil:1.2",
    "pairs": '{\n  "chain": "dry",\n  "drops": 20\n}',
}

TEXT = {
    "verse": "    The chain is dry,\n    the road is long,\n    and for a drop\n    I sing this song",
    "a letter's address": "    Ann Ede\n    3 Mill Lane\n    Leeds",
    "a recipe": "Sauce:\n  oil: 20 g\n  salt: 2 g",
    "hours": "Monday: 9\nTuesday: 10\nFriday: 9",
    "a wrapped paragraph": "for a day we rode (it was May)\nand returned, wet; the rest\nwas silence.",
    "a quotation": "    import of oil was banned in the year\n    that I was born, said the man.",
    "one line": "    $ oil --chain left",
    "bullets": "- oil\n- rag\n- key",
    "orders": "git out of here\nmake it so\nlet it be",
}


@pytest.mark.parametrize("name", CODE)
def test_code_is_no_prose(name: str) -> None:
    source = ABOVE + CODE[name] + BELOW
    blocks = read(source).blocks
    assert [block.kind for block in blocks] == ["heading", "paragraph", "code", "paragraph"]
    assert blocks[2].text == CODE[name].strip()
    assert source[blocks[2].start : blocks[2].end] == blocks[2].text
    assert blocks[2].detail == Code("")


@pytest.mark.parametrize("name", TEXT)
def test_text_stays_prose(name: str) -> None:
    assert "code" not in {block.kind for block in read(ABOVE + TEXT[name] + BELOW).blocks}


def test_a_line_above_code_is_a_heading() -> None:
    kinds = [
        (block.kind, block.level) for block in read(ABOVE + "The file\n\n" + CODE["tabs"] + BELOW).blocks
    ]
    assert kinds == [("heading", 1), ("paragraph", 0), ("heading", 2), ("code", 0), ("paragraph", 0)]
