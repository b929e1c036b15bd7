"""Rules of the tests alone whose fixes do what their names say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
kind: substitution
class: style
severity: {severity}
message: "Write “{{replacement}}” instead of “{{match}}”."
why: Readers stumble.
scope: [paragraph, heading, item, quote, cell, meta]
params: {{swap: {{{swap}}}, ignore-case: false, boundary: none, quoted: true}}
fix: {{safety: {safety}}}
since: 0.1.0
examples:
  - {{name: nothing, ok: "Nothing here.\\n"}}
"""
RULES = {
    "typo": ("'teh': the", "safe", "warning"),
    "spelling": ("'colour': color", "unsafe", "warning"),
    "harm": ("'zzso ': '# '", "safe", "info"),
    "left": ("'pingleft': pongright", "safe", "info"),
    "right": ("'pongright': pingleft", "safe", "info"),
    "restless": ("'onward': onward onward", "safe", "info"),
    "slot": ("'FILL-IN': ''", "manual", "error"),
}
"""Rule names with what they swap, how safe that is, and their severity."""


def house(folder: Path) -> tuple[str, ...]:
    """Write the rules below a folder; the options that run them and no others."""
    rules = folder / "house" / "t"
    rules.mkdir(parents=True)
    for name, (swap, safety, severity) in RULES.items():
        text = RULE.format(swap=swap, safety=safety, severity=severity)
        (rules / f"{name}.yaml").write_text(text, encoding="utf-8")
    return "--isolated", "--rules", str(folder / "house"), "--select", "t"
