"""What citizens report to their city."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_government.measures import TEXT, add_seconds, choose_label, days_before, measured, write_digits

REQUESTS: Final = Pool.read(__package__, "data/requests.csv", weight="share", types={"hours": "float64"})
CHANNELS: Final = Pool({"Phone": 41, "Mobile App": 31, "Website": 24, "Social Media": 2, "In Person": 2})


request = Entity(
    "government.request",
    REQUESTS,
    title="Service request",
    phrases=(
        "311",
        "service request",
        "311 request",
        "311 complaint",
        "311 service request",
        "city complaint",
        "citizen complaint",
        "non emergency",
        "citizen request",
        "municipal",
    ),
)
request.field(
    "complaint",
    title="Complaint",
    phrases=("complaint type", "request type", "service request type", "311 category"),
    in_context=("type", "complaint", "category", "problem", "issue type"),
)
request.field(
    "descriptor",
    title="Detail of the complaint",
    phrases=("complaint description", "complaint descriptor"),
    in_context=("descriptor", "description", "detail"),
)
request.field("agency", title="Agency (code)", phrases=("agency code", "responsible agency", "agency"), in_context=("department",))
request.field("agency_name", title="Agency", phrases=("agency name", "city department", "responding agency"))
request.field("premise", title="Sort of place of the complaint", in_context=("location type", "premise"))


@request.field(
    "number",
    title="Request number",
    phrases=("service request number", "service request id", "request number", "311 id"),
    in_context=("request id", "complaint id", "id", "case id", "ticket number"),
    capacity=10**6,
)
def number_request(rows: Rows) -> Any:
    return "SR-" + write_digits(rows.draw("request").distinct(10**6), 7)


@request.field(
    "opened_at",
    storage="timestamp[s]",
    title="Opened at",
    phrases=("opened date", "request created date", "opened at", "created date"),
    in_context=("created at", "timestamp", "request date", "open date", "submitted at"),
)
def time_opening(rows: Rows) -> Any:
    hour = rows.draw("hour").normal(14.0, 4.5) % 24.0
    return add_seconds(days_before(rows, rows.draw("day").integer(1, 365)), hour * 3600.0)


@request.field("date", storage="date32", title="Day of the request", in_context=("date", "day"))
def show_request_date(rows: Rows) -> Any:
    return np.asarray(rows["opened_at"]).astype("datetime64[D]")


@request.hidden("span")
def draw_span(rows: Rows) -> Any:
    """Hours until it is settled."""
    return rows["hours"] * rows.draw("span").lognormal(0.0, 0.8)


@request.field(
    "status",
    title="State of the request",
    phrases=(
        "request status",
        "service request status",
    ),
    in_context=(
        "complaint status",
        "status",
    ),
)
def tell_state(rows: Rows) -> Any:
    """Closed when its time has come; a few wait on."""
    end = add_seconds(rows["opened_at"], np.asarray(rows["span"]) * 3600.0)
    over = end < days_before(rows, 0).astype("datetime64[s]")
    return choose_label(("Open", "Closed", "In Progress"), np.where(over, np.where(rows.draw("stuck").chance(0.03), 2, 1), 0))


@request.field(
    "closed_at",
    storage="timestamp[s]",
    title="Closed at",
    phrases=("closed date", "request closed date"),
    in_context=("resolution date", "closed at", "resolved at", "completed at", "close date"),
)
def time_closing(rows: Rows) -> Any:
    return add_seconds(rows["opened_at"], (np.asarray(rows["span"]) * 3600.0).clip(300, None))


@measured(
    request,
    "resolution_hours",
    low=0.1,
    high=6000,
    decimals=1,
    widest=10**6,
    title="Hours to the settlement",
    phrases=("hours to close",),
    in_context=("resolution hours", "resolution time", "response time"),
)
def show_span(rows: Rows) -> Any:
    return rows["span"]


@request.field(
    "channel",
    title="How it came in",
    phrases=("request channel", "open data channel type", "method received", "submission channel"),
    in_context=("channel", "source"),
)
def pick_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(CHANNELS)


@request.field(
    "district", title="District of the request", phrases=("council district", "community board", "ward"), in_context=("district", "borough")
)
def number_district(rows: Rows) -> Any:
    return "District " + rows.draw("district").integer(1, 12).astype(TEXT)
