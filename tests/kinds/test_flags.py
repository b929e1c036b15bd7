"""Switches of metadata against the body and against notes, and values that are admitted to be made up."""

from __future__ import annotations

from typing import get_args

import pytest

from anplint.contents import CONTENTS
from anplint.kinds import flag_body, flag_notes
from anplint.model import Format
from tests.kinds.looking import hits, texts

BODY: dict[str, object] = {"flags": {name: (f"has {name}",) for name in flag_body.FACTS}}
LONG = "word " * 3100
HELD = {
    "images": ("![a](a.png)", "a"),
    "code": ("```\na\n```", "a"),
    "checklists": ("- [ ] a\n- [ ] b", "a"),
    "lists": ("- a\n- b", "a"),
    "links": ("[a](https://b.example/)", "a"),
    "external-links": ("[a](https://b.example/)", "[a](/b)"),
    "tables": ("| a | b |\n|---|---|\n| c | d |", "a"),
    "videos": ('<iframe src="https://www.youtube.com/embed/a"></iframe>', "a"),
    "quotes": ("> a", "a"),
    "headings": ("## a\n\nb", "a"),
    "faq": ("## FAQ\n\na", "a"),
    "long": (LONG, "a"),
    "many-images": ("\n\n".join(f"![a]({n}.png)" for n in range(6)), "![a](a.png)"),
    "much-code": ("```\naaaaaa\n```", "a"),
}


def test_the_names_are_those_of_the_facts() -> None:
    assert set(flag_body.FACTS) == set(CONTENTS) == set(HELD)
    with pytest.raises(ValueError, match="unknown fact 'sound'; facts are images"):
        flag_body.build(flag_body.Params({"sound": ("has sound",)}))


@pytest.mark.parametrize("name", HELD)
@pytest.mark.parametrize("state", [True, False])
def test_a_switch_and_the_body(name: str, *, state: bool) -> None:
    for text, holds in zip(HELD[name], (True, False), strict=True):
        source = f"---\nhas_{name.replace('-', '_')}: {str(state).lower()}\n---\n\n{text}\n"
        assert bool(hits("flag-body", BODY, source)) is (holds is not state), source


UNSURE = {
    "a shortcode": ("images", "{{< figure src=a.png >}}"),
    "a component": ("images", "<Gallery of={a} />"),
    "inline code": ("code", "a `b` c"),
    "a gist": ("code", '<script src="https://gist.github.com/a/1.js"></script>'),
    "ticks": ("checklists", "- ✅ a\n- ✅ b"),
    "a video's address": ("videos", "https://youtu.be/a"),
    "quotation marks": ("quotes", "He said “a”."),
    "a table of a site": ("tables", '<DataTable rows="a" />'),
}


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_show_it_is_no_contradiction(name: str) -> None:
    fact, text = UNSURE[name]
    assert hits("flag-body", BODY, f"---\nhas {fact}: yes\n---\n\n{text}\n") == []


def test_what_is_no_switch() -> None:
    for value in ("some", "3", "'{{ x }}'", "2020-01-01", ""):
        assert hits("flag-body", BODY, f"---\nhas_images: {value}\n---\n\na\n") == []


def test_a_list_of_switches() -> None:
    assert texts("flag-body", BODY, "---\nflags: [has-code, new]\n---\n\na\n") == ["has-code"]


def test_the_place_of_what_is_there() -> None:
    source = "---\nhas_images: no\n---\n\n![a](a.png)\n"
    (hit,) = hits("flag-body", BODY, source)
    assert (hit.values["claimed"], hit.values["counted"]) == ("no", "1 image")
    assert [source[one.start : one.end] for one in hit.related] == ["![a](a.png)"]


NOTES: dict[str, object] = {
    "signs": {"open": ("(?:should|must) be checked", "never checked", "to do"), "made": ("by a machine",)},
    "yes": {"open": ("checked",), "made": ("by hand",)},
    "no": {"open": ("needs check",)},
    "notes": ("remark",),
    "states": ("status",),
    "comments": ("open",),
}
SAID = {
    "on": ("checked: true\nnotes: it should be checked", ["true"]),
    "off": ("needs_check: 0\nremark: must be checked", ["0"]),
    "in a list": ("needs_check: no\nnotes:\n  - fine\n  - never checked", ["no"]),
    "nested": ("flags: {needs check: no}\neditorial: {remark: must be checked}", ["no"]),
    "a state": ("checked: 1\nstatus: To do", ["1"]),
    "more than a state": ("checked: 1\nstatus: nothing to do", []),
    "they agree": ("checked: false\nneeds_check: 1\nnotes: should be checked", []),
    "taken back": ("checked: true\nnotes: it no longer must be checked", []),
    "another sign": ("checked: true\nnotes: by a machine", []),
    "another key": ("checked: true\nother: should be checked", []),
    "no switch": ("checked: 2020-01-01\nnotes: should be checked", []),
}


@pytest.mark.parametrize("name", SAID)
def test_a_switch_and_a_note(name: str) -> None:
    entry, expected = SAID[name]
    assert texts("flag-notes", NOTES, f"---\n{entry}\n---\n\na\n") == expected


def test_comments_of_the_markup() -> None:
    assert texts("flag-notes", NOTES, "---\nchecked: yes\n---\n\na <!-- must be checked -->\n") == ["yes"]
    assert texts("flag-notes", NOTES, "---\nby hand: yes\n---\n\na <!-- by a machine -->\n") == []


def test_the_note_is_quoted() -> None:
    (hit,) = hits(
        "flag-notes", NOTES, "---\nchecked: yes\nnotes: Long. It must be checked by Ann. Short.\n---\n"
    )
    assert hit.values["note"] == "It must be checked by Ann"


def test_signs_need_names() -> None:
    with pytest.raises(ValueError, match="no 'signs' for 'b'"):
        flag_notes.build(flag_notes.Params({"a": ()}, yes={"b": ("c",)}))


ADMITS: dict[str, object] = {"signs": ("fake", "not real"), "notes": ("remark",), "names": ("fake",)}
ADMITTED = {
    "a note": ("view_count: 12\nnotes: the view count is fake", ["12"]),
    "a plural": ("views: 12\nremark: views are fake", ["12"]),
    "words in another order": ("viewCount: 12\nnotes: 'fake: view count'", ["12"]),
    "two": ("likes: 1\nshares: 2\nnotes: likes and shares are not real", ["1", "2"]),
    "another clause": ("likes: 1\nshares: 2\nnotes: likes are fake, but shares are counted", ["1"]),
    "taken back": ("views: 1\nnotes: views are not fake", []),
    "another value": ("views: 1\nnotes: the oil is fake", []),
    "a key without a word of its own": ("count: 1\nnotes: the count is fake", []),
    "a switch": ("views: 12\nfake_views: true", ["12"]),
    "a switch that is off": ("views: 12\nfake_views: false", []),
    "the value": ("author: Ann (fake)", ["Ann (fake)"]),
    "a comment": ("views: 12 # fake", ["12"]),
    "another comment": ("views: 12 # of the page", []),
    "no note": ("views: 12\ndescription: views are fake", []),
    "numbers without a name": ("likes: 1\nword_count: 2\nnotes: all numbers are fake", ["1"]),
    "figures of something": ("likes: 1\nnotes: the figures of the boat are fake", []),
    "a role": ("reviewed_by: Ann\nnotes: the reviewer is fake", ["Ann"]),
    "none of it": ("likes: 1\nnotes: likes were counted, none fake", []),
}


def test_what_is_synthetic_may_be_paint() -> None:
    signs = {**ADMITS, "signs": ("synthetic",)}
    assert texts("admission", signs, "---\ncolour: red\nnotes: the colour is synthetic\n---\n") == []
    assert texts("admission", signs, "---\nauthor: Ann\nnotes: the author is synthetic\n---\n") == ["Ann"]


@pytest.mark.parametrize("name", ADMITTED)
def test_values_that_are_made_up(name: str) -> None:
    entry, expected = ADMITTED[name]
    assert texts("admission", ADMITS, f"---\n{entry}\n---\n\na\n") == expected


CODE: dict[str, object] = {"aliases": {"python": ("py",), "js": ("ts",)}, "neutral": ("text",)}
LANGUAGES = {
    "no code": ("Python", "a", ["Python"]),
    "another": ("python", "```ts\na\n```", ["python"]),
    "the same": ("python", "```py\na\n```", []),
    "one of two": ("python, js", "```ts\na\n```", []),
    "not named": ("python", "```ts\na\n```\n\n```\nb\n```", []),
    "output": ("python", "```ts\na\n```\n\n```text\nb\n```", []),
    "unknown": ("cobol", "```py\na\n```", ["cobol"]),
    "none": ("none", "a", []),
    "inline": ("python", "a `b`", []),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_code_language(name: str) -> None:
    stated, text, expected = LANGUAGES[name]
    source = f"---\ncode-language: {stated}\n---\n\n{text}\n"
    assert texts("code-language", CODE, source) == expected


def test_formats_are_known() -> None:
    assert set(get_args(Format)) == {"markdown", "mdx", "html", "text"}, "contents.py looks at each of them"
