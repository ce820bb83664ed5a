"""Deliveries of suppliers: what was ordered, received and rejected, and when."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Rows, values
from fictable_logistics.warehouses import SITES

receipt = Entity(
    "logistics.receipt",
    SITES,
    title="Delivery of a supplier",
    phrases=("supplier delivery", "goods receipt", "inbound delivery", "inbound shipment", "procurement delivery", "vendor delivery"),
)


@values.measured(
    receipt,
    "ordered",
    low=1,
    high=100_000,
    widest=10**8,
    title="Quantity ordered",
    phrases=("ordered quantity of the delivery",),
    in_context=("quantity ordered", "ordered quantity", "order quantity", "quantity"),
)
def draw_ordered(rows: Rows) -> Any:
    return np.maximum(np.rint(rows.draw("ordered").lognormal(5.6, 1.0) / 10) * 10, 10)


@values.measured(
    receipt,
    "received",
    low=0,
    high=100_000,
    widest=10**8,
    title="Quantity received",
    phrases=("quantity received", "received quantity", "quantity delivered", "delivered quantity", "qty received"),
)
def draw_received(rows: Rows) -> Any:
    short = np.where(rows.draw("short").chance(0.12), rows.draw("part").uniform(0.6, 0.98), 1.0)
    return np.floor(np.asarray(rows["ordered fact"]) * short)


@values.measured(
    receipt,
    "rejected",
    low=0,
    high=100_000,
    widest=10**8,
    title="Quantity rejected",
    phrases=("quantity rejected", "rejected quantity", "defective units", "qty rejected"),
)
def draw_rejected(rows: Rows) -> Any:
    return np.floor(
        np.asarray(rows["received fact"])
        * np.minimum(np.where(rows.draw("bad").chance(0.3), rows.draw("share").exponential(0.03), 0.0), 0.5)
    )


@values.measured(
    receipt,
    "defect_rate",
    low=0,
    high=100,
    decimals=2,
    title="Rejected (%)",
    phrases=("supplier defect rate", "rejection rate"),
    in_context=("defect rate",),
)
def show_rate(rows: Rows) -> Any:
    return 100.0 * np.asarray(rows["rejected fact"]) / np.maximum(np.asarray(rows["received fact"]), 1)


@receipt.field(
    "ordered_on",
    storage="date32",
    title="Date ordered",
    phrases=("procurement order date",),
    in_context=("order date", "ordered on", "po date"),
)
def date_order(rows: Rows) -> Any:
    return values.days_before(rows, rows.draw("ordered").integer(75, 600))


@receipt.field(
    "promised_on",
    storage="date32",
    title="Date promised by the supplier",
    phrases=("supplier promised date",),
    in_context=("promised date", "expected date", "due date", "expected delivery date"),
)
def date_promise(rows: Rows) -> Any:
    return values.add_days(rows["ordered_on"], rows["lead"])


@receipt.hidden("lead")
def draw_lead(rows: Rows) -> Any:
    return rows.draw("lead").integer(5, 45)


@receipt.field(
    "received_on",
    storage="date32",
    title="Date received",
    phrases=("receipt date", "goods receipt date", "received date"),
    in_context=("delivery date", "date received", "received on"),
)
def date_receipt(rows: Rows) -> Any:
    late = np.where(rows.draw("is late").chance(0.24), 1 + rows.draw("late").exponential(5.0), -rows.draw("early").integer(0, 2))
    return values.add_days(rows["promised_on"], np.minimum(late, 28))


@receipt.field(
    "punctual",
    storage="bool",
    title="Delivered on the day or before",
    phrases=("supplier on time", "on time from supplier"),
    in_context=("on time", "delivered on time"),
)
def tell_punctual(rows: Rows) -> Any:
    return np.asarray(rows["received_on"]).astype("datetime64[D]") <= np.asarray(rows["promised_on"]).astype("datetime64[D]")
