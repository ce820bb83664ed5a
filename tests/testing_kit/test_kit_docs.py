"""docs/plugins.md says what the code says."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import fictable
from fictable.contract import hooks
from fictable.testing import assert_valid_plugin


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "plugins.md").read_text("utf-8")


def test_the_hooks_are_documented_with_their_exact_signatures(page: str) -> None:
    """Name, arguments, types and order of all hooks."""
    block = re.search(r"<!-- hooks: .*? -->\n```python\n(.*?)```", page, re.DOTALL)
    assert block is not None
    found = {name: function for name, function in vars(hooks).items() if name.startswith("register_")}
    written = [f"{name}{inspect.signature(function)}".replace("'", "") for name, function in found.items()]
    assert sorted(block.group(1).strip().splitlines()) == sorted(written)


def test_every_name_of_the_public_door_is_documented(page: str) -> None:
    """In code marks or in an example."""
    code = " ".join([*re.findall(r"```.*?```", page, re.DOTALL), *re.findall(r"`[^`\n]+`", page)])
    assert [name for name in fictable.__all__ if not re.search(rf"\b{name}\b", code)] == []


def test_the_signature_of_the_kit_is_documented(page: str) -> None:
    """Names and defaults."""
    parameters = inspect.signature(assert_valid_plugin).parameters.values()
    written = ", ".join(f"{p.name}={p.default}" if p.default is not p.empty else p.name for p in parameters if p.kind != p.KEYWORD_ONLY)
    keywords = ", ".join(f"{p.name}={p.default}" for p in parameters if p.kind == p.KEYWORD_ONLY)
    assert f"`assert_valid_plugin({written}, *, {keywords})`" in page


def test_the_examples_of_the_page_run(page: str) -> None:
    """Every Python block is code that compiles; those without file access are run."""
    blocks = [b for b in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if not b.startswith("register_")]
    assert len(blocks) >= 5
    for block in blocks:
        code = compile(block, "docs/plugins.md", "exec")
        if "__package__" not in block and "__file__" not in block:
            exec(code, {})
