"""What of an export is no article, or holds text where it cannot be seen: told once, with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from anplint.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDPRESS_TYPES = frozenset({"post", "page"})
OTHER_TYPES = frozenset({"attachment", "nav_menu_item", "revision", "wp_navigation", "wp_global_styles"})
"""Types of WordPress that are no articles wherever they stand; in WXR only posts and pages are articles."""
NO_STATUS = frozenset({"trash", "auto-draft"})
"""Drafts, pending, private and scheduled posts are articles; what was thrown away or never begun is not."""

BUILDERS = {
    "wp:postmeta.elementordata": "Elementor",
    "wp:postmeta.flbuilderdata": "Beaver Builder",
    "wp:postmeta.panelsdata": "SiteOrigin",
    "wp:postmeta.brickspagecontent2": "Bricks",
    "wp:postmeta.ctbuilderjson": "Oxygen",
    "wp:postmeta.ctbuildershortcodes": "Oxygen",
    "wp:postmeta.cornerstonedata": "Cornerstone",
}
"""Where page builders of WordPress keep the text of a page, by folded key of the post meta."""
EDITORS = {"lexical": "Lexical", "mobiledoc": "Mobiledoc"}
"""Where Ghost keeps the text of a post whose HTML is not in the export."""
RAW_CODES = {"[vc_raw_html": "WPBakery raw HTML", "[vc_raw_js": "WPBakery raw HTML"}
"""Shortcodes that hold encoded text."""
DIVI = r"\s*(?:\[/?et_pb_[^\]]*\]\s*)+"
CONTENT = ("content:encoded", "content.rendered", "content", "body", "html")
EMPTY = frozenset({"", "[]", "{}", "null"})


class Unseen(NamedTuple):
    """Something that is not read: the reason, and the detail by which it is counted."""

    reason: str
    detail: str


def no_article(values: Mapping[str, str]) -> Unseen | None:
    """Why a record is no article, told from its type and status; None where it is one."""
    wordpress = values.get("wp:posttype", "post").strip()
    kind = wordpress if "wp:posttype" in values else values.get("posttype", values.get("type", "")).strip()
    if wordpress not in WORDPRESS_TYPES or kind in OTHER_TYPES:
        return Unseen("type", kind)
    status = values.get("wp:status", values.get("status", "")).strip()
    return Unseen("status", status) if status in NO_STATUS else None


def hidden_content(values: Mapping[str, str]) -> tuple[Unseen, ...]:
    """The page builders and encoded parts that hold text of a record which is not seen."""
    import re

    found = {name for key, name in BUILDERS.items() if values.get(key, "").strip() not in EMPTY}
    for text in (values[key] for key in CONTENT if key in values):
        found |= {name for code, name in RAW_CODES.items() if code in text}
        if text.lstrip().startswith("[et_pb_") and re.fullmatch(DIVI, text):
            found.add("Divi")
    if "html" not in values:
        found |= {name for key, name in EDITORS.items() if values.get(key, "").lstrip().startswith("{")}
    return tuple(Unseen("builder", name) for name in sorted(found))


def notices(path: str, counts: Mapping[Unseen, int]) -> Iterator[Notice]:
    """One notice for each reason, with the number of records and what they are."""
    for reason, sentence in SENTENCES.items():
        found = {
            unseen.detail: number for unseen, number in sorted(counts.items()) if unseen.reason == reason
        }
        if found:
            number = sum(found.values())
            details = ", ".join(f"{each} {detail}" for detail, each in found.items())
            records = "record" if number == 1 else "records"
            yield Notice(path, sentence.format(records=f"{number} {records}", details=details), number)


SENTENCES = {
    "type": "{records} skipped, no posts or pages: {details}",
    "status": "{records} skipped by status: {details}",
    "builder": "{records} with text that is not read, since a page builder or editor keeps it: {details}",
    "no text": "{records} skipped without text; name the key that holds it with --field content=KEY",
    "no object": "{records} skipped that are no objects with keys",
}
"""How each reason is told."""
