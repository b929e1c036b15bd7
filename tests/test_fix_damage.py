"""Seeded damage: defects are planted one by one and together, and fixing gives the article back, byte by byte."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from anplint.config import settings
from anplint.edits import apply_edits
from anplint.errors import ReadError
from anplint.fix import Form, fix_text
from anplint.lint import lint_article, prepare
from anplint.pack import load_pack
from anplint.read import decode, read_article
from tests import damage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from anplint.finding import Safety
    from anplint.fix import Fixed
    from anplint.model import Article
    from tests.damage import Defect

    Planter = Callable[[Article, Random], Defect | None]

PACK = load_pack()
APPLIED = settings(PACK)
LINTER = prepare([rule for rule in APPLIED.rules if rule.safety], PACK.literals)
DAY = date(2026, 11, 23)
SAFE: tuple[Safety, ...] = ("safe",)
ALL: tuple[Safety, ...] = ("safe", "unsafe")
CORPORA = Path(os.environ.get("ANPLINT_CORPORA") or Path(__file__).parents[2] / "shared" / "corpora")
FILES = sorted(path for path in CORPORA.rglob("*.md") if path.is_file())[::16]
SEED = 5

HULL = """\
---
title: Painting a wooden hull
description: How we sand, prime and paint the hull of a wooden boat in one spring.
reading_time: {minutes}
word_count: {words}
---

We bought the boat in autumn, when nobody wants one, and the old owner said that the hull was a matter of two \
weekends. It was a matter of nine, and this is what we did on each of them.

## Before any paint

The first three weekends went into sanding. Old paint comes off with a scraper and the patience of a saint, \
since every tool that is faster also takes some wood along. See the [guide of the yard](https://yard.example/sanding) \
for the grades of paper, and the table at [the maker](https://paint.example/table?boat=wood) for what it costs.

- a scraper with a long handle
- paper of three grades, because each hides the marks of the last
- a mask that fits, and a spare one
- two lamps

Zoë, who had done it before, drew a line on the planks for every hour, and so we knew by noon how far we would \
get by dusk. Her café next door kept us warm.

## The coats

1. Prime the bare wood on a dry day.
2. Wait for a week.
3. Paint thin coats and sand between them with the finest paper.

*Thin* means that the brush is nearly dry. A thick coat looks good in May and peels in July, whereas three thin \
ones last for years, as the yard told us and as we found on the neighbour's boat.

Read the label for the time between the coats, since it depends on the weather and on the paint. We lost a day \
because nobody did, and had to sand a coat that was still soft.

## What we would do again

We would start earlier, buy better lamps and ask the yard for its shed. Nothing else would change, and the boat \
has been dry for two summers now.
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><title>A garden on a roof</title></head>
<body>
<article>
<h1>A garden on a roof</h1>
<p>The house has a flat roof, and the roof has a view, so we carried up soil for a whole spring and planted it.</p>
<p>Ask an engineer before you carry anything. Wet soil is heavy, and the <a href="https://roof.example/loads">table \
of loads</a> says how heavy; most roofs bear a meadow, few bear a tree.</p>
<h2>What grows</h2>
<ul>
<li>sedum, which forgives everything</li>
<li>chives and thyme, because they like the wind</li>
<li>strawberries in the corner that the chimney keeps warm</li>
</ul>
<p>Zürich has some of the oldest gardens of this kind, and their owners say that the first year is the hardest. \
Water it in the morning, and look at the drains after each storm.</p>
<p>In the second year the bees came, and with them the neighbours, who had been against it and now bring cake.</p>
</article>
</body>
</html>
"""
TEXT = """\
keeping a bicycle chain quiet

a chain that squeaks is a chain that wears, and a new one costs less than the wheels that an old one ruins.

wipe it first. oil on top of sand makes a paste that grinds, so the rag comes before the bottle, and the rag is \
done when it stays clean for a whole turn of the pedals.

what you need

  • an old shirt
  • a small bottle of oil
  • half an hour on a dry day

put one drop on each link, turn the pedals backwards for a minute, and wipe off what is left outside, because \
only the oil inside the links does any work.

do this every month in summer and after each ride in the rain, and the chain will last for three thousand miles.
"""
PARTS = """\
import Note from './note'

# Bread without a machine

<Note>

The dough rests for a night, and the night does the work that a machine would do.

</Note>

Flour, water and salt make a dough in five minutes. Their order does not matter, but the salt and the yeast like \
to be apart, says the [baker](https://bread.example/salt?from=night) around the corner.

* flour of any kind
* cold water
* salt, and a pinch of yeast

In the morning the dough has doubled. Fold it twice, heat the oven with its pot inside, and let the dough rest \
once more until both of them are ready.

Bake it for half an hour with the lid on and a quarter of an hour without. A loaf is done when it sounds hollow, \
and it is best when it has cooled.
"""


def form_of(name: str) -> Form:
    """How a text of that name is read and linted, with the rules that have a fix."""

    def read(text: str) -> Article:
        return read_article(text.encode(), name, APPLIED.reading)

    return Form(read, lambda article: lint_article(article, LINTER, APPLIED.fields, DAY))


def hull() -> str:
    """The article whose metadata say what its text comes to."""
    article = form_of("hull.md").read(HULL)
    checked = form_of("hull.md").lint(article)
    return HULL.format(minutes=checked.reading_minutes, words=checked.words)


ARTICLES = {
    "hull.md": hull(),
    "windows.md": hull().replace("\n", "\r\n"),
    "bread.mdx": PARTS,
    "roof.html": PAGE,
    "chain.txt": TEXT,
}


def planted(name: str, text: str, planter: Planter, seed: int) -> tuple[str, Defect] | None:
    """The text with a defect, and the defect, where there is room for one."""
    defect = planter(form_of(name).read(text), Random(f"{name} {planter.__name__} {seed}"))
    return (apply_edits(text, [defect.edit]), defect) if defect else None


@pytest.mark.parametrize("name", ARTICLES)
def test_there_is_nothing_to_fix_in_the_articles(name: str) -> None:
    fixed = fix_text(ARTICLES[name], form_of(name), ALL)
    assert (fixed.text, fixed.applied, fixed.refused) == (ARTICLES[name], (), ())


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("planter", damage.SAFE, ids=lambda planter: planter.__name__)
def test_each_safe_defect_is_mended(name: str, planter: Planter) -> None:
    check(name, planter, SAFE)


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("planter", damage.UNSAFE, ids=lambda planter: planter.__name__)
def test_each_unsafe_defect_is_mended_when_asked_for(name: str, planter: Planter) -> None:
    check(name, planter, ALL)
    for damaged, _ in copies(name, planter, 3):
        assert fix_text(damaged, form_of(name), SAFE).text == damaged, "not unless it is asked for"


def copies(name: str, planter: Planter, count: int) -> Iterator[tuple[str, Defect]]:
    found = (planted(name, ARTICLES[name], planter, seed) for seed in range(count))
    return (one for one in found if one is not None)


def check(name: str, planter: Planter, safeties: Sequence[Safety]) -> None:
    for damaged, defect in copies(name, planter, 12):
        fixed = fix_text(damaged, form_of(name), safeties)
        assert fixed.text == ARTICLES[name], damaged[max(0, defect.edit.start - 60) :][:160]
        assert {one.rule for one in fixed.applied} == {defect.rule}
        assert not fixed.refused


def test_there_are_enough() -> None:
    planters = (*damage.SAFE, *damage.UNSAFE)
    assert sum(1 for name in ARTICLES for planter in planters for _ in copies(name, planter, 12)) >= 500
    for planter in planters:
        assert any(list(copies(name, planter, 1)) for name in ARTICLES), planter.__name__


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("seed", range(6))
def test_many_at_once(name: str, seed: int) -> None:
    """One of each safe sort; those that would fall on one place are planted one after the other elsewhere."""
    text, article = ARTICLES[name], form_of(name).read(ARTICLES[name])
    rng = Random(f"{name} {seed}")
    found = [planter(article, rng) for planter in damage.SAFE]
    edits = {one.edit.start: one.edit for one in found if one}
    fixed = fix_text(apply_edits(text, edits.values()), form_of(name), SAFE)
    assert fixed.text == text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(r"(?<=reading_time: )\d+", "9"), (r"(?<=reading_time: )\d+", "27"), (r"(?<=word_count: )\d+", "1200")],
)
@pytest.mark.parametrize("name", ["hull.md", "windows.md"])
def test_figures_of_the_metadata(name: str, right: str, wrong: str) -> None:
    damaged = re.sub(right, wrong, ARTICLES[name])
    assert damaged != ARTICLES[name]
    assert fix_text(damaged, form_of(name), SAFE).text == ARTICLES[name]


def test_a_final_line_end_that_is_missing() -> None:
    text = ARTICLES["bread.mdx"].removesuffix("\n")
    for defect in ("\n\n## Similar Posts", "\n\n| |", " 【3†source】"):
        assert fix_text(text + defect, form_of("bread.mdx"), SAFE).text == text


LEAST = 400
LEFT = {
    "silent": 0.02,  # the rule is silent there by design: quotations
    "no edit": 0.01,  # the place cannot be mended by itself
    "other": 0.0,
    "refused": 0.0,
}
"""The most that may be left, by the reason, as a part of all."""


@pytest.mark.skipif(not FILES, reason=f"no Markdown files below {CORPORA} (set ANPLINT_CORPORA)")
@pytest.mark.parametrize(("planters", "safeties"), [(damage.SAFE, SAFE), (damage.UNSAFE, ALL)])
def test_defects_in_articles_by_others(planters: Sequence[Planter], safeties: Sequence[Safety]) -> None:
    outcomes: Counter[str] = Counter()
    for file in FILES:
        try:
            source, _ = decode(file.read_bytes(), file.name)
        except ReadError:
            continue
        form = form_of(file.name)
        text = fix_text(source, form, safeties).text
        for planter in planters:
            found = planted(file.name, text, planter, SEED)
            if found:
                outcomes[outcome(text, *found, fix_text(found[0], form, safeties), form)] += 1
    total = outcomes.total()
    assert total >= LEAST
    # unsafe: paragraphs that come again in forms and tabs; text that an opener was planted above without a gap
    limits = {**LEFT, "silent": 0.06, "other": 0.03} if safeties is ALL else LEFT
    assert {
        reason: count for reason, count in outcomes.items() if count > limits.get(reason, 1) * total
    } == {}


def outcome(text: str, damaged: str, defect: Defect, fixed: Fixed, form: Form) -> str:
    """What became of a defect."""
    if fixed.refused:
        return "refused"
    if fixed.text == text:
        return "mended"
    if fixed.text != damaged:
        return "other"
    found = form.lint(form.read(damaged)).findings
    return "no edit" if any(one.rule == defect.rule for one in found) else "silent"
