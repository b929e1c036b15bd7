"""The page of a rule, made from its file: what it catches, why, what it leaves alone, how to silence it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from anplint.config import HOUSE_TERM, house_term
from anplint.errors import UsageError, nearest
from anplint.pack import bundled, rule_files, rule_id, shown_path
from anplint.rulefile import RuleFile, read_rule
from anplint.yamlfile import Node, key_of, load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from anplint.rule import Rule
    from anplint.rulefile import Example, Rate

SAFETY = {
    "safe": "safe: the meaning cannot change",
    "unsafe": "unsafe: read it before you accept it",
    "manual": "by hand: the report says what, you do it",
}
WRITING = {"human": "human writing", "ai": "generated texts"}
"""What the groups of corpora are, by which rates are told."""
MOST_CORPORA = 3
MOST_EXAMPLES = 4
"""Examples of a sort that a page shows whole; of the others it says the names."""
LONGEST_VALUE = 60
"""Code points of a param that a page shows."""
FENCE = "```"


class Page(NamedTuple):
    """All that ``anplint explain`` says about a rule; ``path`` is its file."""

    rule: Rule
    content: RuleFile
    path: str


def find_page(wanted: str, folders: Sequence[Path] = ()) -> Page:
    """The page of a rule in the built-in rules or in ``folders``; a later folder goes before an earlier one.

    Raises UsageError for an unknown rule and DataError for a mistake in its file.
    """
    files = {rule_id(file): file for folder in (bundled("rules"), *folders) for file in rule_files(folder)}
    if wanted == HOUSE_TERM and wanted not in files:
        return _house_term()
    if wanted not in files:
        category = [name for name in files if name.partition(".")[0] == wanted]
        if category:
            raise UsageError(f"'{wanted}' is a category; its rules: {', '.join(category)}")
        raise UsageError(f"unknown rule '{wanted}'{nearest(wanted, files)}")
    path = shown_path(files[wanted])
    rule, content = read_rule(wanted, load_yaml(files[wanted], path))
    return Page(rule, content, path)


def _house_term() -> Page:
    """The page of the rule that the configuration makes."""
    rule = house_term({})
    place = Node((), 1, 1, "vocabulary.replace in the configuration")
    content = RuleFile(
        kind=rule.kind,
        rule_class=rule.rule_class,
        severity=rule.severity,
        message=rule.message,
        why=rule.why,
        since="0.1.0",
        params=place,
        examples=(),
    )
    return Page(rule, content, place.path)


def markdown(page: Page) -> str:
    """The page as Markdown. The places that a rule finds stand between ⟦ and ⟧."""
    rule, content = page.rule, page.content
    parts = [
        f"# {rule.id}",
        f"{rule.rule_class} · {rule.severity}",
        f"Says: {rule.message}",
        f"## Why it matters\n\n{rule.why}",
        *_examples("What it catches", [one for one in content.examples if one.bad is not None]),
        *_examples("What it leaves alone", [one for one in content.examples if one.ok is not None]),
        "## How often it fires\n\n" + "\n".join(f"- {name}: {told}" for name, told in _fires(content.rates)),
        "## Details\n\n" + "\n".join(f"- {name}: {value}" for name, value in details(page)),
        f"## How to silence it\n\n{silence(rule)}",
    ]
    return "\n\n".join(parts) + "\n"


def details(page: Page) -> Iterator[tuple[str, str]]:
    """Names and values of what remains to be said, in order."""
    rule, content = page.rule, page.content
    yield "looks at", ", ".join(rule.scope)
    yield "languages", ", ".join(rule.languages) or "any"
    params = [
        f"{key_of(name)}: {_value(value)}" for name, value in rule.params.items() if value not in ((), {}, "")
    ]
    yield "kind", f"{rule.kind} ({'; '.join(params)})" if params else rule.kind
    yield "fix", SAFETY[rule.safety] if rule.safety else "none"
    if rule.needs:
        yield "needs", ", ".join(rule.needs)
    if content.sources:
        yield "sources", "; ".join(content.sources)
    yield "since", content.since
    yield "file", page.path


def silence(rule: Rule) -> str:
    """How to switch a rule off, for a place, an article and a run."""
    return (
        "For the block that follows, for an article, for a run, and for good in anplint.yaml:\n\n"
        f"    <!-- anplint-disable-next-block {rule.id} -- reason -->\n"
        f"    <!-- anplint-disable-file {rule.id} -- reason -->\n"
        f"    anplint check --ignore {rule.id}\n"
        f"    rules: {{{rule.id}: off}}"
    )


def as_data(page: Page) -> dict[str, Any]:
    """The page as plain data, for ``--output-format json``."""
    rule, content = page.rule, page.content
    return {
        "rule": rule.id,
        "class": rule.rule_class,
        "severity": rule.severity,
        "message": rule.message,
        "why": rule.why,
        "kind": rule.kind,
        "params": {key_of(name): value for name, value in rule.params.items()},
        "scope": rule.scope,
        "languages": rule.languages,
        "fix": rule.safety,
        "needs": rule.needs,
        "rates": {
            name: {"articles": rate.articles, "hit": rate.hit, "date": rate.date}
            for name, rate in content.rates.items()
        },
        "sources": content.sources,
        "since": content.since,
        "examples": [
            {
                "name": one.name,
                **{key: text for key in ("bad", "good", "ok") if (text := getattr(one, key)) is not None},
                "format": one.format,
            }
            for one in content.examples
        ],
        "path": page.path,
    }


def _examples(title: str, examples: list[Example]) -> Iterator[str]:
    if not examples:
        return
    yield f"## {title}"
    for one in examples[:MOST_EXAMPLES]:
        set_to = ", ".join(f"{key}: {_value(value)}" for key, value in one.config.items())
        beside = f" (with {set_to})" if set_to else ""
        shown = _fenced(one.ok if one.bad is None else one.bad)
        yield f"{one.name[:1].upper()}{one.name[1:]}{beside}:\n\n{shown}"
        if one.good is not None:
            yield f"Instead:\n\n{_fenced(one.good)}"
    if more := [one.name for one in examples[MOST_EXAMPLES:]]:
        yield f"Also: {'; '.join(more)}."


def _fenced(text: str | None) -> str:
    """A code block whose fence is longer than any in the text."""
    fence = FENCE
    while text and fence in text:
        fence += "`"
    return f"{fence}\n{(text or '').rstrip()}\n{fence}"


def _fires(rates: Mapping[str, Rate]) -> Iterator[tuple[str, str]]:
    """How often the rule fires, by what stands before the dash in a corpus's name: people, or machines."""
    groups: dict[str, dict[str, Rate]] = {}
    for name, rate in rates.items():
        groups.setdefault(name.partition("/")[0], {})[name] = rate
    for group, named in groups.items():
        articles, hit = sum(one.articles for one in named.values()), sum(one.hit for one in named.values())
        told = _share(hit, articles)
        if hit and len(named) > 1:
            most = sorted(named.items(), key=lambda one: -one[1].hit / max(one[1].articles, 1))[:MOST_CORPORA]
            told += "; most in " + ", ".join(
                f"{name} ({_share(one.hit, one.articles)})" for name, one in most if one.hit
            )
        day = max(one.date for one in named.values())
        yield WRITING.get(group, group), f"{told}, measured {day}"
    if not rates:
        yield WRITING["human"], "not measured yet"


def _share(hit: int, articles: int) -> str:
    share = f"{100 * hit / articles:.1f} %" if articles else "none"
    return f"{hit:,} of {articles:,} articles, {share}"


def _value(value: object) -> str:
    """A param in the words of a rule file; long lists are cut."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        more = f", … {len(value) - 3} more" if len(value) > 3 else ""  # noqa: PLR2004
        return f"{', '.join(map(_value, value[:3]))}{more}"
    if isinstance(value, dict):
        pairs = tuple(f"{name} → {_value(given)}" for name, given in value.items())
        return _value(pairs)
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
