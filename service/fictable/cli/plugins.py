"""`fictable plugins`: what each plugin brought, or why it was left out; `new` and `check` for authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fictable.cli.display import make_table, show, show_json
from fictable.cli.failures import printable
from fictable.cli.plugin_check import check_plugin
from fictable.cli.scaffold import create_plugin
from fictable.cli.surroundings import Surroundings, config_option

if TYPE_CHECKING:
    from fictable.contract.catalog import PluginReport

SHOWN_WARNINGS = 5
EPILOG = """\b
Examples:
  fictable plugins
  FICTABLE_PLUGINS__DENY=social fictable plugins
  fictable plugins new astronomy
"""


@click.group("plugins", epilog=EPILOG, short_help="List the plugins and what they bring; write and check one.", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@config_option
@click.pass_context
def show_plugins(context: click.Context, /, *, as_json: bool) -> None:
    """List the installed plugins, what each brings, and for those left out the reason."""
    if context.invoked_subcommand is not None:
        return
    surroundings: Surroundings = context.obj
    with surroundings.open() as fictable:
        reports = tuple(fictable.catalog.reports)
    if as_json:
        show_json([describe_report(report) for report in reports])
        return
    rows = [
        (report.name, report.distribution, report.version, "loaded" if report.ok else "left out", _summarise(report)) for report in reports
    ]
    show(make_table("", ("plugin", "distribution", "version", "state", "brings"), rows))
    for report in reports:
        for warning in report.warnings[:SHOWN_WARNINGS]:
            click.echo(f"{report.name}: warning: {printable(warning)}")
        if len(report.warnings) > SHOWN_WARNINGS:
            click.echo(f"{report.name}: {len(report.warnings) - SHOWN_WARNINGS} more warnings, --json has all")


show_plugins.add_command(create_plugin)
show_plugins.add_command(check_plugin)


def describe_report(report: PluginReport) -> dict[str, Any]:
    """Write a report as a JSON document."""
    return {
        "name": report.name,
        "distribution": report.distribution,
        "version": report.version,
        "ok": report.ok,
        "reason": report.reason,
        "warnings": list(report.warnings),
        "counts": dict(report.counts),
    }


def _summarise(report: PluginReport) -> str:
    if not report.ok:
        return report.reason
    return ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report.counts.items() if count)
