"""The logistics pack: freight, containers, stock and production agree within a row."""

from __future__ import annotations

from typing import Any


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity by their names."""
    return [{"name": name, "type": f"logistics.{entity}.{name}"} for name in names]


def test_container_numbers_have_their_check_digit(make: Any) -> None:
    """Four letters, six digits and the check digit of ISO 6346; all differ."""
    letters = [n for n in range(10, 39) if n % 11]
    found = make(fields("container", "number"), rows=400)["number"].to_pylist()
    assert len(set(found)) == 400
    for text in found:
        values = [letters[ord(place) - 65] if place.isalpha() else int(place) for place in text]
        assert sum(value * 2**place for place, value in enumerate(values[:10])) % 11 % 10 == values[10]


def test_freight_goes_abroad_by_a_fitting_mode(make: Any) -> None:
    """Other country, lorries and trains only on one continent, dates and delay agree."""
    names = ("origin_country", "destination_country", "mode", "carrier", "shipped_on", "due_on", "delivered_on", "delay_days", "on_time")
    rows = make([*fields("freight", *names), *fields("freight", "distance", "transit_days")], rows=1_500).to_pylist()
    modes: dict[str, set[str]] = {}
    for row in rows:
        assert row["origin_country"] != row["destination_country"]
        assert row["mode"] in {"Ocean", "Air"} or row["distance"] < 4_500
        assert (row["delivered_on"] - row["due_on"]).days == row["delay_days"]
        assert (row["delivered_on"] - row["shipped_on"]).days == row["transit_days"] >= 1
        assert row["on_time"] == (row["delay_days"] <= 0)
        modes.setdefault(row["carrier"], set()).add(row["mode"])
    assert all(len(found) == 1 for found in modes.values())
    assert 0.7 < sum(row["on_time"] for row in rows) / len(rows) < 0.88


def test_movements_have_the_sign_of_their_kind(make: Any) -> None:
    """Issues and scrap take out; receipts, transfers and returns do not."""
    for row in make(fields("movement", "type", "quantity", "document"), rows=800).to_pylist():
        assert row["type"] == "Adjustment" or (row["quantity"] < 0) == (row["type"] in {"Issue", "Scrap"})
        assert row["type"] != "Issue" or row["document"].startswith("SO-")


def test_production_counts_agree(make: Any) -> None:
    """Scrap is a part of what was made, which is a part of the plan; yield follows; the end comes later."""
    names = ("planned", "produced", "scrap", "yield", "started_at", "ended_at", "oee", "item", "line")
    lines: dict[str, set[str]] = {}
    for row in make(fields("production", *names), rows=800).to_pylist():
        assert row["scrap"] <= row["produced"] <= row["planned"]
        assert abs(row["yield"] - 100 * (1 - row["scrap"] / row["produced"])) < 0.01
        assert row["ended_at"] > row["started_at"]
        assert 0 < row["oee"] < 100
        lines.setdefault(row["item"], set()).add(row["line"])
    assert all(len(found) == 1 for found in lines.values())


def test_inspections_fail_where_there_are_defects(make: Any) -> None:
    """The rate is defects over sample, and a rate above 2.5 % fails and is not accepted."""
    for row in make(fields("inspection", "sample", "defects", "defect_rate", "result", "disposition"), rows=800).to_pylist():
        assert abs(row["defect_rate"] - 100 * row["defects"] / row["sample"]) < 0.01
        assert (row["result"] == "Fail") == (row["defect_rate"] > 2.5) == (row["disposition"] != "Accepted")


def test_duty_is_the_rate_of_the_value(make: Any) -> None:
    """Duty agrees with value and rate to a cent."""
    for row in make(fields("customs", "value", "duty_rate", "duty")).to_pylist():
        assert abs(float(row["duty"]) - float(row["value"]) * row["duty_rate"] / 100) < 0.011
