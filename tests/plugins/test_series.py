"""Topics that are series: every thing reports at a regular beat, and its values move little from one beat to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from fictable.contract.catalog import Catalog

# Topic, column of the thing, of the time, of a value, seconds between two readings (and how late one may be).
SERIES = (
    ("energy.grid_load", "area", "hour", "temperature_c", 3600, 0),
    ("energy.meter_readings", "meter_id", "timestamp", "energy", 1800, 0),
    ("energy.wind_readings", "turbine_id", "timestamp", "wind_speed", 600, 0),
    ("health.outbreaks", "country", "date", "confirmed", 86_400, 0),
    ("sensors.air_quality", "city", "measured_at", "pm2_5", 3600, 0),
    ("sensors.climate", "device_id", "measured_at", "temperature_c", 300, 59),
    ("sensors.machines", "machine_id", "timestamp", "air_temperature_k", 3600, 59),
    ("sensors.weather_observations", "station", "observed_at", "pressure_hpa", 3600, 600),
)


def make_topic(make: Any, catalog: Catalog, topic: str, rows: int, **dataset: Any) -> list[dict[str, Any]]:
    """The rows of a topic."""
    found = catalog.topics[topic]
    fields = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in found.fields.items()]
    return list(make(fields, rows=rows, constraints=list(found.constraints), **dataset).to_pylist())


@pytest.mark.parametrize(("topic", "thing", "time", "value", "beat", "late"), SERIES)
def test_things_report_in_turn(make: Any, catalog: Catalog, topic: str, thing: str, time: str, value: str, beat: int, late: int) -> None:
    """Few things, each at its beat; the step from one value to the next is small against how the values spread."""
    rows = make_topic(make, catalog, topic, 600)
    names = list(dict.fromkeys(row[thing] for row in rows))
    assert 2 <= len(names) <= 8
    steps, deviations = [], []
    for name in names:
        own = [row for row in rows if row[thing] == name]
        for one, next_one in pairwise(own):
            assert abs((next_one[time] - one[time]).total_seconds() - beat) <= late
        values = np.array([float(row[value]) for row in own])
        steps.append(np.abs(np.diff(values)).mean())
        deviations.append(values.std())
    assert np.mean(steps) < np.mean(deviations)


def test_rates_move_from_working_day_to_working_day(make: Any, catalog: Catalog) -> None:
    """Two different currencies, each quoted once on every working day, a few per mille from the day before."""
    rows = make_topic(make, catalog, "finance.exchange_rates", 200)
    assert len({(row["date"], row["currency_code"]) for row in rows}) == 200
    for code in {row["currency_code"] for row in rows}:
        own = [row for row in rows if row["currency_code"] == code]
        assert all(one["date"] < next_one["date"] and next_one["date"].weekday() < 5 for one, next_one in pairwise(own))
        moves = [next_one["exchange_rate"] / one["exchange_rate"] - 1 for one, next_one in pairwise(own)]
        assert 0 < max(map(abs, moves)) < 0.04


def test_counters_never_run_back(make: Any, catalog: Catalog) -> None:
    """The yield of a day and in all grows with the time, and a machine's hours grow by one an hour."""
    rows = make_topic(make, catalog, "energy.solar_readings", 900)
    for inverter in {row["inverter_id"] for row in rows}:
        own = [row for row in rows if row["inverter_id"] == inverter]
        for one, next_one in pairwise(own):
            assert next_one["total_yield"] >= one["total_yield"]
            assert next_one["timestamp"].date() > one["timestamp"].date() or next_one["daily_yield"] >= one["daily_yield"]
    machines = make_topic(make, catalog, "sensors.machines", 60)
    for one, next_one in zip(machines, machines[6:], strict=False):
        assert (next_one["machine_id"], next_one["operating_hours"]) == (one["machine_id"], one["operating_hours"] + 1)
        assert next_one["machine_type"] == one["machine_type"]


def test_any_part_of_a_series_is_that_part_of_the_whole(make: Any, catalog: Catalog) -> None:
    """Rows of a shorter series are the first rows of a longer one: no value depends on the rows before it."""
    for topic in ("energy.meter_readings", "sensors.weather_observations", "finance.exchange_rates"):
        assert make_topic(make, catalog, topic, 60) == make_topic(make, catalog, topic, 400)[:60]
