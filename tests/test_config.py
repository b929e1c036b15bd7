"""What configuration does: nearest files, chains, overrides, vocabulary, gate, and where values come from."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from anplint.config import HOUSE_TERM, Layer, resolve
from anplint.configkeys import ConfigFile
from anplint.configured import Asked, Configuration
from anplint.errors import UsageError
from anplint.pack import load_pack
from anplint.schema import config_schema
from anplint.yamlfile import key_of
from tests.running import ROOT, process_environment, run
from tests.test_configfile import ARTICLE, write

GOLDEN = Path(__file__).with_name("golden")
HULL = """\
kind: existence
class: style
severity: error
message: "No “{match}”."
why: It is ours.
params: {patterns: [hull]}
since: 0.1.0
examples:
  - {name: plain, bad: "The ⟦hull⟧.\\n"}
  - {name: near, ok: "The hulk.\\n"}
"""
TODO = "# The hull\n\nTODO: say what paint.\n"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def severities(path: str, **asked: object) -> dict[str, str]:
    settings = Configuration(Asked(**asked)).settings_for(Path(path))  # type: ignore[arg-type]
    return {rule.id: rule.severity for rule in settings.rules}


def params(path: str, rule_id: str) -> dict[str, object]:
    rules = {rule.id: rule.params for rule in Configuration(Asked()).settings_for(Path(path)).rules}
    return rules[rule_id]


class TestWhichFile:
    def test_the_nearest_wins_and_says_all(self, root: Path) -> None:
        write(
            root, {"anplint.yaml": "rules: {leftover.todo: off}\n", "posts/.anplint.yaml": "ignore: [meta]\n"}
        )
        assert "leftover.todo" not in severities("a.md")
        assert "leftover.todo" in severities("posts/deep/down/a.md")
        assert "meta.reading-time" not in severities("posts/a.md")
        assert "meta.reading-time" in severities("a.md")

    def test_pyproject_is_one_too(self, root: Path) -> None:
        write(root, {"pyproject.toml": '[tool.anplint.rules]\n"leftover.todo" = "error"\n'})
        assert severities("posts/a.md")["leftover.todo"] == "error"

    def test_nothing_above_the_repository_counts(self, root: Path) -> None:
        write(root, {"anplint.yaml": "select: [leftover]\n", "clone/.git/HEAD": ""})
        assert "meta.reading-time" in severities("clone/a.md")

    def test_nothing_above_the_home_folder_counts(self, root: Path) -> None:
        write(root, {"anplint.yaml": "select: [leftover]\n", "me/.keep": ""})
        assert "meta.reading-time" in severities("me/a.md", home=root / "me")
        assert "meta.reading-time" not in severities("me/a.md")

    def test_a_named_one_goes_before_all(self, root: Path) -> None:
        files = {
            "anplint.yaml": "select: [leftover]\n",
            "ci/strict.yaml": "overrides: [{files: a.md, select: [meta]}]\n",
        }
        write(root, files)
        named = severities("a.md", config=Path("ci/strict.yaml"))
        assert {rule_id.partition(".")[0] for rule_id in named} == {"meta"}
        assert "leftover.todo" in severities("b.md", config=Path("ci/strict.yaml"))

    def test_isolated_reads_none(self, root: Path) -> None:
        write(root, {"anplint.yaml": "broken: [\n", "draft.md": TODO})
        assert run("check", "draft.md").exit_code == 2
        assert "leftover.todo" in run("check", "--isolated", "draft.md").stdout

    def test_an_article_from_standard_input_has_the_settings_of_its_name(self, root: Path) -> None:
        write(root, {"posts/anplint.yaml": "ignore: [leftover.todo]\n"})
        assert "leftover.todo" in run("check", "-", stdin=TODO).stdout
        assert "leftover.todo" not in run("check", "-", "--stdin-filename", "posts/a.md", stdin=TODO).stdout


class TestLayers:
    def test_a_chain_of_files(self, root: Path) -> None:
        base = "extends: strict\nrules: {leftover.todo: {severity: error}, meta.reading-time: info}\n"
        middle = "extends: [./shared/base.yaml]\nrules: {meta.reading-time: {tolerance: 3}}\n"
        write(root, {"shared/base.yaml": base, "middle.yaml": middle})
        write(root, {"anplint.yaml": "extends: ./middle.yaml\nrules: {leftover.todo: warning}\n"})
        found = severities("a.md")
        assert (found["leftover.todo"], found["meta.reading-time"]) == ("warning", "info")
        assert found["structure.empty-section"] == "error"
        assert params("a.md", "meta.reading-time")["tolerance"] == 3.0

    def test_params_given_in_two_layers_add_up(self, root: Path) -> None:
        write(
            root, {"anplint.yaml": "extends: strict\nrules: {repetition.duplicate-sentence: {alike: 0.9}}\n"}
        )
        found = params("a.md", "repetition.duplicate-sentence")
        assert (found["least"], found["alike"]) == (8, 0.9)

    def test_params_alone_switch_nothing_on(self, root: Path) -> None:
        write(root, {"anplint.yaml": "select: [leftover]\nrules: {meta.reading-time: {tolerance: 3}}\n"})
        assert "meta.reading-time" not in severities("a.md")
        write(root, {"anplint.yaml": "select: [leftover]\nrules: {meta.reading-time: info}\n"})
        assert severities("a.md")["meta.reading-time"] == "info"

    @pytest.mark.parametrize("off", ["off", "false", "{severity: off}", "{severity: false}"])
    def test_off(self, off: str, root: Path) -> None:
        write(root, {"anplint.yaml": f"rules: {{leftover.todo: {off}}}\n"})
        assert "leftover.todo" not in severities("a.md")
        assert "leftover.todo" not in severities("a.md", select=["leftover"])
        assert "leftover.todo" in severities("a.md", select=["leftover.todo"])

    def test_overrides_by_glob_and_the_later_wins(self, root: Path) -> None:
        text = """\
rules: {leftover.todo: error}
overrides:
  - files: 'drafts/**'
    rules: {leftover.todo: info}
    ignore: [meta]
  - files: ['*.txt', 'drafts/old/*.md']
    rules: {leftover.todo: off}
"""
        write(root, {"anplint.yaml": text})
        assert severities("a.md")["leftover.todo"] == "error"
        assert severities("drafts/a.md")["leftover.todo"] == "info"
        assert "meta.reading-time" not in severities("drafts/a.md")
        assert "leftover.todo" not in severities("drafts/old/a.md")
        assert "leftover.todo" not in severities("posts/deep/b.txt")

    def test_globs_count_from_the_folder_of_the_file(self, root: Path) -> None:
        write(root, {"site/anplint.yaml": "overrides: [{files: /posts/*.md, ignore: [leftover]}]\n"})
        assert "leftover.todo" not in severities("site/posts/a.md")
        assert "leftover.todo" in severities("site/more/posts/a.md")

    def test_equal_settings_are_one_object(self, root: Path) -> None:
        write(root, {"anplint.yaml": "overrides: [{files: drafts/, ignore: [meta]}]\n"})
        configuration = Configuration(Asked())
        first = configuration.settings_for(Path("a.md"))
        assert configuration.settings_for(Path("posts/b.md")) is first
        draft = configuration.settings_for(Path("drafts/a.md"))
        assert draft is not first
        assert configuration.settings_for(Path("drafts/deep/b.md")) is draft

    def test_a_preset_on_the_command_line_takes_the_place_of_those_named(self, root: Path) -> None:
        write(root, {"anplint.yaml": "extends: strict\nrules: {leftover.todo: error}\n"})
        found = severities("a.md", preset="recommended")
        assert (found["structure.empty-section"], found["leftover.todo"]) == ("warning", "error")

    def test_presets_of_fields_alone_stand_on_the_default(self, root: Path) -> None:
        write(root, {"anplint.yaml": "extends: [hugo]\n"})
        settings = Configuration(Asked()).settings_for(Path("a.md"))
        assert settings.reading.flavor == "hugo"
        assert len(settings.rules) > 20

    def test_rule_folders(self, root: Path) -> None:
        write(root, {"anplint.yaml": "rule-folders: [house]\nrules: {naming.hull: warning}\n"})
        write(root, {"house/naming/hull.yaml": HULL, "draft.md": ARTICLE})
        ran = run("check", "draft.md", "--output-format", "concise")
        assert "warning naming.hull" in ran.stdout

    def test_include_and_exclude(self, root: Path) -> None:
        write(root, {"anplint.yaml": "include: ['*.page']\nexclude: [drafts/]\n"})
        write(root, {"a.page": ARTICLE, "drafts/b.md": ARTICLE, "c.md": ARTICLE, "d.png": ""})
        data = json.loads(run("check", "--output-format", "json").stdout)
        assert [one["path"] for one in data["articles"]] == ["a.page", "c.md"]

    def test_unknown_rules_of_a_call(self) -> None:
        with pytest.raises(UsageError, match="unknown rule or category 'x'"):
            resolve(load_pack(), [Layer("test", select=["x"])])


class TestFields:
    def test_own_keys_go_before_those_of_the_presets(self, root: Path) -> None:
        write(root, {"anplint.yaml": "fields: {reading-time: [minutes, params.reading], image: Bild}\n"})
        fields = Configuration(Asked()).settings_for(Path("a.md")).fields
        assert fields["reading-time"][:3] == ("minutes", "params.reading", "readingtime")
        assert fields["image"][0] == "bild"

    def test_on_the_command_line(self, root: Path) -> None:
        text = "---\nminutes: 40\n---\n\n# Hull\n\nWe scraped the hull.\n"
        write(root, {"a.md": text})
        assert "meta.reading-time" not in run("check", "a.md", "--output-format", "concise").stdout
        ran = run("check", "a.md", "--field", "reading-time=minutes", "--output-format", "concise")
        assert "warning meta.reading-time" in ran.stdout

    def test_of_records(self, root: Path) -> None:
        write(root, {"anplint.yaml": "fields: {content: body_html, title: head}\n"})
        configuration = Configuration(Asked(columns={"url": "link"}))
        found = configuration.settings_for(Path("a.jsonl"))
        assert found.reading.columns == {"content": "body_html", "title": "head", "url": "link"}
        assert "content" not in found.fields
        assert found.fields["title"][0] == "head"

    def test_the_language_of_articles_that_do_not_say_theirs(self, root: Path) -> None:
        write(
            root,
            {"anplint.yaml": "language: nl\n", "a.md": ARTICLE, "b.md": f"---\nlang: de\n---\n{ARTICLE}"},
        )
        data = json.loads(run("check", "--output-format", "json").stdout)
        assert [one["language"] for one in data["articles"]] == ["nl", "de"]


class TestVocabulary:
    def check(self, root: Path, config: str, text: str) -> list[tuple[str, str]]:
        write(root, {"anplint.yaml": config, "a.md": f"# Words\n\n{text}\n"})
        data = json.loads(run("check", "a.md", "--output-format", "json").stdout)
        return [(one["rule"], one["text"]) for one in data["findings"]]

    def test_an_accepted_term_silences_what_lies_inside_it(self, root: Path) -> None:
        write(root, {"house/naming/hull.yaml": HULL})
        select = "rule-folders: [house]\nselect: [naming]\n"
        text = "A Hull Brush cleans. The hull shines."
        before = self.check(root, select, text)
        assert before == [("naming.hull", "Hull"), ("naming.hull", "hull")]
        for term in ("hull brush", "Hull  Brush"):
            config = f"{select}vocabulary: {{accept: ['{term}', tide]}}\n"
            assert self.check(root, config, text) == before[1:]

    def test_a_term_that_only_touches_a_match_does_not(self, root: Path) -> None:
        config = "select: [leftover]\nvocabulary: {accept: [ipsum, lore]}\n"
        assert [rule for rule, _ in self.check(root, config, "Lorem ipsum dolor sit amet.")] == [
            "leftover.lorem-ipsum"
        ]

    def test_pairs_are_a_rule_with_a_fix(self, root: Path) -> None:
        config = "select: [style.house-term]\nvocabulary: {replace: {web site: website, c++: C++, e-mail: email}}\n"
        text = "E-mail us. A web site in c++, not websites or “e-mail”. See `web site`."
        found = self.check(root, config, text)
        assert found == [(HOUSE_TERM, "E-mail"), (HOUSE_TERM, "web site"), (HOUSE_TERM, "c++")]
        data = json.loads(run("check", "a.md", "--output-format", "json").stdout)
        assert data["findings"][0]["fix"] == {
            "safety": "safe",
            "edits": [{"start": 9, "end": 15, "text": "Email"}],
        }

    def test_the_rule_can_be_set_like_any_other(self, root: Path) -> None:
        pairs = "vocabulary: {replace: {hull: body}}\n"
        assert self.check(root, f"{pairs}rules: {{style.house-term: off}}\n", "The hull.") == []
        write(root, {"anplint.yaml": f"{pairs}rules: {{style.house-term: error}}\n", "a.md": ARTICLE})
        assert run("check", "a.md").exit_code == 1
        silenced = f"{ARTICLE}\n<!-- anplint-disable-file style.house-term -->\n"
        write(root, {"a.md": silenced})
        assert run("check", "a.md").exit_code == 0
        assert "style · warning" in run("explain", "style.house-term", "--output-format", "markdown").stdout

    def test_without_pairs_there_is_no_such_rule(self, root: Path) -> None:
        write(root, {"anplint.yaml": "rules: {style.house-term: error}\n"})
        assert HOUSE_TERM not in severities("a.md")

    def test_pairs_of_an_override(self, root: Path) -> None:
        write(root, {"anplint.yaml": "overrides: [{files: b.md, vocabulary: {replace: {hull: body}}}]\n"})
        assert HOUSE_TERM not in severities("a.md")
        assert HOUSE_TERM in severities("b.md")


class TestGate:
    @pytest.mark.parametrize(
        ("gate", "args", "status"),
        [
            ("", [], 0),
            ("gate: {integrity: warning}\n", [], 1),
            ("gate: {integrity: warning}\n", ["--fail-on", "error"], 0),
            ("gate: {integrity: info}\n", ["--exit-zero"], 0),
            ("gate: {integrity: new}\n", [], 0),
            ("gate: {integrity: never}\n", ["--max-warnings", "0"], 1),
            ("gate: {quality: warning, style: warning}\n", [], 0),
            ("overrides: [{files: a.md, gate: {integrity: warning}}]\n", [], 1),
            ("overrides: [{files: b.md, gate: {integrity: warning}}]\n", [], 0),
        ],
    )
    def test_which_findings_fail_a_run(self, gate: str, args: list[str], status: int, root: Path) -> None:
        write(root, {"anplint.yaml": f"select: [leftover.todo]\n{gate}", "a.md": TODO, "b.md": ARTICLE})
        ran = run("check", *args)
        assert ran.exit_code == status, ran.output
        assert "leftover.todo" in ran.stdout

    def test_never_lets_errors_pass(self, root: Path) -> None:
        text = "# A\n\nLorem ipsum dolor sit amet.\n"
        write(root, {"anplint.yaml": "gate: {integrity: never}\n", "a.md": text})
        assert run("check").exit_code == 0
        assert run("check", "--isolated").exit_code == 1


SHOWN = {
    "anplint.yaml": """\
extends: ./shared/house.yaml
gate: {style: never}
vocabulary:
  accept: [tide table]
  replace:
    web site: website
overrides:
  - files: posts/**
    rules:
      meta.reading-time: {tolerance: 2}
""",
    "shared/house.yaml": "extends: [strict]\nselect: [meta.reading-time, readability]\nlanguage: en\n",
    "hugo.toml": "",
}


class TestOrigins:
    def test_show_settings(self, root: Path) -> None:
        write(root, SHOWN)
        ran = run(
            "check", "--show-settings", "posts/a.md", "--field", "reading-time=mins", "--ignore", "leftover"
        )
        assert ran.exit_code == 0
        lines = ran.stdout.splitlines()
        kept = [line for line in lines if "preset article" not in line and "preset recommended" not in line]
        golden = GOLDEN / "settings.expected"
        assert "\n".join(kept) + "\n" == golden.read_text(encoding="utf-8")

    def test_the_file_can_stand_before_the_option(self, root: Path) -> None:
        write(root, SHOWN)
        assert run("check", "posts/a.md", "--show-settings").stdout.startswith("settings for posts/a.md\n")
        assert run("check", "--show-settings").stdout.startswith("settings for this folder\n")

    def test_config_prints_the_same_for_the_folder(self, root: Path) -> None:
        write(root, SHOWN)
        assert run("config").stdout == run("check", "--show-settings").stdout
        assert "configuration: none" in run("config", "--isolated").stdout

    def test_config_explains_keys(self) -> None:
        assert run("config", "gate").stdout.startswith(
            "gate: a mapping of integrity, quality, style to one of"
        )
        assert "rule-folders: a list of paths\n" in run("config", "--list").stdout
        ran = run("config", "gates")
        assert ran.exit_code == 2
        assert "unknown key 'gates' (did you mean 'gate'?)" in ran.stderr


def test_without_configuration_nothing_is_loaded_for_it(root: Path) -> None:
    (root / "draft.md").write_text(ARTICLE, encoding="utf-8")
    script = (
        "import sys\nfrom anplint.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*(name for name in sys.modules if name.startswith('anplint.')), *('tomllib' in sys.modules,))"
    )
    command = ["check", "draft.md", "--output-format", "concise"]
    ran = subprocess.run(
        [sys.executable, "-c", script, *command],
        capture_output=True,
        text=True,
        check=True,
        env=process_environment(),
    )
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "anplint.configured" in loaded
    assert not loaded & {
        "anplint.configfile",
        "anplint.configkeys",
        "anplint.tomlfile",
        "anplint.yamlfile",
        "True",
    }


DOCS = ROOT / "docs" / "configuration.md"


def doc_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


def test_the_docs_explain_every_key_with_an_example() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for key in ConfigFile._fields:
        section = text.partition(f"\n### {key_of(key)}\n")[2].partition("\n### ")[0]
        assert f"```yaml\n{key_of(key)}:" in section, key


@pytest.mark.parametrize("text", doc_blocks("yaml"))
def test_the_examples_of_the_docs_work(text: str, root: Path) -> None:
    schema = config_schema(load_pack())
    jsonschema.validate(YAML(typ="safe", pure=True).load(text), schema)
    write(root, {"anplint.yaml": text, "shared/house.yaml": "", "house-rules/.keep": "", "a.md": ARTICLE})
    assert run("check", "a.md").exit_code == 0


def test_the_toml_of_the_docs_says_the_same_as_its_yaml(root: Path) -> None:
    write(root, {"a/anplint.yaml": doc_blocks("yaml")[0], "b/pyproject.toml": doc_blocks("toml")[0]})
    configuration = Configuration(Asked())
    yaml, toml = (configuration.settings_for(root / name) for name in ("a/drafts/x.md", "b/drafts/x.md"))
    assert yaml.gate == toml.gate
    assert [rule for rule in yaml.rules if rule.id != HOUSE_TERM] == list(toml.rules)


class TestSharedText:
    NOTE = "This guide is general information and no legal advice for your case or any other one."

    def test_declared_texts_are_not_called_repeated(self, root: Path) -> None:
        article = f"# Boats\n\nA boat floats. {self.NOTE}\n\nIt sinks too. {self.NOTE}\n"
        write(root, {"a.md": article, "anplint.yaml": "select: [repetition]\n"})
        assert "repetition.duplicate-sentence" in run("check", "a.md", "--output-format", "concise").stdout
        write(root, {"anplint.yaml": f"select: [repetition]\nshared-text:\n  - {self.NOTE.upper()}\n"})
        assert "no findings" in run("check", "a.md", "--output-format", "concise").stdout

    def test_a_short_text_is_refused(self, root: Path) -> None:
        write(root, {"a.md": "x\n", "anplint.yaml": "shared-text: [all rights reserved]\n"})
        result = run("check", "a.md")
        assert result.exit_code == 2
        assert "anplint.yaml:1:15: a shared text has at least 5 words" in result.stderr
