"""Journeys of travellers, and how many tourists a country receives."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_travel.hotels import DESTINATIONS

TRAVELLERS = Pool.read(__package__, "data/travellers.csv", weight="share")
CODES = (["USA", "CAN"], ["BRA"], ["CHN", "JPN", "KOR", "IND", "VNM"], ["AUS"])
LODGINGS = Pool({"Hotel": 52, "Airbnb": 19, "Resort": 11, "Hostel": 9, "Vacation rental": 5, "Guesthouse": 4})
WAYS = Pool({"Plane": 66, "Train": 15, "Car rental": 9, "Bus": 6, "Ferry": 4})
PURPOSES = Pool({"Leisure": 58, "Business": 17, "Family Visit": 14, "Honeymoon": 5, "Adventure": 6})
COMPANIONS = Pool({"Couple": 34, "Solo": 26, "Family": 27, "Friends": 13})

trip = Entity(
    "travel.trip",
    DESTINATIONS,
    TRAVELLERS,
    title="Trip",
    phrases=("trip", "vacation", "holiday", "traveler", "traveller", "travel", "journey", "tour", "tourist"),
)
trip.field(
    "destination",
    title="Travel destination",
    phrases=("travel destination", "trip destination", "vacation destination", "holiday destination"),
    in_context=("destination", "city", "destination city"),
)
trip.field("country", title="Country of the destination", phrases=("destination country",), in_context=("country", "country visited"))
trip.field(
    "nationality",
    title="Nationality of the traveller",
    phrases=("traveler nationality", "traveller nationality", "tourist nationality"),
    in_context=("nationality",),
)
trip.field(
    "home_country",
    title="Home country of the traveller",
    phrases=("tourist origin", "traveler country"),
    in_context=("home country", "country of origin", "origin"),
)
trip.field("attraction", title="Attraction", phrases=("tourist attraction", "attraction", "landmark", "sightseeing"))


@trip.hidden("far")
def compare(rows: Rows) -> Any:
    """Whether the destination is on another continent than the traveller's home."""
    home = np.asarray(rows["home_code"]).astype("U8")
    names = ("North America", "South America", "Asia", "Oceania")
    homes = np.select([np.isin(home, codes) for codes in CODES], names, "Europe")
    return homes != np.asarray(rows["continent"]).astype("U16")


@values.measured(
    trip,
    "days",
    low=1,
    high=90,
    title="Trip duration (days)",
    phrases=("trip duration", "duration days of the trip", "trip length", "length of trip", "travel days", "trip days"),
    in_context=("duration", "duration days", "days", "length of stay"),
)
def choose_days(rows: Rows) -> Any:
    """Longer journeys to other continents."""
    return np.rint(np.where(rows["far"], rows.draw("far").normal(10, 3), rows.draw("near").normal(5.5, 2)).clip(2, 28))


@trip.field(
    "start",
    title="Trip start",
    storage="date32",
    phrases=("trip start date", "travel start date", "travel date", "trip start"),
    in_context=("start date", "departure date", "date"),
)
def choose_start(rows: Rows) -> Any:
    return values.days_before(rows, 30 + rows.draw("start").uniform() * 900)


@trip.field(
    "end",
    title="Trip end",
    storage="date32",
    phrases=("trip end date", "travel end date", "trip end"),
    in_context=("end date", "return date"),
)
def choose_end(rows: Rows) -> Any:
    return values.add_days(rows["start"], rows["days fact"])


@values.measured(
    trip,
    "travelers",
    low=1,
    high=20,
    title="Number of travellers",
    phrases=("number of travelers", "number of travellers", "party of travelers", "group size", "travelers", "travellers"),
    in_context=("people", "persons"),
)
def count_travelers(rows: Rows) -> Any:
    """By the company that they keep."""
    company = np.asarray(rows["company"])
    return np.select(
        [company == "Solo", company == "Couple", company == "Family"],
        [1, 2, rows.draw("family").integer(3, 5)],
        rows.draw("group").integer(2, 6),
    )


@trip.field(
    "company",
    title="Travels with",
    phrases=("travel companion", "travel type", "traveler type", "traveller type"),
    in_context=("company", "type of traveler"),
)
def choose_company(rows: Rows) -> Any:
    return rows.draw("company").pick(COMPANIONS)


@trip.field(
    "lodging",
    title="Accommodation of the trip",
    phrases=("lodging type", "type of accommodation", "lodging"),
    in_context=("accommodation", "accommodation type"),
)
def choose_lodging(rows: Rows) -> Any:
    return rows.draw("lodging").pick(LODGINGS)


@trip.field(
    "transport",
    title="Means of transport",
    phrases=(
        "transportation type",
        "transportation mode of the trip",
        "mode of travel",
        "travel mode",
        "transport type",
        "mode of transportation",
    ),
    in_context=("transportation", "transport"),
)
def choose_way(rows: Rows) -> Any:
    """Other continents are reached by plane."""
    return np.where(rows["far"], "Plane", np.asarray(rows.draw("way").pick(WAYS)))


@trip.field(
    "purpose",
    title="Purpose of the trip",
    phrases=("trip purpose", "purpose of travel", "travel purpose", "purpose of trip", "reason for travel"),
    in_context=("purpose",),
)
def choose_purpose(rows: Rows) -> Any:
    return rows.draw("purpose").pick(PURPOSES)


@trip.hidden("night")
def price_night(rows: Rows) -> Any:
    """By the lodging and the price level, in USD."""
    lodging = np.asarray(rows["lodging"])
    base = np.select(
        [lodging == name for name in ("Hostel", "Guesthouse", "Airbnb", "Vacation rental", "Resort")],
        [32.0, 62.0, 96.0, 120.0, 230.0],
        130.0,
    )
    return base * np.asarray(rows["level"])


@values.measured(
    trip,
    "lodging_cost",
    low=0,
    high=60_000,
    title="Cost of accommodation (USD)",
    phrases=("accommodation cost", "lodging cost", "hotel cost"),
)
def pay_lodging(rows: Rows) -> Any:
    rooms = np.ceil(np.asarray(rows["travelers fact"]) / 2.5)
    return np.rint(np.asarray(rows["night"]) * np.asarray(rows["days fact"]) * rooms * rows.draw("bill").lognormal(0, 0.2) / 10) * 10


@values.measured(
    trip,
    "transport_cost",
    low=0,
    high=60_000,
    title="Cost of transport (USD)",
    phrases=("transportation cost", "transport cost", "airfare", "travel fare"),
)
def pay_transport(rows: Rows) -> Any:
    way = np.asarray(rows["transport"])
    single = np.select(
        [way == "Plane", way == "Train", way == "Car rental", way == "Ferry"],
        [np.where(rows["far"], 780.0, 210.0), 110.0, 160.0, 90.0],
        55.0,
    )
    return np.rint(single * np.asarray(rows["travelers fact"]) * rows.draw("fare").lognormal(0, 0.25) / 10) * 10


@values.measured(
    trip,
    "cost",
    low=20,
    high=150_000,
    title="Cost of the trip (USD)",
    phrases=("trip cost", "travel cost", "total trip cost", "travel budget", "trip budget"),
    in_context=("cost", "total cost", "budget", "total spent", "price"),
)
def pay(rows: Rows) -> Any:
    """Lodging, transport and 55 dollars a day and person at price level 1."""
    meals = 55 * np.asarray(rows["level"]) * np.asarray(rows["days fact"]) * np.asarray(rows["travelers fact"])
    return np.rint((np.asarray(rows["lodging_cost fact"]) + np.asarray(rows["transport_cost fact"]) + meals) / 10) * 10


@values.measured(
    trip,
    "satisfaction",
    low=1,
    high=5,
    title="Satisfaction with the trip",
    phrases=("trip rating", "travel satisfaction", "trip satisfaction", "tour rating"),
    in_context=("rating", "satisfaction"),
)
def rate(rows: Rows) -> Any:
    return 5.4 - rows.draw("rating").lognormal(-0.1, 0.6)


SIZES = Pool.read(__package__, "data/arrivals.csv", types={"millions": "float64", "spend": "float64"})
arrivals = Entity(
    "travel.arrivals",
    SIZES,
    title="Tourist arrivals",
    phrases=("tourist arrival", "tourism", "international tourism", "tourism statistics", "inbound tourism", "visitor arrival"),
)
arrivals.field("visited", title="Country visited", phrases=("country visited",), in_context=("country", "destination"))


@values.measured(arrivals, "year", low=1995, high=2030, title="Year of the arrivals", phrases=("tourism year",), in_context=("year",))
def choose_year(rows: Rows) -> Any:
    return rows.as_of.year - 1 - rows.draw("year").integer(0, 14)


@values.measured(arrivals, "month", low=1, high=12, title="Month of the arrivals", phrases=("tourism month",), in_context=("month",))
def choose_month(rows: Rows) -> Any:
    return rows.draw("month").integer(1, 12)


@values.measured(
    arrivals,
    "visitors",
    low=100,
    high=200_000_000,
    storage="int64",
    title="Tourist arrivals",
    phrases=(
        "tourist arrivals",
        "international arrivals",
        "number of tourists",
        "visitor arrivals",
        "tourist count",
        "arrivals of tourists",
    ),
    in_context=("arrivals", "visitors", "tourists"),
)
def count_visitors(rows: Rows) -> Any:
    """A month's part of the year; 2020 and 2021 had far fewer."""
    year, month = np.asarray(rows["year fact"]), np.asarray(rows["month fact"])
    part = np.asarray(rows["millions"]) * 1e6 / 12 * (1 + 0.4 * values.turn(month, 7.5, 12)) * (1 + 0.03 * (year - 2019))
    return part * np.select([year == 2020, year == 2021, year == 2022], [0.28, 0.4, 0.75], 1.0) * rows.draw("visitors").lognormal(0, 0.08)


@values.measured(
    arrivals,
    "receipts",
    low=0.001,
    high=40_000,
    decimals=1,
    title="Tourism receipts (million USD)",
    phrases=("tourism receipts", "tourism revenue", "tourism income", "tourist spending", "tourism expenditure"),
    in_context=("receipts", "revenue"),
)
def earn(rows: Rows) -> Any:
    return np.asarray(rows["visitors fact"]) * np.asarray(rows["spend"]) / 1e6 * rows.draw("spend").normal(1, 0.07)


@values.measured(
    arrivals,
    "stay",
    low=1,
    high=40,
    decimals=1,
    title="Average length of stay",
    phrases=("average length of stay nights", "average stay", "avg stay"),
    in_context=("length of stay", "average length of stay"),
)
def stay(rows: Rows) -> Any:
    return rows.draw("stay").normal(6.5, 1.4)


@values.measured(
    arrivals,
    "occupancy",
    low=5,
    high=100,
    decimals=1,
    title="Hotel occupancy (%)",
    phrases=("hotel occupancy", "occupancy rate", "hotel occupancy rate", "room occupancy"),
    in_context=("occupancy",),
)
def fill(rows: Rows) -> Any:
    return 62 + 14 * values.turn(np.asarray(rows["month fact"]), 7.5, 12) + rows.draw("occupancy").normal(0, 6)
