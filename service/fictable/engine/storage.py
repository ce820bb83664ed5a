"""From what a plan returned to the declared storage, and back to what functions read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.contract.pools import TEXT
from fictable.engine.picks import Picks, TextColumn

PRECISION = 18


def arrow_type(storage: str, decimals: int | None) -> pa.DataType:
    """The Arrow type of a storage name; `decimal` is decimal128(18, decimals). Raises ValueError for an unknown name."""
    if storage == "decimal":
        return pa.decimal128(PRECISION, 2 if decimals is None else decimals)
    if storage == "time32[s]":
        return pa.time32("s")
    return pa.type_for_alias(storage)


def round_half_away(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """To whole numbers, halves away from zero."""
    return np.copysign(np.floor(np.abs(values) + 0.5), values)


def scale(values: NDArray[Any], decimals: int) -> NDArray[np.int64]:
    """Floats as integers scaled by 10**decimals; integers are taken as scaled already. Raises ValueError beyond 18 digits."""
    if values.dtype.kind in "iu":
        return values.astype(np.int64)
    scaled = round_half_away(np.asarray(values, np.float64) * 10.0**decimals)
    if not np.isfinite(scaled).all() or (np.abs(scaled) >= 10.0**PRECISION).any():
        raise ValueError("not a number, infinite or beyond 18 digits")
    return scaled.astype(np.int64)


def decimals_of(scaled: NDArray[np.int64], decimals: int) -> pa.Array:
    """A decimal128(18, decimals) array from integers scaled by 10**decimals."""
    words = np.empty((len(scaled), 2), np.int64)
    words[:, 0] = scaled
    words[:, 1] = scaled >> 63
    return pa.Array.from_buffers(pa.decimal128(PRECISION, decimals), len(scaled), [None, pa.py_buffer(words)])


def unscaled(array: pa.Array) -> NDArray[np.int64]:
    """The scaled integers of a decimal128 array without nulls (18 digits fit 64 bits)."""
    words = np.frombuffer(array.buffers()[1], np.int64).reshape(-1, 2)
    return words[array.offset : array.offset + len(array), 0]


def to_arrow(raw: Any, storage: str, decimals: int | None) -> pa.Array:
    """What a plan returned, in the declared storage.

    Raises ValueError, TypeError or ArrowException where the values do not fit (NaN, overflow, another kind).
    """
    wanted = arrow_type(storage, decimals)
    if isinstance(raw, Picks | TextColumn):
        raw = raw.arrow() if storage == "string" else raw.numpy()
    if isinstance(raw, pa.ChunkedArray):
        raw = raw.combine_chunks()
    if isinstance(raw, pa.Array):
        return raw if raw.type == wanted else _cast(raw, wanted, decimals)
    if storage == "string":
        return _texts(raw)
    values = raw if isinstance(raw, np.ndarray) else np.asarray(raw, _dtype_hint(raw))
    if storage == "decimal":
        return decimals_of(scale(_as_numbers(values), wanted.scale), wanted.scale)
    if pa.types.is_floating(wanted):
        return pa.array(_settle(_as_numbers(values), decimals), wanted)
    if pa.types.is_integer(wanted):
        return _integers(_as_numbers(values), wanted)
    if values.dtype.kind == "O":
        return pa.array([_without_zone(value) for value in values], wanted)
    return pa.array(_moments(values, storage)).cast(wanted)


def _without_zone(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None, microsecond=0)
    return value.replace(microsecond=0) if isinstance(value, dt.time) else value


def _dtype_hint(raw: Sequence[Any]) -> Any:
    return object if len(raw) and isinstance(raw[0], (str, dt.date, dt.time, Decimal)) else None


def _as_numbers(values: NDArray[Any]) -> NDArray[Any]:
    if values.dtype.kind == "O" or isinstance(values.dtype, np.dtypes.StringDType):
        return np.array([float(value) for value in values.tolist()], np.float64)
    return values.astype(np.int64) if values.dtype.kind == "b" else values


def _settle(values: NDArray[Any], decimals: int | None) -> NDArray[np.float64]:
    numbers = np.asarray(values, np.float64)
    if not np.isfinite(numbers).all():
        raise ValueError("not a number or infinite")
    if decimals is None:
        return numbers
    factor = 10.0**decimals
    return np.asarray(round_half_away(numbers * factor) / factor + 0.0)


def _integers(values: NDArray[Any], wanted: pa.DataType) -> pa.Array:
    if values.dtype.kind == "f":
        if not np.isfinite(values).all():
            raise ValueError("not a number or infinite")
        values = round_half_away(values).astype(np.int64)
    return pa.array(values).cast(wanted)


def _moments(values: NDArray[Any], storage: str) -> NDArray[Any]:
    if values.dtype.kind in "iu" and storage == "date32":
        return values.astype("datetime64[D]")
    if values.dtype.kind in "iu" and storage == "timestamp[s]":
        return values.astype("datetime64[s]")
    if storage == "time32[s]":
        return values.astype(np.int32)
    if values.dtype.kind == "M":
        return values.astype("datetime64[D]" if storage == "date32" else "datetime64[s]")
    return values


def _texts(raw: Any) -> pa.Array:
    values = raw.tolist() if isinstance(raw, np.ndarray) else list(raw)
    if values and not isinstance(values[0], str):
        raise TypeError(f"a {type(values[0]).__name__} is no text")
    return pa.array(values, pa.string())


def _cast(array: pa.Array, wanted: pa.DataType, decimals: int | None) -> pa.Array:
    if pa.types.is_floating(array.type) and pa.types.is_decimal(wanted):
        return decimals_of(scale(array.to_numpy(zero_copy_only=False), wanted.scale), wanted.scale)
    if pa.types.is_floating(wanted) and not pa.types.is_string(array.type):
        return pa.array(_settle(array.cast(pa.float64()).to_numpy(zero_copy_only=False), decimals), wanted)
    if pa.types.is_decimal(array.type) and pa.types.is_decimal(wanted) and array.type.scale > wanted.scale:
        array = pc.round(array, ndigits=wanted.scale, round_mode="half_towards_infinity")
    return array.cast(wanted)


def expand(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """The columns of a schema of a batch with compact texts, with the schema's types."""
    return pa.record_batch([_join_parts(batch.column(name)) for name in schema.names], schema=schema)


def _join_parts(column: pa.Array) -> pa.Array:
    if pa.types.is_struct(column.type):
        return pc.binary_join_element_wise(*map(_join_parts, column.flatten()), "")
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def to_numpy(array: pa.Array) -> NDArray[Any]:
    """As functions read it: text as StringDType, decimals as the nearest float64, dates and times as datetime64, the rest as is."""
    kind = array.type
    if pa.types.is_decimal(kind):
        return np.asarray(unscaled(array) / 10.0**kind.scale)
    if pa.types.is_string(kind):
        return np.asarray(array.to_numpy(zero_copy_only=False)).astype(TEXT)
    if pa.types.is_time(kind):
        return np.asarray(array.cast(pa.int32()).to_numpy(zero_copy_only=False))
    if pa.types.is_date32(kind):
        return np.asarray(array.cast(pa.int32()).to_numpy(zero_copy_only=False)).astype("datetime64[D]")
    return np.asarray(array.to_numpy(zero_copy_only=False))
