"""`fictable serve`: the HTTP service."""

from __future__ import annotations

import click

from fictable.cli.failures import describe_failure
from fictable.cli.options import count_between
from fictable.cli.surroundings import Surroundings, config_option
from fictable.errors import SettingsInvalid

EPILOG = """\b
Examples:
  fictable serve
  fictable serve --host 0.0.0.0 --port 8080
  FICTABLE_PLANNER__MODE=offline fictable serve --config production.toml
"""


@click.command(epilog=EPILOG, short_help="Start the HTTP service.")
@click.option("--host", metavar="NAME", help="Address to listen on (default 127.0.0.1).")
@click.option("--port", type=count_between(0, 65535), metavar="N", help="Port to listen on (default 8000); 0 takes a free one.")
@config_option
@click.pass_obj
def serve(surroundings: Surroundings, /, host: str | None, port: int | None) -> None:
    """Start the HTTP service, with its documentation at /docs, until Ctrl-C or SIGTERM."""
    given = {"service.host": host, "service.port": port}
    settings = surroundings.load_settings({name: value for name, value in given.items() if value is not None})
    try:
        surroundings.run_server(settings)
    except SettingsInvalid as error:
        if all(issue.code == "port_in_use" for issue in error.issues):
            raise click.ClickException("; ".join(describe_failure(error))) from error
        raise
