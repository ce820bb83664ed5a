"""Numbers and texts that the pack's functions share: ranges, prices, digits, siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fictable import Context, FieldSpec, Moment, Offset, Refused, Rows

TEXT = np.dtypes.StringDType()
# The share of a range that takes the values which would naturally lie outside it.
EDGE = 0.35


def bounded(kind: str, low: float, high: float) -> dict[str, Any]:
    """The parameters `min` and `max` of a type whose natural values lie in [low, high]; kind is integer or number."""
    limits = {"type": kind, "minimum": min(low, 0), "maximum": 10**9}
    return {"min": {**limits, "default": low}, "max": {**limits, "default": high}}


def fit_range(rows: Rows, values: NDArray[Any]) -> NDArray[Any]:
    """Values inside [min, max] stay; the others move into the nearer third of the range.

    Raises Refused where min is above max.
    """
    low, high = float(rows.params["min"]), float(rows.params["max"])
    if low > high:
        raise Refused(f"min {low:g} is above max {high:g}", param="min", allowed=f"<= {high:g}")
    step = rows.draw("range").uniform(0.0, EDGE * (high - low))
    return np.where(values < low, low + step, np.where(values > high, high - step, values))


def write_digits(numbers: NDArray[Any], width: int) -> NDArray[Any]:
    """Whole numbers ≥ 0 as text, padded with zeros to `width` digits."""
    return np.asarray(np.strings.zfill(np.asarray(numbers, np.int64).astype(TEXT), width))


def end_price(rows: Rows, price: NDArray[np.float64]) -> NDArray[np.int64]:
    """A rough price as a shop would print it, in cents: mostly .99 or .95; from 200 on, tens less one."""
    style = rows.draw("ending").uniform()
    small = np.select([style < 0.55, style < 0.70, style < 0.85], [99, 49, 79], 29)
    usual = np.select([style < 0.62, style < 0.80, style < 0.92], [99, 95, 0], 49)
    large = np.select([style < 0.45, style < 0.55], [99, 95], 0)
    whole = np.where(price < 200, np.floor(price), np.maximum(np.rint(price / 10), 1) * 10 - 1)
    cents = np.select([price < 10, price < 200], [small, usual], large)
    return np.asarray(np.maximum(whole * 100 + cents, 49), np.int64)


def days_before(rows: Rows, days: NDArray[Any]) -> NDArray[np.datetime64]:
    """The dates `days` (≥ 0) before the dataset's clock."""
    today = np.datetime64(rows.as_of.replace(tzinfo=None), "D")
    return np.asarray(today - np.asarray(days, np.int64).astype("timedelta64[D]"))


def find_sibling(field: FieldSpec, context: Context, names: Sequence[str]) -> str | None:
    """The first of `names` that another field of the table has, else None."""
    for name in names:
        if name == field.name:
            continue
        try:
            context.field(name)
        except Refused:
            continue
        return name
    return None


DATE_PARAMS: Mapping[str, Any] = {
    "start": {"type": "string", "format": "date"},
    "end": {"type": "string", "format": "date"},
    "after": {"type": "string", "format": "field:time"},
}


def plan_date(field: FieldSpec, context: Context, *, bases: Sequence[str], low: int, high: int, slack: int = 0) -> Moment | Offset:
    """A date `low` to `high` days after the parameter `after` or the first field of `bases` in the table.

    Without either, or with `start` or `end`: a date between those, by default in the two years before the clock, less `slack` days.
    """
    params = field.params
    base = params.get("after") or (None if "start" in params or "end" in params else find_sibling(field, context, bases))
    if base is not None and context.storage(base) in {"date32", "timestamp[s]"}:
        return Offset(base, 1, low, high, "day", storage=context.storage(base))
    today = np.datetime64(context.as_of.replace(tzinfo=None), "D")
    start = np.datetime64(params.get("start", str(today - 730)), "D").astype(np.int64)
    end = np.datetime64(params.get("end", str(today - slack)), "D").astype(np.int64)
    if start > end:
        raise Refused("start is after end", param="start")
    return Moment(int(start), int(end), storage="date32")
