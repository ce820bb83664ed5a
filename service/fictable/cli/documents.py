"""The page docs/cli.md, made from the help texts."""

from __future__ import annotations

import click

from fictable.cli.command import fictable

_WIDTH = 100
_INTRODUCTION = """\
# The command

`pip install fictable` brings the command `fictable`; `python -m fictable` is the same.

Data goes to stdout or to `--output`; warnings and progress go to stderr, and progress only to a terminal. A file given by
`--output` is written beside its place and renamed when it is complete, so that Ctrl-C, a full disk or an error leave no half
file. Each error is one line `fictable: error: …` on stderr.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed: the work could not be done, such as a full disk, a port in use, a language model that is needed and does not answer |
| 2 | wrong input: a description, spec, setting or option; every fault is named |
| 130, 143 | interrupted by Ctrl-C, by SIGTERM |
| 141 | the reader of the output went away, as in `fictable generate … \\| head` |
"""


def render_page() -> str:
    """Write the page: an introduction and the help of each command."""
    commands = _list_commands("fictable", fictable)
    sections = [f"## {name}\n\n```text\n{_render_help(name, command)}\n```\n" for name, command in commands]
    return "\n".join([_INTRODUCTION, *sections])


def _list_commands(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    """Name a command and all commands below it, in their order."""
    inner = command.commands if isinstance(command, click.Group) else {}
    return [(name, command), *(entry for word, below in inner.items() for entry in _list_commands(f"{name} {word}", below))]


def _render_help(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH, help_option_names=["-h", "--help"])
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
