"""Numbers and texts that the pack's functions share: ranges, digits, check digits, siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fictable import Context, FieldSpec, Moment, Offset, Refused, values

TEXT = np.dtypes.StringDType()
bounded = values.bounded
REALISTIC = values.REALISTIC
fit_range = values.fit_range
fit_money = values.fit_money
convert_dollars = values.convert_dollars
read_price_level = values.read_price_level
write_digits = values.write_digits
days_before = values.days_before
find_sibling = values.find_sibling


def read_codes(texts: NDArray[Any]) -> NDArray[np.uint8]:
    """ASCII texts of one length as a matrix of character codes."""
    width = int(np.strings.str_len(texts[:1]).max(initial=1))
    letters = np.asarray(texts).astype(f"U{width}").astype(f"S{width}")
    return letters.view(np.uint8).reshape(len(letters), -1)


def luhn_digit(body: NDArray[np.int64]) -> NDArray[np.int64]:
    """The check digit that makes number·10 + digit valid by Luhn's formula (ISO/IEC 7812-1); body < 10**18."""
    digits = body[:, None] // 10 ** np.arange(18, dtype=np.int64) % 10
    digits[:, ::2] *= 2
    return np.asarray(-np.where(digits > 9, digits - 9, digits).sum(axis=1) % 10)


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
