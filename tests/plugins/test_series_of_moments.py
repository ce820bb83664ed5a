"""Dates and times at equal distances."""

from __future__ import annotations

import datetime as dt
from typing import Any


def test_a_series_has_the_storage_of_its_type(make: Any) -> None:
    """Every third day, every six hours: dates and timestamps, not numbers, also where others compute with them."""
    table = make(
        [
            {"name": "day", "type": "date", "params": {"start": "2025-01-01", "every": 3, "unit": "day"}},
            {"name": "hour", "type": "datetime", "params": {"start": "2025-01-01", "every": 6, "unit": "hour"}},
            {"name": "due", "type": "date", "params": {"after": "day", "min_offset": 2, "max_offset": 2}},
        ],
        rows=3,
    )
    assert table["day"].to_pylist() == [dt.date(2025, 1, 1), dt.date(2025, 1, 4), dt.date(2025, 1, 7)]
    assert table["hour"].to_pylist() == [dt.datetime(2025, 1, 1, hour) for hour in (0, 6, 12)]
    assert table["due"].to_pylist() == [dt.date(2025, 1, 3), dt.date(2025, 1, 6), dt.date(2025, 1, 9)]
