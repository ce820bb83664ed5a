"""Appointments: type, status, times, waiting and reminders of one visit agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, add_minutes, days_before, measured, write_digits

TYPES: Final = Pool({"Follow-up": 34, "New patient": 16, "Consultation": 14, "Routine check-up": 15, "Telehealth": 10, "Procedure": 6,
    "Urgent visit": 5})  # fmt: skip
STATUSES: Final = Pool.read(__package__, "data/appointment_status.csv", weight="share")
CHANNELS: Final = Pool({"Phone": 38, "Online portal": 34, "Mobile app": 16, "Front desk": 12})
REASONS: Final = Pool({"Patient request": 40, "Schedule conflict": 22, "Felt better": 10, "Provider unavailable": 12,
    "Transport problem": 9, "Insurance issue": 7})  # fmt: skip
LENGTHS: Final = np.array([15, 20, 30, 30, 30, 45, 60])
OPENING: Final = 8 * 60

visit = Entity("health.appointment", title="Appointment", phrases=("appointment", "clinic visit", "doctor visit", "no-show", "outpatient",
    "patient visit", "consultation"))  # fmt: skip


@visit.field("id", title="Appointment number", capacity=10**6, phrases=("appointment id", "appointment number", "visit id",
    "visit number", "booking id for visit", "appointment no"))  # fmt: skip
def number_visit(rows: Rows) -> Any:
    return "APT" + write_digits(rows.draw("id").distinct(10**6), 6)


@visit.hidden("past")
def tell_past(rows: Rows) -> Any:
    """Four of five appointments of the book lie before the clock."""
    return rows.draw("past").chance(0.8)


@visit.hidden("day")
def choose_day(rows: Rows) -> Any:
    """A working day: weekends move to the Monday after."""
    days = np.where(rows["past"], rows.draw("before").integer(3, 365), -rows.draw("ahead").integer(1, 60))
    day = days_before(rows, days)
    weekday = (day.astype(np.int64) + 3) % 7
    moved = np.where(weekday >= 5, 7 - weekday, 0)
    back = np.where(rows["past"] & (moved > 0), -(weekday - 4), moved)
    return day + back.astype("timedelta64[D]")


@visit.hidden("start")
def choose_start(rows: Rows) -> Any:
    """A quarter hour between 8:00 and 17:45, seldom at noon."""
    quarter = rows.draw("quarter").integer(0, 35)
    return OPENING + 15 * np.where(quarter < 16, quarter, quarter + 4)


@visit.field("date", title="Appointment date", storage="date32", phrases=("appointment date", "date of appointment", "visit date",
    "date of visit", "scheduled date", "consultation date", "appointment day"), in_context=("date", ))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return rows["day"]


@visit.field("time", title="Appointment time", storage="time32[s]", phrases=("appointment time", "visit time", "time of appointment",
    "scheduled time", "time slot"))  # fmt: skip
def show_start(rows: Rows) -> Any:
    return rows["start"] * 60


@visit.field("starts_at", title="Start of the appointment", storage="timestamp[s]", phrases=("appointment datetime", "appointment start",
    "appointment start time", "scheduled at", "appointment date and time", "start of appointment"))  # fmt: skip
def show_moment(rows: Rows) -> Any:
    return add_minutes(rows["day"], rows["start"])


@visit.hidden("minutes")
def choose_length(rows: Rows) -> Any:
    """Planned minutes."""
    return LENGTHS[rows.draw("length").integer(0, 6)]


@visit.field("ends_at", title="End of the appointment", storage="timestamp[s]", phrases=("appointment end", "appointment end time",
    "end of appointment"))  # fmt: skip
def show_end(rows: Rows) -> Any:
    return add_minutes(rows["day"], rows["start"] + rows["minutes"])


@visit.field("duration", title="Duration (minutes)", storage="int16", phrases=("appointment duration", "visit duration",
    "consultation duration", "appointment length", "duration minutes of visit", "consultation time"), in_context=("duration",
    "duration minutes"))  # fmt: skip
def show_length(rows: Rows) -> Any:
    return rows["minutes"]


@visit.field("type", title="Appointment type", phrases=("appointment type", "visit type", "type of appointment", "type of visit",
    "consultation type"), in_context=("type",))  # fmt: skip
def draw_type(rows: Rows) -> Any:
    """With complaints of weight nobody comes for a routine check-up."""
    drawn, course = np.asarray(rows.draw("type").pick(TYPES)), np.asarray(rows.entity("health.case")["entry"]["course"])
    return np.where((drawn == "Routine check-up") & (course != "mild"), np.array("Consultation", TEXT), drawn)


@visit.field("status", title="Appointment status", phrases=("appointment status", "visit status", "booking status of visit",
    "attendance status of visit"), in_context=("status",))  # fmt: skip
def name_status(rows: Rows) -> Any:
    return rows["state"]


@visit.hidden("state")
def choose_status(rows: Rows) -> Any:
    """Past appointments were kept, missed or cancelled; those ahead are scheduled or confirmed."""
    when = np.where(rows["past"], np.array("past", TEXT), np.array("ahead", TEXT))
    return rows.draw("status").pick(STATUSES, when=when)["status"]


@visit.field("no_show", title="Missed without notice", storage="bool", phrases=("no show", "no-show", "noshow", "did not attend",
    "missed appointment", "is no show"))  # fmt: skip
def tell_missed(rows: Rows) -> Any:
    return np.asarray(rows["state"]) == "No-show"


@measured(visit, "wait", low=0, high=120, storage="int16", decimals=None, widest=10_000, title="Waiting time (minutes)",
    phrases=("waiting time", "wait time", "wait minutes", "wait time minutes", "waiting minutes"))  # fmt: skip
def measure_wait(rows: Rows) -> Any:
    return rows.draw("wait").lognormal(2.6, 0.75)


@measured(
    visit,
    "lead_days",
    low=0,
    high=120,
    storage="int16",
    decimals=None,
    widest=3650,
    title="Days between booking and appointment",
    phrases=("lead days", "days between booking and appointment", "scheduling lead time", "waiting days", "days until appointment"),
    in_context=("lead time days",),
)
def measure_lead(rows: Rows) -> Any:
    return np.floor(rows.draw("lead").exponential(13.0))


@visit.field("booked_on", title="Day of booking", storage="date32", phrases=("scheduled day", "appointment booked on",
    "appointment booking date", "day of booking"), in_context=("booking date",))  # fmt: skip
def show_booking(rows: Rows) -> Any:
    return rows["day"] - np.asarray(rows["lead_days fact"]).astype(np.int64).astype("timedelta64[D]")


@visit.field("reminder_sent", title="Reminder sent", storage="bool", phrases=("reminder sent", "sms received", "sms reminder", "sms sent",
    "reminder"))  # fmt: skip
def tell_reminded(rows: Rows) -> Any:
    return (np.asarray(rows["lead_days fact"]) > 2) & rows.draw("reminded").chance(0.78)


@visit.field("booking_channel", title="Booking channel", phrases=("appointment booking channel", "booked via"),
    in_context=("booking channel", "channel"))  # fmt: skip
def draw_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(CHANNELS)


@visit.field("cancellation_reason", title="Reason of the cancellation", phrases=("appointment cancellation reason",),
    in_context=("cancellation reason",))  # fmt: skip
def draw_reason(rows: Rows) -> Any:
    return rows.draw("reason").pick(REASONS)


@visit.field("fee", title="Consultation fee", storage="decimal", decimals=2, phrases=("consultation fee", "appointment fee", "visit cost",
    "doctor fee", "consultation charge", "copay", "co-pay", "copayment"))  # fmt: skip
def price_visit(rows: Rows) -> Any:
    return np.array([20, 25, 30, 40, 50, 75, 120, 150], np.float64)[rows.draw("fee").integer(0, 7)]
