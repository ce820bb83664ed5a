"""Bookings of hotel rooms: dates, nights, guests, rate and status agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from fictable import Entity, Pool, Rows, values

Decorator: TypeAlias = "Callable[[Callable[[Rows], Any]], Callable[[Rows], Any]]"
SEGMENTS = Pool.read(
    __package__, "data/segments.csv", weight="segment_share", types={"cancel_share": "float64", "lead": "float64", "factor": "float64"}
)
GUEST_COUNTRIES = Pool.read(__package__, "data/guest_countries.csv", weight="share")
MEALS = Pool({"BB": 77, "HB": 12, "SC": 9, "FB": 2})
ROOMS = Pool({"Standard": 46, "Double": 24, "Deluxe": 16, "Family": 6, "Suite": 6, "Single": 2})
DEPOSITS = Pool({"No Deposit": 88, "Non Refund": 11, "Refundable": 1})
CUSTOMERS = Pool({"Transient": 75, "Transient-Party": 21, "Contract": 3, "Group": 1})

booking = Entity(
    "travel.booking",
    SEGMENTS,
    GUEST_COUNTRIES,
    title="Hotel booking",
    phrases=(
        "hotel booking",
        "hotel reservation",
        "booking",
        "room booking",
        "hotel stay",
        "hotel guest",
        "hotel demand",
        "room reservation",
    ),
)
booking.field("segment", title="Market segment", phrases=("market segment", "booking segment"), in_context=("segment",))
booking.field(
    "channel",
    title="Distribution channel",
    phrases=("distribution channel", "booking channel", "booking source"),
    in_context=("channel", "source"),
)
booking.field(
    "home_country",
    title="Country of the guest",
    phrases=("guest country", "country of the guest"),
    in_context=("country", "country of origin"),
)
booking.field("home_code", title="Country code of the guest", phrases=("guest country code",), in_context=("country code",))
booking.field("nationality", title="Nationality of the guest", phrases=("guest nationality",), in_context=("nationality",))


@booking.hidden("resort")
def choose_kind(rows: Rows) -> Any:
    return rows.draw("resort").chance(0.34)


@booking.field(
    "hotel",
    title="Resort or city hotel",
    phrases=("resort or city hotel", "resort hotel or city hotel"),
    in_context=("hotel", "hotel type"),
)
def show_kind(rows: Rows) -> Any:
    return values.choose_label(("City Hotel", "Resort Hotel"), np.asarray(rows["resort"]).astype(np.int64))


def add_count(name: str, low: float, high: float, *phrases: str, **about: Any) -> Decorator:
    """A whole number of the booking."""
    return values.measured(booking, name, low=low, high=high, phrases=phrases, **about)


@add_count(
    "lead_time", 0, 700, "days before arrival", "booking lead time", title="Lead time (days)", in_context=("lead time", "lead time days")
)
def choose_lead(rows: Rows) -> Any:
    return np.floor(rows.draw("lead").exponential(np.asarray(rows["lead"]) * 1.3))


@booking.field(
    "arrival",
    title="Check-in date",
    storage="date32",
    phrases=(
        "check-in date",
        "checkin date",
        "arrival date",
        "date of arrival",
        "hotel arrival date",
        "check in date",
    ),
    in_context=("arrival", "start date", "check in"),
)
def arrive(rows: Rows) -> Any:
    """In the last two years; summer days are more common."""
    first, second = rows.draw("first").uniform() * 700, rows.draw("second").uniform() * 700
    warm = np.square(values.turn(values.read_day(values.days_before(rows, 30 + first)), 208, 365) - 1) < 1.4
    return values.days_before(rows, 30 + np.where(warm, first, second))


@add_count("weekend_nights", 0, 8, "weekend nights", "stays in weekend nights", "number of weekend nights")
def stay_weekend(rows: Rows) -> Any:
    """The Friday and Saturday nights between arrival and departure."""
    start = np.asarray(rows["arrival"]).astype("datetime64[D]").astype(np.int64) + 3
    nights = np.asarray(rows["all_nights"])
    before, after = start % 7, start % 7 + nights
    return count_weekend(after) - count_weekend(before)


def count_weekend(days: Any) -> Any:
    """Friday and Saturday nights (weekday 4 and 5 from Monday) in the first `days` days of a week that begins on Monday."""
    return days // 7 * 2 + np.clip(days % 7 - 4, 0, 2)


@add_count("week_nights", 0, 22, "week nights", "stays in week nights", "weeknights", "number of week nights")
def stay_week(rows: Rows) -> Any:
    return np.asarray(rows["all_nights"]) - np.asarray(rows["weekend_nights fact"])


@booking.hidden("all_nights")
def choose_nights(rows: Rows) -> Any:
    """One to three nights in the city, often a week in a resort."""
    long = np.where(rows.draw("week").chance(0.3), 7, 1 + np.floor(rows.draw("long").exponential(2.8)))
    short = 1 + np.floor(rows.draw("short").exponential(1.7))
    return np.clip(np.where(rows["resort"], long, short), 1, 21).astype(np.int64)


@add_count(
    "nights",
    1,
    30,
    "number of nights",
    "nights stayed",
    "length of stay nights",
    "total nights",
    "nights",
    in_context=("length of stay", "duration"),
)
def show_nights(rows: Rows) -> Any:
    return rows["all_nights"]


@booking.field(
    "departure",
    title="Check-out date",
    storage="date32",
    phrases=("check-out date", "checkout date", "departure date of the guest", "check out date"),
    in_context=("departure", "departure date", "end date", "check out"),
)
def depart(rows: Rows) -> Any:
    """The arrival and the nights."""
    return values.add_days(rows["arrival"], rows["all_nights"])


@booking.field(
    "booked_on",
    title="Booking date",
    storage="date32",
    phrases=("booking date", "reservation date of the hotel", "date of booking", "booked on", "booked at"),
    in_context=("date",),
)
def book(rows: Rows) -> Any:
    """The arrival less the lead time."""
    return values.add_days(rows["arrival"], -np.asarray(rows["lead_time fact"]))


@add_count("adults", 1, 6, "number of adults", "adults", "adult guests")
def count_adults(rows: Rows) -> Any:
    return np.searchsorted([0.22, 0.92, 0.985], rows.draw("adults").uniform(), side="right") + 1


@add_count("children", 0, 5, "number of children staying", "child guests", in_context=("children", "number of children", "kids"))
def count_children(rows: Rows) -> Any:
    return np.where(rows.draw("family").chance(0.09), rows.draw("children").integer(1, 2), 0)


@add_count("babies", 0, 2, "babies", "number of babies", "infants")
def count_babies(rows: Rows) -> Any:
    return rows.draw("baby").chance(0.01)


@add_count("guests", 1, 12, "number of guests", "guest count", "total guests", "num guests", in_context=("guests", "persons", "people"))
def count_guests(rows: Rows) -> Any:
    """Adults and children."""
    return np.asarray(rows["adults fact"]) + np.asarray(rows["children fact"])


@booking.field(
    "meal", title="Meal plan", phrases=("meal plan", "meal type", "type of meal plan", "board type"), in_context=("meal", "board")
)
def choose_meal(rows: Rows) -> Any:
    """BB bed and breakfast, HB half board, FB full board, SC self catering."""
    return rows.draw("meal").pick(MEALS)


@booking.hidden("room")
def choose_room(rows: Rows) -> Any:
    """At least three guests take no single room."""
    picked = np.asarray(rows.draw("room").pick(ROOMS))
    many = np.asarray(rows["guests fact"])
    return np.where((many > 2) & (picked != "Suite"), "Family", np.where((many == 2) & (picked == "Single"), "Double", picked))


@booking.field(
    "room_type",
    title="Room type",
    phrases=("room type reserved", "hotel room type", "room type", "reserved room type", "room category"),
    in_context=("room",),
)
def show_room(rows: Rows) -> Any:
    return rows["room"]


@booking.field("room_number", title="Room number", phrases=("room number", "hotel room number"))
def number_room(rows: Rows) -> Any:
    return values.write_digits(rows.draw("floor").integer(1, 9) * 100 + rows.draw("door").integer(1, 28))


@booking.hidden("rate_cents")
def set_rate(rows: Rows) -> Any:
    """By the room, the segment and the season; guests of the house pay nothing."""
    room = np.asarray(rows["room"])
    names = ("Single", "Standard", "Double", "Deluxe", "Family", "Suite")
    base = np.select([room == name for name in names], [72.0, 88.0, 99.0, 135.0, 149.0, 215.0], 95.0)
    summer = 1 + 0.22 * values.turn(values.read_day(rows["arrival"]), 210, 365)
    rate = base * np.asarray(rows["factor"]) * summer * rows.draw("rate").lognormal(0, 0.18)
    return np.where(np.asarray(rows["segment"]) == "Complementary", 0, np.rint(np.maximum(rate, 25) * 100)).astype(np.int64)


@booking.field(
    "rate",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 0, 5_000),
    title="Average daily rate",
    phrases=("average daily rate", "adr", "average price per room", "avg price per room", "daily rate"),
    in_context=("price per night", "rate", "room rate", "price"),
)
def show_rate(rows: Rows) -> Any:
    return values.fit_range(rows, np.asarray(rows["rate_cents"]) / 100)


@booking.field(
    "total",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 0, 100_000),
    title="Total price of the stay",
    phrases=("booking amount", "total stay price", "booking total", "total booking price", "booking price"),
    in_context=("total price", "total amount", "total", "total cost", "amount", "revenue"),
)
def show_total(rows: Rows) -> Any:
    """Nights times the daily rate."""
    return values.fit_range(rows, np.asarray(rows["rate_cents"]) * np.asarray(rows["all_nights"]) / 100)


@booking.hidden("cancelled")
def cancel(rows: Rows) -> Any:
    """Bookings far ahead are cancelled more often."""
    early = np.clip(np.asarray(rows["lead_time fact"]) / 250.0, 0, 1)
    return rows.draw("cancel").chance(np.clip(np.asarray(rows["cancel_share"]) * (0.6 + 0.9 * early), 0, 0.9))


@booking.field(
    "is_canceled",
    storage="bool",
    title="Cancelled booking",
    phrases=("is canceled", "is cancelled", "booking canceled", "booking cancelled", "booking was cancelled"),
    in_context=("canceled", "cancelled"),
)
def show_cancelled(rows: Rows) -> Any:
    return rows["cancelled"]


@booking.field("status", title="Reservation status", phrases=("booking status", "reservation status"), in_context=("status",))
def show_status(rows: Rows) -> Any:
    """Canceled, No-Show or Check-Out."""
    missing = rows.draw("show").chance(0.03)
    return values.choose_label(("Check-Out", "Canceled", "No-Show"), np.where(rows["cancelled"], np.where(missing, 2, 1), 0))


@booking.field("deposit", title="Deposit type", phrases=("deposit type",), in_context=("deposit",))
def choose_deposit(rows: Rows) -> Any:
    return rows.draw("deposit").pick(DEPOSITS)


@booking.field("customer_type", title="Kind of guest", phrases=("guest type",), in_context=("customer type",))
def choose_customer(rows: Rows) -> Any:
    return rows.draw("customer").pick(CUSTOMERS)


@booking.field(
    "repeated_guest",
    storage="bool",
    title="Repeated guest",
    phrases=("repeated guest", "is repeated guest", "returning guest", "repeat guest"),
)
def repeat(rows: Rows) -> Any:
    return rows.draw("repeat").chance(np.where(np.asarray(rows["segment"]) == "Corporate", 0.18, 0.02))


@add_count(
    "special_requests", 0, 5, "special requests count", "number of special requests", "total of special requests", "special requests"
)
def request(rows: Rows) -> Any:
    return np.floor(rows.draw("requests").exponential(0.72))


@add_count("parking", 0, 3, "required car parking spaces", "car parking spaces", "parking spaces required")
def park(rows: Rows) -> Any:
    return rows.draw("car").chance(0.06)


@add_count("changes", 0, 20, "booking changes", "number of booking changes")
def change(rows: Rows) -> Any:
    return np.floor(rows.draw("changes").exponential(0.5) * (rows.draw("any").uniform() < 0.4))


@booking.field(
    "reference",
    title="Booking reference",
    phrases=("booking reference", "booking id", "reservation id of the hotel", "confirmation number", "booking number"),
    capacity=10**6,
)
def refer(rows: Rows) -> Any:
    return "BK" + values.write_digits(rows.draw("reference").distinct(10**6) + 10**6)
