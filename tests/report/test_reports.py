from __future__ import annotations

import json
from io import StringIO
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from anplint.finding import Edit, Failure, Fix, NotRun, RelatedPlace, Report
from anplint.model import Position
from anplint.report import FORMATS, Showing, render
from anplint.report.summary import counts_line
from anplint.schema import output_schema
from tests.report.samples import article, finding, report

SCHEMA = json.loads(output_schema())


def rendered(name: str, one: Report, showing: Showing | None = None) -> str:
    return "".join(render(name, one, showing or Showing()))


def as_json(one: Report) -> Any:  # noqa: ANN401 - whatever JSON holds
    text = rendered("json", one)
    assert text.endswith("}\n")
    assert text.isascii()
    data = json.loads(text)
    jsonschema.validate(data, SCHEMA)
    return data


def house(articles: int, hit: int) -> Report:
    """A report in which one rule hits some of the articles."""
    return report(
        *(article(f"{n:02}.md", *[finding(rule="demo.habit")] * (n < hit)) for n in range(articles))
    )


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("one", "infos", "expected"),
    [
        (report(), False, "no article was checked"),
        (report(article("a.md")), False, "no findings in 1 article"),
        (
            report(article("a.md", finding(severity="info"))),
            False,
            "no errors or warnings in 1 article (1 info: --show info)",
        ),
        (report(article("a.md", finding(severity="info"))), True, "1 info in 1 article"),
        (
            report(
                article("a.md", finding(severity="error"), finding(), finding(severity="info")),
                article("b.md"),
            ),
            False,
            "1 error, 1 warning in 1 of 2 articles (1 info: --show info)",
        ),
        (
            report(article("a.md", *[finding()] * 1200), article("b.md")),
            False,
            "1,200 warnings in 1 of 2 articles",
        ),
    ],
)
def test_counts(one: Report, infos: bool, expected: str) -> None:
    assert counts_line(one, Showing(infos=infos)) == expected


def test_a_habit_is_told_once() -> None:
    lines = rendered("concise", house(30, 11)).splitlines()
    assert lines == [
        (
            "demo.habit: 11 findings in 11 of 30 articles, a habit: "
            "switch it off with --ignore demo.habit, list them with --select demo.habit"
        ),
        "11 warnings in 11 of 30 articles",
    ]
    assert "a habit" in rendered("text", house(30, 11))


@pytest.mark.parametrize(("articles", "hit"), [(29, 29), (30, 10)], ids=["few articles", "a third"])
def test_what_is_no_habit_is_listed(articles: int, hit: int) -> None:
    assert len(rendered("concise", house(articles, hit)).splitlines()) == hit + 1


def test_a_rule_that_was_asked_for_is_listed() -> None:
    text = rendered("concise", house(30, 30), Showing(listed=frozenset({"demo.habit"})))
    assert len(text.splitlines()) == 31


def test_machines_get_every_finding_of_a_habit() -> None:
    assert len(as_json(house(30, 30))["findings"]) == 30


def test_concise_is_a_line_for_each_finding() -> None:
    one = report(
        article("a.md", finding(severity="error"), finding(severity="info")), not_run=(NotRun("x.y", "no z"),)
    )
    assert rendered("concise", one).splitlines() == [
        "a.md:1:3: error demo.rule A message.",
        "not run: x.y (no z)",
        "1 error in 1 article (1 info: --show info)",
    ]
    assert rendered("concise", one, Showing(quiet=True)) == "a.md:1:3: error demo.rule A message.\n"
    assert "\x1b[31merror\x1b[0m" in rendered("concise", one, Showing(color=True))


FORGED = "x\nb.md:1:1: error a.b forged\x1b[2J\u202e"


def test_no_text_forges_a_line() -> None:
    one = report(article(f"::error::{FORGED}", finding(f"in {FORGED}", 3, 30, message=f"“{FORGED}”")))
    lines = rendered("concise", one).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("./::error::x b.md")
    for name in ("concise", "text"):
        text = rendered(name, one)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not any(line.startswith(("b.md", "::")) for line in text.splitlines())


def test_wrapped_text_begins_no_command() -> None:
    message = f"{'word ' * 11}::error::forged"
    text = rendered("text", report(article("a.md", finding(message=message))))
    assert "error::forged" in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_json_holds_everything() -> None:
    fix = Fix("safe", (Edit(2, 7, "spot"),))
    related = (RelatedPlace(Position(3, 4), "the first one"),)
    one = report(
        article("a.md", finding(fix=fix, related=related), finding(severity="info")),
        article("b.md"),
        failures=(Failure("c.md", "is not UTF-8"),),
        not_run=(NotRun("demo.other", "needs spaCy"),),
    )
    data = as_json(one)
    assert data["schema_version"] == 1
    assert data["summary"] == {"articles": 2, "words": 200, "errors": 0, "warnings": 1, "infos": 1}
    assert [each["path"] for each in data["articles"]] == ["a.md", "b.md"]
    assert data["articles"][0]["scores"] == {}
    assert data["findings"][0]["fix"] == {"safety": "safe", "edits": [{"start": 2, "end": 7, "text": "spot"}]}
    assert data["findings"][0]["related"] == [
        {"path": "a.md", "line": 3, "column": 4, "message": "the first one"}
    ]
    assert data["findings"][1]["fix"] is None
    assert data["errors"] == [{"path": "c.md", "message": "is not UTF-8"}]
    assert data["not_run"] == [{"rule": "demo.other", "reason": "needs spaCy"}]


def test_json_takes_ten_thousand_findings() -> None:
    one = report(article("a.md", *[finding(f"a place {'x' * 9000}", 2, 7)] * 10_000))
    pieces = render("json", one, Showing())
    first = next(pieces)
    assert '"warnings": 10000' in first
    data = json.loads(first + "".join(pieces))
    assert len(data["findings"]) == 10_000


def test_json_of_nothing_and_of_hostile_names() -> None:
    assert as_json(report())["findings"] == []
    data = as_json(report(article("bad\udcff\x1b\u202e.md", finding("a\u2028b place", 4, 9))))
    assert data["articles"][0]["path"] == "bad\ufffd\x1b\u202e.md"
    assert data["findings"][0]["text"] == "place"


def test_json_cuts_long_values() -> None:
    one = finding("x" * 900, 0, 900)
    data = as_json(report(article("a.md", one)))
    assert len(data["findings"][0]["values"]["match"]) == 500
    assert len(data["findings"][0]["text"]) == 900


def test_text_puts_the_worst_first() -> None:
    one = report(
        article("a.md", finding(severity="info")),
        article("b.md", finding(rule="demo.b"), finding(severity="error", rule="demo.worst")),
        article("c.md", *[finding()] * 3),
    )
    text = rendered("text", one)
    assert text.index("b.md") < text.index("demo.worst") < text.index("demo.b") < text.index("c.md")
    assert "a.md" not in text
    assert text.endswith(
        "1 error, 4 warnings in 2 of 3 articles (1 info: --show info)\nnext: anplint explain demo.worst\n"
    )
    assert rendered("text", one, Showing(infos=True)).index("c.md") < rendered(
        "text", one, Showing(infos=True)
    ).index("a.md")


def test_text_of_nothing() -> None:
    assert rendered("text", report(article("a.md"))) == "no findings in 1 article\n"
    assert rendered("text", report(article("a.md")), Showing(quiet=True)) == ""


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ((Edit(2, 7, "spot"),), "fix (safe): “place” → “spot”"),
        ((Edit(2, 7, ""),), "fix (safe): delete “place”"),
        ((Edit(2, 2, "new "),), "fix (safe): insert “new ”"),
        ((Edit(40, 50, ""),), "fix (safe): delete 10 characters"),
        ((Edit(40, 50, "far"),), "fix (safe): write “far”"),
        ((Edit(0, 1, ""), Edit(2, 7, "x" * 80)), f"fix (safe): delete “a”; “place” → “{'x' * 59}…”"),
    ],
)
def test_text_tells_the_fix(edits: tuple[Edit, ...], words: str) -> None:
    text = rendered("text", report(article("a.md", finding(fix=Fix("safe", edits)))), Showing(width=120))
    assert words in " ".join(text.split())


def test_text_tells_the_reason_once_in_an_article() -> None:
    one = report(article("a.md", finding(), finding()), article("b.md", finding()))
    assert rendered("text", one, Showing(whys={"demo.rule": "It matters."})).count("why: It matters.") == 2


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
def test_text_keeps_to_its_width(width: int, color: bool) -> None:
    line = f"{'漢字 and words ' * 20}place{' 🚲 more' * 30}"
    start = line.index("place")
    one = finding(line, start, start + 5, message="A long message with many words. " * 5, severity="error")
    whys = {"demo.rule": "A long reason with many words, told at length. " * 4}
    text = rendered("text", report(article("a.md", one)), Showing(width=width, color=color, whys=whys))
    assert ("\x1b[" in text) == color
    plain = text if not color else "".join(strip_ansi(text))
    assert max(map(cell_len, plain.splitlines())) <= width
    assert not any(each.endswith(" ") for each in plain.splitlines())


def strip_ansi(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_markup_is_text() -> None:
    one = finding("[bold]x[/nope] [link=javascript:x]y", 0, 14, message="“[/nope]” :smile: [red]")
    text = rendered("text", report(article("[red]a.md", one)), Showing(color=True))
    assert "[/nope]” :smile: [red]" in text
    assert "[link=javascript:x]" in text
    assert "]8;" not in text


def test_rendering_twice_gives_the_same() -> None:
    one = report(article("a.md", finding(), finding(severity="error")), article("b.md", finding()))
    for name in FORMATS:
        assert rendered(name, one) == rendered(name, one)


def test_pieces_end_at_lines() -> None:
    out = StringIO()
    for piece in render("text", report(article("a.md", finding())), Showing()):
        assert piece.endswith("\n")
        out.write(piece)
    assert out.getvalue()
