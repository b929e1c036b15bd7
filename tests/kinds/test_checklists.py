"""What is a checklist, what promises one, and the rules on those that are missing, empty or not the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from anplint.checklists import promises
from anplint.kinds.checklist_mismatch import Params, build
from anplint.measure import Facts
from anplint.read import read_article
from anplint.testing import default_settings
from tests.kinds.looking import hits, texts

if TYPE_CHECKING:
    from anplint.model import Format

PROMISES = """\
production checklist for small boats
A launch checklist
Going live: a checklist
The pre-launch check list
Design checklist for harbours
Code review checklist
The 12-point release checklist every crew needs
Moving house — the checklist
How to sail safely: the checklist
How to prepare for launch (with checklist)
3 checklists for busy crews
A checklist that keeps launches boring
Checklist
6. Launch checklist:
Checklist: moving to the river"""
OTHERS = """\
How to write a checklist
Why checklists work
The Checklist Manifesto
Use checklists to make blockers explicit
Checklistomania
Beyond the checklist
We published a launch checklist
Introducing the launch checklist
Do you need a checklist?
The power of checklists
Building a better checklist
A checklist is not a process
Checklists in Markdown
Checklist-driven work
Our checklist app
The checklist that saved us
In praise of the humble checklist
“Checklist” considered harmful
Boats"""


@pytest.mark.parametrize("title", PROMISES.splitlines())
def test_titles_that_promise_a_checklist(title: str) -> None:
    assert promises(title)
    assert promises(title.lower())


@pytest.mark.parametrize("title", OTHERS.splitlines())
def test_titles_about_checklists_and_other_things(title: str) -> None:
    assert not promises(title)


FOUND: dict[str, tuple[Format, str, list[list[str]]]] = {
    "boxes": ("markdown", "- [ ] a\n- [x] b\n", [["a", "b"]]),
    "below a heading": ("markdown", "## Checklist\n\n- a\n- b\n", [["a", "b"]]),
    "below parts of it": ("markdown", "## Checklist\n\n### x\n\n- a\n\n### y\n\n- b\n\n## z\n\n- c\n", [["a"], ["b"]]),
    "below a heading about them": ("markdown", "## Why checklists work\n\n- a\n- b\n", []),
    "promised by the title": ("markdown", "# Launch checklist\n\n## x\n\n- a\n- b\n- c\n", [["a", "b", "c"]]),
    "ballots": ("markdown", "- ☐ a\n- ☑ b\n", [["☐ a", "☑ b"]]),
    "ticks alone name advantages": ("markdown", "- ✅ a\n- ✅ b\n", []),
    "lines of a paragraph": ("markdown", "☐ a  \n☐ b\n\ntext\n\n☐ c\n", [["a", "b"], ["c"]]),
    "raw HTML": ("markdown", '<div>\n<input type="checkbox"> <label>a b</label>\n</div>\n', [["a b"]]),
    "a table": ("markdown", "| ☐ | x |\n|---|---|\n| ☐ | y |\n", [["x", "y"]]),
    "a page": ("html", "<ul><li><input type=checkbox> a</li></ul><p><label><input type=checkbox> b</label></p>", [["a"], ["b"]]),
    "a component": ("mdx", "import X from './x'\n\n<label><input type=\"checkbox\" /> a</label>\n", [["a"]]),
    "plain text": ("text", "boats in may\n\n  • [ ] a\n  • [x] b\n\n[ ] c\n[ ] d\n", [["a", "b"], ["c", "d"]]),
    "code and links": ("markdown", "`[ ] a`\n\n[x](y) [ ]\n\n```\n- [ ] b\n```\n", []),
    "other lists": ("markdown", "- a\n- b\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_checklists_of_all_formats(name: str) -> None:
    form, source, expected = FOUND[name]
    settings = default_settings()
    article = read_article(source.encode(), "a", settings.reading, as_format=form)
    facts = Facts(article, settings.fields, date(2026, 1, 1))
    assert [[item.text for item in items] for items in facts.checklists] == expected
    for items in facts.checklists:
        for item in items:
            start, end = item.to_source(0, len(item.text))
            assert article.source[start:end].split("/> ")[-1] == item.text


MISSING = {
    "title": ("# A checklist\n\nText.\n", ["A checklist"]),
    "a list": ("# A checklist\n\n- a\n- b\n", []),
    "links": ("# A checklist\n\n## x\n\n- [a](b)\n- [c](d)\n", ["A checklist"]),
    "bold parts": ("# A checklist\n\n**a.** b\n\n**c.** d\n\n**e.** f\n", []),
    "code": ("# A checklist\n\n```\n- a\n- b\n- c\n```\n", []),
    "its own address is no link to one": ("---\ntitle: A checklist\nurl: https://a.example/a-checklist.pdf\n---\n\nText.\n", ["A checklist"]),
    "stated": ("---\nchecklist: [a, b]\n---\n\nText.\n", ["a"]),
    "stated in one text": ("---\nchecklist: 'a; b'\n---\n\nText.\n", ["a"]),
    "a switch": ("---\nchecklist: true\n---\n\nText.\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSING)
def test_a_promised_checklist(name: str) -> None:
    source, expected = MISSING[name]
    assert texts("checklist-promise", {"words": 0}, source) == expected


EMPTY = {
    "nothing": ("# t\n\na\n\n## Checklist\n\n## b\n\nc\n", ["Checklist"]),
    "prose": ("# t\n\na\n\n## Checklist\n\nb.\n", ["Checklist"]),
    "parts": ("a\n\n## Checklist\n\n### b\n\nc\n\n### d\n\ne\n", []),
    "boxes below the next heading": ("# t\n\na\n\n## Checklist\n\n## b\n\n- [ ] c\n", []),
    "about": ("a\n\n## How to use the checklist\n\nb.\n", []),
    "field": ("---\nchecklist:\n---\n\na\n", ["checklist"]),
    "field with items": ("---\nchecklist: [a]\n---\n\na\n", []),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_checklist_without_items(name: str) -> None:
    source, expected = EMPTY[name]
    assert texts("checklist-empty", {}, source, ("heading", "meta")) == expected


UNFILLED = {
    "boxes alone": ("- [ ] a\n- [ ]\n* [x]\n1. [ ]\n", ["[ ]", "[x]", "[ ]"]),
    "in code": ("```\n- [ ]\n```\n\n- [ ] a\n", []),
    "in a comment": ("<!--\n- [ ]\n-->\n\n- [ ] a\n", []),
    "signs": ("- [ ] …\n- [ ] --\n- [ ] a\n", ["…", "--"]),
    "patterns": ("- [ ] tbd\n- [ ] a tbd\n", ["tbd"]),
    "another list": ("- tbd\n- …\n\n`[ ]`\n", []),
    "metadata": ("---\nchecklist: [tbd, a]\n---\n\nb\n\n`[ ]`\n", ["tbd"]),
}


@pytest.mark.parametrize("name", UNFILLED)
def test_items_that_say_nothing(name: str) -> None:
    source, expected = UNFILLED[name]
    assert texts("checklist-items", {"patterns": ("tbd",)}, source, ("item", "meta")) == expected


def test_what_a_mismatch_says() -> None:
    (hit,) = hits("checklist-mismatch", {}, "---\nchecklist: [aa, bb, cc]\n---\n\n- [ ] AA.\n- [ ] dd\n")
    assert hit.values == {"only_stated": "“bb”, “cc”", "only_body": "“dd”", "stated": "3", "body": "2"}
    told = ["only in the metadata: cc", "only in the article: dd", "the other checklist starts here"]
    assert [one.message for one in hit.related] == told


SAME = {
    "order, case, marks": "---\nchecklist: [bb., AA]\n---\n\n- [ ] aa\n- [ ] *bb*\n",
    "twice in both": "---\nchecklist: [aa, aa, bb]\n---\n\n- [ ] bb\n- [ ] aa\n- [ ] aa\n",
    "one of several": "---\nchecklist: [aa, bb]\n---\n\n- [ ] cc\n- [ ] dd\n\nx\n\n1. [ ] aa\n2. [ ] bb\n",
    "all together": "---\nchecklist: [aa, bb]\n---\n\n- [ ] aa\n\nx\n\n1. [ ] bb\n",
    "alike": "---\nchecklist: [check all the ropes of the mast, bb]\n---\n\n- [ ] check the ropes of the mast\n- [ ] bb\n",
    "no list": "---\nchecklist: [aa, bb]\n---\n\nx\n",
    "nothing in common": "---\nchecklist: [aa, bb]\n---\n\n- cc\n- dd\n",
}


@pytest.mark.parametrize("name", SAME)
def test_checklists_that_are_the_same(name: str) -> None:
    assert hits("checklist-mismatch", {}, SAME[name]) == []


def test_params_of_a_mismatch_are_parts() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        build(Params(alike=2))
