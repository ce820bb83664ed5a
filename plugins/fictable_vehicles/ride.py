"""Taxi and ride-hailing trips: places, times, distance, fare, tip and total belong together."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

ZONES: Final = Pool.read(
    __package__, "data/zones.csv", weight="share", types={"zone_latitude": "float64", "zone_longitude": "float64", "airport": "int64"}
)
# Share of the day's taxi trips in each hour.
HOURS: Final = np.cumsum([31, 22, 15, 10, 8, 9, 18, 31, 42, 43, 44, 46, 49, 49, 53, 54, 52, 58, 66, 66, 62, 60, 57, 45]) / 990
VENDORS: Final = Pool({"City Cab Co.": 38, "Metro Yellow": 34, "Green Line Taxi": 16, "Harbor Cars": 12})
SERVICES: Final = Pool({"Economy": 62, "Comfort": 14, "XL": 10, "Premium": 8, "Shared": 6})
PRICE: Final = {"Economy": 1.0, "Comfort": 1.25, "XL": 1.45, "Premium": 1.9, "Shared": 0.75}
STATES: Final = Pool({"Completed": 88, "Cancelled by Rider": 7, "Cancelled by Driver": 4, "No Show": 1})
PAYMENTS: Final = ("Credit Card", "Cash", "Mobile Payment", "No Charge")
DAYS_BACK: Final = 364
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}
MILES_PER_DEGREE: Final = 69.0
# Cosine of 40.7 degrees: how much shorter a degree of longitude is there.
NARROW: Final = 0.758

ride = Entity(
    "vehicle.ride",
    ZONES,
    title="Taxi trip",
    phrases=(
        "taxi",
        "taxi trip",
        "taxi ride",
        "cab",
        "cab ride",
        "ride hailing",
        "ride-hailing",
        "rideshare",
        "ride share",
        "ride sharing",
        "uber",
        "lyft",
        "ride",
        "trip",
    ),
)


@ride.hidden("target")
def pick_target(rows: Rows) -> Any:
    """The zone where the trip ends."""
    return rows.draw("target").pick(ZONES)


@ride.field(
    "pickup_zone",
    phrases=("pickup zone", "pickup location", "pickup neighborhood", "pick up location", "pickup area", "pulocationid"),
    in_context=("pickup", "origin", "start location", "from", "source"),
)
def show_pickup(rows: Rows) -> Any:
    return rows["zone"]


@ride.field("pickup_borough", phrases=("pickup borough", "pickup district"))
def show_pickup_borough(rows: Rows) -> Any:
    return rows["borough"]


@ride.field(
    "dropoff_zone",
    title="Drop-off zone",
    phrases=("dropoff zone", "drop-off location", "dropoff location", "drop off location", "dropoff neighborhood", "dropoff area"),
    in_context=("dropoff", "drop-off", "destination", "end location", "to"),
)
def show_dropoff(rows: Rows) -> Any:
    return rows["target"]["zone"]


@ride.field("dropoff_borough", title="Drop-off borough", phrases=("dropoff borough", "drop-off borough", "dropoff district"))
def show_dropoff_borough(rows: Rows) -> Any:
    return rows["target"]["borough"]


def _place(rows: Rows, column: Any, label: str) -> Any:
    return np.round(np.asarray(column, np.float64) + rows.draw(label).normal(0.0, 0.0035), 6)


@ride.field("pickup_latitude", storage="float64", decimals=6, phrases=("pickup latitude", "pickup lat", "pick up latitude"))
def show_pickup_latitude(rows: Rows) -> Any:
    return _place(rows, rows["zone_latitude"], "north")


@ride.field(
    "pickup_longitude", storage="float64", decimals=6, phrases=("pickup longitude", "pickup lon", "pickup lng", "pick up longitude")
)
def show_pickup_longitude(rows: Rows) -> Any:
    return _place(rows, rows["zone_longitude"], "east")


@ride.field("dropoff_latitude", storage="float64", decimals=6, phrases=("dropoff latitude", "dropoff lat", "drop-off latitude"))
def show_dropoff_latitude(rows: Rows) -> Any:
    return _place(rows, rows["target"]["zone_latitude"], "north")


@ride.field(
    "dropoff_longitude", storage="float64", decimals=6, phrases=("dropoff longitude", "dropoff lon", "dropoff lng", "drop-off longitude")
)
def show_dropoff_longitude(rows: Rows) -> Any:
    return _place(rows, rows["target"]["zone_longitude"], "east")


@values.measured(
    ride,
    "distance",
    low=0.3,
    high=60,
    decimals=2,
    widest=5000,
    title="Trip distance (miles)",
    phrases=("trip distance", "ride distance", "trip miles", "trip distance miles", "ride distance km"),
    in_context=("distance", "miles", "distance km", "distance miles"),
)
def measure_distance(rows: Rows) -> Any:
    """1.3 times the straight line between the points, as streets go."""
    north = np.asarray(rows["pickup_latitude"]) - np.asarray(rows["dropoff_latitude"])
    east = (np.asarray(rows["pickup_longitude"]) - np.asarray(rows["dropoff_longitude"])) * NARROW
    return 1.3 * MILES_PER_DEGREE * np.sqrt(north * north + east * east) + rows.draw("detour").uniform(0.1, 0.5)


@ride.field(
    "pickup_at",
    storage="timestamp[s]",
    title="Pickup time",
    phrases=("pickup datetime", "pickup time", "pickup timestamp", "pick up time", "pickup at", "tpep pickup datetime", "trip start time"),
    in_context=("start time", "started at", "ride date", "trip date", "booking time", "request time", "timestamp", "datetime"),
)
def time_pickup(rows: Rows) -> Any:
    """In the last year; fewest trips at four in the morning, most at six in the evening."""
    day = values.days_before(rows, rows.draw("day").integer(1, DAYS_BACK))
    hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    return values.add_seconds(day, hour * 3600 + rows.draw("second").integer(0, 3599))


@ride.hidden("seconds")
def measure_duration(rows: Rows) -> Any:
    """Slower by day (10 mph) than by night (17 mph); long trips are faster."""
    hour = values.read_hour(rows["pickup_at"])
    busy = ((hour >= 7) & (hour < 20)).astype(np.float64)
    speed = (16.5 - 6.0 * busy + 0.75 * np.minimum(rows["distance fact"], 16.0)) * rows.draw("traffic").lognormal(0.0, 0.18)
    return np.rint(np.asarray(rows["distance fact"]) / speed * 3600 + rows.draw("wait").uniform(40, 150))


@values.measured(
    ride,
    "duration",
    low=1,
    high=240,
    decimals=1,
    widest=10**5,
    title="Trip duration (minutes)",
    phrases=(
        "ride duration",
        "trip time",
        "trip duration minutes",
        "ride time",
        "trip minutes",
    ),
    in_context=(
        "duration",
        "travel time",
        "duration minutes",
        "trip duration",
    ),
)
def show_duration(rows: Rows) -> Any:
    return np.asarray(rows["seconds"]) / 60.0


@ride.field(
    "dropoff_at",
    storage="timestamp[s]",
    title="Drop-off time",
    phrases=("dropoff datetime", "dropoff time", "drop-off time", "dropoff timestamp", "drop off time", "dropoff at", "trip end time"),
    in_context=("end time", "ended at"),
)
def time_dropoff(rows: Rows) -> Any:
    return values.add_seconds(rows["pickup_at"], rows["seconds"])


@values.measured(
    ride,
    "passengers",
    low=1,
    high=6,
    title="Passengers",
    phrases=("passenger count", "number of passengers", "num passengers"),
    in_context=("passengers",),
)
def count_passengers(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.72, 0.87, 0.91, 0.94, 0.97]), rows.draw("passengers").uniform(), side="right") + 1


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


@ride.field("vendor", phrases=("taxi company", "cab company", "vendor id of the taxi"), in_context=("vendor", "company", "vendor id"))
def pick_vendor(rows: Rows) -> Any:
    return rows.draw("vendor").pick(VENDORS)


@ride.field("medallion", title="Taxi medallion", phrases=("medallion", "taxi id", "cab number", "taxi number"))
def write_medallion(rows: Rows) -> Any:
    return rows.draw("medallion").text("[1-9][A-Z][0-9]{2}")


@ride.field(
    "service",
    title="Class of ride",
    phrases=("ride type", "ride class", "ride category", "cab type", "service tier"),
    in_context=("vehicle type", "type", "category"),
)
def pick_service(rows: Rows) -> Any:
    return rows.draw("service").pick(SERVICES)


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


@ride.field(
    "status",
    title="Ride status",
    phrases=("ride status", "trip status", "booking status of the ride"),
    in_context=("status", "booking status"),
)
def pick_status(rows: Rows) -> Any:
    return rows.draw("status").pick(STATES)


@values.measured(
    ride,
    "driver_rating",
    low=1,
    high=5,
    decimals=1,
    widest=100,
    title="Driver's rating",
    phrases=("driver rating", "driver score", "driver ratings"),
    in_context=("rating",),
)
def rate_driver(rows: Rows) -> Any:
    return 5.02 - rows.draw("driver").exponential(0.28)


@values.measured(
    ride, "rider_rating", low=1, high=5, decimals=1, widest=100, title="Rider's rating", phrases=("rider rating", "passenger rating")
)
def rate_rider(rows: Rows) -> Any:
    return 5.02 - rows.draw("rider").exponential(0.22)
