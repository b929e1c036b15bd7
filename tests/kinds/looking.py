"""What a kind finds in a source: the hits, with the texts that they stand at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from anplint.kinds import View, load_kind
from anplint.match import Matcher, Search
from anplint.measure import Facts
from anplint.read.markdown import read_markdown
from anplint.rulefile import DEFAULT_SCOPE

if TYPE_CHECKING:
    from anplint.finding import Hit
    from anplint.model import Article, BlockKind

FIELDS = {"notes": ("notes",)}


def hits(
    kind: str, params: dict[str, object], source: str | Article, scope: tuple[BlockKind, ...] = DEFAULT_SCOPE
) -> list[Hit]:
    """The hits of a kind on a Markdown source (or an article), as the linter would get them."""
    article = read_markdown(source, "a.md") if isinstance(source, str) else source
    module = load_kind(kind)
    check = module.build(module.Params(**params))
    found = Matcher([Search(pattern, frozenset(scope)) for pattern in check.patterns], {}).scan(
        article.blocks
    )
    matches = [one for _, ones in sorted(found.items()) for one in ones]
    if check.patterns and not matches and not (check.always or check.where):
        return []
    blocks = [block for block in article.blocks if block.kind in scope]
    result = list(check.find(View(article, Facts(article, FIELDS, date(2026, 1, 1)), blocks, matches)))
    for hit in result:
        assert set(hit.values) == module.VALUES, "a message may use every value"
        assert 0 <= hit.start <= hit.end <= len(article.source)
    return result


def texts(
    kind: str, params: dict[str, object], source: str, scope: tuple[BlockKind, ...] = DEFAULT_SCOPE
) -> list[str]:
    """The source at each hit."""
    return [source[hit.start : hit.end] for hit in hits(kind, params, source, scope)]
