"""Values of metadata as people and sites write them: labels, switches, names, and words in keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.model import Entry
from anplint.read.labels import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from anplint.model import Block, Span

SWITCHES = {
    **dict.fromkeys(("1", "true", "yes", "on", "y"), True),
    **dict.fromkeys(("0", "false", "no", "off", "n", "none", "never"), False),
}
"""What stands for yes and no: YAML 1.1, JSON, TOML, and the 1 and 0 of exports."""
WORD_IN_KEY = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\dA-Z_a-z]+|\d+"
NO_NAME = r"(?i)\W*|https?:.*|[\d\W]+|true|false|null|.*[{}].*"
"""What is no name: nothing, addresses, numbers, switches, templates."""
WRAPPERS = frozenset(
    "meta metadata params payload frontmatter seo attributes data acf wp:postmeta postmeta customfields "
    "fields article post page stats statistics metrics revision properties extra info details counts custom "
    "editorial internal admin content analysis analytics quality".split()
)
"""Keys (folded) that hold the metadata of an article or a part of it, and say nothing more."""


class Name(NamedTuple):
    """A name, the key it is listed under, and its place."""

    text: str
    key: str
    place: Span


def label(block: Block) -> str:
    """The last key of a metadata block, as the author wrote it; of an item that of its list."""
    path = block.detail.path if isinstance(block.detail, Entry) else ()
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def folded_key(block: Block) -> str:
    """The folded dotted key of a metadata block; empty for any other."""
    return fold_key(block.detail.name) if isinstance(block.detail, Entry) else ""


def is_item(block: Block) -> bool:
    """Whether a metadata block is one of a list."""
    return isinstance(block.detail, Entry) and isinstance(block.detail.path[-1], int)


def inner(key: str) -> str:
    """A folded dotted key without the wrappers around it: ``payload.stats.words`` gives ``words``."""
    while "." in key:
        first, _, rest = key.partition(".")
        if first not in WRAPPERS:
            break
        key = rest
    return key


def last_key(key: str) -> str:
    """The last of the keys of a folded dotted key."""
    return key.rpartition(".")[2]


def by_name(entries: Iterable[tuple[str, Block]], name: Callable[[str], str]) -> dict[str, list[Block]]:
    """The blocks with a value, by what ``name`` makes of their keys, in order."""
    found: dict[str, list[Block]] = {}
    for key, block in entries:
        if block.text:
            found.setdefault(name(key), []).append(block)
    return found


def truth(text: str) -> bool | None:
    """What a switch says; None for a value that is no switch."""
    return SWITCHES.get(text.strip().lower())


def key_words(key: str) -> list[str]:
    """The words of a key in lower case: ``viewCount``, ``view_count`` and ``view count`` give the same."""
    return [word.lower() for word in re.findall(WORD_IN_KEY, key)]


def names_of(block: Block) -> Iterator[Name]:
    """The names in a value: several, parted by commas, unless it is an item of a list."""
    for found in re.finditer(r".+" if is_item(block) else r"[^,;\n]+", block.text):
        text = found.group().strip()
        if text and not re.fullmatch(NO_NAME, text):
            start = found.start() + found.group().find(text)
            yield Name(text, label(block), block.to_source(start, start + len(text)))
