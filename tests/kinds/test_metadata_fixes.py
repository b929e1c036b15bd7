"""Edits of the kinds that look at metadata and pictures: what they write, and where they write nothing."""

from __future__ import annotations

import pytest

from anplint.edits import apply_edits
from anplint.kinds.substitution import like
from tests.kinds.looking import hits

TIME: dict[str, object] = {
    "field": "n",
    "fact": "reading-minutes",
    "tolerance": 1.0,
    "least": 1.0,
    "units": ("min", "mins", "minutes", "min read", "minutes to read"),
}
WORDS: dict[str, object] = {"field": "n", "fact": "words", "units": ("word", "words")}


def value(kind: str, params: dict[str, object], stated: str, body: str) -> str:
    """The value of the field ``n`` with the edits of its one hit."""
    source = f"---\nn: {stated}\n---\n\n{body}\n"
    (hit,) = hits(kind, params, source)
    return apply_edits(source, hit.edits).splitlines()[1].removeprefix("n: ")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("12", "1"),
        ('"12"', '"1"'),
        ("12.5 min", "1 min"),
        ("12 mins", "1 min"),
        ("12 minutes to read", "1 minute to read"),
        ("~12 min read", "~1 min read"),
        ("18-22 min", "1 min"),
        ("about 18 to 22 minutes", "about 1 minute"),
        ("PT12M", "PT1M"),
        ("12 Min.", "1 Min."),
    ],
)
def test_minutes_in_the_form_of_the_value(stated: str, expected: str) -> None:
    assert value("claim", TIME, stated, "Dry.") == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("1 word", "1200 words"),
        ("9", "1200"),
        ("9,000 words", "1,200 words"),
        ("9.000", "1.200"),
        ("9_000", "1_200"),
        ("'9 000'", "'1 200'"),
    ],
)
def test_counts_in_the_form_of_the_value(stated: str, expected: str) -> None:
    assert value("claim", WORDS, stated, "dry " * 1200) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("1", "0"), ("true", "false"), ("True", "False"), ("YES", "NO"), ("on", "off"), ("'y'", "'n'")],
)
def test_a_switch_in_the_form_of_the_value(stated: str, expected: str) -> None:
    assert value("flag-body", {"flags": {"images": ("n",)}}, stated, "Dry.") == expected
    turned = value("flag-body", {"flags": {"images": ("n",)}}, expected, "![](a.png)")
    assert turned == stated


def test_a_word_without_its_opposite() -> None:
    assert value("flag-body", {"flags": {"images": ("n",)}}, "never", "![](a.png)") == "never"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("25/04/2021", "2021-04-25"),
        ("4/25/2021", "2021-04-25"),
        ("3/3/2021", "2021-03-03"),
        ("25.4.2021 9:30", "2021-04-25 9:30"),
        ("2021-4-5", "2021-04-05"),
        ("2021-4-5T10:00", "2021-04-05T10:00"),
        ("03/04/2021", "03/04/2021"),
        ("3/4/21", "3/4/21"),
    ],
)
def test_a_day_with_its_year_first(stated: str, expected: str) -> None:
    assert value("date-form", {"fields": ("n",)}, stated, "Dry.") == expected


@pytest.mark.parametrize(
    "stated",
    ["2021-04-05", "2021-04-05 10:00:39 -0400", "April 5, 2021", "2021/04/05", "5/2021", "99/99/2021", "x"],
)
def test_days_that_are_let_pass(stated: str) -> None:
    assert hits("date-form", {"fields": ("n",)}, f"---\nn: {stated}\n---\n\nDry.\n") == []


@pytest.mark.parametrize(
    "stated", ["April 5, 2021", "5 April 2021", "Monday, April 5, 2021", "2021/4/5", "5. April 2021"]
)
def test_days_in_words_beside_another_form(stated: str) -> None:
    source = f"---\nn: {stated}\nm: 2021-04-06\n---\n\nDry.\n"
    (hit,) = hits("date-form", {"fields": ("n", "m")}, source)
    assert apply_edits(source, hit.edits) == source.replace(stated, "2021-04-05")


def test_dates_that_contradict_each_other_show_no_order() -> None:
    source = "---\nn: 25/04/2021\nm: 04/25/2021\no: 03/04/2021\n---\n\nDry.\n"
    found = hits("date-form", {"fields": ("n", "m", "o")}, source)
    assert [len(hit.edits) for hit in found] == [1, 1, 0]


ALT = [
    ('![](a.png "Hull in April")', "![Hull in April]("),
    ('![ ](a.png "Hull in April")', "![Hull in April]("),
    ("![](a.png)\n*The hull in April.*", "![The hull in April]("),
    ("![](the-hull-in-april.png)", "![The hull in April]("),
    ("![](/i/0a1b2c3d4-the_hull_in_april-1024x768.jpg?x=1)", "![The hull in April]("),
    ("<img src='a.png' title='Hull in April'>", "<img src='a.png' alt=\"Hull in April\" title"),
    ("<img src=hull-in-april.png>", '<img alt="Hull in April" src'),
    (
        "<figure><img src='a.png'><figcaption>Fig. 2: Ropes &amp; hull</figcaption></figure>",
        'alt="Ropes &amp; hull"',
    ),
]
NO_ALT = [
    "![](IMG_1234.jpg)",
    "![](screenshot-of-hull.png)",
    "![](hull.png)",
    "![](zzyx-qqrp.png)",
    "![](how-to-hull-april.png)",
    "![](hull-april-1.png) ![](hull-april-2.png)",
    '![](a.png "=500x")',
    "![](a.png)\n*Source: Ada of the harbour*",
    "![](a.png)\n*Click to see the hull!*",
    "![](a.png)\n*The hull `a` in April*",
    "![](a.png)\n\nThe hull in April.",
    "<img src='data:image/png;base64,hull-april.png'>",
]


@pytest.mark.parametrize(("image", "expected"), ALT)
def test_a_text_for_an_image(image: str, expected: str) -> None:
    source = f"The hull, in April, had ropes.\n\n{image}\n"
    (hit,) = hits("missing-alt", {}, source, ("image", "html"))
    after = apply_edits(source, hit.edits)
    assert expected in after
    assert hits("missing-alt", {}, after, ("image", "html")) == []


@pytest.mark.parametrize("image", NO_ALT)
def test_nothing_is_made_up(image: str) -> None:
    (hit,) = hits("missing-alt", {}, f"The hull, in April.\n\n{image}\n", ("image", "html"))
    assert hit.edits == ()


@pytest.mark.parametrize(
    ("match", "replacement", "expected"),
    [
        ("Web site", "website", "Website"),
        ("WEB SITE", "website", "WEBSITE"),
        ("JS", "JavaScript", "JavaScript"),
        ("Iphone", "iPhone", "iPhone"),
        ("A b", "c", "C"),
        ("e-mail", "email", "email"),
        ("Gone", "", ""),
    ],
)
def test_capitals(match: str, replacement: str, expected: str) -> None:
    assert like(match, replacement) == expected


@pytest.mark.parametrize(
    ("source", "swap", "expected"),
    [
        ("An end result.", ("end result", "result"), "A result."),
        ("a whitelist", ("whitelist", "allowlist"), "an allowlist"),
        ("a utility", ("utility", "tool"), "a tool"),
        ("an hour", ("hour", "day"), "a day"),
        ("an e-mail", ("e-mail", "email"), "an email"),
        ("banana web site", ("web site", "area"), "banana area"),
        ("> a whitelist", ("whitelist", "allowlist"), "> a whitelist"),
    ],
)
def test_the_article_of_english(source: str, swap: tuple[str, str], expected: str) -> None:
    (hit,) = hits("substitution", {"swap": dict([swap])}, f"{source}\n")
    assert apply_edits(f"{source}\n", hit.edits) == f"{expected}\n"
