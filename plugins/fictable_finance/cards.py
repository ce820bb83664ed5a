"""Payment cards: number, network, length and security code belong together; numbers are of ranges for tests."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_finance.ranges import REALISTIC, TEXT, bounded, convert_dollars, fit_money, luhn_digit, write_digits

CARDS = Pool.read(
    __package__, "data/cards.csv", weight="share", types=dict.fromkeys(("prefix", "low", "high", "digits", "cvv_digits"), "int64")
)
CARD_STATUSES = Pool({"Active": 88, "Expired": 5, "Blocked": 3, "Inactive": 4})

card = Entity("finance.card", CARDS, title="Payment card", phrases=("card", "credit card", "debit card", "payment card"))
card.field(
    "network",
    title="Card network",
    phrases=("card network", "card brand", "card type", "credit card type", "card issuer", "credit card provider", "card scheme"),
    in_context=("network", "issuer", "provider"),
)


@card.hidden("tail")
def draw_tail(rows: Rows) -> Any:
    """The digits between the first six and the check digit; the last seven differ."""
    middle = rows.draw("middle").integer(0, 9999) % 10 ** (np.asarray(rows["digits"]) - 14)
    return middle * 10**7 + rows.draw("serial").distinct(10**7)


@card.hidden("full")
def number_card(rows: Rows) -> Any:
    """A test prefix of the network, random digits and Luhn's check digit."""
    body = np.asarray(rows["prefix"]) * 10 ** (np.asarray(rows["digits"]) - 7) + rows["tail"]
    return body * 10 + luhn_digit(body)


def number_real_card(rows: Rows) -> Any:
    """A prefix in use; its sixth digit is such that the check digit, and so the last four, stay."""
    low, high = np.asarray(rows["low"]), np.asarray(rows["high"])
    prefix = low + (rows.draw("prefix").uniform() * (high - low + 1)).astype(np.int64)
    check, result = rows["full"] % 10, rows["full"]
    for digit in range(10):
        body = (prefix // 10 * 10 + digit) * 10 ** (np.asarray(rows["digits"]) - 7) + rows["tail"]
        result = np.where(luhn_digit(body) == check, body * 10 + check, result)
    return result


@card.field(
    "number",
    title="Card number",
    capacity=10**7,
    params=REALISTIC,
    phrases=(
        "card number",
        "credit card number",
        "debit card number",
        "card no",
        "payment card number",
        "cc number",
        "credit card",
        "debit card",
        "card num",
    ),
)
def show_card_number(rows: Rows) -> Any:
    """Of a range for tests, with Luhn's check digit."""
    return (number_real_card(rows) if rows.params["realistic"] else rows["full"]).astype(TEXT)


@card.field("last4", title="Last four digits", phrases=("last four digits", "last 4 digits", "card last four", "last4"))
def show_last(rows: Rows) -> Any:
    return write_digits(rows["full"] % 10_000, 4)


@card.field("masked", title="Masked card number", phrases=("masked card number", "masked card", "card number masked"))
def show_masked(rows: Rows) -> Any:
    return "**** **** **** " + write_digits(rows["full"] % 10_000, 4)


@card.hidden("months")
def count_months(rows: Rows) -> Any:
    """Months from the clock to the expiry."""
    return rows.draw("months").integer(1, 59)


@card.field(
    "expiry",
    title="Expiry (MM/YY)",
    phrases=("card expiry", "expiry", "expiration date", "expiry date", "card expiration", "card expiry date", "exp date", "valid thru"),
)
def show_expiry(rows: Rows) -> Any:
    return _write_month(rows, rows["months"])


@card.field("past_expiry", title="Expiry of an expired card (MM/YY)")
def show_past_expiry(rows: Rows) -> Any:
    """In the twenty months before the clock."""
    return _write_month(rows, -rows.draw("past").integer(1, 20))


def _write_month(rows: Rows, ahead: Any) -> Any:
    month = rows.as_of.year * 12 + rows.as_of.month - 1 + ahead
    return write_digits(month % 12 + 1, 2) + "/" + write_digits(month // 12 % 100, 2)


@card.field("cvv", title="Card security code", phrases=("CVV", "CVC", "CVV2", "security code", "card security code", "cvv code"))
def show_cvv(rows: Rows) -> Any:
    """Three digits; four for American Express."""
    number = rows.draw("cvv").integer(0, 9999)
    return np.where(np.asarray(rows["cvv_digits"]) == 4, write_digits(number, 4), write_digits(number % 1000, 3))


@card.field("kind", title="Credit or debit", phrases=("card kind", "credit or debit", "card category"))
def show_card_kind(rows: Rows) -> Any:
    mixed = np.isin(np.asarray(rows["network"]), np.array(["Visa", "Mastercard"], TEXT))
    debit = mixed & rows.draw("debit").chance(0.45)
    return np.where(debit, "Debit", "Credit").astype(TEXT)


@card.hidden("line")
def set_limit(rows: Rows) -> Any:
    dollars = np.maximum(np.rint(rows.draw("limit").lognormal(8.7, 0.75) / 500) * 500, 500.0)
    return convert_dollars(rows, dollars * 100) / 100


@card.field(
    "credit_limit",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**9),
    phrases=("credit limit", "card limit", "credit line", "spending limit"),
    in_context=("limit",),
)
def show_limit(rows: Rows) -> Any:
    return fit_money(rows, rows["line"])


@card.hidden("use")
def set_use(rows: Rows) -> Any:
    """The used share of the limit: mostly little, some nearly all."""
    u = rows.draw("use").uniform()
    return u * np.sqrt(u) * 0.97


@card.field(
    "balance",
    title="Card balance",
    storage="decimal",
    decimals=2,
    phrases=("card balance", "outstanding balance", "credit card balance", "statement balance"),
    in_context=("balance",),
)
def show_card_balance(rows: Rows) -> Any:
    return rows["line"] * rows["use"]


@card.field(
    "utilization",
    title="Credit utilization (%)",
    storage="float64",
    decimals=1,
    phrases=("credit utilization", "utilization rate", "credit utilisation", "card utilization"),
)
def show_use(rows: Rows) -> Any:
    return rows["use"] * 100


@card.field("reward_points", storage="int32", phrases=("reward points", "card rewards", "cashback points"))
def count_points(rows: Rows) -> Any:
    return np.floor(portable.exp(rows.draw("points").normal(8.0, 1.2)))


@card.field("status", title="Card status", phrases=("card status",), in_context=("status",))
def pick_card_status(rows: Rows) -> Any:
    return rows.draw("status").pick(CARD_STATUSES)
