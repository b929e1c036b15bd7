"""The characters of a text beyond ASCII: few, so that searches for rare ones in them cost little."""

from __future__ import annotations

from functools import lru_cache

ASCII = bytes(range(128))


@lru_cache(maxsize=1)
def beyond_ascii(text: str) -> bytes:
    """The UTF-8 of the characters that are not ASCII, in order and one behind the other.

    Kept for the last text, of which several rules ask for it.
    """
    return b"" if text.isascii() else text.encode("utf-8", "surrogatepass").translate(None, ASCII)
