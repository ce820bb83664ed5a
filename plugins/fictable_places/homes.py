"""Houses and flats for sale: type, bedrooms, bathrooms, area, lot, year and price agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

HOMES = Pool.read(
    __package__, "data/homes.csv", weight="share", types={"bedrooms_mean": "float64", "area_mean": "float64", "lot_mean": "float64"}
)
LEVELS = Pool.read(__package__, "data/home_levels.csv", types={"level": "float64"})
SALE_STATUS = Pool({"Active": 48, "Pending": 17, "Sold": 30, "Off Market": 5})

home = Entity("place.home", HOMES, title="Home for sale", phrases=("house", "home", "property", "real estate", "listing", "apartment"))
home.field("property_type", phrases=("property type", "house type", "home type", "type of property"), in_context=("type",))


@home.field("bedrooms", storage="int32", phrases=("bedroom", "bedroom count", "number of bedrooms", "beds"))
def draw_bedrooms(rows: Rows) -> Any:
    """Number of bedrooms, 1 to 9."""
    return np.rint(rows["bedrooms_mean"] + rows.draw("bedrooms").normal(0, 0.85)).clip(1, 9)


@home.field("bathrooms", storage="float64", decimals=1, phrases=("bathroom", "bathroom count", "number of bathrooms", "baths"))
def draw_bathrooms(rows: Rows) -> Any:
    """Number of bathrooms in steps of a half, grown with the bedrooms."""
    return (np.rint((rows["bedrooms"] * 0.62 + 0.3 + rows.draw("bathrooms").normal(0, 0.4)) * 2) / 2).clip(1, 8)


@home.field(
    "area",
    storage="int32",
    title="Living area (sq ft)",
    phrases=("living area", "square feet", "square footage", "sqft", "sq ft", "house size", "sqft living"),
    in_context=("area", "size"),
)
def draw_area(rows: Rows) -> Any:
    """Square feet, by the type and the bedrooms."""
    more = 0.12 * (rows["bedrooms"] - rows["bedrooms_mean"])
    return np.rint(portable.exp(rows["area_mean"] + more + rows.draw("area").normal(0, 0.2)) / 10) * 10


@home.field("lot_size", storage="int32", title="Lot size (sq ft)", phrases=("lot size", "lot area", "plot size", "land area", "sqft lot"))
def draw_lot(rows: Rows) -> Any:
    """Square feet of land; 0 for flats."""
    size = np.rint(portable.exp(rows["lot_mean"] + rows.draw("lot").normal(0, 0.45)) / 10) * 10
    return np.where(rows["lot_mean"] > 0, np.maximum(size, rows["area"] // 2), 0)


@home.field("floors", storage="int32", phrases=("floors", "number of floors", "stories", "storeys"))
def draw_floors(rows: Rows) -> Any:
    """Storeys of the house, 1 to 3."""
    return 1 + rows.draw("second").chance(np.where(rows["area"] > 1800, 0.7, 0.3)) + rows.draw("third").chance(0.05)


@home.field("year_built", storage="int32", phrases=("year built", "construction year", "built year", "year of construction"))
def draw_year_built(rows: Rows) -> Any:
    """From 1900 to the year before the dataset's clock; recent decades are the most common."""
    age = np.rint(rows.draw("age").exponential(34))
    return rows.as_of.year - 1 - np.where(age > rows.as_of.year - 1901, 20 + age % 80, age)


@home.hidden("level")
def find_level(rows: Rows) -> Any:
    """How dear homes are in the row's American city, else in its state; 1 where neither is known."""
    if not rows.locale.startswith("en_US"):  # codes of states and provinces elsewhere may be equal to American ones
        return np.ones(len(rows))
    known, place = LEVELS.load("en_US").columns, rows.entity("place")
    order = np.argsort(known["place"].astype("U32"))
    names, levels = known["place"].astype("U32")[order], known["level"][order]
    found: Any = np.ones(len(rows))
    for wanted in (np.asarray(place[name]).astype("U32") for name in ("state_code", "city")):
        at = np.searchsorted(names, wanted).clip(max=len(names) - 1)
        found = np.where(names[at] == wanted, levels[at], found)
    return found


@home.field(
    "price",
    storage="decimal",
    decimals=2,
    phrases=(
        "asking price",
        "listing price",
        "house price",
        "home price",
    ),
    in_context=("price",),
)
def draw_price(rows: Rows) -> Any:
    """By area, bathrooms, age and city, at about 215 a square foot; asking prices end in 900 or 000."""
    age = rows.as_of.year - rows["year_built"]
    worth = (
        rows["area"] * rows["level"] * 215.0 * (1 - 0.0022 * age) * (0.9 + 0.05 * rows["bathrooms"]) * rows.draw("market").lognormal(0, 0.2)
    )
    thousands = np.maximum(np.rint(worth / 5000) * 5, 45).astype(np.int64)
    return (thousands * 1000 - np.where(rows.draw("ending").chance(0.6), 100, 0)) * 100


@home.field("sale_status", title="Sale status", phrases=("listing status", "sale status"), in_context=("status",))
def pick_status(rows: Rows) -> Any:
    """Where the sale stands."""
    return rows.draw("status").pick(SALE_STATUS)


@home.field("listed_on", storage="date32", title="Day of the listing", phrases=("listed date",), in_context=("listed on", "listing date"))
def date_listing(rows: Rows) -> Any:
    """As many days ago as the home is on the market; of sold ones some months more."""
    gone = np.asarray(rows["sale_status"]) == "Sold"
    return values.days_before(rows, np.asarray(rows["days_on_market"]) + np.where(gone, 30 + rows.draw("gone").integer(0, 400), 0))


@home.field("days_on_market", storage="int32", phrases=("days on market", "dom"))
def draw_days_on_market(rows: Rows) -> Any:
    """Days since the home was listed."""
    return np.rint(rows.draw("days").lognormal(3.4, 0.85)).clip(0, 720)
