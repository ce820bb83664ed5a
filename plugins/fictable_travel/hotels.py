"""Hotels: kind, stars, city, rooms and price agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values

KINDS = Pool.read(
    __package__,
    "data/hotel_kinds.csv",
    weight="share",
    types={"stars": "int64", "night": "float64", "rooms_mean": "float64", "rating_mean": "float64"},
)
DESTINATIONS = Pool.read(__package__, "data/destinations.csv", weight="share", types={"level": "float64"})
WORDS = Pool.read(__package__, "data/hotel_words.csv")
FIRSTS = WORDS.where(lambda columns: columns["slot"] == "first")
LASTS = WORDS.where(lambda columns: columns["slot"] == "last")
AMENITIES = Pool(
    [
        "Free WiFi, Breakfast",
        "Free WiFi, Pool, Gym",
        "Free WiFi, Parking",
        "Free WiFi, Spa, Pool, Bar",
        "Free WiFi, Gym, Restaurant",
        "Free WiFi, Airport Shuttle",
    ]
)

hotel = Entity("travel.hotel", KINDS, DESTINATIONS, title="Hotel", phrases=("hotel", "resort", "accommodation", "hostel"))
hotel.field("property_type", title="Kind of hotel", phrases=("hotel type", "accommodation type"), in_context=("property type", "type"))
hotel.field(
    "stars",
    title="Hotel stars",
    storage="int32",
    phrases=("hotel stars", "star rating of the hotel", "hotel star rating", "hotel class"),
    in_context=("stars", "star rating"),
)
hotel.field("destination", title="City of the hotel", phrases=("hotel city",), in_context=("city", "location"))
hotel.field("country", title="Country of the hotel", phrases=("hotel country",), in_context=("country",))


@hotel.field(
    "name", title="Hotel name", phrases=("hotel name", "name of the hotel", "resort name"), in_context=("name", "hotel", "property name")
)
def name_hotel(rows: Rows) -> Any:
    """Such as "The Grand Plaza" or "Hotel Emerald Lisbon"."""
    first, last = rows.draw("first").pick(FIRSTS)["word"], rows.draw("last").pick(LASTS)["word"]
    form = rows.draw("form").uniform()
    plain = np.where(form < 0.35, "The " + first + " " + last, first + " " + last + " " + rows["property_type"])
    return np.where(form < 0.6, plain, "Hotel " + first + " " + rows["destination"])


@values.measured(
    hotel,
    "rating",
    low=1,
    high=5,
    decimals=1,
    title="Guest rating",
    phrases=("guest rating", "hotel rating"),
    in_context=("rating", "average rating", "score", "review score"),
)
def rate(rows: Rows) -> Any:
    return rows.draw("rating").normal(np.asarray(rows["rating_mean"]), 0.32)


@values.measured(
    hotel,
    "reviews",
    low=0,
    high=60_000,
    title="Hotel reviews",
    phrases=("hotel review count",),
    in_context=("reviews", "number of reviews", "review count"),
)
def count_reviews(rows: Rows) -> Any:
    return rows.draw("reviews").lognormal(6.2, 1.1)


@values.measured(
    hotel,
    "rooms",
    low=4,
    high=2_500,
    title="Number of rooms",
    phrases=("hotel rooms", "room count", "number of hotel rooms"),
    in_context=("rooms", "number of rooms", "capacity"),
)
def count_rooms(rows: Rows) -> Any:
    return rows.draw("rooms").lognormal(0, 0.5) * np.asarray(rows["rooms_mean"])


@hotel.field(
    "price",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 8, 20_000),
    title="Price per night",
    phrases=("price per night", "nightly rate", "room price", "room rate", "rate per night", "cost per night"),
    in_context=("price", "rate"),
)
def price_night(rows: Rows) -> Any:
    """By the stars and the price level of the city."""
    rough = np.asarray(rows["night"]) * np.asarray(rows["level"]) * rows.draw("price").lognormal(0, 0.28)
    return values.fit_range(rows, np.maximum(np.rint(rough), 9))


@hotel.field("amenities", title="Hotel amenities", phrases=("hotel amenities", "hotel facilities"), in_context=("amenities", "facilities"))
def list_amenities(rows: Rows) -> Any:
    return rows.draw("amenities").pick(AMENITIES)
