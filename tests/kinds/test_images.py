"""Placeholder images, and images without alternative text."""

from __future__ import annotations

import pytest

from anplint.model import Article, Block, Image
from anplint.read import read_article
from anplint.read.labels import Labels
from anplint.read.reading import Reading
from tests.kinds.looking import hits, texts

HOSTS: dict[str, object] = {"hosts": ("hold.co", "photos.example"), "names": ("placeholder", "your-image")}
PLACEHOLDERS = {
    "body": ("![a](https://hold.co/1x1)\n", ["https://hold.co/1x1"]),
    "sub-domain, port, case": ("![a](//WWW.Hold.co:80/1)\n", ["//WWW.Hold.co:80/1"]),
    "another host": ("![a](https://nothold.co/1) ![a](https://hold.co.uk/1)\n", []),
    "a path": ("![a](https://example.org/hold.co/1)\n", []),
    "a name": ("![a](/i/Placeholder.png?x=1)\n", ["/i/Placeholder.png?x=1"]),
    "a longer name": ("![a](/i/my-placeholder-study.png)\n", []),
    "metadata": ("---\nimage: https://hold.co/1\n---\n\na\n", ["https://hold.co/1"]),
    "metadata of another field": ("---\nlink: https://hold.co/1\n---\n\na\n", []),
    "the same twice": ("![a](https://hold.co/1)\n\n![b](https://hold.co/1)\n", ["https://hold.co/1"]),
    "two": (
        "![a](https://hold.co/1)\n\n![b](https://hold.co/2)\n",
        ["https://hold.co/1", "https://hold.co/2"],
    ),
    "HTML": ("<img alt=a src=https://hold.co/1>\n", ["https://hold.co/1"]),
    "caption": ("![a](a.png)\n*a. source: hold.co*\n", ["hold.co"]),
    "caption and URL": ("![a](https://hold.co/1)\n*a. source: hold.co*\n", ["https://hold.co/1"]),
    "caption about it": ("![a](a.png)\n*the page of hold.co in May*\n", []),
    "the subject, linked": ("See [it](https://hold.co).\n\n![a](https://hold.co/1)\n", []),
    "the subject, named": ("So hold.co draws boxes.\n\n![a](https://hold.co/1)\n", []),
    "the subject, in code": ("```\nhold.co/1\n```\n\n![a](https://hold.co/1)\n", []),
    "prose": ("See <https://hold.co/1>.\n", []),
}


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_placeholder(name: str) -> None:
    source, expected = PLACEHOLDERS[name]
    assert texts("placeholder-image", HOSTS, source) == expected


def test_the_other_places_are_related() -> None:
    source = "---\nimage: https://hold.co/1\n---\n\n![a](https://hold.co/1)\n*source: hold.co*\n"
    (hit,) = hits("placeholder-image", HOSTS, source)
    assert hit.values == {"source": "hold.co", "url": "https://hold.co/1"}
    assert [source[one.start : one.end] for one in hit.related] == ["https://hold.co/1", "hold.co"]


ALT: dict[str, object] = {"unless": ("badge",)}
MISSING = {
    "none": ("![](a.png)\n", ["![](a.png)"], "This image has"),
    "blank": ("![ ](a.png)\n", ["![ ](a.png)"], "This image has"),
    "one of two": ("![a](a.png)\n\n![](b.png)\n", ["![](b.png)"], "1 of 2 images have"),
    "both": ("![](a.png)\n\n- ![](b.png)\n", ["![](a.png)"], "2 of 2 images have"),
    "HTML": ("<img src=a.png>\n", ["<img src=a.png>"], "This image has"),
    "HTML, decided": ("<img src=a.png alt>\n", [], ""),
    "a text": ("![a](a.png)\n", [], ""),
    "badges": ("![](a/badge.svg)\n\n<img src=badge.svg>\n", [], ""),
    "none at all": ("a\n", [], ""),
}


@pytest.mark.parametrize("name", MISSING)
def test_missing_alt(name: str) -> None:
    source, expected, images = MISSING[name]
    assert texts("missing-alt", ALT, source) == expected
    for hit in hits("missing-alt", ALT, source):
        assert hit.values["images"] == images
        assert len(hit.related) == int(hit.values["count"]) - 1


def test_plain_text_does_not_show_an_alt() -> None:
    labels = Labels({"image-source": ("image source",)})
    text = "a title here\n\nA first paragraph of some words.\n\nhull\nhull. image source: a.example\n"
    article = read_article(text.encode(), "a.txt", Reading(labels))
    assert any(block.kind == "image" for block in article.blocks)
    assert hits("missing-alt", {}, article) == []


NAMES: dict[str, object] = {"names": (r"img_\d+", "untitled")}
UNDESCRIPTIVE = {
    "a camera": ("![a](x/IMG_12.jpg)\n", ["x/IMG_12.jpg"]),
    "a size behind it": ("![a](IMG_12-300x200.jpg?v=1)\n", ["IMG_12-300x200.jpg?v=1"]),
    "a counter": ("![a](<untitled (1).png>)\n", ["untitled (1).png"]),
    "two": ("![a](untitled.png) ![b](IMG_1.png)\n", ["untitled.png", "IMG_1.png"]),
    "twice": ("![a](untitled.png) ![b](untitled.png)\n", ["untitled.png"]),
    "coded": ("![a](%49MG%5F12.jpg) ![b](x%2Funtitled.jpg)\n", ["%49MG%5F12.jpg", "x%2Funtitled.jpg"]),
    "coded twice": ("![a](%2549MG_12.jpg)\n", ["%2549MG_12.jpg"]),
    "no code": ("![a](%zz%.png) ![b](untitled%)\n", []),
    "a word": ("![a](hull_IMG_12.jpg)\n", []),
    "data": ("![a](data:image/png;base64,untitled)\n", []),
    "a folder": ("![a](untitled/)\n", []),
}


@pytest.mark.parametrize("name", UNDESCRIPTIVE)
def test_image_name(name: str) -> None:
    source, expected = UNDESCRIPTIVE[name]
    assert texts("image-name", NAMES, source) == expected


NO_IMAGE = {
    "none": ("# t\n\na b c\n", ["t"]),
    "no heading": ("a b c\n", ["a b c"]),
    "short": ("a b\n", []),
    "an image": ("a b c ![d](d.png)\n", []),
    "a drawing": ("a b c\n\n<svg></svg>\n", []),
}


@pytest.mark.parametrize("name", NO_IMAGE)
def test_no_image(name: str) -> None:
    source, expected = NO_IMAGE[name]
    assert texts("no-image", {"words": 3}, source) == expected


def decorated(source: str, *, decorative: bool) -> Article:
    block = Block("image", 0, len(source), "", (), 0, Image("a.png", None, decorative))
    return Article("a.mdx", "mdx", source, (block,))


@pytest.mark.parametrize(
    ("source", "decorative", "found"),
    [
        ("<Image src={a} />", False, 1),
        ("<Image src={a} alt='' />", True, 0),
        ('{{< figure src="a.png" >}}', False, 1),
        ('{{< picture "a" >}}', False, 0),
        ("{% include image.html file='a' %}", False, 0),
    ],
)
def test_images_in_every_form(source: str, decorative: bool, found: int) -> None:
    assert len(hits("missing-alt", {}, decorated(source, decorative=decorative))) == found
