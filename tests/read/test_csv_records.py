"""CSV: values as Python's ``csv`` reads them, places, and what is broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.errors import ReadError
from anplint.read import csv_records, window
from anplint.read.csv_records import read_csv
from anplint.read.records import Broken, Record
from tests.read.placing import InPieces, Written, found_places, read_all

TEXT = st.text(
    st.one_of(
        st.sampled_from("ab\"'\n\r,;\t|é漢😀\u0301 "),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=20,
)


@given(
    st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.integers(1, 30),
)
def test_rows_that_csv_writes(rows: list[list[str]], end: str, size: int) -> None:
    out = io.StringIO()
    lone = any(mark in cell for row in rows for cell in row for mark in "\r\n")  # not always quoted by csv
    writer = csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL if lone else csv.QUOTE_MINIMAL)
    writer.writerows([["a", "b", "c"], *rows])
    found = list(read_csv(InPieces(("\ufeff" + out.getvalue()).encode(), size), "x"))  # type: ignore[arg-type]
    expected = [[(name, cell) for name, cell in zip("abc", row, strict=True) if cell.strip()] for row in rows]
    values = [
        [(field.path[0], field.text) for field in each.fields] for each in found if isinstance(each, Record)
    ]
    assert [row for row in values if row] == [row for row in expected if row]


@given(TEXT, TEXT, st.sampled_from(["\n", "\r\n", "\r"]))
def test_places(first: str, second: str, end: str) -> None:
    written = Written()
    written.add(f'id;text{end}1;"a{end}b"{end}')
    for text in (first, second):
        written.add('"')
        written.value([("x", "x"), *((c, '""' if c == '"' else c) for c in text)])
        written.add('";' if text is first else f'"{end}')
    record = read_all(read_csv, written.text)[1]
    assert isinstance(record, Record)
    assert [field.text for field in record.fields][:2] == [f"x{first}", f"x{second}"]
    assert [each for field in record.fields[:2] for each in found_places(record, field)] == written.places()


@given(st.text('a",\n', max_size=30))
def test_any_text_is_read_as_csv_reads_it(text: str) -> None:
    found = read_all(read_csv, f"h\n{text}")
    if any(isinstance(each, Broken) for each in found):
        assert found[-1].message.endswith("opens a quote that is never closed")  # type: ignore[union-attr]
        found.pop()
        return
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
    values = [
        [field.text for field in each.fields] for each in found if isinstance(each, Record) and each.fields
    ]
    assert values == [[cell for cell in row if cell.strip()] for row in rows]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_the_delimiter_is_told_from_the_header(delimiter: str) -> None:
    text = f'"a, b; c"{delimiter}text\n1{delimiter}x,y\n'
    (record,) = read_all(read_csv, text)
    assert isinstance(record, Record)
    assert [field.path for field in record.fields][:2] == [("a, b; c",), ("text",)]


def test_columns_without_names_have_numbers() -> None:
    (record,) = read_all(read_csv, "id,,text\n1,2,3,4\n")
    assert isinstance(record, Record)
    assert [field.path[0] for field in record.fields] == ["id", "column 2", "text", "column 4"]


def test_a_quote_that_is_never_closed() -> None:
    found = read_all(read_csv, 'id,text\n1,"a"\n2,"b\n3,c\n')
    assert found[1:] == [Broken(3, "record 2 opens a quote that is never closed")]


def test_bytes_that_are_no_text() -> None:
    found = read_csv(io.BytesIO(b"id,text\n1,a\n2,caf\xe9\n"), "x")
    assert isinstance(next(found), Record)
    with pytest.raises(ReadError, match="line 3 is not UTF-8"):
        next(found)


def test_too_large_rows_are_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_records, "LIMIT", 1_000)
    monkeypatch.setattr(csv_records, "MOST_COLUMNS", 50)
    for name in ("CHUNK", "MOST"):
        monkeypatch.setattr(window, name, 64)
    large = '2,"' + 'a ""b"",\n' * 300 + '"'
    found = read_all(read_csv, f"id,text\n1,a\n{large}\n3,c\n{'x,' * 60}\n5,e\n")
    assert [type(each) for each in found] == [Record, Broken, Record, Broken, Record]
    assert [each.line for each in found] == [2, 3, 304, 305, 306]  # type: ignore[union-attr]
    assert found[1].message.startswith("record 2 is larger than")  # type: ignore[union-attr]
    assert found[3] == Broken(305, "record 4 has more than 50 cells")
