"""MDX: what is JavaScript is no prose, what elements hold is; images, comments and places."""

from __future__ import annotations

import pytest

from anplint.model import OPAQUE, Image
from anplint.read.markdown import read_markdown
from tests.read.test_markdown import assert_places

O = OPAQUE  # noqa: E741 - one sign for one gap
P = "paragraph"


def shape(source: str) -> list[tuple[str, str]]:
    article = read_markdown(source, "x.mdx", mdx=True)
    assert article.format == "mdx"
    assert_places(article)
    return [(block.kind, block.text) for block in article.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("import A from 'b'\nimport {C} from \"d\"\n\n# E\n", [("heading", "E")], id="imports"),
        pytest.param("export const a = {\n  b: `c ${d}\n\n`,\n}\n\ne\n", [(P, "e")], id="export-with-a-blank-line"),
        pytest.param("export default ({children}) => <B>{children}</B>\n\nc\n", [(P, "c")], id="export-default"),
        pytest.param("import duties rose.\n\nexport figures fell.\n", [(P, "import duties rose."), (P, "export figures fell.")], id="words"),
        pytest.param("a\nimport b from 'c'\n", [(P, "a import b from 'c'")], id="inside-a-paragraph"),
        pytest.param("a {b} c {d({e: '}'})} f\n", [(P, f"a {O} c {O} f")], id="expressions"),
        pytest.param("a {`b ${`c`} }`} d\n", [(P, f"a {O} d")], id="templates"),
        pytest.param("a{' '}\nb{/* c */} d\n", [(P, "a b d")], id="blank-and-comment"),
        pytest.param("a { b\n", [(P, "a { b")], id="unclosed"),
        pytest.param("a <b {c\n", [(P, "a <b {c")], id="unclosed-tag"),
        pytest.param("a {/* b */ c} d\n", [(P, f"a {O} d")], id="comment-in-an-expression"),
        pytest.param("<img alt='a' />b <a.Image c='d' /> e\n", [(P, f"{O}b {O} e")], id="images-without-a-source"),
        pytest.param("<A>\n\nb\n\n</C>\n\n  <D>\n", [(P, "b")], id="tags-that-do-not-match"),
        pytest.param("a \\{b} c\n", [(P, "a {b} c")], id="escaped"),
        pytest.param("`{a}` {b}\n", [(P, f"{O} {O}")], id="code-span"),
        pytest.param("{a}\n\n<B />\n", [("html", ""), ("html", "")], id="alone"),
        pytest.param("<A>\n  b *c*\n</A>\n", [(P, "b c")], id="children"),
        pytest.param("<A>\n  <B c={d}>\n\n    e\n    f\n\n    - g\n\n      h\n  </B>\n</A>\n\ni\n", [(P, "e f"), ("item", "g"), ("item", "h"), (P, "i")], id="indented-children"),
        pytest.param("- a\n\n  <B>\n    c\n  </B>\n", [("item", "a"), ("item", "c")], id="in-an-item"),
        pytest.param("<A>\n    ```js\n    b\n      c\n    ```\n</A>\n", [("code", "b\n  c\n")], id="indented-code"),
        pytest.param("a <B c='>'>d</B> <E /> f\n", [(P, f"a d {O} f")], id="inline"),
        pytest.param("a <b>c</b>d<br/>e <code>{f}</code>\n", [(P, f"a cd\ne {O}")], id="html"),
        pytest.param("<div style={{a: 1}}>b</div>\nc\n", [(P, "b"), (P, "c")], id="block-in-a-line"),
        pytest.param("<h2 a={b}>C</h2>\n<p>d</p><p>e</p>\n", [("heading", "C"), (P, "d"), (P, "e")], id="headings-and-paragraphs"),
        pytest.param("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", [("item", "a"), ("item", "b")], id="items"),
        pytest.param("<details>\n<summary>A b</summary>\n\nc\n\n</details>\n", [(P, "A b"), (P, "c")], id="summary"),
        pytest.param("<>\n\na\n\n</>\n", [(P, "a")], id="fragment"),
        pytest.param("<style>{`a { b: c }`}</style>\n\nd\n", [("html", ""), (P, "d")], id="style"),
        pytest.param("a < b and c <d\n", [(P, "a < b and c <d")], id="less-than"),
        pytest.param(":::note\na {b}\n:::\n", [(P, f"a {O}")], id="container"),
        pytest.param("# A {#b}\n", [("heading", "A")], id="heading-id"),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert expected == shape(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('<img src="a.png" alt="b" />\n', ("b", "a.png", False), id="img"),
        pytest.param('<img src="a.png" alt="" />\n', ("", "a.png", True), id="decorative"),
        pytest.param('<Image src="a.png" />\n', ("", "a.png", False), id="without"),
        pytest.param("<Image src={a} alt={b} />\n", (O, "", False), id="expressions"),
        pytest.param('<Image src={a} alt={"b"} />\n', ("b", "", False), id="string-in-braces"),
        pytest.param(
            "<Image src={require('./a.png').default} alt='b'/>\n", ("b", "./a.png", False), id="require"
        ),
        pytest.param("<ThemedImage sources={{light: 'a.png'}} alt='b'/>\n", ("b", "", False), id="sources"),
        pytest.param('<Figure\n  src="a.png"\n  alt="b"\n/>\n', ("b", "a.png", False), id="lines"),
    ],
)
def test_images(source: str, expected: tuple[str, str, bool]) -> None:
    article = read_markdown(source, "x.mdx", mdx=True)
    assert_places(article)
    (block,) = article.blocks
    assert isinstance(block.detail, Image)
    assert expected == (block.text, block.detail.url, block.detail.decorative)
    if block.detail.target:
        assert source[slice(*block.detail.target)] == block.detail.url


def test_captions() -> None:
    source = '<figure>\n  <img src="a.png" alt="b" />\n  <figcaption>c *d*</figcaption>\n</figure>\n\n<Image src="a.png" alt="b" caption="e" />\n'
    assert shape(source) == [("image", "b"), ("caption", "c d"), ("image", "b"), ("caption", "e")]


def test_comments() -> None:
    source = "{/* a */}\n\nb {/* c\nd */}\n\n`{/* e */}`\n\n```\n{/* f */}\n```\n"
    article = read_markdown(source, "x.mdx", mdx=True)
    assert [comment.text for comment in article.comments] == [" a ", " c\nd "]
    assert [source[one.start : one.end] for one in article.comments] == ["{/* a */}", "{/* c\nd */}"]
