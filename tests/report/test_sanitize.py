from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplint.report.sanitize import clean, clean_path, guard

NASTY = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x07\n\r\u2028\u202e\u2066#[:\ud800"))
)
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("Zoë 🚲 漢字", "Zoë 🚲 漢字"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31m\x07\x7f", "31m"),
        ("two\nlines\r\nthree\rfour", "two lines three four"),
        ("a\tb\x0bc\x0cd\x85e\u2028f\u2029g", "a b c d e f g"),
        ("user\u202egnp.exe", "user\ufffdgnp.exe"),
        ("bytes \udcff", "bytes \ufffd"),
        ("##[error]x ##vso[task.x]y ## [z]", "# #[error]x # #vso[task.x]y ## [z]"),
        (
            "soft\u00adhyphen and family \U0001f468\u200d\U0001f469",
            "soft\u00adhyphen and family \U0001f468\u200d\U0001f469",
        ),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(NASTY)
def test_clean_text_is_one_line_without_controls(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert not any(unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} for one in cleaned)
    assert not BIDI & set(cleaned)
    assert "##[" not in cleaned
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert clean(text) == (text if "##" not in text else clean(text))


@given(NASTY)
def test_a_path_begins_no_command(path: str) -> None:
    assert not clean_path(path).lstrip().startswith("::")


@given(st.lists(st.text(alphabet=": \x1b[3m1a\n")))
def test_no_printed_line_begins_a_command(lines: list[str]) -> None:
    printed = guard("\n".join(f"\x1b[2m  {line}" for line in lines))
    for line in printed.split("\n"):
        assert not line.replace("\x1b[2m", "").lstrip().startswith("::")


def test_a_command_keeps_its_words() -> None:
    assert guard("   ::error file=x::y\n") == "   : :error file=x::y\n"
    assert clean_path("::error::x.md") == "./::error::x.md"
    assert clean_path("posts/::x.md") == "posts/::x.md"
