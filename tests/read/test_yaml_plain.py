"""The plain reader of front matter is held against the parser of YAML."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anplint.read.yaml_entries import parse_yaml
from anplint.read.yaml_plain import read_plain

PIECES = (
    *("a", "b: ", "k:", "k: ", "- ", "  ", "\n", "\nj: ", "\n  a: ", "\n- ", "\n  - ", "x y", "é", "“"),
    *('"', "'", "[", "]", ", ", "{", "}", "#", "# ", "|", ">", "\\", "&", "*", "!", "%", "@", "?", "? "),
    *("-", "~", ".", "...", "---", "=", "<<", "0", "true", "\t", "\xa0", "\u2028", "://"),
)


@pytest.mark.parametrize(
    "text",
    [
        "title: On tides\ntags: [rope, charts]\nempty:\nquoted: \"a: b\"\nother: 'it'\n",
        "tags:\n- rope\n- charts\nauthor:\n  name: Ada\n  role: pilot\nlast:\n",
        "tags:\n  - rope\n\n  - charts\nurl: https://example.org/a#b\nnone: []\n",
        "\n",
    ],
)
def test_plain_front_matter_needs_no_parser(text: str) -> None:
    plain = read_plain(text, 4)
    assert plain is not None
    assert (plain, []) == parse_yaml(text, 4)


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        "a: b: c\n",
        "a: 1\na: 2\n",
        "a: *b\n",
        'a: "b\\n"\n',
        "a:\n  b:\n    c: d\n",
        "a: [b: c]\n",
        "- a\n",
        "a:b\n",
        "a:\tb\n",
        "a: 'b\n",
    ],
)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text, 0) is None


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@example("k:\n  a: b\n- c")
@example("k:\n- c\n  a: b")
@example("k: b  \n\nj:  'c' \n")
def test_what_is_plain_reads_as_the_parser_reads_it(text: str) -> None:
    plain = read_plain(text, 7)
    assert plain is None or (plain, []) == parse_yaml(text, 7)
