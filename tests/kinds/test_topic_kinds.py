"""Names, titles, summaries and checklists held against the text."""

from __future__ import annotations

import pytest

from tests.kinds.looking import hits, texts
from tests.test_topic import OTHER_WORDS, POOL, TITLE

BODY = (
    "Sand the wood first, wipe off the dust with a cloth, and wait for a dry day with little wind. The second coat "
    "goes on when the first no longer sticks to a finger. After a week the boat can go back into the water, and the "
    "brushes go into the bin with the rags.\n"
)
Case = tuple[dict[str, object], str, str, list[str]]

TOOLS: dict[str, object] = {"field": "tools", "inflected": False}
NAMES: dict[str, Case] = {
    "unmentioned": (TOOLS, "tools: [brush, Docker]", "", ["Docker"]),
    "part of another word": (TOOLS, "tools: [git, ash]", "See GitHub and the dashboard.", ["git", "ash"]),
    "other forms are other words": (TOOLS, "tools: [logs]", "It is logged by logging.", ["logs"]),
    "dots and dashes": (TOOLS, "tools: [Node.js, github actions]", "With nodejs and GitHub-Actions.", []),
    "joined": (TOOLS, "tools: [Postgres SQL]", "With PostgreSQL.", ["Postgres SQL"]),
    "versions": (TOOLS, "tools: [Python 3.12]", "With python.", []),
    "in code": (TOOLS, "tools: [curl]", "Run `curl -s`.", []),
    "in an address": (TOOLS, "tools: [Figma]", "See [it](https://figma.com/a).", []),
    "in an image": (TOOLS, "tools: [Grafana]", "![A Grafana board](a.png)", []),
    "initials": (TOOLS, "tools: [aws, Visual Studio Code]", "On Amazon Web Services, by VSC.", []),
    "with commas": (TOOLS, 'tools: "Docker, brushes; Helm"', "", ["Docker", "Helm"]),
    "twice": (TOOLS, "tools: [Docker, docker]", "", ["Docker"]),
    "no names": (TOOLS, "tools: [true, 12, https://example.org/x]", "", []),
    "short": ({**TOOLS, "least": 500}, "tools: [Docker]", "", []),
    "inflected": ({"field": "entities"}, "entities: [coats, sanding, Docker]", "", ["Docker"]),
    "any word": ({"field": "tags", "any-word": True}, "tags: [wooden boats, steel]", "", ["steel"]),
    "some keys": ({"field": "tags", "keys": ("keywords",)}, "tags: [steel]", "", []),
    "specific": (
        {"field": "tags", "specific": True},
        "tags: [wood, best practices, news, gardening, steel, kubernetes, docker, Tampere, iron keels]",
        "",
        ["kubernetes", "docker", "Tampere", "iron keels"],
    ),
    "none of them mentioned": ({"field": "tags", "specific": True}, "tags: [kubernetes, docker]", "", []),
    "in the title": (
        {"field": "tags", "specific": True},
        "title: Hulls in Tampere\ntags: [wood, Tampere]",
        "",
        [],
    ),
    "a field of its own": (
        {"field": "tags", "specific": True},
        "tags: [wood, recipe]",
        "Stir the flour, the sugar and the butter in a saucepan.",
        [],
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_unmentioned(name: str) -> None:
    params, meta, more, expected = NAMES[name]
    params = {key.replace("-", "_"): value for key, value in params.items()}
    source = f"---\n{meta}\n---\n\n# Hulls 🎨\n\n{BODY}\n{more}\n"
    assert texts("unmentioned", params, source) == expected


LISTS = {
    "case and plural": ("tags: [API, boats, apis, Boat]", ["apis", "Boat"]),
    "dashes": ("tags: [open source, open-source]", ["open-source"]),
    "signs": ("tags: [C, C++, 'C#']", []),
    "a narrower tag": ("tags: [design, web design]", []),
    "a narrower stack": ("stack: [redis, redis caching]", ["redis"]),
    "the middle of another": ("stack: [sql, azure sql database]", []),
    "two lists": ("tags: [redis]\nstack: [redis]", []),
}


@pytest.mark.parametrize("name", LISTS)
def test_redundant(name: str) -> None:
    meta, expected = LISTS[name]
    params: dict[str, object] = {"fields": ("tags", "stack"), "within": ("stack",)}
    assert texts("redundant-name", params, f"---\n{meta}\n---\n\nDry.\n") == expected


HEADLINES = {
    "contradict": ("Ten ways to bake bread", "# Painting wooden hulls\n", True),
    "share a word": ("Ten ways to paint hulls", "# Painting wooden hulls\n", False),
    "initials": ("The ADR template", "# Architecture decision records\n", False),
    "inside a word": ("Paint: the basics", "# Repainting hulls at sea\n", False),
    "a section": ("Ten ways to bake bread", "## Painting wooden hulls\n", False),
    "several of level 1": ("Ten ways to bake bread", "# Painting wooden hulls\n\nA.\n\n# Sanding\n", False),
    "below a text": ("Ten ways to bake bread", "A.\n\n# Painting wooden hulls\n", False),
    "code": ("Ten ways to bake bread", "# `paint` for hulls and masts\n", False),
    "too short": ("Bread", "# Hulls\n", False),
    "share function words": (
        "What to bake when the guests reach you",
        "# Painting the hull before frost\n",
        True,
    ),
    "share a common word": ("Growing tomatoes in pots", "# Growing roses on walls\n", True),
    "share a common word, name little": (
        "Try our beta tools",
        "# Try our tool for claims and disability\n",
        False,
    ),
}


@pytest.mark.parametrize("name", HEADLINES)
def test_headlines(name: str) -> None:
    title, body, found = HEADLINES[name]
    source = f"---\ntitle: {title}\n---\n\n{body}\n{BODY}"
    assert texts("title-heading", {}, source) == [title] * found


STATING: dict[str, object] = {"stating": ("emphasis on", "covers"), "least": 20}
SUMMARIES = {
    "missing": ("with emphasis on mooring, crew rotas, and dust.", ["mooring, crew rotas, and dust"]),
    "one of many": ("covers dust, wind, coats and mooring", []),
    "one word": ("covers mooring", []),
    "another form": ("covers sanding and drying", []),
    "a clause": ("covers what to do when nobody else is there to help, and mooring", []),
    "nothing stated": ("mooring, crew rotas and insurance are no matter of paint", []),
}


@pytest.mark.parametrize("name", SUMMARIES)
def test_summaries(name: str) -> None:
    stated, expected = SUMMARIES[name]
    source = f"---\ndescription: Hulls {stated}\n---\n\n# Hulls\n\n{BODY}"
    assert texts("unsupported-summary", STATING, source) == expected


def written(paragraphs: tuple[str, ...], behind: str = "") -> str:
    intro = (
        "Brakes on a bike squeal when they are dirty. This note looks at quiet disc brakes before a big tour."
    )
    body = "\n\n".join(paragraphs)
    return f"# {TITLE}\n\n{intro}\n\n## In practice\n\n{body}\n\n{behind}"


def test_a_checklist_of_another_subject() -> None:
    items = (
        "## Checklist\n\n- review query plans\n- drop stale indexes\n- document the tour\n- vacuum tables\n"
    )
    (hit,) = hits("off-topic-checklist", {}, written(OTHER_WORDS, items))
    assert (hit.values["apart"], hit.values["count"], len(hit.related)) == ("3", "4", 3)
    assert texts("off-topic-checklist", {"least": 5}, written(OTHER_WORDS, items)) == []


def test_a_checklist_in_the_words_of_the_paragraphs() -> None:
    items = (
        "## Checklist\n\n- rotor scrubbed\n- pads sanded\n- caliper centred\n- bedded in with firm stops\n"
    )
    assert texts("off-topic-checklist", {}, written(OTHER_WORDS, items)) == []


ITEMS = {
    "deeds": ("weigh the salt", "sterilise the funnel", "label the bag", "simmer the syrup", True),
    "a field": ("applicants shortlisted", "salary band agreed", "interview panel briefed", "referees", True),
    "what to pack": ("a warm jumper", "wellington boots", "binoculars with a strap", "thermos flask", False),
    "names": ("Ann Olsen", "Leif Hansen", "Mary Jones", "Ben Baker", False),
    "figures": ("weigh 200 g of salt", "sterilise 2 funnels", "label 4 bags", "simmer 1 syrup", False),
    "single words": ("salt", "funnel", "syrup", "freezer", False),
    "you": ("weigh your salt", "sterilise your funnel", "label your bag", "simmer your syrup", False),
    "code": ("weigh `salt`", "sterilise `funnel`", "label `bag`", "simmer `syrup`", False),
}


@pytest.mark.parametrize("name", ITEMS)
def test_only_general_deeds_and_other_fields(name: str) -> None:
    *items, found = ITEMS[name]
    listed = "## Checklist\n\n" + "".join(f"- {item}\n" for item in items)
    assert bool(hits("off-topic-checklist", {}, written(OTHER_WORDS, listed))) is found


def test_a_title_that_no_paragraph_names() -> None:
    (hit,) = hits("title-unsupported", {}, written(POOL))
    assert "none of the 5 paragraphs" in hit.values["where"]
    assert texts("title-unsupported", {}, written(OTHER_WORDS)) == []


def titled(title: str, description: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {description}\n---\n\n{BODY * 3}"


TITLES = {
    "of another article": (
        "Choosing winter tyres for vans",
        "Tread depth, snow symbols and load index.",
        True,
    ),
    "two terms": ("Leather saddles", "Seatposts, sit bones, leather care and chamois cream.", True),
    "other words below": (
        "Freshening up old dinghies",
        "Sand, dust, two coats and a dry day in the water.",
        False,
    ),
    "a joke": ("Watching colours become boring", "", False),
    "nothing but the title again": ("Choosing winter tyres", "How to choose winter tyres.", False),
    "a word of it": ("Choosing a brush", "Tread depth, snow symbols and load index.", False),
}


@pytest.mark.parametrize("name", TITLES)
def test_a_title_of_another_article(name: str) -> None:
    title, description, found = TITLES[name]
    assert texts("title-unsupported", {}, titled(title, description)) == [title] * found
    assert (
        texts("title-unsupported", {}, f"{titled(title, description)}\n## {title.split()[-1]}\n\nDry.\n")
        == []
    )


def test_paragraphs_with_their_evidence() -> None:
    found = hits("off-topic-paragraph", {}, written(POOL))
    assert [hit.values["named"] for hit in found] == ["none"] * len(POOL)
    assert found[0].values["sought"] == "“disc”, “brakes” or “quiet”"
