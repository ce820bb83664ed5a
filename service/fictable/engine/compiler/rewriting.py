"""Provider functions rewritten so that a trace sees what Python does behind the operators' back.

Calls, f-strings, `+`, `%`, `in`, `is`, subscripts and loops go through a mediator. Only the statements and expressions listed here
are known; a function with any other stays in the row tier.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
import types
from typing import Any, Final

from fictable.engine.compiler.signals import Refusal

MEDIATOR: Final = "_fictable_mediator"
_KNOWN: Final = (
    ast.FunctionDef, ast.Lambda, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.For, ast.While, ast.If,
    ast.Raise, ast.Try, ast.ExceptHandler, ast.Assert, ast.Expr, ast.Pass, ast.Break, ast.Continue, ast.BoolOp, ast.NamedExpr, ast.BinOp,
    ast.UnaryOp, ast.IfExp, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension, ast.Compare,
    ast.Call, ast.keyword, ast.FormattedValue, ast.JoinedStr, ast.Constant, ast.Attribute, ast.Subscript, ast.Starred, ast.Name, ast.List,
    ast.Tuple, ast.Slice, ast.boolop, ast.operator, ast.unaryop, ast.cmpop, ast.expr_context,
)  # fmt: skip
_REFUSED_NAMES: Final = frozenset(
    {"eval", "exec", "compile", "globals", "locals", "vars", "setattr", "delattr", "open", "input", "print", "id", "hash", "__import__"}
)


def rewrite(code: types.CodeType, owner: str) -> types.CodeType:
    """The code of a function with its operations sent through the mediator; `owner` is the class that it was written in, or "".

    Raises Refusal where there is no source or something in it is not known.
    """
    try:
        source = textwrap.dedent(inspect.getsource(code))
        tree = ast.parse(source)
    except (OSError, TypeError, SyntaxError, IndentationError) as error:
        raise Refusal(f"{code.co_name} has no source") from error
    definition = tree.body[0] if tree.body else None
    if not isinstance(definition, ast.FunctionDef) or definition.name != code.co_name:
        raise Refusal(f"{code.co_name} is no plain function")
    definition.decorator_list = []
    definition.args.defaults = [ast.Constant(None) for _ in definition.args.defaults]
    definition.args.kw_defaults = [None if default is None else ast.Constant(None) for default in definition.args.kw_defaults]
    for node in ast.walk(definition):
        _check(node)
    definition = _Rewriter(owner.lstrip("_")).visit(definition)
    return _compile(definition, code)


def _compile(definition: ast.FunctionDef, code: types.CodeType) -> types.CodeType:
    """Compiled inside a function that has the free names as its parameters, so that they stay free."""
    free = [ast.arg(name) for name in code.co_freevars]
    no_arguments: dict[str, Any] = {"posonlyargs": [], "kwonlyargs": [], "kw_defaults": [], "defaults": []}
    around = ast.FunctionDef("around", ast.arguments(args=free, **no_arguments), [definition], [])
    if "type_params" in ast.FunctionDef._fields:
        vars(around)["type_params"] = []  # from Python 3.12 on
    module = ast.fix_missing_locations(ast.Module([around], []))
    outer = _find_code(compile(module, "<traced>", "exec"), "around")
    return _find_code(outer, code.co_name)


def _find_code(code: types.CodeType, name: str) -> types.CodeType:
    return next(constant for constant in code.co_consts if isinstance(constant, types.CodeType) and constant.co_name == name)


def _check(node: ast.AST) -> None:
    if not isinstance(node, _KNOWN):
        raise Refusal(f"{type(node).__name__} is not known")
    if isinstance(node, ast.Name) and node.id in _REFUSED_NAMES:
        raise Refusal(f"uses {node.id}")
    changes = isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)
    if changes and (isinstance(node, ast.Attribute) or (isinstance(node, ast.Subscript) and not isinstance(node.value, ast.Name))):
        raise Refusal("changes what outlives the call")
    chained = node.ops if isinstance(node, ast.Compare) and len(node.ops) > 1 else []
    if any(isinstance(op, ast.In | ast.NotIn | ast.Is | ast.IsNot) for op in chained):
        raise Refusal("a chain of comparisons with in or is")


class _Rewriter(ast.NodeTransformer):
    """The rewriting itself; `owner` is the class's name without leading underscores, for private names."""

    def __init__(self, owner: str) -> None:
        self._owner = owner

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> Any:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        if node.value is None:
            return ast.Pass()
        return self.visit(ast.Assign([node.target], node.value))

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        method = {ast.Add: "extend", ast.Mod: "modulo"}.get(type(node.op))
        value = self.visit(node.value)
        target = node.target
        if isinstance(target, ast.Name):
            before: ast.expr = ast.Name(target.id, ast.Load())
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Name | ast.Constant | ast.UnaryOp):
            before = _mediate("item", target.value, target.slice)
        else:
            raise Refusal("changes a part in place")
        return ast.Assign([target], ast.BinOp(before, node.op, value) if method is None else _mediate(method, before, value))

    def visit_Name(self, node: ast.Name) -> Any:
        node.id = self._mangle(node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        self.generic_visit(node)
        node.attr = self._mangle(node.attr)
        return node

    def _mangle(self, name: str) -> str:
        private = self._owner and name.startswith("__") and not name.endswith("__")
        return f"_{self._owner}{name}" if private else name

    def visit_Call(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            return node
        self.generic_visit(node)
        return _mediate("call", node.func, *node.args, keywords=node.keywords)

    def visit_Starred(self, node: ast.Starred) -> Any:
        self.generic_visit(node)
        return ast.Starred(_mediate("iterate", node.value), node.ctx) if isinstance(node.ctx, ast.Load) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> Any:
        self.generic_visit(node)
        return _mediate("join", ast.List(list(node.values), ast.Load()))

    def visit_FormattedValue(self, node: ast.FormattedValue) -> Any:
        self.generic_visit(node)
        specification = node.format_spec or ast.Constant("")
        return _mediate("write", node.value, ast.Constant(node.conversion), specification)

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        self.generic_visit(node)
        method = {ast.Add: "add", ast.Mod: "modulo", ast.Mult: "multiply"}.get(type(node.op))
        return node if method is None else _mediate(method, node.left, node.right)

    def visit_Compare(self, node: ast.Compare) -> Any:
        self.generic_visit(node)
        kind, left, right = type(node.ops[0]), node.left, node.comparators[0]
        if kind in {ast.In, ast.NotIn}:
            found: ast.expr = _mediate("contains", right, left)
        elif kind in {ast.Is, ast.IsNot}:
            found = _mediate("same", left, right)
        else:
            return node
        return ast.UnaryOp(ast.Not(), found) if kind in {ast.NotIn, ast.IsNot} else found

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        key: ast.expr = node.slice
        if isinstance(key, ast.Slice):
            bounds = [bound or ast.Constant(None) for bound in (key.lower, key.upper, key.step)]
            key = _mediate("cut", *bounds)
        return _mediate("item", node.value, key)

    def visit_For(self, node: ast.For) -> Any:
        self.generic_visit(node)
        node.iter = _mediate("iterate", node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        self.generic_visit(node)
        node.iter = _mediate("iterate", node.iter)
        return node


def _mediate(method: str, *arguments: ast.expr, keywords: list[ast.keyword] | None = None) -> ast.Call:
    function = ast.Attribute(ast.Name(MEDIATOR, ast.Load()), method, ast.Load())
    return ast.Call(function, list(arguments), keywords or [])
