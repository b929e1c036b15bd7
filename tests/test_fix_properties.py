"""What holds of fixing any article: it comes to rest, mends what it says, and only takes away what it names."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplint.config import settings as settings_of
from anplint.fix import Form, fix_text
from anplint.lint import lint_article, prepare
from anplint.pack import load_pack
from anplint.read import read_article

if TYPE_CHECKING:
    from anplint.fix import Fixed
    from anplint.model import Article

PACK = load_pack()
APPLIED = settings_of(PACK)
LINTER = prepare(APPLIED.rules, PACK.literals)
DAY = date(2026, 11, 23)
FORMATS = ["md", "mdx", "txt", "html"]
SHOWN_BY_FIXING = (
    "repetition.",  # texts that only a mark or a hidden character made different
    "structure.duplicate-heading",
    "structure.empty-section",  # a section of debris
    "checklist.unfilled-item",  # a box beside which only a mark stood
    "leftover.chat",  # closers below which debris stood
    "leftover.slot",  # slots that a chat made an example of
)
"""Rules that may find something only once other text is gone: it was there before, and hidden."""

PIECES = [
    "the hull is dry",
    "we saw the the boat",
    "of of the yard",
    "a web web of ropes",
    "it rests【3†source】",
    "it rests 【4:0†a.pdf】.",
    "([cite: 1, 2])",
    "citeturn0search1",
    ":contentReference[oaicite:0]{index=0}",
    "**【3†source】**",
    "*so [cite: 4]*",
    "[the yard](https://a.example/x?utm_source=chatgpt.com)",
    "https://a.example/?b=1&amp;utm_source=openai#top.",
    "[dry](https://a.example/)",
    "hid\u200bden",
    "\ufeff\u200b",
    "\u202eturned",
    "cafÃ© and crème",
    "`the the`",
    "Certainly! Here is a 90-word article about hulls:",
    "Would you like me to add more on hulls?",
    "1.",
    "-",
    "\U0001f6a2",
    "\\",
    "<b>so</b>",
    "&nbsp;",
]
LONG = (
    "Paint dries in two days when the shed is warm, and it takes a week when the shed is as cold as the yard "
    "outside in March."
)
DEBRIS = ["| |", "## Similar Posts", "Advertisement", "Similar Posts", "---", "<!-- note -->"]
MARKS = ["", "", "# ", "- ", "* ", "  - ", "1. ", "> ", "> - ", "- [ ] ", "    "]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)
BLOCKS = st.one_of(
    st.tuples(st.sampled_from(MARKS), TEXTS).map("".join),
    st.sampled_from([LONG, *DEBRIS]),
)
GAPS = st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n"])
HEADS = st.sampled_from(["", "", "---\ntitle: so it is\nreading_time: 40\ntags: [a, b, a]\n---\n\n"])


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, str]:
    """The suffix of a format and a text that may hold defects."""
    suffix = draw(st.sampled_from(FORMATS))
    blocks = draw(st.lists(BLOCKS, min_size=1, max_size=6))
    if suffix == "html":
        blocks = [
            f"<p>{block}</p>" if draw(st.booleans()) else f"<ul><li>{block}</li></ul>" for block in blocks
        ]
    text = draw(HEADS) + "".join(block + draw(GAPS) for block in blocks)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return suffix, text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def form_of(suffix: str) -> Form:
    def read(text: str) -> Article:
        return read_article(text.encode(), f"a.{suffix}", APPLIED.reading)

    return Form(read, lambda article: lint_article(article, LINTER, APPLIED.fields, DAY))


def rules_of(fixed: Fixed) -> Counter[str]:
    return Counter(one.rule for one in fixed.checked.findings)


@pytest.mark.parametrize("safeties", [("safe",), ("safe", "unsafe")], ids=["safe", "all"])
@settings(max_examples=200)
@given(articles())
def test_fixing(safeties: tuple[str, ...], made: tuple[str, str]) -> None:
    suffix, text = made
    form = form_of(suffix)
    text = form.read(text).source
    fixed = fix_text(text, form, safeties)  # type: ignore[arg-type]
    assert (fixed.refused, fixed.cycle) == ((), None)
    again = fix_text(fixed.text, form, safeties)  # type: ignore[arg-type]
    assert (again.text, again.applied) == (fixed.text, ())
    assert not [one for one in fixed.checked.findings if one.fix and one.fix.safety in safeties]
    check_nothing_new(form, text, fixed)
    if not any(edit.text for one in fixed.applied for edit in (one.fix.edits if one.fix else ())):
        assert is_left(fixed.text, text), "what is only deleted from leaves the rest in its order"
    assert fixed.text.count("\r\n") == fixed.text.count("\r"), "no line end is torn"


def check_nothing_new(form: Form, text: str, fixed: Fixed) -> None:
    before = Counter(one.rule for one in form.lint(form.read(text)).findings)
    applied = {one.rule for one in fixed.applied}
    new = rules_of(fixed) - before
    assert not [rule for rule in new if rule not in applied and not rule.startswith(SHOWN_BY_FIXING)]


def is_left(part: str, text: str) -> bool:
    """Whether a text is left of another one from which pieces were cut."""
    rest = iter(text)
    return all(sign in rest for sign in part)
