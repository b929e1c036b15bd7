"""Fields: when a passage is of one that the rest of its article says nothing of."""

from __future__ import annotations

import pytest

from anplint.text.fields import FIELDS, is_foreign
from anplint.text.stems import stems

KITE = frozenset(stems("kite string wind tail reel beach".split()))


def own(text: str) -> frozenset[str]:
    return frozenset(stems(text.split()))


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_known_by_its_words(name: str) -> None:
    words = FIELDS[name].split()
    assert len(words) == len(set(words))
    assert is_foreign(own(" ".join(words[:12])), KITE)


def test_words_that_stand_elsewhere_too_are_of_the_article() -> None:
    hiring = own("applicants salary referees vacancy quiet room")
    assert is_foreign(hiring, KITE)
    assert is_foreign(hiring, KITE | own("salary"))
    assert not is_foreign(hiring, KITE | own("salary employer"))


def test_a_few_words_of_many_are_an_accident() -> None:
    assert not is_foreign(own("applicants salary window"), KITE)
    many = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst")
    assert not is_foreign(own(f"applicants salary referees vacancy {many}"), KITE)
    assert is_foreign(own("applicants salary"), KITE, 2)
