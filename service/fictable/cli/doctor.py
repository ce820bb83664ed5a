"""`fictable doctor`: what is needed to do the work, checked one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from fictable.cli.display import show_json
from fictable.cli.failures import FAILED, describe_failure, printable
from fictable.cli.surroundings import Surroundings, config_option
from fictable.errors import FictableError, SettingsInvalid
from fictable.settings import EffectiveSettings, find_config, read_settings

if TYPE_CHECKING:
    from fictable.work.doctor import Finding

EPILOG = """\b
Examples:
  fictable doctor
  fictable doctor --offline
  fictable doctor --json --config production.toml

Exit codes: 0 all that is needed works, 1 something does not.
"""


@click.command(epilog=EPILOG, short_help="Check settings, language model, cache, plugins and disk.")
@click.option("--offline", is_flag=True, help="Do not ask the language model.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@config_option
@click.pass_context
def doctor(context: click.Context, /, *, offline: bool, as_json: bool) -> None:
    """Check one by one what is needed: the configuration, the plugins, a sample dataset, the database, the disk; and, if a language
    model is configured, key, endpoint, model and structured output, by a tiny real call that costs a few tokens.

    One line each says how it is and what to do. The key is never shown.
    """
    surroundings: Surroundings = context.obj
    found: list[Finding] = []
    for finding in examine(surroundings, offline=offline):
        found.append(finding)
        if not as_json:
            show_finding(finding)
    if as_json:
        show_json([asdict(finding) for finding in found])
    if any(finding.verdict == "failed" for finding in found):
        context.exit(FAILED)


def examine(surroundings: Surroundings, *, offline: bool) -> Iterator[Finding]:
    """All findings, as they are made; a configuration that is wrong is the last of them."""
    from fictable.work.doctor import Finding, check_local  # start-up time: all rooms come with it

    try:
        effective = read_settings(surroundings.config, surroundings.environment)
    except SettingsInvalid as error:
        yield from (
            Finding("configuration", "failed", text, "correct it; `fictable config` shows what holds") for text in describe_failure(error)
        )
        return
    file = find_config(surroundings.config, surroundings.environment)
    yield Finding("configuration", "ok", f"read from {file}" if file else "no file; defaults and environment")
    try:
        opened = surroundings.open_fictable(effective.settings)
    except (FictableError, ImportError) as error:
        yield Finding("plugins", "failed", str(error), "install Fictable anew")
        return
    try:
        yield from check_local(opened)
    finally:
        opened.close()
    yield from examine_model(effective, offline=offline)


def examine_model(effective: EffectiveSettings, *, offline: bool) -> list[Finding]:
    """What is found about the language model; nothing is asked where planning is offline."""
    from fictable.work.doctor import check_budget, check_key, check_model, skip_model  # start-up time: all rooms come with it

    settings = effective.settings
    if settings.planner.mode == "offline":
        return skip_model("planner.mode is offline")
    if settings.planner_in_use == "offline":
        return skip_model("there is no key, so planning is offline", "set OPENAI_API_KEY to use a language model")
    key = check_key(settings, effective.origins.get("llm.api_key", "default"))
    if offline:
        return [key, *(finding for finding in skip_model("not asked, because of --offline") if finding.name != "key")]
    if key.verdict == "failed":
        return [key, *(finding for finding in skip_model("not asked without a key") if finding.name != "key")]
    found = asyncio.run(check_model(settings))
    wrong_key = [finding for finding in found if finding.name == "key"]
    return [*(wrong_key or [key]), *(finding for finding in found if finding.name != "key"), asyncio.run(check_budget(settings))]


def show_finding(finding: Finding) -> None:
    """One line: verdict, name, what was found, what to do."""
    advice = f" -> {finding.advice}" if finding.advice else ""
    click.echo(printable(f"{finding.verdict:<8} {finding.name:<18} {finding.message}{advice}"))
