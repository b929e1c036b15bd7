"""Values of the metadata that other metadata admit to be made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.read.labels import fold_key
from anplint.text.values import is_item, key_words, label, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.model import Block

VALUES = frozenset({"key", "value", "match", "note"})

EMPTY_WORDS = frozenset(
    "count number total value of the a an score scores is meta data field amount num".split()
)
"""Words of a key that alone name nothing: a note says "views" of ``view_count``."""
OF_THINGS = r"(?i)(?:synthetic|artificial|random|simulated)"
"""Such is paint, too: of words they admit something only where a person is said to be so."""
IS = r"(?i)\b(?:is|are|was|were)\s*$"
PEOPLE = frozenset("author authors byline creator editor expert reviewer writer".split())
ROLES = {"reviewed": "reviewer", "written": "writer", "edited": "editor", "created": "creator"}
"""Who did it: a note says "reviewer" of ``reviewed_by``."""
FIGURES = (
    r"(?i)^\W*(?:(?:all|any|every|both|most|some|of|the|these|those|its|our|public|social|engagement|traffic"
    r"|usage|audience|page|shown|displayed|popularity) ){0,4}"
    r"(?:numbers|figures|counts|counters|metrics|stats|statistics|engagement|analytics)\b"
    r"(?: (?:here|above|below|shown|displayed|(?:in|on) (?:this|the) (?:page|box|metadata|front matter)))?"
    r"(?: (?:only|just|still|currently|all))? (?:are|is|were|was|have|has|come)\b"
)
"""A clause about what was counted, none of it named."""
COUNTERS = frozenset(
    "view like share comment download vote click rating save visit visitor follower subscriber reaction clap "
    "bookmark impression hit read session sale sold upvote downvote star engagement".split()
)
"""Words of keys that count what readers did, in the singular: what a note means by "all numbers"."""
CLAUSE_ENDS = r"[.;!?\n]|,(?= (?:and|but|so|while|whereas)\b)| (?:but|while|whereas) "
DENIED = r"(?i)(?:\bno longer|\bnot|n['’]t|\bnever|\bwithout|\bno(?:ne|thing)?)(?: \w+){0,2}\s*$"
LONGEST = 2000
LONGEST_COMMENT = 200
SHORT = 80
FRONT_MATTER = frozenset({"markdown", "mdx"})
ASIDE = frozenset({"note", "notes", "source", "origin", "provenance", "kind", "remark", "comment"})
"""Words of a key that tell about the value of another: ``views_note``."""
ENDINGS = tuple(sorted(ASIDE))


class Params(NamedTuple):
    """``signs`` are regexes for words that admit it; ``notes`` keys of notes beside the field ``notes``.

    ``names`` are words of keys that admit it where their switch is on: ``views_synthetic: true``.
    """

    signs: tuple[str, ...]
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def build(params: Params) -> Check:
    """A check that yields one hit for each value that a note, a switch, or the value itself calls made up."""
    sign = rf"(?i)(?<!\w)(?:{'|'.join(f'(?:{regex})' for regex in params.signs) or '(?!)'})(?!\w)"
    keys = tuple(map(fold_key, params.notes))
    names = frozenset(params.names)

    def find(view: View) -> Iterator[Hit]:
        if not view.facts.entries:
            return
        told = list(_told(view, sign, keys, names))
        seen = {note.start for _, _, note in told}
        for clause, match, note in told:
            for block in _meant(view, clause, match):
                if block.start not in seen:
                    seen.add(block.start)
                    yield _hit(block, match, note)
        for block, match in (*_own(view, params.signs), *_commented(view, sign)):
            if block.start not in seen:
                yield _hit(block, match, None)

    told = ("field:notes", *(f"key:{key}" for key in keys), *(f"in-key:{name}" for name in {*names, *ASIDE}))
    return Check(find, where=(*told, "aside", "text: #"))


def _told(
    view: View, sign: str, keys: tuple[str, ...], names: frozenset[str]
) -> Iterator[tuple[str, str, Block]]:
    """What is said of which value: the words that name it, the admission, and where that stands."""
    facts = view.facts
    notes = [
        *facts.claims("notes"),
        *(one for key in keys for one in facts.stated.by_last_key().get(key, ())),
    ]
    for note in notes:
        for clause, match in _admissions(note.text, sign):
            yield clause, match, note
    for key, block in facts.entries:
        switch = any(name in key for name in names)
        if not block.text or len(block.text) > SHORT or not (switch or key.endswith(ENDINGS)):
            continue
        words = set(key_words(label(block)))
        if switch and words & names and truth(block.text):
            yield " ".join(words - names), label(block), block
        elif len(words) > len(words - ASIDE) > 0 and re.fullmatch(sign, block.text.strip()):
            yield " ".join(words - ASIDE), block.text.strip(), block


def _admissions(text: str, sign: str) -> Iterator[tuple[str, str]]:
    """The clauses of a note that admit something: the words before the admission, and the admission."""
    for clause in re.split(CLAUSE_ENDS, text[:LONGEST]):
        for match in re.finditer(sign, clause):
            before = clause[: match.start()]
            if not re.search(DENIED, before[-40:]):
                behind = clause[match.end() :]
                yield (before if before.strip() else behind), match.group()
                break


def _meant(view: View, clause: str, match: str) -> list[Block]:
    """The values whose key is named in a clause: all words of it, but for those that name nothing.

    Where none is, and the clause speaks of numbers, the counts of what readers did.
    """
    said = {_singular(word) for word in re.findall(r"[^\W_]+", clause.lower())}
    named, counters = [], []
    for _, block in view.facts.entries:
        if not block.text or is_item(block):
            continue
        words = _words(label(block))
        number = any(map(str.isdigit, block.text))
        if number and not COUNTERS.isdisjoint(words):
            counters.append(block)
        person = not PEOPLE.isdisjoint(words) and re.search(IS, clause)
        if not (number or person) and re.match(OF_THINGS, match):
            continue
        words = [word for word in words if word not in EMPTY_WORDS]
        if words and said.issuperset(words):
            named.append(block)
    return named or (counters if re.search(FIGURES, clause) else [])


def _words(key: str) -> list[str]:
    """The words of a key in the singular; "reviewed by" is a reviewer."""
    words = key_words(key)
    if words[-1:] == ["by"] and words[0] in ROLES:
        return [ROLES[words[0]]]
    return [_singular(word) for word in words]


def _singular(word: str) -> str:
    if len(word) > 3:  # noqa: PLR2004 - "his", "bus"
        for ending, form in (("ies", "y"), ("ss", "ss"), ("s", "")):
            if word.endswith(ending):
                return word.removesuffix(ending) + form
    return word


def _own(view: View, signs: tuple[str, ...]) -> Iterator[tuple[Block, str]]:
    """Values that end with an admission in brackets: ``430239 (synthetic)``."""
    for _, block in view.facts.entries:
        text = block.text
        if text.endswith((")", "]")) and len(text) <= SHORT and not is_item(block):
            inside = re.search(r"[(\[]([^()\[\]]{3,40})[)\]]$", text)
            if inside and any(re.fullmatch(sign, inside[1].strip(), re.IGNORECASE) for sign in signs):
                yield block, inside[1].strip()


def _commented(view: View, sign: str) -> Iterator[tuple[Block, str]]:
    """Values of YAML or TOML with an admission in the comment behind them: ``views: 812  # fake``."""
    source = view.article.source
    for _, block in view.facts.entries:
        if block.text and source[block.end : block.end + 1] == " " and view.article.format in FRONT_MATTER:
            tail = source[block.end : block.end + LONGEST_COMMENT].partition("\n")[0].lstrip()
            admitted = next(_admissions(tail.strip("# \r"), sign), None) if tail.startswith("#") else None
            if admitted:
                yield block, admitted[1]


def _hit(block: Block, match: str, note: Block | None) -> Hit:
    values = {
        "key": label(block),
        "value": block.text,
        "match": match,
        "note": note.text if note is not None and truth(note.text) is None else label(note or block),
    }
    related: tuple[Related, ...] = ()
    if note is not None:
        related = (Related(*note.to_source(0, len(note.text)), "it is admitted here"),)
    return Hit(*block.to_source(0, len(block.text)), values, (), related, about=f"made up {label(block)}")
