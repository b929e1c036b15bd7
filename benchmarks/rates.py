"""How often each built-in rule fires on a corpus, written into the rule files.

    python benchmarks/rates.py CORPORA [--as-of DATE] [--dry-run]

``CORPORA`` is a folder with a folder for each kind of writing (``human``, ``ai``); in these each folder is a
corpus (its articles lie in folders below it, beside it stand licences), and so is each file of records. All
rules run, those that are off too, without any configuration. For each rule and corpus the number of articles,
how many of them had a finding, and the day are written under ``rates``. Prints what changed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplint.pack import bundled, rule_files, rule_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FAILED = 2
RATES = re.compile(r"^rates:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
BEFORE = "examples:\n"


class Measured(NamedTuple):
    """A corpus: how many articles were read, and in how many of them each rule found something."""

    articles: int
    hit: Mapping[str, int]


def corpora(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The corpora by name (``human/rust-blog``), each with the paths to lint."""
    for place in sorted(folder.glob("*/*")):
        name = f"{place.parent.name}/{place.stem}"
        paths = [place] if place.is_file() else sorted(path for path in place.iterdir() if path.is_dir())
        if paths:
            yield name, paths


def measure(paths: list[Path], as_of: date) -> Measured:
    """Lint a corpus with every rule; raises SystemExit where that could not be done."""
    options = ["--isolated", "--select", "all", "--output-format", "json", "--as-of", as_of.isoformat()]
    command = [sys.executable, "-m", "anplint", "check", *map(str, paths), *options, "--no-inline-config"]
    ended = subprocess.run(command, capture_output=True, check=False)
    if not ended.stdout:
        sys.exit(ended.stderr.decode())
    report = json.loads(ended.stdout)
    hits = {(each["rule"], each["path"], each.get("record")) for each in report["findings"]}
    return Measured(len(report["articles"]), Counter(rule for rule, *_ in hits))


def write(file: Path, measured: Mapping[str, Measured], day: date) -> bool:
    """Put the rates into a rule file, in place of those that it has; False where nothing changed."""
    rule = rule_id(file)
    lines = [
        f"  {name}: {{articles: {one.articles}, hit: {one.hit.get(rule, 0)}, date: {day}}}\n"
        for name, one in measured.items()
    ]
    before = file.read_text(encoding="utf-8")
    text = RATES.sub("", before, count=1)
    after = text.replace(BEFORE, f"rates:\n{''.join(lines)}{BEFORE}", 1)
    if _without_days(after) == _without_days(before):
        return False
    file.write_text(after, encoding="utf-8")
    return True


def _without_days(text: str) -> str:
    return re.sub(r", date: [0-9-]+\}", "}", text)


def main() -> None:
    """Measure all corpora and write what changed."""
    parser = argparse.ArgumentParser(description="Write into the rule files how often they fire.")
    parser.add_argument("corpora", type=Path, help="a folder of corpora: human/<name>/…, ai/<name>.jsonl")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")  # noqa: DTZ011
    parser.add_argument("--dry-run", action="store_true", help="measure, and write nothing")
    asked = parser.parse_args()
    measured = {}
    for name, paths in corpora(asked.corpora):
        measured[name] = measure(paths, asked.as_of)
        print(f"{name}: {measured[name].articles} articles, {len(measured[name].hit)} rules hit")
    if not measured:
        sys.exit(f"no corpora in {asked.corpora}")
    if not asked.dry_run:
        changed = [
            rule_id(file) for file in rule_files(bundled("rules")) if write(file, measured, asked.as_of)
        ]
        print(f"{len(changed)} rule files changed: {', '.join(changed)}")


if __name__ == "__main__":
    main()
