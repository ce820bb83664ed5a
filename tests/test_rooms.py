"""The rooms: import-linter keeps the contracts, and each contract breaks when it is violated."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

VIOLATIONS = [
    ("service/fictable/engine/keys.py", "import fictable.mapping.plugins", "Rooms"),
    ("service/fictable/contract/nouns.py", "import fictable.work.requests", "Rooms"),
    ("service/fictable/spec/nouns.py", "import fictable.settings", "The spec never reads settings"),
    ("service/fictable/sinks/csv.py", "import asyncio", "synchronous and pure"),
    ("service/fictable/work/requests.py", "import aiohttp", "Only the web knows HTTP"),
    ("plugins/fictable_core/text.py", "import fictable.engine.keys", "public door"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder / "service"), str(folder / "plugins")])
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    for name in ("service", "plugins"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "data", "swagger"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept(copy: Path) -> None:
    """The code as it is keeps every contract."""
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "line", "contract"), VIOLATIONS)
def test_a_contract_breaks_when_it_is_violated(copy: Path, file: str, line: str, contract: str) -> None:
    """One import across a border is enough."""
    path = copy / file
    path.write_text(path.read_text() + f"\n{line}\n")
    result = lint(copy)
    assert result.returncode == 1
    assert any(contract in row and "BROKEN" in row for row in result.stdout.splitlines()), result.stdout


@pytest.mark.parametrize(
    ("start", "late"),
    [
        ("import fictable", {"pyarrow", "numpy", "faker", "openai", "aiohttp", "rich"}),
        (
            "import fictable.web.server as s; s.create_app(s.Fictable.open(s.Settings()))",
            {"openai", "httpx", "pandas", "rich", "hypothesis"},
        ),
    ],
)
def test_heavy_libraries_are_imported_late(start: str, late: set[str]) -> None:
    """`import fictable` loads none of the libraries that cost time, and the service only those that it needs from the beginning."""
    code = f"import sys; {start}; print(*sorted({late!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == ""
