"""Expression kernels for truths, comparisons, arithmetic and text: typed operation and columns in, column out."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.engine import portable
from fictable.engine.expression_columns import Column, Valid, make_null, merge_valid, read_column, to_floats
from fictable.engine.expression_numbers import (
    Integers,
    add,
    divide_rounded,
    magnitude,
    multiply,
    narrow,
    negate,
    rescale,
    round_float,
    subtract,
    take_remainder,
)
from fictable.spec.expressions import Typed, ValueType

BOOL = ValueType("bool")
Compare = Callable[[Any, Any], Any]
COMPARE: Mapping[str, tuple[Compare, str]] = MappingProxyType(
    {
        "=": (operator.eq, "equal"),
        "<>": (operator.ne, "not_equal"),
        "<": (operator.lt, "less"),
        "<=": (operator.le, "less_equal"),
        ">": (operator.gt, "greater"),
        ">=": (operator.ge, "greater_equal"),
    }
)
"""For each comparison the function for NumPy and the name of the one for text in Arrow."""


def compare(symbol: str, left: Column, right: Column) -> Column:
    """Compare columns of one type; text by the code points of its characters."""
    function, name = COMPARE[symbol]
    if left.type.kind == "text":
        return _read_truths(pc.call_function(name, [left.values, right.values]))
    return Column(BOOL, np.asarray(function(left.values, right.values), np.bool_), merge_valid(left.valid, right.valid))


def _read_truths(result: Any) -> Column:
    if isinstance(result, pa.Scalar):
        return Column(BOOL, np.array([bool(result.as_py())]), np.array([result.is_valid]))
    return read_column(result, BOOL)


def both(left: Column, right: Column) -> Column:
    """Give `left and right` in three-valued logic: false wins over null."""
    return _negate(either(_negate(left), _negate(right)))


def either(left: Column, right: Column) -> Column:
    """Give `left or right` in three-valued logic: true wins over null."""
    certain = is_true(left) | is_true(right)
    if left.valid is None and right.valid is None:
        return Column(BOOL, certain)
    known = _all_valid(left) & _all_valid(right)
    return Column(BOOL, certain, certain | known)


def is_true(column: Column) -> NDArray[np.bool_]:
    """Tell where a column is true, and not null."""
    truths: NDArray[np.bool_] = column.values.astype(np.bool_)
    return truths if column.valid is None else truths & column.valid


def _all_valid(column: Column) -> NDArray[np.bool_]:
    return np.ones(1, np.bool_) if column.valid is None else column.valid


def _negate(column: Column) -> Column:
    return Column(BOOL, ~column.values.astype(np.bool_), column.valid)


def negate_truth(_typed: Typed, column: Column) -> Column:
    """Give `not x`; null stays null."""
    return _negate(column)


def find_among(_typed: Typed, wanted: Column, *options: Column) -> Column:
    """Give `x in (options)`: true at a match, else null when something is null."""
    return reduce(either, (compare("=", wanted, option) for option in options))


def find_between(_typed: Typed, value: Column, low: Column, high: Column) -> Column:
    """Give `low <= x and x <= high`."""
    return both(compare(">=", value, low), compare("<=", value, high))


def find_nulls(_typed: Typed, column: Column) -> Column:
    """Give `x is null`, which is never null itself."""
    if column.type.kind == "text":
        return _read_truths(pc.is_null(column.values))
    return Column(BOOL, ~_all_valid(column))


def calculate(typed: Typed, left: Column, right: Column) -> Column:
    """Give left + - * / % right; exact for integers and decimals, null for a division by zero. Raises OverflowError."""
    if "null" in {left.type.kind, right.type.kind}:
        return make_null(typed.type)
    valid = merge_valid(left.valid, right.valid)
    if typed.operation in {"/", "%"}:
        valid = merge_valid(valid, right.values != 0)
    if typed.type.kind == "float64":
        first, second = _blank(to_floats(left), valid, 0.0), _blank(to_floats(right), valid, 1.0)
        return _check_floats(Column(typed.type, FLOAT_ARITHMETIC[typed.operation](first, second), valid))
    first, second = _blank(left.values, valid, 0), _blank(right.values, valid, 1)
    return Column(typed.type, narrow(_calculate_exactly(typed, first, left.type.decimals, second, right.type.decimals)), valid)


FLOAT_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType({
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": np.fmod,
})  # fmt: skip


def _calculate_exactly(typed: Typed, left: Integers, left_scale: int, right: Integers, right_scale: int) -> Integers:
    wanted = typed.type.decimals
    if typed.operation == "*":
        return rescale(multiply(left, right), left_scale + right_scale, wanted)
    if typed.operation == "/":
        shift = wanted - left_scale + right_scale
        return divide_rounded(rescale(left, 0, shift), right)
    first, second = rescale(left, left_scale, wanted), rescale(right, right_scale, wanted)
    function = {"+": add, "-": subtract, "%": take_remainder}[typed.operation]
    return function(first, second)


def _blank(values: NDArray[Any], valid: Valid, filler: float) -> NDArray[Any]:
    """Put a harmless number where the result is null anyway, so that nothing overflows or divides by zero there."""
    return values if valid is None else np.where(valid, values, np.array([filler]).astype(values.dtype))


def _check_floats(column: Column) -> Column:
    if not np.isfinite(column.values).all():
        raise OverflowError("beyond the range of floats")
    return column


def negate_number(typed: Typed, column: Column) -> Column:
    """Give -x."""
    return Column(typed.type, -column.values if typed.type.kind == "float64" else narrow(negate(column.values)), column.valid)


def take_magnitude(typed: Typed, column: Column) -> Column:
    """Give abs(x)."""
    return Column(typed.type, abs(column.values) if typed.type.kind == "float64" else narrow(magnitude(column.values)), column.valid)


def round_number(typed: Typed, column: Column) -> Column:
    """Give round(x, n), half away from zero."""
    places = typed.value if isinstance(typed.value, int) else 0
    if column.type.kind == "float64":
        return Column(typed.type, round_float(column.values, places), column.valid)
    if column.type.kind != "decimal":
        return column
    return Column(typed.type, narrow(rescale(column.values, column.type.decimals, places)), column.valid)


def make_whole(typed: Typed, column: Column) -> Column:
    """Give floor(x), ceil(x) or round(x) as int64. Raises OverflowError for floats beyond it."""
    if column.type.kind == "float64":
        floats = {"floor": np.floor, "ceil": np.ceil}.get(typed.operation, _round_whole)(column.values)
        if (np.abs(floats) >= 2.0**63).any():
            raise OverflowError("beyond 64 bits")
        return Column(typed.type, floats.astype(np.int64), column.valid)
    values, factor = column.values, 10**column.type.decimals
    if typed.operation == "floor":
        return Column(typed.type, values // factor, column.valid)
    if typed.operation == "ceil":
        return Column(typed.type, narrow(add(values, np.array([factor - 1], np.int64)) // factor), column.valid)
    return Column(typed.type, narrow(rescale(values, column.type.decimals, 0)), column.valid)


def _round_whole(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return round_float(values, 0)


def apply_real(typed: Typed, *columns: Column) -> Column:
    """Give log, exp, sqrt or power as floats; null where they have no real value, as for log(0). Raises OverflowError."""
    valid = merge_valid(*(column.valid for column in columns))
    floats = [_blank(to_floats(column), valid, 1.0) for column in columns]
    if typed.operation == "power":
        result = np.asarray(portable.power(floats[0], floats[1]))
        undefined = np.isnan(result) | ((floats[0] == 0) & (floats[1] < 0))
    else:
        functions: dict[str, Callable[[Any], Any]] = {"log": portable.log, "exp": portable.exp, "sqrt": np.sqrt}
        result = np.asarray(functions[typed.operation](floats[0]))
        undefined = np.isnan(result) | ((floats[0] == 0) & (typed.operation == "log"))
    if undefined.any():
        valid, result = merge_valid(valid, ~undefined), np.where(undefined, 0.0, result)
    return _check_floats(Column(typed.type, result, valid))


def choose(condition: Column, first: Column, second: Column, length: int) -> Column:
    """Give the first column where the condition is true, else the second; both have the type of the result."""
    truths = is_true(condition)
    if first.type.kind == "text":
        return Column(first.type, pc.if_else(pa.array(np.broadcast_to(truths, (length,))), first.values, second.values))
    valid = None if first.valid is None and second.valid is None else np.where(truths, _all_valid(first), _all_valid(second))
    return Column(first.type, np.where(truths, first.values, second.values), valid)


def fill_nulls(first: Column, second: Column) -> Column:
    """Give the first column where it is not null, else the second."""
    if first.type.kind == "text":
        return Column(first.type, pc.coalesce(first.values, second.values))
    known = _all_valid(first)
    valid = None if first.valid is None or second.valid is None else known | second.valid
    return Column(first.type, np.where(known, first.values, second.values), valid)


def take_extreme(operation: str, first: Column, second: Column) -> Column:
    """Give the lesser (min) or greater (max) of two columns of one type; null when either is."""
    if first.type.kind == "text":
        function = pc.min_element_wise if operation == "min" else pc.max_element_wise
        return Column(first.type, function(first.values, second.values, skip_nulls=False))
    pick = np.minimum if operation == "min" else np.maximum
    return Column(first.type, pick(first.values, second.values), merge_valid(first.valid, second.valid))


def change_text(typed: Typed, column: Column) -> Column:
    """Give length, lower or upper of a text; letters and lengths are those of Unicode code points."""
    if typed.operation == "length":
        lengths = pc.utf8_length(column.values)
        if isinstance(lengths, pa.Scalar):
            return Column(typed.type, np.array([lengths.as_py() or 0], np.int64), np.array([lengths.is_valid]))
        return read_column(lengths, typed.type)
    function = pc.utf8_lower if typed.operation == "lower" else pc.utf8_upper
    return Column(typed.type, function(column.values))
