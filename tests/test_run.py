"""A run over files with one article or many: results, failures and notices in order, one record at a time."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from anplint.config import settings
from anplint.finding import Checked, Failure, Notice
from anplint.lint import prepare
from anplint.pack import load_pack
from anplint.read.reading import Reading
from anplint.run import check_export, check_files, is_export
from benchmarks.wxr import write_export
from tests.running import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anplint.config import Settings
    from anplint.lint import Linter
    from anplint.run import Result

DAY = date(2026, 11, 23)
GOLDEN = Path(__file__).parent / "golden_articles"
PACK = load_pack()
SETTINGS = settings(PACK, select=["repetition.doubled-word", "meta.reading-time"])
LINTER = prepare(SETTINGS.rules, PACK.literals)
DOUBLED = "<p>We saw the the boat.</p>"


def settings_of(_file: Path) -> tuple[Settings, Linter]:
    return SETTINGS, LINTER


def results(tmp_path: Path, name: str, data: str | bytes) -> list[Result]:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(check_files([file], settings_of, DAY))


def lines(records: list[object]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize("name", ["a.xml", "a.JSON", "b/c.jsonl", "x.ndjson", "x.csv"])
def test_exports_are_told_by_their_suffix(name: str) -> None:
    assert is_export(name)
    assert not is_export(f"{name}.md")


def test_each_record_is_an_article(tmp_path: Path) -> None:
    found = results(
        tmp_path,
        "posts.jsonl",
        lines([{"id": "a", "url": "u", "title": "T", "html": DOUBLED}, {"id": "b", "text": "Fine."}]),
    )
    assert [
        (each.record, each.url, each.title, each.format) for each in found if isinstance(each, Checked)
    ] == [
        ("a", "u", "T", "html"),
        ("b", "", "", "text"),
    ]
    first = found[0]
    assert isinstance(first, Checked)
    (finding,) = first.findings
    assert (finding.field, finding.start, finding.end, finding.text) == ("html", 10, 17, "the the")
    column = (tmp_path / "posts.jsonl").read_text(encoding="utf-8").index("the the") + 1
    assert tuple(finding.position) == (1, column)


def test_a_claim_in_post_meta_is_held_against_the_text() -> None:
    with (GOLDEN / "wxr" / "classic.xml").open("rb") as opened:
        checked, skipped, trashed = check_export(opened, "classic.xml", *_meta(), DAY)
    assert isinstance(checked, Checked)
    (finding,) = checked.findings
    assert finding.field == "wp:postmeta.reading_time"
    assert tuple(finding.position) == (54, 28)
    assert skipped == Notice("classic.xml", "1 record skipped, no posts or pages: 1 attachment", 1)
    assert trashed == Notice("classic.xml", "1 record skipped by status: 1 trash", 1)


def _meta() -> tuple[Settings, Linter]:
    """Settings in which the key of the golden export is known, whatever the presets say."""
    fields = {**SETTINGS.fields, "reading-time": ("wp:postmeta.readingtime",)}
    return SETTINGS._replace(fields=fields), LINTER


def test_what_is_broken_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    found = results(tmp_path, "posts.jsonl", '{"text": "A."}\n{"text": \n{"text": "B."}\n{"title": "x"}\n')
    assert [type(each) for each in found] == [Checked, Failure, Checked, Notice]
    failure = found[1]
    assert isinstance(failure, Failure)
    assert failure.path.endswith("posts.jsonl")
    assert failure.message == "line 2: record 2 is no JSON: expecting value, column 10"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.xml",
            '<!DOCTYPE rss [<!ENTITY a "ha">]><rss/>',
            "line 1 declares the entity “a”; declarations of entities are refused",
        ),
        ("a.xml", "<sitemap/>", "line 1 starts with <sitemap>: no WordPress export (WXR) and no RSS feed"),
        ("a.json", b'[{"text": "caf\xe9"}]', "line 1 is not UTF-8 (byte 0xE9); save the file as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: str | bytes, message: str) -> None:
    (failure,) = results(tmp_path, name, data)
    assert isinstance(failure, Failure)
    assert failure.message == message


def test_named_columns_state_concepts() -> None:
    columns = {"content": "main", "reading-time": "how_long", "title": "name"}
    chosen = SETTINGS._replace(reading=Reading(columns=columns))
    data = lines([{"main": DOUBLED, "how_long": 30, "name": "N", "title": "T"}]).encode()
    (checked,) = check_export(io.BytesIO(data), "x.jsonl", chosen, LINTER, DAY)
    assert isinstance(checked, Checked)
    assert checked.title == "N"
    assert [each.rule for each in checked.findings] == ["repetition.doubled-word", "meta.reading-time"]


class Endless(io.RawIOBase):
    """A file of records that never ends, and notes how much of it was read."""

    def __init__(self) -> None:
        self.lines = 0

    def readline(self, _size: int | None = -1, /) -> bytes:
        self.lines += 1
        return b'{"text": "Words."}\n'


def test_records_are_read_one_at_a_time() -> None:
    endless = Endless()
    found: Iterator[Result] = check_export(endless, "x.jsonl", SETTINGS, LINTER, DAY)  # type: ignore[arg-type]
    first, second = next(found), next(found)
    assert isinstance(first, Checked)
    assert isinstance(second, Checked)
    assert (first.record, second.record, endless.lines) == ("1", "2", 2)


def test_places_are_right_at_the_end_of_a_large_export(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    place = write_export(file, 2_000_000)
    found = [each for each in check_files([file], settings_of, DAY) if isinstance(each, Checked)]
    assert len(found) > 200
    assert [f"{each.position.line}:{each.position.column}" for one in found for each in one.findings] == [
        place
    ]


def test_exports_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = lines([{"id": "a", "title": "T", "link": "u", "html": DOUBLED}, {"id": "b", "title": "x"}])
    Path("posts.jsonl").write_text(records, encoding="utf-8")
    chosen = ("check", "--select", "repetition.doubled-word")
    expected = f"posts.jsonl:1:{records.index('the the') + 1}: warning repetition.doubled-word “the the”: the word stands twice; delete one.\n"
    for result in (
        run(*chosen, "posts.jsonl", "--output-format", "concise"),
        run(*chosen, "-", "--stdin-filename", "posts.jsonl", "--output-format", "concise", stdin=records),
    ):
        assert result.stdout == expected + "1 warning in 1 article\n"
        assert result.stderr == (
            "warning: posts.jsonl: 1 record skipped without text; name the key that holds it with --field content=KEY\n"
        )
        assert result.exit_code == 0
    report = json.loads(run(*chosen, "posts.jsonl", "--output-format", "json").stdout)
    (article,), (finding,) = report["articles"], report["findings"]
    assert (article["record"], article["url"]) == ("a", "u")
    assert (finding["record"], finding["field"], finding["start"], finding["line"]) == ("a", "html", 10, 1)
    assert run(*chosen, "posts.jsonl").stdout.startswith("posts.jsonl  record a “T”  1 warning\n")
