"""Numbers with a usual range that a dataset may narrow or move, moments in order, and small helpers of the pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Refused, Rows, portable

TEXT: Final = np.dtypes.StringDType()
# The part of a narrowed range that takes the values which would lie outside it.
EDGE: Final = 0.35
TWO_PI: Final = 6.283185307179586
DAY: Final = 86_400
Compute = Callable[[Rows], Any]


def measured(
    entity: Entity,
    name: str,
    *,
    low: float,
    high: float,
    decimals: int | None = None,
    storage: str = "",
    widest: float = 10**9,
    **about: Any,
) -> Callable[[Compute], Compute]:
    """A decorator: a numeric field with the parameters `min` and `max`, and its untouched fact `<name> fact` for other functions.

    The function's values are clipped to [low, high]; `widest` bounds what a dataset may ask for. Without `decimals` it is whole.
    """
    kind = "integer" if decimals is None else "number"
    limits = {"type": kind, "minimum": min(low, 0) - (0 if low >= 0 else widest), "maximum": max(widest, high)}
    params = {"min": {**limits, "default": low}, "max": {**limits, "default": high}}
    kept = storage or ("int32" if decimals is None else "float64")

    def keep(compute: Compute) -> Compute:
        entity.hidden(f"{name} fact")(lambda rows: settle(np.asarray(compute(rows), np.float64).clip(low, high), decimals))
        entity.field(name, storage=kept, decimals=decimals, params=params, **about)(
            lambda rows: settle(fit_range(rows, np.asarray(rows[f"{name} fact"], np.float64)), decimals)
        )
        return compute

    return keep


def settle(values: NDArray[Any], decimals: int | None) -> NDArray[Any]:
    """Values rounded to whole numbers (decimals None) or to `decimals` places."""
    return np.rint(values) if decimals is None else np.round(values, decimals)


def fit_range(rows: Rows, values: NDArray[np.float64]) -> NDArray[np.float64]:
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


def choose_label(labels: Sequence[str], index: Any) -> NDArray[Any]:
    """The label at each index."""
    return np.asarray(np.array(labels, TEXT)[np.asarray(index, np.int64)])


def days_before(rows: Rows, days: Any) -> NDArray[np.datetime64]:
    """The dates `days` (≥ 0) before the dataset's clock."""
    today = np.datetime64(rows.as_of.replace(tzinfo=None), "D")
    return np.asarray(today - np.rint(np.asarray(days)).astype(np.int64).astype("timedelta64[D]"))


def add_seconds(moments: Any, seconds: Any) -> NDArray[np.datetime64]:
    """Moments `seconds` later."""
    step = np.rint(np.asarray(seconds)).astype(np.int64).astype("timedelta64[s]")
    return np.asarray(np.asarray(moments).astype("datetime64[s]") + step)


def pace(rows: Rows, seconds: int, *, days: int) -> NDArray[np.datetime64]:
    """Moments in the order of the rows, `seconds` apart from `days` before the dataset's clock on; after those days anew."""
    start = days_before(rows, days)
    return add_seconds(start, (rows.numbers.astype(np.int64) * seconds) % (days * DAY))


def read_hour(moments: Any) -> NDArray[np.float64]:
    """Hours since midnight."""
    return np.asarray(np.asarray(moments).astype("datetime64[s]").astype(np.int64) % DAY / 3600.0)


def read_day(moments: Any) -> NDArray[np.int64]:
    """Day of the year, from 0."""
    days = np.asarray(moments).astype("datetime64[D]")
    return np.asarray((days - days.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64))


def turn(value: Any, peak: float, period: float) -> NDArray[np.float64]:
    """A wave between -1 and 1 that is 1 where value is `peak`."""
    return np.asarray(portable.cos((np.asarray(value, np.float64) - peak) * (TWO_PI / period)))
