"""The language of a text, from its script and its most frequent words."""

from __future__ import annotations

from collections import Counter

# fmt: off
STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the and of to is that for it with you this are be as on have not can your from was".split()
    ),
    "de": frozenset(
        "der die und das ist nicht ein eine zu den von mit für auf sich dem auch es wir sie".split()
    ),
    "fr": frozenset(
        "le la les et des est une pour dans que qui sur pas vous nous avec sont ce du au".split()
    ),
    "es": frozenset(
        "el los las que una para con por del es como más pero sus está son este al lo se".split()
    ),
    "it": frozenset(
        "il che di per una non con sono è della del gli anche più come alla nel questo le si".split()
    ),
    "pt": frozenset(
        "que não uma para com os dos por mais como das é ao são pelo você também seu em do".split()
    ),
    "nl": frozenset(
        "de het een van en dat niet voor zijn met op te worden deze ook wordt naar bij is aan".split()
    ),
    "pl": frozenset("nie się na jest to że do jak ale dla przez czy tak przy są oraz lub aby co po".split()),
    "sv": frozenset("och att det som en på är av för med till den har inte om ett kan vi från så".split()),
    "tr": frozenset("ve bir bu için ile olarak çok daha gibi da de en olan ne kadar sonra ama her".split()),
}
"""Frequent function words of ten languages; a text is given the language most of them are from."""

SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("ko", "\u1100", "\u11ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
    ("lo", "\u0e80", "\u0eff"),
    ("my", "\u1000", "\u109f"),
    ("km", "\u1780", "\u17ff"),
)
"""Languages by the first and last letter of a script of theirs, tried in this order."""
LAST_LATIN = "\u036f"
"""Letters up to here, and the punctuation from U+2000 on, say nothing about the script."""

WITHOUT_BLANKS = frozenset({"ja", "zh", "th", "lo", "my", "km"})
"""Languages whose script has no blanks between words: no word count, so no reading time."""

ALL_STOP_WORDS = frozenset[str]().union(*STOP_WORDS.values())
LATIN_BYTES = bytes([*range(0xCD), 0xE2, *range(0xEF, 0x100)])
"""Bytes of UTF-8 but those that letters of ``SCRIPTS`` start with: prose in Latin letters has no others."""

SAMPLE = 2_000
LEAST_HITS = 3
SCRIPT_SHARE = 5
"""One letter in five of another script names the language: such texts quote Latin names and code."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language, or ``und`` where too little speaks for any.

    Looks at the first 2,000 code points. A script other than Latin decides where a fifth of the
    letters are of it; otherwise the language whose frequent words occur most, at least three times.
    """
    sample = text[:SAMPLE]
    if not sample.isascii() and sample.encode("utf-8", "surrogatepass").translate(None, LATIN_BYTES):
        letters = Counter(filter(str.isalpha, sample))
        others = {letter: count for letter, count in letters.items() if letter > LAST_LATIN}
        for language, first, last in SCRIPTS if others else ():
            hits = sum(count for letter, count in others.items() if first <= letter <= last)
            if hits * SCRIPT_SHARE >= letters.total():
                return language
    counts = Counter(filter(ALL_STOP_WORDS.__contains__, sample.lower().split()))
    found = frozenset(counts)
    best, most = "und", LEAST_HITS - 1
    for language, stop_words in STOP_WORDS.items():
        hits = sum(map(counts.__getitem__, stop_words & found))
        if hits > most:
            best, most = language, hits
    return best


def has_word_count(language: str) -> bool:
    """Whether words can be counted by the blanks between them."""
    return language not in WITHOUT_BLANKS
