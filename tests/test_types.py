"""Article types: which one is chosen and why, what each key asks for, mistakes, and the page on them."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from anplint.configured import Asked, Configuration
from anplint.pack import load_pack
from anplint.run import config_digest
from anplint.schema import config_schema
from anplint.typefile import TYPE_ABOUT, TypeFile
from anplint.yamlfile import key_of
from tests.running import ROOT, run
from tests.test_configfile import write

RULES = "structure,checklist,meta.missing-field"
PAGE = ROOT / "docs" / "article-types.md"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(root: Path, types: str, article: str, path: str = "a.md") -> list[str]:
    """Place, id and message of each finding on an article with these types."""
    write(root, {"anplint.yaml": types, path: article})
    result = run("check", path, "--select", RULES, "--output-format", "concise")
    assert result.exit_code == 0, result.stderr
    lines = [line for line in result.stdout.splitlines() if line.startswith(path)]
    return [line.removeprefix(f"{path}:").replace(" warning ", " ") for line in lines]


def chosen(path: str) -> str:
    """What ``--show-settings`` says of the type."""
    shown = run("check", "--show-settings", path).stdout
    return next(line for line in shown.splitlines() if line.startswith("type: ")).removeprefix("type: ")


OWN = "types:\n  note:\n    {}\n    max-words: 2\n"


class TestChoice:
    CASES = (
        ("files: '*.md'", "# A boat\n\nDry.\n", "note (its path; anplint.yaml:2)"),
        ("files: [x/, a.*]", "# A boat\n\nDry.\n", "note (its path; anplint.yaml:2)"),
        ("files: x/", "# A boat\n\nDry.\n", "none"),
        ("field: {kind: Sea-Note}", "---\nkind: sea note\n---\n\nDry.\n", "note (kind: sea note; anplint.yaml:2)"),
        ("field: {kind: [a, b]}", "---\nkind: [x, b]\n---\n\nDry.\n", "note (kind: b; anplint.yaml:2)"),
        ("field: {tags: sea}", "---\nkeywords: [sea]\n---\n\nDry.\n", "note (tags: sea; anplint.yaml:2)"),
        ("field: {release: true}", "---\nrelease: true\n---\n\nDry.\n", "note (release: true; anplint.yaml:2)"),
        ("field: {kind: a}", "---\nkind: b\n---\n\nDry.\n", "none"),
        ("title: ^a boat", "---\ntitle: A Boat in May\n---\n\nDry.\n", "note (its title; anplint.yaml:2)"),
        ("title: ^boat", "# A boat\n\nDry.\n", "none"),
        ("title: '^boat'\n    files: a.md", "# A boat\n\nDry.\n", "note (its path; anplint.yaml:2)"),
    )  # fmt: skip

    @pytest.mark.parametrize(("key", "article", "expected"), CASES)
    def test_one_key_is_enough(self, key: str, article: str, expected: str, root: Path) -> None:
        write(root, {"anplint.yaml": OWN.format(key), "a.md": article})
        assert chosen("a.md") == expected

    def test_the_first_wins(self, root: Path) -> None:
        types = "types:\n  one: {title: boat, max-words: 1}\n  two: {title: boat, max-words: 2}\n"
        assert [line for line in found(root, types, "# A boat\n\nIt is dry.\n") if "type one" in line]
        assert chosen("a.md").startswith("one ")

    def test_the_ones_that_are_known(self, root: Path) -> None:
        names = {"how-to": "How-to", "production-checklist": "checklist", "release-note": "release notes",
                 "reference": "reference"}  # fmt: skip
        for name, value in names.items():
            write(root, {"a.md": f"---\ntitle: Boats\nlayout: {value}\n---\n\nDry.\n"})
            assert chosen("a.md") == f"{name} (layout: {value}; preset article-types)"
        write(root, {"a.md": "# Release checklist: how to read the API reference\n\nDry.\n"})
        assert chosen("a.md") == "none"

    def test_an_own_one_goes_before_and_adds_to_a_known_one(self, root: Path) -> None:
        types = "types:\n  how-to: {files: a.md, code: true}\n"
        lines = found(root, types, "---\ntitle: Boats\n---\n\nDry.\n")
        assert len(lines) == 2
        assert "no block of code" in "".join(lines)
        assert "no steps" in "".join(lines)
        write(root, {"b.md": "---\ntitle: Boats\ntype: how-to\n---\n\nDry.\n"})
        assert chosen("b.md") == "how-to (type: how-to; anplint.yaml:2)"

    def test_off(self, root: Path) -> None:
        article = "---\ntitle: Boats\ntype: how-to\n---\n\nDry.\n"
        assert found(root, "types: {}\n", article)
        for off in ("off", "false"):
            assert found(root, f"types: {{how-to: {off}}}\n", article) == []

    def test_types_of_extended_files_add_up(self, root: Path) -> None:
        write(root, {"base.yaml": "types:\n  note: {title: boat, max-words: 1}\n"})
        types = "extends: [./base.yaml]\ntypes:\n  note: {max-words: 3}\n"
        assert found(root, types, "# A boat\n\nDry.\n") == []
        assert found(root, types, "# A boat\n\nIt is dry.\n")

    def test_globs_give_each_path_its_own_settings(self, root: Path) -> None:
        write(root, {"anplint.yaml": "types:\n  note: {files: x/**, max-words: 1}\n"})
        configuration = Configuration(Asked())
        inside, other = (configuration.settings_for(Path(path)) for path in ("x/a.md", "a.md"))
        assert inside is configuration.settings_for(Path("x/y/b.md"))
        assert config_digest(inside) != config_digest(other)

    def test_records_have_types_too(self, root: Path) -> None:
        records = '{"title": "A", "type": "how-to", "content": "<p>Dry.</p>"}\n'
        write(root, {"a.jsonl": records})
        result = run("check", "a.jsonl", "--select", RULES, "--output-format", "concise")
        assert "structure.outside-limits" in result.stdout


NEEDS = {
    "sections": ("sections: [Steps]", "# A\n\n## Paint\n\nDry.\n", ["1:3: structure.missing-section No heading says “Steps”"]),
    "one of several": ("sections: [[Steps, Procedure]]", "# A\n\n## The procedure\n\nDry.\n", []),
    "another form": ("sections: [Step]", "# A\n\n## Steps to take\n\nDry.\n", []),
    "a regex": ("sections: ['/^step \\d/']", "# A\n\n## Step 1\n\nDry.\n", []),
    "no regex": ("sections: ['/^step \\d/']", "# A\n\n## Steps\n\nDry.\n", ["1:3: structure.missing-section No heading says “/^step"]),
    "ordered": ("sections: [A, B]\n    ordered: true", "# t\n\n## B\n\nDry.\n\n## A\n\nDry.\n", ["3:4: structure.section-order “B” stands above “A”"]),
    "unordered": ("sections: [A, B]", "# t\n\n## B\n\nDry.\n\n## A\n\nDry.\n", []),
    "fields": ("fields: [owner, created, title]", "# A\n\nDry.\n", ["1:3: meta.missing-field The metadata has no owner", "1:3: meta.missing-field The metadata has no created"]),
    "fields there": ("fields: [owner, created, title]", "---\nOwner: Ada\ndate: 2020-01-01\n---\n\n# A\n\nDry.\n", []),
    "no checklist": ("checklist: 2", "# A\n\nDry.\n", ["1:3: checklist.missing The type note promises a checklist"]),
    "a list will do": ("checklist: 2", "# A\n\n- a\n- b\n", []),
    "a short checklist": ("checklist: 2", "# A\n\n- [ ] a\n", ["3:7: checklist.too-short The checklist has 1 item; articles of the type note"]),
    "steps": ("steps: 2", "# A\n\n1. a\n", ["1:3: structure.outside-limits The article has 1 step;"]),
    "steps there": ("steps: 2", "# A\n\n## Step 1\n\na\n\n## Step 2\n\nb\n", []),
    "min-words": ("min-words: 9", "# A\n\nDry.\n", ["1:3: structure.outside-limits The article has 2 words; articles of the type note have at least 9"]),
    "max-words": ("max-words: 1", "# A\n\nDry.\n", ["1:3: structure.outside-limits The article has 2 words;"]),
    "min-images": ("min-images: 1", "# A\n\nDry.\n", ["1:3: structure.outside-limits The article has no images;"]),
    "max-images": ("max-images: 0", "# A\n\n![b](b.png)\n", ["1:3: structure.outside-limits The article has 1 image;"]),
    "code": ("code: true", "# A\n\nDry.\n", ["1:3: structure.outside-limits The article has no block of code;"]),
    "max-level": ("max-level: 1", "# A\n\n## B\n\nDry.\n", ["3:4: structure.outside-limits The article has a heading of level 2;"]),
    "nothing": ("code: false", "# A\n\nDry.\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", NEEDS)
def test_what_a_type_needs(name: str, root: Path) -> None:
    key, article, expected = NEEDS[name]
    lines = found(root, f"types:\n  note:\n    files: a.md\n    {key}\n", article)
    assert len(lines) == len(expected), lines
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(start)
        assert "type note" in line


MISTAKES = {
    "unknown key": (
        "note: {files: a, sectons: [a]}",
        "2:20: unknown key 'sectons' (did you mean 'sections'?)",
    ),
    "no choice": (
        "note: {max-words: 3}",
        "2:3: says of no article that it is of this type; give files, field or title",
    ),
    "name": ("My note: {files: a}", "2:3: 'My note' is no name of a type"),
    "regex": ("note: {title: '('}", "2:17: broken regex: missing )"),
    "section regex": ("note: {files: a, sections: [a, '/(/']}", "2:34: broken regex: missing )"),
    "empty section": ("note: {files: a, sections: [[a, '']]}", "2:35: a section cannot be empty"),
    "number": ("note: {files: a, max-words: many}", "2:31: must be a whole number, not 'many'"),
    "negative": ("note: {files: a, steps: -1}", "2:27: must not be below 0"),
    "level": ("note: {files: a, max-level: 7}", "2:31: must be 1 to 6"),
    "above": ("note: {files: a, min-words: 9, max-words: 8}", "2:31: is above max-words"),
    "glob": ("note: {files: ''}", "2:17: a glob cannot be empty"),
    "no mapping": ("note: 3", "2:9: must be off, or a mapping"),
    "repeat": ("note: {title: '(a+)+'}", "2:17: a repeat inside a repeat"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(name: str, root: Path) -> None:
    text, message = MISTAKES[name]
    write(root, {"anplint.yaml": f"types:\n  {text}\n", "a.md": "# A\n"})
    result = run("check", "a.md")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"anplint.yaml:{message}"), result.stderr


def test_the_schema_knows_every_key() -> None:
    types = config_schema(load_pack())["properties"]["types"]["additionalProperties"]["anyOf"][1]
    assert set(types["properties"]) == set(TYPE_ABOUT) == set(map(key_of, TypeFile._fields))
    assert all(one["description"] for one in types["properties"].values())


def test_in_pyproject(root: Path) -> None:
    table = '[tool.anplint.types.note]\nfiles = "a.md"\nmax-words = 1\nfields = ["owner"]\n'
    write(root, {"pyproject.toml": table, "a.md": "# A\n\nDry.\n"})
    result = run("check", "a.md", "--select", RULES, "--output-format", "concise")
    assert result.stdout.count("type note") == 2


def page_blocks(language: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [block for named, block in found if named == language]


def test_the_worked_example_of_the_page(root: Path) -> None:
    write(root, {"anplint.yaml": page_blocks("yaml")[0], "guides/rotate.md": page_blocks("markdown")[0]})
    expected, told = page_blocks("")[-2:]
    result = run("check", "guides/rotate.md", "--select", "structure", "--output-format", "concise")
    assert result.stdout.startswith(expected)
    assert f"type: {chosen('guides/rotate.md')}\n" == told


@pytest.mark.parametrize("text", page_blocks("yaml"))
def test_the_configurations_of_the_page_work(text: str, root: Path) -> None:
    jsonschema.validate(YAML(typ="safe", pure=True).load(text), config_schema(load_pack()))
    write(root, {"anplint.yaml": text, "a.md": "# A\n\nDry.\n"})
    assert run("check", "a.md").exit_code == 0


def test_the_page_tells_every_key_and_type() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{key}`" in text for key in TYPE_ABOUT)
    assert all(f"| `{name}` |" in text for name in load_pack().presets["article-types"]["types"])
