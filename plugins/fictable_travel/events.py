"""Concerts, conferences and other events with their tickets: event, venue, date, seat, price and what became of the ticket agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

EVENTS: Final = Pool.read(__package__, "data/events.csv", weight="share", types=dict.fromkeys(("usual_price", "places", "hour"), "float64"))
# Classes of tickets with the factor of their price.
CLASSES: Final = ("Standard", "Premium", "VIP", "Student", "Early Bird")
CLASS_SHARES: Final = np.cumsum([0.6, 0.15, 0.05, 0.1])
FACTORS: Final = np.array([1.0, 1.45, 2.6, 0.6, 0.8])
STATES: Final = ("Attended", "No Show", "Cancelled", "Confirmed")
CHANNELS: Final = Pool({"Website": 46, "Mobile App": 34, "Box Office": 11, "Partner": 9})
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}

event = Entity(
    "travel.event",
    EVENTS,
    title="Event with tickets",
    phrases=("event", "concert", "conference", "festival", "event ticket", "event registration", "attendee", "webinar", "exhibition"),
)
event.field(
    "name",
    title="Name of the event",
    phrases=("event name", "event title", "concert name", "conference name"),
    in_context=("name", "event", "title"),
)
event.field("type", title="Kind of event", phrases=("event type", "event category", "kind of event"), in_context=("type", "category"))
event.field("venue", title="Venue", phrases=("event venue", "venue name", "concert hall"), in_context=("venue", "location", "place"))


@event.field(
    "starts_at",
    storage="timestamp[s]",
    title="Start of the event",
    phrases=("event date", "event start", "concert date", "event datetime", "event start time"),
    in_context=("date", "start time", "starts at", "start date", "event time"),
)
def time_event(rows: Rows) -> Any:
    """From nine months ago to three months ahead; concerts in the evening and on weekends, conferences on working days."""
    day = values.days_before(rows, rows.draw("day").integer(-90, 270)).astype("datetime64[D]")
    weekday = (day.astype(np.int64) + 3) % 7
    work = np.asarray(rows["hour"]) < 12
    shift = np.where(work, np.where(weekday > 4, 4 - weekday, 0), np.where(weekday < 3, 3 - weekday, 0))
    return values.add_seconds(day + shift, (np.asarray(rows["hour"]) * 3600).astype(np.int64) + 1800 * rows.draw("half").integer(0, 1))


@event.hidden("class")
def draw_class(rows: Rows) -> Any:
    return np.searchsorted(CLASS_SHARES, rows.draw("class").uniform(), side="right")


@event.field(
    "ticket_class",
    title="Class of the ticket",
    phrases=("ticket class", "ticket type of the event"),
    in_context=("ticket type", "class", "registration type", "ticket category"),
)
def show_class(rows: Rows) -> Any:
    return values.choose_label(CLASSES, rows["class"])


@event.hidden("cents")
def draw_price(rows: Rows) -> Any:
    """By event and class, to half a unit below whole ones; free events cost nothing."""
    rough = np.asarray(rows["usual_price"]) * FACTORS[rows["class"]] * np.array([0.9, 1.0, 1.0, 1.1])[rows.draw("block").integer(0, 3)]
    return np.where(rough > 0, np.maximum(np.rint(rough), 5) * 100 - 50 * (np.asarray(rows["usual_price"]) < 60), 0).astype(np.int64)


@event.field(
    "price",
    title="Price of the ticket",
    phrases=("ticket price", "registration fee", "event price", "ticket cost"),
    in_context=("price", "fee"),
    **MONEY,
)
def show_price(rows: Rows) -> Any:
    return rows["cents"]


@values.measured(
    event,
    "quantity",
    low=1,
    high=10,
    widest=1000,
    title="Tickets of the order",
    phrases=("number of tickets", "ticket count", "tickets bought", "ticket quantity"),
    in_context=("quantity", "tickets"),
)
def count_tickets(rows: Rows) -> Any:
    """Mostly one or two."""
    return 1 + np.searchsorted(np.array([0.38, 0.8, 0.88, 0.97]), rows.draw("quantity").uniform(), side="right")


@event.field(
    "total",
    title="Total of the order",
    phrases=("ticket total", "total ticket price"),
    in_context=("total", "total price", "amount", "total amount"),
    **MONEY,
)
def show_total(rows: Rows) -> Any:
    """Price times tickets, and a fee of one tenth at the partners."""
    fee = np.where(np.asarray(rows["channel"]).astype("U10") == "Partner", 110, 100)
    return np.asarray(rows["cents"]) * np.asarray(rows["quantity fact"]).astype(np.int64) * fee // 100


@event.field(
    "booked_at",
    storage="timestamp[s]",
    title="Time of the booking",
    phrases=("registration date", "ticket purchase date", "ticket booking date", "registered at"),
    in_context=("booked at", "purchase date", "booking date", "order date"),
)
def time_booking(rows: Rows) -> Any:
    """Up to five months before the event, many in the last weeks; never after the dataset's clock."""
    lead = 0.2 + rows.draw("lead").exponential(30.0)
    booked = np.asarray(values.add_seconds(rows["starts_at"], -np.rint(np.minimum(lead, 150.0) * 86_400))).astype("datetime64[s]")
    now = np.datetime64(rows.as_of.replace(tzinfo=None), "s")
    return np.minimum(booked, now - rows.draw("late").integer(60, 5 * 86_400).astype("timedelta64[s]"))


@event.field(
    "channel", title="Where the ticket was bought", phrases=("registration channel",), in_context=("channel", "source", "ticket channel")
)
def pick_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(CHANNELS)


@event.field(
    "status",
    title="What became of the ticket",
    phrases=("ticket status of the event", "registration status"),
    in_context=("status", "attendance status"),
)
def tell_state(rows: Rows) -> Any:
    """Confirmed until the event; then attended by nine of ten, fewer where it was free."""
    over = np.asarray(rows["starts_at"]).astype("datetime64[s]") < np.datetime64(rows.as_of.replace(tzinfo=None), "s")
    came = rows.draw("came").uniform() < np.where(np.asarray(rows["usual_price"]) > 0, 0.92, 0.62)
    return values.choose_label(STATES, np.where(rows.draw("cancelled").chance(0.05), 2, np.where(over, np.where(came, 0, 1), 3)))


@event.field("seat", title="Seat", phrases=("seat number of the event", "row and seat"), in_context=("seat", "seat number"))
def write_seat(rows: Rows) -> Any:
    return rows.draw("row").text("[A-T]") + values.write_digits(rows.draw("seat").integer(1, 38))


@event.field(
    "ticket_number",
    title="Number of the ticket",
    capacity=10**8,
    phrases=("event ticket number", "event ticket id"),
    in_context=("ticket number", "ticket id", "registration id"),
)
def number_ticket(rows: Rows) -> Any:
    return "TKT" + values.write_digits(rows.draw("ticket").distinct(10**8), 8)


@values.measured(
    event,
    "capacity",
    low=20,
    high=80_000,
    widest=10**6,
    title="Places of the venue",
    phrases=("venue capacity", "event capacity"),
    in_context=("capacity",),
)
def show_places(rows: Rows) -> Any:
    return rows["places"]
