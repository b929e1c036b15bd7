"""The command line. Each command is a module of this package and is imported when it is called.

This package alone prints, ends the process, and reads the environment and the clock.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from anplint import __version__
from anplint.cli.terminal import complain, print_pieces, use_utf_8
from anplint.errors import AnplintError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "Lint articles: files, folders, or - for standard input.",
    "score": "Score articles from 0 to 100, and say why.",
    "fix": "Mend what can be mended: check --fix.",
    "config": "Show settings and where they come from.",
    "ignore": "Silence a finding where it stands, with a reason.",
    "explain": "What a rule catches, why, and how to silence it.",
    "rules": "List the rules.",
    "schema": "Print a JSON Schema: of configuration, rule files or the report.",
    "test": "Run the examples in rule files.",
    "calibrate": "Measure the rules on your articles, and propose a configuration.",
    "clean": "Remove compiled rules from the cache directory.",
    "completions": "Completion for bash, zsh or fish.",
    "version": "Print the version.",
}
"""Commands and what they are for, in the order of the help."""

WELCOME = """\
anplint lints the quality of written articles (Markdown and plain text).

  anplint check               lint the articles in this folder
  anplint check draft.md      lint one article
  anplint rules               see what it looks for
  anplint explain RULE        see why, with examples

All commands: anplint --help. All options: anplint check --help.
"""

FAILED = 2
INTERRUPTED = 130


class Commands(click.Group):
    """The commands by name. Every way to end goes through ``main``, so the exit status means one thing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"anplint.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which was meant; a path stands behind ``check``."""
        word = args[0]
        if word not in COMMANDS:
            hint = nearest(word, COMMANDS)
            if _is_path(word):
                hint = f" (did you mean `anplint check {word}`?)"
            raise click.UsageError(f"unknown command '{word}'{hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *_: object, **extra: Any) -> NoReturn:  # noqa: ANN401
        """Run a command and end the process: 0, 1 for findings, 2 where the job could not be done."""
        use_utf_8()
        extra |= {"standalone_mode": False, "prog_name": "anplint"}
        try:
            status = super().main(args, **extra)
        except click.Abort:
            complain("interrupted")
            status = INTERRUPTED
        except click.ClickException as error:
            complain(f"error: {_in_one_line(error)}")
            status = FAILED
        except AnplintError as error:
            complain(str(error) if hasattr(error, "line") else f"error: {error}")
            status = FAILED
        except Exception as error:  # noqa: BLE001 - a traceback would end with 1, which means findings
            _report_defect(error)
            status = FAILED
        sys.exit(status if isinstance(status, int) else 0)


def _is_path(word: str) -> bool:
    return word == "-" or bool(set("/\\.") & set(word)) or os.path.exists(word)  # noqa: PTH110 - any name


def _in_one_line(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption) and error.ctx:
        hint = nearest(error.option_name, (name for one in error.ctx.command.params for name in one.opts))
        if error.ctx.parent is None:
            hint = " (options stand behind the command, as in `anplint check --select leftover`)"
        return f"no such option '{error.option_name}'{hint or _see(error)}"
    message = " ".join(error.format_message().split()).rstrip(".")
    return message if "did you mean" in message else f"{message}{_see(error)}"


def _see(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" (see `{context.command_path} --help`)" if context else ""


def _report_defect(error: Exception) -> None:
    from traceback import format_exception

    complain(*"".join(format_exception(error)).splitlines())
    complain(
        f"error: anplint failed ({type(error).__name__}), a defect; please report it with the lines above"
    )


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="anplint %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Lint the quality of written articles.

    \b
    Exit status: 0 nothing to report, 1 findings, 2 the job could not be done.
    """  # noqa: D301 - click's mark for a paragraph that is not re-wrapped
    if context.invoked_subcommand is None:
        print_pieces([WELCOME])
