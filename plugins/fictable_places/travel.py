"""Airports with their codes and cities, and flights whose delay, status, distance and time in the air agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable

AIRPORTS = Pool.read(__package__, "data/airports.csv", weight="passengers_share", types={"latitude": "float64", "longitude": "float64"})
HOME_AIRPORTS = AIRPORTS.where(lambda columns: columns["country_code"] == "US")
AIRLINES = Pool.read(__package__, "data/airlines.csv", weight="share")
TEXT = np.dtypes.StringDType()
EARTH_RADIUS_MILES = 3958.8
RADIAN = 0.017453292519943295
CANCELLED_SHARE = 0.018
DELAYED_MINUTES = 15

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
    """Where the airport stands in the pool that the flight goes to: mostly in the same country in America; never the origin."""
    origin = np.asarray(rows["iata_code"])
    near = (np.asarray(rows["country_code"]) == "US") & rows.draw("near").chance(0.88)
    found = np.array(["ATL"], TEXT)[np.zeros(len(origin), np.int64)]
    found = np.where(origin == "ATL", "LAX", found)
    for turn in range(3):
        home, any_ = (
            np.asarray(rows.draw(f"{name} {turn}").pick(pool)["iata_code"]) for name, pool in (("home", HOME_AIRPORTS), ("any", AIRPORTS))
        )
        choice = np.where(near, home, any_)
        found = np.where(choice == origin, found, choice)
    return rows.draw("entry").pick(AIRPORTS, iata_code=found.astype(TEXT))


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


@flight.hidden("carrier")
def pick_carrier(rows: Rows) -> Any:
    """The entry of the airline: an American one between American airports, else one of either country."""
    countries = [np.asarray(rows["country_code"]), np.asarray(rows["target"]["country_code"])]
    home = np.where(rows.draw("side").chance(0.5), countries[0], countries[1])
    home = np.where((countries[0] == "US") & (countries[1] == "US"), "domestic", home)
    return rows.draw("airline").pick(AIRLINES, home=home.astype(TEXT))


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
    """Statute miles along the great circle: the arc over the chord between the airports on a sphere."""
    here = _locate(np.asarray(rows["latitude"]), np.asarray(rows["longitude"]))
    there = _locate(np.asarray(rows["target"]["latitude"]), np.asarray(rows["target"]["longitude"]))
    half = np.sqrt(sum((a - b) * (a - b) for a, b in zip(here, there, strict=True))) / 2
    # The arc sine by its angle at a quarter: asin(x) = 2 atan(x / (1 + sqrt(1 - x²))), atan by its series at the halved angle.
    ratio = half / (1 + np.sqrt(1 - half * half))
    ratio = ratio / (1 + np.sqrt(1 + ratio * ratio))
    square = ratio * ratio
    arc = 8 * ratio * (1 - square * (1 / 3 - square * (1 / 5 - square * (1 / 7 - square * (1 / 9 - square / 11)))))
    return np.rint(arc * EARTH_RADIUS_MILES).clip(40, None)


def _locate(latitude: Any, longitude: Any) -> tuple[Any, Any, Any]:
    north, east = latitude * RADIAN, longitude * RADIAN
    return portable.cos(north) * portable.cos(east), portable.cos(north) * portable.sin(east), portable.sin(north)


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
    """A type that flies such a distance."""
    names = [rows.draw(label).pick(pool) for label, pool in (("regional", REGIONAL), ("narrow", NARROW), ("wide", WIDE))]
    distance = rows["distance"]
    return np.where(distance < 450, names[0], np.where(distance < 2600, names[1], names[2]))


REGIONAL = Pool({"Embraer E175": 4, "Bombardier CRJ900": 3, "Airbus A220-100": 1, "ATR 72-600": 1})
NARROW = Pool({"Boeing 737-800": 5, "Airbus A320": 4, "Airbus A321neo": 3, "Boeing 737 MAX 8": 2})
WIDE = Pool({"Boeing 787-9": 4, "Airbus A350-900": 3, "Boeing 777-300ER": 3, "Airbus A330-300": 2})
