"""The travel pack: stays, journeys, meals and their prices agree."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"travel.{entity}.{name}"} for name in names]


def test_bookings_add_up(make: Any) -> None:
    """Nights lie between the dates, weekend nights are Fridays and Saturdays, the total is nights times rate."""
    names = ("arrival", "departure", "nights", "weekend_nights", "week_nights", "booked_on", "lead_time", "rate", "total")
    for row in make(fields("booking", *names), rows=1_000).to_pylist():
        assert (row["departure"] - row["arrival"]).days == row["nights"] == row["weekend_nights"] + row["week_nights"]
        days = [(row["arrival"].weekday() + night) % 7 for night in range(row["nights"])]
        assert sum(day in (4, 5) for day in days) == row["weekend_nights"]
        assert (row["arrival"] - row["booked_on"]).days == row["lead_time"]
        assert row["total"] == row["rate"] * row["nights"]


def test_early_bookings_are_cancelled_more_often(make: Any) -> None:
    """About a third is cancelled, more of those made long ahead; the status agrees."""
    rows = make(fields("booking", "lead_time", "is_canceled", "status"), rows=4_000).to_pylist()
    assert all(row["is_canceled"] == (row["status"] != "Check-Out") for row in rows)
    assert 0.2 < np.mean([row["is_canceled"] for row in rows]) < 0.45
    early, late = ([r["is_canceled"] for r in rows if (r["lead_time"] > 150) == far] for far in (True, False))
    assert np.mean(early) > np.mean(late) + 0.08


def test_trips_agree(make: Any) -> None:
    """The end is the start and the days; the whole cost holds its parts; overseas journeys take a plane."""
    names = (
        "start",
        "end",
        "days",
        "lodging_cost",
        "transport_cost",
        "cost",
        "transport",
        "home_country",
        "country",
        "company",
        "travelers",
    )
    for row in make(fields("trip", *names), rows=1_000).to_pylist():
        assert (row["end"] - row["start"]).days == row["days"]
        assert row["cost"] > row["lodging_cost"] + row["transport_cost"]
        assert row["company"] != "Solo" or row["travelers"] == 1
        assert row["home_country"] != "Germany" or row["country"] != "Japan" or row["transport"] == "Plane"


def test_orders_of_food_add_up(make: Any) -> None:
    """Food, delivery and tip make the total; the restaurant cooks the cuisine; far deliveries take longer."""
    names = ("subtotal", "delivery_fee", "tip", "total", "restaurant", "cuisine", "distance_km", "delivery_minutes", "kitchen_minutes")
    rows = make(fields("food_order", *names), rows=1_500).to_pylist()
    for row in rows:
        assert row["subtotal"] + row["delivery_fee"] + row["tip"] == row["total"]
        assert row["kitchen_minutes"] <= row["delivery_minutes"]
        assert row["subtotal"] > Decimal(1)
    assert len({(row["restaurant"], row["cuisine"]) for row in rows}) == len({row["restaurant"] for row in rows})
    assert np.corrcoef([row["distance_km"] for row in rows], [row["delivery_minutes"] for row in rows])[0, 1] > 0.6


def test_recipes_take_the_time_of_their_parts(make: Any) -> None:
    """Total time is preparation and cooking; the ingredients are counted."""
    for row in make(
        fields("recipe", "prep_minutes", "cook_minutes", "total_minutes", "ingredients", "ingredient_count"), rows=300
    ).to_pylist():
        assert row["prep_minutes"] + row["cook_minutes"] == row["total_minutes"]
        assert row["ingredients"].count(",") + 1 == row["ingredient_count"]


def test_reviews_say_what_the_stars_say(make: Any) -> None:
    """Reviews of one star and of five have no sentence in common."""
    rows = make(fields("review", "rating", "hotel_text", "meal_text", "hotel_title"), rows=800).to_pylist()
    for column in ("hotel_text", "meal_text", "hotel_title"):
        assert not {r[column] for r in rows if r["rating"] == 1} & {r[column] for r in rows if r["rating"] == 5}


def test_more_stars_cost_more(make: Any) -> None:
    """Hotels with five stars are dearer than those with two."""
    rows = make(fields("hotel", "stars", "price"), rows=2_000).to_pylist()
    medians = {stars: np.median([float(row["price"]) for row in rows if row["stars"] == stars]) for stars in (2, 3, 4, 5)}
    assert medians[2] < medians[3] < medians[4] < medians[5]
