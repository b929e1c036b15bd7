"""``anplint ignore``: the right directive in the right place, and nothing else changed."""

from __future__ import annotations

import os
import stat
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplint.carriers import HTML, MDX, OTHERS, carrier_of, line_end
from anplint.errors import AnplintError
from anplint.ignoring import findings_at, silence
from anplint.lint import lint_article, prepare
from anplint.model import Article, Comment
from anplint.read import format_of, read_source
from anplint.read.markdown import read_markdown
from anplint.read.reading import Reading
from anplint.rewrite import replace_file
from tests.running import GOLDEN, run
from tests.test_lint import DAY, rule

if TYPE_CHECKING:
    from pathlib import Path

    from anplint.finding import Checked, Edit

SCOPE = ("paragraph", "heading", "item", "quote", "cell", "footnote", "caption", "image", "meta", "code")
LINTER = prepare(
    [
        rule("one.word", params={"patterns": ("bad", "worse")}, scope=SCOPE),
        rule("two.word", params={"patterns": ("bad",)}, scope=SCOPE),
        rule("two.thing", params={"patterns": ("thing",)}, scope=SCOPE),
    ],
    {},
)


def lint(source: str) -> tuple[Article, Checked]:
    article = read_markdown(source, "a.md")
    return article, lint_article(article, LINTER, {}, DAY)


def ignored(source: str, line: int, *, column: int | None = None, rule_id: str = "one.word") -> str:
    wanted = findings_at(lint(source)[1], rule_id, line, column)
    return silence(lint, source, wanted, "it is\na quote").source


BLOCK = "<!-- anplint-disable-next-block one.word -- it is a quote -->"
WORSE = BLOCK.replace("word", 'word["worse"]')
LINE = "<!-- anplint-disable-line one.word -- it is a quote -->"


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        pytest.param("A bad day.\n", 1, f"{BLOCK}\nA bad day.\n", id="a paragraph"),
        pytest.param(
            "# T\n\nA day,\na bad day.\n", 4, f"# T\n\n{BLOCK}\nA day,\na bad day.\n", id="its second line"
        ),
        pytest.param("x\r\n\r\nbad\r\n", 3, f"x\r\n\r\n{BLOCK}\r\nbad\r\n", id="CRLF"),
        pytest.param("x\r\rbad\r", 3, f"x\r\r{BLOCK}\rbad\r", id="CR"),
        pytest.param("bad", 1, f"{BLOCK}\nbad", id="no line end"),
        pytest.param("## A bad day\n", 1, f"{BLOCK}\n## A bad day\n", id="a heading"),
        pytest.param("A bad day\n===\n", 1, f"{BLOCK}\nA bad day\n===\n", id="a heading with a ruler"),
        pytest.param("x\n# bad\nx\n", 2, f"x\n{BLOCK}\n# bad\nx\n", id="without blank lines"),
        pytest.param("- x\n- bad\n- x\n", 2, f"- x\n- bad {LINE}\n- x\n", id="an item"),
        pytest.param(
            "1. x\n2. bad  \n   x\n", 2, f"1. x\n2. bad {LINE}  \n   x\n", id="a line break stays one"
        ),
        pytest.param("- bad\\\n  x\n", 1, f"- bad {LINE}\\\n  x\n", id="a backslash stays last"),
        pytest.param("> x\n>\n> a bad\n> day\n", 3, f"> x\n>\n> {BLOCK}\n> a bad\n> day\n", id="a quote"),
        pytest.param("> - bad\n> - x\n", 1, f"> {BLOCK}\n> - bad\n> - x\n", id="an item in a quote"),
        pytest.param(
            "x\n\n| a | b |\n|-|-|\n| x | bad |\n",
            5,
            f"x\n\n{BLOCK}\n| a | b |\n|-|-|\n| x | bad |\n",
            id="a cell",
        ),
        pytest.param(
            "| bad | b |\n|-|-|\n| x | bad |\n",
            3,
            f"| bad | b |\n|-|-|\n| x | bad {LINE} |\n",
            id="one cell of two",
        ),
        pytest.param("![bad](x.png)\n*cap*\n", 1, f"{BLOCK}\n![bad](x.png)\n*cap*\n", id="an image"),
        pytest.param("x ![bad](x.png) y\n", 1, f"{BLOCK}\nx ![bad](x.png) y\n", id="an image among words"),
        pytest.param("```\nbad\n```\n", 2, f"{BLOCK}\n```\nbad\n```\n", id="code"),
        pytest.param("x[^1]\n\n[^1]: bad\n", 3, f"x[^1]\n\n{BLOCK}\n[^1]: bad\n", id="a footnote"),
        pytest.param(
            "A bad and a worse day.\n\nbad\n",
            1,
            f"{BLOCK}\nA bad and a worse day.\n\nbad\n",
            id="all of a line",
        ),
        pytest.param(
            "A bad\nand a worse day.\n",
            2,
            f"{WORSE}\nA bad\nand a worse day.\n",
            id="one of a block",
        ),
        pytest.param(
            "A bad day. \nA bad day.\n", 2, f"A bad day. \nA bad day. {LINE}\n", id="one sentence of a block"
        ),
        pytest.param(
            "---\ntitle: bad\n---\n\nx\n",
            2,
            '---\ntitle: bad\nanplint:\n  disable:\n    - rule: "one.word"\n      reason: "it is a quote"\n---\n\nx\n',
            id="metadata",
        ),
        pytest.param(
            "---\r\ntitle: bad\r\nx: worse\r\n---\r\n\r\nx\r\n",
            2,
            '---\r\ntitle: bad\r\nx: worse\r\nanplint:\r\n  disable:\r\n    - rule: "one.word[\\"bad\\"]"\r\n'
            '      reason: "it is a quote"\r\n---\r\n\r\nx\r\n',
            id="one of the metadata",
        ),
        pytest.param(
            "---\nanplint:\n  disable:\n  - two\ntitle: bad\n---\n",
            5,
            '---\nanplint:\n  disable:\n  - two\n  - rule: "one.word"\n    reason: "it is a quote"\ntitle: bad\n---\n',
            id="behind another",
        ),
        pytest.param(
            "---\nanplint: {disable: [two]}\ntitle: bad\n---\n",
            3,
            '---\nanplint: {disable: [two, {rule: "one.word", reason: "it is a quote"}]}\ntitle: bad\n---\n',
            id="between brackets",
        ),
    ],
)
def test_where_the_directive_goes(source: str, line: int, expected: str) -> None:
    assert ignored(source, line) == expected


def test_a_column_names_one_of_a_line() -> None:
    source = "A bad and a worse day.\n"
    assert ignored(source, 1, column=13) == f"{WORSE}\n{source}"


def test_the_other_rule_of_the_same_word_stays() -> None:
    after = ignored("A bad thing.\n", 1)
    assert [one.rule for one in lint(after)[1].findings] == ["two.word", "two.thing"]


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("x\n", 1, None, "a.md: no finding of one.word in line 1"),
        (
            "bad\n\nx\n\nbad\n",
            3,
            None,
            "a.md: no finding of one.word in line 3; it has findings in lines 1, 5",
        ),
        ("a bad\n", 1, 1, "a.md: no finding of one.word in line 1, column 1; it has findings in line 1"),
        (
            "bad bad\n",
            1,
            1,
            "a.md: nothing was written: every directive here would silence 1 other finding too",
        ),
        ("---\ntitle: bad\n---\n\nbad\n\nbad\n", 2, None, "would silence 2 other findings too"),
    ],
)
def test_what_cannot_be_done(source: str, line: int, column: int | None, message: str) -> None:
    with pytest.raises(AnplintError) as caught:
        ignored(source, line, column=column)
    assert message in str(caught.value)


def test_a_reason_cannot_end_the_comment() -> None:
    checked = lint("bad\n")[1]
    with pytest.raises(AnplintError, match="the reason holds '-->', which ends a comment"):
        silence(lint, "bad\n", findings_at(checked, "one.word", 1, None), "so --> there")


def test_plain_text_has_no_comments() -> None:
    def as_text(source: str) -> tuple[Article, Checked]:
        article, checked = lint(source)
        return article._replace(format="text", path="a.txt"), checked

    wanted = findings_at(lint("bad\n")[1], "one.word", 1, None)
    with pytest.raises(AnplintError) as caught:
        silence(as_text, "bad\n", wanted, "it is a quote")
    setting = "overrides: [{files: ['a.txt'], rules: {one.word: off}}]"
    assert str(caught.value) == f"a.txt: plain text has no comments; put this into anplint.yaml: {setting}"


def test_the_carrier_is_that_of_the_format_and_of_the_article() -> None:
    def article(text: str, opening: int, closing: int) -> Article:
        comment = Comment(0, len(text), text[opening : len(text) - closing])
        return Article("a.md", "markdown", text, (), (comment,))

    plain = Article("a.md", "markdown", "x", ())
    assert carrier_of(plain) == HTML
    assert carrier_of(plain._replace(format="mdx")) == MDX
    for carrier in (HTML, *OTHERS):
        written = carrier.comment("anplint-disable two")
        held = article(written, len(carrier.opening), len(carrier.closing))
        assert carrier_of(held) == carrier
    assert carrier_of(article("{/* x */}", 3, 3)) == HTML
    assert MDX.comment('anplint-disable x["*/}"]') == ""
    assert OTHERS[3].comment('anplint-disable x["f()"]') == ""


def test_the_line_end_near_a_place() -> None:
    assert [line_end("a\r\nb\nc", at) for at in (0, 3, 5)] == ["\r\n", "\r\n", "\n"]
    assert (line_end("a", 1), line_end("", 0)) == ("\n", "\n")


PIECES = st.sampled_from(
    "bad|worse|thing|a day|Rain fell.|🚲|*bad*|`bad`|[bad](x)|![bad](y.png)|<b>bad</b>|\\*|&amp;|end.  |é".split(
        "|"
    )
)
LINES = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
PREFIXES = st.sampled_from(
    ["", "", "# ", "- ", "1. ", "> ", "  ", "> - ", "    ", "- - ", ">> ", "| ", "[^1]: ", "~~~\n"]
)
BLOCKS = st.tuples(PREFIXES, st.lists(LINES, min_size=1, max_size=3)).map(
    lambda one: one[0] + "\n".join(one[1])
)
TABLES = LINES.map(lambda one: f"| {one} | b |\n|---|---|\n| bad | {one} |")
FRONT = st.sampled_from(
    ["", "", "---\ntitle: bad\nsummary: a worse day\n---\n", "---\nanplint: {disable: [two.thing]}\n---\n"]
)
BODIES = st.lists(st.one_of(BLOCKS, TABLES), min_size=1, max_size=6)
DOCUMENTS = st.builds(
    lambda front, blocks, gap, end: (front + gap.join(blocks) + "\n").replace("\n", end),
    FRONT,
    BODIES,
    st.sampled_from(["\n\n", "\n\n", "\n"]),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
)


TAGS = st.sampled_from(["p", "li", "h2", "td", "blockquote", "figcaption"])
PAGES = st.lists(st.tuples(TAGS, LINES), min_size=1, max_size=6).map(
    lambda parts: "<main>" + "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in parts) + "</main>\n"
)
SOURCES = st.one_of(
    st.tuples(st.sampled_from(["a.md", "a.md", "a.mdx"]), DOCUMENTS), st.tuples(st.just("a.html"), PAGES)
)


@settings(deadline=None, max_examples=400)
@given(SOURCES, st.data())
def test_exactly_the_finding_goes(named: tuple[str, str], data: st.DataObject) -> None:
    path, source = named

    def lint(source: str) -> tuple[Article, Checked]:
        article = read_source(source, path, Reading(), format_of(path))
        return article, lint_article(article, LINTER, {}, DAY)

    article, checked = lint(source)
    if not checked.findings:
        return
    finding = data.draw(st.sampled_from(checked.findings))
    wanted = findings_at(checked, finding.rule, *finding.position)
    try:
        done = silence(lint, source, wanted, "it is a quote")
    except AnplintError as error:
        assert "nothing was written" in str(error)  # noqa: PT017 - a refusal is right; a wrong edit is not
        return
    edit = done.edit
    assert done.source == source[: edit.start] + edit.text + source[edit.start :]
    again, after = lint(done.source)
    left = Counter(
        (one.rule, moved(one.start, edit), one.text) for one in checked.findings if one not in wanted
    )
    assert Counter((one.rule, one.start, one.text.replace(edit.text, "")) for one in after.findings) == left
    assert after.suppressed == checked.suppressed + len(wanted)
    kinds = [one.kind for one in article.blocks if one.kind != "meta"]
    assert [one.kind for one in again.blocks if one.kind != "meta"] == kinds


def moved(place: int, edit: Edit) -> int:
    return place + len(edit.text) * (place >= edit.start)


PHRASE = ("--rules", GOLDEN / "rules", "--isolated")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestCommand:
    def test_writes_and_proves(self, folder: Path) -> None:
        file = folder / "a.md"
        file.write_bytes("\ufeffCall [fill in] 🚲.\r\n\r\nCall [fill in].\r\n".encode())
        file.chmod(0o640)
        directive = "<!-- anplint-disable-next-block demo.slot -- it is the subject -->"
        result = run("ignore", "demo.slot", "a.md:1", "--reason", "it is the subject", *PHRASE)
        assert result.output == f"a.md:1: the finding of demo.slot silenced by {directive}\n"
        assert (
            file.read_bytes()
            == f"\ufeff{directive}\r\nCall [fill in] 🚲.\r\n\r\nCall [fill in].\r\n".encode()
        )
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert [one.name for one in folder.iterdir()] == ["a.md"]
        checked = run("check", "a.md", "--select", "demo", *PHRASE, "--output-format", "concise")
        assert checked.stdout.startswith("a.md:4:6: error demo.slot")

    def test_dry_run(self, folder: Path) -> None:
        (folder / "a.md").write_text("Call [fill in].\n")
        result = run("ignore", "demo.slot", "a.md:1:6", "--reason", "x", "--dry-run", *PHRASE)
        assert result.stdout.splitlines() == [
            "--- a/a.md",
            "+++ b/a.md",
            "@@ -1 +1,2 @@",
            "+<!-- anplint-disable-next-block demo.slot -- x -->",
            " Call [fill in].",
        ]
        assert (folder / "a.md").read_text() == "Call [fill in].\n"

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (
                ("demo.slot", "a.md", "--reason", "x"),
                "error: 'a.md' is no place of the form FILE:LINE, as in draft.md:12",
            ),
            (("demo.slot", "a.md:1", "--reason", " "), "error: --reason is empty"),
            (
                ("demo.slat", "a.md:1", "--reason", "x"),
                "error: unknown rule 'demo.slat' (did you mean 'demo.slot'?)",
            ),
            (
                ("demo.slot", "no.md:1", "--reason", "x"),
                "error: no.md: cannot be read: No such file or directory",
            ),
            (
                ("demo.slot", "a.md:2", "--reason", "x"),
                "error: a.md: no finding of demo.slot in line 2; it has findings in line 1",
            ),
            (
                ("suppression.unused", "a.md:2", "--reason", "x"),
                "error: suppression.unused is about directives",
            ),
            (("demo.slot", "a.md:1"), "error: Missing option '--reason'"),
        ],
    )
    def test_mistakes(self, folder: Path, args: tuple[str, ...], message: str) -> None:
        (folder / "a.md").write_text("Call [fill in].\n")
        result = run("ignore", *args, *PHRASE)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(message)
        assert (folder / "a.md").read_text() == "Call [fill in].\n"

    def test_a_rule_that_is_off(self, folder: Path) -> None:
        (folder / "a.md").write_text("x\n")
        (folder / "anplint.yaml").write_text("rules: {leftover.todo: off}\n")
        result = run("ignore", "leftover.todo", "a.md:1", "--reason", "x")
        assert result.stderr == "error: leftover.todo does not run on a.md; there is nothing to silence\n"


class TestWriting:
    def test_a_link_in_the_same_folder_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_bytes(b"old")
        (tmp_path / "link.md").symlink_to("a.md")
        replace_file(tmp_path / "link.md", b"old", b"new")
        assert (tmp_path / "link.md").is_symlink()
        assert (tmp_path / "a.md").read_bytes() == b"new"

    def test_a_link_that_leads_elsewhere_is_not(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "out.md").write_bytes(b"old")
        (tmp_path / "in/link.md").symlink_to("../out.md")
        with pytest.raises(AnplintError, match=r"is a link to .*out\.md, which lies elsewhere"):
            replace_file(tmp_path / "in/link.md", b"old", b"new")
        assert (tmp_path / "out.md").read_bytes() == b"old"

    def test_what_changed_meanwhile_stays(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_bytes(b"newer")
        with pytest.raises(AnplintError, match="changed while it was looked at"):
            replace_file(file, b"old", b"new")
        assert file.read_bytes() == b"newer"
        assert [one.name for one in tmp_path.iterdir()] == ["a.md"]

    def test_what_cannot_be_written(self, tmp_path: Path) -> None:
        with pytest.raises(AnplintError, match="is gone; nothing was written"):
            replace_file(tmp_path / "a.md", b"old", b"new")
        os.mkfifo(tmp_path / "pipe.md")
        with pytest.raises(AnplintError, match="is not a regular file"):
            replace_file(tmp_path / "pipe.md", b"old", b"new")
