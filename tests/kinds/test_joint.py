"""Rules that count together: what each of them is here, which count, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from anplint.config import COMMAND_LINE, Layer, preset_layers, resolve
from anplint.errors import DataError, UsageError
from anplint.kinds.joint import Params, Signal, build
from anplint.pack import load_pack
from anplint.rule import Rule, joined
from anplint.testing import check_file, default_settings
from tests.kinds.looking import hits

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from anplint.model import BlockKind


def rule(
    rule_id: str, kind: str, scope: tuple[BlockKind, ...] = ("paragraph", "item"), **params: object
) -> Rule:
    return Rule(
        id=rule_id,
        kind=kind,
        rule_class="style",
        severity="info",
        message="",
        why="",
        scope=scope,
        languages=(),
        safety=None,
        needs=(),
        params=params,
    )


RULES = {
    one.id: one
    for one in (
        rule("a.foo", "density", patterns=("fo+",), distinct=1, least=5, per_thousand=0.0),
        rule("a.bar", "existence", patterns=("ba[rz]",)),
        rule("a.item", "existence", ("item",), patterns=("quux",)),
        rule("a.bold", "bold-lead-ins", ("item",), least=3, percent=50.0, words=1),
    )
}


def found(
    source: str, signals: dict[str, dict[str, Any]] | None = None, silent: Container[str] = ()
) -> list[dict[str, str]]:
    """The values of the hits, with the places as ``at``."""
    asked = signals or {"a.foo": {"least": 2}, "a.bar": {}, "a.item": {}, "a.bold": {"least": 2}}
    one = joined(rule("a.joint", "joint", signals=asked, least=2), RULES, silent)
    result = hits("joint", one.params, source, ("heading", "paragraph", "item"))
    return [
        {
            **hit.values,
            "at": source[hit.start : hit.end],
            "related": "; ".join(source[two.start : two.end] for two in hit.related),
        }
        for hit in result
    ]


def test_enough_of_them_meet() -> None:
    source = "Zürich 🚲 has a *bar*, and foo.\n\n- foo, and quux\n"
    (hit,) = found(source)
    assert hit["count"] == "3"
    assert hit["list"] + hit["more"] == "foo, bar, item"
    assert (hit["at"], hit["related"]) == ("bar", "foo; quux")


@pytest.mark.parametrize(
    "source",
    [
        "foo and foo\n",  # one of them
        "foo and bar\n",  # one foo is not enough, with the param that is given here
        "# quux\n\nfoo foo quux\n",  # not in the scope of the rule
        "`foo` `bar`\n",
        "\n",
    ],
)
def test_too_few(source: str) -> None:
    assert found(source) == []


def test_a_place_counts_once() -> None:
    both = {"a.bar": {}, "a.item": {"patterns": ("bar",)}}
    assert found("- bar\n", both) == []
    assert len(found("- bar\n- a bar\n", both)) == 0
    other = {"a.bar": {"patterns": ("bar one",)}, "a.item": {"patterns": ("bar",)}}
    (hit,) = found("- bar one\n- bar two\n", other)
    assert hit["count"] == "2"


def test_rules_without_patterns_are_asked() -> None:
    source = "A bar.\n\n- **One:** the first of them\n- **Two:** the second of them\n"
    (hit,) = found(source)
    assert hit["related"] == "One"


def test_what_is_switched_off_does_not_count() -> None:
    source = "foo foo bar\n"
    assert len(found(source)) == 1
    assert found(source, silent={"a.bar"}) == []


def test_all_names_are_told() -> None:
    names = [f"a.a-rather-long-name-{number}" for number in range(8)]
    rules = {
        name: rule(name, "existence", patterns=(f"w{number}",), part="anywhere")
        for number, name in enumerate(names)
    }
    one = joined(rule("a.joint", "joint", signals={name: {} for name in names}, least=2), rules)
    (hit,) = hits("joint", one.params, " ".join(f"w{number}" for number in range(8)))
    assert (hit.values["list"] + hit.values["more"]).count("a rather long name") == 8
    assert len(hit.values["list"]) <= 80


def test_before_they_are_looked_up_nothing_is_found() -> None:
    check = build(Params({"a.foo": {}}, least=1))
    assert check.patterns == ()
    with pytest.raises(ValueError, match="least"):
        build(Params({"a.foo": {}}, least=2))


@pytest.mark.parametrize(
    ("signals", "message"),
    [
        ({"a.fo": {}}, "a.joint: unknown rule 'a.fo' among the signals (did you mean 'a.foo'?)"),
        ({"a.foo": {"leest": 1}}, "a.joint: unknown param 'leest' of 'a.foo' (did you mean 'least'?)"),
        ({"a.both": {}}, "a.joint: 'a.both' is a joint rule and cannot be a signal"),
    ],
)
def test_mistakes(signals: dict[str, Any], message: str) -> None:
    rules = {**RULES, "a.both": rule("a.both", "joint", signals={"a.foo": {}}, least=1)}
    with pytest.raises(UsageError) as caught:
        joined(rule("a.joint", "joint", signals=signals, least=1), rules)
    assert str(caught.value) == message


class TestSettings:
    """What the user says about a rule holds in the joint rule, too."""

    @staticmethod
    def signals(**layer: Any) -> dict[str, Any]:  # noqa: ANN401 - the fields of a layer
        pack = load_pack()
        said = Layer(COMMAND_LINE, **layer)
        rules = resolve(pack, [*preset_layers(pack, ["recommended"]), said]).rules
        found: dict[str, Any] = next(one for one in rules if one.id == "style.formulaic").params["signals"]
        return found

    def test_alone(self) -> None:
        assert self.signals(only=True, select=["style.formulaic"]).keys() == self.signals().keys()

    def test_off_and_ignored(self) -> None:
        assert "style.triads" in self.signals()
        assert "style.triads" not in self.signals(ignore=["style.triads"])
        assert "style.triads" not in self.signals(rules={"style.triads": {"severity": "off"}})

    def test_params(self) -> None:
        signals = self.signals(rules={"style.triads": {"params": {"words": 9, "least": 99}}})
        signal = Signal(*signals["style.triads"])
        assert signal.params["words"] == 9
        assert (
            signal.params["least"]
            == load_pack().rules["style.formulaic"].params["signals"]["style.triads"]["least"]
        )


FILE = """\
kind: {kind}
class: style
severity: info
message: "Found."
why: A test.
params: {params}
since: 0.1.0
examples:
  - {{name: bad, bad: "{bad}"}}
  - {{name: ok, ok: "nothing"}}
"""


def write(folder: Path, name: str, kind: str, params: str, bad: str) -> Path:
    file = folder / "demo" / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(FILE.format(kind=kind, params=params, bad=bad), encoding="utf-8")
    return file


def test_examples_of_a_joint_rule_in_a_folder_of_users(tmp_path: Path) -> None:
    write(tmp_path, "foo", "existence", "{patterns: [foo]}", "⟦foo⟧")
    write(tmp_path, "bar", "existence", "{patterns: [bar]}", "⟦bar⟧")
    file = write(tmp_path, "both", "joint", "{signals: {demo.foo: {}, demo.bar: {}}, least: 2}", "⟦foo⟧ bar")
    assert check_file(file, default_settings()).mistakes == ()
    file = write(tmp_path, "both", "joint", "{signals: {demo.foo: {}, demo.baz: {}}, least: 2}", "⟦foo⟧ bar")
    with pytest.raises(DataError, match=r"both\.yaml:6:\d+: .*unknown rule 'demo\.baz'"):
        check_file(file, default_settings())
