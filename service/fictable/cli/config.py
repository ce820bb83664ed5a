"""`fictable config`: the settings that hold, and where each came from."""

from __future__ import annotations

import click

from fictable.cli.surroundings import Surroundings, config_option
from fictable.settings import read_settings
from fictable.settings.documents import render_config, render_effective

EPILOG = """\b
Examples:
  fictable config
  fictable config --defaults > fictable.toml
  FICTABLE_PLANNER__MODE=offline fictable config --config production.toml
"""


@click.command("config", epilog=EPILOG, short_help="Show the settings and where they come from.")
@click.option("--defaults", is_flag=True, help="The file of all defaults, each explained.")
@config_option
@click.pass_obj
def show_config(surroundings: Surroundings, /, *, defaults: bool) -> None:
    """Show the settings that hold as TOML, each with its origin: default, a file, a variable. Secrets are masked."""
    if defaults:
        click.echo(render_config(), nl=False)
        return
    effective = read_settings(surroundings.config, surroundings.environment)
    click.echo(render_effective(effective.settings, effective.origins), nl=False)
