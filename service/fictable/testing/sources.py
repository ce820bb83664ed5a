"""Reads a plugin's source for what would make its values depend on the machine, the clock or chance."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

_IMPURE_MODULES: Final = frozenset({"random", "secrets", "uuid", "time", "socket", "requests", "httpx", "urllib", "aiohttp", "subprocess"})
_IMPURE_CALLS: Final = frozenset({"now", "today", "utcnow", "urandom", "uuid1", "uuid4", "default_rng", "getenv"})
_IMPURE_CHAINS: Final = ("np.random", "numpy.random", "os.environ")
_ADVICE: Final = "draws come from rows.draw(label), the clock is rows.as_of, settings are config"


def find_impurities(module: ModuleType) -> list[str]:
    """`file:line: what is wrong`, for every Python file of the plugin's package (its tests apart)."""
    return [fault for path in list_sources(module) for fault in _read_source(path)]


def list_sources(module: ModuleType) -> list[Path]:
    """The Python files of a plugin: of its package, or the one module."""
    file = Path(inspect.getfile(module))
    if file.name != "__init__.py":
        return [file]
    return sorted(p for p in file.parent.rglob("*.py") if "tests" not in p.relative_to(file.parent).parts)


def _read_source(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for what in _find_in_node(node):
            yield f"{path.name}:{getattr(node, 'lineno', 0)}: {what}"


def _find_in_node(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        for name in names:
            if name.split(".", maxsplit=1)[0] in _IMPURE_MODULES or name.startswith(_IMPURE_CHAINS):
                yield f"imports {name}; {_ADVICE}"
    elif isinstance(node, ast.Attribute) and ast.unparse(node) in _IMPURE_CHAINS:
        yield f"uses {ast.unparse(node)}; {_ADVICE}"
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in _IMPURE_CALLS:
            yield f"calls {node.func.attr}(); {_ADVICE}"
        if isinstance(node.func, ast.Name) and node.func.id == "hash":
            yield "calls hash(), which changes with PYTHONHASHSEED"
