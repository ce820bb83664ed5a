"""Progress is for people at a terminal, and for long work only."""

from __future__ import annotations

import io
import sys

import pytest

from fictable.cli.progress import LEAST_ROWS, show_progress


class Terminal(io.StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, *, real: bool = True) -> None:
        super().__init__()
        self.real = real

    def isatty(self) -> bool:
        """Say what it was told to be."""
        return self.real


def run_progress(monkeypatch: pytest.MonkeyPatch, stream: Terminal, rows: int, *, wanted: bool = True) -> str:
    """Report two steps of work of a second table; return what stderr got."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with monkeypatch.context() as patch:  # in the body of the test: pytest sets stderr anew after the fixtures
        patch.setattr(sys, "stderr", stream)
        with show_progress(rows, wanted=wanted) as start:
            report = start(10)
            report(rows // 2)
            report(rows)
    return stream.getvalue()


def test_long_work_shows_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 100,000 rows on there is a bar with the number of rows."""
    assert f"{LEAST_ROWS + 10:,} rows" in run_progress(monkeypatch, Terminal(), LEAST_ROWS)


def test_short_or_unwanted_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below that, or with --quiet, there is none."""
    assert run_progress(monkeypatch, Terminal(), LEAST_ROWS - 1) == ""
    assert run_progress(monkeypatch, Terminal(), LEAST_ROWS, wanted=False) == ""


def test_nothing_is_shown_to_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stderr is no terminal, nothing is written."""
    assert run_progress(monkeypatch, Terminal(real=False), LEAST_ROWS) == ""
