"""Results of running races and of motor races."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values

RACES = Pool.read(__package__, "data/races.csv", weight="share", types={"km": "float64", "median_minutes": "float64"})
CIRCUITS = Pool.read(__package__, "data/circuits.csv", types={"laps": "int64"})
DRIVERS = Pool.read(__package__, "data/drivers.csv", types={"pace": "float64", "place": "int64"})
STATES = Pool({"Finished": 96.5, "DNF": 3.3, "DSQ": 0.2})
POINTS = np.array([0, 25, 18, 15, 12, 10, 8, 6, 4, 2, 1] + [0] * 10)

race = Entity(
    "sports.race",
    RACES,
    title="Race result",
    phrases=("marathon", "race result", "running race", "half marathon", "marathon runner", "runner", "triathlon"),
)
race.field(
    "race_type", title="Race distance", phrases=("race distance", "race category", "race type"), in_context=("race", "event", "distance")
)


@race.hidden("female")
def choose_sex(rows: Rows) -> Any:
    return rows.draw("sex").chance(0.42)


@race.field("gender", title="Gender of the runner", in_context=("gender", "sex"))
def show_gender(rows: Rows) -> Any:
    return values.choose_label(("M", "F"), np.asarray(rows["female"]).astype(np.int64))


@race.field("name", title="Runner name", phrases=("runner name", "racer name"), in_context=("name", "athlete", "runner", "participant"))
def name_runner(rows: Rows) -> Any:
    last = rows.draw("last").pick(LAST)
    return np.where(rows["female"], rows.draw("woman").pick(WOMEN) + " " + last, rows.draw("man").pick(MEN) + " " + last)


MEN = Pool.faker("person", "first_names_male")
WOMEN = Pool.faker("person", "first_names_female")
LAST = Pool.faker("person", "last_names")


@values.measured(race, "age", low=16, high=85, title="Age of the runner", phrases=("runner age",), in_context=("age",))
def choose_age(rows: Rows) -> Any:
    return rows.draw("age").normal(39, 11)


@race.field(
    "division",
    title="Age group of the runner",
    phrases=("age division", "race division", "age category of the runner"),
    in_context=("division", "age group", "category"),
)
def show_division(rows: Rows) -> Any:
    """M35-39 and the like, by gender and age."""
    low = np.maximum(np.asarray(rows["age fact"]).astype(np.int64) // 5 * 5, 15)
    return rows["gender"] + values.write_digits(low) + "-" + values.write_digits(low + 4)


@race.hidden("seconds")
def run(rows: Rows) -> Any:
    """Seconds: women and older runners need somewhat longer; few are very fast."""
    age = np.asarray(rows["age fact"])
    factor = 1 + 0.1 * np.asarray(rows["female"]) + 0.008 * np.clip(age - 38, 0, 50)
    pace = np.maximum(rows.draw("pace").lognormal(-0.07, 0.2), 0.52)
    return np.rint(np.asarray(rows["median_minutes"]) * 60 * factor * pace)


def write_clock(seconds: Any) -> Any:
    """H:MM:SS."""
    whole = np.asarray(seconds).astype(np.int64)
    return values.write_digits(whole // 3600) + ":" + values.write_digits(whole // 60 % 60, 2) + ":" + values.write_digits(whole % 60, 2)


@race.field(
    "finish_time",
    title="Finish time",
    phrases=("finish time", "finishing time", "net time", "chip time", "race time"),
    in_context=("time", "official time"),
)
def write_finish(rows: Rows) -> Any:
    return write_clock(rows["seconds"])


@race.field("gun_time", title="Gun time", phrases=("gun time", "gross time"))
def write_gun(rows: Rows) -> Any:
    return write_clock(np.asarray(rows["seconds"]) + rows.draw("gun").integer(0, 420))


@race.field("half_time", title="Half split", phrases=("half split", "half marathon split", "split half"))
def write_half(rows: Rows) -> Any:
    return write_clock(np.asarray(rows["seconds"]) * rows.draw("half").uniform(0.465, 0.5))


@values.measured(
    race,
    "finish_minutes",
    low=10,
    high=600,
    decimals=1,
    phrases=("finish time minutes", "race time in minutes"),
    in_context=("minutes", "time minutes"),
)
def show_minutes(rows: Rows) -> Any:
    return np.asarray(rows["seconds"]) / 60


@race.field("pace", title="Pace per km", phrases=("running pace", "pace per km", "average pace", "avg pace"), in_context=("pace",))
def write_pace(rows: Rows) -> Any:
    """Minutes and seconds per kilometre, such as 5:42."""
    pace = np.rint(np.asarray(rows["seconds"]) / np.asarray(rows["km"])).astype(np.int64)
    return values.write_digits(pace // 60) + ":" + values.write_digits(pace % 60, 2)


@race.field("bib", title="Bib number", phrases=("bib", "bib number", "race number", "start number"), storage="int32", capacity=60_000)
def choose_bib(rows: Rows) -> Any:
    return 1 + rows.draw("bib").distinct(60_000)


@race.field("status", title="Race status", phrases=("race status", "finisher status"), in_context=("status",))
def choose_status(rows: Rows) -> Any:
    return rows.draw("status").pick(STATES)


@values.measured(
    race,
    "place",
    low=1,
    high=60_000,
    phrases=("overall place", "overall rank", "finish place", "overall position"),
    in_context=("place", "rank", "position"),
)
def rank(rows: Rows) -> Any:
    """About the place that the time gives in a field of 5000."""
    share = np.asarray(rows["seconds"]) / (np.asarray(rows["median_minutes"]) * 60)
    return 1 + 5000 / (1 + np.square(np.square(np.square(1.06 / share)))) * 0.999


grand_prix = Entity(
    "sports.grand_prix",
    CIRCUITS,
    DRIVERS,
    title="Motor race result",
    phrases=("formula 1", "formula one", "f1", "grand prix", "motor race", "motorsport", "f1 race"),
)
grand_prix.field("race", title="Grand prix", phrases=("grand prix name", "race name"), in_context=("race", "grand prix"))
grand_prix.field("circuit", title="Circuit", phrases=("race circuit", "race track"), in_context=("circuit", "track"))
grand_prix.field("race_country", title="Country of the race", in_context=("country",))
grand_prix.field(
    "driver", title="Racing driver", phrases=("racing driver", "race driver", "f1 driver"), in_context=("driver", "driver name")
)
grand_prix.field("driver_code", title="Driver code", phrases=("driver code",), in_context=("code",))
grand_prix.field("constructor", title="Constructor", phrases=("constructor", "racing team", "f1 team"), in_context=("team",))


@values.measured(
    grand_prix,
    "grid",
    low=1,
    high=20,
    title="Grid position",
    phrases=("grid position", "starting position", "start position", "qualifying position"),
    in_context=("grid",),
)
def qualify(rows: Rows) -> Any:
    return 1 + np.asarray(rows["pace"]) * 1.55 + rows.draw("grid").normal(0, 2.8)


@values.measured(
    grand_prix,
    "position",
    low=1,
    high=20,
    title="Finishing position",
    phrases=("finishing position", "finish position"),
    in_context=("position", "result", "place"),
)
def finish(rows: Rows) -> Any:
    return 0.5 * np.asarray(rows["grid fact"]) + 0.75 * np.asarray(rows["pace"]) + 1 + rows.draw("race").normal(0, 2.4)


@values.measured(
    grand_prix, "points", low=0, high=25, title="Points of the race", phrases=("championship points", "race points"), in_context=("points",)
)
def count_points(rows: Rows) -> Any:
    """25 for the first to 1 for the tenth (FIA sporting regulations)."""
    return POINTS[np.asarray(rows["position fact"]).astype(np.int64)]


@values.measured(grand_prix, "laps_done", low=0, high=80, title="Laps completed", phrases=("laps completed", "number of laps", "laps"))
def count_laps(rows: Rows) -> Any:
    return np.asarray(rows["laps"]) - (np.asarray(rows["position fact"]) > 13) * rows.draw("lapped").integer(0, 2)


@grand_prix.field("fastest_lap", title="Fastest lap", phrases=("fastest lap", "fastest lap time", "lap time", "best lap"))
def write_lap(rows: Rows) -> Any:
    """Minutes, seconds and thousandths: the longer the race's laps, the longer."""
    seconds = 5_400 / np.asarray(rows["laps"]) + 0.12 * np.asarray(rows["pace"]) + rows.draw("lap").normal(0, 0.4)
    thousandths = np.rint(seconds * 1000).astype(np.int64)
    minutes, rest = thousandths // 60_000, thousandths % 60_000
    return values.write_digits(minutes) + ":" + values.write_digits(rest // 1000, 2) + "." + values.write_digits(rest % 1000, 3)


@values.measured(grand_prix, "pit_stops", low=0, high=6, phrases=("pit stops", "number of pit stops", "pit stop count"))
def count_stops(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("stops").exponential(0.9))
