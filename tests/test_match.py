"""The one pass finds what trying every regex on every block would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.literals import nested_repeat, required_literals
from anplint.match import Matcher, Pattern, Search, bounded, fold, quoted
from anplint.model import Block

PATTERNS = [
    "in order to",
    "(visual|image|figure) reference \\d+",
    "colou?r",
    "less about .{1,20} and more about",
    "(?<=very )good",
    "not (?:only|just) (?:\\w+ ){0,3}but",
    "\\d+(?:\\.\\d+)?%",
    "\\{\\{ ?\\w+ ?\\}\\}",
    "(\\w+) \\1",
    "[Tt]he end",
    "(?:ab){2,3}c",
    "x*yz?abc",
    "stra(?:ss|ß)e",
    "\\ue200",
    "a|bcd",
    "(?i:Mixed) Case",
    "ab(?=cd)",
    "(?!no)way",
    "a{3}",
    "(?:\\*|\\()?image reference",
    "(?:less|very) (?:good|about) .{1,20} (?:not|and) only",
]
PIECES = st.sampled_from(
    "in order to|image reference|12|.5|%|color|colour|Colour|less about|and more about|very|good|not only|but|{{|name|}}|"
    "the the|The end|ab|ab|c|yz|abc|strasse|Straße|\ue200|bcd|mixed case|İ|K|aaa|way|noway| | |\n|.|“|”|x".split(
        "|"
    )
)
TEXTS = st.lists(PIECES, max_size=15).map("".join)


def block(text: str) -> Block:
    return Block("paragraph", 0, len(text), text, ())


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=6))
@pytest.mark.parametrize("wrap", [str, bounded])
@pytest.mark.parametrize("ignore_case", [True, False])
def test_one_pass_equals_every_regex_on_every_block(
    wrap: object, ignore_case: bool, texts: list[str], patterns: list[str]
) -> None:
    assert callable(wrap)
    regexes = [wrap(pattern) for pattern in patterns]
    blocks = [block(text) for text in texts]
    searches = [Search(Pattern(regex, ignore_case), frozenset({"paragraph"})) for regex in regexes]
    found = Matcher(searches, {}).scan(blocks)
    for number, regex in enumerate(regexes):
        expected = [
            (at, match.span())
            for at, each in enumerate(blocks)
            for match in Pattern(regex, ignore_case).compile().finditer(each.text)
            if match.group()
        ]
        actual = [
            (next(at for at, each in enumerate(blocks) if each is one.block), one.match.span())
            for one in found.get(number, [])
        ]
        assert sorted(expected) == sorted(actual)


def test_scope_is_kept_to() -> None:
    heading = Block("heading", 0, 4, "word", ())
    searches = [
        Search(Pattern("word"), frozenset({"paragraph"})),
        Search(Pattern("w..d"), frozenset({"heading"})),
    ]
    found = Matcher(searches, {}).scan([heading, block("word")])
    assert {number: [one.block.kind for one in each] for number, each in found.items()} == {
        0: ["paragraph"],
        1: ["heading"],
    }


@pytest.mark.parametrize(
    ("regex", "texts", "leading"),
    [
        pytest.param("in order to", ("in ord",), True, id="literal"),
        pytest.param("colou?r", ("color", "colour"), True, id="optional"),
        pytest.param("(red|green) car", ("green ", "red ca"), True, id="product"),
        pytest.param("less .+ and more", (" and m",), False, id="the-longest"),
        pytest.param("\\d+ minutes read", (" minut",), False, id="behind-a-gap"),
        pytest.param("(?:foo\\d|bar\\d)", ("bar", "foo"), True, id="branches-with-gaps"),
        pytest.param("\\w+", None, False, id="none"),
        pytest.param("ab", None, False, id="too-short"),
        pytest.param("(?:foo|\\d)", None, False, id="a-branch-without"),
        pytest.param("(?:foo)?\\d", None, False, id="optional-only"),
    ],
)
def test_required_literals(regex: str, texts: tuple[str, ...] | None, leading: bool) -> None:
    assert (texts, leading) == required_literals(regex)[:2]
    assert (texts, leading) == required_literals(bounded(regex))[:2]


def test_what_else_is_required() -> None:
    found = required_literals("(?:during the course|at) of (?:this|these) .+ (?:case|stack)s")
    assert found.texts == ("at of ", "during")
    assert found.whole == "at of these \0at of this \0during the cours"
    assert found.also == " cases\0 stacks"
    assert required_literals("in order to").whole == "in order to"
    assert required_literals("colou?r").whole == ""
    assert required_literals("a\0bcdefghi").whole == ""
    assert required_literals("[(]?note to the").whole == "(note to the\0note to the"
    assert required_literals("x{3,10}").texts == ("xxx",)


@pytest.mark.parametrize("regex", ["(a+)+b", "(?:\\w+ )*x", "(?:a*|b)+", "((a+){2,}){3,}", "(?=(?:a+)+)"])
def test_nested_repeats_are_seen(regex: str) -> None:
    assert nested_repeat(regex)


@pytest.mark.parametrize(
    "regex", ["a+b+", "(?:\\w{1,20} ){0,5}x", "(?:\\w++ )*x", "(?>a+)+", "(a?){3}", "[ab]+"]
)
def test_bounded_repeats_are_fine(regex: str) -> None:
    assert not nested_repeat(regex)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("He said “as an AI” once.", "as an AI", True, id="curly"),
        pytest.param('He said "as an AI" once.', "as an AI", True, id="straight"),
        pytest.param("He said 'as an AI' once.", "as an AI", True, id="single"),
        pytest.param("It's as an AI that's here", "as an AI", False, id="apostrophes"),
        pytest.param("“a” as an AI “b”", "as an AI", False, id="between-quotes"),
        pytest.param("«as an AI»", "as an AI", True, id="guillemets"),
    ],
)
def test_quoted(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert expected == quoted(text, start, start + len(word))


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_broken_regex_is_an_error_at_once() -> None:
    with pytest.raises(re.error):
        Matcher([Search(Pattern("(a"), frozenset({"paragraph"}))], {})
