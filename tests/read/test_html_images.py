from __future__ import annotations

import sys

from anplint.model import Image
from anplint.read.html_images import html_images

SOURCE = """Text before.

<!-- <img src="no.png"> --><script>"<img src='no.png'>"</script><pre><img src=no.png></pre>
<template><img src="no.png"></template>
<figure>
  <img alt='The "old" slip' src="a.png">
  <figcaption>The slip, <em>1931</em></figcaption>
</figure>
<p>words <Image src={boat} alt="A boat" /> words</p>
<IMG SRC=b.png ALT=""><img
  src="c.png">
"""


def test_images_and_captions_that_are_shown() -> None:
    found = html_images(SOURCE, 0, len(SOURCE))
    assert [(block.kind, block.text) for block in found] == [
        ("image", 'The "old" slip'),
        ("caption", "The slip, 1931"),
        ("image", "A boat"),
        ("image", ""),
        ("image", ""),
    ]
    details = [block.detail for block in found if isinstance(block.detail, Image)]
    assert [(detail.url, detail.decorative) for detail in details] == [
        ("a.png", False),
        ("", False),
        ("b.png", True),
        ("c.png", False),
    ]
    assert [SOURCE[detail.target.start : detail.target.end] for detail in details if detail.target] == [
        "a.png",
        "b.png",
        "c.png",
    ]
    assert SOURCE[found[0].runs[0].source :].startswith('The "old" slip')


def test_only_the_part_that_was_asked_for() -> None:
    start = SOURCE.index("<IMG")
    assert [block.start for block in html_images(SOURCE, start, len(SOURCE))] == [
        start,
        SOURCE.index("<img\n"),
    ]


def test_text_without_images_costs_no_reading() -> None:
    sys.modules.pop("anplint.read.html", None)
    assert html_images("no tags <b>but</b> bold", 0, 23) == []
    assert html_images("<img src=a>", 11, 11) == []
    assert "anplint.read.html" not in sys.modules
