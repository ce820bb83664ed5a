"""A day of a fitness tracker and a night of sleep: steps, distance, energy, heart and rest agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_healthcare.measures import TEXT, days_before, measured

WORKOUTS: Final = Pool.read(__package__, "data/workouts.csv", weight="share", types={"per_minute": "float64", "pulse": "float64"})
DISORDERS: Final = Pool({"No disorder": 60, "Insomnia": 20, "Sleep apnea": 20})

day = Entity( "health.daily_activity", title="Daily activity", phrases=("fitness tracker", "fitness", "steps", "wearable", "smartwatch",
    "workout", "gym", "daily activity"), )  # fmt: skip


@day.hidden("drive")
def know_drive(rows: Rows) -> Any:
    """How active the person is, normally distributed around 0."""
    return rows.draw("drive").normal()


@day.field("date", title="Day", storage="date32", phrases=("activity date", "tracker date"), in_context=("date", "day"))
def show_day(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(1, 365))


@measured(day, "steps", low=120, high=42_000, storage="int32", decimals=None, widest=200_000, title="Steps", phrases=("steps",
    "step count", "daily steps", "total steps", "number of steps", "steps taken"))  # fmt: skip
def count_steps(rows: Rows) -> Any:
    return 7100.0 * rows.draw("steps").lognormal(0.28 * rows["drive"], 0.36)


@measured(day, "distance_km", low=0.1, high=48.0, decimals=2, widest=500, title="Distance (km)", phrases=("distance walked",
    "total distance walked", "distance km walked"), in_context=("distance", "distance km", "total distance"))  # fmt: skip
def measure_distance(rows: Rows) -> Any:
    """Steps of some 73 cm."""
    return rows["steps fact"] * 0.00073 * rows.draw("stride").lognormal(0.0, 0.06)


@measured(day, "active_minutes", low=0, high=420, storage="int16", decimals=None, widest=1440, title="Active minutes",
    phrases=("active minutes", "very active minutes", "activity minutes"), in_context=("exercise minutes",))  # fmt: skip
def count_active(rows: Rows) -> Any:
    return rows["steps fact"] / 155.0 * rows.draw("pace").lognormal(0.0, 0.25)


@measured(day, "sedentary_minutes", low=180, high=1320, storage="int16", decimals=None, widest=1440, title="Sedentary minutes",
    phrases=("sedentary minutes", "sedentary time"))  # fmt: skip
def count_sitting(rows: Rows) -> Any:
    """Most of what sleep and activity leave of the day."""
    left = 1440.0 - 60.0 * rows["sleep_hours fact"] - 1.6 * rows["active_minutes fact"]
    return left * rows.draw("sitting").uniform(0.68, 0.94)


@measured(day, "calories", low=1050, high=5600, storage="int16", decimals=None, widest=30_000, title="Energy spent (kcal)",
    phrases=("calories burned", "calories burnt", "daily calories", "energy expenditure"), in_context=("calories", ))  # fmt: skip
def measure_energy(rows: Rows) -> Any:
    """A basal rate by sex and age, and the steps."""
    of = rows.entity("health.case")
    basal = np.where(of["female"], 1480.0, 1800.0) - 5.0 * (of["age"].clip(18, 90) - 30.0)
    return basal + 0.042 * rows["steps fact"] * rows.draw("energy").lognormal(0.0, 0.12) + rows.draw("rest").normal(0.0, 90.0)


@day.hidden("session")
def choose_workout(rows: Rows) -> Any:
    """A kind of workout with its rates."""
    return rows.draw("workout").pick(WORKOUTS)


@day.field(
    "workout",
    title="Workout",
    phrases=("workout", "type of workout", "activity type of workout"),
    in_context=("activity", "exercise", "activity type", "workout type", "exercise type", "exercise name"),
)
def name_workout(rows: Rows) -> Any:
    return rows["session"]["workout"]


@measured(
    day,
    "workout_minutes",
    low=8,
    high=210,
    storage="int16",
    decimals=None,
    widest=1440,
    title="Workout (minutes)",
    phrases=("session duration minutes of workout",),
    in_context=("duration", "duration minutes", "session duration", "workout duration", "workout minutes", "exercise duration"),
)
def measure_workout(rows: Rows) -> Any:
    return rows.draw("minutes").lognormal(3.75, 0.42)


@measured(day, "workout_calories", low=20, high=2600, storage="int16", decimals=None, widest=30_000, title="Energy of the workout (kcal)",
    phrases=("workout calories", "calories burned in workout"))  # fmt: skip
def measure_workout_energy(rows: Rows) -> Any:
    return rows["workout_minutes fact"] * np.asarray(rows["session"]["per_minute"]) * rows.draw("energy").lognormal(0.0, 0.14)


@measured(day, "average_pulse", low=70, high=190, storage="int16", decimals=None, widest=250, title="Average heart rate of the workout",
    phrases=("average bpm",), in_context=("average heart rate", "avg heart rate", "avg bpm"))  # fmt: skip
def measure_pulse(rows: Rows) -> Any:
    age = rows.entity("health.case")["age"].clip(18, 90)
    return np.asarray(rows["session"]["pulse"]) - 0.35 * (age - 35.0) + rows.draw("pulse").normal(0.0, 8.0)


@measured(day, "resting_pulse", low=40, high=104, storage="int16", decimals=None, widest=250, title="Resting heart rate",
    phrases=("resting pulse", "resting bpm"))  # fmt: skip
def measure_resting(rows: Rows) -> Any:
    return 66.0 - 4.2 * rows["drive"] + rows.draw("resting").normal(0.0, 5.5)


@measured(day, "stress_level", low=1, high=10, storage="int16", decimals=None, widest=100, title="Stress (1 to 10)",
    phrases=("stress level", "stress score", "stress"))  # fmt: skip
def measure_stress(rows: Rows) -> Any:
    return 5.3 - 0.5 * rows["drive"] + rows.draw("stress").normal(0.0, 1.6)


@measured(
    day,
    "sleep_hours",
    low=3.0,
    high=11.0,
    widest=24,
    title="Sleep (hours)",
    phrases=("hours slept", "total sleep hours", "sleep hours", "sleep duration", "hours of sleep"),
    in_context=("sleep",),
)
def measure_sleep(rows: Rows) -> Any:
    """Less under stress."""
    return 7.1 - 0.17 * (rows["stress_level fact"] - 5.3) + rows.draw("sleep").normal(0.0, 0.75)


@measured(day, "sleep_quality", low=1, high=10, storage="int16", decimals=None, widest=100, title="Quality of sleep (1 to 10)",
    phrases=("sleep quality", "quality of sleep", "sleep score"))  # fmt: skip
def rate_sleep(rows: Rows) -> Any:
    return 6.9 + 1.0 * (rows["sleep_hours fact"] - 7.1) - 0.25 * (rows["stress_level fact"] - 5.3) + rows.draw("quality").normal(0.0, 0.9)


@day.field("sleep_disorder", title="Sleep disorder", phrases=("sleep disorder",))
def name_disorder(rows: Rows) -> Any:
    drawn = np.asarray(rows.draw("disorder").pick(DISORDERS))
    return np.where(rows["sleep_quality fact"] >= 7, np.array("No disorder", TEXT), drawn)


@measured(day, "water_litres", low=0.3, high=5.5, widest=30, title="Water drunk (litres)", phrases=("water intake", "water intake liters",
    "water consumed", "water intake litres"))  # fmt: skip
def measure_water(rows: Rows) -> Any:
    return 2.1 + 0.25 * rows["drive"] + rows.draw("water").normal(0.0, 0.5)
