"""Calls to a customer service line: why and when people call, how long they wait and talk, and how it ends."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_social.measures import TEXT, measured, write_digits
from fictable_social.people import name_person

# Reasons to call with the usual minutes of talk and the chance that the first call solves it; estimates.
REASONS: Final = Pool.read(__package__, "data/call_reasons.csv", weight="share", types={"talk": "float64", "solved": "float64"})
# Calls in each hour from 7 to 21 o'clock, in per mille: most on Monday-like mornings, few in the evening.
HOURS: Final = np.cumsum([18, 62, 104, 118, 108, 86, 84, 92, 90, 80, 66, 42, 26, 16, 8]) / 1000
FIRST_HOUR: Final = 7
# How busy the line is from Monday to Sunday.
WEEKDAYS: Final = np.cumsum([24, 19, 17, 16, 15, 6, 3]) / 100
LANGUAGES: Final = Pool({"English": 88, "Spanish": 10, "French": 2}, de={"Deutsch": 95, "Englisch": 5}, fr={"Français": 97, "Anglais": 3})

call = Entity(
    "social.call",
    REASONS,
    title="Call to customer service",
    phrases=("call center", "call centre", "contact center", "customer call", "support call", "service call", "phone call", "inbound call"),
)
call.field(
    "reason",
    title="Reason of the call",
    phrases=("call reason", "reason for call", "call type", "call category"),
    in_context=("reason", "category"),
)
call.field("queue", title="Queue", phrases=("call queue", "queue name", "skill group"), in_context=("queue", "department", "team"))


@call.field("id", title="Call number", capacity=10**7, phrases=("call id", "call reference", "call number"))
def number_call(rows: Rows) -> Any:
    return "CALL" + write_digits(rows.draw("id").distinct(10**7), 7)


@call.field(
    "started_at",
    title="Start of the call",
    storage="timestamp[s]",
    phrases=("call time", "call date", "call start time", "call started at", "call timestamp"),
    in_context=("date", "timestamp", "started at", "start time"),
)
def time_call(rows: Rows) -> Any:
    """In the last year, from seven to ten o'clock; mornings and Mondays are the busiest."""
    week = rows.draw("week").integer(1, 52)
    weekday = np.searchsorted(WEEKDAYS, rows.draw("weekday").uniform(), side="right").clip(max=6)
    today = np.datetime64(rows.as_of.date(), "D")
    monday = today - (today.astype(np.int64) + 3) % 7 - 7 * week
    hour = FIRST_HOUR + np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=len(HOURS) - 1)
    return values.add_seconds(monday + weekday, hour * 3600 + rows.draw("second").integer(0, 3599))


@measured(
    call,
    "wait_seconds",
    low=0,
    high=3600,
    decimals=None,
    widest=10**6,
    title="Seconds in the queue",
    phrases=("queue time", "time in queue", "hold time in queue", "speed of answer", "wait time seconds"),
    in_context=("wait time", "waiting time"),
)
def measure_wait(rows: Rows) -> Any:
    """Longer in the busy hours."""
    hour = values.read_hour(rows["started_at"])
    busy = np.where((hour >= 9) & (hour <= 11), 1.7, 1.0)
    return busy * rows.draw("wait").exponential(62.0)


@call.field(
    "abandoned",
    title="Caller hung up in the queue",
    storage="bool",
    phrases=("abandoned", "call abandoned", "is abandoned", "abandoned call"),
)
def tell_abandoned(rows: Rows) -> Any:
    """The more often the longer the wait: one in twenty on the whole."""
    return rows.draw("abandoned").uniform() < np.minimum(np.asarray(rows["wait_seconds fact"]) / 1500.0, 0.6)


@measured(
    call,
    "talk_seconds",
    low=0,
    high=7200,
    decimals=None,
    widest=10**6,
    title="Seconds of talk",
    phrases=("talk time", "call duration", "talk time seconds", "call duration seconds", "call length", "call time seconds"),
    in_context=("duration", "duration seconds"),
)
def measure_talk(rows: Rows) -> Any:
    """By the reason; nothing where the caller hung up before."""
    talk = 60.0 * np.asarray(rows["talk"]) * rows.draw("talk").lognormal(-0.12, 0.5)
    return np.where(rows["abandoned"], 0.0, np.maximum(talk, 20.0))


@measured(
    call,
    "hold_seconds",
    low=0,
    high=3600,
    decimals=None,
    widest=10**6,
    title="Seconds on hold",
    phrases=("hold time", "hold time seconds", "time on hold"),
)
def measure_hold(rows: Rows) -> Any:
    """Four of ten calls are put on hold, for an eighth of the talk or so."""
    held = rows.draw("held").chance(0.4)
    return np.where(held, np.asarray(rows["talk_seconds fact"]) * rows.draw("hold").uniform(0.03, 0.25), 0.0)


@call.field(
    "resolved",
    title="Solved in this call",
    storage="bool",
    phrases=("first call resolution", "resolved on first call", "call resolved", "issue resolved"),
    in_context=("resolved",),
)
def tell_resolved(rows: Rows) -> Any:
    return ~np.asarray(rows["abandoned"]) & (rows.draw("solved").uniform() < np.asarray(rows["solved"]))


@call.field(
    "transferred", title="Passed on to another team", storage="bool", phrases=("call transferred", "transferred", "was transferred")
)
def tell_transferred(rows: Rows) -> Any:
    """Rarely where the call solved it."""
    share = np.where(rows["resolved"], 0.06, 0.34)
    return ~np.asarray(rows["abandoned"]) & (rows.draw("transferred").uniform() < share)


@call.field(
    "outcome",
    title="Outcome of the call",
    phrases=("call outcome", "call result", "call disposition"),
    in_context=("outcome", "disposition", "status", "result"),
)
def name_outcome(rows: Rows) -> Any:
    """Agrees with the other fields."""
    labels = np.array(["Resolved", "Abandoned", "Transferred", "Follow-up Required"], TEXT)
    return labels[np.select([rows["abandoned"], rows["resolved"], rows["transferred"]], [1, 0, 2], 3)]


@measured(
    call,
    "satisfaction",
    low=1,
    high=5,
    storage="int16",
    decimals=None,
    widest=100,
    title="Satisfaction of the caller (1 to 5)",
    phrases=("call satisfaction", "csat of the call", "caller satisfaction", "call rating"),
    in_context=("satisfaction", "csat", "satisfaction score", "rating"),
)
def rate_call(rows: Rows) -> Any:
    """Higher where the call solved it, lower after a long wait."""
    wait = np.minimum(np.asarray(rows["wait_seconds fact"]) / 240.0, 1.5)
    return np.where(rows["resolved"], 4.5, 3.0) - wait + rows.draw("mood").normal(0.2, 0.8)


@call.field(
    "agent",
    title="Agent who took the call",
    phrases=("call agent", "call handler"),
    in_context=("agent", "agent name", "representative", "handled by"),
)
def name_agent(rows: Rows) -> Any:
    """The person with the role agent."""
    return name_person(rows, "agent")


@call.field("language", title="Language of the call", phrases=("call language",), in_context=("language",))
def pick_language(rows: Rows) -> Any:
    return rows.draw("language").pick(LANGUAGES)
