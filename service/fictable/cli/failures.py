"""Errors on the command line: one line each on stderr, an exit code, no traceback."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from fictable.errors import FictableError, InvalidInput, Issue, Refused, SettingsInvalid

FAILED, WRONG_INPUT, INTERRUPTED, READER_GONE = 1, 2, 130, 141
_LONGEST_VALUE = 160


class CommandGroup(click.Group):
    """A group of commands whose errors end as lines `fictable: error: …` and exit codes."""

    def main(  # type: ignore[override]  # the overloads of the base class only tell what standalone_mode returns
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        *,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command and end the process; with standalone_mode=False errors are left to the caller."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except Exception as error:  # noqa: BLE001 - the last border: nobody above could say it better
            code = report_failure(error)
        sys.exit(code if isinstance(code, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in the base class
        """Keep the commands in the order in which they were added: the most used first."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a reader that went away (`| head`) ends it silently, as for any Unix tool."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            ctx.exit(READER_GONE)
        return result


def report_failure(error: Exception) -> int:
    """Write what went wrong to stderr and return the exit code: 1 failed, 2 wrong input, 130 interrupted."""
    if os.environ.get("FICTABLE_DEBUG") == "1":
        traceback.print_exception(error)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return WRONG_INPUT
    if isinstance(error, click.Abort):
        click.echo("fictable: interrupted", err=True)
        return INTERRUPTED
    for line in describe_failure(error):
        click.echo(f"fictable: error: {printable(line)}", err=True)
    return _choose_exit_code(error)


def describe_failure(error: Exception) -> list[str]:
    """Say in one line per fault what went wrong."""
    if isinstance(error, InvalidInput):
        return [_describe_issue(issue, with_path=not isinstance(error, SettingsInvalid)) for issue in error.issues]
    if isinstance(error, click.UsageError):
        return [f"{error.format_message()} ('{error.ctx.command_path if error.ctx else 'fictable'} --help' shows the use)"]
    if isinstance(error, click.ClickException):
        return [error.format_message()]
    if isinstance(error, Refused):
        return [_add_facts(str(error), [("parameter", error.param), ("allowed", error.allowed)])]
    if isinstance(error, FictableError):
        return [str(error) or error.code]
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return [f"{error.filename}: {reason}" if error.filename else reason]
    return [f"unexpected {type(error).__name__}: {error} (FICTABLE_DEBUG=1 shows where)"]


def printable(text: str) -> str:
    """Keep the text to one line without control characters, which could steer a terminal."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text.replace("\n", " "))


def warn(text: str) -> None:
    """Write a warning to stderr."""
    click.echo(f"fictable: warning: {printable(text)}", err=True)


def _choose_exit_code(error: Exception) -> int:
    if isinstance(error, click.ClickException):
        return error.exit_code
    return WRONG_INPUT if isinstance(error, InvalidInput | Refused) else FAILED


def _describe_issue(issue: Issue, *, with_path: bool) -> str:
    message = f"{issue.path}: {issue.message}" if with_path and issue.path else issue.message
    return _add_facts(message, [("given", issue.given), ("allowed", issue.allowed), ("", issue.hint)])


def _add_facts(message: str, facts: list[tuple[str, Any]]) -> str:
    """Append what the message does not say already."""
    shown = [(name, _show(value)) for name, value in facts if value not in (None, "", (), [])]
    missing = [f"{name} {text}".strip() for name, text in shown if text not in message]
    return f"{message} ({'; '.join(missing)})" if missing else message


def _show(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _drop_output() -> None:
    """Point stdout to nowhere, so that the flush at exit does not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream without a file, as in tests
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
