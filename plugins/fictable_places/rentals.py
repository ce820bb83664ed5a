"""Homes to let: kind, rooms, area, rent, deposit, dates of the lease and state of the listing agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_places.homes import find_level

KINDS: Final = Pool.read(
    __package__, "data/rentals.csv", weight="share", types=dict.fromkeys(("rooms_mean", "square_metres", "premium"), "float64")
)
LEVELS: Final = Pool.read(__package__, "data/rent_levels.csv", types={"level": "float64"})
# Rents outside the large cities over the common level.
ELSEWHERE: Final = 0.9
# Monthly rent of a common flat of 70 square metres in the country's currency, rounded estimates, and the step that rents are set in.
RENTS: Final[Mapping[str, tuple[float, int]]] = {
    "en_US": (1750.0, 5), "en_GB": (1150.0, 5), "de": (820.0, 5), "fr": (860.0, 5), "es": (850.0, 5), "it": (780.0, 5),
    "pt": (2300.0, 10), "nl": (1250.0, 5), "ja": (98_000.0, 500), "vi": (9_000_000.0, 100_000),
}  # fmt: skip
SQUARE_FEET: Final = 10.7639
# Where areas are given in square feet; other places count square metres.
FEET: Final[Mapping[str, float]] = {
    "en_US": SQUARE_FEET, "en_GB": SQUARE_FEET, "en_CA": SQUARE_FEET, "de": 1.0, "fr": 1.0, "es": 1.0, "it": 1.0, "pt": 1.0, "nl": 1.0,
    "ja": 1.0, "vi": 1.0, "zh": 1.0, "pl": 1.0,
}  # fmt: skip
# Months of rent that are usual as deposit, with their shares.
DEPOSITS: Final[Mapping[str, tuple[tuple[int, ...], tuple[float, ...]]]] = {
    "en_US": ((1, 2), (0.82, 0.18)),
    "en_GB": ((1,), (1.0,)),
    "de": ((2, 3), (0.25, 0.75)),
    "fr": ((1, 2), (0.8, 0.2)),
    "it": ((2, 3), (0.5, 0.5)),
    "pt": ((1, 3), (0.2, 0.8)),
    "vi": ((1, 2), (0.5, 0.5)),
}
STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("Available", "Application Pending", "Rented"),
    "de": ("Verfügbar", "Reserviert", "Vermietet"),
    "fr": ("Disponible", "Dossier en cours", "Loué"),
    "es": ("Disponible", "Reservado", "Alquilado"),
    "it": ("Disponibile", "In trattativa", "Affittato"),
    "pt": ("Disponível", "Em análise", "Alugado"),
    "nl": ("Beschikbaar", "Onder optie", "Verhuurd"),
    "ja": ("募集中", "申込あり", "成約済"),
    "vi": ("Còn trống", "Đang đặt cọc", "Đã cho thuê"),
}
FURNISHING: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("Unfurnished", "Furnished", "Partly Furnished"),
    "de": ("Unmöbliert", "Möbliert", "Teilmöbliert"),
    "fr": ("Non meublé", "Meublé", "Partiellement meublé"),
    "es": ("Sin amueblar", "Amueblado", "Semiamueblado"),
    "it": ("Non arredato", "Arredato", "Parzialmente arredato"),
    "pt": ("Sem mobília", "Mobiliado", "Semimobiliado"),
    "nl": ("Kaal", "Gemeubileerd", "Gestoffeerd"),
    "ja": ("家具なし", "家具付き", "一部家具付き"),
    "vi": ("Không nội thất", "Đầy đủ nội thất", "Nội thất cơ bản"),
}
TERMS: Final = Pool({12: 74, 6: 9, 24: 9, 18: 3, 36: 5})
ENERGY: Final = Pool({"A": 8, "B": 17, "C": 26, "D": 24, "E": 14, "F": 7, "G": 4})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

rental = Entity(
    "place.rental",
    KINDS,
    title="Home to let",
    phrases=("rental", "rental property", "rental listing", "apartment for rent", "flat to let", "lease", "tenant", "landlord", "tenancy"),
)
rental.field("property_type", title="Type of home to let", phrases=("rental type",), in_context=("property type", "type", "apartment type"))


@rental.hidden("level")
def read_level(rows: Rows) -> Any:
    """How dear it is to live in the row's city; American rents differ less than the prices of homes do."""
    if rows.locale.startswith("en_US"):
        return portable.power(np.asarray(find_level(rows), np.float64), np.full(len(rows), 0.6))
    known = LEVELS.load("en_US").columns
    names, city = known["place"].astype("U32"), np.asarray(rows.entity("place")["city"]).astype("U32")
    order = np.argsort(names)
    at = np.searchsorted(names[order], city).clip(max=len(names) - 1)
    return np.where(names[order][at] == city, known["level"][order][at], ELSEWHERE)


@values.measured(
    rental,
    "bedrooms",
    low=0,
    high=6,
    widest=100,
    title="Bedrooms of the home to let (0: studio)",
    in_context=("bedrooms", "number of bedrooms", "beds"),
)
def draw_bedrooms(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["rooms_mean"]) + rows.draw("bedrooms").normal(0, 0.6)).clip(0, 6) * (
        np.asarray(rows["rooms_mean"]) > 0.2
    )


@values.measured(
    rental,
    "rooms",
    low=1,
    high=12,
    widest=100,
    title="Rooms of the home to let",
    in_context=("rooms", "number of rooms", "room count"),
)
def count_rooms(rows: Rows) -> Any:
    """The bedrooms and one room to live in; large homes have two."""
    return np.asarray(rows["bedrooms fact"]) + 1 + (np.asarray(rows["bedrooms fact"]) >= 4)


@rental.hidden("metres")
def draw_metres(rows: Rows) -> Any:
    """Square metres, by the kind and the bedrooms."""
    more = 0.2 * (np.asarray(rows["bedrooms fact"]) - np.asarray(rows["rooms_mean"]))
    return np.asarray(rows["square_metres"]) * portable.exp(more + rows.draw("area").normal(0, 0.15))


@values.measured(
    rental,
    "area",
    low=12,
    high=6000,
    widest=10**5,
    title="Area of the home to let (square feet or metres, as the country counts)",
    in_context=("area", "living area", "size", "floor area"),
)
def show_area(rows: Rows) -> Any:
    factor = rows.localized(FEET)
    step = 5.0 if factor > 1 else 1.0
    return np.rint(np.asarray(rows["metres"]) * factor / step) * step


@rental.hidden("monthly")
def draw_rent(rows: Rows) -> Any:
    """By area (small homes cost more per square metre), kind, city and furnishing."""
    common, step = rows.localized(RENTS)
    size = portable.power(np.asarray(rows["metres"]) / 70.0, np.full(len(rows), 0.72))
    furnished = np.array([1.0, 1.14, 1.06])[rows["furnished"]]
    rough = common * size * np.asarray(rows["premium"]) * np.asarray(rows["level"]) * furnished * rows.draw("rent").lognormal(0, 0.13)
    return np.maximum(np.rint(rough / step), 1) * step


@rental.field(
    "rent",
    title="Monthly rent",
    phrases=("rent", "monthly rent", "rent per month", "rent amount", "rental price", "rent price"),
    in_context=("price", "amount"),
    **MONEY,
)
def show_rent(rows: Rows) -> Any:
    return (np.asarray(rows["monthly"]) * 100).astype(np.int64)


@rental.field(
    "deposit",
    title="Security deposit",
    phrases=("security deposit", "rental deposit", "rent deposit", "tenancy deposit"),
    in_context=("deposit",),
    **MONEY,
)
def show_deposit(rows: Rows) -> Any:
    """A whole number of monthly rents, as is usual in the country."""
    months, shares = rows.localized(DEPOSITS)
    chosen = np.searchsorted(np.cumsum(shares)[:-1], rows.draw("deposit").uniform(), side="right")
    return (np.asarray(rows["monthly"]) * 100).astype(np.int64) * np.array(months)[chosen]


@rental.field(
    "utilities",
    title="Utilities a month",
    phrases=("utilities cost", "utility costs"),
    in_context=("service charge", "service charges"),
    **MONEY,
)
def draw_utilities(rows: Rows) -> Any:
    """A tenth to a quarter of the rent."""
    _, step = rows.localized(RENTS)
    rough = np.asarray(rows["monthly"]) * rows.draw("utilities").uniform(0.1, 0.24)
    return (np.maximum(np.rint(rough / step), 1) * step * 100).astype(np.int64)


@rental.hidden("furnished")
def choose_furnishing(rows: Rows) -> Any:
    """None, all or some; small homes are furnished more often."""
    share = np.where(np.asarray(rows["bedrooms fact"]) <= 1, 0.32, 0.16)
    draw = rows.draw("furnished").uniform()
    return np.where(draw < share, 1, np.where(draw < share + 0.12, 2, 0))


@rental.field("furnishing", title="Furnishing", phrases=("furnishing", "furnished status", "furnishing status"), in_context=("furniture",))
def show_furnishing(rows: Rows) -> Any:
    return values.choose_label(rows.localized(FURNISHING), rows["furnished"])


@rental.field("is_furnished", storage="bool", title="Furnished", phrases=("furnished", "is furnished"))
def tell_furnished(rows: Rows) -> Any:
    return np.asarray(rows["furnished"]) == 1


@rental.field("pets_allowed", storage="bool", title="Pets allowed", phrases=("pets allowed", "pet friendly", "allows pets"))
def tell_pets(rows: Rows) -> Any:
    return rows.draw("pets").chance(0.46)


@rental.field("energy_class", title="Energy class", phrases=("energy class", "energy label", "energy rating of the home", "epc rating"))
def pick_energy(rows: Rows) -> Any:
    return rows.draw("energy").pick(ENERGY)


@rental.hidden("months")
def pick_term(rows: Rows) -> Any:
    return np.asarray(rows.draw("term").pick(TERMS)).astype(np.int64)


@rental.field("lease_months", storage="int32", title="Term of the lease (months)", phrases=("lease term", "lease length", "lease duration"))
def show_term(rows: Rows) -> Any:
    return rows["months"]


@rental.field(
    "lease_start",
    storage="date32",
    title="Start of the lease",
    phrases=("lease start", "lease start date", "tenancy start date", "move in date", "move-in date", "rental start date"),
    in_context=("start date", "start"),
)
def date_start(rows: Rows) -> Any:
    """Most leases begin on the first of a month, the others on the fifteenth, within the last three years."""
    first = np.datetime64(rows.as_of.date(), "M") - rows.draw("start").integer(1, 36)
    return first.astype("datetime64[D]") + np.where(rows.draw("middle").chance(0.16), 14, 0)


@rental.field(
    "lease_end",
    storage="date32",
    title="End of the lease",
    phrases=("lease end", "lease end date", "tenancy end date", "move out date", "move-out date", "rental end date", "lease expiry date"),
    in_context=("end date", "end"),
)
def date_end(rows: Rows) -> Any:
    """The term after the start, less a day."""
    start = np.asarray(rows["lease_start"]).astype("datetime64[D]")
    month = start.astype("datetime64[M]")
    return (month + rows["months"]).astype("datetime64[D]") + (start - month.astype("datetime64[D]")) - 1


@rental.field(
    "available_on",
    storage="date32",
    title="Free from",
    phrases=("available from", "availability date", "available date", "date available", "free from"),
)
def date_free(rows: Rows) -> Any:
    """Within the next three months, most often the first of a month."""
    today = np.datetime64(rows.as_of.date(), "D")
    next_first = (np.datetime64(rows.as_of.date(), "M") + rows.draw("month").integer(1, 3)).astype("datetime64[D]")
    return np.where(rows.draw("now").chance(0.3), today + rows.draw("day").integer(0, 20), next_first)


@rental.field(
    "status", title="State of the home to let", phrases=("rental status", "letting status", "lease listing status"), in_context=("status",)
)
def show_status(rows: Rows) -> Any:
    share = np.searchsorted(np.array([0.62, 0.76]), rows.draw("status").uniform(), side="right")
    return values.choose_label(rows.localized(STATES), share)


@rental.field("tenant", title="Tenant", phrases=("tenant", "tenant name", "renter", "renter name", "lessee"))
def name_tenant(rows: Rows) -> Any:
    """Full name of the person with the role tenant."""
    return rows.entity("person", "tenant")["name"]


@rental.field("landlord", title="Landlord", phrases=("landlord", "landlord name", "lessor", "property owner"))
def name_landlord(rows: Rows) -> Any:
    """Full name of the person with the role landlord."""
    return rows.entity("person", "landlord")["name"]
