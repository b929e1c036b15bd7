"""Languages of code that the metadata state, against the code blocks of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import Code
from anplint.text.values import label, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"key", "claimed", "counted", "blocks"})

NONE = frozenset(
    {"", "null", "~", "n/a", "na", "-", "text", "plain", "plaintext", "plain text", "unknown", "auto"}
)
"""Values that state no language."""
PARTS = r"\s*(?:[,;|/]|\band\b|&)\s*"
LONGEST = 200


class Params(NamedTuple):
    """``aliases``: the names that mean the same or a related language, by one of them.

    ``neutral`` are names of code blocks that may hold code of any language, or output.
    """

    aliases: dict[str, tuple[str, ...]]
    neutral: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields a stated language where the article has no code, or has code in others alone.

    Nothing is said where a block names no language, or where code may stand that is not seen as such.
    """
    canon = {alias: name for name, group in params.aliases.items() for alias in (name, *group)}
    neutral = frozenset(params.neutral)

    def find(view: View) -> Iterator[Hit]:
        claims = view.facts.claims("code-language")
        wanted = [(block, name) for block in claims for name in _names(block.text)]
        if not wanted:
            return
        blocks = view.facts.code
        if not blocks:
            from anplint.contents import CONTENTS

            counted = CONTENTS["code"](view.facts)
            if counted is not None and counted.none:
                yield _hit(wanted, (), [])
            return
        used = [block.detail.language if isinstance(block.detail, Code) else "" for block in blocks]
        found = {canon.get(name, name) for name in used}
        if found & {"", *neutral} or any(canon.get(name, name) in found for _, name in wanted):
            return
        yield _hit(wanted, blocks, used)

    return Check(find, where=("field:code-language",))


def _names(text: str) -> list[str]:
    """The languages that a value names, in lower case."""
    if len(text) > LONGEST or text.strip().lower() in NONE or truth(text) is not None or "{{" in text:
        return []
    names = (part.strip().lower() for part in re.split(PARTS, text))
    return [name for name in names if name not in NONE]


def _hit(wanted: list[tuple[Block, str]], blocks: tuple[Block, ...], used: list[str]) -> Hit:
    first = wanted[0][0]
    values = {
        "key": label(first),
        "claimed": ", ".join(dict.fromkeys(block.text.strip() for block, _ in wanted)),
        "counted": f"only code in {', '.join(dict.fromkeys(used))}" if blocks else "no code",
        "blocks": f"{len(blocks)} code block{'s' * (len(blocks) > 1)}" if blocks else "no code block",
    }
    related = tuple(Related(one.start, one.end, "a code block") for one in blocks[:3])
    return Hit(*first.to_source(0, len(first.text)), values, (), related, about="code language")
