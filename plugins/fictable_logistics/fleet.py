"""Trips of a fleet: route, distance, stops, idling, fuel, times and load belong together."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

ROUTES: Final = Pool(
    {
        "North Loop": 12,
        "South Loop": 12,
        "Airport Run": 8,
        "Downtown": 16,
        "Harbor Line": 9,
        "East Suburbs": 13,
        "West Suburbs": 13,
        "Interstate North": 9,
        "Interstate South": 8,
    }
)

trip = Entity(
    "logistics.trip",
    ROUTES,
    title="Fleet trip",
    phrases=(
        "fleet",
        "fleet trip",
        "truck",
        "truck trip",
        "delivery truck",
        "delivery van",
        "fleet telematics",
        "truck driver",
        "delivery driver",
    ),
)


@trip.field("route", title="Route", phrases=("route name", "delivery route name", "bus route name"), in_context=("route",))
def show_route(rows: Rows) -> Any:
    return rows["value"]


@trip.field(
    "unit",
    title="Number of the vehicle",
    phrases=("truck id", "truck number", "fleet vehicle id", "fleet number", "unit number"),
    in_context=("vehicle id", "vehicle"),
)
def number_unit(rows: Rows) -> Any:
    return "TRK-" + values.write_digits(rows.draw("unit").integer(101, 186))


@values.measured(
    trip,
    "distance",
    low=3,
    high=900,
    decimals=1,
    widest=10**5,
    title="Distance (miles)",
    phrases=("distance driven", "route miles"),
    in_context=("distance", "miles", "distance km"),
)
def draw_distance(rows: Rows) -> Any:
    return rows.draw("distance").lognormal(4.3, 0.65)


@values.measured(
    trip,
    "stops",
    low=1,
    high=220,
    widest=10**5,
    title="Stops",
    phrases=("number of stops", "stop count", "delivery stops"),
    in_context=("stops",),
)
def count_stops(rows: Rows) -> Any:
    return 1 + np.floor(np.sqrt(np.asarray(rows["distance fact"])) * rows.draw("stops").uniform(0.6, 3.0))


@values.measured(
    trip, "idle_minutes", low=0, high=400, widest=10**5, title="Minutes idling", phrases=("idle time", "idling time", "idle minutes")
)
def draw_idle(rows: Rows) -> Any:
    return np.asarray(rows["stops fact"]) * rows.draw("idle").uniform(0.5, 2.5)


@values.measured(
    trip,
    "speed",
    low=8,
    high=65,
    decimals=1,
    widest=300,
    title="Mean speed (mph)",
    phrases=("average speed", "avg speed", "mean speed"),
    in_context=("speed",),
)
def draw_speed(rows: Rows) -> Any:
    return 18.0 + 0.16 * np.asarray(rows["distance fact"]).clip(0, 220) + rows.draw("speed").normal(0.0, 3.0)


@values.measured(
    trip,
    "fuel_gallons",
    low=0.3,
    high=200,
    decimals=1,
    widest=10**5,
    title="Fuel used (gallons)",
    phrases=("fuel used", "fuel used gallons", "trip fuel consumption"),
    in_context=("fuel consumed", "fuel"),
)
def draw_fuel(rows: Rows) -> Any:
    return np.asarray(rows["distance fact"]) / rows.draw("mpg").uniform(6.5, 11.5) + np.asarray(rows["idle_minutes fact"]) * 0.012


@trip.field(
    "started_at",
    storage="timestamp[s]",
    title="Start of the route",
    phrases=("route start time",),
    in_context=("start time", "departure time", "started at", "departed at"),
)
def time_start(rows: Rows) -> Any:
    hour = np.rint(6.6 + rows.draw("hour").normal(0.0, 1.6)).clip(3, 16).astype(np.int64)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(2, 364)), hour * 3600 + rows.draw("minute").integer(0, 59) * 60
    )


@trip.field(
    "ended_at",
    storage="timestamp[s]",
    title="End of the route",
    phrases=("route end time",),
    in_context=("end time", "arrival time", "ended at", "arrived at"),
)
def time_end(rows: Rows) -> Any:
    hours = np.asarray(rows["distance fact"]) / np.asarray(rows["speed fact"]) + np.asarray(rows["stops fact"]) * 0.07
    return values.add_seconds(rows["started_at"], hours * 3600)


@values.measured(
    trip,
    "load_kg",
    low=50,
    high=22_000,
    widest=10**7,
    title="Load (kg)",
    phrases=("load weight", "payload kg", "truck load"),
    in_context=("load",),
)
def draw_load(rows: Rows) -> Any:
    return rows.draw("load").lognormal(7.9, 0.6)
