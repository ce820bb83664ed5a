"""The way of a freight shipment: planned days, delay, dates, state, terms and number."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Pool, Rows, values
from fictable_logistics.freight import freight

STATES: Final = ("Delivered", "In Transit", "Customs Hold", "Booked", "Delayed")
CAUSES: Final = Pool(
    {
        "Weather": 26,
        "Port Congestion": 22,
        "Customs Inspection": 16,
        "Carrier Capacity": 12,
        "Vehicle Breakdown": 10,
        "Missing Documents": 8,
        "Wrong Address": 6,
    }
)
INCOTERMS: Final = Pool({"FOB": 32, "CIF": 20, "EXW": 14, "DAP": 12, "DDP": 9, "FCA": 9, "CFR": 4})
PRIORITIES: Final = Pool({"Standard": 70, "Express": 20, "Critical": 10})


@freight.hidden("planned")
def plan_days(rows: Rows) -> Any:
    way = rows["way"]
    return np.ceil(np.asarray(way["handling_days"]) + np.asarray(rows["distance fact"]) / np.asarray(way["daily"])).astype(np.int64)


@freight.hidden("late")
def draw_delay(rows: Rows) -> Any:
    """A fifth is late by a quarter of the way or so; a third of the others is a day early."""
    late = np.ceil(rows.draw("late").exponential(1.0 + 0.22 * np.asarray(rows["planned"])))
    early = np.where(rows.draw("early").chance(0.33) & (np.asarray(rows["planned"]) > 2), -1, 0)
    return np.where(rows.draw("is late").chance(0.21), late, early).astype(np.int64)


@values.measured(
    freight,
    "delay_days",
    low=-5,
    high=60,
    widest=10**5,
    title="Days late (negative: early)",
    phrases=("delay days", "delivery delay", "days delayed", "days late", "delivery delay days"),
    in_context=("delay",),
)
def show_delay(rows: Rows) -> Any:
    return rows["late"]


@values.measured(
    freight,
    "transit_days",
    low=1,
    high=120,
    widest=10**5,
    title="Days in transit",
    phrases=(
        "transit time",
        "transit days",
        "days in transit",
        "transit time days",
        "shipping days",
        "shipping time",
        "shipping times",
        "days for shipping",
    ),
    in_context=("duration",),
)
def show_transit(rows: Rows) -> Any:
    return np.asarray(rows["planned"]) + np.asarray(rows["late"])


@freight.field(
    "on_time",
    storage="bool",
    title="Delivered on time",
    phrases=("on time delivery", "delivered on time", "on time", "reached on time", "on-time", "on time delivery flag"),
)
def tell_on_time(rows: Rows) -> Any:
    return np.asarray(rows["late"]) <= 0


@freight.field(
    "shipped_on",
    storage="date32",
    title="Date of dispatch",
    phrases=(
        "dispatched on",
        "departure date of shipment",
    ),
    in_context=(
        "ship date",
        "shipped date",
        "shipment date",
        "departure date",
        "pickup date",
        "date",
        "dispatch date",
    ),
)
def date_dispatch(rows: Rows) -> Any:
    return values.days_before(rows, rows.draw("shipped").integer(1, 540))


@freight.field(
    "due_on",
    storage="date32",
    title="Date promised",
    phrases=(
        "promised delivery date",
        "promised date",
        "scheduled delivery date",
        "scheduled delivery",
        "expected delivery date",
        "planned delivery date",
    ),
    in_context=("eta", "expected date", "estimated delivery date"),
)
def date_due(rows: Rows) -> Any:
    return values.add_days(rows["shipped_on"], rows["planned"])


@freight.field(
    "delivered_on",
    storage="date32",
    title="Date of arrival",
    phrases=("actual delivery date", "actual delivery", "actual arrival date"),
    in_context=("delivery date", "delivered date", "arrival date", "delivered on"),
)
def date_arrival(rows: Rows) -> Any:
    return values.add_days(rows["shipped_on"], np.asarray(rows["planned"]) + np.asarray(rows["late"]))


@freight.field(
    "status",
    title="State of the freight",
    phrases=("shipment status", "freight status", "cargo status", "transport status"),
    in_context=("status", "delivery status"),
)
def show_status(rows: Rows) -> Any:
    """Delivered where the arrival is past; else on the way, booked, held or late."""
    today = values.days_before(rows, np.zeros(len(rows)))
    over = np.asarray(rows["delivered_on"]).astype("datetime64[D]") < today
    late = np.asarray(rows["due_on"]).astype("datetime64[D]") < today
    draw = rows.draw("status").uniform()
    return values.choose_label(STATES, np.select([over, late, draw < 0.12, draw < 0.25], [0, 4, 2, 3], 1))


@freight.field("delay_cause", title="Cause of the delay", phrases=("delay reason", "reason for delay", "delay cause", "cause of delay"))
def pick_cause(rows: Rows) -> Any:
    return rows.draw("cause").pick(CAUSES)


@freight.field("incoterm", title="Incoterm", phrases=("incoterm", "incoterms", "terms of delivery", "delivery terms"))
def pick_incoterm(rows: Rows) -> Any:
    return rows.draw("incoterm").pick(INCOTERMS)


@freight.field("priority", title="Priority of the freight", phrases=("shipment priority", "freight priority"), in_context=("priority",))
def pick_priority(rows: Rows) -> Any:
    return rows.draw("priority").pick(PRIORITIES)


@freight.field(
    "number",
    capacity=10**7,
    title="Number of the consignment",
    phrases=(
        "shipment id",
        "consignment number",
        "waybill number",
        "bill of lading",
        "bill of lading number",
        "freight bill number",
        "awb number",
        "shipment reference",
    ),
    in_context=("reference",),
)
def number_shipment(rows: Rows) -> Any:
    return "SHP" + values.write_digits(rows.draw("number").distinct(10**7), 7)
