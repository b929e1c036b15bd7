"""What goes with a block, a sentence or a mark that is deleted, in each format; the guard agrees to all of it."""

from __future__ import annotations

import re

import pytest

from anplint.cutting import cuts
from anplint.edits import apply_edits
from anplint.finding import Edit
from anplint.guard import broken
from anplint.model import Article, Block, Format, Span
from anplint.read import read_article
from anplint.read.reading import Reading
from anplint.removal import sentence, whole

NAMES: dict[Format, str] = {"markdown": "a.md", "mdx": "a.mdx", "html": "a.html", "text": "a.txt"}


def read(text: str, form: Format = "markdown") -> Article:
    return read_article(text.encode(), NAMES[form], Reading())


def with_word(article: Article, word: str) -> Block:
    return next(block for block in article.blocks if word in block.text)


BLOCKS = {
    "between paragraphs": ("One.\n\nXXX\n\nTwo.\n", "One.\n\nTwo.\n"),
    "wide gaps stay": ("One.\n\nXXX\n\n\n## Two\n", "One.\n\n\n## Two\n"),
    "wide gaps above stay, too": ("One.\n\n\nXXX\n\n## Two\n", "One.\n\n\n## Two\n"),
    "the last one": ("One.\n\nXXX\n", "One.\n"),
    "the last one, without a line end": ("One.\n\nXXX", "One."),
    "the last one, Windows": ("One.\r\n\r\nXXX\r\n", "One.\r\n"),
    "the last one, Windows, without a line end": ("One.\r\n\r\nXXX", "One."),
    "old line ends": ("One.\r\rXXX\r\rTwo.\r", "One.\r\rTwo.\r"),
    "empty lines at the end stay": ("One.\n\nXXX\n\n\n", "One.\n\n\n"),
    "the first one": ("XXX\n\nOne.\n", "One.\n"),
    "behind metadata": ("---\ntitle: T\n---\n\nXXX\n\nOne.\n", "---\ntitle: T\n---\n\nOne.\n"),
    "behind metadata, close": ("---\ntitle: T\n---\nXXX\n\nOne.\n", "---\ntitle: T\n---\n\nOne.\n"),
    "of two lines": ("One.\n\nXXX\nmore *of* it\n\nTwo.\n", "One.\n\nTwo.\n"),
    "with blanks at the end": ("One.\n\nXXX  \n\nTwo.\n", "One.\n\nTwo.\n"),
    "a heading": ("One.\n\n## XXX ##\n\n", "One.\n\n"),
    "an underlined heading": ("One.\n\nXXX\n---\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a heading close to its text": ("One.\n\n## XXX\nTwo.\n", "One.\n\nTwo.\n"),
    "below a heading": ("# A\nXXX\n\nTwo.\n", "# A\n\nTwo.\n"),
    "between close ones": ("One.\n# XXX\nTwo.\n", None),
    "the only one": ("# A\n\nXXX\n", None),
    "before what would be metadata": ("XXX\n\n---\n\nOne.\n\n---\n", None),
    "between two lists": ("- a\n\nXXX\n\n- b\n", None),
    "between a list and code": ("- a\n\nXXX\n\n    code\n", None),
    "in a quote": ("One.\n\n> XXX\n", None),
    "in a table": ("| a | XXX |\n|---|---|\n| b | c |\n", None),
    "with a comment": ("One.\n\nXXX <!-- why --> it\n\nTwo.\n", None),
    "with a picture": ("One.\n\nXXX ![a](b.png)\n\nTwo.\n", None),
    "an item": ("- a\n- XXX\n- b\n", "- a\n- b\n"),
    "an item with its box": ("- [ ] a\n- [x] XXX\n- [ ] b\n", "- [ ] a\n- [ ] b\n"),
    "the last item": ("- a\n- XXX\n\nOne.\n", "- a\n\nOne.\n"),
    "the last item of all": ("One.\n\n- a\n- XXX", "One.\n\n- a"),
    "an item between empty lines": ("* a\n\n* XXX\n\n* b\n\nOne.\n", "* a\n\n* b\n\nOne.\n"),
    "an item that ends in markup": ("- a\n- *[XXX](b.md)*\n- c\n", "- a\n- c\n"),
    "an item that goes on": ("- a\n- *XXX* <br>\n- c\n", None),
    "a nested item": ("- a\n  - XXX\n  - c\n- b\n", "- a\n  - c\n- b\n"),
    "an item with a sub-list": ("- a\n- XXX\n  - c\n- b\n", None),
    "an item with code": ("- a\n- XXX\n\n      code\n- b\n", None),
    "an item in an item's line": ("- - XXX\n  - c\n- b\n", None),
    "an item in a quote": ("> - a\n> - XXX\n", None),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_goes_with_what_belongs_to_it(name: str) -> None:
    source, expected = BLOCKS[name]
    check_block(source, expected, "markdown")


def check_block(source: str, expected: str | None, form: Format, *, ruled: bool = False) -> None:
    article = read(source, form)
    edit = whole(article, with_word(article, "XXX"), ruled=ruled)
    assert (edit and apply_edits(source, [edit])) == expected
    if edit:
        assert broken(article, read(apply_edits(source, [edit]), form), [edit]) == ""


PAGES = {
    "a paragraph on its line": ("<p>One.</p>\n<p>XXX</p>\n<p>Two.</p>\n", "<p>One.</p>\n<p>Two.</p>\n"),
    "indented": ("<div>\n  <p>One.</p>\n  <h3>XXX</h3>\n</div>\n", "<div>\n  <p>One.</p>\n</div>\n"),
    "on one line with others": ("<p>One.</p><p>XXX</p><p>Two.</p>\n", "<p>One.</p><p>Two.</p>\n"),
    "an item": ("<ul><li>a</li><li>XXX</li></ul><p>One.</p>", "<ul><li>a</li></ul><p>One.</p>"),
    "with a sub-list": ("<ul><li>a</li>\n<li>XXX\n<ul><li>b</li></ul></li></ul>", None),
    "without an end tag": ("<p>One.\n<p>XXX\n<p>Two.\n", None),
    "beside bare text": ("<div>One.<p>XXX</p>Two.</div>", None),
    "bare text": ("<div>XXX</div><p>One.</p>", None),
}


@pytest.mark.parametrize("name", PAGES)
def test_an_element_goes_with_its_tags(name: str) -> None:
    source, expected = PAGES[name]
    check_block(source, expected, "html")


@pytest.mark.parametrize(
    ("source", "expected", "form"),
    [
        ("<Note>\n\nXXX\n\nOne.\n\n</Note>\n", "<Note>\n\nOne.\n\n</Note>\n", "mdx"),
        (
            "on hulls\n\nThey are dry now.\n\n  • a\n  • XXX\n  • b\n",
            "on hulls\n\nThey are dry now.\n\n  • a\n  • b\n",
            "text",
        ),
        ("on hulls\n\nXXX is it, they say.\n\nThey are dry.\n", "on hulls\n\nThey are dry.\n", "text"),
    ],
)
def test_other_formats(source: str, expected: str, form: Format) -> None:
    check_block(source, expected, form)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("XXX\n\n---\n\nOne.\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("# A\n\nXXX\n\n* * *\n\nOne.\n", "# A\n\n* * *\n\nOne.\n"),
        ("One.\n\n---\n\nXXX\n", "One.\n"),
        ("One.\n\nTwo\n---\n\nXXX\n", "One.\n\nTwo\n---\n"),
        ("One.\n\nXXX\n\nTwo.\n", "One.\n\nTwo.\n"),
    ],
)
def test_a_rule_goes_along(source: str, expected: str) -> None:
    check_block(source, expected, "markdown", ruled=True)


SENTENCES = {
    "first": ("XXX it is. One two.\n", "One two.\n"),
    "last": ("One two. XXX it is.\n", "One two.\n"),
    "between": ("One. XXX it is. Two.\n", "One. Two.\n"),
    "between lines": ("One.\nXXX it\nis.\nTwo.\n", "One.\nTwo.\n"),
    "all of it": ("XXX it is.\n", None),
    "with markup": ("One. XXX *it* is. Two.\n", None),
    "in emphasis": ("One. *XXX it is.* Two.\n", None),
    "at the start of an emphasis": ("**XXX it is. One.** Two.\n", None),
    "at the end of an emphasis": ("**One. XXX it is.** Two.\n", None),
    "before what would be an item": ("XXX it is. - One.\n", None),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_goes_with_one_blank(name: str) -> None:
    source, expected = SENTENCES[name]
    article = read(source)
    block = with_word(article, "XXX")
    start = block.text.index("XXX")
    edit = sentence(article, block, start, block.text.index("is.") + 3)
    assert (edit and apply_edits(source, [edit])) == expected
    if edit:
        assert broken(article, read(apply_edits(source, [edit])), [edit]) == ""


def test_a_sentence_of_a_page() -> None:
    source = "<p>XXX it is. One <b>two</b>.</p>"
    article = read(source, "html")
    edit = sentence(article, with_word(article, "XXX"), 0, 10)
    assert edit is not None
    assert apply_edits(source, [edit]) == "<p>One <b>two</b>.</p>"


MARKS = {
    "behind a word": ("A b 【1】 c.\n", "A b c.\n"),
    "before a stop": ("A b 【1】. C.\n", "A b. C.\n"),
    "close to a word": ("A b【1】 c, d【2】e.\n", "A b c, de.\n"),
    "before a word": ("A b 【1】c.\n", "A b c.\n"),
    "at the end": ("A b. 【1】\n", "A b.\n"),
    "two of them": ("A b. 【1】【2】 C 【3】 【4】.\n", "A b. C.\n"),
    "with commas": ("A b 【1】, 【2】; 【3】.\n", "A b.\n"),
    "in brackets": ("A b (【1】, 【2】). C ( 【3】 ) d.\n", "A b. C d.\n"),
    "not alone in brackets": ("A b (see 【1】). C (【2】 see).\n", "A b (see). C (see).\n"),
    "at the start": ("【1】 A b.\n\n- 【2】 C\n\n# 【3】 D\n", "A b.\n\n- C\n\n# D\n"),
    "on a line of its own": ("A b.\n【1】\nC d.\n", "A b.\nC d.\n"),
    "on the last line": ("A b.\n【1】 【2】\n\nC d.\n", "A b.\n\nC d.\n"),
    "on the first line": ("【1】\nA b.\n", "A b.\n"),
    "on a line of a quote": ("> A b.\n> 【1】\n> C.\n", "> A b.\n> C.\n"),
    "on a line, Windows": ("A b.\r\n【1】\r\nC d.\r\n", "A b.\r\nC d.\r\n"),
    "in emphasis": ("A *b 【1】* c **【2】 d**.\n", "A *b* c **d**.\n"),
    "behind emphasis": ("A *b*【1】 c *d* 【2】 e.\n", "A *b* c *d* e.\n"),
    "before a forced line break": ("A b 【1】  \nc.\n", "A b  \nc.\n"),
    "all of an emphasis": ("A **【1】** b.\n", None),
    "all of a link": ("A [【1】](b.md) c.\n", None),
    "in a link": ("A [b 【1】](b.md) c.\n", "A [b](b.md) c.\n"),
    "all of a paragraph": ("A b.\n\n【1】 【2】\n\nC.\n", "A b.\n\nC.\n"),
    "all of an item": ("- A\n- 【1】\n- B\n", "- A\n- B\n"),
    "all of a cell": ("| A | B |\n|---|---|\n| 【1】 | c 【2】 |\n", "| A | B |\n|---|---|\n| 【1】 | c |\n"),
    "all of a value": ("---\ntitle: 【1】\n---\n\nA.\n", None),
    "in values": (
        "---\ntitle: 'A b 【1】'\nnote: 【2】 c\n---\n\nA.\n",
        "---\ntitle: 'A b'\nnote: c\n---\n\nA.\n",
    ),
    "before what would be an item": ("【1】 - A b.\n", None),
}


@pytest.mark.parametrize("name", MARKS)
def test_marks_go_with_their_blanks(name: str) -> None:
    source, expected = MARKS[name]
    check_marks(source, expected or source, "markdown")


def check_marks(source: str, expected: str, form: Format) -> None:
    article = read(source, form)
    edits = set[Edit]()
    for block in article.blocks:
        places = [Span(*found.span()) for found in re.finditer("【.】", block.text)]
        if places:
            found_edits = list(cuts(article, block, places))
            assert len(found_edits) == len(places)
            edits.update(edit for edit in found_edits if edit)
    assert apply_edits(source, edits) == expected
    assert broken(article, read(expected, form), sorted(edits)) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>A <i>b 【1】</i> c.</p>", "<p>A <i>b</i> c.</p>"),
        ("<p>A b 【1】<b>c</b>.</p>", "<p>A b <b>c</b>.</p>"),
        ("<p>A <b>【1】</b> c.</p>", "<p>A <b>【1】</b> c.</p>"),
        ("<p>A <b>b</b>【1】</p><p>【2】 C.</p>", "<p>A <b>b</b></p><p>C.</p>"),
        ("<p>A &#12304;1&#12305; b.</p>", "<p>A b.</p>"),
        ("<p>A 【<i>1</i>】 b.</p>", "<p>A 【<i>1</i>】 b.</p>"),
        ("<ul><li>A</li><li>【1】</li></ul>", "<ul><li>A</li></ul>"),
    ],
)
def test_marks_of_a_page(source: str, expected: str) -> None:
    check_marks(source, expected, "html")
