"""Metadata boxes as sites print them below an article in plain text, and endings that only look like one."""

from __future__ import annotations

import time

import pytest

from anplint.model import Entry
from anplint.read.labels import Labels
from tests.read.test_text import read

ABOVE = """Oiling a chain

Oil it well, and the chain will last you a year of rain and salt.

The end

Then ride home, and hang the bike on its hook.

"""

BOXES = {
    "colons, a list, page debris": (
        (
            "Shop journal data\n\nSubject: chains\nDepartment: Hubs\nRead time: 11 min\nLast checked: 2026-03-02\n"
            "Gear\n  • brush\n  • rag\nPictures: 1\n\nRelated Products\n"
        ),
        {
            "": "Shop journal data",
            "Subject": "chains",
            "Department": "Hubs",
            "Read time": "11 min",
            "Last checked": "2026-03-02",
            "Gear.0": "brush",
            "Gear.1": "rag",
            "Pictures": "1",
        },
    ),
    "equals signs": (
        (
            "Guide facts\n\nsubject = chains\nplace = Leeds\nratings\n  - quality = 92\n  - depth = 62\n"
            "last reviewed = 2020-09-30\nreading time = 2\n"
        ),
        {
            "": "Guide facts",
            "subject": "chains",
            "place": "Leeds",
            "ratings.quality": "92",
            "ratings.depth": "62",
            "last reviewed": "2020-09-30",
            "reading time": "2",
        },
    ),
    "glued": (
        (
            "wayfarer post sheet\n\nsubjectchains and hubs\nmoods\n  • dry\npacking list\n  • rag\n  • oil can\n"
            "reading time2\npictures4\nrating\n  • freshness: 94\nlast updated2021-04-18\nhas images1\nshelfleft\n"
            "seen on2023-08-12\nsourcehttps://a.example/b\nremarks\n  • rows of a test, to be replaced.\n"
        ),
        {
            "": "shelfleft",
            "subject": "chains and hubs",
            "moods.0": "dry",
            "packing list.0": "rag",
            "packing list.1": "oil can",
            "reading time": "2",
            "pictures": "4",
            "rating.freshness": "94",
            "last updated": "2021-04-18",
            "has images": "1",
            "seen on": "2023-08-12",
            "source": "https://a.example/b",
            "remarks.0": "rows of a test, to be replaced.",
        },
    ),
    "capitals show the value": (
        "Post facts\nSubjectChains\nReading Time2\nBrandsVibram\nWord count512\n",
        {"": "Post facts", "Subject": "Chains", "Reading Time": "2", "Brands": "Vibram", "Word count": "512"},
    ),
    "tabs": (
        "Story facts\n\nTheme\tchains\nWords\t512\nReading time\t3 min\n",
        {"": "Story facts", "Theme": "chains", "Words": "512", "Reading time": "3 min"},
    ),
    "columns": (
        "Record\n\nMood          dry\nWord count    512\nReading time  3 min\nReviewed on   2024-01-02\n",
        {
            "": "Record",
            "Mood": "dry",
            "Word count": "512",
            "Reading time": "3 min",
            "Reviewed on": "2024-01-02",
        },
    ),
    "bullets": (
        "Article data\n\n• topic: chains\n• reading time: 3\n• scores\n    • quality: 3\n• word count: 12\n",
        {
            "": "Article data",
            "topic": "chains",
            "reading time": "3",
            "scores.quality": "3",
            "word count": "12",
        },
    ),
    "blank lines between": (
        "Text file\n\nSubject: chains\n\nReading time: 3 min\n\nWord count: 512\n\nMood: dry\n",
        {"": "Text file", "Subject": "chains", "Reading time": "3 min", "Word count": "512", "Mood": "dry"},
    ),
    "rulers around": (
        "---\nMinutes to read: 4\nParagraphs: 8\nTags: oil, rust\nCourse: B\n---\n\n© 2026 Wheelhouse\n",
        {"Minutes to read": "4", "Paragraphs": "8", "Tags": "oil, rust", "Course": "B"},
    ),
    "marks around its heading": (
        "*** Text record ***\nReadTime: 3\nwordCount: 512\nlast_reviewed: 2024-01-02\nmood: dry\n",
        {
            "": "*** Text record ***",
            "ReadTime": "3",
            "wordCount": "512",
            "last_reviewed": "2024-01-02",
            "mood": "dry",
        },
    ),
    "a list without bullets": (
        "Page card\n\nabout: chains\nreading time 3\ntools\n    rag\n    oil can\nphotos: 4\nslug: how-to-oil\n",
        {
            "": "Page card",
            "about": "chains",
            "reading time": "3",
            "tools.0": "rag",
            "tools.1": "oil can",
            "photos": "4",
            "slug": "how-to-oil",
        },
    ),
    "no heading": (
        "subjectchains\nreading time2\nlast updated2021-04-18\nshelfleft\nlevel: easy\n",
        {
            "subject": "chains",
            "reading time": "2",
            "last updated": "2021-04-18",
            "": "shelfleft",
            "level": "easy",
        },
    ),
    "keys with dots, labels with units": (
        "Post data\n\nmeta.word_count: 500\nseo.title: Oil\nReading time (min): 3\n",
        {"": "Post data", "meta.word_count": "500", "seo.title": "Oil", "Reading time": "3"},
    ),
    "a summary first": (
        (
            "x post meta\n\nsummarythis page tells how to oil a chain in five steps, and why that is done in May.\n"
            "topicchains\nreading time3\n"
        ),
        {
            "summary": "this page tells how to oil a chain in five steps, and why that is done in May.",
            "topic": "chains",
            "reading time": "3",
        },
    ),
    "strokes": (
        "Record card\n\nReading time | 3 min\nWord count | 512\nLast reviewed – 2024-01-02\n",
        {
            "": "Record card",
            "Reading time": "3 min",
            "Word count": "512",
            "Last reviewed": "2024-01-02",
        },
    ),
}


@pytest.mark.parametrize("name", BOXES)
def test_box_of_any_site_is_read(name: str) -> None:
    text, expected = BOXES[name]
    source = ABOVE + text
    article = read(source)
    found = {}
    for block in article.blocks:
        if isinstance(block.detail, Entry):
            key = block.detail.key
            assert source[key.start : key.end] == ([p for p in block.detail.path if isinstance(p, str)])[-1]
            if block.text:
                place = block.to_source(0, len(block.text))
                assert source[place.start : place.end] == block.text
                found[".".join(map(str, block.detail.path))] = block.text
    assert found == expected
    body = [block.kind for block in article.blocks if block.start < len(ABOVE)]
    assert body == ["heading", "paragraph", "heading", "paragraph"]


ENDINGS = {
    "ingredients": "Ingredients\n\nflour: 500 g\nwater: 350 g\nsalt: 10 g\nNotes: use rye\n",
    "a recipe": "Recipe details\n\nServes: 4\nPrep time: 20 min\nCook time: 40 min\nDifficulty: easy\nTools: oven\n",
    "times": "Serves 4\nPrep time 20 min\nTotal time 60 min\nDifficulty easy\n",
    "a glossary": "Glossary\n\nSlug: a snail without a house\nHash: chopped meat, fried\nTag: a game\nScore: twenty\n",
    "words of the trade": "Words\n\nSlug: a line of lead\nTopic: what it is about\nSummary: the short form\n",
    "questions": "Q: How old is it?\nA: Ten years.\nQ: Who made it?\nA: Ann.\n",
    "an interview": "Anna: I never said that.\nBo: You did.\nAnna: When?\nBo: In May, on the boat.\n",
    "key facts": "Key facts\n\nDistance: 12 km\nClimb: 400 m\nDifficulty: hard\nLast updated: June 2024\n",
    "a contact": "Contact\n\nAnn Ede\nPhone: 0123 456\nEmail: ann@x.example\nWebsite: https://x.example\n",
    "opening hours": "Opening hours\n\nMonday: 9-17\nTuesday: 9-17\nWednesday: 9-12\nThursday: 9-17\n",
    "a release": "Version: 1.3\nDate: 2024-05-01\nStatus: stable\nAuthor: Ann\n",
    "an event": "Event details\n\nTopic: chains\nDate: 12 May\nTime: 18:00\nPlace: hall\nPrice: 5 euros\nLevel: easy\n",
    "when and where": "When: 12 May\nWhere: hall\nPrice: 5 euros\nSubject: bees\nLanguage: German\nAbout: how bees live\n",
    "settings that are shown": "Write into the file:\n\ntitle = x\nreading_time = 3\nword_count = 300\nslug = x-y-z\n",
    "settings in quotes": 'title: "x"\nreading_time: "3"\ntags: ["a", "b"]\nslug: "x"\n',
    "settings indented": "    title: x\n    reading time: 3\n    word count: 30\n    slug: x-y-z\n",
    "a book": "Title: The Sea\nAuthor: J. B.\nPublisher: Pica\nPublished: 2005\nPages: 264\n",
    "credits": "Words: Ann Ede\nPictures: Bo Li\nEditor: C. D.\nDesign: E. F.\n",
    "a match": "Score: 3-2\nDate: 12 May\nVenue: Park Lane\nAttendance: 1,200\n",
    "a job": "Reference no: 123/4\nLocation: Leeds\nSalary: 30,000\nClosing date: 3 May 2024\n",
    "a shop": "Article no: 1234\nPrice: 12.50\nSize: M\nMaterials: wool\nRating: 4.8\n",
    "a download": "Version: 1.2\nSize: 3 MB\nLicense: MIT\nHash: 5f2a99b\nReleased: 2024-05-01\n",
    "a camera": "Aperture: f/2\nISO: 1600\nExposure: 15 s\nImages: 40\nLocation: Graz\n",
    "a poem": "o tag of may\nslug of the night\nwords7 and songs\nand I\n",
    "an address": "Ann Ede\n3 Mill Lane\nLeeds LS1 4AB\nEngland\n",
    "a line for the reader": "Last updated: 3 May 2024\n",
    "a signature": "Written by Ann Ede\nPublished 3 May 2024\nTags: oil, chain\n",
    "a film": "Episode: 12\nViews: 3000000\nDirector: Ann\nWriter: Bo\n",
    "in the middle": "Facts\n\nReading time: 3\nWords: 500\nLast reviewed: 2024-01-02\n\nThen it rained for a whole day.\n",
}


@pytest.mark.parametrize("name", ENDINGS)
def test_an_ending_that_only_looks_like_a_box_stays_content(name: str) -> None:
    assert not [block for block in read(ABOVE + ENDINGS[name]).blocks if block.kind == "meta"]


def test_without_label_data_there_is_no_box() -> None:
    for text, _ in BOXES.values():
        assert not [block for block in read(ABOVE + text, Labels()).blocks if block.kind == "meta"]


def test_own_labels_of_a_site_count() -> None:
    labels = Labels({"fields": ("lesedauer", "wortzahl"), "everyday": ("thema",)})
    source = ABOVE + "Karteikarte\n\nThema: Ketten\nLesedauer: 3 min\nWortzahl: 512\nLaune: gut\n"
    found = [block.text for block in read(source, labels).blocks if block.kind == "meta"]
    assert found == ["Karteikarte", "Ketten", "3 min", "512", "gut"]


def test_many_lines_with_labels_are_read_in_linear_time() -> None:
    def seconds(lines: int) -> float:
        source = ABOVE + "mood: dry\n" * lines + "Reading time: 3\n" + "a: b\n\n" * lines
        started = time.process_time()
        read(source)
        return time.process_time() - started

    seconds(100)
    assert seconds(32_000) < 20 * max(seconds(4_000), 0.02)
