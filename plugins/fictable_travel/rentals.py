"""Holiday rentals as on large platforms, and cruises."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, FictableError, Pool, Rows, values
from fictable_travel.hotels import DESTINATIONS

HOMES = Pool.read(__package__, "data/lodgings.csv", weight="share", types={"guests": "int64", "factor_room": "float64"})
CRUISES = Pool.read(__package__, "data/cruises.csv", weight="share", types={"nights_base": "int64", "day_price": "float64"})
ADJECTIVES = Pool(
    ["Cozy", "Sunny", "Charming", "Modern", "Spacious", "Bright", "Quiet", "Stylish", "Lovely", "Beautiful", "Rustic", "Private"]
)
PLACES = Pool(
    [
        "near the Center",
        "with City View",
        "by the Park",
        "with Balcony",
        "in the Old Town",
        "close to Metro",
        "with Terrace",
        "near the Station",
    ]
)
HOSTS = Pool.faker("person", "first_names")
CABINS = Pool({"Interior": 32, "Oceanview": 24, "Balcony": 36, "Suite": 8})
CABIN_FACTORS = {"Oceanview": 1.25, "Balcony": 1.6, "Suite": 2.9}

listing = Entity(
    "travel.listing",
    HOMES,
    DESTINATIONS,
    title="Holiday rental",
    phrases=("airbnb", "airbnb listing", "vacation rental", "holiday rental", "short-term rental", "rental listing", "holiday apartment"),
)
listing.field("room_type", title="Kind of rental", phrases=("airbnb room type",), in_context=("room type", "type"))
listing.field("home_kind", title="Property type of the rental", in_context=("property type",))
listing.field("destination", title="City of the rental", in_context=("city", "location", "neighbourhood group"))
listing.field("country", title="Country of the rental", in_context=("country",))


@listing.field("name", title="Listing title", phrases=("listing name", "listing title", "airbnb name"), in_context=("name", "title"))
def name_home(rows: Rows) -> Any:
    return rows.draw("adjective").pick(ADJECTIVES) + " " + rows["home_kind"] + " " + rows.draw("place").pick(PLACES)


@listing.field("host", title="Host name", in_context=("host", "host name"))
def name_host(rows: Rows) -> Any:
    """A first name of the locale."""
    try:
        return rows.entity("person", "host")["first_name"]
    except FictableError:  # the persons are an own plugin, which may be left out
        return rows.draw("host").pick(HOSTS)


@listing.field("superhost", storage="bool", phrases=("superhost", "is superhost", "host is superhost"))
def choose_superhost(rows: Rows) -> Any:
    return rows.draw("superhost").chance(0.27)


@values.measured(
    listing,
    "accommodates",
    low=1,
    high=16,
    phrases=("accommodates", "maximum guests", "max guests", "guest capacity"),
    in_context=("guests", "capacity"),
)
def count_guests(rows: Rows) -> Any:
    return np.asarray(rows["guests"]) + rows.draw("guests").integer(-1, 2)


@values.measured(
    listing, "bedrooms", low=0, high=10, title="Bedrooms of the rental", phrases=("rental bedrooms",), in_context=("bedrooms", "beds")
)
def count_bedrooms(rows: Rows) -> Any:
    return np.maximum(np.ceil(np.asarray(rows["accommodates fact"]) / 2.3), 1)


@listing.field(
    "price",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 8, 20_000),
    title="Rental price per night",
    phrases=("listing nightly price",),
    in_context=("price", "price per night", "nightly price"),
)
def price_night(rows: Rows) -> Any:
    """By the room, the city and the guests."""
    rough = 88 * np.asarray(rows["factor_room"]) * np.asarray(rows["level"]) * rows.draw("price").lognormal(0, 0.38)
    return values.fit_range(rows, np.maximum(np.rint(rough), 10))


@values.measured(listing, "minimum_nights", low=1, high=365, phrases=("minimum nights", "min nights", "minimum stay"))
def choose_minimum(rows: Rows) -> Any:
    return np.where(rows.draw("month").chance(0.1), 30, 1 + np.floor(rows.draw("nights").exponential(1.8)))


@values.measured(
    listing,
    "reviews",
    low=0,
    high=1_500,
    title="Reviews of the rental",
    phrases=("listing reviews",),
    in_context=("reviews", "number of reviews", "review count"),
)
def count_reviews(rows: Rows) -> Any:
    return np.floor(rows.draw("reviews").exponential(28) * rows.draw("fame").uniform(0, 2))


@values.measured(listing, "reviews_per_month", low=0, high=30, decimals=2, phrases=("reviews per month",))
def pace_reviews(rows: Rows) -> Any:
    return np.asarray(rows["reviews fact"]) / (4 + rows.draw("months").exponential(26))


@values.measured(
    listing,
    "rating",
    low=1,
    high=5,
    decimals=2,
    title="Rating of the rental",
    phrases=("review scores rating",),
    in_context=("rating", "review score"),
)
def rate(rows: Rows) -> Any:
    return 4.99 - rows.draw("rating").lognormal(-1.7, 0.8)


@values.measured(
    listing,
    "availability",
    low=0,
    high=365,
    title="Days available a year",
    phrases=("availability 365", "days available", "available days per year"),
    in_context=("availability",),
)
def choose_days(rows: Rows) -> Any:
    return np.where(rows.draw("closed").chance(0.3), 0, rows.draw("days").integer(1, 365))


@values.measured(
    listing, "host_listings", low=1, high=400, phrases=("host listings count", "calculated host listings count", "number of host listings")
)
def count_listings(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("listings").exponential(1.6))


cruise = Entity(
    "travel.cruise", CRUISES, title="Cruise", phrases=("cruise", "cruise ship", "cruise booking", "cruise passenger", "cruise line")
)
cruise.field("ship", title="Cruise ship", phrases=("cruise ship", "ship name"), in_context=("ship", "vessel"))
cruise.field("cruise_line", title="Cruise line", phrases=("cruise line",), in_context=("line", "operator", "company"))
cruise.field(
    "itinerary", title="Itinerary", phrases=("cruise itinerary", "itinerary", "cruise route"), in_context=("route", "destination", "region")
)
cruise.field(
    "departure_port", title="Departure port", phrases=("departure port", "embarkation port", "port of departure"), in_context=("port",)
)


@values.measured(
    cruise,
    "nights",
    low=2,
    high=60,
    title="Nights on board",
    phrases=("cruise nights", "cruise length", "cruise duration"),
    in_context=("nights", "duration"),
)
def count_nights(rows: Rows) -> Any:
    return np.asarray(rows["nights_base"]) + rows.draw("nights").integer(-1, 3)


@cruise.field("cabin", title="Cabin type", phrases=("cabin type", "stateroom type", "cabin category", "cabin class"), in_context=("cabin",))
def choose_cabin(rows: Rows) -> Any:
    return rows.draw("cabin").pick(CABINS)


@cruise.field("cabin_number", title="Cabin number", phrases=("cabin number", "stateroom number"))
def number_cabin(rows: Rows) -> Any:
    return values.write_digits(rows.draw("deck").integer(4, 14) * 1000 + rows.draw("door").integer(1, 320))


@values.measured(
    cruise,
    "passengers",
    low=1,
    high=8,
    title="Passengers in the cabin",
    phrases=("cruise passengers", "passengers in cabin"),
    in_context=("passengers", "guests"),
)
def count_passengers(rows: Rows) -> Any:
    return np.searchsorted([0.08, 0.8, 0.9], rows.draw("passengers").uniform(), side="right") + 1


@cruise.field(
    "fare",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 50, 100_000),
    title="Cruise fare",
    phrases=("cruise fare", "cruise price", "fare per cabin"),
    in_context=("price", "fare", "cost", "total price"),
)
def price_cabin(rows: Rows) -> Any:
    """By the line, the cabin, the nights and the passengers."""
    cabin = np.asarray(rows["cabin"])
    factor = np.select([cabin == name for name in CABIN_FACTORS], list(CABIN_FACTORS.values()), 1.0)
    people = 1 + 0.85 * (np.asarray(rows["passengers fact"]) - 1)
    rough = np.asarray(rows["day_price"]) * np.asarray(rows["nights fact"]) * factor * people * rows.draw("fare").lognormal(0, 0.15)
    return values.fit_range(rows, np.rint(rough / 10) * 10 - 1)
