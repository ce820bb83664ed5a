"""The built-in nodes of column plans: each turns rows into values. One function per node, chosen by the node's class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.contract.nodes import (
    Choice,
    Concat,
    Constant,
    Counter,
    Digit,
    Formula,
    Lookup,
    Moment,
    Number,
    Offset,
    Pattern,
    Reference,
    Uuid,
)
from fictable.engine.alias import exact_shares, pick
from fictable.engine.conditions import evaluate_text
from fictable.engine.digits import find_digits
from fictable.engine.distributions import sample, sample_integers, sample_scaled, unit_of
from fictable.engine.months import SECONDS, add_months
from fictable.engine.patterns import count_texts, draw_texts, fixed_width_text, write_ordinals
from fictable.engine.permutation import permute, permute_rounds
from fictable.engine.picks import Picks
from fictable.engine.portable import normal_cdf, normal_quantile
from fictable.engine.rows import BatchRows, FieldRows
from fictable.engine.storage import arrow_type, to_arrow, unscaled
from fictable.errors import Refused

# A UUID is eight groups of four hexadecimal digits, each the lower 16 bits of one of two draws after a shift.
_FOUR_DIGITS = np.frombuffer(b"0123456789abcdef", np.uint8)[np.arange(1 << 16)[:, None] >> np.array([12, 8, 4, 0]) & 15].view("<u4")[:, 0]
_UUID_GROUPS = (("0", 0, 48), ("1", 0, 32), ("2", 0, 16), ("3", 0, 0), ("4", 1, 48), ("5", 1, 32), ("6", 1, 16), ("7", 1, 0))
_UUID_LAYOUT = np.dtype(
    {
        "names": [*"01", "dash a", "2", "dash b", "3", "dash c", "4", "dash d", *"567"],
        "formats": ["<u4", "<u4", "u1", "<u4", "u1", "<u4", "u1", "<u4", "u1", "<u4", "<u4", "<u4"],
        "offsets": [0, 4, 8, 9, 13, 14, 18, 19, 23, 24, 28, 32],
        "itemsize": 36,
    }
)


def _constant(node: Constant, rows: FieldRows) -> pa.Array:
    storage, decimals = node.storage or rows.field.storage, rows.field.decimals if node.decimals is None else node.decimals
    kind = arrow_type(storage, decimals)
    if node.value is None:
        return pa.nulls(len(rows), kind)
    one = to_arrow([node.value], storage, decimals) if storage == "string" else to_arrow(np.asarray([node.value]), storage, decimals)
    return pc.take(one, pa.array(np.zeros(len(rows), np.int32)))


def _counter(node: Counter, rows: FieldRows) -> Any:
    values = rows.numbers.astype(np.int64) * node.step + node.start
    if not node.width:
        return values
    return pc.utf8_lpad(pa.array(values).cast(pa.string()), node.width, "0")


def _uuid(_: Uuid, rows: FieldRows) -> pa.Array:
    high, low = rows.bits("high"), rows.bits("low")
    high &= np.uint64(0xFFFFFFFFFFFF0FFF)
    high |= np.uint64(0x4000)
    low &= np.uint64(0x3FFFFFFFFFFFFFFF)
    low |= np.uint64(1 << 63)
    out = np.empty(len(rows), _UUID_LAYOUT)
    for dash in "abcd":
        out[f"dash {dash}"] = ord("-")
    for name, part, shift in _UUID_GROUPS:
        out[name] = _FOUR_DIGITS[(high, low)[part] >> np.uint64(shift) & np.uint64(0xFFFF)]
    return fixed_width_text(out.view(np.uint8).reshape(len(rows), 36))


def _pattern(node: Pattern, rows: FieldRows) -> pa.Array:
    if rows.field.spec.unique:
        return write_ordinals(node.pattern, permute_rounds(rows.numbers, min(count_texts(node.pattern), 2**62), rows.key("value")))
    return draw_texts(node.pattern, rows.bits("value"))


def _concat(node: Concat, rows: FieldRows) -> pa.Array:
    parts: list[Any] = []
    for place, part in enumerate(node.parts):
        if isinstance(part, str):
            parts.append(pa.scalar(part))
            continue
        inner = FieldRows(rows.batch, rows.field, (*rows.scope, "part", place), rows.params)
        evaluator = cast(Callable[[Any, FieldRows], Any], find_evaluator(part))
        parts.append(to_arrow(evaluator(part, inner), "string", None) if not isinstance(part, Counter) else _text(_counter(part, inner)))
    if all(isinstance(part, pa.Scalar) for part in parts):
        return _constant(Constant("".join(part.as_py() for part in parts), "string"), rows)
    return pc.binary_join_element_wise(*parts, "")


def _text(values: Any) -> pa.Array:
    return (values if isinstance(values, pa.Array) else pa.array(values)).cast(pa.string())


def _choice(node: Choice, rows: FieldRows) -> Picks | pa.Array:
    size = len(node.values)
    if rows.field.spec.unique:
        values = rows.batch.run.unique_values_of(node)
        found = permute_rounds(rows.numbers, size, rows.key("value")) if values is None else values.find(rows.numbers, rows.key("value"))
        index = found.astype(np.int32)
    elif rows.field.spec.exact:
        index = _exact_index(node, rows)
    else:
        index = pick(rows.batch.run.alias_of(node), size, rows.bits("value"))
    if node.storage == "string":
        return Picks(rows.batch.run.pool_of_choice(node), index)
    return to_arrow(np.asarray(node.values), node.storage, node.decimals).take(pa.array(index))


def _exact_index(node: Choice, rows: FieldRows) -> NDArray[np.int32]:
    total = max(rows.total, 1)
    counts = exact_shares(list(node.weights or [1.0] * len(node.values)), total)
    place = permute(rows.numbers % np.uint64(total), total, rows.key("value"))
    return np.searchsorted(np.cumsum(counts), place.astype(np.int64), side="right").astype(np.int32)


def _low_of(rows: FieldRows, low: int, high: int, scale_by: int) -> Any:
    """The lower bound: the node's own, or the row's value of the field that comes before it."""
    planned = rows.field
    if not planned.bounded_by:
        return low
    before = rows.batch.cell(planned.bounded_by).arrow()
    if pa.types.is_decimal(before.type):
        values = unscaled(before) * 10 ** max(scale_by - before.type.scale, 0) // 10 ** max(before.type.scale - scale_by, 0)
    else:
        values = np.asarray(_as_units(before, planned.storage)) * 10**scale_by
    return np.clip(values + (1 if planned.strict else 0), low, high)


def _as_units(values: pa.Array, storage: str) -> NDArray[Any]:
    if pa.types.is_timestamp(values.type) and storage == "date32":
        values = values.cast(pa.timestamp("s")).cast(pa.date32())
    elif pa.types.is_date32(values.type) and storage == "timestamp[s]":
        values = values.cast(pa.timestamp("s"))
    if pa.types.is_floating(values.type):
        return np.asarray(values.to_numpy(zero_copy_only=False))
    width = pa.int32() if values.type.bit_width == 32 else pa.int64()
    return np.asarray(values.cast(width).to_numpy(zero_copy_only=False)).astype(np.int64)


def _draw_value(rows: FieldRows) -> NDArray[np.uint64]:
    """64 random bits per row; where the field is correlated, the bits of its share in the others' normal scores."""
    mixture = rows.field.mixture
    if mixture is None:
        return rows.bits("value")
    score = np.zeros(len(rows))
    for name, loading in zip(mixture.fields, mixture.loadings, strict=True):
        own = FieldRows(rows.batch, rows.field, ("score", name), rows.params)
        score = score + loading * normal_quantile(unit_of(own.bits("value")))
    return np.minimum(normal_cdf(score) * 2.0**53, 2.0**53 - 1).astype(np.uint64) << np.uint64(11)


def _number(node: Number, rows: FieldRows) -> Any:
    decimals = node.decimals or 0
    if node.storage == "float64":
        return _float_number(node, rows)
    low, high = _scaled(node.low, decimals), _scaled(node.high, decimals)
    if rows.field.spec.unique:
        return _unique_numbers(node, rows, low, high)
    bounded = _low_of(rows, low, high, decimals)
    if node.storage == "decimal":
        return sample_scaled(rows.batch.run.distribution_of(node), _draw_value(rows), _unscaled(bounded, decimals), node.high, decimals)
    return sample_integers(rows.batch.run.distribution_of(node), _draw_value(rows), bounded, high)


def _unique_numbers(node: Number | Moment, rows: FieldRows, low: int, high: int) -> NDArray[np.int64]:
    values = rows.batch.run.unique_values_of(node)
    if values is not None:
        return values.find(rows.numbers, rows.key("value"))
    return permute_rounds(rows.numbers, high - low + 1, rows.key("value")).astype(np.int64) + low


def _scaled(value: float, decimals: int) -> int:
    return int(np.floor(abs(value) * 10**decimals + 0.5)) * (1 if value >= 0 else -1) if decimals else int(value)


def _unscaled(bound: Any, decimals: int) -> Any:
    return bound / 10**decimals


def _float_number(node: Number, rows: FieldRows) -> NDArray[np.float64]:
    if rows.field.spec.unique:
        whole = rows.batch.run.decimals_of(node)
        scale = whole.decimals or 0
        return np.asarray(_unique_numbers(whole, rows, _scaled(whole.low, scale), _scaled(whole.high, scale)) / 10.0**scale)
    low = _low_of(rows, cast(int, node.low), cast(int, node.high), 0) if rows.field.bounded_by else node.low
    unit = unit_of(_draw_value(rows))
    distribution = rows.batch.run.distribution_of(node)
    if distribution is None:
        return np.asarray(low + unit * (node.high - np.asarray(low, np.float64)))
    return sample(distribution, unit, low, node.high)


def _moment(node: Moment, rows: FieldRows) -> NDArray[np.int64]:
    if rows.field.spec.unique:
        return _unique_numbers(node, rows, node.low, node.high)
    low = _low_of(rows, node.low, node.high, 0)
    distribution = rows.batch.run.distribution_of(node)
    if distribution is None:
        return sample_integers(None, _draw_value(rows), low, node.high)
    span = float(node.high - node.low)
    unit = unit_of(_draw_value(rows))
    share = sample(distribution, unit, (np.asarray(low) - node.low) / max(span, 1.0), 1.0)
    return np.clip(node.low + (share * span).astype(np.int64), low, node.high)


def _offset(node: Offset, rows: FieldRows) -> NDArray[np.int64]:
    base = rows.batch.cell(node.base).arrow()
    seconds_in_unit = SECONDS.get(node.unit)
    if seconds_in_unit is None:
        months = 12 if node.unit == "year" else 1
        count = sample_integers(
            rows.batch.run.distribution_of(node), rows.bits("value"), int(node.min_offset) * months, int(node.max_offset) * months
        )
        return add_months(_as_units(base, node.storage), node.sign * count, node.storage)
    step = 86_400 if node.storage == "date32" else 1
    low, high = (int(offset * seconds_in_unit // step) for offset in (node.min_offset, node.max_offset))
    return _as_units(base, node.storage) + node.sign * sample_integers(
        rows.batch.run.distribution_of(node), rows.bits("value"), low, max(low, high)
    )


def _formula(node: Formula, rows: FieldRows) -> pa.Array:
    return evaluate_text(node.expression, rows.batch)


def _reference(node: Reference, rows: FieldRows) -> pa.Array:
    return rows.batch.parent_batch(rows.field.spec.name).column(node.field)


def _lookup(node: Lookup, rows: FieldRows) -> pa.Array:
    planned = rows.batch.planned(node.via)
    plan = planned.plan.plan if isinstance(planned.plan, Digit) else planned.plan
    if not isinstance(plan, Reference):
        raise Refused(f"lookup goes via {node.via!r}, which is no reference field", param="via")
    return rows.batch.parent_batch(node.via).column(node.field)


def _digit(node: Digit, rows: FieldRows) -> Any:
    if isinstance(node.plan, Reference):
        return _reference(node.plan, rows)
    digits = find_digits(node, rows.batch)
    if isinstance(node.plan, Choice):
        raw = list(node.plan.values) if node.plan.storage == "string" else np.asarray(node.plan.values)
        return to_arrow(raw, node.plan.storage, node.plan.decimals).take(pa.array(digits.astype(np.int32)))
    low = _scaled(node.plan.low, (node.plan.decimals or 0) if isinstance(node.plan, Number) else 0)
    return digits.astype(np.int64) + low


_EVALUATORS: dict[type, Callable[[Any, Any], Any]] = {
    Constant: _constant,
    Counter: _counter,
    Uuid: _uuid,
    Pattern: _pattern,
    Concat: _concat,
    Choice: _choice,
    Number: _number,
    Moment: _moment,
    Offset: _offset,
    Formula: _formula,
    Reference: _reference,
    Lookup: _lookup,
    Digit: _digit,
}


def find_evaluator(plan: object) -> Callable[[Any, BatchRows], Any] | None:
    """The function that runs a built-in node, or None for anything else."""
    return _EVALUATORS.get(type(plan))
