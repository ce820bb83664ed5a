"""Airports with their codes and cities, and flights whose delay, status, distance and time in the air agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows

AIRPORTS = Pool.read(
    __package__,
    "data/airports.csv",
    weight="passengers_share",
    types=dict.fromkeys(("latitude", "longitude", "reach", "x", "y", "z"), "float64")
    | dict.fromkeys(("part", "number", "gateway"), "int64"),
)
# Parts of the world (0 is the United States) by the passengers of their airports: the bounds of a uniform draw.
PARTS = np.cumsum([600, 85, 63, 503, 95, 17, 452, 42]) / 1857
AIRLINES = Pool.read(__package__, "data/airlines.csv", weight="share")
FLEETS = Pool.read(__package__, "data/fleets.csv", weight="share")
TEXT = np.dtypes.StringDType()
EARTH_RADIUS_MILES = 3958.8
# Routes are at least so long; below 600 miles regional types fly, beyond 3,000 those for long hauls.
SHORTEST, REGIONAL, LONG = 100, 600, 3_000
# How likely a flight stays in its part of the world: in the United States, elsewhere.
NEAR_SHARES = (0.88, 0.5)
CANCELLED_SHARE = 0.018
DELAYED_MINUTES = 15
# American carriers fly abroad from these.
HUBS = ("ATL", "DTW", "MSP", "SLC", "DFW", "CLT", "MIA", "PHL", "PHX", "ORD", "DEN", "IAH", "EWR", "IAD", "JFK", "BOS", "LAX", "SEA", "SFO")
# Departures by the hour of the day, in per mille: hardly any at night.
HOURS = np.cumsum([4, 2, 1, 1, 5, 30, 72, 70, 66, 62, 60, 60, 58, 58, 57, 58, 60, 64, 62, 54, 44, 30, 15, 7]) / 1000

airport = Entity("place.airport", AIRPORTS, title="Airport", phrases=("airport", "flight"))
airport.field("airport", title="Airport", phrases=("airport", "airport name"), description="A real airport, by passengers.")
airport.field(
    "iata_code", title="IATA airport code", phrases=("airport code", "iata", "iata code"), in_context=("origin", "destination", "code")
)
airport.field("icao_code", title="ICAO airport code", phrases=("icao", "icao code"))
airport.field("city", title="Airport city", phrases=("airport city",), in_context=("city",))
airport.field("country", title="Airport country", phrases=("airport country",), in_context=("country",))

flight = Entity("place.flight", AIRPORTS, title="Flight", phrases=("flight", "airline", "aviation"))


@flight.hidden("target")
def pick_destination(rows: Rows) -> Any:
    """The airport that the flight goes to, by passengers, at a distance that both airports have routes of; else the gateway."""
    found, own = np.asarray(rows["gateway"]), np.asarray(rows["part"])
    near = rows.draw("near").chance(np.where(own == 0, *NEAR_SHARES))
    for turn in range(4):
        drawn = np.searchsorted(PARTS, rows.draw(f"part {turn}").uniform(), side="right").clip(max=len(PARTS) - 1)
        there = rows.draw(f"airport {turn}").pick(AIRPORTS, part=np.where(near, own, drawn))
        miles = measure_arc(rows, there)
        flown = (miles >= SHORTEST) & (miles <= np.minimum(np.asarray(rows["reach"]), np.asarray(there["reach"])))
        found = np.where(flown, np.asarray(there["number"]), found)
    return rows.draw("entry").pick(AIRPORTS, number=found)


def measure_arc(here: Any, there: Any) -> Any:
    """Statute miles along the great circle between two points x, y, z of a sphere of radius 1: the arc over their chord."""
    half = np.sqrt(sum((np.asarray(here[axis]) - np.asarray(there[axis])) ** 2 for axis in ("x", "y", "z"))) / 2
    half = np.minimum(half, 1.0)
    # The arc sine by its angle at a quarter: asin(x) = 2 atan(x / (1 + sqrt(1 - x²))), atan by its series at the halved angle.
    ratio = half / (1 + np.sqrt(1 - half * half))
    ratio = ratio / (1 + np.sqrt(1 + ratio * ratio))
    square = ratio * ratio
    arc = 8 * ratio * (1 - square * (1 / 3 - square * (1 / 5 - square * (1 / 7 - square * (1 / 9 - square / 11)))))
    return np.rint(arc * EARTH_RADIUS_MILES)


@flight.field(
    "origin", title="Origin airport", phrases=("origin airport", "departure airport", "source airport"), in_context=("origin", "departure")
)
def show_origin(rows: Rows) -> Any:
    """The IATA code of the airport of departure."""
    return np.asarray(rows["iata_code"])


@flight.field("origin_city", phrases=("origin city", "departure city"))
def show_origin_city(rows: Rows) -> Any:
    """The city of the airport of departure."""
    return np.asarray(rows["city"])


@flight.field(
    "destination", title="Destination airport", phrases=("destination airport", "arrival airport"), in_context=("destination", "arrival")
)
def show_destination(rows: Rows) -> Any:
    """The IATA code of the airport of arrival, never the origin."""
    return np.asarray(rows["target"]["iata_code"])


@flight.field("destination_city", phrases=("destination city", "arrival city"))
def show_destination_city(rows: Rows) -> Any:
    """The city of the airport of arrival."""
    return np.asarray(rows["target"]["city"])


@flight.hidden("haul")
def tell_haul(rows: Rows) -> Any:
    """How far the flight goes: short, medium or long."""
    return np.select([rows["distance"] < REGIONAL, rows["distance"] <= LONG], [np.array("short", TEXT), np.array("medium", TEXT)], "long")


@flight.hidden("carrier")
def pick_carrier(rows: Rows) -> Any:
    """The entry of the airline: an American one between American airports, else one of either country; Americans from their hubs."""
    ends = [(np.asarray(end["country_code"]), np.asarray(end["iata_code"])) for end in (rows, rows["target"])]
    hubs = np.array(HUBS, TEXT)
    first = rows.draw("side").chance(0.5)
    (home, airport_), (abroad, other) = [tuple(np.where(side, a, b) for a, b in zip(*ends, strict=True)) for side in (first, ~first)]
    american = (home == "US") & (abroad == "US")
    foreign = np.where(home == "US", np.where(np.isin(airport_, hubs), airport_, abroad), home)
    far = np.where(rows["distance"] > LONG, np.array(" long", TEXT), np.array(" short", TEXT))
    inland = np.where(rows["distance"] < REGIONAL, np.array("domestic short", TEXT), np.array("domestic", TEXT))
    island = american & ((airport_ == "HNL") | (other == "HNL"))
    return rows.draw("airline").pick(AIRLINES, home=np.select([island, american], ["hawaii" + far, inland], foreign + far).astype(TEXT))


@flight.field("airline", phrases=("airline", "airline name"), in_context=("carrier", "carrier name"))
def show_airline(rows: Rows) -> Any:
    """An airline that flies between such airports."""
    return np.asarray(rows["carrier"]["airline"])


@flight.field("airline_code", phrases=("airline code", "carrier code"))
def show_airline_code(rows: Rows) -> Any:
    """The airline's IATA code."""
    return np.asarray(rows["carrier"]["airline_code"])


@flight.field("flight_number", phrases=("flight number", "flight no", "flight code"), in_context=("number",))
def write_flight_number(rows: Rows) -> Any:
    """The airline's code and up to four digits."""
    return rows["airline_code"] + rows.draw("number").integer(1, 2899).astype(TEXT)


@flight.field("distance", storage="int32", title="Flight distance (miles)", phrases=("flight distance",), in_context=("distance",))
def compute_distance(rows: Rows) -> Any:
    """Statute miles along the great circle."""
    return measure_arc(rows, rows["target"])


@flight.field("air_time", storage="int32", title="Air time (minutes)", phrases=("air time", "flight duration"), in_context=("duration",))
def compute_air_time(rows: Rows) -> Any:
    """Minutes in the air: a quarter of an hour and 7.6 miles a minute, give or take the wind."""
    return np.rint(18 + rows["distance"] / 7.6 * (1 + rows.draw("wind").normal(0, 0.05)))


@flight.hidden("cancelled")
def draw_cancelled(rows: Rows) -> Any:
    """Whether the flight did not leave."""
    return rows.draw("cancelled").chance(CANCELLED_SHARE)


@flight.field(
    "departure_delay", storage="int32", title="Departure delay (minutes)", phrases=("departure delay", "dep delay"), in_context=("delay",)
)
def draw_departure_delay(rows: Rows) -> Any:
    """Minutes; most leave a little early or on time, one in five is late by the exponential; 0 where the flight is cancelled."""
    late = rows.draw("late").chance(0.27)
    delay = np.where(late, rows.draw("long").exponential(46) + 3, rows.draw("short").normal(-3, 3.5))
    return np.where(rows["cancelled"], 0, np.rint(delay.clip(-20, 1200)))


@flight.field("arrival_delay", storage="int32", title="Arrival delay (minutes)", phrases=("arrival delay", "arr delay"))
def draw_arrival_delay(rows: Rows) -> Any:
    """Minutes; the departure delay less what was made up in the air."""
    delay = rows["departure_delay"] - 4 + rows.draw("air").normal(0, 9)
    return np.where(rows["cancelled"], 0, np.rint(delay))


@flight.field("status", title="Flight status", phrases=("flight status",), in_context=("status",))
def tell_status(rows: Rows) -> Any:
    """Cancelled, Delayed (15 minutes or more at arrival) or On Time."""
    late = np.where(rows["arrival_delay"] >= DELAYED_MINUTES, "Delayed", "On Time")
    return np.where(rows["cancelled"], "Cancelled", late).astype(TEXT)


@flight.field("aircraft", title="Aircraft type", phrases=("aircraft", "aircraft type", "plane type"))
def choose_aircraft(rows: Rows) -> Any:
    """A type that the airline flies over such a distance."""
    return rows.draw("type").pick(FLEETS, service=(rows["airline_code"] + " " + rows["haul"]).astype(TEXT))["aircraft"]


@flight.field(
    "scheduled_departure",
    storage="timestamp[s]",
    title="Scheduled departure",
    phrases=("scheduled departure", "scheduled departure time", "flight departure time"),
    in_context=("departure time", "departure date", "date", "flight date", "std"),
)
def schedule_departure(rows: Rows) -> Any:
    """In the year before the clock; by day rather than at night, on minutes that timetables have."""
    today = np.datetime64(rows.as_of.date(), "s")
    hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    seconds = hour * 3600 + rows.draw("minute").integer(0, 11) * 300 - rows.draw("day").integer(1, 365) * 86_400
    return today + seconds.astype("timedelta64[s]")
