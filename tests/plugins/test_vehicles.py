"""The vehicle pack: cars, taxi trips, bikes and parking hold together."""

from __future__ import annotations

from typing import Any

import numpy as np

LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity by their names."""
    return [{"name": name, "type": f"vehicle.{entity}.{name}"} for name in names]


def test_vins_have_their_check_digit(make: Any) -> None:
    """Seventeen places of the alphabet without I, O and Q; the ninth agrees with the others; no two are equal."""
    vins = make(fields("car", "vin"), rows=500)["vin"].to_pylist()
    assert len(set(vins)) == 500
    for vin in vins:
        total = sum(weight * (int(place) if place.isdigit() else LETTERS[place]) for weight, place in zip(WEIGHTS, vin, strict=True))
        assert vin[8] == "0123456789X"[total % 11]


def test_cars_agree_with_themselves(make: Any) -> None:
    """A model has one make; electric cars have no engine size; older cars are cheaper and have run farther."""
    rows = make(fields("car", "make", "model", "fuel", "engine_size", "vehicle_age", "mileage", "price", "msrp"), rows=3_000).to_pylist()
    makers: dict[str, set[str]] = {}
    for row in rows:
        makers.setdefault(row["model"], set()).add(row["make"])
        assert (row["engine_size"] == 0) == (row["fuel"] == "Electric")
    assert all(len(found) == 1 for found in makers.values())
    age, miles = (np.array([row[name] for row in rows]) for name in ("vehicle_age", "mileage"))
    kept = np.array([row["price"] / row["msrp"] for row in rows])
    assert np.corrcoef(age, miles)[0, 1] > 0.6
    assert np.corrcoef(age, kept)[0, 1] < -0.7


def test_taxi_totals_add_up(make: Any) -> None:
    """The total is fare, surcharges, tolls and tip; nobody arrives before leaving; cash has no tip."""
    names = ("pickup_at", "dropoff_at", "fare", "surcharges", "tolls", "tip", "total", "payment_type", "distance", "duration")
    for row in make(fields("ride", *names), rows=1_000).to_pylist():
        if row["payment_type"] != "No Charge":
            assert row["total"] == row["fare"] + row["surcharges"] + row["tolls"] + row["tip"]
        assert row["dropoff_at"] > row["pickup_at"]
        assert row["payment_type"] != "Cash" or row["tip"] == 0
        assert row["distance"] / (row["duration"] / 60) < 60


def test_plates_follow_the_locale(make: Any) -> None:
    """A French plate is two letters, three digits, two letters."""
    plates = make([{"name": "p", "type": "vehicle.plate"}], rows=20, locale="fr_FR")["p"].to_pylist()
    assert all(len(plate) == 9 and plate[2] == plate[6] == "-" for plate in plates)
