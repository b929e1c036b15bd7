"""Plain text and rendered exports: what stands in them, where, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from anplint.model import OPAQUE, PROSE_KINDS, Article, Block, Entry, Image, Item
from anplint.positions import Lines
from anplint.read.labels import Labels
from anplint.read.text import read_text

PRESET = Path(__file__).parents[2] / "configs" / "article-export.yaml"
LABELS = Labels(YAML(typ="safe").load(PRESET)["labels"])

EXPORT = """| |

how to true a bent rear wheel at home

a rear wheel carries most of the load. this page shows how to find the wobble and how to take it out.

bent wheel on a stand picture 1
bent wheel on a stand picture 1. image source: images.example

before you start

clean the rim first. dirt hides a dent.

tools on the bench

  • spoke key
  • masking tape
wheel with tape picture 2
wheel with tape picture 2. image source: photos.example

last words

ride round the block and look again.

spokeshed post meta

topicwheels / rear
summarythis page explains how to true a wheel, in five steps.
ai outline
  • context: a bent rim
  • recommended action: turn a little, look again
stack
  • wheels
  • spokes
reading time3
shelf lifelong
oil changes12
word count: 61
difficulty easy
score
  • quality: 70
  • depth: 40
revision
  • last reviewed: 2024-02-03
entities
    • name: rim
    • type: part
    • name: spoke
image sources
    • source: images.example
    • url: https://images.example/wheel.png
notes
  • draft text, to be read by a mechanic
  • see also: the page on hubs

Related Posts"""


def read(source: str, labels: Labels = LABELS) -> Article:
    return read_text(source, "a.txt", labels)


def shape(source: str, labels: Labels = LABELS) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in read(source, labels).blocks]


def entries(article: Article) -> dict[tuple[str | int, ...], Block]:
    return {b.detail.path: b for b in article.blocks if isinstance(b.detail, Entry)}


def test_export_is_read_as_title_sections_items_and_images() -> None:
    blocks = [b for b in read(EXPORT).blocks if b.kind != "meta"]
    assert [(b.kind, b.level, b.text[:28]) for b in blocks] == [
        ("debris", 0, "| |"),
        ("heading", 1, "how to true a bent rear whee"),
        ("paragraph", 0, "a rear wheel carries most of"),
        ("image", 0, "bent wheel on a stand pictur"),
        ("caption", 0, "bent wheel on a stand pictur"),
        ("heading", 2, "before you start"),
        ("paragraph", 0, "clean the rim first. dirt hi"),
        ("heading", 2, "tools on the bench"),
        ("item", 1, "spoke key"),
        ("item", 1, "masking tape"),
        ("image", 0, "wheel with tape picture 2"),
        ("caption", 0, "wheel with tape picture 2. i"),
        ("heading", 2, "last words"),
        ("paragraph", 0, "ride round the block and loo"),
        ("debris", 0, "spokeshed post meta"),
        ("debris", 0, "Related Posts"),
    ]
    assert {b.detail for b in blocks if b.kind == "image"} == {Image("", None)}
    assert blocks[4].text.endswith("image source: images.example")


def test_box_entries_have_paths_and_exact_places() -> None:
    article = read(EXPORT)
    found = entries(article)
    assert {path: block.text for path, block in found.items()} == {
        ("topic",): "wheels / rear",
        ("summary",): "this page explains how to true a wheel, in five steps.",
        ("ai outline",): "",
        ("ai outline", "context"): "a bent rim",
        ("ai outline", "recommended action"): "turn a little, look again",
        ("stack",): "",
        ("stack", 0): "wheels",
        ("stack", 1): "spokes",
        ("reading time",): "3",
        ("",): "shelf lifelong",
        ("oil changes",): "12",
        ("word count",): "61",
        ("difficulty",): "easy",
        ("score",): "",
        ("score", "quality"): "70",
        ("score", "depth"): "40",
        ("revision",): "",
        ("revision", "last reviewed"): "2024-02-03",
        ("entities",): "",
        ("entities", 0, "name"): "rim",
        ("entities", 0, "type"): "part",
        ("entities", 1, "name"): "spoke",
        ("image sources",): "",
        ("image sources", 0, "source"): "images.example",
        ("image sources", 0, "url"): "https://images.example/wheel.png",
        ("notes",): "",
        ("notes", 0): "draft text, to be read by a mechanic",
        ("notes", "see also"): "the page on hubs",
    }
    for path, block in found.items():
        assert isinstance(block.detail, Entry)
        key = [part for part in path if isinstance(part, str)][-1]
        assert EXPORT[block.detail.key.start : block.detail.key.end] == key
        place = block.to_source(0, len(block.text))
        assert not block.text or EXPORT[place.start : place.end] == block.text
    assert Lines(EXPORT).text(Lines(EXPORT).position(found["score", "depth"].start).line) == "  • depth: 40"
    assert [link.url for link in article.links] == ["https://images.example/wheel.png"]


def test_unknown_labels_degrade_to_paragraphs_and_items() -> None:
    kinds = {b.kind for b in read(EXPORT, Labels()).blocks}
    assert kinds == {"debris", "heading", "paragraph", "item"}
    texts = [b.text for b in read(EXPORT, Labels()).blocks]
    assert "wheels" in texts
    assert any("topicwheels" in text for text in texts)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_change_what_is_read(end: str) -> None:
    assert shape(EXPORT.replace("\n", end)) == shape(EXPORT)


CASES = {
    "hard-wrapped": ("One line\nand the next.\n", [("paragraph", 0, "One line and the next.")]),
    "empty": ("", []),
    "blank": (" \n\t\r\n\n", []),
    "letter": (
        "Dear Ann,\n\nthe bike is ready.\n\nBest wishes\nBo",
        [
            ("paragraph", 0, "Dear Ann,"),
            ("paragraph", 0, "the bike is ready."),
            ("paragraph", 0, "Best wishes Bo"),
        ],
    ),
    "signature": (
        "The bike is ready.\n\nBo",
        [("paragraph", 0, "The bike is ready."), ("paragraph", 0, "Bo")],
    ),
    "date and salutation": (
        "12 March 2024\n\nDear Ann,\n\nit is ready.",
        [("paragraph", 0, "12 March 2024"), ("paragraph", 0, "Dear Ann,"), ("paragraph", 0, "it is ready.")],
    ),
    "short last line": (
        "On oil\n\nOil it.\n\nLast words\n\nthanks",
        [
            ("heading", 1, "On oil"),
            ("paragraph", 0, "Oil it."),
            ("paragraph", 0, "Last words"),
            ("paragraph", 0, "thanks"),
        ],
    ),
    "shopping list": ("tube\n\nchain\n\nbell\n", [("paragraph", 0, t) for t in ("tube", "chain", "bell")]),
    "question is no title": (
        "Why oil?\n\nTo ride.",
        [("paragraph", 0, "Why oil?"), ("paragraph", 0, "To ride.")],
    ),
    "question above sections": (
        "Why oil a chain?\n\nTo ride.\n\nWhen\n\nIn May.",
        [
            ("heading", 1, "Why oil a chain?"),
            ("paragraph", 0, "To ride."),
            ("heading", 2, "When"),
            ("paragraph", 0, "In May."),
        ],
    ),
    "question in a letter": (
        "How are you, Ann?\n\nThe bike is ready.\n\nBo",
        [("paragraph", 0, t) for t in ("How are you, Ann?", "The bike is ready.", "Bo")],
    ),
    "byline": (
        "On oil\n\nBy Ann Ede\n\nOil it.",
        [("heading", 1, "On oil"), ("paragraph", 0, "By Ann Ede"), ("paragraph", 0, "Oil it.")],
    ),
    "heading below heading": (
        "On oil\n\nChain\n\nDry or wet\n\nOil it.",
        [
            ("heading", 1, "On oil"),
            ("heading", 2, "Chain"),
            ("heading", 2, "Dry or wet"),
            ("paragraph", 0, "Oil it."),
        ],
    ),
    "underlined": ("On oil\n======\nOil it.", [("heading", 1, "On oil"), ("paragraph", 0, "Oil it.")]),
    "ruler": (
        "Oil it.\n\n* * *\n\nRide.",
        [("paragraph", 0, "Oil it."), ("html", 0, ""), ("paragraph", 0, "Ride.")],
    ),
    "code is no heading": (
        "x = {}\n\nThat is it.",
        [("paragraph", 0, "x = {}"), ("paragraph", 0, "That is it.")],
    ),
    "debris alone at the end": (
        "Oil it.\n\nShare this\n\n| |",
        [("paragraph", 0, "Oil it."), ("debris", 0, "Share this"), ("debris", 0, "| |")],
    ),
    "debris label above text": (
        "Oil it.\n\nSimilar Posts\n\n- Hubs",
        [("paragraph", 0, "Oil it."), ("heading", 2, "Similar Posts"), ("item", 1, "Hubs")],
    ),
    "debris label ends a paragraph": ("Ride and\nshare this", [("paragraph", 0, "Ride and share this")]),
    "pipe in a drawing": ("a\n|\nb", [("paragraph", 0, "a | b")]),
    "caption alone": (
        "Photo: Ann Ede\n\nOil it.",
        [("caption", 0, "Photo: Ann Ede"), ("paragraph", 0, "Oil it.")],
    ),
    "caption below a sentence": (
        "We rode on.\nThe pass. Image source: x.example",
        [("paragraph", 0, "We rode on."), ("caption", 0, "The pass. Image source: x.example")],
    ),
    "alt below a paragraph": (
        "We rode on\nThe high pass\nThe high pass. Image source: x.example",
        [
            ("paragraph", 0, "We rode on"),
            ("image", 0, "The high pass"),
            ("caption", 0, "The high pass. Image source: x.example"),
        ],
    ),
    "photo in a sentence": (
        "She sent me the photo: a bike.",
        [("paragraph", 0, "She sent me the photo: a bike.")],
    ),
    "labels in prose": (
        "Summary of the ride: wet.\n\nNotes are short.\n\nStack the wheels flat.",
        [
            ("paragraph", 0, t)
            for t in ("Summary of the ride: wet.", "Notes are short.", "Stack the wheels flat.")
        ],
    ),
    "box heading above prose": (
        "Ride well.\n\nWorking with post meta\n\nNotes are kept in one long row of a table, read by no one.",
        [
            ("paragraph", 0, "Ride well."),
            ("heading", 2, "Working with post meta"),
            ("paragraph", 0, "Notes are kept in one long row of a table, read by no one."),
        ],
    ),
    "text behind a box": (
        "x post meta\ntopichubs\nreading time2\n\nOil it again.",
        [
            ("debris", 0, "x post meta"),
            ("meta", 0, "hubs"),
            ("meta", 0, "2"),
            ("paragraph", 0, "Oil it again."),
        ],
    ),
    "box without a heading": (
        "Oil it.\n\nTopic: hubs\nReading_Time 2\ntags\n- a\nauthorann",
        [("paragraph", 0, "Oil it."), *(("meta", 0, t) for t in ("hubs", "2", "", "a", "ann"))],
    ),
    "two labels are no box": ("Topic: hubs\nTags: oil", [("paragraph", 0, "Topic: hubs Tags: oil")]),
    "unknown label above a list": (
        "x post meta\ntopichubs\ntopics\n• a\nstatus: new",
        [
            ("debris", 0, "x post meta"),
            ("meta", 0, "hubs"),
            ("meta", 0, ""),
            ("meta", 0, "a"),
            ("meta", 0, "new"),
        ],
    ),
    "unknown labels by their shape": (
        "x post meta\nlikes512\ntopichubs\nmood: dry\nrides 7\nlast seen2024-03-01\nshedbig\nvotes4.5/5",
        [
            ("debris", 0, "x post meta"),
            *(("meta", 0, t) for t in ("512", "hubs", "dry", "7", "2024-03-01")),
            *(("meta", 0, t) for t in ("shedbig", "4.5/5")),
        ],
    ),
    "unknown labels alone are no box": (
        "x post meta\nnods512\nmood: dry",
        [("paragraph", 0, "x post meta nods512 mood: dry")],
    ),
    "unknown labels among known ones at the end": (
        "Oil it.\n\nfor you: oil\nlikes512\ntopichubs\nmood: dry\nreading time2\nauthorann",
        [
            ("paragraph", 0, "Oil it."),
            ("paragraph", 0, "for you: oil"),
            *(("meta", 0, t) for t in ("512", "hubs", "dry", "2", "ann")),
        ],
    ),
    "a line with a colon below known labels is no label": (
        "x post meta\ntopichubs\nreading time2\n\nNote: oil it again.",
        [
            ("debris", 0, "x post meta"),
            ("meta", 0, "hubs"),
            ("meta", 0, "2"),
            ("paragraph", 0, "Note: oil it again."),
        ],
    ),
    "code between fences": (
        "Run it:\n```Bash\ncd a\n\n  - ls\n```\nDone.\n\n````\n```\n````\n```not closed",
        [
            ("paragraph", 0, "Run it:"),
            ("code", 0, "cd a\n\n  - ls\n"),
            ("paragraph", 0, "Done."),
            ("code", 0, "```\n"),
            ("paragraph", 0, "```not closed"),
        ],
    ),
    "address": ("See https://a.example/b now.", [("paragraph", 0, f"See {OPAQUE * 19} now.")]),
}


@pytest.mark.parametrize("name", CASES)
def test_shape(name: str) -> None:
    source, expected = CASES[name]
    assert shape(source) == expected


def test_items_know_list_order_depth_and_box() -> None:
    source = "- a\n  more\n  - [x] b\n  - [ ] c\n* d\n\n  second\n\n1. e\n2) f\n\nText.\n\n☐ g\n• ☑ h\n•i"
    found = [(b.text, b.level, b.detail) for b in read(source).blocks if b.kind == "item"]
    assert found == [
        ("a more", 1, Item(0, ordered=False, checked=None, first=True)),
        ("b", 2, Item(1, ordered=False, checked=True, first=True)),
        ("c", 2, Item(1, ordered=False, checked=False, first=True)),
        ("d", 1, Item(0, ordered=False, checked=None, first=True)),
        ("second", 1, Item(0, ordered=False, checked=None, first=False)),
        ("e", 1, Item(2, ordered=True, checked=None, first=True)),
        ("f", 1, Item(2, ordered=True, checked=None, first=True)),
        ("g", 1, Item(3, ordered=False, checked=False, first=True)),
        ("h", 1, Item(3, ordered=False, checked=True, first=True)),
        ("i", 1, Item(3, ordered=False, checked=None, first=True)),
    ]


def test_a_number_in_a_wrapped_sentence_starts_no_list() -> None:
    assert shape("We rode in the year\n12. It was wet.") == [
        ("paragraph", 0, "We rode in the year 12. It was wet.")
    ]


def test_front_matter_is_read_and_a_ruler_is_not_taken_for_it() -> None:
    assert shape("---\ntitle: Oil\n---\nOil it.\n") == [("meta", 0, "Oil"), ("paragraph", 0, "Oil it.")]
    article = read("---\nOil it now.\n\n---\n")
    assert not article.problems
    assert [block.kind for block in article.blocks] == ["html", "paragraph", "html"]


FRAGMENTS = st.sampled_from(
    [
        *EXPORT.split("\n"),
        "",
        "",
        "   ",
        "\t",
        "\ttabbed 🚲 line",
        "👩‍🔧 mend it",
        "- ",
        "- [x] done",
        "1. first",
        "3) third",
        "  deeper: value",
        "topic",
        "tags:",
        "authorann",
        "status new",
        "subject = oil",
        "word total\t512",
        "reading time  3 min",
        "likes512",
        "brandsVibram",
        "Article data",
        "- word count: 12",
        "maxSize: 3",
        "    x = f(1);",
        "x post meta",
        "Share this",
        "---",
        "====",
        "|",
        "e\u0301 \u200b https://a.example/x) and www.b.example.",
        "\u00a0nbsp\u00a0",
        "\x0cpage",
        "a\u2028b",
        "```sh",
        "  ```",
        "photo: x",
        "---",
    ]
)
DOCUMENTS = st.lists(st.tuples(FRAGMENTS, st.sampled_from(["\n", "\r\n", "\r"])), max_size=25).map(
    lambda parts: "".join(text + end for text, end in parts)
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS | st.text(max_size=60))
def test_every_line_lies_in_exactly_one_block(source: str) -> None:
    article = read("\n" + source)
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end
        assert not article.source[last : block.start].strip()
        inside = article.source[block.start : block.end]
        assert inside == inside.strip()
        last = block.end
    assert not article.source[last:].strip()


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS | st.text(max_size=60))
def test_runs_lead_to_the_same_characters(source: str) -> None:
    for block in read("\n" + source).blocks:
        assert sum(run.length for run in block.runs) == len(block.text)
        for run in block.runs:
            if run.length != run.width:
                assert block.text[run.text] == " "
                assert not ("\n" + source)[run.source : run.source + run.width].strip()
                continue
            pairs = zip(
                block.text[run.text :], ("\n" + source)[run.source : run.source + run.width], strict=False
            )
            for shown, real in pairs:
                assert (
                    shown == real
                    or (shown == OPAQUE and block.kind in PROSE_KINDS)
                    or (shown, real)
                    in {
                        (" ", "\n"),
                        (" ", "\r"),
                    }
                )


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_meta_values_stand_in_the_source_as_they_are(source: str) -> None:
    for block in read("\n" + source).blocks:
        if block.kind == "meta" and block.text:
            place = block.to_source(0, len(block.text))
            assert ("\n" + source)[place.start : place.end] == block.text
            assert block.start <= place.start
            assert place.end == block.end


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_without_labels_there_is_no_metadata(source: str) -> None:
    kinds = {block.kind for block in read("\n" + source, Labels()).blocks}
    assert kinds <= {"heading", "paragraph", "item", "html", "code", "debris"}
