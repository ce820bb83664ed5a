"""Taxi and ride-hailing trips: places, times, distance, passengers, vendor and ratings belong together."""

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
DAYS_BACK: Final = 364
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
