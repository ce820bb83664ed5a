"""Draws and pool entries by a number of their own instead of by the row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fictable import Entity, Pool
from fictable.work.service import Fictable

SERIAL = {"values": ["in turn"]}
FIELDS: list[dict[str, Any]] = [
    {"name": "order", "type": "sensors.reading.order", "params": SERIAL, "drop": True},
    {"name": "sensor", "type": "sensors.reading.sensor_id"},
    {"name": "time", "type": "sensors.reading.measured_at"},
    {"name": "value", "type": "sensors.reading.value"},
    {"name": "weather_order", "type": "sensors.weather.order", "params": {"values": ["hourly"]}, "drop": True},
    {"name": "station", "type": "sensors.weather.station"},
    {"name": "warmth", "type": "sensors.weather.temperature"},
]


def test_rows_of_a_series_need_no_other_rows(service: Fictable) -> None:
    """A shuffled selection of rows of series equals the same rows of the whole table."""
    prepared = service.prepare(service.parse_spec({"seed": 7, "tables": [{"name": "t", "rows": 3000, "fields": FIELDS}]}))
    whole = service.make_table(prepared)
    numbers = np.array([2999, 3, 700, 4, 0, 1024, 5, 1500, 3], np.uint64)
    part = service._engine.open_table(prepared.planned, "t").record_batch(numbers)
    assert part.to_pydict() == whole.take(pa.array(numbers.astype(np.int64))).to_pydict()


def test_a_number_has_one_entry(service: Fictable) -> None:
    """All rows of a device have the entries of the device; so many stations are told apart."""
    prepared = service.prepare(service.parse_spec({"seed": 7, "tables": [{"name": "t", "rows": 400, "fields": FIELDS}]}))
    rows = service.make_table(prepared).to_pylist()
    assert [row["sensor"] for row in rows[:8]] == [row["sensor"] for row in rows[392:]]
    assert len({row["station"] for row in rows}) == len({row["station"] for row in rows[:4]}) == 4


def test_every_pool_is_picked_by_something() -> None:
    """Names of what picks the entries belong to the pools, one by one."""
    with pytest.raises(ValueError, match="for each of the 2 pools"):
        Entity("demo.thing", Pool(["a"]), Pool(["b"]), by=("number",))


def test_a_case_may_be_a_value_of_an_entity(service: Fictable) -> None:
    """Where a condition is true, another value of the same thing stands in the field; it is not left out silently."""
    fields = [
        {"name": "expiry", "type": "finance.card.expiry", "cases": [{"when": "status = 'Expired'", "type": "finance.card.past_expiry"}]},
        {"name": "past", "type": "finance.card.past_expiry"},
        {"name": "status", "type": "finance.card.status"},
    ]
    prepared = service.prepare(service.parse_spec({"seed": 7, "tables": [{"name": "t", "rows": 400, "fields": fields}]}))
    rows = service.make_table(prepared).to_pylist()
    assert all((row["expiry"] == row["past"]) == (row["status"] == "Expired") for row in rows)
    assert any(row["status"] == "Expired" for row in rows)
