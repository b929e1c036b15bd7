"""CPU time of anplint as ratios to a bare start of the same interpreter, and to proselint's.

    python benchmarks/bench.py [--rounds 11] [--number 2000] [--articles FOLDER]

User and system time of child processes, so that other load on the machine matters little; the
programs take turns, so that what remains meets all of them. Bytecode is compiled in a first round
that is not counted. The exit status is 0 whatever is found: nothing here fails a build.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = 1_000
FOLDER_ROUNDS = 3
FAILED = 2  # anplint's status for a job that could not be done; 1 means findings


def phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.strip().replace("\n", ",").split(","))


SUBJECTS = phrases("""
    the old harbour, a small crew, the northern route, our second survey, the repair yard, the pilot
    every tide table, this chart, the wooden hull, a spare anchor, the night watch, most visitors
    the lighthouse keeper, a local guide, the ferry company, the weather service, that narrow channel
    the new engine, a borrowed compass, the logbook, the youngest deckhand, a letter from the owner
""")
VERBS = phrases("""
    carried, measured, repaired, crossed, described, recorded, followed, delayed, replaced, compared
    explained, reached, painted, changed, lifted, counted, missed, tested, published, mapped, opened
    rebuilt, moved, cleaned, weighed, signalled
""")
OBJECTS = phrases("""
    the eastern shore, a row of buoys, two loads of timber, the first crossing, an unmarked reef
    the customs house, a box of brass fittings, several older maps, the winter timetable, a leak
    forty metres of rope, the river mouth, the fuel gauge, three fishing villages, the quiet bay
    a faded drawing, the mooring fees, half of the cargo
""")
ENDINGS = phrases("""
    before the storm came in, after a long argument, in less than six hours, with very little money
    near the bridge, without asking anyone, for the third time, because the wind had turned
    while the others slept, at low water, as the letters from 1884 show, during the spring floods
    and nobody wrote it down, under the old lease, which surprised the insurers, until the thaw
    so that the tram could run again, on the advice of a surveyor
""")
TOPICS = phrases("harbours, charts, tides, rope, engines, timber, pilots, ferries, storms, lamps, moorings")


class Cost(NamedTuple):
    """What one child process used."""

    cpu: float  # seconds, user and system
    memory: float  # MiB, at the peak
    status: int


class Program(NamedTuple):
    """A command to measure, and the name of its line."""

    name: str
    command: list[str]


def sentence(dice: random.Random) -> str:
    subject, verb, thing = dice.choice(SUBJECTS), dice.choice(VERBS), dice.choice(OBJECTS)
    topic = dice.choice(TOPICS)
    extras = (
        "",
        dice.choice(ENDINGS),
        f"{dice.choice(ENDINGS)}, and {dice.choice(SUBJECTS)} {dice.choice(VERBS)} it too",
        f"(see [{topic}](https://example.org/{topic}/{dice.randrange(1000)}))",
        f"than **{dice.choice(OBJECTS)}** {dice.choice(ENDINGS)}",
        f"when `{topic}_{dice.randrange(100)}` was full",
    )
    (extra,) = dice.choices(extras, weights=(20, 35, 20, 10, 10, 5))
    text = f"{subject} {verb} {thing} {extra}".rstrip()
    return f"{text[0].upper()}{text[1:]}."


def paragraph(dice: random.Random) -> str:
    return " ".join(sentence(dice) for _ in range(dice.randint(3, 7)))


def article(dice: random.Random, words: int = WORDS) -> str:
    """An article in Markdown of about so many words, of the parts that articles have."""
    topic = dice.choice(TOPICS)
    head = [
        "---",
        f"title: Notes on {topic} {dice.randrange(10_000)}",
        f"description: What a season of work taught us about {topic} and about {dice.choice(TOPICS)}.",
        f"date: 20{dice.randint(10, 25)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        f"tags: [{topic}, {dice.choice(TOPICS)}]",
        f"reading-time: {round(words / 220)}",
        "---",
    ]
    blocks = ["\n".join(head), f"# Notes on {topic}", paragraph(dice)]
    count = len(blocks[-1].split())
    while count < words:
        block = part(dice)
        blocks.append(block)
        count += len(block.split())
    return "\n\n".join([*blocks, ""])


def part(dice: random.Random) -> str:
    (kind,) = dice.choices((paragraph, section, items, quote, picture, code), weights=(65, 15, 10, 4, 3, 3))
    return kind(dice)


def section(dice: random.Random) -> str:
    return f"## {dice.choice(SUBJECTS).capitalize()} and {dice.choice(OBJECTS)}\n\n{paragraph(dice)}"


def items(dice: random.Random) -> str:
    return "\n".join(f"- {sentence(dice)}" for _ in range(dice.randint(3, 6)))


def quote(dice: random.Random) -> str:
    return f"> {sentence(dice)}\n> {sentence(dice)}"


def picture(dice: random.Random) -> str:
    name = f"{dice.choice(TOPICS)}-{dice.randrange(99)}.jpg"
    return f"![{dice.choice(SUBJECTS)} in {dice.randint(1880, 2020)}](images/{name})"


def code(dice: random.Random) -> str:
    lines = [f"{dice.choice(TOPICS)}_{number} = {dice.randrange(1000)}" for number in range(4)]
    return "\n".join(["```python", *lines, "```"])


def measure(command: Sequence[str], cwd: Path) -> Cost:
    """Run a command to its end, its output thrown away."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    per_mib = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / per_mib, process.returncode)


def script(name: str) -> str | None:
    """The program of that name in this interpreter's environment."""
    path = Path(sysconfig.get_path("scripts")) / name
    return str(path) if path.exists() else None


def rounds(programs: Sequence[Program], number: int, cwd: Path) -> dict[str, list[Cost]]:
    """Run the programs in turn so many times, after a first round for bytecode and file caches."""
    costs: dict[str, list[Cost]] = {program.name: [] for program in programs}
    for count in range(number + 1):
        for program in programs:
            cost = measure(program.command, cwd)
            if count:
                costs[program.name].append(cost)
    return costs


def row(name: str, cpu: float, bare: float, memory: float, note: str = "") -> str:
    return f"{name:<34} {cpu * 1000:>9.1f} ms {cpu / bare:>8.2f}x {memory:>8.1f} MiB  {note}".rstrip()


def failure(costs: Sequence[Cost]) -> str:
    bad = [cost.status for cost in costs if cost.status < 0 or cost.status >= FAILED]
    return f"FAILED with status {bad[0]}" if bad else ""


def one_file(anplint: list[str], number: int, folder: Path) -> tuple[float, float]:
    """Print the table for one article; the CPU of a bare start and of anplint."""
    (folder / "one.md").write_text(article(random.Random(0)), encoding="utf-8")
    check = [*anplint, "check", "--output-format", "concise", "--no-cache", "one.md"]
    programs = [
        Program("python -c pass", [sys.executable, "-c", "pass"]),
        Program("anplint, one article", check),
    ]
    proselint = script("proselint")
    if proselint:
        programs.append(Program("proselint, one article", [proselint, "check", "one.md"]))
    costs = rounds(programs, number, folder)
    cpu = {name: median(cost.cpu for cost in found) for name, found in costs.items()}
    bare = cpu["python -c pass"]
    print(f"medians of {number} alternating rounds; one article of about {WORDS:,} words, concise output\n")
    print(f"{'':<34} {'CPU':>12} {'to bare':>9} {'peak memory':>12}")
    for name, found in costs.items():
        print(row(name, cpu[name], bare, max(cost.memory for cost in found), failure(found)))
    if proselint:
        ratio = cpu["anplint, one article"] / cpu["proselint, one article"]
        print(f"\nanplint uses {ratio:.2f} times the CPU of proselint (rule sets differ)")
    else:
        print("\nproselint is not installed here; not compared")
    return bare, cpu["anplint, one article"]


def many_files(anplint: list[str], articles: Path, bare: float, one: float) -> None:
    """Print the line for a folder; what one article costs there without the start."""
    found = [path for path in articles.rglob("*") if path.suffix in {".md", ".markdown", ".txt"}]
    size = sum(path.stat().st_size for path in found)
    check = [*anplint, "check", "--output-format", "concise", "--no-cache", "--jobs", "1", str(articles)]
    program = Program(f"anplint, {len(found):,} articles", check)
    costs = rounds([program], FOLDER_ROUNDS, articles)[program.name]
    cpu = median(cost.cpu for cost in costs)
    print(f"\n{len(found):,} articles, {size / 1e6:.1f} MB, one process; median of {FOLDER_ROUNDS} runs\n")
    print(row(program.name, cpu, bare, max(cost.memory for cost in costs), failure(costs)))
    if found:
        print(f"\n{(cpu - one) / len(found) * 1000:.2f} ms CPU an article, beyond the start")


def main() -> None:
    parser = argparse.ArgumentParser(description="CPU time of anplint against a bare interpreter start.")
    parser.add_argument("--rounds", type=int, default=11, help="alternating runs on one article")
    parser.add_argument("--number", type=int, default=2_000, help="articles to generate for the folder")
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="measure over these instead")
    options = parser.parse_args()
    program = script("anplint")
    if program is None:
        print("anplint is not installed in this environment; nothing measured")
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        bare, one = one_file([program], max(1, options.rounds), folder)
        articles = options.articles and options.articles.resolve()
        if articles is None:
            articles = folder / "articles"
            articles.mkdir()
            for number in range(options.number):
                text = article(random.Random(number))
                (articles / f"{number:05}.md").write_text(text, encoding="utf-8")
        many_files([program], articles, bare, one)


if __name__ == "__main__":
    main()
