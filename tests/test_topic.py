"""What an article is about, and which of its paragraphs have nothing to do with it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.measure import Facts
from anplint.read.markdown import read_markdown
from anplint.relevance import NOTHING
from anplint.topic import topic_of

INTRO = "Brakes on a bike squeal when they are dirty. This note looks at quiet brakes before a big tour."
TITLE = "Field notes on keeping disc brakes quiet for city bikes"
POOL = (
    (
        "A good routine has a small surface. It should be easy to learn, easy to stop, and easy to explain to a "
        "colleague in a few minutes."
    ),
    (
        "Write the notes right after the work is done. Include the reason, the hours, and the number that improved "
        "since the last round."
    ),
    (
        "Permissions drift when nobody looks. List the keys twice a year, remove what is unused, and ask for old "
        "badges when somebody leaves."
    ),
    (
        "Suppliers answer faster in the morning. Call before ten, have the order at hand, and repeat the delivery "
        "window before hanging up."
    ),
    (
        "Dust is the enemy of every shelf. Close the lids, sweep on Fridays, and move heavy boxes to the lowest "
        "row after a tour of the store."
    ),
)
OTHER_WORDS = (
    (
        "A rotor that howls is almost always glazed. Scrub it with alcohol, and do not touch the braking track "
        "with bare fingers afterwards."
    ),
    (
        "Pads soak up oil like a sponge. Sand the surface of both pads crosswise until the shine is gone, and "
        "throw away those that stay dark."
    ),
    (
        "Loosen the caliper and squeeze the lever. It centres itself over the rotor while the bolts are tightened "
        "a little at a time."
    ),
    (
        "New pads have to be bedded in. Twenty firm stops from walking speed leave an even layer on the rotor, and "
        "the howl does not come back."
    ),
)


def article(paragraphs: tuple[str, ...], title: str = TITLE, intro: str = INTRO, behind: str = "") -> Facts:
    body = "\n\n".join(paragraphs)
    source = f"# {title}\n\n{intro}\n\n## In practice\n\n{body}\n\n{behind}"
    return Facts(read_markdown(source, "a.md"), {}, date(2026, 1, 1))


def off(facts: Facts) -> list[str]:
    return [block.text for block in facts.relevance.off]


TITLES = {
    "setting": (TITLE, (), (), {"disc", "brake", "quiet"}, {"citi", "bike"}),
    "a sort of text before it": ("Practical guide: disc brakes", (), (), {"disc", "brake"}, set()),
    "too little before the setting": (
        "Brakes for city bikes",
        (),
        (),
        {"brake", "citi", "bike"},
        set(),
    ),
    "stack first": (
        "redis caching notes: choosing cache boundaries before a big migration",
        (),
        ("redis caching",),
        {"cach", "boundari"},
        {"redi", "migrat", "big"},
    ),
    "topic stated": (
        "How we keep disc brakes quiet",
        ("disc brakes / city bikes",),
        (),
        {"disc", "brake"},
        None,
    ),
    "nothing": ("Notes", (), (), set(), set()),
    "numbers": ("Part 3 of 2024", (), (), set(), set()),
    "setting first": ("city bike notes: quiet brakes", (), (), {"quiet", "brake"}, {"citi", "bike"}),
}


@pytest.mark.parametrize("name", TITLES)
def test_head_and_setting(name: str) -> None:
    title, stated, stack, head, setting = TITLES[name]
    found = topic_of(title, stated, stack)
    assert found.head == head
    if setting is not None:
        assert found.setting == setting
    assert found.head <= found.terms


def test_words_are_those_of_the_title() -> None:
    assert topic_of(TITLE, ()).words == ("disc", "brakes", "quiet")


def test_a_pool_of_paragraphs() -> None:
    facts = article(POOL)
    assert off(facts) == list(POOL)
    assert facts.relevance.whole
    assert facts.relevance[1:3] == (5, 0)


def test_the_topic_in_other_words() -> None:
    assert article(OTHER_WORDS).relevance is NOTHING


def test_neither_the_setting_nor_a_repeated_sentence_is_the_topic() -> None:
    slot = " For this case of disc brakes, keep the owner and the date in one place."
    stacked = tuple(one + slot if at in {1, 3} else one for at, one in enumerate(POOL))
    stacked = (*stacked[:4], stacked[4] + " That is true of any city and of all bikes.")
    assert off(article(stacked)) == list(stacked)


def test_a_word_by_accident_is_not_the_topic() -> None:
    assert off(
        article((*POOL, "Keep a quiet corner for calls, with a door that closes and a lamp that works."))
    ) == list(POOL)


def test_one_paragraph_among_others() -> None:
    on_topic = tuple(f"{one} Brakes stay quiet so." for one in OTHER_WORDS)
    lone = (
        "Database indexes deserve regular care. Inspect slow queries, drop unused indexes, and rebuild "
        "fragmented tables in a calm window so that latency stays low."
    )
    assert off(article((*on_topic[:2], lone, *on_topic[2:]))) == [lone]
    assert off(article(on_topic)) == []


PERSONAL = {
    "a name": "Inspect slow queries, as Ann Olsen showed, drop unused indexes, and rebuild fragmented tables.",
    "a figure": "Inspect slow queries, drop 12 unused indexes, and rebuild fragmented tables.",
    "a link": "Inspect [slow queries](x), drop unused indexes, and rebuild fragmented tables.",
    "an I": "Inspect slow queries as I did, drop unused indexes, and rebuild fragmented tables.",
    "code": "Inspect slow queries, run `vacuum`, drop unused indexes, and rebuild fragmented tables.",
    "a word that points back": "This is true of slow queries, unused indexes and fragmented tables.",
    "spoken": "Inspect slow queries, don't keep unused indexes, and rebuild fragmented tables.",
    "a shared word": "Hang wet laundry on the rotor overnight, with fragrant bundles of lavender beneath every shirt.",
}


@pytest.mark.parametrize("name", PERSONAL)
def test_a_paragraph_that_may_belong_there(name: str) -> None:
    on_topic = tuple(f"{one} Brakes stay quiet so." for one in OTHER_WORDS)
    lone = (
        f"{PERSONAL[name]} Latency stays low in a calm maintenance window at the end of every single quarter."
    )
    assert off(article((*on_topic, lone))) == []


STORY = (
    "My aunt left me a pan the colour of a brick. Her kitchen had smelled of bacon for sixty years.",
    "A bath in vinegar loosens the scale within the hour. Scrub it with wire wool until bare metal shows.",
    "Rub in a spoonful of oil, and then take it all off again. Whatever stays behind turns to glue.",
    "Turn the oven up as far as it goes and close the kitchen door. My brother opened ours after ten minutes.",
)
HOSTING = (
    "Choose a hosting plan with room to grow. Servers are crowded, and a peak of visitors can slow every website on "
    "the machine. Compare backups, the renewal of the domain and support at weekends."
)


def story(*more: str) -> Facts:
    source = (
        "# Seasoning a cast iron skillet\n\nSeasoning a cast iron skillet takes an evening.\n\n## How\n\n"
    )
    return Facts(read_markdown(source + "\n\n".join((*STORY, *more)), "a.md"), {}, date(2026, 1, 1))


def test_a_short_article_that_calls_its_thing_by_another_name() -> None:
    assert off(story()) == []


def test_a_paragraph_of_another_field_in_a_story() -> None:
    assert off(story(HOSTING)) == [HOSTING]
    assert off(story(f"{HOSTING} I did.")) == []


def test_a_new_thing_in_a_story_is_not_of_another_field() -> None:
    plum = "Plums ripen late on the northern slope. Pick them before dawn, halve them, and spread them on racks of hazel."
    assert off(story(plum)) == []


def test_a_pool_that_takes_up_what_the_headings_name() -> None:
    headings = ("Routine", "Badges", "Suppliers", "Shelves")
    parts = [f"## {heading}\n\n{text}" for heading, text in zip(headings, (POOL[0], *POOL[2:]), strict=True)]
    assert off(article(tuple(parts))) == []


def test_sentences_that_differ_in_the_topic_alone_are_left_out() -> None:
    slots = (
        " For this disc brake task, keep the owner and the date in one place.",
        " For this quiet brake project, keep the owner and the date in one place.",
        " For these brakes, keep the owner and the date in one place.",
    )
    stacked = tuple(f"{one}{slot}" for one, slot in zip(POOL, ("", "", *slots), strict=True))
    assert [text for text in off(article((*stacked, *FURTHER))) if text in stacked] == list(stacked)


FURTHER = (
    "A calendar beats memory. Enter the holidays in winter, colour the busy weeks, and send it round before spring.",
    "Light costs little and saves eyes. Replace dull bulbs at once, and point every lamp at hands and not at faces.",
)
SILENT = {
    "few paragraphs": article(POOL[:3]),
    "a title of one term": article(POOL, "Brakes"),
    "a list that names it": article(POOL, behind="- clean the disc\n- bed the brakes in\n"),
    "code that names it": article(POOL, behind="```\nbrakes --disc\n```\n"),
    "stated nowhere else": article(POOL, intro="Two thoughts on a wet day in the workshop."),
    "people": article(tuple(f"“{one}”, said my aunt." for one in POOL)),
    "half of it names it": article(tuple(one if at % 2 else f"{one} Brakes!" for at, one in enumerate(POOL))),
}


@pytest.mark.parametrize("name", SILENT)
def test_silent_where_it_cannot_know(name: str) -> None:
    assert [one for one in off(SILENT[name]) if SILENT[name].relevance.whole] == []


@given(st.lists(st.sampled_from((*POOL, *OTHER_WORDS, INTRO, "# h", "- x", "\x00", "")), max_size=12))
def test_never_the_intro_and_only_paragraphs(parts: list[str]) -> None:
    facts = article(tuple(parts))
    assert INTRO not in off(facts) or parts.count(INTRO)
    assert {block.kind for block in facts.relevance.off} <= {"paragraph"}
