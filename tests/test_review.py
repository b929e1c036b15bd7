"""``anplint fix --review`` at a real terminal: what is shown, what each key does, and what is written."""

from __future__ import annotations

import re
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from anplint.cli.hunks import hunks
from anplint.finding import Edit
from tests.house_rules import house

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

from tests.terminal import ESCAPES, Terminal, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Review = Callable[..., Terminal]

PROMPT = "[q]uit "
TEXT = "# A teh\n\nA teh and teh colour.\n\n- one teh\n- two\n"


@pytest.fixture
def review(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Review:
    options = house(tmp_path_factory.mktemp("rules"))
    (tmp_path / "a.md").write_text(TEXT)

    def started(*args: str, columns: int = 80, term: str = "vt100", **environment: str) -> Terminal:
        return Terminal(
            tmp_path, "fix", "--review", *options, *args, columns=columns, term=term, **environment
        )

    return started


def answer(terminal: Terminal, *keys: str) -> list[str]:
    """What is asked, one question for each key."""
    asked = []
    for key in keys:
        asked.append(plain(terminal.until(PROMPT)))
        terminal.press(key)
    return asked


class TestAnswers:
    def test_every_key_and_no_question_twice(self, review: Review, tmp_path: Path) -> None:
        terminal = review(term="dumb")
        asked = answer(terminal, "a", "s", "a", "x")
        asked += answer(terminal, "a", "i")
        terminal.until("reason: ")
        terminal.press("a list of typos\r")
        status, rest = terminal.end()
        places = [
            match[1] for text in asked if (match := re.search(r"^(a\.md\S+)  warning", text, re.MULTILINE))
        ]
        assert places == ["a.md:1:5", "a.md:3:3", "a.md:3:11", "a.md:3:15", "a.md:5:7"]
        assert status == 0
        assert rest.endswith("\na.md: written\n3 fixes accepted, 1 skipped, 1 ignored\n")
        assert (tmp_path / "a.md").read_text() == (
            "# A the\n\nA teh and the color.\n\n- one teh <!-- anplint-disable-line t.typo -- a list of typos -->\n- two\n"
        )

    def test_quit_writes_what_was_accepted(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "b.md").write_text("A teh.\n")
        terminal = review()
        answer(terminal, "s", "a", "q")
        status, rest = terminal.end()
        assert status == 0
        assert "1 fix accepted, 1 skipped, 0 ignored" in rest
        assert (tmp_path / "a.md").read_text() == TEXT.replace("A teh and", "A the and")
        assert (tmp_path / "b.md").read_text() == "A teh.\n"

    @pytest.mark.parametrize("key", ["\x03", "\x04"])
    def test_an_interruption_leaves_the_article_at_hand(
        self, key: str, review: Review, tmp_path: Path
    ) -> None:
        (tmp_path / "0.md").write_text("A teh.\n")
        terminal = review()
        answer(terminal, "a", "a", key)
        assert terminal.end()[0] == 130
        assert (tmp_path / "0.md").read_text() == "A the.\n"
        assert (tmp_path / "a.md").read_text() == TEXT
        assert sorted(file.name for file in tmp_path.iterdir()) == ["0.md", "a.md"]

    def test_a_signal_and_an_interruption_in_a_reason(self, review: Review, tmp_path: Path) -> None:
        terminal = review()
        answer(terminal, "a", "i")
        terminal.until("reason: ")
        time.sleep(0.3)  # Python's input() is deaf to a signal for a moment after its prompt
        terminal.press("\x03")
        assert terminal.end()[0] == 130
        terminal = review()
        answer(terminal, "a")
        terminal.until(PROMPT)
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.end()[0] == 130
        assert (tmp_path / "a.md").read_text() == TEXT

    def test_keys_that_mean_nothing(self, review: Review, tmp_path: Path) -> None:
        terminal = review()
        answer(terminal, "\x1b[A", "?", "\r", "i")
        terminal.until("reason: ")
        terminal.press("\r")  # no reason
        answer(terminal, "i")
        terminal.until("reason: ")
        terminal.press("so --> so\r")
        assert "the reason holds '-->'" in answer(terminal, "q")[0]
        assert terminal.end()[0] == 0
        assert (tmp_path / "a.md").read_text() == TEXT

    def test_keys_typed_ahead(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("A teh.\n\nA teh.\n\nA teh.\n")
        terminal = review()
        terminal.until(PROMPT)
        terminal.press("aithis one\rSQ")
        assert "reason: this one" in terminal.end()[1]
        silenced = "<!-- anplint-disable-next-block t.typo -- this one -->\nA teh."
        assert (tmp_path / "a.md").read_text() == f"A the.\n\n{silenced}\n\nA teh.\n"

    def test_rules_that_undo_each_other_are_asked_once(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("So pingleft.\n")
        terminal = review()
        asked = answer(terminal, "a", "a")
        assert ["t.left" in asked[0], "t.right" in asked[1]] == [True, True]
        assert terminal.end()[0] == 0

    def test_a_fix_that_does_harm(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("zzso it is a teh\n")
        terminal = review()
        answer(terminal, "a", "a")
        status, rest = terminal.end()
        assert "not made: it would make a heading of a paragraph; please report it" in terminal.seen
        assert (status, (tmp_path / "a.md").read_text()) == (0, "zzso it is a the\n")
        assert "1 fix accepted, 1 skipped" in rest


class TestFiles:
    def test_a_file_that_changes_is_refused(self, review: Review, tmp_path: Path) -> None:
        terminal = review()
        answer(terminal, "a")
        terminal.until(PROMPT)
        (tmp_path / "a.md").write_text("Newer.\n")
        terminal.press("a")
        status, rest = terminal.end()
        assert "error: a.md: changed while it was reviewed; nothing was written to it" in rest
        assert (status, (tmp_path / "a.md").read_text()) == (2, "Newer.\n")

    def test_exports_and_what_cannot_be_read(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "b.jsonl").write_text('{"id": 1, "text": "A teh."}\n')
        (tmp_path / "c.md").write_bytes(b"A \xff teh.\n")
        status, rest = review("b.jsonl", "c.md").end()
        assert status == 2
        assert "error: b.jsonl: is an export, which is not reviewed" in rest
        assert rest.count("c.md") == 1

    def test_bytes_stay(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfA teh  \r\nB\rteh")
        terminal = review()
        answer(terminal, "a", "s")
        assert terminal.end()[0] == 0
        assert (tmp_path / "a.md").read_bytes() == b"\xef\xbb\xbfA the  \r\nB\rteh"

    def test_nothing_to_ask(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("Nothing.\n")
        assert review().end() == (0, "0 fixes accepted, 0 skipped, 0 ignored\n")


class TestScreen:
    @pytest.mark.parametrize("columns", [40, 60, 80, 100])
    @pytest.mark.parametrize("term", ["dumb", "vt100"])
    def test_no_line_is_wider_than_the_terminal(
        self, columns: int, term: str, review: Review, tmp_path: Path
    ) -> None:
        words = "The paint of the hull dries in April when the wind is low. "
        (tmp_path / "a.md").write_text(f"- {words * 5}A teh here. {words * 5}\n")
        terminal = review(columns=columns, term=term)
        (shown,) = answer(terminal, "q")
        terminal.end()
        assert max(map(len, shown.splitlines())) <= columns
        old = next(line for line in shown.splitlines() if line.startswith("  - …"))
        new = next(line for line in shown.splitlines() if line.startswith("  + …"))
        assert ("A teh here" in old, "A the here" in new) == (True, True)
        assert bool(ESCAPES.search(terminal.seen)) == (term != "dumb")

    def test_no_colour_marks_the_change_with_carets(self, review: Review) -> None:
        terminal = review("--color", "never")
        assert answer(terminal, "s", "q")[1] == (
            "s\n\na.md:3:3  warning  t.typo  (2 of 5)\n  Write “the” instead of “teh”.\n\n"
            "  - A teh and teh colour.\n      ^^^\n  + A the and teh colour.\n      ^^^\n\n  safe fix\n"
            "[a]ccept  [s]kip  [i]gnore with a reason  [q]uit "
        )
        terminal.end()

    def test_colours_mark_it_in_reverse(self, review: Review) -> None:
        terminal = review(term="xterm-256color")
        assert "\x1b[31m  - # A \x1b[7mteh\x1b[0m" in terminal.until(PROMPT)
        terminal.press("q")
        terminal.end()

    def test_a_terminal_cannot_be_steered_by_an_article(self, review: Review, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("\x1b]0;title\x07\x1b[2JA teh \u202e.\n")
        terminal = review(term="dumb")
        answer(terminal, "q")
        terminal.end()
        assert not {"\x1b", "\x07", "\u202e"} & set(terminal.seen)


def shown(source: str, *edits: Edit) -> list[tuple[int, str, list[str], list[str], str]]:
    return [
        (one.line, one.before, [line.text for line in one.old], [line.text for line in one.new], one.after)
        for one in hunks(source, edits)
    ]


def test_hunks() -> None:
    source = "---\nn: 9\n---\n\nOne.\n\nTwo.\r\n\nEnd."
    assert shown(source, Edit(7, 8, "3")) == [(2, "---", ["n: 9"], ["n: 3"], "---")]
    assert shown(source, Edit(20, 27, "")) == [(7, "", ["Two.", ""], [], "End.")]
    assert shown(source, Edit(27, 27, "New.\n\n")) == [(9, "", [], ["New.", ""], "End.")]
    both = shown(source, Edit(7, 8, "3"), Edit(27, 30, "Out"))
    assert [(one[0], one[3]) for one in both] == [(2, ["n: 3"]), (9, ["Out."])]
    (hidden,) = hunks("a\u200bb\n", [Edit(1, 2, "")])
    assert [line.text for line in hidden.old] == ["a<U+200B>b"]
