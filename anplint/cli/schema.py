"""``anplint schema``: JSON Schemas for editors and for programs."""

from __future__ import annotations

import click

from anplint.cli.terminal import print_pieces
from anplint.pack import load_pack


@click.command(short_help="Print a JSON Schema.")
@click.argument("what", type=click.Choice(["config", "rule", "output"]))
def command(what: str) -> None:
    """Print the JSON Schema (draft 2020-12) of WHAT.

    config: a configuration file. rule: a rule file. output: the report of --output-format json.
    """
    from anplint.schema import config_schema, output_schema, rule_schema

    if what == "output":
        print_pieces([output_schema()])
        return
    import json

    schema = rule_schema() if what == "rule" else config_schema(load_pack())
    print_pieces([json.dumps(schema, indent=2, ensure_ascii=False), "\n"])
