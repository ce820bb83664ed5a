"""The progress of long work, on stderr, for people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

LEAST_ROWS = 100_000
Report = Callable[[int], None]


class Rate(ProgressColumn):
    """Rows done and rows a second."""

    def render(self, task: Task) -> Text:
        """Write `1,200,000 rows · 350,000/s`."""
        speed = f" · {task.speed:,.0f}/s" if task.speed else ""
        return Text(f"{int(task.completed):,} rows{speed}")


@contextmanager
def show_progress(rows: int, *, wanted: bool) -> Iterator[Callable[[int], Report]]:
    """Yield a function that makes, for the rows of the tables before, the function to call with the rows done of a table.

    A bar is shown if it is wanted, stderr is a terminal and there are at least 100,000 rows; it vanishes at the end.
    """
    if not (wanted and rows >= LEAST_ROWS and sys.stderr.isatty()):
        yield lambda _: _ignore
        return
    columns = (TextColumn("{task.description}"), BarColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("generating", total=rows)
        yield lambda before: lambda done: progress.update(task, completed=before + done)


def _ignore(_: int) -> None:
    """Show nothing."""
