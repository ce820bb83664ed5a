"""Ages, pay, prices, ratings, durations, hours and weekdays are spread as people expect; wide margins, fixed seeds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

ROWS = 4000
AS_OF = "2026-01-01T00:00:00Z"


def draw(make: Any, type_id: str, rows: int = ROWS, **members: Any) -> NDArray[Any]:
    """The values of one field as numbers, texts or moments."""
    column = make([{"name": "value", "type": type_id, **members}], rows=rows, as_of=AS_OF, seed=17)["value"]
    values = column.to_pylist()
    return np.array([float(v) for v in values] if str(column.type).startswith(("decimal", "float", "int", "double")) else values)


def test_ages_are_those_of_a_population(make: Any) -> None:
    """Adults of all ages, more of working age than old; with children asked for, about a fifth of all are children."""
    adults = draw(make, "person.age")
    assert (adults.min(), adults.max()) == (18, 80)
    assert 42 < np.median(adults) < 52
    assert 0.1 < np.mean(adults >= 67) < 0.25
    everybody = draw(make, "person.age", params={"min": 0, "max": 100})
    assert 0.15 < np.mean(everybody < 18) < 0.3
    assert 0.0 < np.mean(everybody > 90) < 0.03


@pytest.mark.parametrize(
    ("type_id", "low", "high"),
    [("person.job.salary", 45_000, 110_000), ("person.income", 25_000, 80_000), ("education.teacher.salary", 45_000, 75_000)],
)
def test_pay_is_skewed_to_the_right(make: Any, type_id: str, low: float, high: float) -> None:
    """The median is that of the country, the mean above it, and hardly anybody earns ten times as much."""
    pay = draw(make, type_id)
    assert low < np.median(pay) < high
    assert np.mean(pay) > np.median(pay)
    assert np.quantile(pay, 0.999) < 10 * np.median(pay)
    assert np.mean(np.round(pay * 100) % 100 == 0) > 0.95 or type_id == "person.income"


def test_prices_end_as_in_shops(make: Any) -> None:
    """Nearly all prices end in 99, 95, 49 or 00 cents, most in 99, and dear things are rare."""
    prices = draw(make, "commerce.product.price")
    cents = np.round(prices * 100).astype(np.int64) % 100
    shares = {ending: float(np.mean(cents == ending)) for ending in (99, 95, 49, 0)}
    assert shares[99] > 0.4
    assert shares[95] > 0.08
    assert sum(shares.values()) > 0.8
    assert 10 < np.median(prices) < 80
    assert np.quantile(prices, 0.99) > 5 * np.median(prices)


@pytest.mark.parametrize("type_id", ["commerce.review.rating", "commerce.product.rating", "vehicle.ride.driver_rating", "media.app.rating"])
def test_ratings_are_skewed_upwards(make: Any, type_id: str) -> None:
    """Good ratings are common, the worst are not the rarest of all steps but few; nothing lies outside the scale."""
    ratings = draw(make, type_id)
    assert ratings.min() >= 1
    assert ratings.max() <= 5
    assert 3.6 < ratings.mean() < 4.9
    assert np.mean(ratings >= 4) > 0.5
    assert np.mean(ratings <= 2) < 0.25


@pytest.mark.parametrize(
    ("type_id", "usual"),
    [
        ("health.case.length_of_stay", (2, 7)),
        ("internet.session_seconds", (30, 600)),
        ("vehicle.ride.duration", (8, 30)),
        ("place.home.days_on_market", (15, 60)),
        ("social.ticket.resolution_hours", (2, 60)),
    ],
)
def test_durations_have_a_long_tail(make: Any, type_id: str, usual: tuple[float, float]) -> None:
    """The median is usual, the mean above it, the longest hundredth several times the median."""
    spans = draw(make, type_id)
    spans = spans[~np.isnan(spans.astype(np.float64))].astype(np.float64)
    assert usual[0] <= np.median(spans) <= usual[1], np.median(spans)
    assert spans.mean() > np.median(spans)
    assert np.quantile(spans, 0.99) > 2.5 * np.median(spans)
    assert spans.min() >= 0


@pytest.mark.parametrize(
    "type_id", ["finance.transaction_time", "vehicle.ride.pickup_at", "internet.requested_at", "logistics.movement.moved_at"]
)
def test_moments_have_the_rhythm_of_the_day(make: Any, type_id: str) -> None:
    """By night little happens: between one and five o'clock less than a quarter of what happens in four hours of the afternoon."""
    hours = np.array([moment.hour for moment in draw(make, type_id)])
    night, day = np.mean((hours >= 1) & (hours < 5)), np.mean((hours >= 13) & (hours < 17))
    assert night < 0.3 * day
    assert day > 0.15


def test_people_are_hired_on_working_days(make: Any) -> None:
    """Nobody is hired on a weekend."""
    assert {moment.weekday() for moment in draw(make, "person.job.hire_date", rows=2000)} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("type_id", "ratio"),
    [("commerce.company.employees", 8), ("social.profile.followers", 8), ("media.movie.votes", 5), ("finance.account.balance", 4)],
)
def test_sizes_have_long_tails(make: Any, type_id: str, ratio: float) -> None:
    """A few are very large: the largest hundredth is many times the median."""
    sizes = draw(make, type_id)
    assert np.quantile(sizes, 0.99) > ratio * np.median(sizes)
    assert sizes.mean() > 1.2 * np.median(sizes)


@pytest.mark.parametrize(
    ("type_id", "shares"),
    [
        ("person.gender", {"Female": 0.507, "Male": 0.493}),
        ("finance.card.network", {"Visa": 0.6, "Mastercard": 0.27}),
        ("vehicle.car.color", {"White": 0.24, "Black": 0.22, "Gray": 0.19}),
        ("internet.device_type", {"Mobile": 0.55, "Desktop": 0.4}),
        ("vehicle.car.fuel", {"Gasoline": 0.75}),
    ],
)
def test_categories_have_known_shares(make: Any, type_id: str, shares: dict[str, float]) -> None:
    """The usual kinds are as common as they are, within a fifth of the share or four hundredths."""
    drawn = draw(make, type_id)
    for kind, share in shares.items():
        found = float(np.mean([str(value).casefold() == kind.casefold() for value in drawn]))
        assert abs(found - share) < max(0.2 * share, 0.04), (kind, found)
