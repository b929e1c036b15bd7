"""``anplint completions``: what a shell needs to complete commands, options, rule ids and presets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from anplint.cli.terminal import print_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")
ASKED_BY = "_ANPLINT_COMPLETE"
"""The environment variable through which a shell asks; click's own form."""


@click.command(short_help="Completion for bash, zsh or fish.")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash:  anplint completions bash > ~/.local/share/bash-completion/completions/anplint
    zsh:   anplint completions zsh > ~/.zfunc/_anplint   (with ~/.zfunc in fpath)
    fish:  anplint completions fish > ~/.config/fish/completions/anplint.fish
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is not None:
        main = click.get_current_context().find_root().command
        print_pieces([script(main, {}, "anplint", ASKED_BY).source(), "\n"])


def complete_rules(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules that an argument can mean."""
    return _items("", _rules(context), incomplete)


def complete_ids(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Rules and categories, behind the ones that commas separate already."""
    before, comma, word = incomplete.rpartition(",")
    rules = _rules(context)
    return _items(f"{before}{comma}", [*rules, *sorted({rule.partition(".")[0] for rule in rules})], word)


def complete_presets(
    _context: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The presets by name."""
    from anplint.pack import load_pack

    return _items("", sorted(load_pack().presets), incomplete)


def complete_files(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, which the shell knows by itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _rules(context: click.Context) -> list[str]:
    """The ids of all rules, those of the folders on the command line too."""
    from anplint.pack import load_pack

    return list(load_pack(context.params.get("folders") or ()).rules)


def _items(before: str, names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(f"{before}{name}") for name in names if name.startswith(incomplete)]
