"""Workouts and what a watch counts: minutes, distance, pulse and calories agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_sports.names import Decorator

NUMBERS = dict.fromkeys(("met", "speed", "usual_minutes", "pulse", "steps_minute"), "float64")
WORKOUTS = Pool.read(__package__, "data/workouts.csv", weight="share", types=NUMBERS)
LEVELS = Pool({"Beginner": 36, "Intermediate": 42, "Advanced": 22})

workout = Entity(
    "sports.workout",
    WORKOUTS,
    title="Workout",
    phrases=(
        "workout",
        "exercise",
        "fitness",
        "training session",
        "gym",
        "fitness tracker",
        "gym member",
        "workout session",
        "exercise session",
    ),
)
workout.field(
    "workout",
    title="Workout type",
    phrases=("workout type", "exercise type", "activity type of the workout", "type of exercise", "exercise name"),
    in_context=("type", "activity", "exercise", "sport", "activity type"),
)


def add_measure(name: str, low: float, high: float, *phrases: str, decimals: int | None = None, **about: Any) -> Decorator:
    """A number of a workout or of the person."""
    return values.measured(workout, name, low=low, high=high, decimals=decimals, phrases=phrases, **about)


@add_measure("weight_kg", 42, 150, "athlete body weight", decimals=1, in_context=("weight", "body weight", "weight kg"))
def weigh(rows: Rows) -> Any:
    return 75 - 11 * np.asarray(rows["female"]) + rows.draw("weight").normal(3, 11)


@workout.hidden("female")
def choose_sex(rows: Rows) -> Any:
    return rows.draw("sex").chance(0.48)


@workout.field("gender", title="Gender of the athlete", in_context=("gender", "sex"))
def show_gender(rows: Rows) -> Any:
    return values.choose_label(("Male", "Female"), np.asarray(rows["female"]).astype(np.int64))


@add_measure("age", 16, 80, "exerciser age", in_context=("age",))
def choose_age(rows: Rows) -> Any:
    return 18 + rows.draw("one").uniform(0, 30) + rows.draw("two").exponential(7)


@add_measure(
    "minutes",
    5,
    300,
    "workout duration",
    "exercise duration",
    "session duration minutes of training",
    "workout minutes",
    "exercise minutes",
    in_context=("active minutes", "duration", "duration minutes", "session duration", "minutes"),
)
def choose_minutes(rows: Rows) -> Any:
    return rows.draw("minutes").lognormal(0, 0.34) * np.asarray(rows["usual_minutes"])


@add_measure("distance_km", 0, 160, "distance km of the workout", "workout distance", decimals=2, in_context=("distance", "distance km"))
def go(rows: Rows) -> Any:
    """0 where the exercise goes nowhere."""
    return np.asarray(rows["minutes fact"]) / 60 * np.asarray(rows["speed"]) * rows.draw("speed").normal(1, 0.13)


@add_measure("resting_pulse", 40, 90, in_context=("resting heart rate", "resting bpm", "resting pulse"))
def rest(rows: Rows) -> Any:
    return rows.draw("rest").normal(62, 8)


@add_measure(
    "average_pulse", 70, 195, "average heart rate", "avg heart rate", "avg bpm", "mean heart rate", in_context=("heart rate", "pulse")
)
def beat(rows: Rows) -> Any:
    return np.asarray(rows["pulse"]) - 0.4 * (np.asarray(rows["age fact"]) - 35) + rows.draw("pulse").normal(0, 9)


@add_measure("maximum_pulse", 80, 210, "maximum heart rate of the workout", "max bpm", "peak heart rate", in_context=("max heart rate",))
def peak(rows: Rows) -> Any:
    """Above the average."""
    return np.asarray(rows["average_pulse fact"]) + rows.draw("peak").uniform(8, 30)


@add_measure(
    "calories",
    10,
    3_000,
    "burned calories",
    "energy burned",
    "kcal burned",
    in_context=("calories", "kcal", "calories burned", "calories burnt"),
)
def burn(rows: Rows) -> Any:
    """MET times kilograms times hours, with the effort that the pulse shows."""
    effort = np.asarray(rows["average_pulse fact"]) / np.asarray(rows["pulse"])
    return np.asarray(rows["met"]) * np.asarray(rows["weight_kg fact"]) * np.asarray(rows["minutes fact"]) / 60 * effort


@add_measure("workout_steps", 0, 60_000, "workout steps")
def step(rows: Rows) -> Any:
    return np.asarray(rows["minutes fact"]) * np.asarray(rows["steps_minute"]) * rows.draw("steps").normal(1, 0.08)


@add_measure("steps", 150, 60_000, in_context=("daily steps", "step count", "steps", "number of steps", "total steps", "steps taken"))
def walk(rows: Rows) -> Any:
    """Of a whole day."""
    return rows.draw("steps").lognormal(8.85, 0.5)


@add_measure("day_distance", 0.1, 50, "daily distance", in_context=("total distance walked",), decimals=2, title="Distance of the day (km)")
def wander(rows: Rows) -> Any:
    return np.asarray(rows["steps fact"]) * 0.00072 * rows.draw("stride").normal(1, 0.06)


@add_measure("day_calories", 1_200, 6_000, "daily calories burned", "total calories burned", title="Calories of the day")
def burn_daily(rows: Rows) -> Any:
    return 900 + np.asarray(rows["weight_kg fact"]) * 11 + np.asarray(rows["steps fact"]) * 0.04 + rows.draw("day").normal(0, 110)


@add_measure("sleep_hours", 2, 12, in_context=("sleep hours", "hours of sleep", "sleep duration", "hours slept"), decimals=1)
def sleep(rows: Rows) -> Any:
    return rows.draw("sleep").normal(6.9, 1.0)


@add_measure("water_liters", 0.5, 6, in_context=("water intake", "water intake liters", "water consumed"), decimals=1)
def drink(rows: Rows) -> Any:
    return rows.draw("water").normal(2.3, 0.6)


@add_measure("sets", 1, 10, "number of sets", in_context=("sets",))
def count_sets(rows: Rows) -> Any:
    return rows.draw("sets").integer(2, 5)


@add_measure("repetitions", 1, 40, "repetitions", "number of reps", "reps")
def count_repetitions(rows: Rows) -> Any:
    return rows.draw("repetitions").integer(5, 15)


@add_measure("frequency", 1, 7, "workout frequency", "workouts per week", "workout frequency days per week", "sessions per week")
def count_days(rows: Rows) -> Any:
    return 1 + np.floor((rows.draw("one").uniform() + rows.draw("two").uniform()) * 3)


@add_measure(
    "body_fat", 5, 45, "body fat percentage of the athlete", decimals=1, in_context=("body fat", "fat percentage", "body fat percentage")
)
def fatten(rows: Rows) -> Any:
    return 20 + 8 * np.asarray(rows["female"]) + 0.2 * (np.asarray(rows["weight_kg fact"]) - 75) + rows.draw("fat").normal(0, 4)


@workout.field(
    "intensity", title="Intensity", phrases=("workout intensity", "exercise intensity", "intensity level"), in_context=("intensity",)
)
def show_intensity(rows: Rows) -> Any:
    """By the average pulse."""
    return values.choose_label(("Low", "Moderate", "High"), np.digitize(np.asarray(rows["average_pulse fact"]), [118.0, 143.0]))


@workout.field(
    "level",
    title="Experience level",
    phrases=("workout experience level", "fitness level", "training level"),
    in_context=("experience level", "level"),
)
def choose_level(rows: Rows) -> Any:
    return rows.draw("level").pick(LEVELS)


@workout.field(
    "started_at",
    storage="timestamp[s]",
    title="Workout start",
    phrases=("workout start time", "workout date"),
    in_context=("start time", "date", "started at", "timestamp"),
)
def start(rows: Rows) -> Any:
    """Before or after work, in the last year."""
    hours = np.where(rows.draw("morning").chance(0.42), rows.draw("early").normal(7.2, 1.3), rows.draw("late").normal(18, 1.8))
    return values.add_seconds(values.days_before(rows, 1 + rows.draw("day").uniform() * 364), np.clip(hours, 4.5, 22.5) * 3600)
