"""Subscriptions, leads, campaigns and carts: what a sales and marketing team counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_commerce.ranges import bounded, convert_dollars, days_before, fit_money, fit_range, write_digits

PLANS = Pool.read(
    __package__, "data/plans.csv", weight="share", types={"monthly": "float64", "seats_low": "float64", "seats_high": "float64"}
)
CYCLES = Pool({"Monthly": 66, "Annual": 29, "Quarterly": 5})
CHURN_REASONS = Pool(
    {
        "Too expensive": 26,
        "Missing features": 18,
        "Switched to a competitor": 17,
        "No longer needed": 15,
        "Poor customer support": 8,
        "Technical issues": 9,
        "Company closed": 3,
        "Payment failed": 4,
    }
)
# Chance that a subscriber leaves within a month, by plan price: small plans churn more.
MONTHLY_CHURN = 0.035
CYCLE_DAYS = {"Monthly": 30, "Quarterly": 91, "Annual": 365}

subscription = Entity(
    "commerce.subscription", PLANS, title="Subscription", phrases=("subscription", "subscriber", "SaaS", "membership plan")
)
subscription.field(
    "plan",
    title="Subscription plan",
    phrases=("subscription plan", "plan name", "subscription tier", "plan tier", "subscription type", "plan type", "pricing plan"),
    in_context=("plan", "tier"),
)


@subscription.field("id", title="Subscription number", capacity=10**6, phrases=("subscription id", "subscription number"))
def number_subscription(rows: Rows) -> Any:
    return "SUB-" + write_digits(rows.draw("id").distinct(10**6), 6)


@subscription.hidden("seat_count")
def count_seats(rows: Rows) -> Any:
    low, high = portable.log(np.asarray(rows["seats_low"])), portable.log(np.asarray(rows["seats_high"]))
    return np.floor(portable.exp(rows.draw("seats").uniform(low, high + 0.01)))


@subscription.field(
    "seats",
    storage="int32",
    params=bounded("integer", 1, 10**6),
    phrases=("seats", "number of seats", "licensed users", "seat count"),
    in_context=("users",),
)
def show_seats(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["seat_count"]))


@subscription.hidden("cycle")
def pick_cycle(rows: Rows) -> Any:
    return rows.draw("cycle").pick(CYCLES)


@subscription.field(
    "billing_cycle",
    phrases=("billing cycle", "billing frequency", "billing period", "payment frequency", "billing interval", "renewal period"),
)
def show_cycle(rows: Rows) -> Any:
    return rows["cycle"]


@subscription.hidden("revenue")
def compute_revenue(rows: Rows) -> Any:
    """Monthly recurring revenue: list price per started five seats, 20 % less when paid by the year."""
    packs = np.maximum(np.ceil(rows["seat_count"] / 5.0), 1.0)
    yearly = np.asarray(rows["cycle"]) == "Annual"
    return np.rint(np.asarray(rows["monthly"]) * packs * np.where(yearly, 80, 100)) / 100


@subscription.field(
    "mrr",
    title="Monthly recurring revenue",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    phrases=("MRR", "monthly recurring revenue", "monthly revenue", "mrr amount"),
)
def show_mrr(rows: Rows) -> Any:
    return fit_range(rows, rows["revenue"])


@subscription.field(
    "arr", title="Annual recurring revenue", storage="decimal", decimals=2, phrases=("ARR", "annual recurring revenue", "arr amount")
)
def show_arr(rows: Rows) -> Any:
    return rows["revenue"] * 12


@subscription.field(
    "monthly_price",
    storage="decimal",
    decimals=2,
    phrases=("subscription price", "monthly price", "monthly fee", "plan price", "subscription fee"),
)
def show_monthly(rows: Rows) -> Any:
    return rows["monthly"] - 0.01


@subscription.hidden("age")
def count_age(rows: Rows) -> Any:
    return 5 + np.floor(rows.draw("age").exponential(420.0)).clip(0, 2500)


@subscription.hidden("lived")
def count_lived(rows: Rows) -> Any:
    """Days until the subscriber leaves, exponential; beyond its age it is still active."""
    return 1 + np.floor(rows.draw("lived").exponential(30.0 / MONTHLY_CHURN))


@subscription.hidden("gone")
def decide_churn(rows: Rows) -> Any:
    return rows["lived"] < rows["age"]


@subscription.field(
    "start_date",
    storage="date32",
    phrases=("subscription start date", "subscription start", "signup date", "sign up date", "subscribed on"),
    in_context=("start date", "start", "started at"),
)
def show_start(rows: Rows) -> Any:
    return days_before(rows, rows["age"])


@subscription.field(
    "end_date",
    title="End or next renewal",
    storage="date32",
    phrases=("subscription end date", "subscription end", "cancellation date", "churn date", "cancelled at"),
    in_context=("end date",),
)
def show_end(rows: Rows) -> Any:
    """The day of cancellation, or of the next renewal of an active subscription."""
    days = np.asarray(rows["age"]).astype(np.int64)
    length = np.select([np.asarray(rows["cycle"]) == name for name in CYCLE_DAYS], list(CYCLE_DAYS.values()), 30)
    return days_before(rows, np.where(rows["gone"], days - rows["lived"].astype(np.int64), days % length - length))


@subscription.field(
    "renewal_date", storage="date32", phrases=("renewal date", "next billing date", "next renewal date", "next payment date")
)
def show_renewal(rows: Rows) -> Any:
    length = np.select([np.asarray(rows["cycle"]) == name for name in CYCLE_DAYS], list(CYCLE_DAYS.values()), 30)
    return days_before(rows, np.asarray(rows["age"]).astype(np.int64) % length - length)


@subscription.field("churned", storage="bool", phrases=("churn", "churned", "churn flag", "is churned", "has churned", "customer churn"))
def show_churned(rows: Rows) -> Any:
    return rows["gone"]


@subscription.field("status", title="Subscription status", phrases=("subscription status", "membership status"), in_context=("status",))
def show_status(rows: Rows) -> Any:
    """Cancelled where churned; in the first 14 days a trial; a few are past due or paused; else active."""
    draw = rows.draw("status").uniform()
    states = [rows["gone"], rows["age"] <= 14, draw < 0.03, draw < 0.05]
    return np.select(states, ["Cancelled", "Trial", "Past Due", "Paused"], "Active").astype(np.dtypes.StringDType())


@subscription.field(
    "tenure",
    title="Tenure (months)",
    storage="int32",
    params=bounded("integer", 0, 600),
    phrases=("tenure", "tenure months", "months subscribed", "subscription length", "customer tenure"),
)
def show_tenure(rows: Rows) -> Any:
    return np.floor(fit_range(rows, np.floor(np.minimum(rows["age"], rows["lived"]) / 30.4)))


@subscription.field("churn_reason", phrases=("churn reason", "cancellation reason", "reason for cancellation", "reason for churn"))
def pick_reason(rows: Rows) -> Any:
    return rows.draw("reason").pick(CHURN_REASONS)


@subscription.field("auto_renew", storage="bool", phrases=("auto renew", "auto renewal", "automatic renewal", "auto-renewal"))
def choose_renewal(rows: Rows) -> Any:
    """Off where the subscription is cancelled."""
    return rows.draw("renew").chance(0.83) & ~np.asarray(rows["gone"])


CARTS = Pool({"Abandoned": 69, "Converted": 26, "Active": 5})
DEVICES = Pool({"Mobile": 58, "Desktop": 35, "Tablet": 7})
ABANDONMENT = Pool(
    {
        "Extra costs too high": 39,
        "Had to create an account": 19,
        "Delivery too slow": 16,
        "Checkout too long": 13,
        "Just browsing": 30,
        "Did not trust the site": 9,
        "Payment declined": 7,
        "Website error": 10,
    }
)

cart = Entity("commerce.cart", title="Shopping cart", phrases=("cart", "shopping cart", "basket", "abandoned cart"))


@cart.field("id", title="Cart number", capacity=10**7, phrases=("cart id", "basket id", "shopping cart id"))
def number_cart(rows: Rows) -> Any:
    return "CART-" + write_digits(rows.draw("id").distinct(10**7), 7)


@cart.hidden("pieces")
def count_pieces(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("items").exponential(2.0)).clip(0, 40)


@cart.field(
    "items",
    storage="int32",
    params=bounded("integer", 1, 1000),
    phrases=("cart items", "items in cart", "item count", "number of items", "items count"),
    in_context=("items",),
)
def count_cart_items(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["pieces"]))


@cart.field(
    "value",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**9),
    phrases=("cart value", "cart total", "basket value", "basket total", "cart amount"),
    in_context=("value", "total"),
)
def weigh_cart(rows: Rows) -> Any:
    """The pieces times a log-normal price, median 27."""
    return fit_money(rows, convert_dollars(rows, np.floor(rows["pieces"] * rows.draw("value").lognormal(3.3, 0.6)) * 100 + 99) / 100)


@cart.field("status", title="Cart status", phrases=("cart status",), in_context=("status",))
def pick_cart_status(rows: Rows) -> Any:
    return rows.draw("status").pick(CARTS)


@cart.field(
    "device",
    title="Device of the shopper",
    phrases=("shopping device",),
    in_context=(
        "device type",
        "device",
    ),
)
def pick_device(rows: Rows) -> Any:
    return rows.draw("device").pick(DEVICES)


@cart.field("reason", title="Reason for leaving a cart", phrases=("abandonment reason", "reason for abandonment"))
def pick_abandonment(rows: Rows) -> Any:
    return rows.draw("reason").pick(ABANDONMENT)
