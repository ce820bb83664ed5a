"""Bike-share trips between docking stations."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

STATIONS: Final = Pool.read(
    __package__, "data/stations.csv", weight="share", types={"station_latitude": "float64", "station_longitude": "float64"}
)
MEMBER_HOURS: Final = np.cumsum([6, 4, 2, 2, 4, 14, 38, 74, 88, 50, 40, 46, 56, 54, 52, 64, 92, 118, 90, 60, 40, 28, 18, 10]) / 1050
MONTHS: Final = np.cumsum([3, 3.5, 5.5, 7.5, 10, 12.5, 13.5, 13.5, 12, 9.5, 5.5, 4]) / 100

bike_trip = Entity(
    "vehicle.bike_trip",
    STATIONS,
    title="Bike-share trip",
    phrases=("bike share", "bikeshare", "bike sharing", "bike trip", "bike rental", "bicycle", "bike ride", "bicycle trip", "scooter trip"),
)


@bike_trip.hidden("target")
def pick_target(rows: Rows) -> Any:
    return rows.draw("target").pick(STATIONS)


@bike_trip.field(
    "start_station",
    phrases=("start station", "start station name", "from station", "origin station", "departure station of bike"),
    in_context=("station",),
)
def show_start(rows: Rows) -> Any:
    return rows["station"]


@bike_trip.field("start_station_id", phrases=("start station id", "from station id"), in_context=("station id",))
def show_start_id(rows: Rows) -> Any:
    return rows["station_code"]


@bike_trip.field("end_station", phrases=("end station", "end station name", "to station", "return station", "destination station"))
def show_end(rows: Rows) -> Any:
    return rows["target"]["station"]


@bike_trip.field("end_station_id", phrases=("end station id", "to station id"))
def show_end_id(rows: Rows) -> Any:
    return rows["target"]["station_code"]


@bike_trip.field("start_latitude", storage="float64", decimals=4, phrases=("start lat", "start latitude", "start station latitude"))
def show_start_latitude(rows: Rows) -> Any:
    return rows["station_latitude"]


@bike_trip.field(
    "start_longitude", storage="float64", decimals=4, phrases=("start lng", "start longitude", "start lon", "start station longitude")
)
def show_start_longitude(rows: Rows) -> Any:
    return rows["station_longitude"]


@bike_trip.field("end_latitude", storage="float64", decimals=4, phrases=("end lat", "end latitude", "end station latitude"))
def show_end_latitude(rows: Rows) -> Any:
    return rows["target"]["station_latitude"]


@bike_trip.field("end_longitude", storage="float64", decimals=4, phrases=("end lng", "end longitude", "end lon", "end station longitude"))
def show_end_longitude(rows: Rows) -> Any:
    return rows["target"]["station_longitude"]


@bike_trip.hidden("member")
def choose_member(rows: Rows) -> Any:
    return rows.draw("member").chance(0.62)


@bike_trip.field(
    "rider_type",
    title="Member or casual",
    phrases=("rider type", "member casual", "user type of the bike trip", "member type"),
    in_context=("user type", "usertype", "customer type", "membership", "subscription type"),
)
def show_member(rows: Rows) -> Any:
    return values.choose_label(("casual", "member"), rows["member"])


@bike_trip.field("bike_type", phrases=("bike type", "rideable type", "bicycle type"), in_context=("type",))
def choose_bike(rows: Rows) -> Any:
    return values.choose_label(("classic_bike", "electric_bike"), rows.draw("bike").chance(0.46))


@bike_trip.field("bike_id", phrases=("bike id", "bike number", "bicycle id", "bikeid"))
def number_bike(rows: Rows) -> Any:
    return values.write_digits(rows.draw("number").integer(10_000, 16_500))


@bike_trip.field(
    "started_at",
    storage="timestamp[s]",
    title="Start of the trip",
    phrases=("bike trip start",),
    in_context=("started at", "start time", "starttime", "start date", "trip start time", "datetime"),
)
def time_start(rows: Rows) -> Any:
    """Members ride at eight and at five; most trips are in summer."""
    month = np.searchsorted(MONTHS, rows.draw("month").uniform(), side="right").clip(max=11)
    first = np.datetime64(f"{rows.as_of.year - 1}-01", "M") + month.astype("timedelta64[M]")
    day = first.astype("datetime64[D]") + rows.draw("day").integer(0, 27).astype("timedelta64[D]")
    hour = np.searchsorted(MEMBER_HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    leisure = np.rint(14.5 + rows.draw("leisure").normal(0.0, 3.6)).clip(6, 23).astype(np.int64)
    return values.add_seconds(day, np.where(rows["member"], hour, leisure) * 3600 + rows.draw("second").integer(0, 3599))


@bike_trip.hidden("seconds")
def measure_seconds(rows: Rows) -> Any:
    """At 8 mph over the way; casual riders stroll."""
    north = (np.asarray(rows["station_latitude"]) - np.asarray(rows["target"]["station_latitude"])) * 69.0
    east = (np.asarray(rows["station_longitude"]) - np.asarray(rows["target"]["station_longitude"])) * 51.4
    way = np.sqrt(north * north + east * east) * 1.25
    same = np.where(way < 0.05, rows.draw("round").uniform(900, 3600), 0.0)
    pause = np.where(rows["member"], rows.draw("short").exponential(120.0), rows.draw("long").exponential(800.0))
    return np.rint(way / 8.2 * 3600 * rows.draw("pace").lognormal(0.0, 0.16) + same + pause + 60).clip(61, 86_000)


@values.measured(
    bike_trip,
    "duration",
    low=1,
    high=1500,
    decimals=1,
    widest=10**6,
    title="Trip duration (minutes)",
    phrases=("bike trip duration", "ride length"),
    in_context=("duration", "trip duration", "tripduration", "duration minutes"),
)
def show_duration(rows: Rows) -> Any:
    return np.asarray(rows["seconds"]) / 60.0


@bike_trip.field(
    "ended_at",
    storage="timestamp[s]",
    title="End of the trip",
    phrases=("bike trip end",),
    in_context=("ended at", "end time", "stoptime", "stop time", "end date"),
)
def time_end(rows: Rows) -> Any:
    return values.add_seconds(rows["started_at"], rows["seconds"])
