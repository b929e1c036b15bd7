"""WordPress exports: values, places, what is refused and what is broken."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.errors import ReadError
from anplint.read import wxr
from anplint.read.records import Broken, Record
from anplint.read.wxr import read_wxr
from tests.read.placing import InPieces, Written, found_places, read_all

HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:wp="w" xmlns:content="c">\n<channel><title>Site</title>\n'
TAIL = "</channel></rss>\n"
CHARACTERS = st.one_of(
    st.sampled_from("ab<>&\"'\n\té漢😀\u0301]\u200b "),
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]),
)
NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&apos;"}


@st.composite
def escaped(draw: st.DrawFn, end: str) -> tuple[str, str]:
    """A code point, and one of the ways in which XML can hold it; line ends as the file has them."""
    character = draw(CHARACTERS)
    if character == "\n":
        return character, draw(st.sampled_from([end, "&#10;"]))
    ways = [f"&#{ord(character)};", f"&#x{ord(character):X};"]
    if character in NAMED:
        ways.append(NAMED[character])
    if character not in "<&>":
        ways.append(character)
    return character, draw(st.sampled_from(ways))


def plain(character: str, end: str) -> tuple[str, str]:
    return character, end if character == "\n" else character


ENDS = st.sampled_from(["\n", "\r\n"])


@given(st.data(), ENDS, st.integers(1, 200))
def test_values_and_places(data: st.DataObject, end: str, size: int) -> None:
    first = data.draw(st.lists(escaped(end), max_size=25))
    in_cdata = [plain(c, end) for c in data.draw(st.text(CHARACTERS, max_size=25)).replace("]]>", "")]
    written = Written()
    written.add(HEAD.replace("\n", end) + f"<item><title>é😀</title></item>{end} <item><title>")
    written.value([("x", "x"), *first])
    written.add(f"</title>{end}<content:encoded><![CDATA[")
    written.value([("x", "x"), *in_cdata])
    written.add("]]><![CDATA[")
    written.value([("]", "]"), ("]", "]")])
    written.add("]]>")
    written.value([(">", "&gt;")])
    written.add("</content:encoded></item>" + TAIL)
    found = list(read_wxr(InPieces(("\ufeff" + written.text).encode(), size), "x"))  # type: ignore[arg-type]
    record = found[1]
    assert isinstance(record, Record)
    assert [field.text for field in record.fields] == [
        "x" + "".join(c for c, _ in first),
        "x" + "".join(c for c, _ in in_cdata) + "]]>",
    ]
    assert [each for field in record.fields for each in found_places(record, field)] == written.places()


def paths(found: object) -> list[tuple[tuple[str | int, ...], str]]:
    assert isinstance(found, Record)
    return [(field.path, field.text) for field in found.fields]


def test_fields_of_an_item() -> None:
    item = (
        '<item><title>T</title><category domain="category" nicename="n">News</category>'
        '<category domain="post_tag" nicename="t"><![CDATA[tide]]></category><category>Plain</category>'
        "<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key>"
        "<wp:meta_value><![CDATA[d]]></wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>empty</wp:meta_key>"
        "<wp:meta_value></wp:meta_value></wp:postmeta><wp:comment><wp:comment_id>1</wp:comment_id>"
        "<wp:comment_content>spam</wp:comment_content></wp:comment><dc:creator>kim</dc:creator></item>"
    )
    head = HEAD.replace("xmlns:wp", 'xmlns:dc="d" xmlns:excerpt="e" xmlns:wp')
    (found,) = read_all(read_wxr, head + item + TAIL)
    assert paths(found) == [
        (("title",), "T"),
        (("category",), "News"),
        (("category", "post_tag"), "tide"),
        (("category",), "Plain"),
        (("wp:postmeta", "_yoast_wpseo_metadesc"), "d"),
        (("dc:creator",), "kim"),
    ]


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            HEAD.replace("<rss", BOMB + "<rss", 1),
            "line 2 declares the entity “a”; declarations of entities are refused",
        ),
        (
            HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss', 1),
            "line 2 declares the entity “x”",
        ),
        (
            HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://e.org/x">%x;]><rss', 1),
            "line 2 declares the entity “x”",
        ),
        (
            HEAD.replace("<rss", '<!DOCTYPE rss SYSTEM "http://e.org/x.dtd"><rss', 1),
            "line 2 refers to an external DTD",
        ),
        (
            '<?xml version="1.0" encoding="ISO-8859-1"?><rss/>',
            "line 1 says that the file is ISO-8859-1; save it as UTF-8",
        ),
        ('<?xml version="1.0"?>\n<urlset/>', "line 2 starts with <urlset>: no WordPress export"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_all(read_wxr, text)
    assert caught.value.message.startswith(message)


def test_utf_16_is_refused() -> None:
    with pytest.raises(ReadError, match="is UTF-16; save it as UTF-8"):
        read_all(read_wxr, HEAD.encode("utf-16"))


ITEM = "<item><title>T</title></item>\n"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (
            "<item><title>a &nbsp; b</title></item>",
            (5, "the XML breaks off at column 16 (undefined entity); what follows was not read"),
        ),
        (
            "<item><title>a & b</title></item>",
            (
                5,
                "the XML breaks off at column 17 (not well-formed (invalid token)); what follows was not read",
            ),
        ),
        (
            "<item><title>a</item>",
            (5, "the XML breaks off at column 17 (mismatched tag); what follows was not read"),
        ),
        (
            b"<item><title>caf\xe9 x</title></item>",
            (5, "is not UTF-8 (byte 0xE9); what follows was not read"),
        ),
        (b"<item><title>caf\xe9", (5, "is not UTF-8 (byte 0xE9); what follows was not read")),
    ],
)
def test_what_was_read_before_a_mistake_stays(broken: str | bytes, message: tuple[int, str]) -> None:
    data = (HEAD + ITEM).encode() + (broken if isinstance(broken, bytes) else broken.encode()) + TAIL.encode()
    for size in (7, 100_000):
        found = list(read_wxr(InPieces(data, size), "x"))  # type: ignore[arg-type]
        assert [type(each) for each in found] == [Record, Broken]
        assert found[1] == Broken(*message)


def test_a_file_that_ends_early() -> None:
    found = read_all(read_wxr, HEAD + ITEM)
    assert [type(each) for each in found] == [Record, Broken]
    assert read_all(read_wxr, "")[0].message.startswith("the XML breaks off")  # type: ignore[union-attr]


def test_too_large_items_are_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wxr, "LIMIT", 2_000)
    monkeypatch.setattr(wxr, "CHUNK", 64)
    large = "<item><title>" + "word &amp;\n" * 500 + "</title><link>x</link></item>\n"
    found = read_all(read_wxr, HEAD + ITEM + large + ITEM + TAIL)
    assert [type(each) for each in found] == [Record, Broken, Record]
    assert found[1].line == 5  # type: ignore[union-attr]
    assert found[1].message.startswith("record 2 is larger than")  # type: ignore[union-attr]
    assert (found[2].line, found[2].column, found[2].number) == (506, 1, 3)  # type: ignore[union-attr]
    found = read_all(read_wxr, HEAD + ITEM + f"<!-- {'x' * 5_000} -->")
    assert [type(each) for each in found] == [Record, Broken]
    found = read_all(read_wxr, HEAD + f"<description>{'x ' * 5_000}</description>" + ITEM + TAIL)
    assert [type(each) for each in found] == [Record]


def test_too_many_pieces_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wxr, "MOST_PIECES", 20)
    found = read_all(read_wxr, HEAD + f"<item><title>{'&lt;' * 30}</title></item>" + ITEM + TAIL)
    assert found[0] == Broken(4, "record 1 has more than 20 lines and escapes and was not read")
    assert isinstance(found[1], Record)


def test_columns_in_a_file_of_one_line() -> None:
    text = (HEAD + ITEM.replace("T", "é😀") * 50_000 + "<item><title>x</title></item>" + TAIL).replace(
        "\n", " "
    )
    last = list(read_wxr(io.BytesIO(text.encode()), "x"))[-1]
    assert isinstance(last, Record)
    assert (last.line, last.column) == (1, text.rindex("<item>") + 1)
