"""The sensors pack: weather, air, devices, homes and machines agree within their rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable.contract.catalog import Catalog


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"sensors.{entity}.{name}"} for name in names]


def column(table: Any, name: str) -> Any:
    """A column as a NumPy array."""
    return np.array(table[name].to_pylist())


def test_weather_agrees(make: Any) -> None:
    """Dew point below temperature, no rain from a clear sky, snow in the cold only, gusts above the wind."""
    names = (
        "temperature",
        "min_temperature",
        "max_temperature",
        "dew_point",
        "humidity",
        "precipitation",
        "snowfall",
        "condition",
        "wind_speed",
        "wind_gust",
    )
    rows = make(fields("weather", *names), rows=4_000).to_pylist()
    for row in rows:
        assert row["dew_point"] <= row["temperature"] + 0.11
        assert row["min_temperature"] <= row["temperature"] <= row["max_temperature"]
        assert row["wind_gust"] >= row["wind_speed"]
        assert row["snowfall"] == 0 or row["temperature"] < 0.8
        wet = row["condition"] in {"Light Rain", "Rain", "Thunderstorm", "Snow"}
        assert wet == (row["precipitation"] > 0)
    assert 0.1 < np.mean([row["precipitation"] > 0 for row in rows]) < 0.5


def test_weather_follows_the_season_and_the_station(make: Any) -> None:
    """Chicago is cold in winter and warm in summer, Sydney the other way round; codes belong to stations."""
    rows = make(fields("weather", "station", "station_id", "date", "temperature"), rows=6_000).to_pylist()
    assert len({(r["station"], r["station_id"]) for r in rows}) == len({r["station"] for r in rows}) > 30

    def mean(code: str, months: set[int]) -> float:
        return float(np.mean([r["temperature"] for r in rows if r["station_id"] == code and r["date"].month in months]))

    assert mean("KORD", {6, 7, 8}) - mean("KORD", {12, 1, 2}) > 15
    assert mean("YSSY", {12, 1, 2}) - mean("YSSY", {6, 7, 8}) > 4


def test_sky_is_named_in_the_language(make: Any) -> None:
    """Conditions are in the language of the locale."""
    assert "Bedeckt" in make(fields("weather", "condition"), rows=300, locale="de_DE")["condition"].to_pylist()


def test_air_quality_index_follows_the_pollutants(make: Any) -> None:
    """Category by the index, coarse dust includes fine dust, Delhi is worse than Sydney."""
    rows = make(fields("air", "city", "pm25", "pm10", "aqi", "category"), rows=5_000).to_pylist()
    for row in rows:
        assert row["pm10"] >= row["pm25"] - 0.1
        assert (row["category"] == "Good") == (row["aqi"] <= 50)
        assert (row["category"] == "Hazardous") == (row["aqi"] > 300)
    means = {city: np.mean([r["aqi"] for r in rows if r["city"] == city]) for city in ("Delhi", "Sydney")}
    assert means["Delhi"] > means["Sydney"] + 80


def test_readings_fit_their_sensor(make: Any) -> None:
    """A quantity has its unit and its parts; alarms beyond the limits; time runs with the rows."""
    rows = make(
        fields("reading", "sensor_type", "unit", "model", "value", "status", "alert", "measured_at", "battery"), rows=4_000
    ).to_pylist()
    assert {r["unit"] for r in rows if r["sensor_type"] == "temperature"} == {"°C"}
    assert {r["unit"] for r in rows if r["sensor_type"] == "humidity"} == {"%"}
    assert {r["model"] for r in rows if r["sensor_type"] == "co2"} == {"SCD30"}
    assert all(r["alert"] or r["status"] in {"Normal", "Offline"} for r in rows)
    assert 0 < np.mean([r["alert"] for r in rows]) < 0.25
    assert [r["measured_at"] for r in rows] == sorted(r["measured_at"] for r in rows)
    assert 0 < min(r["battery"] for r in rows) <= max(r["battery"] for r in rows) <= 100


def test_homes_use_what_they_draw(make: Any) -> None:
    """Energy is power by time; what is off draws little for no time."""
    for row in make(fields("home", "device", "state", "power", "duration", "energy"), rows=1_500).to_pylist():
        assert abs(row["energy"] - row["power"] * row["duration"] / 60_000) < 0.002
        assert row["state"] == "On" or row["duration"] == 0


def test_machines_fail_seldom_and_for_a_reason(make: Any) -> None:
    """A failure has a type; some per cent fail; fast spindles have little torque."""
    table = make(fields("machine", "failure", "failure_type", "rotational_speed", "torque", "tool_wear"), rows=6_000)
    for row in table.to_pylist():
        assert row["failure"] == (row["failure_type"] != "No Failure")
        assert row["failure_type"] != "Tool Wear Failure" or row["tool_wear"] > 200
    assert 0.01 < column(table, "failure").mean() < 0.2
    assert np.corrcoef(column(table, "rotational_speed"), column(table, "torque"))[0, 1] < -0.6


def test_ranges_are_kept(make: Any) -> None:
    """`min` and `max` narrow a measured value."""
    made = column(make([{"name": "t", "type": "sensors.weather.temperature", "params": {"min": 18, "max": 30}}], rows=500), "t")
    assert 18 <= made.min() < made.max() <= 30


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "sensors"]
    assert len(topics) >= 6
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
