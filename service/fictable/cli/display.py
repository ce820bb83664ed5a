"""Tables for people, also when piped to a file: no colours there, nothing cut off."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from fictable.cli.failures import printable

_PIPED_WIDTH = 160


def show(renderable: RenderableType) -> None:
    """Print to stdout as wide as the terminal is; 160 columns where there is none."""
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    with console.capture() as capture:
        console.print(renderable)
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()).strip("\n"))


def show_json(document: Any) -> None:
    """Print a document as JSON."""
    click.echo(json.dumps(document, indent=2, ensure_ascii=False, default=_make_plain))


def make_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Build a table of text; long cells go on in the next line; with empty column names there is no header."""
    table = Table(
        title=Text(printable(title)) if title else None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, show_header=any(columns)
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def describe_params(params: Any) -> str:
    """Write parameters as `min=1, values=["a", "b"]`."""
    return ", ".join(f"{name}={json.dumps(value, ensure_ascii=False, default=str)}" for name, value in params.items())


def _make_plain(value: Any) -> Any:
    """Turn the mappings and sequences of frozen nouns into JSON's; what else there is into text."""
    if hasattr(value, "items"):
        return dict(value.items())
    return list(value) if isinstance(value, Sequence) else str(value)
