"""The sale of a car: price when new and now, condition, owners, accidents, seller and listing."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows, portable, values
from fictable_vehicles.car import ELECTRIC, TRIM_FACTORS, car

CONDITIONS: Final = {
    "en": ("New", "Excellent", "Good", "Fair", "Poor"),
    "de": ("Neu", "Sehr gut", "Gut", "Gebraucht", "Mangelhaft"),
    "fr": ("Neuf", "Excellent", "Bon", "Correct", "Mauvais"),
    "es": ("Nuevo", "Excelente", "Bueno", "Regular", "Malo"),
}
SELLERS: Final = {
    "en": ("Dealer", "Private Seller"),
    "de": ("Händler", "Privat"),
    "fr": ("Professionnel", "Particulier"),
    "es": ("Profesional", "Particular"),
}
SALE_STATES: Final = {
    "en": ("Available", "Sold", "Reserved"),
    "de": ("Verfügbar", "Verkauft", "Reserviert"),
    "fr": ("Disponible", "Vendu", "Réservé"),
    "es": ("Disponible", "Vendido", "Reservado"),
}


@car.hidden("list_price")
def set_list_price(rows: Rows) -> Any:
    """New price of the trim in the car's year: two per cent less for each year back."""
    then = portable.power(np.full(len(rows), 0.98), np.asarray(rows["age"], np.float64))
    return np.asarray(rows["new_price"]) * TRIM_FACTORS[rows["trim_place"]] * then


@values.measured(
    car,
    "msrp",
    low=5000,
    high=400_000,
    decimals=0,
    storage="int32",
    title="Price when new",
    phrases=("original msrp", "car msrp", "new price of the car"),
    in_context=("msrp", "new price", "list price", "original price", "present price", "showroom price"),
)
def show_list_price(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["list_price"]) / 5) * 5


@car.hidden("grade")
def draw_grade(rows: Rows) -> Any:
    """New, excellent, good, fair or poor: worse with age and miles."""
    wear = np.asarray(rows["age"]) / 12.0 + np.asarray(rows["miles"]) / 160_000.0 + rows.draw("care").normal(0.0, 0.35)
    return np.where(rows["is_new"], 0, 1 + np.searchsorted(np.array([0.65, 1.7, 2.6]), wear, side="right"))


@values.measured(
    car,
    "price",
    low=500,
    high=400_000,
    decimals=0,
    storage="int32",
    title="Asking price",
    phrases=("car price", "vehicle price", "price of the car", "resale price", "used price", "resale value", "market value of the car"),
    in_context=("price", "selling price", "asking price", "sale price", "cost", "listing price", "value"),
)
def set_price(rows: Rows) -> Any:
    """7 % less at once and 9 % less each year; more miles than usual, a poor state and accidents cost more; ends in 5, 50 or 95."""
    age = np.asarray(rows["age"], np.float64)
    kept = portable.power(np.full(len(rows), 0.91), age) * np.where(rows["is_new"], 1.0, 0.93)
    distance = portable.exp(-0.0032 * (np.asarray(rows["miles"]) / 1000.0 - 11.5 * age).clip(-60, 150))
    state = np.array([1.0, 1.05, 1.0, 0.88, 0.68])[rows["grade"]]
    battery = np.where((np.asarray(rows["fuel_code"]) == ELECTRIC) & (age > 0), 0.86, 1.0)
    harm = 1.0 - 0.05 * np.minimum(rows["accidents"], 3)
    rough = np.asarray(rows["list_price"]) * kept * distance * state * battery * harm * rows.draw("noise").lognormal(0.0, 0.06)
    step = np.where(rough > 5000, 100.0, 50.0)
    ending = np.where(rows.draw("ending").chance(0.6), -5.0, 0.0)
    return np.maximum(np.rint(rough / step) * step + ending, 500.0)


@car.field(
    "condition",
    title="Condition of the car",
    phrases=("car condition", "vehicle condition", "condition of the car"),
    in_context=("condition",),
)
def show_condition(rows: Rows) -> Any:
    return values.choose_label(rows.localized(CONDITIONS), rows["grade"])


@values.measured(
    car,
    "owners",
    low=0,
    high=9,
    title="Previous owners",
    phrases=("previous owners", "number of owners", "owner count", "num owners", "number of previous owners"),
    in_context=("owners", "owner"),
)
def count_owners(rows: Rows) -> Any:
    return np.where(rows["is_new"], 0, 1 + np.floor(rows.draw("owners").exponential(0.13 * np.asarray(rows["age"], np.float64) + 0.15)))


@car.hidden("accidents")
def draw_accidents(rows: Rows) -> Any:
    found = np.floor(rows.draw("accidents").exponential(0.05 * np.asarray(rows["age"], np.float64) + 0.06))
    return np.where(rows["is_new"], 0, np.minimum(found, 5)).astype(np.int64)


@values.measured(
    car,
    "accident_count",
    low=0,
    high=9,
    title="Accidents reported",
    phrases=("accident count", "number of accidents", "accidents reported"),
)
def show_accidents(rows: Rows) -> Any:
    return rows["accidents"]


@car.field(
    "accident_free", storage="bool", title="No accident reported", phrases=("accident free", "no accidents", "clean title", "clean history")
)
def tell_clean(rows: Rows) -> Any:
    return np.asarray(rows["accidents"]) == 0


@car.field("seller_type", phrases=("seller type", "type of seller", "dealer or private"), in_context=("seller",))
def choose_seller(rows: Rows) -> Any:
    private = rows.draw("seller").uniform() < np.where(rows["is_new"], 0.0, 0.12 + 0.03 * np.minimum(np.asarray(rows["age"]), 15))
    return values.choose_label(rows.localized(SELLERS), private)


@car.field(
    "sale_status", title="State of the listing", phrases=("car listing status",), in_context=("listing status", "status", "availability")
)
def choose_sale(rows: Rows) -> Any:
    return values.choose_label(
        rows.localized(SALE_STATES), np.searchsorted(np.array([0.64, 0.94]), rows.draw("sale").uniform(), side="right")
    )


@values.measured(
    car,
    "days_listed",
    low=0,
    high=400,
    title="Days on the lot",
    phrases=("days on lot", "days listed", "days in stock", "days on the market"),
)
def draw_days(rows: Rows) -> Any:
    return np.floor(rows.draw("days").exponential(38.0))


@car.field(
    "listed_on",
    storage="date32",
    title="Date of the listing",
    phrases=("posting date of the car",),
    in_context=(
        "listing date",
        "listed on",
        "date listed",
        "posted date",
        "date",
        "date posted",
    ),
)
def date_listing(rows: Rows) -> Any:
    return values.days_before(rows, rows["days_listed fact"])


@car.field(
    "stock_number",
    capacity=10**5,
    phrases=("car stock number", "vehicle stock number"),
    in_context=("stock number", "stock no", "stock id"),
)
def number_stock(rows: Rows) -> Any:
    return "U" + values.write_digits(rows.draw("stock").distinct(10**5), 5)
