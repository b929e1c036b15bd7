"""The identity of a finding across edits (``v1``).

A finding with a place: rule, matched words, three words on each side, and the how-manieth of these
in the article. A finding about the whole article: rule and field. White space and case are folded
and the path is no part of it, so it survives re-wrapping, moving and renaming.
"""

from __future__ import annotations

import re

try:
    from _blake2 import blake2b  # what hashlib.blake2b is; hashlib itself loads OpenSSL
except ImportError:
    from hashlib import blake2b

CONTEXT = 3
"""Words of context on each side: the fewest that kept false "new" findings under 1 % when measured."""
REACH = 200
"""How far the words of context are looked for, in code points."""
WORD = re.compile(r"\w+")


def identity(rule: str, source: str, start: int, end: int) -> str:
    """What a finding at ``[start, end)`` is known by, before repetitions are told apart."""
    before = WORD.findall(source[max(0, start - REACH) : start])[-CONTEXT:]
    after = WORD.findall(source[end : end + REACH])[:CONTEXT]
    matched = WORD.findall(source[start:end]) or source[start:end].split()
    return "\n".join((rule, *(" ".join(part).lower() for part in (before, matched, after))))


def fingerprint(identity: str, occurrence: int) -> str:
    """``v1:`` and 16 hexadecimal digits; ``occurrence`` counts equal identities in an article from 0."""
    text = f"{identity}\n{occurrence}".encode("utf-8", "surrogatepass")
    return f"v1:{blake2b(text, digest_size=8).hexdigest()}"
