"""Random and broken HTML for the tests of the HTML reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

BLOCKS = (
    "p p p div section li ul ol h1 h2 h3 blockquote table tr td th caption tbody dl dt dd article hr header "
    "footer address center"
).split()
INLINE = "b i em strong span code tt small u sub font nobr".split()
TEXTS = [
    "alpha", "Beta gamma", " ", "  \n ", "x", " y ", "\t", "\r\n", "é😀", "1 < 2", "a<b", "<", "< ", "&", '"', "'",
    "&amp;", "&notit;", "&#65;", "&#x;", "&#x1F600;", "&nbsp;", "&lt", "&nosuch;", ">", "www.a.org ",
]  # fmt: skip
PIECES = [
    "<br>", "</br>", "<BR/>", "<wbr>", "<hr/>", '<img src=a alt="pic one">', "<img alt='' src=b>", "<image alt=k>",
    "<!-- c -->", "<!---->", "<!-->", "<!x>", "<?php x ?>", "</>", "</ x>", "<![CDATA[a>b]]>", "<kbd>k l</kbd>",
    '<script>var a="<p>x</p>";</script>', "<style>p{}</style>", "<nav>menu</nav>", "<noscript>n</noscript>",
    '<svg><path d="x"/></svg>', "<textarea><p>x</textarea>", "<input type=checkbox>", "<a href=b>link</a>",
    "<samp>s</samp>", "<main>mm</main>", "<details><summary>sum</summary>de</details>",
    "<figure><img src=x alt=fig><figcaption>cap</figcaption></figure>",
    "<pre>\nco  de &lt;<b>x</b>\n</pre>", '<pre><code class="language-py">a\n</code></pre>', "</pre>",
]  # fmt: skip
ATTRIBUTES = ["", "", "", " class=x", ' id="y z"', " data-a='>'", "/", " a=b/", " lang = en", ' t="a\nb"']
ENDS = ["", "", "", "", "", "", "<", "<!-- un", "<p", "</", '<a href="x', "&am"]


def random_page(chance: random.Random) -> str:
    """A page of 3 to 40 pieces: tags that may be closed, in order or not, text, and what breaks pages."""
    parts: list[str] = []
    opened: list[str] = []
    for _ in range(chance.randint(3, 40)):
        choice = chance.random()
        if choice < 0.38:
            parts.append(chance.choice(TEXTS))
        elif choice < 0.68:
            tag = chance.choice(BLOCKS if chance.random() < 0.65 else INLINE)
            opened.append(tag)
            parts.append(f"<{tag.upper() if chance.random() < 0.1 else tag}{chance.choice(ATTRIBUTES)}>")
        elif choice < 0.92:
            parts.append(f"</{_closing(chance, opened)}>")
        else:
            parts.append(chance.choice(PIECES))
    return "".join(parts) + chance.choice(ENDS)


def _closing(chance: random.Random, opened: list[str]) -> str:
    """The tag to close: mostly the innermost, sometimes another, sometimes one that is not open."""
    if not opened or chance.random() < 0.2:
        return chance.choice(BLOCKS + INLINE)
    return opened.pop() if chance.random() < 0.8 else opened.pop(chance.randrange(len(opened)))
