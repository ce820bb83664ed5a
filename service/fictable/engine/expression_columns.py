"""Columns as expressions see them: NumPy for numbers, truths and moments, Arrow for text; from Arrow and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.engine.expression_numbers import Integers, bound, narrow, rescale, round_float
from fictable.spec.expressions import Interval, Kind, Typed, ValueType

Valid: TypeAlias = "NDArray[np.bool_] | None"
PRECISION = 18
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001  # moments are UTC without saying so, as in Arrow
FIRST_DAY, LAST_DAY = (dt.date(1, 1, 1) - EPOCH.date()).days, (dt.date(9999, 12, 31) - EPOCH.date()).days
DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one type; a constant has one value, which NumPy broadcasts.

    values: int64 or Python integers (int64, decimal as scaled integers, date as days, timestamp, time and interval as seconds),
    float64, bool; for text an Arrow string array or scalar. valid: false where null, None when nothing is; for text always None.
    """

    type: ValueType
    values: Any
    valid: Valid = None


def value_type_of(storage: pa.DataType) -> ValueType:
    """Give the value type of an Arrow type; dictionaries count as their values. Raises TypeError for one that expressions lack."""
    if pa.types.is_dictionary(storage):
        return value_type_of(storage.value_type)
    if pa.types.is_decimal(storage):
        return ValueType("decimal", storage.scale)
    for is_kind, kind in _KINDS:
        if is_kind(storage):
            return ValueType(kind)
    raise TypeError(f"expressions cannot read {storage}")


_KINDS: tuple[tuple[Callable[[pa.DataType], bool], Kind], ...] = (
    (pa.types.is_integer, "int64"),
    (pa.types.is_floating, "float64"),
    (pa.types.is_string, "text"),
    (pa.types.is_large_string, "text"),
    (pa.types.is_string_view, "text"),
    (pa.types.is_boolean, "bool"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "timestamp"),
    (pa.types.is_time, "time"),
    (pa.types.is_null, "null"),
)

STORAGE: Mapping[Kind, pa.DataType] = MappingProxyType(
    {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "text": pa.string(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "timestamp": pa.timestamp("s"),
        "time": pa.time32("s"),
        "null": pa.null(),
    }
)
"""The Arrow type of each kind; decimal is decimal128(18, decimals) and interval has none."""


def merge_valid(*parts: Valid) -> Valid:
    """Give where all of some columns are valid."""
    merged: Valid = None
    for part in parts:
        if part is not None:
            merged = part if merged is None else merged & part
    return merged


def read_column(array: pa.Array, value_type: ValueType) -> Column:
    """Take an Arrow array in; nulls become zeros that are marked invalid, NaN becomes null.

    A storage other than that of value_type (int16, timestamp[ms] …) is cast, and raises ArrowInvalid where that loses something.
    """
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    if value_type.kind == "text":
        return Column(value_type, array.cast(pa.string()))
    if value_type.kind == "null":
        return make_null(value_type)
    valid = np.asarray(array.is_valid().to_numpy(zero_copy_only=False)) if array.null_count else None
    values = _read_scaled(array, value_type.decimals) if value_type.kind == "decimal" else _read_plain(array, value_type.kind)
    if value_type.kind == "float64" and (missing := np.isnan(values)).any():
        valid = merge_valid(valid, ~missing)
    return Column(value_type, values if valid is None else np.where(valid, values, np.zeros(1, values.dtype)), valid)


def _read_scaled(array: pa.Array, decimals: int) -> NDArray[np.int64]:
    plain = array.cast(pa.decimal128(PRECISION, decimals))
    if not len(plain):
        return np.zeros(0, np.int64)
    words = np.frombuffer(plain.buffers()[1], np.int64)
    return words[2 * plain.offset : 2 * (plain.offset + len(plain)) : 2]


def _read_plain(array: pa.Array, kind: Kind) -> NDArray[Any]:
    plain = array.cast(STORAGE[kind])
    if kind in {"date", "time"}:
        plain = plain.cast(pa.int32())
    elif kind == "timestamp":
        plain = plain.cast(pa.int64())
    values = np.asarray(plain.fill_null(False if kind == "bool" else 0).to_numpy(zero_copy_only=False))
    return values.astype(np.int64) if kind in {"date", "time"} else values


def make_null(value_type: ValueType) -> Column:
    """Make the constant null of a type."""
    if value_type.kind == "text":
        return Column(value_type, pa.scalar(None, pa.string()))
    kinds: dict[Kind, Any] = {"float64": np.float64, "bool": np.bool_}
    return Column(value_type, np.zeros(1, kinds.get(value_type.kind, np.int64)), np.zeros(1, np.bool_))


def make_constant(typed: Typed) -> Column:
    """Make the column of a literal: one value, for every row."""
    value = typed.value
    if value is None:
        return make_null(typed.type)
    if isinstance(value, str):
        return Column(typed.type, pa.scalar(value, pa.string()))
    if isinstance(value, bool):
        return Column(typed.type, np.array([value]))
    return Column(typed.type, np.array([_count(value, typed.type)], np.int64))


def _count(value: int | Decimal | dt.date | dt.time | Interval, value_type: ValueType) -> int:
    if isinstance(value, Decimal):
        return int(value.scaleb(value_type.decimals))
    if isinstance(value, dt.datetime):
        return int((value - EPOCH) // dt.timedelta(seconds=1))
    if isinstance(value, dt.date):
        return (value - EPOCH.date()).days
    if isinstance(value, dt.time):
        return value.hour * 3600 + value.minute * 60 + value.second
    return value.seconds if isinstance(value, Interval) else value


def cast_column(column: Column, wanted: ValueType) -> Column:
    """Widen a column: integers and decimals to wider numbers, dates to timestamps, null to anything.

    Integers may come out as Python integers, so that comparing never overflows.
    """
    given = column.type
    if given.kind == "null":
        return make_null(wanted)
    if wanted.kind == "float64":
        return Column(wanted, to_floats(column), column.valid)
    if wanted.kind == "decimal":
        return Column(wanted, rescale(column.values, given.decimals, wanted.decimals), column.valid)
    if wanted.kind == "timestamp" and given.kind == "date":
        return Column(wanted, column.values * DAY_SECONDS, column.valid)
    return Column(wanted, column.values, column.valid)


def to_floats(column: Column) -> NDArray[np.float64]:
    """Turn numbers of any type into the nearest floats."""
    values: NDArray[np.float64] = column.values.astype(np.float64)
    return values / 10.0**column.type.decimals if column.type.decimals else values


def write_column(column: Column, length: int, decimals: int) -> pa.Array:
    """Give a column as an Arrow array of its storage; floats are rounded to so many decimals.

    Raises OverflowError when a value does not fit its storage and TypeError for an interval, which has none.
    """
    kind = column.type.kind
    if kind == "null":
        return pa.nulls(length)
    if kind == "text":
        return column.values if isinstance(column.values, pa.Array) else pa.repeat(column.values, length)
    if kind == "interval":
        raise TypeError("an interval cannot be stored")
    values = np.broadcast_to(_settle(column, decimals), (length,))
    valid = None if column.valid is None else np.broadcast_to(column.valid, (length,))
    if kind == "decimal":
        return _write_scaled(values, valid, column.type.decimals)
    mask = None if valid is None else ~valid
    if kind in {"date", "time"}:
        return pa.array(values.astype(np.int32), mask=mask).cast(STORAGE[kind])
    return pa.array(values, mask=mask).cast(STORAGE[kind])


def _settle(column: Column, decimals: int) -> NDArray[Any]:
    kind, values = column.type.kind, column.values
    if kind == "float64":
        if not np.isfinite(values).all():
            raise OverflowError("beyond the range of floats")
        return round_float(values, decimals)
    if kind == "bool":
        return np.asarray(values)
    whole = narrow(values)
    if kind == "decimal" and bound(whole) >= 10**PRECISION:
        raise OverflowError(f"beyond {PRECISION} digits")
    return whole


def check_days(days: Integers) -> NDArray[np.int64]:
    """Give days since 1970 as int64; raises OverflowError outside of the years 1 to 9999."""
    whole = narrow(days)
    if whole.size and (whole.min() < FIRST_DAY or whole.max() > LAST_DAY):
        raise OverflowError("outside of the years 1 to 9999")
    return whole


def _write_scaled(values: NDArray[np.int64], valid: Valid, decimals: int) -> pa.Array:
    words = np.empty((len(values), 2), np.int64)
    words[:, 0] = values
    words[:, 1] = values >> 63
    bitmap = None if valid is None else pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.Array.from_buffers(pa.decimal128(PRECISION, decimals), len(values), [bitmap, pa.py_buffer(words)])


def write_text(column: Column, length: int) -> Any:
    """Give a column as text, an Arrow array or scalar: numbers plainly, true/false, 2025-01-01 12:30:05."""
    if column.type.kind == "null":
        return pa.scalar(None, pa.string())
    if column.type.kind == "text":
        return column.values
    if column.type.kind == "decimal" and column.type.decimals:
        return _write_decimal_text(column, length)
    whole = Column(ValueType("int64"), column.values, column.valid) if column.type.kind == "decimal" else column
    return write_column(whole, length, 6).cast(pa.string())


def _write_decimal_text(column: Column, length: int) -> pa.Array:
    """Write decimals without exponents, which Arrow's own cast uses for small ones."""
    values, factor = narrow(column.values), 10**column.type.decimals
    if bound(values) >= 2**63:
        raise OverflowError("beyond 64 bits")
    whole, rest = np.divmod(np.abs(values), factor)
    texts = [write_column(Column(ValueType("int64"), part, column.valid), length, 0).cast(pa.string()) for part in (whole, rest)]
    signs = pa.array(np.where(np.broadcast_to(values, (length,)) < 0, "-", ""), pa.string())
    padded = pc.utf8_lpad(texts[1], column.type.decimals, "0")
    return pc.binary_join_element_wise(pc.binary_join_element_wise(signs, texts[0], ""), padded, ".")
