"""Checklists brought from the metadata into the text, and back, in the form of the article."""

from __future__ import annotations

from datetime import date

import pytest

from anplint.config import settings
from anplint.fix import Fixed, Form, fix_text
from anplint.lint import lint_article, prepare
from anplint.pack import load_pack
from anplint.read import read_article

PROSE = " ".join(["The hull is sound, and the crew knows what to do when the weather turns."] * 3)
STATED = "---\ntitle: Launching a boat\nchecklist: [check the hull, check the ropes]\n---\n"


def fixed(source: str, name: str = "a.md") -> Fixed:
    pack = load_pack()
    known = settings(pack)
    linter = prepare([rule for rule in known.rules if rule.category == "checklist"], pack.literals)
    form = Form(
        lambda text: read_article(text.encode(), name, known.reading),
        lambda article: lint_article(article, linter, known.fields, date(2026, 1, 1)),
    )
    result = fix_text(source, form, {"safe", "unsafe"})
    assert (result.refused, result.cycle) == ((), None)
    assert fix_text(result.text, form, {"safe", "unsafe"}).text == result.text
    return result


def is_added(source: str, expected: str, name: str = "a.md") -> bool:
    """Whether fixing puts this in at one place, and changes nothing else."""
    after = fixed(source, name).text
    return any(source[:at] + expected + source[at:] == after for at in range(len(source) + 1))


LIST = "## Checklist\n\n- check the hull\n- check the ropes\n"
BOXES = LIST.replace("- ", "- [ ] ")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"\n{PROSE}\n", f"\n{LIST}"),
        (f"\n{PROSE}", f"\n\n{LIST}".rstrip("\n")),
        (f"\n{PROSE}\n\n\n", f"\n{LIST}"),
        (f"\n## Why\n\n{PROSE}\n", f"\n{LIST}"),
        (f"\n### Why\n\n{PROSE}\n", f"\n#{LIST}"),
        (f"\n# Why\n\n{PROSE}\n\n# How\n\nSo.\n", f"\n{LIST[1:]}"),
        (f"\n* dry\n\n{PROSE}\n", f"\n{LIST}".replace("- ", "* ")),
        (f"\n{PROSE}[^1]\n\n[^1]: So.\n", f"{LIST}\n"),
        (f"\n{PROSE} [so]\n\n[so]: /so\n", f"{LIST}\n"),
        (f"\n{PROSE}\n[so]: /so\n", f"\n{LIST}"),
        (f"\n{PROSE}\n\n<!-- end -->\n", f"{LIST}\n"),
        (f"\n## Why\n\n{PROSE}\n\n## See also\n\n[a](b)\n\n## About the author\n\nAda.\n", f"{LIST}\n"),
        (f"\n{PROSE}\n\n```sh\nls\n```\n", f"\n{LIST}"),
        (f"\n{PROSE}\n\n<div>\nEnd.\n</div>\n", f"\n{LIST}"),
        (f"\n{PROSE}\n\n> Quoted.\n", f"\n{LIST}"),
    ],
)
def test_a_section_behind_the_text(body: str, expected: str) -> None:
    assert is_added(STATED + body, expected)


def test_the_line_ends_of_the_file() -> None:
    source = (STATED + f"\n{PROSE}\n").replace("\n", "\r\n")
    assert is_added(source, f"\n{LIST}".replace("\n", "\r\n"))


def test_lower_case_as_in_the_title() -> None:
    source = STATED.replace("Launching", "launching") + f"\n{PROSE.lower()}\n"
    assert is_added(source, f"\n{LIST.lower()}")


@pytest.mark.parametrize(
    "items",
    [
        "[check the hull]",
        "[check <b>the hull</b>, ropes]",
        "['- check the hull', ropes]",
        '["{{ hull }}", ropes]',
        "['1. hull', '2. ropes']",
        f"[{'a' * 201}, ropes]",
        "[same, same]",
    ],
)
def test_what_is_no_plain_line_is_left_to_the_writer(items: str) -> None:
    source = f"---\ntitle: Launching a boat\nchecklist: {items}\n---\n\n{PROSE}\n"
    assert fixed(source).text == source


def test_a_heading_that_waits() -> None:
    source = STATED + f"\n{PROSE}\n\n## Our checklist\n\n## Ropes\n\n{PROSE}\n"
    assert is_added(source, "- check the hull\n- check the ropes\n\n")
    assert "## Our checklist\n\n- check the hull\n- check the ropes\n\n## Ropes" in fixed(source).text


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("checklist:\n", "\n  - Check the hull\n  - Call A & B"),
        ("checklist: []\n", "Check the hull, Call A & B"),
        ("checklist: [ ] # soon\n", "Check the hull, Call A & B"),
        ("tags: [a]\nchecklist:\n", " [Check the hull, Call A & B]"),
        ("tags:\n- a\nchecklist:\n", "\n- Check the hull\n- Call A & B"),
        ("checklist: # soon\n", ""),
        ("checklist: ~\n", ""),
        ("checklist: &c []\n", "Check the hull, Call A & B"),
    ],
)
def test_a_field_is_filled(field: str, expected: str) -> None:
    source = f"---\n{field}title: Boats\n---\n\n- [ ] Check the *hull*\n- [x] Call A & B\n"
    assert is_added(source, expected)


def test_quotes_where_yaml_needs_them() -> None:
    source = "---\nchecklist: []\n---\n\n- [ ] Ropes: dry\n- [ ] yes\n- [ ] 3 oars\n"
    assert is_added(source, '"Ropes: dry", "yes", "3 oars"')
