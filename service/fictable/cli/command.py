"""The command `fictable` with its subcommands."""

from __future__ import annotations

import click

import fictable as package
from fictable.cli.cache import cache
from fictable.cli.config import show_config
from fictable.cli.doctor import doctor
from fictable.cli.failures import CommandGroup
from fictable.cli.field_types import show_types
from fictable.cli.generate import generate
from fictable.cli.plugins import show_plugins
from fictable.cli.serve import serve
from fictable.cli.spec import show_spec
from fictable.cli.surroundings import config_option, find_surroundings

EPILOG = """\b
Examples:
  fictable generate "200 patients with blood type and admission date" > patients.csv
  fictable spec "web shop orders with status and total"
  fictable serve --port 8080

Exit codes: 0 done, 1 failed, 2 wrong input, 130 interrupted, 141 reader gone, 143 terminated.
FICTABLE_DEBUG=1 shows the traceback of an error.
"""


@click.group(cls=CommandGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package.__version__, message="fictable %(version)s")
@config_option
@click.pass_context
def fictable(context: click.Context) -> None:
    """Describe a dataset in plain language, get the table."""
    context.obj = find_surroundings(context)


for command in (generate, show_spec, serve, show_types, show_plugins, cache, show_config, doctor):
    fictable.add_command(command)
