"""Syllables of English words: counted by rules, with a table of the words that the rules get wrong.

The table (``syllables.txt``, licence beside it) holds every word of the CMU Pronouncing Dictionary whose
first pronunciation has another number of syllables than the rules give; ``benchmarks/syllables.py`` makes it.
On the half of the dictionary's 117,493 words that the rules were not made on they are right for 93.7 % and
off by more than one for 0.2 %; with the table all of the dictionary's words are right.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

TABLE = Path(__file__).with_name("syllables.txt")
MOST_KEPT = 50_000
"""Counts kept for the next article; most words of a text were in the texts before it."""

VOWELS = r"[aeiouy]+"
"""Letters that stand together make one syllable, unless one of these says otherwise."""

APART = (
    r"(?<![ct])ia(?!ge)|[ct]ia(?=t)|"  # di-al, appreci-ate; not spe-cial, mar-riage
    r"(?<!ll)(?<![nctsgh])io|io(?=$|[st]$)|i(?=o[lmpc])|ni(?=o(?!n))|ri(?=on)|"  # vi-olent; not na-tion
    r"e(?=o(?!us\b))|i(?=u)|u(?=ou)|"  # vide-o, stadi-um, strenu-ous
    r"i(?=er$|est$|ety|y)|y(?=i|er)|"  # easi-er, vari-ety, try-ing
    r"a(?=ya)|[ao](?=yo)|o(?=ya)|"  # may-a, bay-ou, loy-al
    r"[tdnx]u(?=a)|(?<!q)u(?=ie|o[^u]|ity)|a(?=uer?$)|"  # actu-al, du-et, ambigu-ity
    r"[eo](?=a$)|[eo](?=ing)|"  # ide-a, see-ing
    r"(?<=[^aeiouylrw])l(?=ed$)|(?<=[bcdgkptz])l(?=ing$)|(?<!^)[^aeiouylrw]l(?=e$|es$)|"  # trou-bled, ta-ble
    r"(?<=[^aeiouyrl])r(?=e$|es$)(?<=[tc]r)|"  # thea-tre
    r"is(?=ms?$)|^re(?=[aiou])|^mc(?![^aeiouy]*[aeiouy]*$)"  # pris-m, re-act, Mc-Kay
)
"""Where one syllable more is spoken than there are groups of vowels."""

SILENT = (
    r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|"  # made, walked; not wanted
    r"(?<=[^aeiouysxzcgh])es$|(?<=[tgp]h)es$|"  # makes, clothes; not boxes
    r"(?<=[^aeiouy])(?<!el)e(?=ly$|ness|ful|less|ments?$|man$|men$|wo|ho|keep|land|field|side)|"  # lately
    r"^fore(?=[^aeiouys])(?<=e)|ically$|(?<=[gq])ues?$"  # forehead, basically, league
)
"""Groups of vowels that are not spoken."""

HISS = ("s", "x", "z", "ch", "sh", "se", "ze", "ce", "ge")
"""Behind these the possessive is a syllable of its own: "boss's"."""
LETTERS = r"[a-z]+(?:'[a-z]+)*"
SPELLED = 5
"""A word of up to so many letters, none of them a vowel, is spelled out: "css" has three syllables."""

_KEPT: dict[str, int] = {}


def syllables(word: str) -> int:
    """The syllables of an English word, at least 1; a compound has those of its parts.

    Figures and signs count as one syllable, accents are left out. Any case will do.
    """
    count = _KEPT.get(word)
    if count is None:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        count = _KEPT[word] = sum(map(_of_part, _parts(word))) or 1
    return count


def _parts(word: str) -> list[str]:
    """The runs of letters in a word, in lower case and without accents."""
    lower = word.lower().replace("’", "'")
    if not lower.isascii():
        lower = normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.findall(LETTERS, lower)


def _of_part(part: str) -> int:
    known = table().get(part)
    if known is not None:
        return known
    return by_rules(part)


def by_rules(part: str) -> int:
    """The syllables of letters in lower case, with apostrophes between them, without a look at the table."""
    if part.endswith("'s"):
        owner = part[:-2]
        return _of_part(owner) + owner.endswith(HISS)
    letters = part.replace("'", "")
    groups = len(re.findall(VOWELS, letters))
    if not groups:
        return len(letters) + 2 * letters.count("w") if len(letters) <= SPELLED else 1
    return max(1, groups + len(re.findall(APART, letters)) - len(re.findall(SILENT, letters)))


@cache
def table() -> dict[str, int]:
    """The words that the rules get wrong, with their syllables; read when first asked for."""
    found: dict[str, int] = {}
    for line in TABLE.read_text(encoding="ascii").splitlines():
        count, *words = line.split()
        if count != "#":
            found.update(dict.fromkeys(words, int(count)))
    return found
