"""Sites: three layouts as their generators make them are read without configuration."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from anplint.configured import Asked, Configuration
from anplint.measure import Facts
from anplint.read import read_article
from anplint.site import site_of
from anplint.text.tags import split_tags
from tests.running import run

if TYPE_CHECKING:
    from anplint.model import Entry

SITES = Path(__file__).with_name("sites")


def facts_of(site: str, name: str) -> Facts:
    """The facts of an article under the settings that its site gives, as a run measures them."""
    file = SITES / site / name
    settings = Configuration(Asked()).settings_for(file)
    article = read_article(file.read_bytes(), f"{site}/{name}", settings.reading)
    return Facts(article, settings.fields, date(2026, 1, 1))


def stated(facts: Facts, concept: str) -> list[str]:
    return [block.text for block in facts.claims(concept)]


@pytest.mark.parametrize("site", ["hugo", "jekyll", "docusaurus"])
def test_check_reads_the_site_without_configuration(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SITES / site)
    ran = run("check", ".", "--output-format", "json", "--as-of", "2026-01-01")
    assert ran.exit_code == 0, ran.output
    data = json.loads(ran.stdout)
    worst = [one for one in data["findings"] if one["severity"] != "info"]
    assert worst == []
    assert {one["path"]: one["title"] for one in data["articles"]} == TITLES[site]


TITLES = {
    "hugo": {
        "content/_index.md": "Harbour notes",
        "content/about/_index.md": "About",
        "content/posts/first-sail/index.md": "The first sail of the year",
        "content/posts/tide-tables.md": "How to read a tide table",
    },
    "jekyll": {
        "_drafts/water.md": "Water on a slope",
        "_posts/2020-11-02-leaf-mould.markdown": "Leaf mould without a bin",
        "_posts/2021-05-14-slug-patrol.md": "Slug patrol",
        "about.markdown": "About",
        "index.markdown": "",
    },
    "docusaurus": {
        "blog/2024-01-15-winter.md": "Points in the frost",
        "blog/2024-03-02-rigging/index.md": "A day with the linesmen",
        "docs/guides/levers.mdx": "Pulling a lever",
        "docs/intro.md": "What a signal box does",
    },
}


@pytest.mark.parametrize(
    ("site", "name", "concept", "expected"),
    [
        ("hugo", "content/posts/tide-tables.md", "description", ["What the columns of a tide table mean and which of them you need."]),
        ("hugo", "content/posts/tide-tables.md", "tags", ["tides", "planning", "seamanship"]),
        ("hugo", "content/posts/tide-tables.md", "image", ["/img/tide-table.png"]),
        ("hugo", "content/posts/tide-tables.md", "reading-time", ["1"]),
        ("hugo", "content/posts/first-sail/index.md", "description", ["We left the quay in April and came back with a list of repairs."]),
        ("hugo", "content/posts/first-sail/index.md", "image", ["cover.jpg"]),
        ("hugo", "content/posts/first-sail/index.md", "author", ["Mara Quist"]),
        ("jekyll", "_posts/2021-05-14-slug-patrol.md", "description", ["A walk with a torch saves more lettuce than any fence."]),
        ("jekyll", "_posts/2021-05-14-slug-patrol.md", "image", ["/assets/slugs.jpg"]),
        ("jekyll", "_posts/2020-11-02-leaf-mould.markdown", "image", ["/assets/leaves.jpg"]),
        ("docusaurus", "docs/intro.md", "description", ["The job of a signal box, told for people who never saw one."]),
        ("docusaurus", "docs/intro.md", "image", ["/img/box.png"]),
        ("docusaurus", "docs/intro.md", "author", ["Ines"]),
        ("docusaurus", "docs/guides/levers.mdx", "tags", ["levers", "frame"]),
        ("docusaurus", "blog/2024-03-02-rigging/index.md", "url", ["linesmen"]),
    ],
)  # fmt: skip
def test_claims(site: str, name: str, concept: str, expected: list[str]) -> None:
    assert stated(facts_of(site, name), concept) == expected


@pytest.mark.parametrize(
    ("site", "name", "dates"),
    [
        ("hugo", "content/posts/tide-tables.md", {"created": date(2023, 4, 18), "updated": date(2024, 1, 9)}),
        (
            "hugo",
            "content/posts/first-sail/index.md",
            {"created": date(2024, 4, 2), "updated": date(2024, 4, 9)},
        ),
        (
            "jekyll",
            "_posts/2021-05-14-slug-patrol.md",
            {"file-name": date(2021, 5, 14), "created": date(2021, 5, 14), "updated": date(2022, 6, 1)},
        ),
        ("jekyll", "_posts/2020-11-02-leaf-mould.markdown", {"file-name": date(2020, 11, 2)}),
        ("docusaurus", "docs/intro.md", {"updated": date(2024, 5, 6)}),
        ("docusaurus", "blog/2024-03-02-rigging/index.md", {"file-name": date(2024, 3, 2)}),
        (
            "docusaurus",
            "blog/2024-01-15-winter.md",
            {"file-name": date(2024, 1, 15), "created": date(2024, 1, 15)},
        ),
    ],
)
def test_dates(site: str, name: str, dates: dict[str, date]) -> None:
    assert facts_of(site, name).dates == dates


def test_tags_in_one_text_are_parted_by_commas() -> None:
    facts = facts_of("jekyll", "_posts/2021-05-14-slug-patrol.md")
    assert split_tags(facts.claims("tags")) == ("slugs", "night walks", "garden pests")


def test_the_key_keeps_its_name() -> None:
    (block,) = facts_of("hugo", "content/posts/tide-tables.md").claims("reading-time")
    entry: Entry = block.detail  # type: ignore[assignment]
    assert entry.name == "params.readingTime"


@pytest.mark.parametrize(
    ("names", "preset", "flavor"),
    [
        (["hugo.toml"], "hugo", "hugo"),
        (["hugo.yaml", "_config.yml"], "hugo", "hugo"),
        (["_config.yml", "Gemfile"], "jekyll", "jekyll"),
        (["_config.yml", "_toc.yml"], None, "myst"),
        (["_config.yml", "scaffolds"], "jekyll", None),
        (["docusaurus.config.ts"], "docusaurus", "docusaurus"),
        (["astro.config.mjs"], "astro", None),
        ([".eleventy.js"], "eleventy", "nunjucks"),
        (["eleventy.config.cjs"], "eleventy", "nunjucks"),
        (["mkdocs.yml"], "mkdocs", "mkdocs"),
        (["zensical.toml"], "mkdocs", "mkdocs"),
        (["wp-config.php"], "wordpress", "wordpress"),
        (["myst.yml"], None, "myst"),
    ],
)
def test_names_that_tell(names: list[str], preset: str | None, flavor: str | None) -> None:
    site = site_of("/site", names)
    assert site is not None
    assert (site.preset, site.flavor) == (preset, flavor)


@pytest.mark.parametrize(
    ("files", "preset"),
    [
        ({"config.toml": 'baseURL = "https://a.example/"\n'}, "hugo"),
        ({"config.yaml": "baseurl: https://a.example/\n"}, "hugo"),
        ({"config.toml": "[server]\nport = 1\n"}, None),
        ({"config/_default/hugo.toml": ""}, "hugo"),
        ({"config/production.json": "{}"}, None),
        ({"README.md": ""}, None),
    ],
)
def test_common_names_are_looked_into(tmp_path: Path, files: dict[str, str], preset: str | None) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    site = site_of(str(tmp_path), [path.name for path in tmp_path.iterdir()])
    assert (site.preset if site else None) == preset


def test_a_folder_with_the_name_of_a_file_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert site_of(str(tmp_path), ["config.toml"]) is None


def test_the_repository_s_root_is_the_end(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("")
    inner = tmp_path / "inner"
    (inner / ".git").mkdir(parents=True)
    (inner / "a.md").write_text("A.\n")
    assert Configuration(Asked()).scope_for(inner / "a.md").site is None
    assert Configuration(Asked()).scope_for(tmp_path / "a.md").site is not None


def test_a_preset_or_a_flavor_goes_before_the_site(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("")
    (tmp_path / "a.md").write_text("A.\n")
    config = tmp_path / "anplint.yaml"
    config.write_text("extends: [recommended, jekyll]\n")
    assert Configuration(Asked()).settings_for(tmp_path / "a.md").reading.flavor == "jekyll"
    config.write_text("flavor: plain\n")
    found = Configuration(Asked()).settings_for(tmp_path / "a.md")
    assert found.reading.flavor == "plain"
    assert found.fields["updated"][0] == "lastmod"
    assert Configuration(Asked(isolated=True)).settings_for(tmp_path / "a.md").reading.flavor is None


def test_templates_of_a_site_are_no_articles() -> None:
    configuration = Configuration(Asked())
    assert configuration.takes(SITES / "hugo/archetypes/default.md") is False
    assert configuration.takes(SITES / "hugo/content/about/_index.md") is None
