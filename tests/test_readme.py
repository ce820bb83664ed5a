"""The README's examples: every console block is run and must print what stands there. FICTABLE_WRITE_DOCUMENTS=1 writes it anew."""

from __future__ import annotations

import asyncio
import contextlib
import doctest
import io
import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner

from fictable.cli.command import fictable as command
from fictable.settings import Settings
from fictable.web.app import create_app
from fictable.work.service import Fictable

README = Path(__file__).parent.parent / "README.md"
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(?P<session>.*?)```", re.DOTALL)


def run_command(words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FICTABLE_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, words[1:], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def run_curl(words: list[str], settings: Settings, catalog: Any) -> str:
    body = words[words.index("-d") + 1]
    name, _, value = words[words.index("-H") + 1].partition(": ")
    path = "/" + words[2].partition("/")[2]

    async def ask() -> str:
        async with TestClient(TestServer(create_app(Fictable(settings, catalog)))) as client:
            answer = await client.post(path, data=body.encode(), headers={name: value})
            assert answer.status == 200
            return await answer.text()

    return asyncio.run(ask())


def test_the_console_examples_print_what_the_readme_shows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, offline_settings: Settings, catalog: Any
) -> None:
    """Every `$ fictable` and `$ curl` block is real."""
    text = README.read_text("utf-8")
    found = list(CONSOLE.finditer(text))
    assert len(found) >= 4
    for block in found:
        words = shlex.split(block["command"])
        made = run_curl(words, offline_settings, catalog) if words[0] == "curl" else run_command(words, monkeypatch, tmp_path)
        text = text.replace(block[0], f"```console\n$ {block['command']}\n{made.rstrip()}\n```")
    compare(text)


def test_the_python_example_prints_what_the_readme_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The session runs as a doctest."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    text = README.read_text("utf-8")
    for block in PYTHON.finditer(text):
        scope: dict[str, Any] = {}
        lines: list[str] = []
        for example in doctest.DocTestParser().get_examples(block["session"]):
            lines += [f">>> {row}" for row in example.source.rstrip().splitlines()]
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(example.source, "README", "single"), scope)
            lines += printed.getvalue().splitlines()
        text = text.replace(block[0], "```python\n" + "\n".join(lines) + "\n```")
    compare(text)


def compare(text: str) -> None:
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1":
        README.write_text(text, "utf-8")
    assert README.read_text("utf-8") == text


def test_ci_runs_the_test_command_of_the_readme(root: Path) -> None:
    """The last line of .ci/run is the README's second command."""
    commands = re.findall(r"```sh\n(python3 [^\n]+)\n```", README.read_text("utf-8"))
    assert len(commands) == 2
    assert (root / ".ci" / "run").read_text().rstrip().splitlines()[-1] == commands[1]
