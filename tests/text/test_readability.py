"""Readability: the counts, the published formulas, and textstat's figures for the same text."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from anplint.measure import Facts
from anplint.read import read_article
from anplint.read.reading import Reading
from anplint.text.guess import guessed_grade
from anplint.text.readability import (
    Counts,
    Indices,
    count,
    counted_grade,
    indices,
    measure,
    split_words,
    textstat_measures,
)
from anplint.text.sentences import sentences
from tests.running import ROOT, process_environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PLAIN = (
    "The boat lay on the sand and the men looked at it. The hull was dry. One of them went home for the paint, "
    "and the other sat down in the shade. It was noon, and the wind had gone. They had been there since dawn."
)
HARD = (
    "The municipal administration has determined that the considerable deterioration of the existing harbour "
    "infrastructure necessitates immediate coordination between all participating organisations. "
    "Representatives are requested to communicate their anticipated requirements before December."
)
MIXED = (
    "A well-known engineer from Rotterdam, who had repaired seventeen lighthouses, was asked for an opinion. "
    "She answered in three words: “Paint it again.” The committee considered her recommendation carefully, and "
    "then it did what committees do. It postponed everything! Why? Nobody could tell."
)
TEXTS = {"plain": PLAIN, "hard": HARD, "mixed": MIXED}


def test_counts() -> None:
    text = "Communicated values (3.5) are created by a well-organised Kubernetes administrator. \N{OBJECT REPLACEMENT CHARACTER} Go!"
    assert count([text, "", "…", "Rewrite"]) == Counts(
        words=12,
        sentences=3,
        syllables=29,
        polysyllables=5,
        complex_words=2,
        long_words=6,
        letters=76,
        characters=78,
    )


def test_a_sentence_ends_with_its_paragraph() -> None:
    assert count(["one two", "three"]).sentences == 2


def test_the_formulas() -> None:
    """Worked out by hand: 100 words in 5 sentences, 150 syllables."""
    found = indices(
        Counts(
            words=100,
            sentences=5,
            syllables=150,
            polysyllables=10,
            complex_words=8,
            long_words=30,
            letters=450,
            characters=460,
        )
    )
    assert found is not None
    assert found == pytest.approx(
        Indices(
            flesch_reading_ease=206.835 - 20.3 - 126.9,
            flesch_kincaid_grade=7.8 + 17.7 - 15.59,
            gunning_fog=0.4 * 28,
            smog=3.1291 + 1.043 * 60**0.5,
            coleman_liau=26.46 - 1.48 - 15.8,
            automated_readability=21.666 + 10 - 21.43,
            lix=50.0,
        )
    )


@pytest.mark.parametrize("texts", [[], [""], ["…", "–"]])
def test_nothing_to_measure(texts: list[str]) -> None:
    assert measure(texts) is None
    assert counted_grade(texts)[0] == 0.0
    pytest.importorskip("textstat")
    assert textstat_measures(texts) is None


@pytest.mark.parametrize("name", TEXTS)
def test_the_quick_grades(name: str) -> None:
    found = measure([TEXTS[name]])
    assert found is not None
    grade, words, sentences = counted_grade([TEXTS[name]])
    assert grade == pytest.approx(found.indices.flesch_kincaid_grade, abs=0.01)
    assert (words, sentences) == found.counts[:2]
    assert guessed_grade([TEXTS[name]]) == pytest.approx(grade, abs=3)


@pytest.mark.parametrize("name", TEXTS)
def test_textstat_agrees_on_plain_text(name: str) -> None:
    """The same syllables go in; textstat leaves out sentences of two words, and splits at no colon."""
    pytest.importorskip("textstat")
    ours, theirs = measure([TEXTS[name]]), textstat_measures([TEXTS[name]])
    assert ours is not None
    assert theirs is not None
    short = 2 if name == "mixed" else 0  # "Why?", and "Nobody could tell" stays
    assert ours.counts.words == theirs.counts.words
    assert ours.counts.syllables == pytest.approx(theirs.counts.syllables, abs=1)
    assert 0 <= ours.counts.sentences - theirs.counts.sentences <= short
    if ours.counts.sentences == theirs.counts.sentences:
        same = ("flesch_reading_ease", "flesch_kincaid_grade", "smog", "coleman_liau", "lix")
        for index in same:
            assert getattr(ours.indices, index) == pytest.approx(getattr(theirs.indices, index), abs=1.0), (
                index
            )


ARTICLES = sorted(
    file
    for folder in ("examples", "docs", "tests/golden_articles/markdown", "tests/golden_articles/html")
    for file in (ROOT / folder).iterdir()
    if file.suffix in {".md", ".txt", ".html"}
)


def paragraphs(file: Path) -> Sequence[str]:
    article = read_article(file.read_bytes(), file.name, Reading())
    facts = Facts(article, {}, date(2026, 1, 1))
    return [block.text for block in facts.paragraphs] if facts.language == "en" else []


def stopped(text: str) -> str:
    """A paragraph that textstat takes as we do: a stop at its end, and none inside a word."""
    text = re.sub(r"(?<=\w)[.!?](?=\w)", "", text)
    return text if re.search(r"[.!?]\W*$", text) else f"{text.rstrip(' :;,')}."


def short_sentences(text: str) -> int:
    """Sentences of one or two words, which textstat leaves out."""
    spans = sentences(text)
    return sum(0 < len(split_words(text[start:end])) <= 2 for start, end in spans)


def test_textstat_agrees_on_articles() -> None:
    """The project's own articles: words within 1 %, syllables within 5 %, sentences within 8 % over all.

    Sentences by the same definition: textstat ends one at each stop inside a word ("3.5", "anplint.yaml"),
    ends none at the end of a paragraph, and leaves out those of one or two words.
    """
    pytest.importorskip("textstat")
    found: Counter[object] = Counter()
    for texts in map(paragraphs, ARTICLES):
        ours, theirs, alike = measure(texts), textstat_measures(texts), textstat_measures(map(stopped, texts))
        if not ours or not theirs or not alike or ours.counts.words < 50:
            continue
        found["articles"] += 1
        found["words", 0] += ours.counts.words
        found["words", 1] += theirs.counts.words
        found["syllables", 0] += ours.counts.syllables
        found["syllables", 1] += theirs.counts.syllables
        found["sentences", 0] += ours.counts.sentences - sum(map(short_sentences, texts))
        found["sentences", 1] += alike.counts.sentences
    assert found["articles"] >= 5
    for name, tolerance in {"words": 0.01, "syllables": 0.05, "sentences": 0.08}.items():
        assert found[name, 0] == pytest.approx(found[name, 1], rel=tolerance), name


OFFLINE = """
import sys
def refuse(event, _):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request")):
        raise SystemExit(f"network: {event}")
sys.addaudithook(refuse)
from anplint.text.readability import textstat_measures
found = textstat_measures(["The boat lay on the sand. The unrefactored infrastructure was repainted."])
print(found.counts.syllables, round(found.indices.flesch_kincaid_grade, 2))
"""


def test_textstat_is_asked_without_a_network(tmp_path: Path) -> None:
    pytest.importorskip("textstat")
    ran = subprocess.run(
        [sys.executable, "-c", dedent(OFFLINE)],
        env=process_environment(HOME=str(tmp_path), NLTK_DATA=str(tmp_path)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split()[0] == "19"


def test_without_textstat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert textstat_measures([PLAIN]) is None
