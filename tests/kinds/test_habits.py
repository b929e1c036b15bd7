"""Lists of three, bold lead-ins, emoji as bullets: habits that are told once for an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.kinds.bold_lead_ins import Params as LeadIns
from anplint.kinds.bold_lead_ins import build as build_lead_ins
from anplint.kinds.emoji_bullets import Params as Emoji
from anplint.kinds.emoji_bullets import build as build_emoji
from anplint.kinds.triads import Params as Triads
from anplint.kinds.triads import build as build_triads
from anplint.text.triads import triads
from tests.kinds.looking import hits, texts

THREE: dict[str, object] = {"least": 3, "per_thousand": 0.0, "words": 0}
LISTS = (
    "It is fast, simple, and cheap. We cook with salt, oil, or wine. The plates are thin, round, and old.\n"
)


class TestTriads:
    def test_the_first_is_the_place(self) -> None:
        (hit,) = hits("triads", THREE, f"Zürich 🚲. {LISTS}")
        assert hit.values["match"] == "fast, simple, and cheap"
        assert (hit.values["count"], len(hit.related)) == ("3", 2)

    @pytest.mark.parametrize(
        ("params", "count"),
        [({"words": 100}, 0), ({"per_thousand": 500.0}, 0), ({"least": 4}, 0), ({"words": 19}, 1)],
    )
    def test_thresholds(self, params: dict[str, object], count: int) -> None:
        assert len(hits("triads", {**THREE, **params}, LISTS)) == count

    @pytest.mark.parametrize(
        "text",
        [
            "a fast, simple and cheap train",
            "salt, oil, bread, and wine",
            "Anna, Ben, and Carol",
            "when it rains, we stay, and they go",
            "it rained, which was good, and stopped",
            "the years 1, 2, and 3",
            "in the end (salt, oil), and so on",
        ],
    )
    def test_no_list_of_three(self, text: str) -> None:
        assert list(triads([", and , or , and ", text])) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("it is fast, very simple, and cheap", "fast, very simple, and cheap"),
            ("bread with salt, olive oil from Crete, or wine", "salt, olive oil from Crete, or wine"),
            ("“clean”, safe, and calm", "clean”, safe, and calm"),
            ("well-known, half-read, and old-time", "well-known, half-read, and old-time"),
        ],
    )
    def test_a_list_of_three(self, text: str, expected: str) -> None:
        found = [(number, text[start:end]) for number, start, end in triads([", and , or , and ", text])]
        assert found == [(1, expected)]

    def test_params(self) -> None:
        with pytest.raises(ValueError, match="least"):
            build_triads(Triads(least=2))

    @given(st.lists(st.sampled_from(["a", ", b", ", and c", ", or d", "\n\n", "é", ".", "\0"]), max_size=40))
    def test_places_lie_in_their_texts(self, parts: list[str]) -> None:
        sources = "".join(parts).split("\n\n")
        for number, start, end in triads(sources):
            assert 0 <= start < end <= len(sources[number])
            assert ", and" in sources[number][start:end] or ", or" in sources[number][start:end]

    def test_long_texts_take_linear_time(self) -> None:
        assert list(triads([", " * 50_000, "a, b " * 50_000, "x" * 200_000 + ", and y, or z, and "])) == []


class TestBoldLeadIns:
    SOURCE = "- **One:** the first of them\n- __Two__: the second of them\n- *a* **b**\n- **Three** – the third one\n"

    def test_forms(self) -> None:
        (hit,) = hits("bold-lead-ins", {"least": 3, "words": 1}, self.SOURCE)
        assert (hit.values["count"], hit.values["items"], hit.values["match"]) == ("3", "4", "One")
        assert [self.SOURCE[one.start : one.end] for one in hit.related] == ["Two", "Three"]

    @pytest.mark.parametrize("params", [{"least": 4}, {"percent": 80.0}, {"words": 9}])
    def test_thresholds(self, params: dict[str, object]) -> None:
        assert hits("bold-lead-ins", {"words": 1, **params}, self.SOURCE) == []

    @pytest.mark.parametrize(
        "source",
        [
            "- **Press** the button and wait\n" * 3,
            "- One: the first of all of them\n" * 3,
            "**One:** the first of all of them\n\n" * 3,
            "- `**One:**` the first of all of them\n" * 3,
            "- the **one**: the first of all of them\n" * 3,
        ],
    )
    def test_no_lead_ins(self, source: str) -> None:
        assert hits("bold-lead-ins", {"least": 3, "words": 1}, source) == []

    def test_params(self) -> None:
        with pytest.raises(ValueError, match="least"):
            build_lead_ins(LeadIns(least=0))


class TestEmojiBullets:
    @pytest.mark.parametrize(
        ("source", "place"),
        [
            ("- 🚀 a\n- 💡 b\n- ❤️ c\n", "🚀"),
            ("# 👩‍💻 a\n\n## 🚲🚲 b\n\n- 1️⃣ c\n", "👩‍💻"),
            ("- :rocket: a\n- :tada: b\n- 🔥 c\n", ":rocket:"),
            ("- 🚀 a\n- 💡 b\n", None),
            ("- ✅ a\n- ❌ b\n- ⚠️ c\n- ☑ d\n", None),
            ("- 🚀\n- 💡\n- 🔥\n", None),
            ("🚀 a\n\n💡 b\n\n🔥 c\n", None),
            ("- a 🚀\n- b 💡\n- é\n- :root:x\n", None),
        ],
    )
    def test_places(self, source: str, place: str | None) -> None:
        assert texts("emoji-bullets", {}, source) == ([place] if place else [])

    def test_params(self) -> None:
        with pytest.raises(ValueError, match="least"):
            build_emoji(Emoji(least=0))
