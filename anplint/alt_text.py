"""Alternative texts that can be proposed for images: from a title, a caption or a telling file name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from anplint.finding import Edit
from anplint.model import OPAQUE, Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from anplint.measure import Facts
    from anplint.model import Block

LEAST, MOST = 2, 20
"""Words that say something, and words: WCAG asks for what a person would say over the phone."""
LONGEST = 125
"""Code points: screen readers read longer ones in pieces."""
MARKDOWN = r"!\[([ \t]*)\]"
TITLE = r"!\[[ \t]*\]\([ \t]*(?:<[^<>\n]*>|[^\s()<>]+)[ \t\r\n]+(?:\"([^\"\n]*)\"|'([^'\n]*)')[ \t]*\)"
ATTRIBUTE = r"(?i)\s(?:title|caption)\s*=\s*(?:\"([^\"<>{}\n]*)\"|'([^'<>{}\n]*)')"
BETWEEN = r"(?:\s|<[^<>]{0,200}>|\{\{[<%] */ *figure *[>%]\}\}|[*_>])*"
"""What may stand between an image and its caption."""
UNSAFE = r"\w\(|[\[\]\\`*_<>|{}\"\n\r]|https?:|=\d|\d{3,4}x\d{3,4}"
"""What has a meaning in the markup around, or is the size that some sites write as a title."""
LABEL = (
    r"(?i)^(?:fig(?:ure|\.)?|image|photo|picture|abb(?:ildung|\.)|table)\s*\d{1,3}[a-z]?\s*(?:[-–—:.]\s*)?"
)
NO_CAPTION = (
    r"(?i)^(?:source|credits?|courtesy|(?:photo|image)s? (?:by|credit|via|from|source)|via"
    r"|from|by|©|\(c\)|copyright|click|tap|try|view|see|find|look|here|now|this|that|these|those|and|but|so"
    r"|note|our|my|your|you|we|i)\b"
    r"|(?:image source|photo credit|source:|all rights|click (?:to|on|for|here)|\bmeme by\b"
    r"|\bthis (?:\w+ )?(?:picture|photo|image)|(?:visual|image|picture) (?:reference|placeholder))"
    r"|!|[?…:]$|\.{3}$"
)
"""Captions that say where an image is from or talk about it, and those that do not describe."""
FILE_NAME = r"(?:^|/)([^/?#]{1,120}?)\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|JPE?G|PNG|GIF)(?:[?#].*)?$"
ADDED = (
    r"(?i)^(?:[0-9a-f]*\d[0-9a-f]{5,}[-_])|(?:[-_ ](?:\d{1,4}(?:x\d{1,4}|px)?|scaled|rotated|edited|copy"
    r"|final|new|old|min|small|medium|large|thumb|web|full|v\d{1,2}|[a-z]|e\d{10,13})|@[23]x| ?\(\d{1,3}\))+$"
)
"""What sites and people put before or behind the words of a name: a hash, sizes, counters, versions."""
EMPTY = frozenset(
    "animation attachment background banner capture cover default demo diagram download example feature "
    "featured fig figure file full graph graphic header hero icon illustration image images img infographic "
    "large logo main new old photo photos pic picture placeholder post sample screen screencap screengrab "
    "screenshot screenshots shot slide small snapshot snip test thumb thumbnail unnamed untitled "
    "wallpaper".split()
)
"""Words that say what sort of file it is, not what it shows."""
PARTS = frozenset("re pre non co un de anti sub multi".split())
"""What a hyphen joins to the next word, so that the name without its hyphens reads wrong."""


def proposals(facts: Facts, missing: Iterable[Block]) -> list[Edit]:
    """The edits that put a text where one can be told; two images never get the same one."""
    blocks = list(missing)
    texts = [_said(facts, block) for block in blocks]
    names = [[] if text else _words(block) for block, text in zip(blocks, texts, strict=True)]
    forms = _forms(facts, [word for words in names for word in words])
    texts = [text or _named(facts, words, forms) for text, words in zip(texts, names, strict=True)]
    known = Counter(text.lower() for text in texts)
    known.update(block.text.strip().lower() for block in facts.images)
    once = [(block, text) for block, text in zip(blocks, texts, strict=True) if known[text.lower()] == 1]
    return [edit for block, text in once if text and (edit := _edit(facts, block, text))]


def _said(facts: Facts, block: Block) -> str:
    """What the image's title says, else its caption."""
    source = facts.article.source
    if source.startswith("!", block.start):
        title = re.compile(TITLE).match(source, block.start, block.end)
    else:
        title = re.compile(ATTRIBUTE).search(source, block.start, block.end)
    return (_usable(title[1] or title[2] or "") if title else "") or _caption(facts, block)


def _caption(facts: Facts, block: Block) -> str:
    """The caption that stands right below an image."""
    blocks, source = facts.article.blocks, facts.article.source
    at = bisect_right(blocks, block.start, key=attrgetter("start"))
    behind = blocks[at] if at < len(blocks) else block
    if behind.kind != "caption" or not re.fullmatch(BETWEEN, source[block.end : behind.start][:400]):
        return ""
    return _usable(re.sub(LABEL, "", behind.text.strip()))


def _usable(text: str) -> str:
    """A text as an alternative text; nothing where it tells nothing of what there is to see."""
    text = " ".join(text.split())
    if OPAQUE in text or len(text) > LONGEST or re.search(UNSAFE, text) or re.search(NO_CAPTION, text):
        return ""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    return text.removesuffix(".") if len(words) <= MOST and _telling(words) else ""


def _telling(words: Iterable[str]) -> bool:
    """Whether enough of the words, in lower case, say something."""
    from anplint.text.common import FUNCTION_WORDS

    said = {word for word in words if word not in FUNCTION_WORDS and word not in EMPTY and len(word) > 2}  # noqa: PLR2004
    return len(said) >= LEAST


def _words(block: Block) -> list[str]:
    """The words of an image's file name in lower case, without what sites put around them."""
    url = block.detail.url if isinstance(block.detail, Image) else ""
    name = re.search(FILE_NAME, unquote(url)) if not url.startswith("data:") else None
    if name is None:
        return []
    words = re.split(r"[-_+ .]+", re.sub(ADDED, "", re.sub(ADDED, "", name[1])).lower())
    telling = words[0] not in EMPTY and not PARTS.intersection(words) and "how to" not in " ".join(words)
    return words if telling and len(words) <= MOST and _telling(words) else []


def _forms(facts: Facts, words: Iterable[str]) -> dict[str, str]:
    """Those of the words that the prose has, with the form that each has there: lower case, or a name's."""
    wanted = frozenset(words)
    inside = [wanted.intersection(found) for found in facts.pieces]
    present = frozenset().union(*inside)
    if not present:
        return {}
    counts: dict[str, Counter[str]] = {word: Counter() for word in present}
    pattern = re.compile(rf"(?i)(?<![.!?] )(?<!^)\b(?:{'|'.join(map(re.escape, sorted(present)))})\b")
    for block, some in zip(facts.prose, inside, strict=True):
        for match in pattern.finditer(block.text) if some else ():
            counts[match.group().lower()][match.group()] += 1
    best = {word: forms.most_common(1)[0][0] for word, forms in counts.items() if forms}
    names = {word: word if form.istitle() and word in counts[word] else form for word, form in best.items()}
    return {word: names.get(word, word) for word in present}


def _named(facts: Facts, words: Sequence[str], forms: Mapping[str, str]) -> str:
    """The words of a telling file name, where all are known to the article or to everybody."""
    from anplint.text.common import COMMON_STEMS, FUNCTION_WORDS
    from anplint.text.stems import stems

    both = zip(words, stems(words), strict=True)
    if not words or not all(w in forms or w in FUNCTION_WORDS or stem in COMMON_STEMS for w, stem in both):
        return ""
    text = " ".join(forms.get(word, word) for word in words)
    return text if facts.title.islower() else text[:1].upper() + text[1:]


def _edit(facts: Facts, block: Block, text: str) -> Edit | None:
    """The edit that writes the text where the markup of the image has its place for it."""
    source = facts.article.source
    markdown = re.compile(MARKDOWN).match(source, block.start, block.end)
    if markdown:
        return Edit(*markdown.span(1), text)
    tag = re.compile(r"<[\w.-]+(?=[\s/>])|\{\{[<%]\s*figure(?=\s)").match(source, block.start, block.end)
    if tag is None or re.compile(r"(?i)\salt\b").search(source, block.start, block.end):
        return None
    value = text.replace("&", "&amp;")
    if source.startswith("{", block.start) and value != text:
        return None
    at = tag.end()
    target = block.detail.target if isinstance(block.detail, Image) else None
    if target and block.start < target.start < target.end < block.end and source[target.end] in "\"'":
        at = target.end + 1 if source[target.end] == source[target.start - 1] else at
    return Edit(at, at, f' alt="{value}"')
