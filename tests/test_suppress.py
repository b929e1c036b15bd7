"""Directives: for a region, a line's sentences, the next block, the file; in every carrier; unused ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from anplint.lint import lint_article, prepare
from anplint.model import Article, Comment
from anplint.read.markdown import read_markdown
from anplint.suppress import Inline
from tests.test_lint import DAY, check, rule

if TYPE_CHECKING:
    from anplint.finding import Checked
    from anplint.rule import Rule

RULES = (rule("one.word"), rule("two.thing", params={"patterns": ("thing",)}))


def left(source: str) -> list[tuple[str, int]]:
    return [(finding.rule, finding.position.line) for finding in check(source, *RULES).findings]


BOTH = [("one.word", 3), ("two.thing", 3)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<!-- anplint-disable -->\n\nbad thing", [], id="all"),
        pytest.param("<!-- anplint-disable one.word -->\n\nbad thing", BOTH[1:], id="one-rule"),
        pytest.param("<!-- anplint-disable two -->\n\nbad thing", BOTH[:1], id="a-category"),
        pytest.param(
            "<!-- anplint-disable one.word, two.thing -- we quote it -->\n\nbad thing",
            [],
            id="ids-and-reason",
        ),
        pytest.param("<!-- anplint-disable one.word two -->\n\nbad thing", [], id="ids-by-blanks"),
        pytest.param("<!-- anplint-disable -- one.word is quoted -->\n\nbad thing", [], id="only-a-reason"),
        pytest.param("<!-- other-disable -->\n\nbad thing", BOTH, id="of-another-tool"),
        pytest.param("<!-- anplint-disabled -->\n\nbad thing", BOTH, id="no-directive"),
        pytest.param("`<!-- anplint-disable -->`\n\nbad thing", BOTH, id="in-code"),
        pytest.param("bad\n\nbad thing\n\n<!-- anplint-disable -->", BOTH, id="not-backwards"),
        pytest.param(
            "<!-- anplint-disable -->\n\nbad thing\n\n<!-- anplint-enable -->\n\nbad thing",
            [("one.word", 7), ("two.thing", 7)],
            id="enable",
        ),
        pytest.param(
            "<!-- anplint-disable one.word two.thing -->\n\nx\n\n<!-- anplint-enable one.word -->\n\nbad thing",
            [("one.word", 7)],
            id="enable-one",
        ),
        pytest.param("bad thing\n\n<!-- anplint-disable-file one -->\n", [("two.thing", 1)], id="file"),
        pytest.param(
            "<!-- anplint-disable-next-block -->\n\nbad thing\n\nbad thing",
            [("one.word", 5), ("two.thing", 5)],
            id="next-block",
        ),
        pytest.param(
            "<!-- anplint-disable-next-line one.word -->\nx\n\nbad thing",
            [("one.word", 4), ("two.thing", 4)],
            id="next-line-is-the-next-block",
        ),
        pytest.param("bad thing <!-- anplint-disable-line -->\n\nbad thing", BOTH, id="line"),
        pytest.param(
            "It is a bad\nthing here. <!-- anplint-disable-line one.word -->\nMore bad thing.",
            [("two.thing", 2), ("one.word", 3), ("two.thing", 3)],
            id="line-means-its-sentences",
        ),
    ],
)
def test_suppression(source: str, expected: list[tuple[str, int]]) -> None:
    assert expected == left(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('bad x <!-- anplint-disable-line one.word["BAD"] -->', [], id="case"),
        pytest.param(
            'bad x thing <!-- anplint-disable-line two["bad"] -->',
            [("one.word", 1), ("two.thing", 1)],
            id="of-another-category",
        ),
        pytest.param(
            'thing, things <!-- anplint-disable-line two.thing["thing"] -->',
            [("two.thing", 1)],
            id="only-that-text",
        ),
        pytest.param('a thing <!-- anplint-disable-line two["thing"] -->', [], id="category-and-text"),
        pytest.param(
            '<!-- anplint-disable two.thing["x, \\"y -- z"] two.thing["thing"] -- it is -->\n\na thing',
            [],
            id="signs-in-the-text",
        ),
        pytest.param('a **big\nthing** <!-- anplint-disable-line two["big thing"] -->', [], id="markup"),
    ],
)
def test_suppression_of_a_match(source: str, expected: list[tuple[str, int]]) -> None:
    thing = rule("two.thing", params={"patterns": ("(?:big )?things?",)})
    found = check(source, rule("one.word", params={"patterns": ("bad",)}), thing).findings
    assert [(finding.rule, finding.position.line) for finding in found] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "<!-- anplint-disable one -->\n\nbad thing\n\n<!-- anplint-enable one.word -->\n\nbad thing",
            [3, 7, 7],
            id="a-rule-of-a-category",
        ),
        pytest.param(
            "<!-- anplint-disable -->\n\nx\n\n<!-- anplint-enable one.word -->\n\nbad thing",
            [7],
            id="one-of-all",
        ),
        pytest.param(
            "<!-- anplint-disable one.word -->\n\nx\n\n<!-- anplint-enable -->\n\nbad thing", [7, 7], id="all"
        ),
        pytest.param(
            "<!-- anplint-disable-next-block two -->\n\n| bad thing | bad thing |\n|-|-|\n| bad thing | x |\n\nbad thing",
            [3, 3, 5, 7, 7],
            id="a-table-is-one-block",
        ),
        pytest.param(
            "<!-- anplint-disable-next-block -->\n![bad thing](a.png)\n*a bad thing*\n\n![bad thing](b.png)",
            [5, 5],
            id="image-and-caption-are-one-block",
        ),
        pytest.param(
            "bad <!-- anplint-disable-next-block --> thing ![bad thing](a.png) bad thing\n\nbad thing",
            [1, 1, 1, 1, 1],
            id="from-within-a-block",
        ),
        pytest.param(
            "<!-- anplint-disable-next-block -->\n- bad thing\n- bad thing\n", [3, 3], id="one-item"
        ),
        pytest.param(
            "---\nanplint: {disable: [one, two.thing]}\n---\n\nbad thing", [], id="front-matter-list"
        ),
        pytest.param(
            "---\nanplint:\n  disable:\n    - {rule: one.word, reason: bad thing}\n---\n\nbad thing",
            [7],
            id="front-matter-with-reason",
        ),
        pytest.param("---\nanplint:\n  disable: one, two\n---\n\nbad thing", [], id="front-matter-text"),
        pytest.param("---\nanplint:\n  skip: true\n---\n\nbad thing", [], id="skip"),
        pytest.param("---\nanplint:\n  skip: false\n---\n\nbad thing", [6, 6], id="do-not-skip"),
        pytest.param("---\nother:\n  skip: true\n---\n\nbad thing", [6, 6], id="of-another-tool-too"),
    ],
)
def test_reach(source: str, expected: list[int]) -> None:
    scope = ("paragraph", "item", "cell", "image", "caption", "meta")
    rules = (rule("one.word", scope=scope), rule("two.thing", params={"patterns": ("thing",)}, scope=scope))
    assert sorted(one.position.line for one in check(source, *rules).findings) == expected


CARRIERS = [
    ("{/* %s */}", 3, 3),
    ("{%% comment %%}%s{%% endcomment %%}", 13, 16),
    ("{# %s #}", 2, 2),
    ("[//]: # (%s)", 9, 1),
    ("%% %s", 1, 0),
]


@pytest.mark.parametrize(("carrier", "before", "after"), CARRIERS, ids=[one[0] for one in CARRIERS])
@pytest.mark.parametrize(
    ("directive", "left"),
    [
        ("anplint-disable-next-block one.word -- quoted", 1),
        ("anplint-disable-next-block", 2),
        ("anplint-disable", 0),
        ("anplint-disable-file one", 0),
    ],
)
def test_carriers(carrier: str, before: int, after: int, directive: str, left: int) -> None:
    """The readers hand over comments of every markup in one form; this holds for each."""
    written = carrier % directive
    source = f"{written}\n\nbad thing\n\nbad thing\n"
    article = read_markdown(" " * len(written) + source[len(written) :], "a.md")
    comment = Comment(0, len(written), written[before : len(written) - after])
    read = article._replace(source=source, comments=(comment,))
    rules = [
        rule("one.word", params={"patterns": ("bad",)}),
        rule("two.thing", params={"patterns": ("thing",)}),
    ]
    found = [one for one in lint(read, rules).findings if one.rule == "one.word"]
    assert len(found) == (1 if left else 0)
    assert len(lint(read, rules, Inline(heeded=False)).findings) == 4


def lint(article: Article, rules: list[Rule], inline: Inline | None = None) -> Checked:
    return lint_article(article, prepare(rules, {}, inline), {}, DAY)


ABOUT = [
    rule(f"suppression.{name}", kind="suppression", message="{id}{hint}", params={"name": name})
    for name in ("unused", "unknown-id", "unknown-directive")
]
KNOWN = frozenset({"one.word", "two.thing", "two.other", *(one.id for one in ABOUT)})


def about(source: str, *, narrowed: bool = False, ran: str = "one.word two.thing two.other") -> list[str]:
    """The messages on directives, after the name of their rule, with their places."""
    rules = [one for one in (*RULES, rule("two.other", params={"patterns": ("other",)})) if one.id in ran]
    rules += [rule("three.spoken", params={"patterns": ("qqq",)}, languages=("de",)), *ABOUT]
    inline = Inline(known=KNOWN | {"three.spoken"}, narrowed=narrowed)
    article = read_markdown(source, "a.md")
    checked = lint(article, rules, inline)
    assert all(article.source[one.start : one.end] == one.text for one in checked.findings)
    return [
        f"{one.rule.partition('.')[2]} {one.position.line}:{one.position.column} {one.message}"
        for one in checked.findings
        if one.rule.startswith("suppression.")
    ]


WORDS = "This is the text and it is of use to all that read it in the end of the day. "


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<!-- anplint-disable-file one.word -->\n\nx", ["unused 1:27 one.word"]),
        ("<!-- anplint-disable-file one.word -->\n\nbad thing", []),
        ("<!-- anplint-disable-file one.word, two.thing -->\n\nthing", ["unused 1:27 one.word"]),
        ("<!-- anplint-disable one -->\n\nx", ["unused 1:22 one"]),
        ("bad thing\n\n<!-- anplint-disable one -->", ["unused 3:22 one"]),
        ("<!-- anplint-disable-file two -->\n\nother", []),
        ('<!-- anplint-disable-file two.thing["thin"] -->\n\nthing', ["unused 1:27 two.thing"]),
        ("<!-- anplint-disable-next-block -->\n\nx\n\nbad thing", ["unused 1:6 anplint-disable-next-block"]),
        ("<!-- anplint-disable-next-block -->\n\nbad thing", []),
        ("x <!-- anplint-disable-line -->\n\nbad thing", ["unused 1:8 anplint-disable-line"]),
        ("<!-- anplint-enable -->\n\nx", []),
        (f"<!-- anplint-disable-file three.spoken three -->\n\n{WORDS * 4}", []),
        ("---\nanplint: {disable: [one.word]}\n---\n\nx", ["unused 2:21 one.word"]),
        ("---\nanplint: {skip: true, disable: [one.wort]}\n---\n\nx", []),
        ("<!-- anplint-disable one.wort -->\n\nx", ["unknown-id 1:22 one.wort; did you mean 'one.word'?"]),
        ("<!-- anplint-enable word -->\n\nx", ["unknown-id 1:21 word; did you mean 'one.word'?"]),
        ("<!-- anplint-disable MD013 -->\n\nx", ["unknown-id 1:22 MD013; it silences nothing."]),
        ("---\nanplint: {disable: [{rule: tow}]}\n---\n\nx", ["unknown-id 2:28 tow; did you mean 'two'?"]),
        (
            "<!-- anplint-disable-nextline one.word -->\n\nx",
            ["unknown-directive 1:6 anplint-disable-nextline; did you mean 'anplint-disable-next-line'?"],
        ),
        (
            "<!-- anplint: disable -->\n\nx",
            ["unknown-directive 1:6 anplint: disable; did you mean 'anplint-disable'?"],
        ),
        ("<!-- anplint-off -->\n\nx", ["unknown-directive 1:6 anplint-off; did you mean 'anplint-enable'?"]),
        ("<!-- anplint-toc-start -->\n\nx", []),
        (
            "---\nanplint: {dissable: [one]}\n---\n\nx",
            ["unknown-directive 2:11 anplint.dissable; did you mean 'anplint.disable'?"],
        ),
        ("<!-- anplint-disable-file suppression -->\n\n<!-- anplint-disable-file one.word, x -->", []),
        (
            "<!-- anplint-disable-file -->\n\nbad thing <!-- anplint-disable-line xy -->",
            ["unknown-id 3:37 xy; it silences nothing."],
        ),
        ("<!-- anplint-disable suppression.unused -->\n\nx", []),
    ],
)
def test_what_is_wrong_with_directives(source: str, expected: list[str]) -> None:
    assert about(source) == expected


def test_only_what_ran_is_judged() -> None:
    source = "<!-- anplint-disable-file one.word two -->\n<!-- anplint-disable-file -->\n\nx"
    assert about(source) == ["unused 1:27 one.word", "unused 1:36 two", "unused 2:6 anplint-disable-file"]
    assert about(source, ran="two.thing") == ["unused 1:36 two", "unused 2:6 anplint-disable-file"]
    assert about(source, ran="two.thing", narrowed=True) == []
    assert about(source, narrowed=True) == ["unused 1:27 one.word"]


def test_a_rule_that_waits_for_an_engine_leaves_its_category_open() -> None:
    waiting = rule("two.tags", needs=("tags",))
    source = "<!-- anplint-disable-file one two -->\n<!-- anplint-disable-file -->\n\nx"
    checked = lint(read_markdown(source, "a.md"), [*RULES, waiting, *ABOUT])
    assert [one.message for one in checked.findings] == ["one"]


def test_directives_can_be_left_unheeded() -> None:
    article = read_markdown("<!-- anplint-disable xyz -->\n\nbad thing", "a.md")
    checked = lint(article, [*RULES, *ABOUT], Inline(heeded=False, known=KNOWN))
    assert [(one.rule, checked.suppressed) for one in checked.findings] == [("one.word", 0), ("two.thing", 0)]


@pytest.mark.parametrize(
    ("directive", "silenced"),
    [
        ("<!-- anplint-disable-line one.word -->", 2_000),
        ("<!-- anplint-disable-next-block -->", 0),
        ("<!-- anplint-disable two -->", 1_999),
    ],
)
def test_many_directives_in_one_block(directive: str, silenced: int) -> None:
    article = read_markdown(f"bad thing ![x](y) {directive} and\n" * 2_000, "a.md")
    checked = lint(article, [rule("one.word"), rule("two.thing", params={"patterns": ("thing",)}), *ABOUT])
    assert checked.suppressed == silenced


def test_suppressed_findings_are_counted() -> None:
    assert check("<!-- anplint-disable -->\n\nbad thing", *RULES).suppressed == 2
