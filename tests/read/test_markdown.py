"""The Markdown reader: blocks, prose and exact places, on chosen and on random documents."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anplint.model import OPAQUE, PROSE_KINDS, Article, Code, Entry, Image, Item
from anplint.read.markdown import read_markdown


def shape(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_markdown(source, "x.md").blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("# A *b* `c`\n", [("heading", f"A b {OPAQUE}")], id="heading"),
        pytest.param("Title\n=====\n\nText\n", [("heading", "Title"), ("paragraph", "Text")], id="setext"),
        pytest.param("one\ntwo  \nthree\\\nfour\n", [("paragraph", "one two\nthree\nfour")], id="breaks"),
        pytest.param("a &amp; b &#233; \\* c\n", [("paragraph", "a & b é * c")], id="entities-and-escapes"),
        pytest.param("x [text **b**](http://a.b 't') y\n", [("paragraph", "x text b y")], id="link"),
        pytest.param("see http://a.b/c_d. Or\n", [("paragraph", f"see {OPAQUE * 14}. Or")], id="bare-url"),
        pytest.param("a <b>bold</b> c<br>d\n", [("paragraph", "a bold c\nd")], id="inline-html"),
        pytest.param("a <code>x y</code> b\n", [("paragraph", f"a {OPAQUE} b")], id="inline-html-code"),
        pytest.param("> one\n> two\n\n> - three\n", [("quote", "one two"), ("quote", "three")], id="quotes"),
        pytest.param("> [!NOTE]\n> Text.\n", [("paragraph", "Text.")], id="alert-is-the-authors-own"),
        pytest.param("- a\n- b\n\n  more\n", [("item", "a"), ("item", "b"), ("item", "more")], id="items"),
        pytest.param("- a\n  - b\n", [("item", "a"), ("item", "b")], id="tight-nested"),
        pytest.param(
            "|a|b|\n|-|-|\n|c|d \\| e|\n",
            [("cell", "a"), ("cell", "b"), ("cell", "c"), ("cell", "d | e")],
            id="table",
        ),
        pytest.param("```py\nx\n```\n", [("code", "x\n")], id="code"),
        pytest.param(
            "<div>\ntext\n</div>\n\nafter\n", [("html", ""), ("paragraph", "after")], id="html-block"
        ),
        pytest.param("x[^1]\n\n[^1]: note\n", [("paragraph", "x"), ("footnote", "note")], id="footnote"),
        pytest.param("![alt *t*](u.png)\n", [("image", "alt t")], id="image-alone"),
        pytest.param("![a](u.png)\n*Says much*\n", [("image", "a"), ("caption", "Says much")], id="caption"),
        pytest.param(
            "![a](u.png)\n\n_Says much_\n", [("image", "a"), ("caption", "Says much")], id="caption-below"
        ),
        pytest.param(
            "![a](u.png)\n\nText *so*\n", [("image", "a"), ("paragraph", "Text so")], id="no-caption"
        ),
        pytest.param("*Only words*\n", [("paragraph", "Only words")], id="emphasis-without-image"),
        pytest.param(
            "a ![b](c) d\n", [("paragraph", f"a {OPAQUE} d"), ("image", "b")], id="image-in-a-sentence"
        ),
        pytest.param("[![a](b)](c)\n", [("image", "a")], id="linked-image"),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert expected == shape(source)


def test_details() -> None:
    article = read_markdown("1. [x] done\n2. [ ] open\n\n![a](u.png)\n\n~~~ Rust,ignore\nx\n~~~\n", "x.md")
    first, second, image, code = article.blocks
    assert (Item(0, True, True, True), Item(0, True, False, True)) == (first.detail, second.detail)
    assert isinstance(image.detail, Image)
    assert image.detail.target is not None
    assert article.source[slice(*image.detail.target)] == image.detail.url == "u.png"
    assert code.detail == Code("rust")


def test_image_places_of_references_and_escapes() -> None:
    article = read_markdown("![a][r]\n\n![b](<u v.png>)\n\n[r]: http://x.y/z.png\n", "x.md")
    urls = [block.detail.url for block in article.blocks if isinstance(block.detail, Image)]
    assert urls == ["http://x.y/z.png", "u v.png"]


def test_links_and_comments() -> None:
    source = (
        "[a](http://x.y) <!-- one --> http://b.c\n\n<!-- two -->\n\n`<!-- three -->`\n\n    <!-- four -->\n"
    )
    article = read_markdown(source, "x.md")
    assert [link.url for link in article.links] == ["http://x.y", "http://b.c"]
    assert [comment.text for comment in article.comments] == [" one ", " two "]
    for comment in article.comments:
        assert source[comment.start : comment.end] == f"<!--{comment.text}-->"


def test_raw_elements_hold_no_directives() -> None:
    assert read_markdown("<pre>\n<!-- anplint-disable -->\n</pre>\n", "x.md").comments == ()


FRAGMENTS = st.sampled_from(
    [
        "word",
        "Wörter",
        "😀",
        "é",
        "👩‍🔬",
        "a b",
        " ",
        "  ",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "](u)",
        "![",
        "]",
        "(x)",
        "<b>",
        "</b>",
        "<!-- c -->",
        "&amp;",
        "&#233;",
        "\\*",
        "\\",
        "|",
        "---",
        "- ",
        "1. ",
        "- [ ] ",
        "> ",
        "# ",
        "## ",
        "```",
        "    ",
        "http://a.b/c",
        "www.x.yz",
        "[^1]",
        "[^1]: ",
        ":",
        "İ",
        "\u2028",
        "\x0c",
        "~~",
        "<br>",
    ]
)
LINE_ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r"])
BODIES = st.lists(st.one_of(FRAGMENTS, LINE_ENDS), max_size=40).map("".join)
HEADS = st.sampled_from(
    ["", "---\ntitle: Ä\n---\n", "---\r\ntags: [a, 'b']\r\nx: {y: z}\r\n---\r\n", "---\nbroken: [\n---\n"]
)


def assert_places(article: Article) -> None:
    """Runs are in order, lie in their block, and equal lengths mean equal characters."""
    source = article.source
    for block in article.blocks:
        assert 0 <= block.start <= block.end <= len(source)
        at = 0
        for run in block.runs:
            assert run.text == at
            at += run.length
            assert block.start <= run.source
            assert run.source + run.width <= block.end
            if run.length == run.width:
                for prose, raw in zip(
                    block.text[run.text : at], source[run.source :][: run.width], strict=True
                ):
                    assert prose in (raw, OPAQUE) or (prose.isspace() and raw.isspace())
        assert at == len(block.text)
        start, end = block.to_source(0, len(block.text))
        assert block.start <= start <= end <= block.end
    for link in article.links:
        assert 0 <= link.start < link.end <= len(source)
    starts = [block.start for block in article.blocks]
    assert starts == sorted(starts)


@given(HEADS, BODIES)
@example("", "*\\\n\x0c")
def test_places_in_any_document(head: str, body: str) -> None:
    assert_places(read_markdown(head + body, "x.md"))


@given(BODIES)
def test_line_ends_do_not_change_the_prose(body: str) -> None:
    plain = body.replace("\r\n", "\n").replace("\r", "\n")
    blocks = read_markdown(plain, "x.md").blocks
    for end in ("\r\n", "\r"):
        other = read_markdown(plain.replace("\n", end), "x.md").blocks
        kinds = PROSE_KINDS | {"caption", "image", "footnote"}
        assert [(b.kind, b.text) for b in blocks if b.kind in kinds] == [
            (b.kind, b.text) for b in other if b.kind in kinds
        ]


@given(BODIES)
def test_front_matter_only_shifts_the_body(body: str) -> None:
    head = "---\nk: v\n---\n"
    alone = read_markdown("\n" + body, "x.md").blocks
    behind = read_markdown(f"{head}\n{body}", "x.md").blocks
    assert [(b.kind, b.text, b.start + len(head)) for b in alone] == [
        (b.kind, b.text, b.start) for b in behind[1:]
    ]
    assert isinstance(behind[0].detail, Entry)
