"""The command as a process: exit codes, signals, pipes, and what --help imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SLOW = str(Path(__file__).with_name("slow_command.py"))
HEAVY = ("pyarrow", "faker", "aiohttp", "openai", "numpy", "yaml", "jsonschema", "pandas")


def run_process(environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments in a folder."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@contextmanager
def start_slow(environment: dict[str, str], folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the slow command and wait until rows come; in the end it is gone."""
    process = subprocess.Popen(
        [sys.executable, SLOW, "generate", "some orders", "--rows", "100000", "-q", *arguments],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with process:
        try:
            assert process.stderr is not None
            assert process.stderr.readline() == b"started\n"
            yield process
        finally:
            process.kill()


def test_help_imports_nothing_heavy(process_environment: dict[str, str], tmp_path: Path) -> None:
    """The help of the command and of each subcommand loads none of the libraries that take long."""
    code = (
        "import sys\nfrom fictable.cli.command import fictable\n"
        "for name in ['', *fictable.commands]:\n"
        "    fictable([*name.split(), '--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = run_process(process_environment, tmp_path, "-c", code)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "[]"


def test_module_is_the_command(process_environment: dict[str, str], tmp_path: Path) -> None:
    """`python -m fictable` works, and wrong input is one line with exit code 2."""
    assert run_process(process_environment, tmp_path, "-m", "fictable", "--version").stdout.startswith("fictable ")
    result = run_process(process_environment, tmp_path, "-m", "fictable", "generate")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("fictable: error: give either")
    assert result.stderr.count("\n") == 1


def test_wrong_setting_ends_the_process(process_environment: dict[str, str], tmp_path: Path) -> None:
    """A wrong variable of the environment is named."""
    result = run_process({**process_environment, "FICTABLE_ENGINE__WORKERS": "0"}, tmp_path, "-m", "fictable", "config")
    assert result.returncode == 2
    assert result.stderr == "fictable: error: FICTABLE_ENGINE__WORKERS: engine.workers must be 1 to 64 (given 0)\n"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_leave_no_half_file(process_environment: dict[str, str], tmp_path: Path, stop: Any, code: int) -> None:
    """Ctrl-C and SIGTERM in the middle of the work leave the folder as it was, without a traceback."""
    (tmp_path / "orders.csv").write_text("old")
    with start_slow(process_environment, tmp_path, "-o", "orders.csv") as process:
        assert len(os.listdir(tmp_path)) == 2
        process.send_signal(stop)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert os.listdir(tmp_path) == ["orders.csv"]
    assert (tmp_path / "orders.csv").read_text() == "old"
    assert errors.strip() in {b"", b"fictable: interrupted"}


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_summary_is_for_a_terminal(process_environment: dict[str, str], tmp_path: Path) -> None:
    """Where stderr is a terminal, one line tells what was made, where, and by which planner."""
    ours, theirs = os.openpty()
    arguments = [sys.executable, SLOW, "generate", "some orders", "--rows", "2", "-o", "o.csv"]
    subprocess.run(arguments, cwd=tmp_path, env=process_environment, stderr=theirs, timeout=60, check=True)
    os.close(theirs)
    lines = os.read(ours, 10_000).decode().splitlines()
    os.close(ours)
    assert lines[-1] == "fictable: 2 rows of orders in o.csv (planned by: offline)"


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_reader_that_goes_away_ends_the_command_silently(process_environment: dict[str, str], tmp_path: Path) -> None:
    """`| head` takes what it wants; the command stops with 141 and says nothing."""
    with start_slow(process_environment, tmp_path) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (141, b"")
