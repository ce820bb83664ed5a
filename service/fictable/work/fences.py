"""Rows by plugins that are not ours, made under a deadline: a plan that was tried once may still hang on a later row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from fictable.engine.table import TableRun
from fictable.errors import PluginOverdue
from fictable.mapping.deadline import Fence

T = TypeVar("T")


class RunFences:
    """A fence for each run. `seconds` is how long one field of one batch may take; blame(error, plugin, field) makes the error to raise."""

    def __init__(self, seconds: float, blame: Callable[[PluginOverdue, str, str], PluginOverdue]) -> None:
        self._seconds, self._blame = seconds, blame
        self._fences: dict[int, Fence] = {}

    def run(self, run: TableRun, work: Callable[[], T]) -> T:
        """What work(), a step of this run, gives or raises. Raises PluginOverdue where a plan does not come to an end."""
        fence = self._fences.setdefault(id(run), Fence(self._seconds))
        try:
            return fence.run(work, f"a field of table {run.table.name!r}", lambda: run.trail.count)
        except PluginOverdue as error:
            plugin, name = run.trail.innermost
            raise self._blame(error, error.plugin or plugin, error.field or name) from error

    def step_through(self, run: TableRun, pieces: Iterator[T]) -> Iterator[T]:
        """The pieces, each made in a step of its own."""
        ended = object()
        try:
            while True:
                piece = self.run(run, lambda: next(pieces, ended))
                if piece is ended:
                    return
                yield piece  # type: ignore[misc]  # the mark of the end is no piece
        finally:
            self.close()

    def close(self) -> None:
        """Let the threads end."""
        for fence in self._fences.values():
            fence.close()
        self._fences.clear()
