"""Cover of homes and of trips."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

TRIPS: Final = Pool.read(__package__, "data/trips.csv", weight="share", types={"base": "float64"})
PRODUCTS: Final = Pool({"Basic": 30, "Comprehensive": 36, "Cancellation": 20, "Annual Multi-Trip": 10, "Rental Vehicle Excess": 4})
AGENCIES: Final = Pool({"Airlines": 42, "Travel Agency": 58})
BUILDS: Final = Pool({"Frame": 58, "Masonry": 18, "Masonry Veneer": 15, "Fire Resistive": 5, "Manufactured": 4})
ROOFS: Final = Pool({"Asphalt Shingle": 74, "Metal": 9, "Tile": 9, "Wood Shake": 4, "Slate": 2, "Flat": 2})
FLOODS: Final = Pool({"X": 80, "AE": 10, "A": 5, "VE": 2, "X500": 3})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

dwelling = Entity(
    "insurance.dwelling",
    BUILDS,
    title="Home insurance",
    phrases=(
        "home insurance",
        "homeowners insurance",
        "property insurance",
        "homeowner policy",
        "insured home",
        "insured property",
        "flood insurance",
    ),
)


@dwelling.field("construction", title="Construction", phrases=("construction type", "construction class"), in_context=("construction",))
def show_build(rows: Rows) -> Any:
    return rows["value"]


@dwelling.field("roof", title="Roof", phrases=("roof type", "roof material"), in_context=("roof",))
def pick_roof(rows: Rows) -> Any:
    return rows.draw("roof").pick(ROOFS)


@values.measured(dwelling, "roof_age", low=0, high=60, title="Age of the roof (years)", phrases=("roof age", "age of roof"))
def draw_roof_age(rows: Rows) -> Any:
    """Never older than the house."""
    built = np.asarray(rows.entity("place.home")["year_built"])
    return np.minimum(rows.draw("age").exponential(11.0), np.maximum(rows.as_of.year - 1 - built, 0))


@dwelling.field("flood_zone", title="Flood zone (FEMA)", phrases=("flood zone", "fema flood zone"))
def pick_zone(rows: Rows) -> Any:
    return rows.draw("zone").pick(FLOODS)


@dwelling.field("alarm", storage="bool", title="Alarm", phrases=("burglar alarm", "security alarm", "alarm system"))
def tell_alarm(rows: Rows) -> Any:
    return rows.draw("alarm").chance(0.38)


@dwelling.hidden("cover_dollars")
def set_cover(rows: Rows) -> Any:
    return np.rint(rows.draw("cover").lognormal(12.75, 0.45) / 5000) * 5000


@dwelling.field(
    "dwelling_coverage",
    title="Cover of the building",
    phrases=("dwelling coverage", "building coverage", "coverage a", "replacement cost", "rebuild cost"),
    **MONEY,
)
def show_cover(rows: Rows) -> Any:
    return rows["cover_dollars"]


@dwelling.field(
    "contents_coverage",
    title="Cover of the contents",
    phrases=("contents coverage", "personal property coverage", "contents value"),
    **MONEY,
)
def show_contents(rows: Rows) -> Any:
    return np.asarray(rows["cover_dollars"]) * np.array([0.3, 0.5, 0.5, 0.7])[rows.draw("contents").integer(0, 3)]


@dwelling.field(
    "premium",
    title="Home premium of a year",
    phrases=("home insurance premium", "homeowners premium", "home premium"),
    in_context=("premium", "annual premium", "insurance premium"),
    **MONEY,
)
def set_premium(rows: Rows) -> Any:
    """4 in a thousand of the cover, more for old roofs and flood zones, less with an alarm."""
    zone = np.asarray(rows["flood_zone"]).astype("U4")
    flood = np.where(np.isin(zone, ["AE", "A"]), 1.35, np.where(zone == "VE", 1.9, 1.0))
    care = (1 + 0.008 * np.asarray(rows["roof_age fact"])) * np.where(rows["alarm"], 0.95, 1.0)
    return np.asarray(rows["cover_dollars"]) * 0.0041 * flood * care * rows.draw("premium").lognormal(0.0, 0.14)


travel = Entity(
    "insurance.travel", TRIPS, title="Travel insurance", phrases=("travel insurance", "trip insurance", "travel policy", "insured trip")
)
travel.field(
    "destination",
    title="Destination of the trip",
    phrases=("insured destination",),
    in_context=("destination", "trip destination", "country"),
)


@travel.field(
    "product",
    title="Travel insurance product",
    phrases=("travel insurance product", "travel plan name"),
    in_context=("product", "product name", "plan", "policy type"),
)
def pick_product(rows: Rows) -> Any:
    return rows.draw("product").pick(PRODUCTS)


@travel.field("agency_type", phrases=("agency type", "type of agency"))
def pick_agency(rows: Rows) -> Any:
    return rows.draw("agency").pick(AGENCIES)


@values.measured(
    travel,
    "days",
    low=1,
    high=365,
    widest=10**4,
    title="Days of the trip",
    phrases=("trip length days", "days of cover"),
    in_context=("duration", "trip duration", "duration days"),
)
def draw_days(rows: Rows) -> Any:
    return rows.draw("days").lognormal(2.4, 0.7)


@travel.hidden("sale")
def set_sale(rows: Rows) -> Any:
    factor = np.where(np.asarray(rows["product"]).astype("U12") == "Basic", 0.7, 1.1)
    return np.rint(
        np.asarray(rows["base"]) * factor * (0.6 + 0.03 * np.asarray(rows["days fact"])) * rows.draw("sale").uniform(0.8, 1.3) * 100
    )


@travel.field(
    "net_sales",
    title="Price of the cover",
    phrases=("net sales of the policy", "travel insurance price"),
    in_context=("net sales", "premium", "price"),
    **MONEY,
)
def show_sale(rows: Rows) -> Any:
    return np.asarray(rows["sale"]).astype(np.int64)


@travel.field(
    "commission",
    title="Agency's commission",
    phrases=("agency commission", "commission value", "commision"),
    in_context=("commission",),
    **MONEY,
)
def set_commission(rows: Rows) -> Any:
    share = np.array([0.0, 0.2, 0.25, 0.35])[rows.draw("share").integer(0, 3)]
    return np.rint(np.asarray(rows["sale"]) * share).astype(np.int64)


@travel.field(
    "claimed", storage="bool", title="Claim on the trip", phrases=("travel claim", "trip claim filed"), in_context=("claim", "claimed")
)
def tell_claim(rows: Rows) -> Any:
    """1 to 6 in a hundred: more on long and dear trips."""
    return rows.draw("claim").uniform() < np.minimum(0.008 + 0.0009 * np.asarray(rows["days fact"]), 0.08)
