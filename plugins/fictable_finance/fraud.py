"""Card purchases with their risk of fraud, and what they share with other transactions."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_finance.ranges import bounded, fit_range, read_price_level

MERCHANTS = Pool.read(__package__, "data/merchants.csv", weight="share", types={"median": "float64", "spread": "float64"})
CHANNELS = Pool.read(__package__, "data/channels.csv", weight="share")
FRAUD_RATE = 0.008
# How much likelier fraud is online, and for unusually high amounts; MEAN_RISK makes the average chance the asked one.
ONLINE_RISK, LARGE_RISK, MEAN_RISK = 3.0, 5.0, 2.0


def set_cents(rows: Rows) -> Any:
    """Log-normal around what is usual at the merchant; cash in notes of 20, subscriptions at .99."""
    amount = rows.draw("amount").lognormal(portable.log(np.asarray(rows["median"])), rows["spread"])
    kind = np.asarray(rows["kind"])
    cash = np.clip(np.rint(amount / 20), 1, 40) * 2000
    flat = np.floor(np.maximum(amount, 1.0)) * 100 + 99
    return np.select([kind == "cash", kind == "subscription"], [cash, flat], np.maximum(np.rint(amount * 100), 25)).astype(np.int64)


def weigh_danger(rows: Rows) -> Any:
    """How many times likelier than average fraud is."""
    online = np.asarray(rows["channel"]) == "Online"
    large = rows["cents"] / 100 / read_price_level(rows) > 3.0 * np.asarray(rows["median"])
    return (1.0 + (ONLINE_RISK - 1) * online) * (1.0 + (LARGE_RISK - 1) * large) / MEAN_RISK


def show_fraud(rows: Rows) -> Any:
    """Rare; likelier online and for high amounts."""
    return rows["luck"] < np.minimum(rows.params["rate"] * rows["danger"], 1.0)


def show_risk(rows: Rows) -> Any:
    """Low as a rule; high where there is fraud at the usual rate."""
    fraud = rows["luck"] < np.minimum(FRAUD_RATE * rows["danger"], 1.0)
    usual = rows.draw("risk").lognormal(2.4, 0.6) * np.sqrt(np.minimum(rows["danger"], 4.0))
    return np.floor(fit_range(rows, np.where(fraud, 100 - usual * 0.8, usual).clip(1, 99)))


def add_risk(entity: Entity, *, known_anywhere: bool = True) -> None:
    """Give an entity with cents, median and channel a fraud flag and a risk score; in_context only where not known anywhere."""
    flag = ("fraud", "is fraud", "fraud flag", "fraudulent", "is fraudulent", "fraud indicator", "fraud label", "fraudulent transaction")
    score = ("risk score", "fraud score", "transaction risk", "fraud risk score")
    role = "phrases" if known_anywhere else "in_context"
    rate = {"type": "number", "minimum": 0, "maximum": 1, "default": FRAUD_RATE, "description": "share of fraud"}
    entity.hidden("danger")(weigh_danger)
    entity.hidden("luck")(lambda rows: rows.draw("luck").uniform())
    entity.field("is_fraud", title="Fraud flag", storage="bool", params={"rate": rate}, examples=({"rate": 0.05},), **{role: flag})(
        show_fraud
    )
    entity.field("risk_score", title="Risk score (0-100)", storage="int32", params=bounded("integer", 0, 100), **{role: score})(show_risk)


purchase = Entity(
    "finance.purchase",
    MERCHANTS.where(lambda columns: np.isin(columns["kind"], np.array(["purchase", "web", "subscription"], columns["kind"].dtype))),
    CHANNELS,
    title="Card purchase",
    phrases=("card purchase", "card transaction", "credit card fraud", "fraud detection"),
)
purchase.hidden("cents")(set_cents)
purchase.field("merchant", title="Merchant of a card purchase", in_context=("merchant", "merchant name"))
purchase.field("category", title="Category of a card purchase", in_context=("category", "merchant category"))
purchase.field("mcc", title="Category code of a card purchase", in_context=("mcc",))
purchase.field("channel", title="Channel of a card purchase", in_context=("channel",))
add_risk(purchase, known_anywhere=False)


@purchase.field(
    "amount",
    title="Amount of a card purchase",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    in_context=("amount", "purchase amount"),
)
def show_amount(rows: Rows) -> Any:
    return fit_range(rows, rows["cents"] / 100)


@purchase.field("merchant_city", title="Place of a card purchase", in_context=("city", "location", "merchant city"))
def show_city(rows: Rows) -> Any:
    return rows.entity("place")["city"]
