"""Template syntax in files of HTML: masked with as many characters, so that places stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.model import OPAQUE, Image
from anplint.read.html_templates import mask_html
from anplint.read.page import read_page
from anplint.read.reading import FLAVORS, Flavor
from tests.read.test_markdown import assert_places


def shape(source: str, flavor: Flavor | None = None) -> list[tuple[str, str]]:
    article = read_page(source, "x.html", flavor=flavor)
    assert article.source == source
    assert_places(article)
    return [(block.kind, block.text.replace(OPAQUE, "")) for block in article.blocks]


P = "paragraph"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>Dear {{ name }}</p>", [(P, "Dear {{ name }}")], id="slot-stays"),
        pytest.param("<p>Dear {{ user.name }}, hi</p>", [(P, "Dear , hi")], id="output"),
        pytest.param("<p>{% if a %}b{% endif %} c</p>", [(P, "b c")], id="tags"),
        pytest.param("<p>a</p>\n{% include 'b' %}\n{{ c | d }}\n<p>e</p>", [(P, "a"), (P, "e")], id="apart"),
        pytest.param('<p class="{% if a > b %}c{% endif %}" {{ d.e }}>f</p>', [(P, "f")], id="in-tags"),
        pytest.param("<p>a{% comment %}no{% endcomment %}b {# no #}</p>", [(P, "ab")], id="comments"),
        pytest.param("<p>{% raw %}a{% endraw %}</p><pre>{% if x %}</pre>", [(P, "a"), ("code", "{% if x %}")], id="raw"),
        pytest.param('{{ define "main" }}<p>By {{ .Author }}</p>{{ end }}', [(P, "By")], id="go"),
        pytest.param('<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n[gallery ids="1"]', [(P, "a")], id="wordpress"),
        pytest.param("{% highlight js %}a <b>{% endhighlight %}<p>c</p>", [(P, "c")], id="highlight"),
        pytest.param("{% if a %}<p>b</p><a {{ c }}", [(P, "b")], id="unclosed-tag"),
        pytest.param("[vc_row a='b']<p>c</p>[/vc_row]<!-- wp:a -->", [(P, "c")], id="builder"),
        pytest.param("{% extends 'a' %}<p>b</p>{% block other %}{% endblock %}", [(P, "b")], id="extends-without-content"),
        pytest.param("<p>Say [sic], [Your Name].</p>", [(P, "Say [sic], [Your Name].")], id="brackets"),
        pytest.param('<p>a</p>[caption id="x" width="9"]<img src="b.png" alt="c"> d[/caption]', [(P, "a"), ("caption", "d"), ("image", "c")], id="caption"),
        pytest.param("---\ntitle: a\n---\n<p>{{ page.b }}c</p>", [("meta", "a"), (P, "c")], id="front-matter"),
        pytest.param(
            "{% extends 'b' %}\n{% block pagetitle %}T & u{% endblock %}\n{% block nav %}<ul><li>n</li></ul>{% endblock %}\n"
            "{% block content %}<p>a {% block inner %}b{% endblock %}</p>{% endblock %}",
            [("meta", "T & u"), (P, "a b")],
            id="extends",
        ),
    ],
)  # fmt: skip
def test_pages(source: str, expected: list[tuple[str, str]]) -> None:
    assert expected == [(kind, text.strip()) for kind, text in shape(source)]


def test_comments_stay_comments() -> None:
    source = "{% comment %} anplint-disable a.b {% endcomment %}\n<p>{{ c.d }}</p>"
    (comment,) = read_page(source, "x.html").comments
    assert comment.text.strip() == "anplint-disable a.b"


def test_urls_are_those_of_the_source() -> None:
    source = '<p><img src="{{ "/a.png" | relative_url }}" alt="b"></p>'
    (image,) = (block.detail for block in read_page(source, "x.html").blocks if block.kind == "image")
    assert isinstance(image, Image)
    assert image.url == '{{ "/a.png" | relative_url }}'


PIECES = st.sampled_from(
    [
        *"{{ a.b }}|{% if a %}|{% endif %}|{% raw %}|{% comment %}|{% endcomment %}|{# a #}|{{|}}|{%|%}".split("|"),
        *"<p>|</p>|<a href='b'>|</a>|<!--|-->|<!-- wp:a -->|<pre>|</pre>|[caption id=\"aaaaaaaaaaaa\"]|[/caption]".split("|"),
        *"{% block content %}|{% endblock %}|{% extends 'a' %}|word|😀|\n|\r\n|\r|<img src=\"a\" alt=\"b\">|&amp;".split("|"),
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from([None, *FLAVORS]))
def test_length_and_places_in_any_page(source: str, flavor: Flavor | None) -> None:
    masked = mask_html(source, flavor)
    assert len(masked) == len(source)
    assert masked.count("\n") == source.count("\n")
    assert_places(read_page(source, "x.html", flavor=flavor)._replace(links=()))


@pytest.mark.parametrize(
    "unit",
    [
        "{{",
        "{%",
        "{% if %}",
        "<a",
        "<a b='",
        "<!--",
        "<!-- wp:",
        '[caption a="b"]',
        "{#",
        "{% comment %}",
        "<pre>",
        "{{ a }}",
    ],
)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    start = time.process_time()
    mask_html(unit * (100_000 // len(unit)), "jekyll")
    assert time.process_time() - start < 1
