"""Regular series of dates and moments."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fictable.work.service import Fictable


@pytest.mark.parametrize(
    ("type_id", "params", "expected"),
    [
        ("date", {"every": 1, "unit": "week"}, [dt.date(2025, 6, 1), dt.date(2025, 6, 8), dt.date(2025, 6, 15)]),
        (
            "datetime",
            {"every": 90, "unit": "minute"},
            [dt.datetime(2025, 6, 1), dt.datetime(2025, 6, 1, 1, 30), dt.datetime(2025, 6, 1, 3)],
        ),
    ],
)
def test_a_series_has_dates_and_no_numbers(service: Fictable, type_id: str, params: dict[str, Any], expected: list[Any]) -> None:
    """With `every`, rows count on from the start as dates or moments, also where another field counts on from them."""
    later = {"name": "later", "type": "datetime", "params": {"after": "when", "min_offset": 1, "max_offset": 1, "unit": "day"}}
    when = {"name": "when", "type": type_id, "params": {"start": "2025-06-01", **params}}
    prepared = service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 3, "fields": [when, later]}]}))
    made = service.make_table(prepared, "t").to_pydict()
    assert made["when"] == expected
    assert [moment.date() - dt.date(2025, 6, 1) >= dt.timedelta(days=1) for moment in made["later"]] == [True] * 3
