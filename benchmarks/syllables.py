"""Make the table of syllables anew from the CMU Pronouncing Dictionary, or tell how good the rules are.

python benchmarks/syllables.py PATH/TO/cmudict.dict          writes anplint/text/syllables.txt
python benchmarks/syllables.py PATH/TO/cmudict.dict --rate   the accuracy of the rules without the table

The dictionary is at https://github.com/cmusphinx/cmudict (``cmudict.dict``; its ``LICENSE`` is
``anplint/text/syllables.LICENSE``). The rules were made on one half of its words, drawn by a hash; the rate
is told for each half.
"""

from __future__ import annotations

import re
import sys
from hashlib import md5
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from anplint.text.syllables import TABLE, by_rules  # noqa: E402

HEAD = (
    "Words whose syllables the rules of anplint.text.syllables get wrong; made by benchmarks/syllables.py.",
    "From the CMU Pronouncing Dictionary, {digest}",
    "Copyright (C) 1993-2015 Carnegie Mellon University. All rights reserved. See syllables.LICENSE.",
)
WORD = r"[a-z]+(?:'[a-z]+)*"


def read_dictionary(text: str) -> dict[str, int]:
    """The syllables of each word by its first pronunciation: the sounds that carry a stress mark."""
    found = {}
    for line in text.splitlines():
        word, *sounds = line.partition("#")[0].split()
        if re.fullmatch(WORD, word):
            found[word] = sum(sound[-1].isdigit() for sound in sounds)
    return found


def exceptions(known: dict[str, int]) -> dict[int, list[str]]:
    """The words that the rules get wrong, by their syllables; possessives follow their owner."""
    owners = {word for word in known if not word.endswith("'s")}
    found: dict[int, list[str]] = {}
    for word in sorted(owners):
        if known[word] and by_rules(word) != known[word]:
            found.setdefault(known[word], []).append(word)
    return found


def write_table(text: str) -> None:
    digest = f"cmudict.dict with SHA-256 {_digest(text)}"
    lines = [f"# {line.format(digest=digest)}" for line in HEAD]
    for count, words in sorted(exceptions(read_dictionary(text)).items()):
        lines += [f"{count} {line}" for line in wrap(" ".join(words), 107, break_on_hyphens=False)]
    TABLE.write_text("\n".join([*lines, ""]), encoding="ascii")
    print(f"{TABLE}: {TABLE.stat().st_size:,} bytes")


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


def tell_rate(known: dict[str, int]) -> None:
    for name, odd in (("made on", True), ("held out", False)):
        words = [w for w in known if "'" not in w and bool(md5(w.encode()).digest()[0] & 1) == odd]  # noqa: S324
        right = sum(by_rules(word) == known[word] for word in words)
        far = sum(abs(by_rules(word) - known[word]) > 1 for word in words)
        print(
            f"{name}: {len(words):,} words, {right / len(words):.1%} right, {far / len(words):.1%} off by 2+"
        )


if __name__ == "__main__":
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    if "--rate" in sys.argv:
        tell_rate(read_dictionary(source))
    else:
        write_table(source)
