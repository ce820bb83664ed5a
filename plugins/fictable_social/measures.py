"""Numbers with a usual range that a dataset may narrow or move, and small text helpers of the pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Refused, Rows

TEXT: Final = np.dtypes.StringDType()
# The part of a narrowed range that takes the values which would lie outside it.
EDGE: Final = 0.35
Compute = Callable[[Rows], Any]


def measured( entity: Entity, name: str, *, low: float, high: float, storage: str = "float64", decimals: int | None = 1,
    widest: float = 10**9, **about: Any ) -> Callable[[Compute], Compute]:  # fmt: skip
    """A decorator: a numeric field with the parameters `min` and `max`, and its untouched fact `<name> fact` for other functions.

    The function's values are clipped to [low, high]; `widest` bounds what a dataset may ask for. Integer storages round.
    """
    kind = "integer" if decimals is None else "number"
    limits = {"type": kind, "minimum": min(low, 0), "maximum": max(widest, high)}
    params = {"min": {**limits, "default": low}, "max": {**limits, "default": high}}

    def keep(compute: Compute) -> Compute:
        entity.hidden(f"{name} fact")(lambda rows: settle(np.asarray(compute(rows), np.float64).clip(low, high), decimals))
        entity.field(name, storage=storage, decimals=decimals, params=params, **about)(
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


def write_number(numbers: NDArray[Any], places: int = 0) -> NDArray[Any]:
    """Numbers ≥ 0 as text with exactly `places` digits after the point (at most 6)."""
    scaled = np.rint(np.asarray(numbers, np.float64) * 10**places).astype(np.int64)
    whole = (scaled // 10**places).astype(TEXT)
    return whole if places == 0 else np.asarray(whole + "." + write_digits(scaled % 10**places, places))


def fill(template: NDArray[Any], **slots: Any) -> NDArray[Any]:
    """Texts with every `{name}` replaced by the row's value of the slot."""
    text = np.asarray(template, TEXT)
    for name, values in slots.items():
        text = np.strings.replace(text, "{" + name + "}", np.asarray(values, TEXT))
    return text


def days_before(rows: Rows, days: Any) -> NDArray[np.datetime64]:
    """The dates `days` (≥ 0) before the dataset's clock."""
    today = np.datetime64(rows.as_of.replace(tzinfo=None), "D")
    return np.asarray(today - np.asarray(days, np.int64).astype("timedelta64[D]"))


def add_days(dates: NDArray[Any], days: Any) -> NDArray[np.datetime64]:
    """The dates `days` later."""
    return np.asarray(np.asarray(dates).astype("datetime64[D]") + np.rint(np.asarray(days)).astype(np.int64).astype("timedelta64[D]"))


def add_minutes(dates: NDArray[Any], minutes: Any) -> NDArray[np.datetime64]:
    """Moments `minutes` after the start of the dates, to the second."""
    step = np.rint(np.asarray(minutes)).astype(np.int64).astype("timedelta64[m]")
    return np.asarray((np.asarray(dates).astype("datetime64[s]") + step).astype("datetime64[s]"))
