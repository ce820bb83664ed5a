"""Orders of food: dishes, amounts, distance and minutes agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_travel.dining import DISHES, RESTAURANTS

Decorator: TypeAlias = "Callable[[Callable[[Rows], Any]], Callable[[Rows], Any]]"
VEHICLES = Pool({"Motorcycle": 48, "Scooter": 26, "Bicycle": 14, "Car": 12})
ORDER_STATUS = Pool({"Delivered": 92, "Cancelled": 5, "Refunded": 2, "In Progress": 1})
TRAFFIC = Pool({"Low": 34, "Medium": 24, "High": 10, "Jam": 32})

order = Entity(
    "travel.food_order",
    DISHES,
    title="Food order",
    phrases=("food delivery", "food order", "food delivery order", "takeaway order", "meal delivery", "uber eats", "doordash", "swiggy"),
)
order.field("dish", title="Ordered dish", phrases=("ordered dish", "ordered item"), in_context=("item", "dish", "food", "product"))
order.field("cuisine", title="Cuisine of the order", in_context=("cuisine", "cuisine type"))


@order.field("restaurant", title="Restaurant of the order", in_context=("restaurant", "restaurant name", "store"))
def choose_restaurant(rows: Rows) -> Any:
    """One that cooks the cuisine."""
    return rows.draw("restaurant").pick(RESTAURANTS, cuisine=rows["cuisine"])["restaurant"]


@values.measured(
    order,
    "quantity",
    low=1,
    high=20,
    title="Ordered portions",
    phrases=("number of items ordered",),
    in_context=("quantity", "items", "number of items"),
)
def count_items(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("quantity").exponential(1.1))


def add_amount(name: str, title: str, *phrases: str, **about: Any) -> Decorator:
    """An amount of the order in cents with two decimals."""
    return order.field(name, storage="decimal", decimals=2, title=title, phrases=phrases, **about)


@order.hidden("cents")
def price_items(rows: Rows) -> Any:
    letters = np.strings.str_len(np.asarray(rows["restaurant"])) * 7 + np.strings.str_len(np.asarray(rows["dish"])) * 3
    each = np.rint(np.asarray(rows["base_price"]) * (0.85 + letters % 11 * 0.03) * 20) * 5
    return (each * np.asarray(rows["quantity fact"])).astype(np.int64)


@add_amount(
    "subtotal",
    "Food subtotal",
    "food subtotal",
    "food cost",
    in_context=("order value", "subtotal", "amount", "price", "cost of the order"),
)
def show_subtotal(rows: Rows) -> Any:
    return rows["cents"]


@add_amount("delivery_fee", "Delivery fee", "delivery charge", "delivery cost", in_context=("delivery fee",))
def show_fee(rows: Rows) -> Any:
    return rows["fee_cents"]


@order.hidden("fee_cents")
def choose_fee(rows: Rows) -> Any:
    """Free above 35, else by the distance."""
    fee = 199 + np.floor(np.asarray(rows["distance_km fact"]) / 2).astype(np.int64) * 50
    return np.where(np.asarray(rows["cents"]) > 3500, 0, fee)


@order.hidden("tip_cents")
def choose_tip(rows: Rows) -> Any:
    share = np.where(rows.draw("tips").chance(0.55), rows.draw("tip").uniform(0.05, 0.2), 0.0)
    return np.rint(np.asarray(rows["cents"]) * share / 50).astype(np.int64) * 50


@add_amount("tip", "Tip of the order", "courier tip", "driver tip", in_context=("tip",))
def show_tip(rows: Rows) -> Any:
    return rows["tip_cents"]


@add_amount("total", "Food order total", "food order total", in_context=("total", "order total", "total amount", "total price"))
def show_total(rows: Rows) -> Any:
    """Food, delivery and tip."""
    return rows["cents"] + rows["fee_cents"] + rows["tip_cents"]


@values.measured(
    order,
    "distance_km",
    low=0.3,
    high=25,
    decimals=1,
    title="Delivery distance (km)",
    phrases=("delivery distance", "delivery distance km"),
    in_context=("distance", "distance km"),
)
def choose_distance(rows: Rows) -> Any:
    return rows.draw("distance").lognormal(1.15, 0.55)


@order.field("traffic", title="Road traffic", phrases=("traffic level", "road traffic density", "traffic density"), in_context=("traffic",))
def choose_traffic(rows: Rows) -> Any:
    return rows.draw("traffic").pick(TRAFFIC)


@values.measured(
    order,
    "kitchen_minutes",
    low=3,
    high=90,
    title="Time in the kitchen (min)",
    phrases=("food preparation time", "kitchen time", "food prep time"),
    in_context=("preparation time", "prep time"),
)
def cook_order(rows: Rows) -> Any:
    return rows.draw("kitchen").normal(14, 4) + np.asarray(rows["quantity fact"])


@values.measured(
    order,
    "delivery_minutes",
    low=8,
    high=150,
    title="Delivery time (min)",
    phrases=("delivery time minutes", "time taken min", "delivery duration", "delivery time", "delivery minutes"),
    in_context=("minutes", "time taken"),
)
def ride(rows: Rows) -> Any:
    """The kitchen, three minutes a kilometre, more in traffic."""
    slow = np.select([np.asarray(rows["traffic"]) == name for name in ("Medium", "High", "Jam")], [1.2, 1.45, 1.7], 1.0)
    return np.asarray(rows["kitchen_minutes fact"]) + 4 + np.asarray(rows["distance_km fact"]) * 2.6 * slow + rows.draw("ride").normal(0, 2)


@order.field(
    "vehicle",
    title="Courier vehicle",
    phrases=("courier vehicle", "type of vehicle of the courier", "delivery vehicle type"),
    in_context=("vehicle", "vehicle type", "type of vehicle"),
)
def choose_vehicle(rows: Rows) -> Any:
    return rows.draw("vehicle").pick(VEHICLES)


@values.measured(
    order,
    "rating",
    low=1,
    high=5,
    title="Rating of the delivery",
    phrases=("delivery rating", "delivery person rating", "courier rating"),
    in_context=("rating", "customer rating"),
)
def rate_order(rows: Rows) -> Any:
    """Long waits cost stars, and what was refunded was bad."""
    bad = np.where(rows["state"] == "Refunded", 2.9, 0.0)
    return 5.5 - np.clip(np.asarray(rows["delivery_minutes fact"]) - 25, 0, 60) / 22 - rows.draw("rating").exponential(0.75) - bad


@order.field("status", title="Food order status", phrases=("food order status",), in_context=("status", "order status"))
def choose_order_status(rows: Rows) -> Any:
    return rows["state"]


@order.hidden("state")
def choose_state(rows: Rows) -> Any:
    return np.asarray(rows.draw("status").pick(ORDER_STATUS))


@order.field(
    "ordered_at",
    storage="timestamp[s]",
    title="Ordered at",
    phrases=("food ordered at",),
    in_context=("order time", "ordered at", "order date", "date"),
)
def choose_order_time(rows: Rows) -> Any:
    """At lunch or dinner, in the last half year; what is under way was ordered on the last evening."""
    hours = np.where(rows.draw("lunch").chance(0.34), rows.draw("noon").normal(12.7, 0.8), rows.draw("evening").normal(19.2, 1.3))
    underway = rows["state"] == "In Progress"
    hours = np.where(underway, 23.2 + rows.draw("minutes").uniform() * 0.75, np.clip(hours, 9, 23.5))
    return values.add_seconds(values.days_before(rows, 1 + np.where(underway, 0, rows.draw("day").uniform() * 180)), hours * 3600)
