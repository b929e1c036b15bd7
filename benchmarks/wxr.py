"""Time, memory and places of a large WordPress export.

    python benchmarks/wxr.py [--megabytes 300] [--all-rules]

A seeded export of classic and block posts with tags, post meta, comments and attachments is written to
a temporary file, with a doubled word planted in its last post. Each size (a tenth, and the whole) is
checked in a process of its own; the peak of its resident memory is asked from the system. The exit status
is 1 where the planted defect is not found at its line and column, memory passes 200 MB, or time grows
faster than the file.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MEMORY = 200
"""Megabytes of resident memory that a process may take."""
SLOWER = 1.5
"""How much more time than the file's growth counts as linear; the machine's noise is in it."""
RULES = ("repetition.doubled-word", "meta.reading-time", "leftover.todo", "structure.heading-jump")
PLANTED = "the planted planted lamp"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>Harbour notes</title>
\t<wp:wxr_version>1.2</wp:wxr_version>
"""
TAIL = "</channel>\n</rss>\n"
WORDS = (
    "harbour chart tide rope engine timber pilot ferry storm lamp mooring survey captain winter bridge "
    "island quiet narrow second northern wooden careful early borrowed heavy café naïve crossed measured "
    "repaired followed delayed replaced compared reached painted lifted counted missed under before after "
    "near with from"
).split()


class Outcome(NamedTuple):
    """What checking one export gave: CPU seconds, the peak of memory, the place of the planted words."""

    articles: int
    findings: int
    seconds: float
    megabytes: float
    planted: str


def sentence(chance: random.Random) -> str:
    words = chance.sample(WORDS, chance.randint(6, 18))
    return f"{' '.join(words).capitalize()}."


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 6)))


def content(chance: random.Random) -> str:
    """Classic content with blank lines, or content of the block editor, half of each."""
    blocks = chance.random() < 0.5  # noqa: PLR2004
    parts = []
    for number in range(chance.randint(4, 12)):
        if number % 4 == 3:  # noqa: PLR2004
            title = f"<h2>{sentence(chance)[:-1]} &amp; {number}</h2>"
            parts.append(f"<!-- wp:heading -->\n{title}\n<!-- /wp:heading -->" if blocks else title)
            continue
        text = f"{paragraph(chance)} <em>{sentence(chance)}</em> ☕ {paragraph(chance)}"
        parts.append(f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" if blocks else text)
    return "\n\n".join(parts)


def item(chance: random.Random, number: int, *, last: bool) -> str:
    title = sentence(chance)[:-1]
    kind = "attachment" if number % 5 == 4 and not last else "post"  # noqa: PLR2004
    text = "" if kind == "attachment" else content(chance)
    if last:
        text += f"\n\n<p>Nobody saw {PLANTED} again.</p>"
    return f"""\t<item>
\t\t<title>{title} &amp; more</title>
\t\t<link>https://harbour.example/{number}/</link>
\t\t<dc:creator><![CDATA[kim]]></dc:creator>
\t\t<content:encoded><![CDATA[{text}]]></content:encoded>
\t\t<excerpt:encoded><![CDATA[{sentence(chance)}]]></excerpt:encoded>
\t\t<wp:post_id>{number}</wp:post_id>
\t\t<wp:post_date><![CDATA[2024-03-05 08:00:00]]></wp:post_date>
\t\t<wp:status><![CDATA[publish]]></wp:status>
\t\t<wp:post_type><![CDATA[{kind}]]></wp:post_type>
\t\t<category domain="post_tag" nicename="t"><![CDATA[{chance.choice(WORDS)}]]></category>
\t\t<wp:postmeta><wp:meta_key>views</wp:meta_key><wp:meta_value>{number}</wp:meta_value></wp:postmeta>
\t\t<wp:comment><wp:comment_content><![CDATA[{sentence(chance)}]]></wp:comment_content></wp:comment>
\t</item>
"""


def pieces(size: int, seed: int = 1) -> Iterator[str]:
    """An export of about ``size`` bytes, with the planted words in its last post."""
    chance = random.Random(seed)
    yield HEAD
    written = number = 0
    while written < size:
        text = item(chance, number, last=False)
        number += 1
        written += len(text)
        yield text
    yield item(chance, number, last=True)
    yield TAIL


def write_export(file: Path, size: int) -> str:
    """Write an export; returns the line and column at which the planted words start."""
    line = 1
    place = ""
    with file.open("w", encoding="utf-8", newline="") as opened:
        for text in pieces(size):
            opened.write(text)
            at = text.find(PLANTED)
            if at >= 0:
                before = text[: at + len("the ")]
                place = f"{line + before.count(chr(10))}:{len(before) - before.rfind(chr(10))}"
            line += text.count("\n")
    return place


def check(file: Path, *, all_rules: bool) -> Outcome:
    """Check an export in this process, as ``anplint check`` does before it reports."""
    from anplint.config import settings
    from anplint.finding import Checked
    from anplint.lint import prepare
    from anplint.pack import load_pack
    from anplint.run import check_files

    pack = load_pack()
    chosen = settings(pack, select=() if all_rules else RULES)
    prepared = chosen, prepare(chosen.rules, pack.literals)
    started = time.process_time()
    articles = findings = 0
    planted = ""
    for result in check_files([file], lambda _file: prepared, date(2026, 11, 23)):
        if not isinstance(result, Checked):
            continue
        articles += 1
        findings += len(result.findings)
        for each in result.findings:
            if each.text == "planted planted":
                planted = f"{each.position.line}:{each.position.column}"
    seconds = time.process_time() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Outcome(articles, findings, seconds, megabytes, planted)


def measured(file: Path, *, all_rules: bool) -> Outcome:
    """Check an export in a process of its own."""
    command = [sys.executable, __file__, "--child", str(file), *(["--all-rules"] if all_rules else [])]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return Outcome(int(told[0]), int(told[1]), float(told[2]), float(told[3]), told[4] if told[4:] else "")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=300, help="size of the export; default 300")
    parser.add_argument("--all-rules", action="store_true", help="every default rule, not four")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(*check(given.child, all_rules=given.all_rules))
        return 0
    failed = False
    speeds = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "export.xml")
        for megabytes in (given.megabytes / 10, given.megabytes):
            place = write_export(file, round(megabytes * 1_000_000))
            size = file.stat().st_size / 1_000_000
            found = measured(file, all_rules=given.all_rules)
            speeds.append(found.seconds / size)
            speed = f"{found.seconds:7.1f} s  {size / found.seconds:5.2f} MB/s"
            counts = f"{found.articles:7,} articles  {found.findings:6,} findings"
            where = f"planted at {place}, found at {found.planted or 'nowhere'}"
            print(f"{size:7.1f} MB  {counts}  {speed}  {found.megabytes:5.0f} MB memory  {where}")
            failed |= place != found.planted or found.megabytes > MOST_MEMORY
    return int(failed or speeds[1] > SLOWER * speeds[0])


if __name__ == "__main__":
    sys.exit(main())
