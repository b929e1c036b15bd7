"""Front matter in TOML and JSON, and in fences that name their format: every place, every mistake."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.model import Entry
from anplint.read.front_matter import LIMIT, FrontMatter, read_front_matter

Found = tuple[str, str, str]  # name, value, the source at the value's place


def entries(source: str) -> list[Found]:
    found = []
    for block in read_front_matter(source).blocks:
        assert isinstance(block.detail, Entry)
        start, end = block.to_source(0, len(block.text))
        assert block.start <= start <= end <= block.end
        found.append((block.detail.name, block.text, source[start:end]))
    return found


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        pytest.param('title = "Bread"  # c\n', [("title", "Bread", "Bread")], id="basic"),
        pytest.param("title = 'a \"b\" # c'\n", [("title", 'a "b" # c', 'a "b" # c')], id="literal"),
        pytest.param('title = "a \\"b\\" \\u00e9"\n', [("title", 'a "b" é', '"a \\"b\\" \\u00e9"')], id="escapes"),
        pytest.param('a = """\nb\nc"""\n', [("a", "b\nc", "b\nc")], id="lines"),
        pytest.param("a = '''\nb \"c\"\n'''\n", [("a", 'b "c"', 'b "c"')], id="literal-lines"),
        pytest.param('a = """b \\\n   c"""\n', [("a", "b c", '"""b \\\n   c"""')], id="continued"),
        pytest.param("date = 2024-05-06T07:08:09Z\n", [("date", "2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z")], id="date"),
        pytest.param("d = 2024-05-06 07:08:09 # x\n", [("d", "2024-05-06 07:08:09", "2024-05-06 07:08:09")], id="date-with-a-blank"),
        pytest.param("tags = ['a', \"b c\", # d\n  'e',\n]\n", [("tags", "a", "a"), ("tags", "b c", "b c"), ("tags", "e", "e")], id="array"),
        pytest.param("a = []\nb = {}\nc = ''\n", [("a", "", ""), ("b", "", ""), ("c", "", "''")], id="empty"),
        pytest.param("a = {b = 1, c = {d = 'e'}}\n", [("a.b", "1", "1"), ("a.c.d", "e", "e")], id="inline-table"),
        pytest.param("[params]\nx.y = true\n[params.z]\nq = 1\n", [("params.x.y", "true", "true"), ("params.z.q", "1", "1")], id="tables"),
        pytest.param("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n", [("a.b", "1", "1"), ("a.b", "2", "2"), ("a.c.d", "3", "3")], id="array-of-tables"),
        pytest.param("\"a b\" = 1\n'c' = 2\n", [("a b", "1", "1"), ("c", "2", "2")], id="quoted-keys"),
        pytest.param("a = [[1, 2], ['b']]\n", [("a", "1", "1"), ("a", "2", "2"), ("a", "b", "b")], id="nested-arrays"),
        pytest.param("é = 1\n", [], id="no-key"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_toml(toml: str, expected: list[Found], end: str) -> None:
    source = f"+++\n{toml}+++\nBody\n".replace("\n", end)
    found = [(name, value.replace(end, "\n"), raw.replace(end, "\n")) for name, value, raw in entries(source)]
    assert expected == found
    front = read_front_matter(source)
    assert source[front.body :] == f"Body{end}"
    assert bool(front.problems) == (not expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"a": "b"}\n', [("a", "b", "b")], id="one-line"),
        pytest.param('{\n  "a": "b \\"c\\"",\n  "d": [1, "e"]\n}\n', [("a", 'b "c"', '"b \\"c\\""'), ("d", "1", "1"), ("d", "e", "e")], id="lines"),
        pytest.param('{"a": {"b": {"c": true}}, "d": null}\n', [("a.b.c", "true", "true"), ("d", "", "null")], id="nested"),
        pytest.param('{"a": [], "b": {}, "c": ""}\n', [("a", "", ""), ("b", "", ""), ("c", "", '""')], id="empty"),
        pytest.param('{"a": [{"b": 1}, {"b": 2}]}\n', [("a.b", "1", "1"), ("a.b", "2", "2")], id="objects-in-an-array"),
        pytest.param('{"é😀": "ü"}\n', [("é😀", "ü", "ü")], id="non-ascii"),
    ],
)  # fmt: skip
def test_json(text: str, expected: list[Found]) -> None:
    source = f"{text}\nBody\n"
    assert expected == entries(source)
    front = read_front_matter(source)
    assert front.problems == []
    assert source[front.body :] == "\nBody\n"
    for block in front.blocks:
        assert isinstance(block.detail, Entry)
        key = next(part for part in reversed(block.detail.path) if isinstance(part, str))
        assert source[slice(*block.detail.key)] == key


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('---json\n{"a": "b"}\n---\nBody', [("a", "b", "b")], id="json"),
        pytest.param("---toml\na = 'b'\n---\nBody", [("a", "b", "b")], id="toml"),
        pytest.param("---yaml\na: b\n---\nBody", [("a", "b", "b")], id="yaml"),
        pytest.param("---js\n{a: 'b'}\n---\nBody", [], id="js"),
    ],
)
def test_named_fences(source: str, expected: list[Found]) -> None:
    assert expected == entries(source)
    front = read_front_matter(source)
    assert (front.problems, source[front.body :]) == ([], "Body")


@pytest.mark.parametrize(
    ("source", "name", "place", "words"),
    [
        pytest.param("+++\na = b c\n+++\n", "broken-front-matter", "b c", "quote the value", id="bare-text"),
        pytest.param(
            '+++\na = "b\nc = 1\n+++\n', "broken-front-matter", 'a = "b', "never closed", id="open-quote"
        ),
        pytest.param("+++\na: b\n+++\n", "broken-front-matter", ": b", "name = value", id="yaml-in-toml"),
        pytest.param("+++\na = [1\n+++\n", "broken-front-matter", "a = [1", "never closed", id="open-array"),
        pytest.param("+++\na = 1\nb = 2\na = 3\n+++\n", "duplicate-key", "a", "a", id="duplicate"),
        pytest.param("+++\n[a]\nb = 1\n[a]\n+++\n", "duplicate-key", "a", "a", id="duplicate-table"),
        pytest.param("+++\na = 1\n\nBody\n", "broken-front-matter", "+++", "never closed", id="unclosed"),
        pytest.param("+++\na = " + "[" * 300 + "\n+++\n", "broken-front-matter", "+++", "deep", id="deep"),
        pytest.param(
            "+++\na = '" + "x" * LIMIT + "'\n+++\n", "broken-front-matter", "+++", "longer", id="long"
        ),
        pytest.param('{\n"a": 1,\n}\n', "broken-front-matter", "}", "one too many", id="last-comma"),
        pytest.param(
            '{\n"a": 1\n"b": 2\n}\n', "broken-front-matter", '"b": 2', "comma is missing", id="no-comma"
        ),
        pytest.param('{\n"a": b\n}\n', "broken-front-matter", "b", "double quotes", id="no-quotes"),
        pytest.param('{"a": 1, "a": 2}\n', "duplicate-key", "a", "a", id="duplicate-in-json"),
        pytest.param('{\n"a": 1,\n\nBody\n', "broken-front-matter", "{", "never closed", id="unclosed-brace"),
        pytest.param("---json\n[1]\n---\n", "broken-front-matter", "[1]", "no fields", id="array"),
    ],
)
def test_problems(source: str, name: str, place: str, words: str) -> None:
    (problem,) = read_front_matter(source).problems
    assert name == problem.name
    assert place == source[problem.start : problem.end].strip()
    assert words in problem.detail


@pytest.mark.parametrize(
    "source",
    [
        "{{< a >}}\n",
        "{% a %}\n",
        '{"text"} in MDX\n',
        "{a: b}\n",
        "{: .a}\nb\n",
        "+++\nA break, and words.\n\n+++\nMore.\n",
        "---ruby\na\n---\n",
        "++++\na = 1\n++++\n",
    ],
)
def test_no_front_matter(source: str) -> None:
    front = read_front_matter(source)
    assert (front.blocks, front.problems, front.body) == ([], [], 0)


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-99, 99), st.text("ab \"'\\é😀{}[],:#\n", max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:  # noqa: ANN401
    """Every scalar and empty collection with its path."""
    if isinstance(value, dict) and value:
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list) and value:
        return [leaf for number, inner in enumerate(value) for leaf in leaves(inner, (*path, number))]
    text = (
        "" if isinstance(value, dict | list) else json.dumps(value) if isinstance(value, bool) else str(value)
    )
    return [(path, text.rstrip("\n"))]


def addresses(front: FrontMatter) -> list[tuple[tuple[str | int, ...], str]]:
    return [(block.detail.path, block.text) for block in front.blocks if isinstance(block.detail, Entry)]


def to_toml(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {to_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@given(
    st.dictionaries(st.text("abc", min_size=1), VALUES, min_size=1, max_size=4), st.sampled_from([None, 2])
)
def test_json_as_the_standard_library_reads_it(fields: dict[str, Any], indent: int | None) -> None:
    front = read_front_matter(json.dumps(fields, indent=indent) + "\nBody")
    assert front.problems == []
    assert leaves(fields) == addresses(front)


@given(st.dictionaries(st.text("abc", min_size=1), VALUES, min_size=1, max_size=4))
def test_toml_as_the_standard_library_reads_it(fields: dict[str, Any]) -> None:
    text = "".join(f"{key} = {to_toml(value)}\n" for key, value in fields.items())
    assert tomllib.loads(text) == fields
    front = read_front_matter(f"+++\n{text}+++\n")
    assert front.problems == []
    assert leaves(fields) == addresses(front)


PIECES = st.lists(
    st.sampled_from(
        [*list("ab=.[]{},\"'#\\ \t\n:é😀"), "\r\n", '"""', "'''", " = ", "[[", "]]", "\\u00e9", "null"]
    ),
    max_size=30,
).map("".join)


@given(st.sampled_from(["+++\n{}\n+++\nBody\n", '{{"a": {}\n}}\nBody\n', "---json\n{}\n---\nBody\n"]), PIECES)
def test_never_fails_and_places_hold(frame: str, inner: str) -> None:
    source = frame.format(inner)
    front = read_front_matter(source)
    for block in front.blocks:
        assert isinstance(block.detail, Entry)
        start, end = block.to_source(0, len(block.text))
        assert 0 <= block.start <= start <= end <= block.end <= len(source)
        assert 0 <= block.detail.key.start <= block.detail.key.end <= len(source)
    for problem in front.problems:
        assert 0 <= problem.start < problem.end <= len(source)
