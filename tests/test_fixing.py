"""Files and records that are mended: what is written, byte for byte, over made-up and over real articles."""

from __future__ import annotations

import json
import os
import re
import stat
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from anplint import rewrite
from anplint.config import settings
from anplint.edits import apply_edits
from anplint.errors import ReadError, RuleCrashed
from anplint.finding import Checked, Failure
from anplint.fix import Form, fix_text
from anplint.fixing import fix_data, fix_files
from anplint.fixing.job import Change, Fixing, Job, Patch
from anplint.lint import lint_article, prepare
from anplint.model import House
from anplint.pack import load_pack
from anplint.read import decode, read_article
from anplint.rewrite import replace_file
from tests.running import ROOT
from tests.test_corpora import FILES
from tests.test_fix import swap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anplint.config import Settings
    from anplint.finding import Safety
    from anplint.lint import Linter
    from anplint.rule import Rule

DAY = date(2026, 11, 23)
PACK = load_pack()
SETTINGS = settings(PACK)
TYPO = swap({"teh": "the"}, scope=("paragraph", "heading", "item", "meta"))
SAFE = Fixing(frozenset({"safe"}))


def linter(*rules: Rule) -> Linter:
    return prepare(rules, {})


def fix_bytes(
    data: bytes, name: str, folder: Path, *rules: Rule, fixing: Fixing = SAFE
) -> tuple[bytes, list[object]]:
    file = folder / name
    file.write_bytes(data)
    made = linter(*rules)

    def of(_: Path) -> tuple[Settings, Linter]:
        return SETTINGS, made

    told = list(fix_files([file], of, DAY, fixing, {file}))
    return file.read_bytes(), list(told)


class TestReplacing:
    def test_owner_and_attributes_stay(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_bytes(b"old")
        file.chmod(0o640)
        if os.geteuid() == 0:
            os.chown(file, 12, 34)
        try:
            os.setxattr(file, "user.note", b"kept")
        except (OSError, AttributeError):
            kept = False
        else:
            kept = True
        before = file.stat()
        assert replace_file(file, b"old", b"new") == 0
        after = file.stat()
        assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
        assert not kept or os.getxattr(file, "user.note") == b"kept"

    def test_an_owner_that_cannot_be_kept_is_no_failure(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        file = tmp_path / "a.md"
        file.write_bytes(b"old")
        state = file.stat()
        foreign = os.stat_result((*state[:4], state.st_uid + 1, *state[5:]))
        monkeypatch.setattr(rewrite, "_state", lambda *_: foreign)
        monkeypatch.setattr(os, "chown", refuse)
        replace_file(file, b"old", b"new")
        assert file.read_bytes() == b"new"

    def test_a_folder_that_cannot_be_written_to(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        file = tmp_path / "a.md"
        file.write_bytes(b"old")
        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(ReadError, match="its folder cannot be written to: Permission denied"):
            replace_file(file, b"old", b"new")
        assert file.read_bytes() == b"old"

    def test_a_link_within_the_working_directory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
        (tmp_path / "two/a.md").write_bytes(b"old")
        (tmp_path / "one/a.md").symlink_to("../two/a.md")
        monkeypatch.chdir(tmp_path / "one")
        with pytest.raises(ReadError, match="which lies elsewhere"):
            replace_file(Path("a.md"), b"old", b"new")
        monkeypatch.chdir(tmp_path)
        replace_file(Path("one/a.md"), b"old", b"new")
        assert (tmp_path / "two/a.md").read_bytes() == b"new"
        assert stat.S_ISLNK((tmp_path / "one/a.md").lstat().st_mode)


class TestArticles:
    def test_a_rule_that_fails_with_the_fixes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(*_: object) -> Checked:
            raise RuleCrashed("t.bad", "a.md", "KeyError: 1")

        monkeypatch.setattr("anplint.fixing.lint_article", crash)
        monkeypatch.setattr("anplint.fixing.records.lint_article", crash)
        for name, data in (("a.md", b"A teh.\n"), ("a.jsonl", b'{"text": "A teh."}\n')):
            found, told = fix_bytes(data, name, tmp_path, TYPO)
            assert found == data
            (failure,) = (one for one in told if isinstance(one, Failure))
            assert "was not fixed: with its fixes, rule t.bad failed: KeyError: 1" in failure.message
            assert any(isinstance(one, Checked) for one in told)

    def test_what_is_told_without_writing_is_as_the_file_is(self) -> None:
        job = Job("a.md", SETTINGS, linter(TYPO), DAY, Fixing(frozenset({"safe"}), write=False))
        outcome = fix_data(b"A teh.\n", job)
        assert outcome.change == Change("a.md", "A teh.\n", "A the.\n", fixes=1)
        assert [len(one.findings) for one in outcome.before if isinstance(one, Checked)] == [1]
        assert [(len(one.findings), one.fixed) for one in outcome.after if isinstance(one, Checked)] == [
            (0, 1)
        ]


TEXT = st.lists(
    st.sampled_from(["teh", "hull", "é", "🚢", '"', "\\", "/", "\n\n", "\t", "\x07", "\u2028", "<b>"]),
    max_size=6,
).map(" ".join)
VALUE = st.recursive(
    TEXT | st.integers() | st.booleans() | st.none(), lambda one: st.lists(one, max_size=2), max_leaves=3
)
RECORD = st.fixed_dictionaries(
    {"text": TEXT.map(lambda text: f"So {text}")},
    optional={"id": st.integers(0, 9), "title": TEXT, "x": VALUE, "tags": st.lists(TEXT, max_size=2)},
)
STYLE = st.sampled_from(
    [
        {"ensure_ascii": True},
        {"ensure_ascii": False},
        {"separators": (",", ":")},
        {"separators": (" , ", " : "), "indent": 2},
    ]
)


class TestRecords:
    @hypothesis_settings(max_examples=60)
    @given(
        records=st.lists(RECORD, min_size=1, max_size=4),
        style=STYLE,
        slashes=st.booleans(),
        end=st.sampled_from(["\n", "\r\n", ""]),
    )
    def test_only_the_words_change(
        self,
        records: list[dict[str, object]],
        style: dict[str, object],
        slashes: bool,
        end: str,
        tmp_path_factory: pytest.TempPathFactory,
    ) -> None:
        whole = json.dumps(records, **style) + end  # type: ignore[arg-type]
        lines = "".join(
            json.dumps(one, ensure_ascii=bool(style.get("ensure_ascii"))) + (end or "\n") for one in records
        )
        for name, text in (("a.json", whole), ("a.jsonl", lines)):
            data = (text.replace("/", "\\/") if slashes else text).encode()
            fixed, told = fix_bytes(data, name, tmp_path_factory.getbasetemp(), TYPO)
            again, _ = fix_bytes(fixed, name, tmp_path_factory.getbasetemp(), TYPO)
            assert again == fixed
            assert fixed.replace(b"the", b"teh") == data
            changed = sum(one.fixes for one in told if isinstance(one, Change))
            assert (
                changed == fixed.count(b"the") == sum(one.fixed for one in told if isinstance(one, Checked))
            )

    @pytest.mark.parametrize(
        ("data", "text", "fixed"),
        [
            (rb'{"text": "teh caf\u00e9"}', "the é/x", rb'{"text": "the \u00e9/x caf\u00e9"}'),
            ('{"text": "teh é"}'.encode(), 'the é"\n', '{"text": "the é\\"\\n é"}'.encode()),
            (rb'{"text": "teh a\/b"}', "c/d", rb'{"text": "c\/d a\/b"}'),
        ],
    )
    def test_new_text_is_written_as_the_record_writes(
        self, data: bytes, text: str, fixed: bytes, tmp_path: Path
    ) -> None:
        assert fix_bytes(data, "a.jsonl", tmp_path, swap({"teh": text}))[0] == fixed

    def test_a_number_stays_a_number(self, tmp_path: Path) -> None:
        data = b'{"text": "So.", "reading": 19, "n": 7}'
        assert fix_bytes(data, "a.jsonl", tmp_path, swap({"19": "1"}))[0] == data.replace(b"19", b"1")
        kept, told = fix_bytes(data, "a.jsonl", tmp_path, swap({"19": "one"}))
        assert kept == data
        assert any(isinstance(one, Failure) and "could not be read with it" in one.message for one in told)

    def test_a_record_is_told_with_its_changes(self, tmp_path: Path) -> None:
        data = b"id,text,title\n7,A teh,Teh\n8,B,C\n"
        kept, told = fix_bytes(data, "a.csv", tmp_path, TYPO)
        assert kept == data
        (patch,) = (one for one in told if isinstance(one, Patch))
        assert [(one.id, one.field, one.text) for one in patch.fields] == [("7", "text", "A the")]


@pytest.mark.parametrize("safety", ["safe", "unsafe"])
def test_the_page_about_fixes_names_the_rules(safety: str) -> None:
    page = (ROOT / "docs" / "fixes.md").read_text(encoding="utf-8")
    (row,) = (line for line in page.splitlines() if line.startswith(f"| {safety} |"))
    named = set(re.findall(r"`([a-z-]+\.[a-z-]+)`", row))
    assert named == {rule.id for rule in PACK.rules.values() if rule.safety == safety}


FIXING = prepare([rule for rule in SETTINGS.rules if rule.safety in {"safe", "unsafe"}], PACK.literals)


def form_of(file: Path) -> Form:
    return Form(
        lambda text: read_article(text.encode(), str(file), SETTINGS.reading),
        lambda article: lint_article(article, FIXING, SETTINGS.fields, DAY, House(types=SETTINGS.types)),
    )


@pytest.mark.skipif(not FILES, reason="no corpora beside the checkout (set ANPLINT_CORPORA)")
@pytest.mark.parametrize("safeties", [("safe",), ("safe", "unsafe")])
def test_over_real_articles(safeties: Sequence[Safety]) -> None:
    """Twice is once, what is mended is gone, and only what the edits name changes."""
    number = 0
    for file in FILES:
        try:
            source, _ = decode(file.read_bytes(), str(file))
        except ReadError:
            continue
        form = form_of(file)
        before = form.lint(form.read(source))
        if not any(one.fix and one.fix.safety in safeties for one in before.findings):
            continue
        fixed = fix_text(source, form, safeties)
        assert (fixed.refused, fixed.cycle) == ((), None), file
        assert not any(one.fix and one.fix.safety in safeties for one in fixed.checked.findings), file
        assert fix_text(fixed.text, form, safeties).text == fixed.text, file
        edits = [
            edit for one in fixed.applied if one in before.findings and one.fix for edit in one.fix.edits
        ]
        if all(one in before.findings for one in fixed.applied):
            assert apply_edits(source, edits) == fixed.text, file
        number += len(fixed.applied)
    assert number > 0
