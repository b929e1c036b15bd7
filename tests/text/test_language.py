"""The language that a text looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.text.language import SAMPLE, detect_language, has_word_count

TEXTS = {
    "en": "The hull is dry and the mast is not, but you can paint it with what you have.",
    "de": "Der Rumpf ist trocken, und die Farbe ist nicht für den Mast, sie ist für das Boot.",
    "fr": "La coque est sèche et les voiles sont dans le hangar, mais pas pour nous.",
    "es": "El casco está seco y las velas son más viejas que los barcos del puerto.",
    "it": "La vela che è nel porto non è come il mare di questo paese, anche più blu.",
    "pt": "O casco não é seco, mas as velas são mais velhas do que os barcos da ilha.",
    "nl": "De romp is droog en het zeil is niet nat, maar de mast moet worden geverfd met een kwast.",
    "pl": "Kadłub jest suchy, ale żagle nie są nowe i to jest dla nas jak na morzu.",
    "sv": "Skrovet är torrt och det är inte vått, men vi kan måla den med en pensel.",
    "tr": "Tekne kuru ve yelken bir gün için daha iyi, çok güzel bu deniz ile.",
    "ja": "船体は乾いています。これからもう一度塗ります。",
    "zh": "船体已经干了，我们明天再刷一遍油漆。",
    "ko": "선체는 말랐습니다. 내일 다시 칠합니다.",
    "ru": "Корпус сухой, а мачта ещё мокрая.",
    "el": "Το κύτος είναι στεγνό και το κατάρτι υγρό.",
    "ar": "الهيكل جاف والصاري مبلل.",
    "he": "הגוף יבש והתורן רטוב.",
    "hi": "नाव सूखी है और मस्तूल गीला है।",
    "th": "ลำเรือแห้งแล้วและเสากระโดงเปียก",
    "lo": "ລຳເຮືອແຫ້ງແລ້ວ",
    "my": "လှေသည် ခြောက်သွေ့သည်",
    "km": "ទូកស្ងួតហើយ",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "und"),
        ("hull mast keel", "und"),
        ("the hull", "und"),
        ("The word “船” is Chinese, and that is all you have to know for this.", "en"),
        ("Проект hull-painter: красим корпус", "ru"),
        (f"{'the hull and the mast that you have. ' * 200}{'船' * 4000}", "en"),
    ],
    ids=["nothing", "no function words", "too few", "a quoted word", "mixed", "beyond the sample"],
)
def test_doubtful_texts(text: str, expected: str) -> None:
    assert detect_language(text) == expected


@pytest.mark.parametrize(("language", "expected"), [("en", True), ("ko", True), ("ja", False), ("th", False)])
def test_scripts_without_blanks_have_no_word_count(language: str, *, expected: bool) -> None:
    assert has_word_count(language) is expected


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert len(detect_language(text)) in {2, 3}
    assert detect_language(text + " ") == detect_language(text)


@given(st.text(alphabet="船", min_size=1, max_size=50))
def test_only_the_sample_counts(text: str) -> None:
    english = (TEXTS["en"] + " ") * 60
    assert len(english) > SAMPLE
    assert detect_language(english + text) == "en"
