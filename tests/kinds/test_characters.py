"""Hidden characters, controls of the writing direction, and text in a wrong encoding."""

from __future__ import annotations

import time

import pytest

from anplint.errors import ReadError
from anplint.read import read_article
from anplint.read.reading import Reading
from tests.kinds.looking import hits, texts

HIDDEN = {
    "plain": ("Zoë – “a”", []),
    "before a blank": ("a\u200b b", ["\u200b"]),
    "between letters": ("a\u200bb", ["\u200b"]),
    "at the start": ("\u200ba", ["\u200b"]),
    "a run": ("a\u200b\u200c\u200db", ["\u200b\u200c\u200d"]),
    "a break": ("a/\u200bb", []),
    "against emphasis": ("**a**\u200bb", []),
    "Thai": ("กข\u200bคง", []),
    "a mark inside": ("a\ufeffb", ["\ufeff"]),
    "word joiner": ("a\u2060b", ["\u2060"]),
    "an invisible times": ("a\u2062b", ["\u2062"]),
    "one soft hyphen": ("a\u00adb", []),
    "two soft hyphens": ("a\u00ad\u00adb", ["\u00ad\u00ad"]),
    "Mongolian": ("ᠮ\u180eᠣ", []),
    "Mongolian mark elsewhere": ("a\u180eb", ["\u180e"]),
    "joiner in Latin": ("a\u200db", ["\u200d"]),
    "joiner in an emoji": ("👩\u200d💻 ❤\ufe0f\u200d🔥", []),
    "joiner in Persian": ("می\u200cخ", []),
    "joiner in Hindi": ("क्\u200dष", []),
    "selector of an emoji": ("❤\ufe0f 3\ufe0f\u20e3 ©\ufe0f ↔\ufe0e", []),
    "selector of an ideograph": ("葛\U000e0100", []),
    "selector behind a letter": ("a\ufe0f", ["\ufe0f"]),
    "selectors that carry data": ("❤\ufe0f\U000e0121\U000e0122", ["\U000e0121\U000e0122"]),
    "flag": ("🏴\U000e0067\U000e0062\U000e007f", []),
    "tags": ("a\U000e0068\U000e0069", ["\U000e0068\U000e0069"]),
    "direction mark": ("a\u200e", ["\u200e"]),
    "direction mark beside Hebrew": ("א\u200f a", []),
    "private use": ("\uf0b7 a", ["\uf0b7"]),
    "private use in code": ("a `\uf0b7`", []),
    "marks of citations": ("a \ue200cite\ue202x\ue201", []),
    "two in a line are one": ("a\u200b b\u200b c", ["\u200b"]),
    "two lines": ("a\u200b\nb\u200b", ["\u200b", "\u200b"]),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_unicode(name: str) -> None:
    source, expected = HIDDEN[name]
    assert texts("hidden-unicode", {}, source) == expected


def test_hidden_characters_are_named_and_deleted() -> None:
    (hit,) = hits("hidden-unicode", {}, "a\u200b b\uf0b7 c\ufeff\n")
    assert hit.values["what"] == (
        "3 hidden characters (U+200B zero width space, U+F0B7 private use, U+FEFF byte order mark) stand"
    )
    assert [(one.start, one.end, one.text) for one in hit.edits] == [(1, 2, ""), (7, 8, "")]
    assert len(hit.related) == 2


def test_private_use_can_be_let_pass() -> None:
    assert texts("hidden-unicode", {"private_use": False}, "\uf0b7 a\u200b b") == ["\u200b"]


BIDI = {
    "none": ("a – b", []),
    "override": ("a\u202eb", ["\u202e"]),
    "override beside Hebrew": ("א\u202eb\u202c", ["\u202e"]),
    "pair without need": ("a\u202ab\u202c", ["\u202a"]),
    "pair around Hebrew": ("a \u2067א\u2069 b", []),
    "nested pairs": ("א \u202aa \u2068b\u2069\u202c", []),
    "never closed": ("א \u202aa", ["\u202a"]),
    "closed in another order": ("א \u202a\u2068\u202c\u2069", ["\u202a"]),
    "only closed": ("א\u202c", ["\u202c"]),
    "marks": ("א\u200ea\u200f", []),
    "each line": ("a\u202e\r\nb\u202d\u202cc\n", ["\u202e", "\u202d"]),
    "in code": ("```\na\u202eb\n```\n", ["\u202e"]),
}


@pytest.mark.parametrize("name", BIDI)
def test_bidi_control(name: str) -> None:
    source, expected = BIDI[name]
    assert texts("bidi-control", {}, source) == expected


DAMAGED = {
    "none": ("Zoë – “é” Â Ã â €", []),
    "misread": ("crÃ¨me", ["Ã¨"]),
    "a misread quote": ("itâ€™s", ["â€™"]),
    "as Latin-1": ("itâ\u0080\u0099s", ["â\u0080\u0099"]),
    "a misread blank": ("aÂ\u00a0b", ["Â\u00a0"]),
    "capitals before a quote": ("“IRMÔ", []),
    "a word that starts so": ("Ã–l", ["Ã–"]),
    "lost": ("a\ufffd\ufffdb", ["\ufffd\ufffd"]),
    "controls": ("\u0093a\u0094", ["\u0093"]),
    "old line end": ("a\u0085b", []),
    "several in a block are one": ("Ã¨ Ã©\n\nÃ¨", ["Ã¨", "Ã¨"]),
    "twice misread": ("itÃ¢â‚¬â„¢s", ["Ã¢â‚¬â„¢"]),
    "letters of Poland": ("siÄ™ wziÄ…Å‚", ["Ä™"]),
    "letters of Russia": ("Ð¼Ð¸Ñ€", ["Ð¼Ð¸Ñ€"]),
    "signs of Asia": ("æ—¥æœ¬", ["æ—¥æœ¬"]),
    "an emoji": ("ðŸ˜€", ["ðŸ˜€"]),
    "a letter lost before": ("Sï¿½rensen", ["ï¿½"]),
    "as Mac Roman": ("caf√©", ["√©"]),
    "a root": ("√2 √° ‚Äpfel‘", []),
    "a name in capitals": ("CAFÉ® «CAFÉ» Ä…", []),
    "a word in an article that names encodings": (
        "Frau JÃ¸rgensen came home very late that day.\n\nIt is in Unicode.",
        ["Ã¸"],
    ),
    "a sentence that tells of it": ("In Unicode the name JÃ¸rgensen has one letter less.", []),
    "a word and what it was": ("# a\n\nASCII has none.\n\nWe had cafÃ© on it, and café it was.", []),
    "an article on it": ("# Unicode\n\nFrau JÃ¸rgensen came home very late that day.", []),
    "code": ("a `Ã¨`", []),
    "about it": ("UTF-8 shows Ã¨", []),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_encoding(name: str) -> None:
    source, expected = DAMAGED[name]
    assert texts("encoding", {}, source) == expected


def test_what_was_meant_is_put_back() -> None:
    (hit,) = hits("encoding", {}, "crÃ¨me itâ€™s \u0093a\u0094 \ufffd\n")
    assert [one.text for one in hit.edits] == ["è", "’", "“", "”"]
    assert hit.values["detail"] == "“Ã¨” is “è”, read in the wrong encoding"


BROKEN = {
    "not UTF-8": (b"a\n\xe9t\xe9\n", "encoding", 2, "a\n\ufffdt\ufffd\n"),
    "behind a mark": (b"\xef\xbb\xbfa\xff", "encoding", 1, "a\ufffd"),
    "NUL": (b"a\0b", "encoding", 1, "a\ufffdb"),
    "UTF-16": ("aé".encode("utf-16"), "encoding", 0, "aé"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", 0, ""),
    "a PDF": (b"%PDF-1.7\n", "binary", 0, ""),
    "too large": (b"a" * (16 * 1024 * 1024 + 1), "too-large", 0, ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_can_be_read_of_a_broken_file(name: str) -> None:
    data, problem, start, source = BROKEN[name]
    with pytest.raises(ReadError) as raised:
        read_article(data, "a.md", Reading())
    article = raised.value.article
    assert article is not None
    assert article.source == source
    assert [(one.name, one.start) for one in article.problems] == [(problem, start)]
    kinds = {"encoding": "encoding", "too-large": "file-size"}
    assert (
        len(hits(kinds.get(problem, "problem"), {} if problem in kinds else {"name": problem}, article)) == 1
    )


def test_a_suffix_without_a_reader() -> None:
    for path, names in {"a.rst": ["unsupported"], "a.md": [], "README": [], "v1.2": [], "a.TXT": []}.items():
        article = read_article(b"a\n", path, Reading())
        assert [one.name for one in article.problems] == names


@pytest.mark.parametrize("kind", ["hidden-unicode", "bidi-control", "encoding"])
@pytest.mark.parametrize(
    "piece", ["\u200b", "\u202e", "Ã¨", "\u200b\n", "\u202e\n", "א\u2067\n", "\ufffd", "Ã"]
)
def test_linear_time(kind: str, piece: str) -> None:
    start = time.process_time()
    hits(kind, {}, piece * 20_000)
    assert time.process_time() - start < 5
