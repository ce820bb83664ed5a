"""`fictable plugins check`: the kit's verdict on a plugin, found in a child process that has a deadline."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from fictable.cli.failures import FAILED, printable
from fictable.cli.surroundings import Surroundings

_LAST_LINES: Final = 5
EPILOG = """\b
Examples:
  fictable plugins check astronomy
  fictable plugins check astronomy --golden tests/golden.json

Exit codes: 0 valid, 1 not valid, crashed or too slow, 2 wrong input.
"""


@click.command("check", epilog=EPILOG, short_help="Check an installed plugin in a child process.")
@click.argument("name")
@click.option("--golden", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Compare with the digests in FILE.")
@click.option("--quick", is_flag=True, help="Smaller samples, no processes with another hash seed, time zone and locale.")
@click.option("--timeout", type=click.FloatRange(1, 3600), default=300.0, metavar="SECONDS", help="How long it may take (default 300).")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def check_plugin(context: click.Context, /, *, name: str, golden: Path | None, quick: bool, timeout: float, as_json: bool) -> None:
    """Run everything that fictable.testing.assert_valid_plugin asks of the installed plugin NAME; a plugin that hangs or crashes
    is reported too.
    """
    surroundings: Surroundings = context.obj
    config = surroundings.load_settings().plugins.config.get(name, {})
    verdict = run_check(name, {"config": config, "quick": quick, "golden": str(golden.absolute()) if golden else None}, timeout)
    if as_json:
        click.echo(json.dumps(verdict, indent=2, ensure_ascii=False))
    else:
        _show_verdict(verdict)
    if verdict["faults"]:
        context.exit(FAILED)


def run_check(name: str, options: Mapping[str, Any], timeout: float) -> dict[str, Any]:
    """The verdict of the child process: namespace, faults, notes. A crash or a missed deadline is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "verdict.json"
        given = json.dumps(dict(options), default=_make_plain)
        command = [sys.executable, "-W", "ignore", "-m", "fictable.testing", name, given, str(answer)]
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            said = child.communicate(timeout=timeout)[1]
        except subprocess.TimeoutExpired:
            _end(child)
            return {"namespace": name, "faults": [f"did not come to an end within {timeout:g} s"], "notes": []}
        except BaseException:
            _end(child)
            raise
        if answer.exists():
            found: dict[str, Any] = json.loads(answer.read_text("utf-8"))
            return found
    last = said.strip().splitlines()[-_LAST_LINES:]
    return {"namespace": name, "faults": [f"ended the process with code {child.returncode}", *last], "notes": []}


def _end(child: subprocess.Popen[str]) -> None:
    """End the child and the processes that it has started."""
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()


def _show_verdict(verdict: Mapping[str, Any]) -> None:
    faults, name = verdict["faults"], verdict["namespace"]
    for note in verdict["notes"]:
        click.echo(f"note: {printable(note)}")
    for fault in faults:
        click.echo(f"fault: {printable(fault)}")
    click.echo(f"{name}: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}" if faults else f"{name}: valid")


def _make_plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)
