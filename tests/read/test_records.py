"""Records to articles: which field is the content and how it is read, metadata, names, and what is not seen."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.model import Article, Entry
from anplint.positions import Places
from anplint.read.exports import READERS, read_export
from anplint.read.reading import Reading
from anplint.read.record_content import format_of_content
from anplint.read.records import Broken
from anplint.read.unseen import Unseen, notices
from anplint.run import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anplint.model import Format

GOLDEN = Path(__file__).resolve().parent.parent / "golden_articles"


def read(value: object, **columns: str) -> list[Article | Broken | Unseen]:
    data = json.dumps(value).encode()
    return list(read_export(io.BytesIO(data), "x.json", Reading(columns=columns)))


def article(value: Mapping[str, Any], **columns: str) -> Article:
    (found,) = read(value, **columns)
    assert isinstance(found, Article)
    return found


def texts(found: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in found.blocks]


def test_every_suffix_has_its_reader() -> None:
    assert set(READERS) == EXPORTS


@pytest.mark.parametrize(
    ("record", "content"),
    [
        ({"body": "b", "text": "t", "content": "c"}, "t"),
        ({"text": " ", "body": "b"}, "b"),
        ({"html": "h", "markdown": "m"}, "h"),
        ({"content": {"rendered": "r"}}, "r"),
        ({"Content": "c"}, "c"),
        ({"content_encoded": "c"}, "c"),
        ({"fields": {"body": "b", "title": "t"}}, "b"),
        ({"attributes": {"content": "c"}, "summary": "s"}, "c"),
        ({"a": {"b": {"text": "too deep"}}, "markdown": "m"}, "m"),
        ({"guid": "g", "description": "a feed's text"}, "a feed's text"),
    ],
)
def test_the_content_is_the_first_known_key_with_text(record: dict[str, Any], content: str) -> None:
    found = article(record)
    assert [block.text for block in found.blocks if block.kind == "paragraph"] == [content]


@pytest.mark.parametrize(
    "record", [{}, {"title": "t"}, {"description": "d"}, {"text": ""}, {"a": {"b": {"text": "deep"}}}]
)
def test_a_record_without_text_is_told(record: dict[str, Any]) -> None:
    assert read(record) == [Unseen("no text", "")]


def test_named_columns_come_before_all_guesses() -> None:
    record = {"text": "t", "post": {"main_text": "m"}, "nr": 5, "id": 1, "where": "w", "url": "u"}
    found = article(record, content="post.main_text", id="nr", url="where")
    assert ("paragraph", "m") in texts(found)
    assert (found.record, found.url) == ("5", "w")
    assert read({"text": "t"}, content="body") == [Unseen("no text", "")]


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("text", "Plain words.\n\nAnd a 3 < 4.", "text"),
        ("text", "• one\n• two\n- three", "text"),
        ("text", "<p>One</p>", "html"),
        ("text", "One<br>two", "html"),
        ("text", "See <a href='x'>this</a>.", "html"),
        ("text", "# Head\n\ntext", "markdown"),
        ("text", "See [this](https://e.org).", "markdown"),
        ("text", "A **bold** word and <b>this</b>", "markdown"),
        ("text", "## Head\n\n<div>x</div>", "markdown"),
        ("body", "```\ncode\n```", "markdown"),
        ("html", "no tags", "html"),
        ("bodyhtml", "no tags", "html"),
        ("content:encoded", "# no heading", "html"),
        ("content.rendered", "**x**", "html"),
        ("bodymd", "plain", "markdown"),
        ("markdown", "<p>x</p>", "markdown"),
    ],
)
def test_the_format_is_told_from_the_key_and_the_text(key: str, text: str, kind: Format) -> None:
    assert format_of_content(key, text) == kind


def test_places_of_every_kind_move_with_the_content() -> None:
    body = "---\nlead: <b>\n---\n\n# Head\n\n![alt](i.png) see [a](b).\n\n<!-- note -->\n\n---\ntitle: x\n"
    found = article({"title": "T 😀", "markdown": body, "date": "2024-05-01"})
    alone = article({"markdown": body})
    by = found.parts[1].start
    assert found.source[by : by + len(body)] == body
    assert [b.text for b in found.blocks if found.parts[1].start <= b.start <= found.parts[1].end] == [
        b.text for b in alone.blocks
    ]
    for one, other in zip(found.comments + found.links, alone.comments + alone.links, strict=True):
        assert (one.start, one.end) == (other.start + by, other.end + by)
    image, same = (next(b for b in each.blocks if b.kind == "image") for each in (found, alone))
    assert found.source[slice(*image.detail.target)] == "i.png"  # type: ignore[union-attr,misc]
    assert image.start == same.start + by
    entry = next(b.detail for b in found.blocks if isinstance(b.detail, Entry) and b.detail.path == ("lead",))
    assert found.source[slice(*entry.key)] == "lead"


def test_broken_front_matter_in_a_record_has_its_place() -> None:
    found = article({"title": "T", "markdown": "---\na: 1\na: 2\n---\n\ntext\n"})
    (problem,) = found.problems
    assert found.source[problem.start : problem.end] == "a"
    assert problem.related is not None
    assert found.source[problem.related.start : problem.related.end] == "a"


def test_names_of_records() -> None:
    assert article({"text": "t", "id": 7, "slug": "s", "link": "l"}).record == "7"
    assert article({"text": "t", "slug": "s"}).record == "s"
    assert article({"text": "t", "guid": {"rendered": "g"}}).record == "g"
    found = read([{"text": "a"}, {"text": "b"}])
    assert [each.record for each in found if isinstance(each, Article)] == ["1", "2"]
    assert article({"text": "t", "permalink": "p"}).url == "p"


def test_metadata_has_the_keys_of_the_file() -> None:
    found = article(
        {
            "title": {"rendered": "Tides &#8217;24 <em>now</em>"},
            "excerpt": {"rendered": ""},
            "content": {"rendered": "<p>Text</p>", "protected": False},
            "yoast_head": "<meta>",
            "password": "secret",
            "acf": {"reading_time": 4},
        }
    )
    entries = [(b.detail.path, b.text) for b in found.blocks if isinstance(b.detail, Entry)]
    assert entries == [
        (("title", "rendered"), "Tides ’24 now"),
        (("content", "protected"), "false"),
        (("acf", "reading_time"), "4"),
    ]
    assert "secret" not in found.source


def test_empty_metadata_is_kept_where_people_write_it() -> None:
    found = article({"description": "", "text": "t", "lead": " "})
    empty = [block for block in found.blocks if block.kind == "meta"]
    assert [block.text for block in empty] == ["", ""]
    places = Places(found)
    assert [places.position(block.start).column for block in empty] == [18, 43]


@pytest.mark.parametrize(
    ("record", "unseen"),
    [
        ({"type": "attachment", "text": "t"}, Unseen("type", "attachment")),
        ({"post_type": "nav_menu_item", "text": "t"}, Unseen("type", "nav_menu_item")),
        ({"wp:post_type": "product", "text": "t"}, Unseen("type", "product")),
        ({"status": "trash", "text": "t"}, Unseen("status", "trash")),
        ({"wp:post_type": "post", "wp:status": "auto-draft", "text": "t"}, Unseen("status", "auto-draft")),
        ({"title": "t", "html": None, "lexical": '{"root": {}}'}, Unseen("builder", "Lexical")),
        ({"title": "t", "wp:postmeta": {"_elementor_data": '[{"id": 1}]'}}, Unseen("builder", "Elementor")),
    ],
)
def test_what_is_no_article_is_told(record: dict[str, Any], unseen: Unseen) -> None:
    assert read(record) == [unseen]


@pytest.mark.parametrize("status", ["publish", "draft", "pending", "private", "future", "published"])
def test_drafts_are_articles(status: str) -> None:
    assert article({"status": status, "type": "guide", "text": "t"}).record == "1"


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ({"content": "<p>t</p>", "wp:postmeta": {"_elementor_data": '[{"id": 1}]'}}, "Elementor"),
        ({"content": "<p>t</p>[vc_raw_html]PHA+[/vc_raw_html]"}, "WPBakery raw HTML"),
        ({"content": "[et_pb_section x='1'][/et_pb_section]\n[et_pb_row]"}, "Divi"),
    ],
)
def test_text_that_a_page_builder_keeps_is_told(record: dict[str, Any], name: str) -> None:
    found = read(record)
    assert Unseen("builder", name) in found
    assert any(isinstance(each, Article) for each in found)


def test_no_notice_for_an_empty_page_builder() -> None:
    assert len(read({"content": "<p>t</p>", "wp:postmeta": {"_elementor_data": "[]"}})) == 1


def test_notices_count() -> None:
    counts = {
        Unseen("type", "attachment"): 12,
        Unseen("type", "nav_menu_item"): 2,
        Unseen("no text", ""): 1,
        Unseen("builder", "Elementor"): 3,
    }
    assert [(each.path, each.message, each.number) for each in notices("e.xml", counts)] == [
        ("e.xml", "14 records skipped, no posts or pages: 12 attachment, 2 nav_menu_item", 14),
        (
            "e.xml",
            "3 records with text that is not read, since a page builder or editor keeps it: 3 Elementor",
            3,
        ),
        ("e.xml", "1 record skipped without text; name the key that holds it with --field content=KEY", 1),
    ]


WXR = "<rss><channel><item><title>t</title><content:encoded><![CDATA[{}]]></content:encoded><wp:post_id>1</wp:post_id></item></channel></rss>"


def wordpress(content: str) -> Article:
    (found,) = read_export(io.BytesIO(WXR.replace("{}", content).encode()), "x.xml", Reading())
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_end_paragraphs_in_classic_content(end: str) -> None:
    content = "One <b>two</b>\nstill one.\n\n \nNext <em>one</em>\n\n<ul>\n<li>item</li>\n\n<li>other\n\nsecond</li>\n</ul>\nLast".replace(
        "\n", end
    )
    found = wordpress(content)
    body = [(b.kind, b.text) for b in found.blocks if b.kind != "meta"]
    assert body == [
        ("paragraph", "One two still one."),
        ("paragraph", "Next one"),
        ("item", "item"),
        ("item", "other"),
        ("item", "second"),
        ("paragraph", "Last"),
    ]
    for block in found.blocks:
        first, last = block.to_source(0, 1), block.to_source(len(block.text) - 1, len(block.text))
        assert found.source[first.start] == block.text[0]
        assert found.source[last.end - 1] == block.text[-1]
        assert block.start <= first.start < last.end <= block.end


def test_blank_lines_are_nothing_in_block_content() -> None:
    found = wordpress("<!-- wp:paragraph -->\n<p>One\n\ntwo</p>\n<!-- /wp:paragraph -->")
    assert [b.text for b in found.blocks if b.kind == "paragraph"] == ["One two"]


VALUES = st.dictionaries(
    st.text("abc_ .", min_size=1),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
    max_size=5,
)


@given(VALUES, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_the_source_holds_every_field_and_the_blocks_lie_in_them(
    values: dict[str, str], content: str
) -> None:
    found = [each for each in read({**values, "text": "x" + content}) if isinstance(each, Article)]
    (one,) = found
    named = {part.name: one.source[part.start : part.end] for part in one.parts}
    assert named == {**values, "text": "x" + content}
    assert [block.start for block in one.blocks] == sorted(block.start for block in one.blocks)
    for block in one.blocks:
        assert any(part.start <= block.start <= block.end <= part.end for part in one.parts)


def shown(found: Article | Broken | Unseen) -> str:
    """A record as a person would mark it: each block with its place in the file."""
    if isinstance(found, Broken):
        return f"broken, line {found.line}: {found.message}\n"
    if isinstance(found, Unseen):
        return f"not seen: {found.reason} {found.detail}".rstrip() + "\n"
    places = Places(found)
    lines = [f"record {found.record} ({found.format}) {found.url}".rstrip()]
    for block in found.blocks:
        line, column = places.position(block.to_source(0, 1).start)
        name = f"meta {block.detail.name}" if isinstance(block.detail, Entry) else block.kind
        level = f" {block.level}" if block.level else ""
        lines.append(f"  {line}:{column} {name}{level}: {block.text}".replace("\n", "\\n"))
    return "\n".join(lines) + "\n"


EXAMPLES = sorted(
    file
    for name in ("wxr", "json", "jsonl", "csv")
    for file in (GOLDEN / name).iterdir()
    if file.suffix in EXPORTS
)


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.name for file in EXAMPLES])
def test_golden_exports(file: Path) -> None:
    with file.open("rb") as opened:
        found = "".join(map(shown, read_export(opened, file.name, Reading())))
    assert found == file.with_suffix(".expected").read_text(encoding="utf-8")


def test_there_are_golden_exports_of_every_kind() -> None:
    assert len(EXAMPLES) >= 8
