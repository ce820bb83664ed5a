"""The energy pack: grids, plants, meters, bills, charging and fuel add up."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable.contract.catalog import Catalog


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"energy.{entity}.{name}"} for name in names]


def column(table: Any, name: str) -> Any:
    """A column as a NumPy array of numbers."""
    return np.array(table[name].to_pylist(), float)


def test_the_grid_adds_up(make: Any) -> None:
    """No sun at night, more load by day, the forecast is near, hours follow each other."""
    table = make(fields("load", "hour", "area", "demand", "forecast", "solar", "price", "renewable_share"), rows=6_000)
    rows = table.to_pylist()
    assert all(r["solar"] == 0 for r in rows if r["hour"].hour in {0, 1, 2, 23})
    texas = [r for r in rows if r["area"] == "ERCOT"]
    assert np.mean([r["demand"] for r in texas if 14 <= r["hour"].hour <= 18]) > 1.15 * np.mean(
        [r["demand"] for r in texas if r["hour"].hour < 5]
    )
    assert np.abs(column(table, "forecast") / column(table, "demand") - 1).mean() < 0.03
    assert (rows[1]["hour"] - rows[0]["hour"]).total_seconds() == 3600
    german = [(r["renewable_share"], r["price"]) for r in rows if r["area"] == "Germany"]
    assert np.corrcoef(np.array(german).T)[0, 1] < -0.2


def test_plants_produce_what_they_can(make: Any) -> None:
    """Generation follows capacity and its factor; clean plants emit nothing; names tell the technology."""
    for row in make(
        fields("plant", "name", "fuel", "technology", "renewable", "capacity", "capacity_factor", "generation", "emissions"), rows=2_000
    ).to_pylist():
        assert abs(row["generation"] - row["capacity"] * 8.76 * row["capacity_factor"] / 100) < 1
        assert row["fuel"] not in {"Solar", "Wind", "Hydro", "Nuclear"} or row["emissions"] == 0
        assert (row["renewable"] == "No") == (row["fuel"] in {"Natural Gas", "Coal", "Nuclear", "Oil"})
        assert row["technology"] != "Offshore Wind" or row["name"].endswith("Offshore Wind Farm")


def test_sun_and_wind_drive_their_plants(make: Any) -> None:
    """AC below DC below what the sun gives; a turbine follows its curve."""
    sun = make(fields("solar", "irradiance", "dc_power", "ac_power", "module_temperature", "ambient_temperature"), rows=3_000)
    assert np.all(column(sun, "ac_power") <= column(sun, "dc_power"))
    assert np.corrcoef(column(sun, "irradiance"), column(sun, "dc_power"))[0, 1] > 0.97
    wind = make(fields("wind", "wind_speed", "power", "theoretical_power"), rows=3_000)
    assert np.all(column(wind, "power") <= column(wind, "theoretical_power") + 0.1)
    assert np.all(column(wind, "power")[column(wind, "wind_speed") < 3.3] == 0)


def test_meters_and_bills_add_up(make: Any) -> None:
    """Power is twice the half-hour's energy; a bill is use times rate and the charge; a period is a month."""
    names = ("energy", "active_power", "monthly_energy", "unit_rate", "standing_charge", "bill_amount", "period_start", "period_end")
    for row in make(fields("meter", *names), rows=1_500).to_pylist():
        assert abs(row["active_power"] - 2 * row["energy"]) < 0.002
        assert abs(float(row["bill_amount"]) - row["monthly_energy"] * row["unit_rate"] - float(row["standing_charge"])) < 0.02
        assert row["period_start"].day == 1
        assert 27 <= (row["period_end"] - row["period_start"]).days <= 30


def test_charging_takes_its_time(make: Any) -> None:
    """Sessions end after they start, batteries fill, the charger's power is not exceeded."""
    for row in make(
        fields("charging", "started_at", "ended_at", "start_charge", "end_charge", "energy", "duration", "kilowatts", "cost"), rows=1_500
    ).to_pylist():
        assert row["started_at"] < row["ended_at"]
        assert row["start_charge"] < row["end_charge"] <= 100
        assert row["energy"] <= row["kilowatts"] * (row["duration"] + 1) / 60
        assert 0.2 < float(row["cost"]) / row["energy"] < 0.6


def test_fuel_costs_what_it_says(make: Any) -> None:
    """Total is price by gallons; prices end in nine tenths of a cent; premium is dearer."""
    rows = make(fields("fuel", "fuel_type", "price", "gallons", "total"), rows=2_000).to_pylist()
    for row in rows:
        assert abs(float(row["total"]) - float(row["price"]) * row["gallons"]) < 0.02
        assert str(row["price"]).endswith("9")
    mean = {kind: np.mean([float(r["price"]) for r in rows if r["fuel_type"] == kind]) for kind in ("Regular", "Premium")}
    assert mean["Regular"] + 0.5 < mean["Premium"]


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "energy"]
    assert len(topics) >= 6
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
