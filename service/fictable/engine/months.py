"""Calendar arithmetic on days and seconds since 1970 (proleptic Gregorian, UTC)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

SECONDS: Final = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}


def add_months(points: NDArray[np.int64], months: NDArray[np.int64], storage: str) -> NDArray[np.int64]:
    """Points (days for date32, else seconds) moved by whole months; the day is cut to the month's length, the time of day kept."""
    per_day = 1 if storage == "date32" else 86_400
    days, rest = np.divmod(points, per_day)
    dates = days.astype("datetime64[D]")
    first = dates.astype("datetime64[M]")
    day_of_month = (dates - first.astype("datetime64[D]")).astype(np.int64)
    target = first + months.astype("timedelta64[M]")
    length = ((target + np.timedelta64(1, "M")).astype("datetime64[D]") - target.astype("datetime64[D]")).astype(np.int64)
    moved = target.astype("datetime64[D]").astype(np.int64) + np.minimum(day_of_month, length - 1)
    return np.asarray(moved * per_day + rest)
