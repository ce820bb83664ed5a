"""Numbers and texts that the pack's functions share: ranges, prices, digits, siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fictable import Context, FieldSpec, Moment, Offset, Refused, Rows, values

TEXT = np.dtypes.StringDType()
bounded = values.bounded
fit_range = values.fit_range
fit_money = values.fit_money
convert_dollars = values.convert_dollars
read_price_level = values.read_price_level
write_digits = values.write_digits
days_before = values.days_before
find_sibling = values.find_sibling


def end_price(rows: Rows, price: NDArray[np.float64]) -> NDArray[np.int64]:
    """A rough price as a shop would print it, in cents: mostly .99 or .95; from 200 on, tens less one."""
    style = rows.draw("ending").uniform()
    small = np.select([style < 0.55, style < 0.70, style < 0.85], [99, 49, 79], 29)
    usual = np.select([style < 0.62, style < 0.80, style < 0.92], [99, 95, 0], 49)
    large = np.select([style < 0.45, style < 0.55], [99, 95], 0)
    whole = np.where(price < 200, np.floor(price), np.maximum(np.rint(price / 10), 1) * 10 - 1)
    cents = np.select([price < 10, price < 200], [small, usual], large)
    return np.asarray(np.maximum(whole * 100 + cents, 49), np.int64)


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
