"""Does a rule between columns hold in the rows?"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any, Final

from tests.descriptions.cases import ExpectedRule
from tests.descriptions.reading import fold, is_null, read_moment, read_number
from tests.descriptions.words import CITIES, find_country

_ARITHMETIC: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
FEWEST_ROWS: Final = 3


def find_operands(rule: ExpectedRule) -> list[str]:
    """The names that a rule speaks of."""
    return re.findall(r"[A-Za-z_]\w*", f"{rule.left} {rule.right}")


def check_rule(rule: ExpectedRule, columns: Mapping[str, Sequence[str]]) -> bool:
    """Whether a rule holds on 95 % of the rows where it can be judged (80 % for cities in countries, because not all cities are known).

    `columns` has the cells of every operand. A table of constants proves nothing, and neither do fewer than three rows.
    """
    cells = [columns[name] for name in find_operands(rule)]
    rows = [dict(zip(find_operands(rule), row, strict=True)) for row in zip(*cells, strict=True)]
    if len(rows) >= 12 and all(len(set(column)) == 1 for column in cells):
        return False
    judged = [verdict for verdict in (_judge(rule, row) for row in rows) if verdict is not None]
    return len(judged) >= FEWEST_ROWS and sum(judged) >= (0.8 if rule.operator == "in" else 0.95) * len(judged)


def _judge(rule: ExpectedRule, row: Mapping[str, str]) -> bool | None:
    """Whether a rule holds in a row; None where a value is missing."""
    if rule.operator == "in":
        home = CITIES.get(fold(row[rule.left]))
        return None if home is None else home == find_country(row[rule.right])
    if rule.operator == "=" and re.search(r"[-+*/]", rule.right):
        left, right = compute(rule.left, row), compute(rule.right, row)
        return None if left is None or right is None else abs(left - right) <= max(0.02 * abs(right), 0.06)
    return _compare(row[rule.left], rule.operator, row[rule.right])


def _compare(left: str, sign: str, right: str) -> bool | None:
    if is_null(left) or is_null(right):
        return None
    numbers = read_number(left), read_number(right)
    if None not in numbers:
        return _COMPARISONS[sign](*numbers)
    moments = read_moment(left), read_moment(right)
    if moments[0] is not None and moments[1] is not None:
        (first, _), (second, _) = moments[0], moments[1]
        if sign in {">=", "<="} and time() in {first.time(), second.time()}:
            return _COMPARISONS[sign](first.date(), second.date())
        return _COMPARISONS[sign](first, second)
    return _COMPARISONS[sign](fold(left), fold(right)) if sign in {"=", "!="} else None


def compute(expression: str, row: Mapping[str, str]) -> float | None:
    """An expression of names, numbers, + - * and /, with a row's values; None where a value is missing or not a number."""
    return _compute(ast.parse(expression, mode="eval").body, row)


def _compute(node: ast.expr, row: Mapping[str, str]) -> float | None:
    if isinstance(node, ast.Name):
        return read_number(row[node.id])
    if isinstance(node, ast.Constant):
        return float(str(node.value))
    if not isinstance(node, ast.BinOp):
        raise ValueError(f"cannot compute {ast.unparse(node)}")
    left, right = _compute(node.left, row), _compute(node.right, row)
    if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
        return None
    return _ARITHMETIC[type(node.op)](left, right)
