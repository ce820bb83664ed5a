"""Finds provider methods whose values hang on the process: on the order of a set, on hash() or id().

The source of the provider's module is read, not run: what makes a list or a text of a set, or takes the first of one, without sorting.
Names that are defined so taint the functions that mention them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

REASON: Final = "sets have another order in every process, as hash() and id() have other values; write sorted() around a set"
_SETS: Final = frozenset({"set", "frozenset"})
_TAKING: Final = frozenset({"list", "tuple", "iter", "enumerate", "zip", "map", "filter", "reversed", "next"})
_DRAWING: Final = frozenset({"choice", "choices", "sample", "shuffle"})
_ORDER_FREE: Final = frozenset({"sorted", "len", "min", "max", "any", "all", "sum", "set", "frozenset", "isinstance", "bool"})
_Definition: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Assign | ast.AnnAssign


def find_unordered(provider: type) -> Mapping[str, str]:
    """The methods of a class whose values hang on the order of a set, each with the name that the order comes in by.

    Faker's own classes are left out. Nothing is found where the source is not there.
    """
    definitions: dict[str, _Definition] = {}
    for part in reversed(provider.__mro__):
        if part.__module__.split(".")[0] not in {"faker", "builtins"}:
            definitions.update(_read_definitions(part))
    found = _taint(definitions)
    return {name: cause for name, cause in found.items() if inspect.isfunction(getattr(provider, name, None))}


def _read_definitions(kind: type) -> Iterator[tuple[str, _Definition]]:
    """What the module of a class and the class itself define, by name."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[kind.__module__]))
    except (OSError, TypeError, SyntaxError, KeyError, ValueError):
        return
    own = next((node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == kind.__name__), [])
    yield from _define([*tree.body, *own])


def _define(body: list[ast.stmt]) -> Iterator[tuple[str, _Definition]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node
        elif isinstance(node, ast.Assign):
            yield from ((target.id, node) for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node


def _taint(definitions: Mapping[str, _Definition]) -> dict[str, str]:
    """Names that take a set's order, and those that mention them, until no more are found."""
    sets = frozenset(name for name, node in definitions.items() if name in _list_sets(node))
    tainted = {name: name for name, node in definitions.items() if _takes_order(node, sets | _list_sets(node))}
    while True:
        further = {name: cause for name, node in definitions.items() if name not in tainted and (cause := _find_mention(node, tainted))}
        if not further:
            return tainted
        tainted |= further


def _list_sets(node: ast.AST) -> frozenset[str]:
    """The names that are bound to sets somewhere inside."""
    bound = (part for part in ast.walk(node) if isinstance(part, ast.Assign | ast.AnnAssign) and part.value is not None)
    pairs = ((target, part.value) for part in bound for target in (part.targets if isinstance(part, ast.Assign) else [part.target]))
    return frozenset(_name_of(target) for target, value in pairs if value is not None and _is_set(value, frozenset()))


def _find_mention(node: ast.AST, tainted: Mapping[str, str]) -> str:
    """The first tainted name that is mentioned outside of functions to which order means nothing."""
    if isinstance(node, ast.Call) and _name_of(node.func) in _ORDER_FREE:
        return ""
    if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load) and _name_of(node) in tainted:
        return tainted[_name_of(node)]
    return next((cause for child in ast.iter_child_nodes(node) if (cause := _find_mention(child, tainted))), "")


def _name_of(node: ast.AST) -> str:
    """The name, or the attribute's of `self` and the like."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_set(node: ast.AST, sets: frozenset[str]) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.Call):
        return _name_of(node.func) in _SETS or (
            isinstance(node.func, ast.Attribute)
            and node.func.attr in {"union", "intersection", "difference", "copy"}
            and _is_set(node.func.value, sets)
        )
    if isinstance(node, ast.BinOp):
        return _is_set(node.left, sets) or _is_set(node.right, sets)
    return isinstance(node, ast.Name | ast.Attribute) and _name_of(node) in sets


def _takes_order(node: ast.AST, sets: frozenset[str]) -> bool:
    """Whether a set's order gets out somewhere inside: by a loop, a list, a text, a draw, the first that comes."""
    if isinstance(node, ast.Call):
        name = _name_of(node.func)
        if name in _ORDER_FREE:
            return any(_takes_order(part, sets) for argument in node.args for part in ast.iter_child_nodes(argument))
        taking = name in _TAKING | _DRAWING | {"join"} or name.startswith("random_")
        if taking and any(_is_set(argument, sets) for argument in node.args):
            return True
        if isinstance(node.func, ast.Name) and name in {"hash", "id"}:
            return True
        if name == "pop" and isinstance(node.func, ast.Attribute) and _is_set(node.func.value, sets):
            return True
    if isinstance(node, ast.For | ast.AsyncFor) and _is_set(node.iter, sets):
        return True
    if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp) and any(_is_set(part.iter, sets) for part in node.generators):
        return True
    if isinstance(node, ast.Starred) and _is_set(node.value, sets):
        return True
    return any(_takes_order(child, sets) for child in ast.iter_child_nodes(node))
