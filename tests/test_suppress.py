"""Comments that switch rules off: for a region, a line's sentences, the next block, the file."""

from __future__ import annotations

import pytest

from tests.test_lint import check, rule

RULES = (rule("one.word"), rule("two.thing", params={"patterns": ("thing",)}))


def left(source: str) -> list[tuple[str, int]]:
    return [(finding.rule, finding.position.line) for finding in check(source, *RULES).findings]


BOTH = [("one.word", 3), ("two.thing", 3)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<!-- anplint-disable -->\n\nbad thing", [], id="all"),
        pytest.param("<!-- anplint-disable one.word -->\n\nbad thing", BOTH[1:], id="one-rule"),
        pytest.param("<!-- anplint-disable two -->\n\nbad thing", BOTH[:1], id="a-category"),
        pytest.param(
            "<!-- anplint-disable one.word, two.thing -- we quote it -->\n\nbad thing",
            [],
            id="ids-and-reason",
        ),
        pytest.param("<!-- anplint-disable one.word two -->\n\nbad thing", [], id="ids-by-blanks"),
        pytest.param("<!-- anplint-disable -- one.word is quoted -->\n\nbad thing", [], id="only-a-reason"),
        pytest.param("<!-- other-disable -->\n\nbad thing", BOTH, id="of-another-tool"),
        pytest.param("<!-- anplint-disabled -->\n\nbad thing", BOTH, id="no-directive"),
        pytest.param("`<!-- anplint-disable -->`\n\nbad thing", BOTH, id="in-code"),
        pytest.param("bad\n\nbad thing\n\n<!-- anplint-disable -->", BOTH, id="not-backwards"),
        pytest.param(
            "<!-- anplint-disable -->\n\nbad thing\n\n<!-- anplint-enable -->\n\nbad thing",
            [("one.word", 7), ("two.thing", 7)],
            id="enable",
        ),
        pytest.param(
            "<!-- anplint-disable one.word two.thing -->\n\nx\n\n<!-- anplint-enable one.word -->\n\nbad thing",
            [("one.word", 7)],
            id="enable-one",
        ),
        pytest.param("bad thing\n\n<!-- anplint-disable-file one -->\n", [("two.thing", 1)], id="file"),
        pytest.param(
            "<!-- anplint-disable-next-block -->\n\nbad thing\n\nbad thing",
            [("one.word", 5), ("two.thing", 5)],
            id="next-block",
        ),
        pytest.param(
            "<!-- anplint-disable-next-line one.word -->\nx\n\nbad thing",
            [("one.word", 4), ("two.thing", 4)],
            id="next-line-is-the-next-block",
        ),
        pytest.param("bad thing <!-- anplint-disable-line -->\n\nbad thing", BOTH, id="line"),
        pytest.param(
            "It is a bad\nthing here. <!-- anplint-disable-line one.word -->\nMore bad thing.",
            [("two.thing", 2), ("one.word", 3), ("two.thing", 3)],
            id="line-means-its-sentences",
        ),
    ],
)
def test_suppression(source: str, expected: list[tuple[str, int]]) -> None:
    assert expected == left(source)


def test_suppressed_findings_are_counted() -> None:
    assert check("<!-- anplint-disable -->\n\nbad thing", *RULES).suppressed == 2
