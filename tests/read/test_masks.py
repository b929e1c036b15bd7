"""Template and component syntax: masked, neither prose nor a shift of places, with what it tells of."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplint.model import OPAQUE, PROSE_KINDS, Article, Image
from anplint.read.constructs import settle
from anplint.read.markdown import read_markdown
from anplint.read.masks import find_syntax, mask_markdown
from anplint.read.reading import FLAVORS
from anplint.read.syntax import Syntax, syntaxes
from anplint.read.view import FILLER, Edit, View
from tests.read.test_markdown import FRAGMENTS, LINE_ENDS, assert_places

if TYPE_CHECKING:
    from anplint.read.reading import Flavor

O = OPAQUE  # noqa: E741 - one sign for one gap


def read(source: str, flavor: Flavor | None = None) -> Article:
    """The article; every place holds."""
    article = read_markdown(source, "x.md", flavor=flavor)
    assert_places(article)
    return article


def shape(source: str, flavor: Flavor | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source, flavor).blocks]


P = "paragraph"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Hi {{ page.name }}, you.\n", [(P, f"Hi {O}, you.")], id="output"),
        pytest.param("Dear {{ name }}\n", [(P, "Dear {{ name }}")], id="slot-stays"),
        pytest.param("{% if a %}x{% endif %} {{ name }} b\n", [(P, f"x {O} b")], id="slot-beside-a-tag"),
        pytest.param("a {% foo b %} c\n", [(P, "a {% foo b %} c")], id="unknown-tag-alone"),
        pytest.param("a {{ b {{ c\n", [(P, "a {{ b {{ c")], id="unclosed-output"),
        pytest.param("a {% if b\n\nc %} d\n", [(P, "a {% if b"), (P, "c %} d")], id="unclosed-tag"),
        pytest.param("`{% if a %}` b\n", [(P, f"{O} b")], id="code-span"),
        pytest.param("~~~\n{% if a %}\n~~~\n", [("code", "{% if a %}\n")], id="fence"),
        pytest.param("{% if a %}\nText\n{% endif %}\n", [(P, "Text")], id="control-alone"),
        pytest.param("# A\n\n{% include b %}\n", [("heading", "A"), ("html", "")], id="include-alone"),
        pytest.param("- {% include b %}\n- c\n", [("html", ""), ("item", "c")], id="include-as-item"),
        pytest.param("We at\n{{ site.name }}\nbake.\n", [(P, f"We at {O} bake.")], id="output-on-its-own-line"),
        pytest.param("{{ content.x }}\n", [("html", "")], id="output-alone"),
        pytest.param("a {% include\n b=1 %} c\n", [(P, f"a {O} c")], id="two-lines"),
        pytest.param("**{{ a.b }}**c {% if x %}**d**{% endif %}e\n", [(P, f"{O}c de")], id="emphasis"),
        pytest.param("{% raw %}Use {{ x }}{% endraw %}\n", [(P, f"Use {O}")], id="raw"),
        pytest.param("{% comment %}\nno\n{% endcomment %}\nyes\n", [(P, "yes")], id="comment"),
        pytest.param("{% highlight Ruby linenos %}\nx {{ y }}\n{% endhighlight %}\n", [("code", "x {{ y }}\n")], id="highlight"),
        pytest.param("|a|b|\n|-|-|\n{%- for x in y -%}\n|{{ x.a }}|c|\n{%- endfor -%}\n", [("cell", "a"), ("cell", "b"), ("cell", O), ("cell", "c")], id="table-rows"),
        pytest.param("a {# no #}b {% if x %}c{% endif %}\n", [(P, "a b c")], id="hash-comment"),
        pytest.param("{: .lead}\nText [a](b){: .c } d\n", [(P, "Text a d")], id="attribute-lists"),
        pytest.param("* TOC\n{:toc}\n\ntext\n", [(P, "text")], id="table-of-contents"),
        pytest.param("print {:?} and {:02x}\n", [(P, "print {:?} and {:02x}")], id="format-strings"),
        pytest.param("a {{< b >}} c\n", [(P, f"a {O} c")], id="hugo"),
        pytest.param("{{% note %}}\n*In* it\n{{% /note %}}\n", [("html", ""), (P, "In it")], id="hugo-inner-markdown"),
        pytest.param("{{< highlight go >}}\nx\n{{< /highlight >}}\n", [("code", "x\n")], id="hugo-highlight"),
        pytest.param("Write {{</* x */>}} so.\n", [(P, f"Write {O} so.")], id="hugo-escaped"),
        pytest.param("a {{< b c\n", [(P, "a {{< b c")], id="hugo-unclosed"),
        pytest.param(":::note[A *b*]\nc\n:::\nd\n", [(P, "A b"), (P, "c"), (P, "d")], id="colons"),
        pytest.param("::: tip A title\nc\n:::\n", [(P, "A title"), (P, "c")], id="colons-title-behind"),
        pytest.param("::::note\n:::tip\na\n:::\nb\n::::\n", [(P, "a"), (P, "b")], id="colons-nested"),
        pytest.param(":::note\na\n", [(P, ":::note a")], id="colons-unclosed"),
        pytest.param(":::note\na\n::::tip\nb\n:::\n", [(P, "a ::::tip b")], id="colons-unclosed-inside"),
        pytest.param("a\n\n:::\n", [(P, "a"), (P, ":::")], id="colons-closing-nothing"),
        pytest.param("::: {.callout}\na\n:::\n", [(P, "a")], id="colons-with-a-class"),
        pytest.param("```{note}\na\n", [("code", "a\n")], id="directive-unclosed"),
        pytest.param("{% raw %}{% if a %}{% endraw %} b\n", [(P, f"{O} b")], id="tag-in-raw"),
        pytest.param("{% raw %} b\n", [(P, f"{O} b")], id="raw-unclosed"),
        pytest.param("{::options a='b' /}\nc\n", [(P, "c")], id="kramdown-options"),
        pytest.param("{{< highlight go >}} b\n", [(P, f"{O} b")], id="hugo-highlight-unclosed"),
        pytest.param("a {ref}`b c\n", [(P, "a {ref}`b c")], id="role-unclosed"),
        pytest.param("## A {#b}\n\nc {#d} e\n", [("heading", "A"), (P, "c {#d} e")], id="heading-id"),
        pytest.param("- a\n\n  :::note\n  b\n  :::\n", [("item", "a"), ("item", "b")], id="colons-in-a-list"),
        pytest.param('!!! note "A *b*"\n    c\n\n    - d\n\ne\n', [(P, "A b"), (P, "c"), ("item", "d"), (P, "e")], id="admonition"),
        pytest.param("!!! note\n    a\n    ??? tip\n        b\n", [(P, "a"), (P, "b")], id="admonition-nested"),
        pytest.param("!!! note\n\tone\n\ttwo\n", [(P, "one two")], id="admonition-tabs"),
        pytest.param("!!! note\nnot a body\n", [(P, "!!! note not a body")], id="admonition-without-body"),
        pytest.param('=== "Linux"\n\n    ```sh\n    ls\n    ```\n', [(P, "Linux"), ("code", "ls\n")], id="tabs"),
        pytest.param("```{note} Title\n:class: x\na {ref}`b` c\n```\n", [(P, "Title"), (P, f"a {O} c")], id="directive"),
        pytest.param("````{note}\n```{tip}\na\n```\n````\n", [(P, "a")], id="directives-nested"),
        pytest.param("```{r}\nx\n```\n", [("code", "x\n")], id="chunk-of-code"),
        pytest.param("<!-- wp:paragraph -->\nText\n<!-- /wp:paragraph -->\n", [(P, "Text")], id="block-comments"),
        pytest.param("[//]: # (hush)\n\na\n", [(P, "a")], id="comment-link"),
        pytest.param("Say [sic] and [Your Name].\n", [(P, "Say [sic] and [Your Name].")], id="brackets"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_told_from_the_text(source: str, expected: list[tuple[str, str]], end: str) -> None:
    kinds = [
        (kind, text.replace("\r\n", "\n").replace("\r", "\n"))
        for kind, text in shape(source.replace("\n", end))
    ]
    assert expected == kinds


@pytest.mark.parametrize(
    ("flavor", "source", "expected"),
    [
        pytest.param("plain", "{% if a %} {{ b.c }}\n", [(P, "{% if a %} {{ b.c }}")], id="plain"),
        pytest.param("jekyll", "Dear {{ name }}\n", [(P, f"Dear {O}")], id="jekyll"),
        pytest.param("jekyll", "$$x$$ is\n", [(P, f"{O} is")], id="jekyll-math"),
        pytest.param("hugo", "Dear {{ name }}\n", [(P, "Dear {{ name }}")], id="hugo-articles-are-no-templates"),
        pytest.param("hugo", "# A {#b}\n", [("heading", "A")], id="hugo-heading-id"),
        pytest.param("mkdocs", "# A { #b .c }\n\n:material-x: [a](b){ .c }\n", [("heading", "A"), (P, f"{O} a")], id="mkdocs-lists"),
        pytest.param("mkdocs", '--8<-- "a.md"\n\n*[CSS]: Sheets\n[TOC]\n', [("html", "")], id="mkdocs-lines"),
        pytest.param("docusaurus", "# A {#b}\n\nimport B from 'c'\n\n:::info\n{d} e\n:::\n", [("heading", "A"), (P, f"{O} e")], id="docusaurus"),
        pytest.param("myst", "(a)=\n# B\n% c\n+++\n[d]{.e} {sub}`x`\n", [("heading", "B"), (P, f"d {O}")], id="myst-marks"),
        pytest.param("myst", "It costs $5 and $6, but $x^2$ $ y $.\n", [(P, f"It costs $5 and $6, but {O} $ y $.")], id="math-and-prices"),
        pytest.param("myst", "a\n\n$$\nx\n$$\n", [(P, "a"), ("html", "")], id="math-alone"),
        pytest.param("myst", ":::{code-cell}\nx\n:::\n", [("html", "")], id="colons-with-code"),
        pytest.param("wordpress", '[vc_row a="b"]Text[/vc_row] [gallery ids="1"]\n', [(P, f"Text {O}")], id="wordpress"),
        pytest.param("wordpress", "[embed]http://a.b/c[/embed]\n", [("html", "")], id="wordpress-embed"),
    ],
)  # fmt: skip
def test_told_by_the_flavor(flavor: Flavor, source: str, expected: list[tuple[str, str]]) -> None:
    assert expected == shape(source, flavor)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{% comment %} a {% endcomment %}\n", [" a "], id="liquid"),
        pytest.param("{% # a %}{% if b %}{% endif %}\n", [" a "], id="liquid-inline"),
        pytest.param("x {# a #} {% if b %}{% endif %}\n", [" a "], id="nunjucks"),
        pytest.param("{{/* a */}}\n", [" a "], id="go"),
        pytest.param("{{% comment %}}a{{% /comment %}}\n", ["a"], id="hugo"),
        pytest.param("{::comment}\na\n{:/comment}\n", ["\na\n"], id="kramdown"),
        pytest.param("[//]: # (a (b) c)\n", ["a (b) c"], id="link"),
        pytest.param('[//]: # "a"\n', ["a"], id="link-quoted"),
        pytest.param("<!-- a -->\n\n{% comment %}b{% endcomment %}\n\n<!-- wp:x -->\n", [" a ", "b"], id="in-order"),
        pytest.param("`{% comment %}a{% endcomment %}`\n\n    [//]: # (b)\n", [], id="code"),
        pytest.param("~~~\n{# a #}\n{% if x %}\n[//]: # (b)\n~~~\n", [], id="fence"),
    ],
)  # fmt: skip
def test_comments(source: str, expected: list[str]) -> None:
    article = read(source)
    assert expected == [comment.text for comment in article.comments]
    for comment in article.comments:
        assert comment.text in source[comment.start : comment.end]


def test_comments_of_myst() -> None:
    assert [comment.text for comment in read("% a\n\nb\n", "myst").comments] == [" a"]


Seen = tuple[str, str, bool]  # text, URL, decorative


def images(source: str, flavor: Flavor | None = None, *, mdx: bool = False) -> list[Seen]:
    article = read_markdown(source, "x.md", flavor=flavor, mdx=mdx)
    assert_places(article)
    found = []
    for block in article.blocks:
        if isinstance(block.detail, Image):
            if block.detail.target:
                assert source[slice(*block.detail.target)] == block.detail.url
            found.append((block.text, block.detail.url, block.detail.decorative))
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("![a]({{ site.url }}/b c.png)\n", [], id="blank-in-a-url"),
        pytest.param("![a]({{ site.url }}/b.png)\n", [("a", "{{ site.url }}/b.png", False)], id="markdown"),
        pytest.param("![a][b]\n\n[b]: {{ site.url }}/b.png\n", [("a", "{{ site.url }}/b.png", False)], id="reference"),
        pytest.param('{{< figure src="a.png" alt="b" >}}\n', [("b", "a.png", False)], id="hugo-figure"),
        pytest.param('{{< figure src="a.png" >}}\n', [("", "a.png", False)], id="hugo-figure-without"),
        pytest.param('{{< img-right src="a.png" alt="" >}}\n', [("", "a.png", True)], id="hugo-decorative"),
        pytest.param('{{< img src="a-key" >}} {{< img uid="x" >}}\n', [], id="hugo-key-of-data"),
        pytest.param('{{< img "a.png" "b" >}}\n', [("b", "a.png", False)], id="hugo-positional"),
        pytest.param('{{< youtube src="a.png" >}}\n', [], id="hugo-no-image"),
        pytest.param("{% include image.html src='a.png' alt='b' %}\n", [("b", "a.png", False)], id="liquid-include"),
        pytest.param("{% include figure.html image_path='a.png' alt=page.alt %}\n", [(O, "a.png", False)], id="liquid-variable"),
        pytest.param('{% image "./a.png", "b", "(w > 1)" %}\n', [("b", "./a.png", False)], id="eleventy"),
        pytest.param('{% image src="a.png" alt="" %}\n', [("", "a.png", True)], id="liquid-decorative"),
        pytest.param('{% asset a.png alt="b" %}\n', [("b", "a.png", False)], id="liquid-asset"),
        pytest.param('{% include card.html image="a.png" %}\n', [], id="liquid-no-image"),
        pytest.param("```{figure} a.png\n:alt: b\n```\n", [("b", "a.png", False)], id="myst-figure"),
        pytest.param("```{image} a.png\n```\n", [("", "a.png", False)], id="myst-image"),
        pytest.param(':::{image} a.png\n---\nalt: "b"\n---\n:::\n', [("b", "a.png", False)], id="myst-colons"),
        pytest.param('[caption id="x"]<img src="a.png" alt="b"> c[/caption]\n', [("b", "a.png", False)], id="wordpress"),
        pytest.param('<img src="a.png" alt="b">\n', [("b", "a.png", False)], id="html"),
        pytest.param('a <img src="a.png"> b\n', [("", "a.png", False)], id="html-inline"),
    ],
)  # fmt: skip
def test_images(source: str, expected: list[Seen]) -> None:
    assert expected == images(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('{{< figure src="a.png" alt="b" caption="By *c* [d](e)" >}}\n', ["By c d"], id="hugo"),
        pytest.param('{{< figure src="a.png" alt="b" >}}\nc *d*\n{{< /figure >}}\n', ["c d"], id="hugo-body"),
        pytest.param("{% include figure src='a.png' alt='b' caption='c' %}\n", ["c"], id="liquid"),
        pytest.param("```{figure} a.png\n:alt: b\n\nc\n```\n", ["c"], id="myst"),
        pytest.param('[caption id="x"]<img src="a.png" alt="b"> c[/caption]\n', ["c"], id="wordpress"),
        pytest.param('[caption id="x" caption="c"]<img src="a.png" alt="b">[/caption]\n', ["c"], id="wordpress-old"),
        pytest.param('{{< img src="a.png" alt="b" >}}\n\n*c*\n', ["c"], id="emphasis-below"),
        pytest.param('{{< img src="a.png" alt="b" caption="1. *c*" >}}\n', ["1. *c*"], id="no-paragraph"),
        pytest.param('<figure><img src="a.png" alt="b"><figcaption>c</figcaption></figure>\n', ["c"], id="html"),
    ],
)  # fmt: skip
def test_captions(source: str, expected: list[str]) -> None:
    assert expected == [block.text for block in read(source).blocks if block.kind == "caption"]


def test_links_through_templates() -> None:
    article = read('[a]({{< ref "b.md" >}}) [c]({{ site.url }}/d) [e]\n\n[e]: {{ site.url }}/f\n')
    assert [link.url for link in article.links] == [
        '{{< ref "b.md" >}}',
        "{{ site.url }}/d",
        "{{ site.url }}/f",
    ]


def test_links_of_references_without_a_definition_in_sight() -> None:
    article = read("[a {{ b.c }}][d] [e][d]\n\n[d]: <{{ f.g }}&amp;h>\n")
    assert [link.url for link in article.links] == ["&h", "&h"]


def test_places_behind_what_was_taken_out() -> None:
    source = '!!! note "Ä"\n    one 😀\n    two\n\nthree\n'
    blocks = read(source, "mkdocs").blocks
    for block, words in zip(blocks, ["Ä", "two", "three"], strict=True):
        at = block.text.index(words)
        start, end = block.to_source(at, at + len(words))
        assert source[start:end] == words


def test_view_maps_offsets_both_ways() -> None:
    view = View("abcdefgh", 10, [Edit(12, 14, ""), Edit(15, 16, "__"), Edit(12, 13, "dropped")])
    assert view.text == "abe__gh"
    assert [view.start_of(at) for at in range(7)] == [10, 11, 14, 15, 15, 16, 17]
    assert [view.end_of(at) for at in (2, 3, 5, 7)] == [12, 15, 15, 18]
    assert [(piece.source, piece.until) for piece in view.pieces(0, 7)] == [
        (10, 12),
        (14, 15),
        (15, 16),
        (16, 18),
    ]
    assert not view.is_straight


TEMPLATES = st.sampled_from(
    [
        *"{{ a.b }}|{{ a }}|{% if a %}|{% endif %}|{% raw %}|{% endraw %}|{%- x -%}|{# c #}|{% comment %}".split("|"),
        *"{% endcomment %}|{: .a }|{:toc}|{{< a >}}|{{% b %}}|{{< /a >}}|{{</* a */>}}|{{|}}|{%|%}|{|}".split("|"),
        *':::note|:::|::::tip[T]|!!! note|    |=== "T"|```{note}|```{figure} a.png|:alt: b|{ref}`x`|$x^2$'.split("|"),
        *"$$|(a)=|% c|[x]{.y}|<A b={c}>|</A>|<B />|import a from 'b'|export const|<!-- wp:a -->|[caption a=\"b\"]".split("|"),
        *'[/caption]|{{< figure src="a.png" alt="b" >}}|[//]: # (c)|{/* c */}|--8<-- "a"|:material-a:|\t'.split("|"),
    ]
)  # fmt: skip
BODIES = st.lists(st.one_of(TEMPLATES, FRAGMENTS, LINE_ENDS, LINE_ENDS), max_size=40).map("".join)
ALL_FLAVORS = st.sampled_from([None, *FLAVORS])


@settings(max_examples=400)
@given(BODIES, ALL_FLAVORS, st.booleans())
def test_places_in_any_document(body: str, flavor: Flavor | None, mdx: bool) -> None:
    assert_places(read_markdown(f"---\nk: v\n---\n{body}", "x.md", flavor=flavor, mdx=mdx))


@settings(max_examples=200)
@given(BODIES, ALL_FLAVORS)
def test_line_ends_do_not_change_the_prose(body: str, flavor: Flavor | None) -> None:
    plain = body.replace("\r\n", "\n").replace("\r", "\n")
    kinds = PROSE_KINDS | {"caption", "image", "footnote"}
    blocks = [(b.kind, b.text) for b in read_markdown(plain, "x.md", flavor=flavor).blocks if b.kind in kinds]
    for end in ("\r\n", "\r"):
        other = read_markdown(plain.replace("\n", end), "x.md", flavor=flavor).blocks
        assert blocks == [(b.kind, b.text.replace(end, "\n")) for b in other if b.kind in kinds]


@settings(max_examples=200)
@given(BODIES, ALL_FLAVORS)
def test_as_long_as_before_where_nothing_is_taken_out(body: str, flavor: Flavor | None) -> None:
    body = body.replace("\r", "\n")
    first = mask_markdown(body, 0, body, frozenset(get_args(Syntax)), flavor)
    if first is None:
        return
    found = find_syntax(body, 0, frozenset(get_args(Syntax)), flavor)
    if all(len(edit.text) == edit.end - edit.start for edit in (*found.edits, *settle(found))):
        assert len(first.view.text) == len(body)
        assert first.view.is_straight


@pytest.mark.parametrize(
    "source",
    [
        "a {{ b.c }} d\n",
        "{% if x %}\ny\n{% endif %}\n",
        "{{< a >}} b\n",
        "```{note}\nx\n```\n",
        ":::note[T]\nx\n:::\n",
        '!!! note "T"\n    x\n',
        "{: .a}\nb\n",
        "[//]: # (a)\nb\n",
        "<!-- wp:a -->\nb\n",
    ],
)
def test_masked_twice_is_masked_once(source: str) -> None:
    wanted = syntaxes(source, None, mdx=False)
    masked = mask_markdown(source, 0, source, wanted, None)
    assert masked is not None
    assert not syntaxes(masked.view.text, None, mdx=False)
    assert mask_markdown(masked.view.text, 0, masked.view.text, wanted, None) is None
    assert FILLER not in "".join(block.text for block in read(source).blocks)


@pytest.mark.parametrize("source", ["", "Plain words.\n", "a { b } c: {}\n", "# A\n\n==\n", "a ::: b\n"])
def test_plain_articles_are_not_looked_at(source: str) -> None:
    assert syntaxes(source, None, mdx=False) == frozenset()


HOSTILE = (
    "{{", "{%", "{", ":::a\n", "<A", "<A b={", "{/*", "{`", "{: .a}", "{#", '[caption a="b"]', '{{< figure src="a.b" >}}',
    "```{note}\n", "````{note}\n```\n", "`", "$a ", "!!! a\n    b\n", "import {", "(a)=\n", "[a]{.", "<!-- wp:", "{% raw %}",
    "<A>\n</A>\n", "{% include\n", "<a b='", "\n\nimport a from 'b'\n\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("flavor", [None, "docusaurus", "myst", "mkdocs", "nunjucks", "wordpress"])
def test_hostile_text_takes_linear_time(unit: str, flavor: Flavor | None) -> None:
    """Twenty times the text takes far less than four hundred times as long."""
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    read_markdown(text, "x.md", flavor=flavor)
    assert time.process_time() - start < 2
