"""What a regex cannot match without: the texts to look for before the regex is tried.

Walks the parse tree that the standard library makes of a regex (``re._parser``, private but stable
since 3.11; the only use of it). Where a regex has no such text, it is tried on every block.
The idea is that of RE2's prefilter and of Russ Cox, "Regular Expression Matching with a Trigram
Index" (2012).
"""

from __future__ import annotations

from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHORTEST = 3
"""The shortest text of letters that is worth looking for; rarer characters weigh more."""
MOST = 64
"""The most texts kept for one regex; alternatives beyond that are given up."""
LONGEST, LONGEST_WHOLE = 6, 16
"""Texts are cut to so many code points, since many begin alike; where one stands, the whole is compared.

Measured on 538 patterns: cut to 6 code points there are 1,308 texts instead of 1,837 of 8, the automaton is
built in half the time, and a scan costs 0.25 ms an article instead of 0.22.
"""
SEPARATOR = "\0"
LEAST_ALSO, MOST_ALSO = 2, 48
"""How selective, and how many, the texts of a second look are: one by one, where the first found any."""
REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
ENDLESS = 64
"""A repeat that may go on for at least this often counts as endless."""


class Literals(NamedTuple):
    """Texts (lower case) of which every match holds at least one; ``leading``: it starts the match.

    ``texts`` is None where nothing is required. ``whole``: where some of them were cut, all of them before
    that. ``also`` are others, of which every match holds at least one, too. Of both few are ever needed, so
    they are joined by ``SEPARATOR``, which takes less time to load.
    """

    texts: tuple[str, ...] | None
    leading: bool
    whole: str = ""
    also: str = ""


class _Found(NamedTuple):
    texts: frozenset[str]
    leading: bool

    @property
    def worth(self) -> tuple[int, bool, int]:
        return min(map(_weight, self.texts)), self.leading, -len(self.texts)


def _weight(text: str) -> int:
    """How selective a text is: its length, and more for characters that are rare in prose."""
    return sum(
        1 if character.isalnum() or character == " " else 2 if character.isascii() else 3
        for character in text
    )


def required_literals(regex: str) -> Literals:
    """The best texts to look for before ``regex`` is tried. Raises re.error for a broken regex."""
    exact, found = _sequence(parser.parse(regex))
    if exact is not None:
        found = [*found, _Found(exact, leading=True)]
    usable = [one for one in found if min(map(_weight, map(_cut, one.texts))) >= SHORTEST]
    if not usable:
        return Literals(None, leading=False)
    best = max(usable, key=_worth)
    rest = [one for one in found if one is not best and len(one.texts) <= MOST_ALSO]
    others = sorted((one for one in rest if _worth(one)[0] >= LEAST_ALSO), key=_worth, reverse=True)
    return Literals(
        tuple(sorted(set(map(_cut, best.texts)))),
        best.leading,
        _joined(best.texts, str.startswith) if any(len(text) > LONGEST for text in best.texts) else "",
        _joined(others[0].texts, str.__contains__) if others else "",
    )


def _cut(text: str) -> str:
    return text[:LONGEST]


def _worth(found: _Found) -> tuple[int, bool, int]:
    """By what is chosen: how selective the texts are."""
    return found._replace(texts=frozenset(text[:LONGEST_WHOLE] for text in found.texts)).worth


def _joined(texts: Iterable[str], is_told: Callable[[str, str], bool]) -> str:
    """The texts that no other one tells, cut where that tells hardly less; joined."""
    cut = {text[:LONGEST_WHOLE] for text in texts}
    if any(SEPARATOR in text for text in cut):
        return ""
    told = {one for one in cut if any(other != one and is_told(one, other) for other in cut)}
    return SEPARATOR.join(sorted(cut - told))


def least_digits(regex: str) -> int:
    """How many digits every match has at least."""
    return _digits(parser.parse(regex))


def _digits(items: Any) -> int:  # noqa: ANN401 - private tree
    number = 0
    for operation, argument in items:
        if operation is sre.LITERAL:
            number += chr(argument).isdigit()
        elif operation is sre.IN:
            number += all(one == (sre.CATEGORY, sre.CATEGORY_DIGIT) or _is_digits(*one) for one in argument)
        elif operation is sre.SUBPATTERN:
            number += _digits(argument[-1])
        elif operation is sre.BRANCH:
            number += min(map(_digits, argument[1]))
        elif operation in REPEATS:
            number += argument[0] * _digits(argument[2])
    return number


def _is_digits(operation: Any, argument: Any) -> bool:  # noqa: ANN401
    ends = {sre.LITERAL: (argument,), sre.RANGE: argument}.get(operation, ())
    return bool(ends) and all(ord("0") <= end <= ord("9") for end in ends)


def _sequence(items: Any) -> tuple[frozenset[str] | None, list[_Found]]:  # noqa: ANN401 - private tree
    """The exact texts of a sequence (None if it has others too), and what it requires."""
    found: list[_Found] = []
    current = frozenset({""})
    whole, at_start = True, True
    for operation, argument in items:
        exact, inner = _node(operation, argument)
        if exact is not None:
            product = frozenset(left + right for left in current for right in exact)
            if len(product) <= MOST:
                current = product
                continue
        if "" not in current:
            found.append(_Found(current, at_start))
        fresh = at_start and current == frozenset({""})
        found += [one._replace(leading=one.leading and fresh) for one in inner]
        current = exact if exact is not None and len(exact) <= MOST else frozenset({""})
        whole, at_start = False, False
    if whole:
        return current, found
    if "" not in current:
        found.append(_Found(current, at_start))
    return None, found


def _node(operation: Any, argument: Any) -> tuple[frozenset[str] | None, list[_Found]]:  # noqa: ANN401
    nothing: tuple[frozenset[str] | None, list[_Found]] = (None, [])
    if operation is sre.LITERAL:
        letter = chr(argument).lower()
        return (frozenset({letter}), []) if len(letter) == 1 else nothing
    if operation in {sre.AT, sre.ASSERT, sre.ASSERT_NOT}:
        return frozenset({""}), []
    if operation is sre.IN:
        return _class(argument), []
    if operation is sre.SUBPATTERN:
        return _sequence(argument[-1])
    if operation is sre.ATOMIC_GROUP:
        return _sequence(argument)
    if operation is sre.BRANCH:
        return _branches([_sequence(branch) for branch in argument[1]])
    if operation in REPEATS:
        return _repeat(*argument)
    return nothing


def _class(items: Any) -> frozenset[str] | None:  # noqa: ANN401
    if all(_is_digits(*one) for one in items):
        ends = ((value, value) if operation is sre.LITERAL else value for operation, value in items)
        return frozenset(chr(digit) for first, last in ends for digit in range(first, last + 1))
    letters = {chr(value).lower() for operation, value in items if operation is sre.LITERAL}
    if all(operation is sre.LITERAL for operation, _ in items) and len(letters) <= 4:  # noqa: PLR2004
        return frozenset(letters)
    return None


def _branches(
    branches: list[tuple[frozenset[str] | None, list[_Found]]],
) -> tuple[frozenset[str] | None, list[_Found]]:
    if all(exact is not None for exact, _ in branches):
        return frozenset().union(*(exact or () for exact, _ in branches)), []
    chosen: list[_Found] = []
    for exact, found in branches:
        options = [*found, *([_Found(exact, leading=True)] if exact else [])]
        if not options or any("" in one.texts for one in options):
            return None, []
        chosen.append(max(options, key=lambda one: one.worth))
    texts = frozenset().union(*(one.texts for one in chosen))
    return None, [_Found(texts, all(one.leading for one in chosen))] if len(texts) <= MOST else []


def _repeat(low: int, high: Any, body: Any) -> tuple[frozenset[str] | None, list[_Found]]:  # noqa: ANN401
    exact, found = _sequence(body)
    if low == 0:
        return (exact | {""}, []) if exact is not None and high == 1 else (None, [])
    if exact is None or (low == high == 1):
        return exact, found
    if len(exact) == 1 and low > 1:
        text = min(exact)[:LONGEST] * min(low, LONGEST)
        return None, [_Found(frozenset({text}), leading=True)] if text else []
    return None, [] if "" in exact else [_Found(exact, leading=True)]


def nested_repeat(regex: str) -> bool:
    """Whether an endless repeat holds another: such a regex can take exponential time.

    Refused in rule files; bound the inner one (``{1,40}``) or make it possessive (``++``, ``*+``).
    """
    return _nested(parser.parse(regex), inside=False)


def _nested(items: Any, *, inside: bool) -> bool:  # noqa: ANN401
    for operation, argument in items:
        if operation in REPEATS:
            endless = argument[1] is sre.MAXREPEAT or argument[1] >= ENDLESS
            loose = operation is not sre.POSSESSIVE_REPEAT
            if (endless and loose and inside) or _nested(argument[2], inside=inside or (endless and loose)):
                return True
        elif operation is sre.BRANCH:
            if any(_nested(branch, inside=inside) for branch in argument[1]):
                return True
        elif operation in {sre.ASSERT, sre.ASSERT_NOT} or operation is sre.SUBPATTERN:
            if _nested(argument[-1], inside=inside):
                return True
        elif operation is sre.ATOMIC_GROUP and _nested(argument, inside=False):
            return True
    return False
