"""Working days and days off: hours by the clock on weekdays, and leave whose notice and length befit its kind."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

HOUR: Final = 3600
# Days of notice, and the shortest and the longest leave in calendar days; estimates.
LEAVES: Final = Pool.read(
    __package__,
    "data/leaves.csv",
    weight="share",
    types={"notice_low": "int64", "notice_high": "int64", "days_low": "int64", "days_high": "int64"},
)
STATES: Final = Pool({"Present": 72, "Remote": 18, "Vacation": 6, "Sick": 4}, de=["Anwesend", "Mobil", "Urlaub", "Krank"])
WORKED: Final = 2
DECISIONS: Final = ("Approved", "Pending", "Rejected")

workday = Entity("person.workday", title="Working day", phrases=("timesheet", "time sheet", "clock-in record", "employee attendance"))
leave = Entity("person.leave", LEAVES, title="Leave", phrases=("leave request", "vacation request", "time off request", "absence request"))


def move_to_weekday(day: Any) -> Any:
    """Saturdays and Sundays become the Friday before."""
    dates = np.asarray(day).astype("datetime64[D]")
    return dates - np.maximum((dates.astype(np.int64) + 3) % 7 - 4, 0)


@workday.field("date", storage="date32", title="Working day", in_context=("work date", "date", "day"))
def date_work(rows: Rows) -> Any:
    """A weekday of the last year."""
    return move_to_weekday(values.days_before(rows, rows.draw("day").integer(1, 360)))


@workday.hidden("state")
def draw_state(rows: Rows) -> Any:
    return rows.draw("state").pick(STATES)


@workday.field("status", title="Present, or why not", phrases=("employee attendance status",), in_context=("status", "attendance"))
def show_state(rows: Rows) -> Any:
    return rows["state"]


@workday.hidden("start")
def draw_start(rows: Rows) -> Any:
    """Minutes since midnight: about half past eight, by normal."""
    return np.rint(510.0 + rows.draw("start").normal(0.0, 28.0)).clip(390, 690)


@workday.hidden("pause")
def draw_pause(rows: Rows) -> Any:
    return np.array([30, 30, 45, 60])[rows.draw("pause").integer(0, 3)]


@workday.hidden("minutes")
def draw_minutes(rows: Rows) -> Any:
    """Minutes at work, about eight hours."""
    return np.rint(480.0 + rows.draw("length").normal(0.0, 34.0)).clip(240, 660)


@workday.field("clock_in", storage="time32[s]", title="Start of work", in_context=("clock in", "clock in time"))
def show_start(rows: Rows) -> Any:
    return rows["start"] * 60


@workday.field("clock_out", storage="time32[s]", title="End of work", in_context=("clock out", "clock out time"))
def show_end(rows: Rows) -> Any:
    """After the hours and the break."""
    return (rows["start"] + rows["minutes"] + rows["pause"]) * 60


@workday.field("break_minutes", storage="int32", title="Break (minutes)", phrases=("lunch break minutes",))
def show_pause(rows: Rows) -> Any:
    return rows["pause"]


@workday.field("hours_worked", storage="float64", decimals=2, title="Hours worked on a day", in_context=("hours worked", "hours"))
def show_hours(rows: Rows) -> Any:
    return rows["minutes"] / 60.0


leave.field("type", title="Kind of leave", in_context=("leave type", "type", "reason"))


@leave.field("start_date", storage="date32", title="First day of the leave", in_context=("start date", "leave start date"))
def date_start(rows: Rows) -> Any:
    """A weekday within a year and a half before the dataset's clock; what is planned, up to two months after it."""
    ago = rows.draw("start").integer(np.where(np.asarray(rows["notice_high"]) > 7, -60, 3), 540)
    return move_to_weekday(values.days_before(rows, ago))


@leave.field("requested_on", storage="date32", title="Day of the request", phrases=("leave request date",), in_context=("requested on",))
def date_request(rows: Rows) -> Any:
    """Holidays are asked for weeks before, illness is reported on the day; never after the dataset's clock."""
    notice = rows.draw("notice").integer(rows["notice_low"], rows["notice_high"])
    asked = np.asarray(values.add_days(rows["start_date"], -notice)).astype("datetime64[D]")
    return np.minimum(asked, np.datetime64(rows.as_of.date(), "D"))


@leave.hidden("length")
def draw_length(rows: Rows) -> Any:
    """Calendar days; short leaves more often than long ones."""
    share = rows.draw("length").uniform()
    low, high = np.asarray(rows["days_low"]), np.asarray(rows["days_high"])
    return low + np.floor((high - low + 1) * share * (0.35 + 0.65 * share)).astype(np.int64)


@leave.field("end_date", storage="date32", title="Last day of the leave", in_context=("end date", "leave end date"))
def date_end(rows: Rows) -> Any:
    """A weekday."""
    last = np.asarray(values.add_days(rows["start_date"], np.asarray(rows["length"]) - 1)).astype("datetime64[D]")
    return np.maximum(move_to_weekday(last), np.asarray(rows["start_date"]).astype("datetime64[D]"))


@leave.field("days", storage="int32", title="Working days of the leave", phrases=("leave days",))
def count_days(rows: Rows) -> Any:
    """Weekdays from the first to the last day."""
    first, last = (np.asarray(rows[name]).astype("datetime64[D]") for name in ("start_date", "end_date"))
    return np.busday_count(first, last + 1)


@leave.field("status", title="Decision on the leave", phrases=("leave approval status",), in_context=("status",))
def decide(rows: Rows) -> Any:
    """Approved for most; requests of the last two weeks may wait; illness is not refused."""
    today, chance = np.datetime64(rows.as_of.date(), "D"), rows.draw("decision").uniform()
    fresh = (today - np.asarray(rows["requested_on"]).astype("datetime64[D]")).astype(np.int64) < 14
    planned = np.asarray(rows["notice_high"]) > 7
    return values.choose_label(DECISIONS, np.where(fresh & (chance > 0.45), 1, np.where(planned & (chance < 0.07), 2, 0)))
