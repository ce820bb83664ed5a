"""Traffic accidents: kind, cause, people hurt, weather and light agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_government.measures import add_seconds, choose_label, days_before, measured, write_digits

CRASHES: Final = Pool.read(
    __package__, "data/crashes.csv", weight="share", types=dict.fromkeys(("vehicles_mean", "injury", "deadly"), "float64")
)
WEATHER: Final = Pool({"Clear": 74, "Rain": 12, "Cloudy": 7, "Snow": 4, "Fog": 2, "Sleet": 1})


crash = Entity(
    "government.accident",
    CRASHES,
    title="Traffic accident",
    phrases=(
        "traffic accident",
        "car accident",
        "road accident",
        "accident",
        "collision",
        "crash",
        "traffic crash",
        "vehicle collision",
        "road safety",
        "traffic collision",
    ),
)
crash.field(
    "collision",
    title="Kind of collision",
    phrases=("collision type", "crash type", "accident type", "manner of collision", "type of collision", "first crash type"),
    in_context=("type",),
)
crash.field(
    "cause",
    title="Cause of the accident",
    phrases=("accident cause", "contributing factor", "primary cause", "primary contributory cause", "cause of accident", "crash cause"),
    in_context=("cause", "reason"),
)


@crash.field(
    "number",
    title="Accident number",
    phrases=("accident id", "crash id", "collision id", "accident number", "crash record id", "crash number"),
    in_context=("id", "report number", "incident id"),
    capacity=10**6,
)
def number_crash(rows: Rows) -> Any:
    return "CR-" + write_digits(rows.draw("crash").distinct(10**6), 7)


@crash.field(
    "occurred_at",
    storage="timestamp[s]",
    title="Time of the accident",
    phrases=("crash date", "accident time", "crash datetime", "accident datetime", "crash time"),
    in_context=("timestamp", "datetime", "date time", "occurred at"),
)
def time_crash(rows: Rows) -> Any:
    """Most in the afternoon, drunken ones at night."""
    drunk = np.asarray(rows["cause"]) == "Driving Under the Influence"
    hour = np.where(drunk, 25.0, np.where(rows.draw("early").chance(0.3), 8.5, 16.2)) + rows.draw("hour").normal(0.0, 2.9)
    return add_seconds(days_before(rows, rows.draw("day").integer(2, 730)), (hour % 24.0) * 3600.0)


@crash.field("date", storage="date32", title="Date of the accident", phrases=("crash day",), in_context=("date", "day", "accident date"))
def show_crash_date(rows: Rows) -> Any:
    return np.asarray(rows["occurred_at"]).astype("datetime64[D]")


@crash.field("clock", storage="time32[s]", title="Time of day of the accident", in_context=("time", "time of day"))
def show_crash_clock(rows: Rows) -> Any:
    return np.asarray(rows["occurred_at"]).astype(np.int64) % 86_400


@crash.field("day_of_week", title="Day of the week of the accident", in_context=("day of week", "weekday", "day of the week"))
def name_weekday(rows: Rows) -> Any:
    """In English."""
    days = np.asarray(rows["occurred_at"]).astype("datetime64[D]").astype(np.int64)
    return choose_label(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), (days + 3) % 7)


@measured(
    crash,
    "vehicles",
    low=1,
    high=12,
    widest=1000,
    title="Vehicles involved",
    phrases=("number of vehicles", "vehicles in crash", "number of vehicles involved", "vehicle count"),
    in_context=("vehicles", "vehicles involved"),
)
def count_vehicles(rows: Rows) -> Any:
    return np.floor(rows["vehicles_mean"] + rows.draw("more").exponential(0.24))


@measured(
    crash,
    "injured",
    low=0,
    high=14,
    widest=10**4,
    title="Injured",
    phrases=(
        "injuries",
        "number of injuries",
        "injured",
        "people injured",
        "injuries total",
        "number of persons injured",
        "injury count",
        "casualties",
        "number of casualties",
        "casualty count",
    ),
)
def count_injured(rows: Rows) -> Any:
    return np.where(rows.draw("hurt").chance(rows["injury"]), 1.0 + np.floor(rows.draw("injured").exponential(0.55)), 0.0)


@measured(
    crash,
    "killed",
    low=0,
    high=5,
    widest=10**4,
    title="Killed",
    phrases=("fatalities", "number of fatalities", "killed", "people killed", "number of persons killed", "fatality count"),
)
def count_killed(rows: Rows) -> Any:
    return np.where(rows.draw("fatal").chance(rows["deadly"] / 1000.0), 1.0 + np.floor(rows.draw("killed").exponential(0.16)), 0.0)


@crash.field(
    "severity",
    title="Severity of the accident",
    phrases=("accident severity", "crash severity", "injury severity", "collision severity"),
    in_context=("severity",),
)
def tell_severity(rows: Rows) -> Any:
    """Fatal, serious or slight by the people hurt, else damage only."""
    hurt, dead = np.asarray(rows["injured fact"]), np.asarray(rows["killed fact"])
    grave = rows.draw("grave").chance(0.2) | (hurt > 2)
    return choose_label(
        ("Property Damage Only", "Slight", "Serious", "Fatal"), np.where(dead > 0, 3, np.where(hurt == 0, 0, np.where(grave, 2, 1)))
    )


@crash.field(
    "weather",
    title="Weather at the accident",
    phrases=("weather conditions at accident",),
    in_context=("weather", "weather condition", "weather conditions"),
)
def pick_weather(rows: Rows) -> Any:
    return rows.draw("weather").pick(WEATHER)


@crash.field(
    "surface",
    title="Road surface",
    phrases=("road surface", "road surface condition", "road condition", "roadway surface", "road surface conditions", "surface condition"),
)
def tell_surface(rows: Rows) -> Any:
    """By the weather."""
    weather = np.asarray(rows["weather"])
    return choose_label(
        ("Dry", "Wet", "Snow", "Ice"),
        np.select([weather == "Rain", weather == "Snow", weather == "Sleet", weather == "Fog"], [1, 2, 3, 1], 0),
    )


@crash.field("light", title="Light", phrases=("lighting condition", "light conditions", "light condition", "lighting"))
def tell_light(rows: Rows) -> Any:
    """By the hour."""
    hour = np.asarray(rows["occurred_at"]).astype(np.int64) % 86_400 // 3600
    lit = np.where(rows.draw("lit").chance(0.7), 2, 3)
    return choose_label(
        ("Daylight", "Dawn or Dusk", "Darkness, Lit", "Darkness, Unlit"),
        np.where((hour >= 7) & (hour < 18), 0, np.where((hour == 6) | (hour == 18), 1, lit)),
    )


@crash.field("speed_limit", storage="int32", title="Speed limit (mph)", phrases=("speed limit", "posted speed limit"))
def pick_limit(rows: Rows) -> Any:
    return np.array([20, 25, 30, 35, 40, 45, 55, 65])[
        np.searchsorted([0.05, 0.2, 0.62, 0.78, 0.85, 0.92, 0.97], rows.draw("limit").uniform())
    ]


@crash.field("road_type", title="Kind of road", phrases=("road type", "road class", "type of road", "trafficway type"))
def name_road(rows: Rows) -> Any:
    limit = np.asarray(rows["speed_limit"])
    return choose_label(("Local Street", "Arterial", "Highway", "Freeway"), np.searchsorted([30, 44, 56], limit, side="left"))


@crash.field(
    "damage",
    storage="decimal",
    decimals=2,
    title="Damage",
    phrases=("property damage", "damage amount", "estimated damage", "damage estimate"),
    in_context=("damage",),
)
def draw_damage(rows: Rows) -> Any:
    hurt = np.asarray(rows["injured fact"]) + 8.0 * np.asarray(rows["killed fact"])
    return (
        np.rint(2900.0 * portable.exp(rows.draw("damage").normal(0.0, 0.75)) * (1.0 + 0.5 * hurt) / 50.0).clip(2, None).astype(np.int64)
        * 5000
    )
