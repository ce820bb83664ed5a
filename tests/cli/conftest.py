"""Runs the command inside the test, with a fake Fictable object."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner, Result

from fictable.cli.command import fictable
from fictable.cli.surroundings import Surroundings

Run: TypeAlias = Callable[..., Result]


def load_fakes() -> Any:
    """Load cli_fakes.py beside this file; tests are no package."""
    spec = importlib.util.spec_from_file_location("cli_fakes", Path(__file__).with_name("cli_fakes.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["cli_fakes"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fakes() -> Any:
    """Give the module with the fake and its parts."""
    return load_fakes()


@pytest.fixture
def fake(fakes: Any) -> Any:
    """Make a fake Fictable object with one table."""
    return fakes.FakeFictable()


@pytest.fixture
def run(fake: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `fictable` with arguments in an empty folder; the result has stdout, stderr and exit_code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FICTABLE_DEBUG", raising=False)

    def run_command(*arguments: str, stdin: str | bytes | None = None, **surroundings: Any) -> Result:
        given = {"environment": {"HOME": str(tmp_path)}, "open_fictable": lambda _: fake, **surroundings}
        return CliRunner().invoke(fictable, arguments, obj=Surroundings(**given), input=stdin, prog_name="fictable")

    return run_command


@pytest.fixture
def process_environment() -> dict[str, str]:
    """Make the environment of a child process: that of the tests, but without settings."""
    roots = [str(Path(__file__).parents[2] / name) for name in ("service", "plugins")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FICTABLE_", "OPENAI_"))}
    return {**kept, "PYTHONPATH": os.pathsep.join(roots), "PYTHONDONTWRITEBYTECODE": "1"}
