"""Words that say little."""

from __future__ import annotations

from anplint.text.common import FUNCTION_STEMS, FUNCTION_WORDS
from anplint.text.stems import stems


def test_the_stems_that_are_written_down() -> None:
    assert FUNCTION_WORDS.union(stems(FUNCTION_WORDS)) == FUNCTION_STEMS
