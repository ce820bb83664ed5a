"""Runs expressions over Arrow arrays, column-wise: exact decimals, three-valued logic, no wrapped overflow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.engine.expression_columns import (
    Column,
    cast_column,
    make_constant,
    make_null,
    read_column,
    value_type_of,
    write_column,
    write_text,
)
from fictable.engine.expression_kernels import (
    apply_real,
    both,
    calculate,
    change_text,
    choose,
    compare,
    either,
    fill_nulls,
    find_among,
    find_between,
    find_nulls,
    make_whole,
    negate_number,
    negate_truth,
    round_number,
    take_extreme,
    take_magnitude,
)
from fictable.engine.expression_moments import add_days, count_days, count_days_between, count_elapsed, read_part, shift_moments
from fictable.engine.expression_numbers import narrow
from fictable.errors import Refused
from fictable.spec.expressions import Expression, Typed, ValueType, resolve

__all__ = ["evaluate", "value_type_of"]
DECIMALS = 6
SHOWN_CHARACTERS = 200
LONGEST_TEXT = 10_000
"""The most bytes of a text that an expression joins."""

Kernel = Callable[..., Column]


def evaluate(
    expression: Expression, columns: Mapping[str, pa.Array], types: Mapping[str, ValueType], length: int, *, decimals: int = DECIMALS
) -> pa.Array:
    """Give the value of an expression for every row, in the Arrow storage of its type.

    columns: arrays of `length` rows for the fields it uses, and `types` their value types; floats are rounded to `decimals`.
    Null propagates, division by zero is null, as are logarithms and roots of numbers that have none.
    Raises ExpressionInvalid when types do not fit, Refused naming the expression when a row's value overflows, and when a text would be
    longer than 10,000 bytes.
    """
    typed = resolve(expression, types)
    try:
        with np.errstate(all="ignore"):
            return write_column(_Evaluation(columns, types, length).run(typed), length, decimals)
    except (OverflowError, TypeError, pa.ArrowInvalid) as error:
        text = expression.text if len(expression.text) <= SHOWN_CHARACTERS else expression.text[:SHOWN_CHARACTERS] + "…"
        raise Refused(f"the expression {text!r} has a value that cannot be stored: {error}") from error


@dataclass(frozen=True, slots=True)
class _Evaluation:
    columns: Mapping[str, pa.Array]
    types: Mapping[str, ValueType]
    length: int

    def run(self, typed: Typed) -> Column:
        """Evaluate one operation, its operands first."""
        if typed.operation == "literal":
            return make_constant(typed)
        if typed.operation == "field":
            return read_column(self.columns[str(typed.value)], typed.type)
        operands = [self.run(operand) for operand in typed.operands]
        if typed.operation in KERNELS:
            return self._run_kernel(KERNELS[typed.operation], typed, operands)
        return self._run_joint(typed, operands)

    def _run_kernel(self, kernel: Kernel, typed: Typed, operands: list[Column]) -> Column:
        if typed.operation in PROPAGATING and any(operand.type.kind == "null" for operand in operands):
            return make_null(typed.type)
        return kernel(typed, *operands)

    def _run_joint(self, typed: Typed, operands: list[Column]) -> Column:
        """Evaluate what is folded over its operands, or needs to know the number of rows."""
        if typed.operation == "concat":
            texts = [write_text(operand, self.length) for operand in operands]
            _check_lengths(texts)
            return Column(typed.type, pc.binary_join_element_wise(*texts, ""))
        if typed.operation == "substring":
            return self._cut(typed, operands)
        if typed.operation == "cast":
            return cast_column(operands[0], typed.type)
        if typed.operation == "if":
            return self._settle(choose(operands[0], operands[1], operands[2], self.length))
        if typed.operation == "coalesce":
            return self._settle(reduce(fill_nulls, operands))
        return self._settle(reduce(lambda first, second: take_extreme(typed.operation, first, second), operands))

    def _settle(self, column: Column) -> Column:
        """Bring Python integers, which casts may leave, back to 64 bits."""
        values: Any = column.values
        if isinstance(values, np.ndarray) and values.dtype == object:
            return Column(column.type, narrow(values if column.valid is None else np.where(column.valid, values, 0)), column.valid)
        return column

    def _cut(self, typed: Typed, operands: list[Column]) -> Column:
        """Give substring(text, start, length): characters counted from 1, as in SQL."""
        if any(operand.type.kind == "null" for operand in operands):
            return make_null(typed.type)
        if all(operand.operation == "literal" for operand in typed.operands[1:]):
            return self._cut_evenly(typed, operands)
        arrays = [write_column(operand, self.length, 0).to_pylist() for operand in operands]
        return Column(typed.type, pa.array([_cut_one(*row) for row in zip(*arrays, strict=True)], pa.string()))

    def _cut_evenly(self, typed: Typed, operands: list[Column]) -> Column:
        start, stop = find_slice(*[operand.value for operand in typed.operands[1:] if isinstance(operand.value, int)])
        return Column(typed.type, pc.utf8_slice_codeunits(operands[0].values, start, stop))


def find_slice(start: int, size: int | None = None) -> tuple[int, int]:
    """Turn SQL's start (from 1) and size into a slice from 0; what lies before the text is cut off, a negative size is 0."""
    first = min(max(start - 1, 0), 2**31)
    last = 2**31 if size is None else min(max(start - 1 + max(size, 0), first), 2**31)
    return first, last


def _cut_one(text: str | None, start: int | None, *size: int | None) -> str | None:
    if text is None or start is None or None in size:
        return None
    first, last = find_slice(start, *size)
    return text[first:last]


def _compare(typed: Typed, left: Column, right: Column) -> Column:
    return compare(typed.operation, left, right)


def _both(_typed: Typed, left: Column, right: Column) -> Column:
    return both(left, right)


def _either(_typed: Typed, left: Column, right: Column) -> Column:
    return either(left, right)


def _count_elapsed_days(typed: Typed, left: Column, right: Column) -> Column:
    return count_elapsed(typed, Column(typed.type, count_days(left), left.valid), Column(typed.type, count_days(right), right.valid))


PROPAGATING = frozenset({
    "negate", "shift", "shift back", "elapsed", "elapsed days", "days_between", "add_days", "year", "month", "day", "weekday", "hour",
    "date", "abs", "round", "round whole", "floor", "ceil", "log", "exp", "sqrt", "power", "length", "lower", "upper",
})  # fmt: skip
"""Operations that are null for the literal null, whose column has no kind for a kernel to work on."""

KERNELS: Mapping[str, Kernel] = MappingProxyType({
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), _compare),
    **dict.fromkeys(("+", "-", "*", "/", "%"), calculate),
    **dict.fromkeys(("log", "exp", "sqrt", "power"), apply_real),
    **dict.fromkeys(("year", "month", "day", "weekday", "hour", "date"), read_part),
    **dict.fromkeys(("floor", "ceil", "round whole"), make_whole),
    **dict.fromkeys(("length", "lower", "upper"), change_text),
    **dict.fromkeys(("shift", "shift back"), shift_moments),
    "and": _both, "or": _either, "not": negate_truth, "in": find_among, "between": find_between, "is null": find_nulls,
    "negate": negate_number, "abs": take_magnitude, "round": round_number, "elapsed": count_elapsed,
    "elapsed days": _count_elapsed_days, "days_between": count_days_between, "add_days": add_days,
})  # fmt: skip


def _check_lengths(texts: list[Any]) -> None:
    """Raises Refused where texts would be longer together than a cell may be: fields that join each other grow without bound."""
    longest = [pc.max(pc.binary_length(text)).as_py() if isinstance(text, pa.Array) else pc.binary_length(text).as_py() for text in texts]
    if sum(length or 0 for length in longest) <= LONGEST_TEXT:
        return
    lengths = reduce(pc.add, [pc.binary_length(text) for text in texts])
    most = (pc.max(lengths) if isinstance(lengths, pa.Array) else lengths).as_py() or 0
    if most > LONGEST_TEXT:
        raise Refused(f"texts joined have {most} bytes", param="expr", allowed=f"at most {LONGEST_TEXT} bytes")
