"""What a check is called for, told without its kind; and that nothing is missed by it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from anplint.config import settings
from anplint.kinds import Check
from anplint.lint import lint_article, prepare
from anplint.match import Matcher, Pattern, Search
from anplint.measure import Facts
from anplint.model import House
from anplint.pack import load_pack
from anplint.read.markdown import read_markdown
from anplint.traits import traits
from anplint.trigger import trigger_of
from anplint.where import Where, where_of
from tests.test_formats_agree import ARTICLES

DAY = date(2026, 1, 1)
FIELDS = {"tags": ("tags",), "scores.quality": ("q",)}
SOURCE = "---\ntags: [a]\nq: 7\nseo:\n  score: 4\n---\n\n# Title\n\nSee [it](b.html), it says “yes”.\n"


@pytest.mark.parametrize(
    ("name", "met"),
    [
        ("heading", True),
        ("image", False),
        ("link", True),
        ("beyond-ascii", True),
        ("problem:encoding", False),
        ("field:tags", True),
        ("field:author", False),
        ("field:scores.", True),
        ("field:flags.", False),
        ("key:score", True),
        ("key:seo.score", False),
        ("in-key:.", True),
        ("in-key:rating", False),
        ("text:b.html", True),
        ("text:B.html", False),
        ("type", False),
        ("nothing", False),
        ("heading-alone", False),
        ("heading-twice", False),
        ("two-titles", False),
        ("level-jump", False),
        ("lower:b.html", True),
        ("lower:# title", True),
        ("one-of:„“", True),
        ("one-of:☐", False),
        ("longer:20", True),
        ("longer:2000", False),
        ("spaces:4", True),
        ("spaces:5", False),
        ("lacks:author", True),
        ("lacks:tags", False),
        ("length:tags:2:9", True),
        ("length:tags:1:9", False),
        ("value:7", True),
        ("value:8", False),
        ("no-value", False),
        ("aside", False),
        ("twice:tags", False),
        ("alike:tags", False),
        ("path-digits:1", False),
        ("says:tags:a", True),
        ("says:tags:7", False),
        ("line:title", True),
        ("odd-date:tags", True),
        ("odd-date:author", False),
        ("late:tags", False),
        ("strokes", False),
    ],
)
def test_what_an_article_has(name: str, met: bool) -> None:
    article = read_markdown(SOURCE, "a.md")
    where = where_of((name,))
    assert where is not None
    assert where.is_met(traits(article), Facts(article, FIELDS, DAY)) is met


@pytest.mark.parametrize(
    ("source", "name", "met"),
    [
        ("# A\n\n### B\n", "level-jump", True),
        ("# A\n\n## B\n\n# C\n", "two-titles", True),
        ("# A\n\nOne.\n\n## a:\n\nTwo.\n", "heading-twice", True),
        ("# A\n\nOne.\n\n## B\n", "heading-alone", True),
        ("One:\n\n- two\n", "lead", True),
        ("One.\n\n- two\n", "lead", False),
        ("- **Two:** three\n", "bold-item", True),
        ("* two **three**\n", "bold-item", False),
        ("- a\n  - b\n    - c\n", "nested:2", True),
        ("- a\n  - b\n    - c\n", "nested:3", False),
        ("> > a\n", "nested:1", True),
        ("![](a.png)\n", "bare-image", True),
        ("![A](a.png)\n", "bare-image", False),
        ("![A](img/a_12.png)\n", "image-of:img", True),
        ("![A](img/a_12.png)\n", "file-of:img", False),
        ("![A](img/Screen%20Shot.png)\n", "file-of:screen s", True),
        ("![A](img/a_12.png)\n", "file-digits:2", True),
        ("![A](img1/a_12.png)\n", "file-digits:3", False),
        ("# Oil a chain\n\nWhy oil a chain?\n", "title-again", True),
        ("# Oil a chain\n\nWhy oil chains?\n", "title-again", False),
        ("# Oil a chain\n", "title:oil", True),
        ("It is a. It is b. It is c.\n", "openings:3", True),
        ("It is a. He is b. It is c.\n", "openings:3", False),
        ("A, b, and c. D, e, or f.\n", "lists-of-three:2", True),
        ("\n = One\n", "begins:= ", True),
    ],
)
def test_what_another_has(source: str, name: str, met: bool) -> None:
    article, where = read_markdown(source, "a.md"), where_of((name,))
    assert where is not None
    assert where.is_met(traits(article), Facts(article, FIELDS, DAY)) is met


def test_names_in_one_list() -> None:
    article = read_markdown("---\ntags: [api, APIs, new api]\n---\n\nText.\n", "a.md")
    for name in ("twice:tags", "alike:tags"):
        where = where_of((name,))
        assert where is not None
        assert where.is_met(traits(article), Facts(article, FIELDS, DAY))


@pytest.mark.parametrize(
    ("written", "name", "met"),
    [
        ("2021-09-15", "odd-date:tags", False),
        ("2021-09-15 10:00", "odd-date:tags", False),
        ("2021-9-15", "odd-date:tags", True),
        ("2021-09-5", "odd-date:tags", True),
        ("2021/09/15", "odd-date:tags", True),
        ("15 September 2021", "odd-date:tags", True),
        ("2021-09-15", "late:tags", False),
        ("2026-01-02", "late:tags", True),
        ("2026-1-2 10:00", "late:tags", True),
        ("api (made up)", "aside", True),
        ("", "no-value", True),
    ],
)
def test_values(written: str, name: str, met: bool) -> None:
    article, where = read_markdown(f"---\ntags: {written}\n---\n\nText.\n", "a.md"), where_of((name,))
    assert where is not None
    assert where.is_met(traits(article), Facts(article, FIELDS, DAY)) is met


def test_regexes_are_asked_for_by_their_texts() -> None:
    def where(*names: str) -> tuple[str, ...]:
        return trigger_of(Check(lambda _: (), where=names)).where

    assert where("link", "like:value:colou?r", "like:value:colours") == (
        "link",
        "value:color",
        "value:colour",
    )
    assert where("link", "like:value:\\w+") == ()
    assert where("like:begins:= \\w", "like:begins:\\w+ ok ") == ("begins:= ", "lower: ok ")
    assert where("like:file-of:p\\d{7}") == ("file-digits:7",)
    assert where("like:says:tags:during the course") == ("says:tags:during the cours",)
    assert where("line:share", "line:share this") == ("line:share", "line:share this")


def test_nothing_is_asked() -> None:
    assert where_of(()) is None


def test_no_finding_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The built-in rules find the same where every one of them looks at every article."""
    pack = load_pack()
    applied = settings(pack, select=["all"])
    articles = [read_markdown(path.read_text(encoding="utf-8"), path.name) for path in ARTICLES]

    def found() -> list[object]:
        linter, house = prepare(applied.rules, pack.literals), House(types=applied.types)
        return [lint_article(article, linter, applied.fields, DAY, house) for article in articles]

    told = found()
    monkeypatch.setattr(Where, "is_met", lambda *_: True)
    assert found() == told


def test_a_start_loads_few_kinds() -> None:
    """A note without metadata, images, lists and headings needs none of the kinds for these."""
    run = (
        "import sys; from anplint import lint_text; lint_text('Call me on Monday.'); "
        "print(*(name for name in sys.modules if name.startswith('anplint.kinds.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout
    assert {"image_name", "claim", "heading_jump", "flag_notes", "hidden_unicode"}.isdisjoint(
        name.rpartition(".")[2] for name in loaded.split()
    )


def test_a_pattern_of_two_searches_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    matches = Matcher._matches

    def counted(self: Matcher, pattern: int, text: str, starts: list[int] | None) -> list[object]:
        tried.append(text)
        return list(matches(self, pattern, text, starts))

    monkeypatch.setattr(Matcher, "_matches", counted)
    pattern = Pattern("word")
    searches = [
        Search(pattern, frozenset({"paragraph", "heading"})),
        Search(pattern, frozenset({"heading"})),
    ]
    blocks = read_markdown("# A word\n\nOne word.\n", "a.md").blocks
    found = Matcher(searches, {}).scan(blocks)
    assert tried == ["A word", "One word."]
    assert [[one.block.kind for one in found[number]] for number in (0, 1)] == [
        ["heading", "paragraph"],
        ["heading"],
    ]
