"""Parking sessions in garages and lots, and parking tickets."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

LOTS: Final = Pool(
    {
        "Central Station Garage": 9,
        "City Hall Garage": 7,
        "Market Square Lot": 8,
        "Riverside Lot": 5,
        "University Garage": 6,
        "Airport Short Stay": 5,
        "Hospital Garage": 5,
        "Theater District Garage": 6,
        "Stadium Lot": 3,
        "Harbor Lot": 3,
    }
)
SPOTS: Final = Pool({"Regular": 76, "Compact": 10, "EV Charging": 6, "Accessible": 5, "Motorcycle": 3})
PAYMENTS: Final = Pool({"Mobile App": 42, "Credit Card": 36, "Cash": 8, "Permit": 10, "Debit Card": 4})
VIOLATIONS: Final = Pool.read(__package__, "data/violations.csv", weight="share", types={"fine_dollars": "int64"})
TICKET_STATES: Final = Pool({"Paid": 68, "Unpaid": 18, "Contested": 6, "Dismissed": 5, "In Collections": 3})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

parking = Entity(
    "vehicle.parking",
    LOTS,
    title="Parking session",
    phrases=("parking", "parking session", "parking lot", "parking garage", "car park", "parking space"),
)


@parking.field(
    "lot",
    title="Parking lot",
    phrases=("parking lot", "parking lot name", "car park name", "parking garage", "parking location", "parking area"),
    in_context=("location", "lot", "garage"),
)
def show_lot(rows: Rows) -> Any:
    return rows["value"]


@parking.field(
    "spot",
    title="Parking space",
    phrases=("parking spot", "parking space", "space number", "parking slot", "spot number", "bay number"),
    in_context=("spot", "slot", "space"),
)
def write_spot(rows: Rows) -> Any:
    return rows.draw("spot").text("[A-E][1-4][0-9]{2}")


@parking.field("spot_type", title="Kind of space", phrases=("parking spot type", "parking type", "space type", "slot type"))
def pick_spot_type(rows: Rows) -> Any:
    return rows.draw("kind").pick(SPOTS)


@parking.field(
    "entered_at",
    storage="timestamp[s]",
    title="Entry time",
    phrases=("parking start time", "parking entry time"),
    in_context=("entry time", "entered at", "start time", "check-in time", "arrival time", "time in", "entry"),
)
def time_entry(rows: Rows) -> Any:
    hour = np.rint(12.0 + rows.draw("hour").normal(0.0, 3.8)).clip(5, 23).astype(np.int64)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(1, 364)), hour * 3600 + rows.draw("second").integer(0, 3599)
    )


@values.measured(
    parking,
    "duration",
    low=5,
    high=4300,
    widest=10**6,
    title="Minutes parked",
    phrases=("parking duration", "minutes parked", "parking time", "parking minutes"),
    in_context=("duration", "duration minutes", "length of stay"),
)
def measure_stay(rows: Rows) -> Any:
    return rows.draw("stay").lognormal(4.55, 0.85)


@parking.field(
    "exited_at",
    storage="timestamp[s]",
    title="Exit time",
    phrases=("parking end time", "parking exit time"),
    in_context=("exit time", "exited at", "end time", "departure time", "time out", "exit"),
)
def time_exit(rows: Rows) -> Any:
    return values.add_seconds(rows["entered_at"], np.asarray(rows["duration fact"]) * 60)


@parking.field(
    "fee",
    title="Parking fee",
    phrases=("parking fee", "parking charge", "parking cost", "parking price"),
    in_context=("fee", "amount", "cost", "amount paid"),
    **MONEY,
)
def set_fee(rows: Rows) -> Any:
    """2.50 for each hour begun, at most 24.00 a day; permits pay nothing."""
    hours = np.ceil(np.asarray(rows["duration fact"]) / 60.0)
    fee = np.floor(hours / 24) * 2400 + np.minimum(hours % 24 * 250, 2400)
    return np.where(np.asarray(rows["payment_method"]).astype("U12") == "Permit", 0, fee).astype(np.int64)


@parking.field("payment_method", phrases=("parking payment method",), in_context=("payment method", "payment", "payment type"))
def pick_payment(rows: Rows) -> Any:
    return rows.draw("payment").pick(PAYMENTS)


violation = Entity(
    "vehicle.violation",
    VIOLATIONS,
    title="Parking ticket",
    phrases=("parking ticket", "parking violation", "parking citation", "traffic ticket", "parking fine"),
)
violation.field(
    "violation",
    title="Violation",
    phrases=("parking violation",),
    in_context=(
        "violation",
        "description",
        "type",
        "offense",
        "offence",
        "violation description",
        "violation type",
    ),
)
violation.field("code", title="Violation code", phrases=("violation code",), in_context=("code",))


@violation.field(
    "fine",
    title="Fine",
    phrases=(
        "parking fine",
        "ticket amount",
    ),
    in_context=(
        "fine",
        "amount",
        "fine amount",
    ),
    **MONEY,
)
def show_fine(rows: Rows) -> Any:
    return np.asarray(rows["fine_dollars"]) * 100


@violation.field(
    "status",
    title="State of the ticket",
    phrases=("ticket payment status", "citation status", "violation status"),
    in_context=("status", "payment status"),
)
def pick_status(rows: Rows) -> Any:
    return rows.draw("status").pick(TICKET_STATES)


@violation.field(
    "issued_at",
    storage="timestamp[s]",
    title="Time of the ticket",
    phrases=("citation issued at", "violation time", "violation date", "ticket issued at"),
    in_context=("issued at", "issue date", "issue time", "date", "datetime"),
)
def time_issue(rows: Rows) -> Any:
    hour = np.rint(12.0 + rows.draw("hour").normal(0.0, 3.2)).clip(0, 23).astype(np.int64)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(1, 364)), hour * 3600 + rows.draw("second").integer(0, 3599)
    )


@violation.field(
    "officer_badge",
    phrases=("issuing officer id",),
    in_context=(
        "officer",
        "officer badge",
        "badge number",
    ),
)
def write_badge(rows: Rows) -> Any:
    return "B" + values.write_digits(rows.draw("badge").integer(1000, 1399))
