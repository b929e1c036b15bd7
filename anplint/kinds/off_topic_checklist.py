"""Checklists whose items have nothing to do with the article around them.

A list may well bring things that the text does not name: what to pack, who was there, what a law counts. So
the words alone say little; the items have to be general deeds ("review the query plans"), without figures,
names, code and spoken forms, or of a field that the article says nothing of (``anplint.text.fields``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from anplint.body import TOLD, has_link, meaning, stems_of
from anplint.checklists import WHERE
from anplint.finding import Hit, Related
from anplint.kinds import Check, View
from anplint.model import OPAQUE
from anplint.text.common import COMMON_STEMS
from anplint.topic import LEAST_HEAD, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from anplint.measure import Facts
    from anplint.model import Block

VALUES = frozenset({"sought", "items", "apart", "count"})

SHOWN_ITEMS = 3
LETTERS = 6
LEAST_TERMS = 5
"""Uncommon words in all items together, below which they tell nothing."""
LEAST_PARAGRAPHS, LEAST_WORDS = 3, 80
"""What an article has to say itself, before a list can be said to differ from it."""
STATED = ("description", "tags", "tools", "stack", "entities")
BESIDE = frozenset({"caption", "image", "code"})
ACCIDENTS = 4
"""One item in so many may share a word with the article by accident."""
PARTICULAR = rf"{TOLD}|[:()]|\b(?:[Yy]ou|[Yy]ours?)\b|\bor$|^(?:[A-Z][\w.’'-]*\W*)+$|^\S+$"
"""Items that speak of something: figures, names, people, parts of a sentence, single words."""
MOST_PARTICULAR = 3
"""One item in so many may be of these."""
LEAST_FOREIGN = 2
"""Words of a field that the article says nothing of."""
LEAST_DEED_TERMS, DEED_ACCIDENTS = 6, 5
"""Uncommon words in all items, and one item in so many that may share a word, where deeds are all."""
BEFORE_ARTICLE = (
    r"(?i)(?!(?:all|both|half|on|in|at|to|of|by|for|from|with|without|as|is|are|was|were|not|no|than|what|when|where"
    r"|how|why|if|and|or|but|after|before|under|over|until|\w+ing|\w+ed)\b)"
    r"[a-z]{2,20} (?:(?:out|off|up|down|on|in|back|away) )?(?:the|an?|every|each|its|their|all|any) \w"
)
"""A bare word before an article: in an item of a list this is a verb."""
DEEDS = frozenset(
    (
        "accept activate add adjust agree align announce answer apply appoint archive arrange ask assign "
        "attach audit back backup bake balance benchmark bind bleed block boil book bottle breathe brew "
        "brief bring brush build bump buy calculate calibrate call can cancel cap change charge chase "
        "check chill choose chop cite clean clear close coach collect commit compare compost compress "
        "confirm connect cook cool copy cork count cover create cut cycle debug decide declare define "
        "delete deliver deploy descale describe dice dig disable discard disconnect distil diversify "
        "document donate download draft drain draw drop dry dust elect empty enable encrypt ensure enter "
        "exchange explain export feed file fill film find fix flush fold follow format frame freeze "
        "garnish give grease greet grind groom hang harvest hem hire hoe hoover hydrate identify import "
        "include inform inspect install insulate invest invite invoice iron jog knead knit label launder "
        "lay lease leave lift lint list load lock log look lubricate mail make marinate mark measure mend "
        "mentor merge migrate mirror mix monitor mop mount move mow mulch mute name negotiate net "
        "normalise normalize note notify oil open order organise organize outline pack paint patch pay "
        "peel photograph pick pickle pin plan plant plate plug polish post pour practice practise praise "
        "preheat prepare preserve press prime print profile promote proof proofread propagate protect "
        "prune publish pull pump purge push put quote rake read rebalance rebase rebuild reconcile record "
        "recycle reduce refactor refill reflect register rehearse reinstall release remove rename render "
        "renew rent repair replace report repot reserve reset rest restart restore return review revise "
        "revoke reward ring rinse roast roll rotate run sand save scale scan schedule scrub seal search "
        "season seat secure select send separate serve service set sew share sharpen ship shop shortlist "
        "show sift sign sketch sleep slice smoke snapshot solve sort split spread squash stack stage "
        "stake stamp start steep sterilise sterilize stir stop store strain stretch submit subscribe "
        "subtract sweep swim switch sync tag take talk taste tell test thank thin throttle throw tick "
        "tidy tie tighten top toss tour train translate trim tune turn uninstall unpack unplug "
        "unsubscribe update upgrade use vacuum validate verify view visit vote walk warm wash watch water "
        "wear weed weigh whisk wipe wire withdraw wrap write"
    ).split()
)
"""Verbs that items of checklists start with, in their bare form."""


class Said(NamedTuple):
    """The beginnings of an article's stems.

    ``known`` are those of the title, of what stands beside the text, of the first paragraph and of those that
    name a term of the topic; ``loose`` those of each other paragraph, of which one alone can be off topic.
    ``every`` are all stems, at full length.
    """

    known: frozenset[str]
    loose: list[frozenset[str]]
    every: frozenset[str]


class Params(NamedTuple):
    """``least``: items from which on a checklist is looked at."""

    least: int = 3


def build(params: Params) -> Check:
    """A check that yields one hit for a checklist, at its first item; the metadata's if there is no other."""

    def find(view: View) -> Iterator[Hit]:
        facts = view.facts
        every = facts.checklists or (tuple(facts.claims("checklist")),)
        lists = [items for items in every if len(items) >= params.least and _is_general(facts, items)]
        if not lists or facts.language != "en" or not _is_clear(facts.topic.head):
            return
        article = _said(facts, {item.start for items in every for item in items})
        if article is None:
            return
        for items in lists:
            if apart := _apart(items, article, facts.topic.head):
                yield _hit(items, apart, facts.topic.words)

    return Check(find, where=(*WHERE, "title:heck", "field:checklist"))


def _is_clear(head: frozenset[str]) -> bool:
    """Whether a topic has terms enough, and one that is not common."""
    return len(head) >= LEAST_HEAD and not head <= COMMON_STEMS


def _hit(items: Sequence[Block], apart: int, sought: Sequence[str]) -> Hit:
    first, *others = items
    shown = " / ".join(item.text for item in items[:SHOWN_ITEMS])
    values = {"sought": listed(sought), "items": shown, "apart": str(apart), "count": str(len(items))}
    related = tuple(Related(*item.to_source(0, len(item.text)), "this item too") for item in others)
    return Hit(*first.to_source(0, len(first.text)), values, (), related)


def _said(facts: Facts, items: set[int]) -> Said | None:
    """What the article says beside its checklists; None where it is too little to tell.

    Paragraphs that are off topic are left out.
    """
    terms, off = facts.topic.terms, {block.start for block in facts.relevance.off}
    known, loose, every, number, length = set(terms), [], set(terms), 0, 0
    for block, found in zip(facts.prose, facts.stems, strict=True):
        if block.start in items or block.start in off:
            continue
        is_paragraph = block.kind == "paragraph"
        every.update(found)
        number, length = number + is_paragraph, length + is_paragraph * len(found)
        if not is_paragraph or number == 1 or not terms.isdisjoint(found):
            known.update(found)
        else:
            loose.append(_begun(found))
    if not facts.relevance.whole and (number < LEAST_PARAGRAPHS or length < LEAST_WORDS):
        return None
    beside = [block for block in facts.article.blocks if block.kind in BESIDE]
    for block in (*beside, *(one for name in STATED for one in facts.claims(name))):
        known |= stems_of(block)
    return Said(_begun(known), loose, frozenset(known | every))


def _is_general(facts: Facts, items: Sequence[Block]) -> bool:
    """Whether a list is none of pages, and hardly an item speaks of something."""
    if 2 * sum(has_link(facts, item) for item in items) > len(items):
        return False
    found = sum(OPAQUE in item.text or re.search(PARTICULAR, item.text) is not None for item in items)
    return MOST_PARTICULAR * found <= len(items)


def _apart(items: Sequence[Block], article: Said, head: frozenset[str]) -> int:
    """How many items share nothing with the article, where at most a few share a word by accident; else 0."""
    from anplint.text.fields import is_foreign

    found = [meaning(stems_of(item)) - COMMON_STEMS for item in items]
    if sum(map(len, found)) < LEAST_TERMS or 2 * sum(map(bool, found)) < len(items):
        return 0
    if any(not (head - COMMON_STEMS).isdisjoint(item) for item in found):
        return 0
    begun = [_begun(item) for item in found]
    tied = sum(not article.known.isdisjoint(item) for item in begun)
    places = [
        paragraph for paragraph in article.loose if any(not paragraph.isdisjoint(item) for item in begun)
    ]
    if len(places) > 1:
        said = article.known.union(*places)
        tied = sum(not said.isdisjoint(item) for item in begun)
    own: frozenset[str] = frozenset().union(*found)
    by_deeds = tied <= len(items) // DEED_ACCIDENTS and len(own) >= LEAST_DEED_TERMS and _are_deeds(items)
    if tied <= len(items) // ACCIDENTS and (by_deeds or is_foreign(own, article.every, LEAST_FOREIGN)):
        return len(items) - tied
    return 0


def _are_deeds(items: Sequence[Block]) -> bool:
    """Whether most items tell what to do, with a verb in ``DEEDS`` first or a word before an article."""
    found = sum(
        item.text.lower().partition(" ")[0] in DEEDS or re.match(BEFORE_ARTICLE, item.text) is not None
        for item in items
    )
    return 2 * found > len(items)


def _begun(found: Iterable[str]) -> frozenset[str]:
    """The stems by their first letters, so that "maintain" and "maintenance" meet."""
    return frozenset(stem[:LETTERS] for stem in found)
