"""Pages: which part is the article, and what their metadata says."""

from __future__ import annotations

import pytest

from anplint.model import Article, Entry, Item
from anplint.read.html import read_html

TEXT = "A sentence that is long enough to be read as the text of an article, not as a label of its menu. " * 3


def texts(source: str) -> list[str]:
    return [block.text for block in read_html(source, "x.html").blocks if block.kind != "meta"]


def meta(article: Article) -> dict[str, str]:
    """Key and value of each entry; both stand in the source where they say."""
    found: dict[str, str] = {}
    for block in article.blocks:
        if isinstance(block.detail, Entry):
            path = ".".join(map(str, block.detail.path))
            found.setdefault(path, block.text)
            key = article.source[block.detail.key.start : block.detail.key.end].lower()
            assert key in {
                path.lower(),
                path.lower().rpartition(".")[2],
                str(block.detail.path[0]).lower(),
                "datetime",
            }
            assert article.source[block.start : block.end] == block.text or block.runs
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>a<main><p>b</main><p>c", ["b"], id="main"),
        pytest.param("<p>a<article><p>b</article><p>c", ["b"], id="article"),
        pytest.param("<p>a<div role=main><p>b</div><p>c", ["b"], id="role"),
        pytest.param(f"<main><article><h1>a</h1>{TEXT}</article><div>b</div></main>", ["a", TEXT.strip()], id="article-in-main"),
        pytest.param(f"<main><h1>a</h1><article>{TEXT}</article></main>", ["a", TEXT.strip()], id="title-beside-article"),
        pytest.param("<main></main><article><p>b</article>", ["b"], id="empty-main"),
        pytest.param(f"<article>{TEXT}<article>a comment</article></article>", [TEXT.strip(), "a comment"], id="nested-articles"),
        pytest.param(f"<article>{TEXT}</article><article>short</article>", [TEXT.strip()], id="one-large-article"),
        pytest.param("<main><header><h1>a</h1></header><p>b<footer>c</footer></main>", ["a", "b"], id="header-in-main"),
        pytest.param("<main><blockquote><p>a<footer>b</footer></blockquote></main>", ["a", "b"], id="source-of-a-quote"),
        pytest.param("<main><aside>a note</aside><aside><a href=x>a link</a></aside></main>", ["a note"], id="asides"),
        pytest.param("<main><div class='toc'><a href=#a>b</a></div><p>c</main>", ["c"], id="table-of-contents"),
        pytest.param("<main><div class='menu'>Soup, then fish</div></main>", ["Soup, then fish"], id="a-menu-to-eat"),
        pytest.param("<main><p>a</main><title>T</title><section id=comments><p>b</section>", ["a"], id="comments"),
        pytest.param("<header>a</header><p>b</p><footer>c</footer>", ["b"], id="landmarks-alone"),
        pytest.param("<title>Head | Site</title><header><h1>Head</h1></header><main><p>b</main>", ["Head", "b"], id="title-before-main"),
        pytest.param("<title>T | Site</title><header><h1>Site</h1></header><main><p>b</main>", ["b"], id="name-of-the-site"),
        pytest.param("<ul><li><a href=a>a</a><li><a href=b>b</a></ul><h1>c</h1><ul><li><a href=d>d</a></ul>", ["c", "d"], id="menu-before-the-text"),
        pytest.param(f"<div id=x><div>{TEXT}</div><div><a href=a>b</a></div></div>", [TEXT.strip()], id="densest"),
        pytest.param(f"<p>Loose {TEXT}</p><div><p>{TEXT * 9}</p></div>", [f"Loose {TEXT}".strip(), (TEXT * 9).strip()], id="loose-text-counts"),
        pytest.param(f"<div>{TEXT}</div><div>{TEXT * 9}</div>", [TEXT.strip(), (TEXT * 9).strip()], id="text-beside-counts"),
        pytest.param("just text", ["just text"], id="no-element-at-all"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_the_article_of_a_page(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_lists_are_counted_in_the_article() -> None:
    article = read_html(
        "<div class=menu><ul><li><a href=x>y</a></ul></div><main><ul><li>a</ul></main>", "x.html"
    )
    (item,) = article.blocks
    assert isinstance(item.detail, Item)
    assert item.detail.list == 0


def test_links_of_menus_are_not_the_articles_and_comments_are() -> None:
    article = read_html(
        "<!-- a --><div id=header><a href=x>y</a></div><main><a href=z>w</a></main><!-- b -->", "x.html"
    )
    assert [link.url for link in article.links] == ["z"]
    assert [comment.text for comment in article.comments] == [" a ", " b "]


def test_metadata_of_the_head() -> None:
    article = read_html(
        '<html LANG="en-GB"><title> Tea &amp;\n toast </title><meta name="description" content="It&#39;s &quot;hot&quot;">'
        '<meta property=og:title content=Tea><meta name=author content=""><meta charset=utf-8><meta name=robots>'
        '<link rel=canonical href="/tea?a=1&amp;b=2"><link rel=stylesheet href=a.css><main>x</main>',
        "x.html",
    )
    assert meta(article) == {
        "lang": "en-GB",
        "title": "Tea & toast",
        "description": 'It\'s "hot"',
        "og:title": "Tea",
        "author": "",
        "canonical": "/tea?a=1&b=2",
    }
    starts = [block.start for block in article.blocks]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts)


def test_dates_in_the_text() -> None:
    article = read_html(
        '<time datetime=2020-01-01>a</time><main><h1>T</h1><time class="entry-date published" datetime="2026-01-02">b</time>'
        "<time datetime=2026-01-03>c</time><time itemprop=dateModified datetime=2026-01-04>d</time><h2>U</h2>"
        "<time class=updated datetime=2026-01-05>e</time></main>",
        "x.html",
    )
    assert meta(article) == {
        "time.published": "2026-01-02",
        "time": "2026-01-03",
        "dateModified": "2026-01-04",
    }


LD = '<script type="application/ld+json">%s</script><main>x</main>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"@type": "Article", "headline": "A", "wordCount": 12, "x": null}', {"headline": "A", "wordCount": "12", "x": "null"}),
        ('{"@type": "BlogPosting", "author": {"@type": "Person", "name": "Zo\\u00eb \\ud83c\\udf31"}}', {"author.name": "Zoë 🌱"}),
        ('{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": ["NewsArticle"], "headline": "A"}]}', {"headline": "A"}),
        ('[{"@type": "http://schema.org/TechArticle", "keywords": ["a", "b"]}]', {"keywords.0": "a", "keywords.1": "b"}),
        ('{"@type": "WebPage", "dateModified": "2026-01-02"}', {"dateModified": "2026-01-02"}),
        ('{"@type": "Article", "articleBody": "x", "name": ""}', {"name": ""}),
        ('{"@type": "Organization", "name": "S"}', {}),
        ('{"@type": "Article", "headline": }', {}),
        ("[" * 60_000, {}),
        ("", {}),
        ("12", {}),
    ],
)  # fmt: skip
def test_json_ld(data: str, expected: dict[str, str]) -> None:
    assert meta(read_html(LD % data, "x.html")) == expected


def test_a_byte_order_mark_and_other_line_ends() -> None:
    article = read_html("<main>\r\n<p>a\r\nb\rc</p>\r\n</main>", "x.html", bom=True)
    assert article.bom
    (block,) = article.blocks
    assert block.text == "a b c"
    assert article.source[block.to_source(0, 5).start : block.to_source(0, 5).end] == "a\r\nb\rc"
