"""Phrases said too often, sentences with slots, and sentences that begin alike."""

from __future__ import annotations

import pytest

from anplint.kinds import overused_phrase, same_opening, slot_sentence
from tests.kinds.looking import hits, texts

PHRASE: dict[str, object] = {"frames": ("approach", "case"), "praise": ("robust",), "plain": ("enter",)}
SAID = (
    "Dig three holes before {} draws a map.",
    "Six kinds follow each other here: {} feeds many.",
    "Nobody in town knew why {} failed.",
    "A fence around {} costs more money.",
    "Old men laugh at {} every autumn.",
)


def repeated(phrase: str) -> str:
    return "\n\n".join(one.format(phrase) for one in SAID)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        pytest.param("the greenrow approach", "the greenrow approach", id="frame"),
        pytest.param("a robust orchard", "robust orchard", id="praise"),
        pytest.param("when it comes to plums", "when it comes to", id="filler"),
        pytest.param("brown rotten bitter plums", "brown rotten bitter plums", id="four-words"),
        pytest.param("brake pads", "", id="term"),
        pytest.param("the Great Harbour of Small Boats", "", id="name"),
        pytest.param("you enter the following number", "", id="instruction"),
        pytest.param("“the greenrow approach”", "", id="quoted"),
        pytest.param("[the greenrow approach](a.html)", "", id="link"),
        pytest.param("`the greenrow approach`", "", id="code"),
        pytest.param("of the in the", "", id="function-words"),
    ],
)
def test_phrases(phrase: str, found: str) -> None:
    source = repeated(phrase)
    said = [hit.values["match"] for hit in hits("overused-phrase", PHRASE, source)]
    assert (found in " | ".join(said)) if found else not any(phrase.strip("“”`") in one for one in said)


def test_a_phrase_is_one_finding_with_all_places() -> None:
    source = repeated("the greenrow approach")
    (hit,) = hits("overused-phrase", PHRASE, source)
    assert source[hit.start : hit.end].lower() == "the greenrow approach"
    assert len(hit.related) == 4
    assert hit.about == "the greenrow approach"
    assert hits("overused-phrase", PHRASE | {"least": 7}, source) == []


def test_what_a_title_and_headings_name_is_no_phrase() -> None:
    body = repeated("salt and bitter pepper")
    assert "pepper" in str(hits("overused-phrase", PHRASE | {"least": 3}, body))
    assert "pepper" not in str(
        hits("overused-phrase", PHRASE | {"least": 3}, f"# Salt and bitter pepper\n\n{body}")
    )


@pytest.mark.parametrize(
    "params",
    [overused_phrase.Params(least=1), overused_phrase.Params(chance=0.5), overused_phrase.Params(most=0)],
)
def test_senseless_params_of_phrases(params: overused_phrase.Params) -> None:
    with pytest.raises(ValueError, match="'"):
        overused_phrase.build(params)


TITLE = "# Keeping brake pads quiet on tandems\n\n"
CASE = "For this tandems case, keep the owner and the date in one place."
COMES = "When it comes to keeping brake pads quiet, small steps are best."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(f"{TITLE}Go. {CASE}\n\nWait. {COMES}\n", [CASE, COMES], id="two-frames"),
        pytest.param(f"{TITLE}Go. {CASE}\n\nWait.\n", [], id="one"),
        pytest.param(f"{TITLE}Go. {CASE}\n\nWait. {CASE}\n", [], id="copies"),
        pytest.param(f"{TITLE}Go. {CASE}\n\nWait. {CASE} {COMES}\n", [COMES], id="copies-count-once"),
        pytest.param(f"Go. {CASE}\n\nWait. {CASE.replace('tandems', 'trailer')}\n", [CASE, CASE.replace("tandems", "trailer")], id="refilled"),
        pytest.param(f"{TITLE}- {CASE}\n- {COMES}\n\n> {COMES}\n", [], id="items"),
        pytest.param(f"{TITLE}“{CASE}”\n\n“{COMES}”\n", [], id="quoted"),
        pytest.param(f"# Boats\n\nGo. {COMES}\n\nWait. In the context of ropes, wait.\n", [], id="other-topic"),
    ],
)  # fmt: skip
def test_slots(source: str, expected: list[str]) -> None:
    assert texts("slot-sentence", {}, source) == expected


def test_senseless_params_of_slots() -> None:
    with pytest.raises(ValueError, match="'least'"):
        slot_sentence.build(slot_sentence.Params(least=1))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "The crew bakes bread at night. The crew bakes cakes at noon. The crew sleeps when it rains.",
            ["The crew"],
        ),
        ("Bakers rise when others sleep. Bakers know every bus here. Bakers never see the news.", ["Bakers"]),
        ("The crew bakes bread at night. The crew bakes cakes at noon. They sleep when it rains.", []),
        ("The crew bakes bread at night. The oven bakes cakes at noon. The town sleeps when it rains.", []),
        ("We bake. We sleep. We rise. We bake.", []),
        ("`a` gives b to the crew. `a` gives c to the crew. `a` gives d to the crew.", []),
    ],
)
def test_openings(source: str, expected: list[str]) -> None:
    assert texts("same-opening", {}, f"{source}\n", ("paragraph",)) == expected


def test_senseless_params_of_openings() -> None:
    with pytest.raises(ValueError, match="'least'"):
        same_opening.build(same_opening.Params(least=1))
