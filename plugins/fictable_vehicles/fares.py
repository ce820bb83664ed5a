"""What a taxi trip costs: rate, fare, payment, tip, tolls, surcharges, total, surge and price of the ride."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows, values
from fictable_vehicles.ride import PRICE, ride

PAYMENTS: Final = ("Credit Card", "Cash", "Mobile Payment", "No Charge")
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}


@ride.hidden("to airport")
def find_airport(rows: Rows) -> Any:
    return (np.asarray(rows["airport"]) == 1) | (np.asarray(rows["target"]["airport"]) == 1)


@ride.hidden("flat")
def find_flat(rows: Rows) -> Any:
    """JFK and Manhattan have one price."""
    jfk = [np.asarray(name).astype("U20") == "JFK Airport" for name in (rows["zone"], rows["target"]["zone"])]
    city = [np.asarray(name).astype("U20") == "Manhattan" for name in (rows["borough"], rows["target"]["borough"])]
    return (jfk[0] & city[1]) | (jfk[1] & city[0])


@ride.field("rate_code", title="Rate", phrases=("rate code", "ratecode", "rate code id", "fare type"))
def show_rate(rows: Rows) -> Any:
    return values.choose_label(("Standard Rate", "JFK Flat Fare"), rows["flat"])


@ride.hidden("fare_cents")
def set_fare(rows: Rows) -> Any:
    """3.00 to start, 70 cents for each fifth of a mile or slow minute; 70.00 between JFK and Manhattan (New York's tariff)."""
    units = np.ceil(np.asarray(rows["distance fact"]) * 5) * 0.75 + np.floor(np.asarray(rows["seconds"]) / 60) * 0.35
    return np.where(rows["flat"], 7000, np.rint((300 + 70 * units) / 10) * 10).astype(np.int64)


@ride.field(
    "fare",
    title="Metered fare",
    phrases=("fare amount", "fare", "base fare", "ride fare", "taxi fare", "trip fare"),
    in_context=("price", "amount"),
    **MONEY,
)
def show_fare(rows: Rows) -> Any:
    return rows["fare_cents"]


@ride.hidden("paid_by")
def choose_payment(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.66, 0.83, 0.995]), rows.draw("payment").uniform(), side="right")


@ride.field("payment_type", phrases=("taxi payment type", "fare payment type"), in_context=("payment type", "payment method", "payment"))
def show_payment(rows: Rows) -> Any:
    return values.choose_label(PAYMENTS, rows["paid_by"])


@ride.hidden("tip_cents")
def set_tip(rows: Rows) -> Any:
    """15 to 25 % on cards and phones, nothing recorded for cash."""
    share = np.array([0.0, 0.15, 0.18, 0.2, 0.2, 0.25])[rows.draw("share").integer(0, 5)] * rows.draw("round").uniform(0.98, 1.02)
    paid = (np.asarray(rows["paid_by"]) == 0) | (np.asarray(rows["paid_by"]) == 2)
    return np.where(paid, np.rint((np.asarray(rows["fare_cents"]) + 350) * share), 0).astype(np.int64)


@ride.field(
    "tip",
    phrases=("tip amount",),
    in_context=(
        "tip",
        "tips",
        "gratuity",
        "driver tip",
    ),
    **MONEY,
)
def show_tip(rows: Rows) -> Any:
    return rows["tip_cents"]


@ride.hidden("toll_cents")
def set_tolls(rows: Rows) -> Any:
    bridged = np.asarray(rows["borough"]).astype("U20") != np.asarray(rows["target"]["borough"]).astype("U20")
    return np.where(bridged & rows.draw("tolls").chance(0.45), 694, 0).astype(np.int64)


@ride.field("tolls", phrases=("tolls amount", "toll amount", "tolls", "toll"), **MONEY)
def show_tolls(rows: Rows) -> Any:
    return rows["toll_cents"]


@ride.hidden("extra_cents")
def set_extra(rows: Rows) -> Any:
    """50 cents of tax, 1.00 improvement, 2.50 congestion and 1.00 by night or 2.50 in the evening rush, 1.75 at airports."""
    hour = values.read_hour(rows["pickup_at"])
    added = np.select([(hour >= 20) | (hour < 6), (hour >= 16) & (hour < 20)], [100, 250], 0)
    return 50 + 100 + 250 + added + np.where(np.asarray(rows["airport"]) == 1, 175, 0)


@ride.field(
    "surcharges",
    phrases=("taxi surcharges", "congestion surcharge", "improvement surcharge"),
    in_context=("extra", "surcharge", "surcharges", "fees", "mta tax"),
    **MONEY,
)
def show_extra(rows: Rows) -> Any:
    return rows["extra_cents"]


@ride.field(
    "total",
    title="Total paid",
    phrases=(
        "total fare",
        "trip total",
        "ride cost",
    ),
    in_context=(
        "total amount",
        "total",
        "total cost",
        "total price",
        "trip cost",
    ),
    **MONEY,
)
def show_total(rows: Rows) -> Any:
    """Fare, surcharges, tolls and tip; nothing where there was no charge."""
    total = sum(np.asarray(rows[f"{name}_cents"]) for name in ("fare", "extra", "toll", "tip"))
    return np.where(np.asarray(rows["paid_by"]) == 3, 0, total)


@values.measured(
    ride,
    "surge",
    low=1,
    high=4,
    decimals=1,
    widest=20,
    title="Surge multiplier",
    phrases=("surge multiplier", "surge", "surge pricing", "surge factor"),
)
def set_surge(rows: Rows) -> Any:
    hour = values.read_hour(rows["pickup_at"])
    busy = ((hour >= 17) & (hour < 20)) | (hour >= 23) | (hour < 2)
    return np.where(
        rows.draw("surged").uniform() < np.where(busy, 0.42, 0.1), 1.1 + np.floor(rows.draw("surge").exponential(4.0)) / 10, 1.0
    )


@ride.field(
    "ride_price", title="Price of the ride", phrases=("ride price", "ride amount", "ride charge", "booking value", "ride total"), **MONEY
)
def set_ride_price(rows: Rows) -> Any:
    """2.55 to start, 1.75 a mile and 35 cents a minute, times class and surge, at least 7.00."""
    service = np.asarray(rows["service"]).astype("U8")
    factor = np.select([service == name for name in PRICE], list(PRICE.values()), 1.0)
    base = 255 + 175 * np.asarray(rows["distance fact"]) + 35 * np.asarray(rows["seconds"]) / 60
    return np.rint(np.maximum(base * factor * np.asarray(rows["surge fact"]), 700)).astype(np.int64)
