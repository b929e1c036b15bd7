"""JSON and JSON Lines: values, places, files of every shape, and what is broken."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.errors import ReadError
from anplint.read import json_records, json_walk, window
from anplint.read.json_records import read_json, read_json_lines
from anplint.read.records import Broken, Record
from anplint.read.unseen import Unseen
from tests.read.placing import InPieces, Written, found_places, read_all

if TYPE_CHECKING:
    from collections.abc import Sequence

CHARACTERS = st.one_of(
    st.sampled_from('ab"\\/\n\r\t\b\féñ漢😀\u0301\u200b\u2028\ufeff{}[],: '),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)
SHORT = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
    "/": "\\/",
}


@st.composite
def written_characters(draw: st.DrawFn) -> tuple[str, str]:
    """A code point, and one of the ways in which JSON can hold it."""
    character = draw(CHARACTERS)
    units = character.encode("utf-16-be")
    numbers = [int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2)]
    ways = [
        "".join(f"\\u{number:04x}" for number in numbers),
        "".join(f"\\u{number:04X}" for number in numbers),
    ]
    if character in SHORT:
        ways.append(SHORT[character])
    if character not in '"\\' and character >= " ":
        ways.append(character)
    return character, draw(st.sampled_from(ways))


Pairs = list[tuple[str, str]]
VALUES = st.lists(written_characters(), max_size=30)


def only(found: Sequence[Record | Broken | Unseen]) -> Record:
    (record,) = found
    assert isinstance(record, Record)
    return record


def pairs(record: Record) -> list[tuple[tuple[str | int, ...], str]]:
    return [(field.path, field.text) for field in record.fields]


@given(VALUES, VALUES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_values_and_places_of_json(first: Pairs, second: Pairs, end: str) -> None:
    written = Written()
    written.add(f'[{{"id": 1}},{end}  {{{end}"é 😀": "')
    written.value(first)
    written.add(f'", {end}"b": {{"c": "')
    written.value(second)
    written.add(f'"}}}}{end}]')
    _, record = read_all(read_json, "\ufeff" + written.text)
    assert isinstance(record, Record)
    assert [field.text for field in record.fields] == [
        "".join(c for c, _ in first),
        "".join(c for c, _ in second),
    ]
    found = [each for field in record.fields for each in found_places(record, field)]
    assert found == written.places()


@given(VALUES, st.sampled_from(["\n", "\r\n"]))
def test_values_and_places_of_json_lines(value: Pairs, end: str) -> None:
    written = Written()
    written.add(f'{{"a": "1"}}{end}{end}{{"x": 1, "text": "')
    written.value(value)
    written.add(f'"}}{end}{{"a": "2"}}')
    record = read_all(read_json_lines, written.text)[1]
    assert isinstance(record, Record)
    assert record.fields[1].text == "".join(character for character, _ in value)
    assert found_places(record, record.fields[1]) == written.places()


JSON = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    | st.integers()
    | st.booleans()
    | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc.", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


def flat(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        return [pair for key, one in value.items() for pair in flat(one, (*path, key))]
    if isinstance(value, list):
        return [pair for index, one in enumerate(value) for pair in flat(one, (*path, index))]
    if value is None or (not isinstance(value, str) and isinstance(path[-1], int)):
        return []
    return [(path, value if isinstance(value, str) else json.dumps(value))]


@given(
    st.lists(st.dictionaries(st.text("abc😀", min_size=1), JSON, max_size=4), max_size=4),
    st.booleans(),
    st.integers(1, 40),
)
def test_any_json_gives_its_values(records: list[dict[str, Any]], ascii_only: bool, size: int) -> None:
    text = json.dumps(records, ensure_ascii=ascii_only, indent=size % 3 or None)
    found = list(read_json(InPieces(text.encode(), size), "x"))  # type: ignore[arg-type]
    assert [pairs(each) for each in found if isinstance(each, Record)] == [flat(one) for one in records]
    lines = "".join(json.dumps(one, ensure_ascii=ascii_only) + "\n" for one in records)
    found = list(read_json_lines(io.BytesIO(lines.encode()), "x"))
    assert [pairs(each) for each in found if isinstance(each, Record)] == [flat(one) for one in records]


POSTS = '[{"id": 1, "html": "x"}, {"id": 2, "html": "y"}]'


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (POSTS, ["1", "2"]),
        ("\n\n " + POSTS + "\n", ["1", "2"]),
        (f'{{"posts": {POSTS}, "meta": {{"pages": 3}}}}', ["1", "2"]),
        (f'{{"meta": {{"a": [1, {{}}]}}, "data": {POSTS}}}', ["1", "2"]),
        (f'{{"data": {{"posts": {POSTS}}}}}', ["1", "2"]),
        (
            f'{{"db": [{{"meta": {{"v": "5"}}, "data": {{"users": [{{"id": 9}}], "posts": {POSTS}}}}}]}}',
            ["1", "2"],
        ),
        (f'{{"posts": {POSTS}, "items": {POSTS}}}', ["1", "2", "1", "2"]),
        ('{"id": 7, "title": "t", "body": "b", "items": [{"id": 8}]}', ["7"]),
        ('{"id": 7, "content": {"rendered": "b"}}', ["7"]),
        ('{"id": 7, "text": "b", "data": {"posts": 3}, "entries": [1, 2]}', ["7"]),
        ('{"id": 7, "items": ["a", {}], "text": "b"}', ["7"]),
        ("[]", []),
        ('{"posts": []}', [""]),
        ("", []),
        (" \n", []),
    ],
)
def test_shapes_of_files(text: str, ids: list[str]) -> None:
    for size in (1, 7, 10_000):
        found = list(read_json(InPieces(text.encode(), size), "x"))  # type: ignore[arg-type]
        assert [
            next((f.text for f in each.fields if f.path == ("id",)), "")
            for each in found
            if isinstance(each, Record)
        ] == ids
        assert not [each for each in found if isinstance(each, Broken)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"a": 1},\n {"a": }, {"a": 2}]', (2, "record 2 is no JSON: expecting value, column 8")),
        ('[{"a": 1},\n {"a":\n\t"b" "c"}]', (3, "record 2 is no JSON: expecting ',' delimiter, column 6")),
        ('[{"a": 1},\n {"a": "b', (2, "JSON breaks off at column 2: the file ends before this is closed")),
        (
            '[{"a": 1}]\n{"a": 2}',
            (
                2,
                "JSON breaks off at column 1: nothing can follow the end (name a file of one record a line .jsonl)",
            ),
        ),
        (
            '{"a": 1}\n{"a": 2}',
            (
                2,
                "JSON breaks off at column 1: nothing can follow the end (name a file of one record a line .jsonl)",
            ),
        ),
        ('{"a": 1,\n a: 2}', (2, "JSON breaks off at column 2: a key in double quotes is expected")),
        ('{"a" 1}', (1, "JSON breaks off at column 6: a colon is expected behind the key")),
        ('{"a": ]}', (1, "JSON breaks off at column 7: a value is expected")),
        ("<html>", (1, "JSON breaks off at column 1: an object or an array is expected")),
        ('[{"a": "x\ty"}]', (1, "record 1 is no JSON: invalid control character at, column 10")),
        ('[{"a": ' + "[" * 100_000 + "]" * 100_000 + "}]", (1, "record 1 nests too deep")),
        ('[{"a": 1' + "0" * 5_000 + "}]", None),
        ('{"posts": [{"a": 1}', (1, "JSON breaks off at column 20: the file ends before this is closed")),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, message: tuple[int, str] | None) -> None:
    broken = [each for each in read_all(read_json, text) if isinstance(each, Broken)]
    assert broken == ([Broken(*message)] if message else broken)
    assert len(broken) == 1


def test_a_broken_line_does_not_stop_the_next() -> None:
    data = b'{"a": "1"}\n{"a": \n[1]\n{"a": "\xff"}\n\n"x"\n{"a": "2"}'
    found = read_all(read_json_lines, data)
    assert [type(each) for each in found] == [Record, Broken, Unseen, Broken, Unseen, Record]
    assert found[1] == Broken(2, "record 2 is no JSON: expecting value, column 7")
    assert found[3] == Broken(4, "record 4 is not UTF-8 (byte 0xFF)")
    assert isinstance(found[5], Record)
    assert (found[5].number, found[5].line) == (6, 7)


def test_bytes_that_are_no_text() -> None:
    data = b'[{"a": "1"},\r\n{"a": "caf\xe9"}]'
    for size in (1, 5, 100):
        found = read_json(InPieces(data, size), "x")  # type: ignore[arg-type]
        assert isinstance(next(found), Record)
        with pytest.raises(ReadError, match="line 2 is not UTF-8"):
            next(found)
    with pytest.raises(ReadError, match="line 1 holds a NUL byte"):
        read_all(read_json, "[\0]")
    with pytest.raises(ReadError, match="is UTF-16"):
        read_all(read_json, "[]".encode("utf-16"))
    assert read_all(read_json_lines, "{}".encode("utf-16")) == [
        Broken(1, "is UTF-16; save the file as UTF-8")
    ]


def test_halves_of_surrogate_pairs_and_nul_become_the_replacement_character() -> None:
    record = only(read_all(read_json, r'[{"a": "x\ud83dy\ude00\u0000\\u0041"}]'))
    assert record.fields[0].text == "x\ufffdy\ufffd\ufffd\\u0041"


def test_what_says_nothing_of_the_article_is_left_out() -> None:
    text = (
        '{"id": 1, "tags": [3, 4], "names": ["a"], "x": null, "_links": {"self": [{"href": "u"}]}, "y": true}'
    )
    assert pairs(only(read_all(read_json, text))) == [(("id",), "1"), (("names", 0), "a"), (("y",), "true")]
    text = '{"_embedded": {"author": [{"name": "Kim", "link": "l"}], "replies": [{"content": "c"}], "wp:term": [[{"name": "sea"}]]}}'
    assert pairs(only(read_all(read_json, text))) == [
        (("_embedded", "author", 0, "name"), "Kim"),
        (("_embedded", "wp:term", 0, 0, "name"), "sea"),
    ]
    assert pairs(only(read_all(read_json, '{"_embedded": "x"}'))) == []


def test_too_large_records_are_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (json_records, json_walk):
        monkeypatch.setattr(module, "LIMIT", 1_000)
    for name in ("CHUNK", "MOST"):
        monkeypatch.setattr(window, name, 64)
    monkeypatch.setattr(json_records, "MEGABYTE", 10)
    large = json.dumps({"a": ["x\\" * 20, '"]'] * 200, "b": 1})
    found = read_all(read_json, f'[{{"a": "1"}},\n{large},\n{{"a": "2"}}]')
    assert [type(each) for each in found] == [Record, Broken, Record]
    assert found[1] == Broken(2, f"record 2 {json_records.TOO_LARGE}")
    assert isinstance(found[2], Record)
    assert (found[2].number, found[2].line, found[2].column) == (3, 3, 1)
    found = read_all(read_json_lines, f'{{"a": "1"}}\n{large}\n{{"a": "2"}}')
    assert [type(each) for each in found] == [Record, Broken, Record]
    assert found[1] == Broken(2, f"record 2 {json_records.TOO_LARGE}")
    assert read_all(read_json, "\n" + large) == [Broken(2, f"record 1 {json_records.TOO_LARGE}")]
    behind = read_all(read_json, f'{{"users": {large},\n"posts": [{{"a": "1"}}], "more": {large}}}')
    assert [type(each) for each in behind] == [Record]


def test_too_many_escapes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "MOST_ESCAPES", 10)
    assert read_all(read_json, r'[{"a": "\n\n\n\n\n\n\n\n\n\n\n"}]') == [
        Broken(1, "record 1 has more than 10 escapes and was not read")
    ]
