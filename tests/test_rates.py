"""Every built-in rule says how often it fires on the corpora that it was measured on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from anplint.pack import bundled, rule_files, rule_id
from anplint.rulefile import read_rule
from anplint.yamlfile import load_yaml
from benchmarks.rates import Measured, corpora, measure, write

if TYPE_CHECKING:
    from pathlib import Path

FILES = rule_files(bundled("rules"))
FEWEST = 2_000
"""Human articles that a rate rests on."""
RULE = """\
kind: nesting
rates:
  old: {articles: 1, hit: 1, date: 2020-01-01}
  older: {articles: 1, hit: 0, date: 2020-01-01}
examples:
  - {name: a, ok: "a"}
"""


@pytest.mark.parametrize("file", FILES, ids=map(rule_id, FILES))
def test_every_rule_has_rates(file: Path) -> None:
    rates = read_rule(rule_id(file), load_yaml(file, str(file)))[1].rates
    human = [rate for name, rate in rates.items() if name.startswith("human/")]
    assert sum(rate.articles for rate in human) >= FEWEST, "run `make rates`"
    assert any(name.startswith("ai/") for name in rates), "run `make rates`"
    assert all(0 <= rate.hit <= rate.articles for rate in rates.values())


def test_a_corpus_is_measured(tmp_path: Path) -> None:
    posts = tmp_path / "human" / "blog" / "posts"
    posts.mkdir(parents=True)
    (tmp_path / "human" / "blog" / "LICENSE.md").write_text("# Licence\n\nlorem ipsum dolor sit amet\n")
    (posts / "a.md").write_text("# Boats\n\nLorem ipsum dolor sit amet. Lorem ipsum dolor sit amet.\n")
    (posts / "b.md").write_text("# Boats\n\nThe boat is dry.\n")
    (tmp_path / "ai").mkdir()
    (tmp_path / "ai" / "answers.jsonl").write_text('{"text": "# Boats\\n\\nThe boat is dry.\\n"}\n')
    found = dict(corpora(tmp_path))
    assert list(found) == ["ai/answers", "human/blog"]
    blog = measure(found["human/blog"], date(2026, 1, 1))
    assert (blog.articles, blog.hit["leftover.lorem-ipsum"]) == (2, 1)
    assert measure(found["ai/answers"], date(2026, 1, 1)).articles == 1


def test_rates_are_written_in_place_of_old_ones(tmp_path: Path) -> None:
    file = tmp_path / "structure" / "deep.yaml"
    file.parent.mkdir()
    file.write_text(RULE)
    measured = {"human/blog": Measured(20, {"structure.deep": 3}), "ai/answers": Measured(5, {})}
    assert write(file, measured, date(2026, 1, 31))
    assert file.read_text().splitlines() == [
        "kind: nesting",
        "rates:",
        "  human/blog: {articles: 20, hit: 3, date: 2026-01-31}",
        "  ai/answers: {articles: 5, hit: 0, date: 2026-01-31}",
        "examples:",
        '  - {name: a, ok: "a"}',
    ]
    assert not write(file, measured, date(2026, 2, 1)), "the day alone changes nothing"
