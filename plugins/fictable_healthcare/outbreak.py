"""Numbers of an epidemic by day and place: deaths and recoveries stay below the confirmed cases, tests above them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_healthcare.measures import add_days, days_before, measured

ORDERS: Final = Pool.read(__package__, "data/outbreak_orders.csv", weight="share")
PLACES: Final = Pool.read(__package__, "data/outbreak_places.csv", weight="share", types={"millions": "float64", "found": "float64"})
# In a series the waves of a year: share of all cases, day of the peak, days about it.
WAVES: Final = ((0.16, 70.0, 11.0), (0.34, 190.0, 15.0), (0.5, 300.0, 13.0))
FATAL: Final = 0.014

outbreak = Entity("health.outbreak", ORDERS, PLACES, by=("", "quantile"), title="Outbreak", phrases=("covid", "covid-19", "coronavirus",
    "pandemic", "epidemic", "outbreak", "infection rate", "flu season", "confirmed cases"))  # fmt: skip
outbreak.field("order", title="Order of the days", description='With `values` ["in turn"] three countries report day by day.')
outbreak.field("country", title="Country of the outbreak", in_context=("country", "country region", "location"))
# For 360 days three countries report, then the next three.
values.report_in_turn(outbreak, 3, 360)
outbreak.hidden("quantile")(lambda rows: values.spread(rows, "country", 3))


@outbreak.hidden("shifts")
def draw_shifts(rows: Rows) -> Any:
    """Days by which each wave of the country comes later."""
    return np.stack([rows.draw(f"wave {number}", by=rows["thing"]).uniform(-25.0, 25.0) for number in range(len(WAVES))], axis=1)


def count_by(rows: Rows, lag: float) -> Any:
    """Cases of a series until so many days before the row's: three logistic waves, at other days in every country."""
    day = np.asarray(rows["beat"], np.float64) - lag
    found = np.zeros(len(rows))
    for number, (share, peak, width) in enumerate(WAVES):
        found = found + share / (1.0 + portable.exp((peak + np.asarray(rows["shifts"])[:, number] - day) / width))
    return np.floor(found * rows["millions"] * 1e6 * rows["found"] + 3.0)


@outbreak.field("date", title="Day", storage="date32", phrases=("case reporting date",),
    in_context=("date", "day", "report date", "observation date", "date reported"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    """Of the last two years; in a series one day after the other."""
    return np.where(rows["serial"], add_days(days_before(rows, 361), rows["beat"]), days_before(rows, rows.draw("day").integer(1, 730)))


@measured(outbreak, "confirmed", low=0, high=110_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Confirmed cases",
    phrases=("confirmed cases", "total cases", "cumulative cases", "case count", "number of cases"), in_context=("confirmed",
    "cases"))  # fmt: skip
def count_confirmed(rows: Rows) -> Any:
    """Log-normal; in a series those of the waves until the day."""
    alone = np.floor(rows.draw("confirmed").lognormal(8.4, 2.0))
    return np.where(rows["serial"], rows["known"], alone) if np.asarray(rows["serial"]).any() else alone


@outbreak.hidden("known")
def count_known(rows: Rows) -> Any:
    return count_by(rows, 0.0)


def delay(rows: Rows, days: float) -> Any:
    """The confirmed cases so many days ago in a series; else those of the row."""
    if not np.asarray(rows["serial"]).any():
        return rows["confirmed fact"]
    return np.where(rows["serial"], count_by(rows, days), rows["confirmed fact"])


@measured(outbreak, "deaths", low=0, high=1_300_000, storage="int32", decimals=None, widest=2 * 10**9, title="Deaths",
    phrases=("number of deaths", "total deaths", "death count", "cumulative deaths"), in_context=("deaths", ))  # fmt: skip
def count_deaths(rows: Rows) -> Any:
    """Some 1.6 % of the cases."""
    share = np.minimum(FATAL * rows.draw("deaths", by=rows["thing"]).lognormal(0.0, 0.55), 0.2)
    rest = np.where(rows["serial"], 0.0, rows.draw("rest").uniform(0.0, 0.9))
    return np.floor(delay(rows, 16.0) * share + rest)


@measured(outbreak, "recovered", low=0, high=108_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Recovered",
    phrases=("recovered cases", "total recovered", "recoveries"), in_context=("recovered", ))  # fmt: skip
def count_recovered(rows: Rows) -> Any:
    """In a series all those of two weeks before who did not die."""
    alone = (rows["confirmed fact"] - rows["deaths fact"]).clip(0) * rows.draw("recovered").uniform(0.35, 0.97)
    return np.floor(np.where(rows["serial"], (delay(rows, 14.0) - rows["deaths fact"]).clip(0), alone))


@measured(outbreak, "active", low=0, high=110_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Active cases",
    phrases=("active cases", "currently infected"), in_context=("active", ))  # fmt: skip
def count_active(rows: Rows) -> Any:
    """Confirmed, and neither dead nor recovered."""
    return (rows["confirmed fact"] - rows["deaths fact"] - rows["recovered fact"]).clip(0)


@measured(outbreak, "new_cases", low=0, high=1_400_000, storage="int32", decimals=None, widest=2 * 10**9, title="New cases of the day",
    phrases=("new cases", "daily cases", "daily new cases"))  # fmt: skip
def count_new(rows: Rows) -> Any:
    """In a series what the day adds to the confirmed cases."""
    alone = np.floor(rows["confirmed fact"] * 0.011 * rows.draw("new").lognormal(0.0, 0.9).clip(0, 50))
    return np.where(rows["serial"], (rows["confirmed fact"] - delay(rows, 1.0)).clip(0), alone)


@measured(outbreak, "hospitalized", low=0, high=900_000, storage="int32", decimals=None, widest=2 * 10**9, title="In hospital",
    phrases=("hospitalized patients", "hospitalised patients", "people hospitalized", "hospitalizations count"),
    in_context=("hospitalized", "hospitalised"))  # fmt: skip
def count_hospitalized(rows: Rows) -> Any:
    return np.floor(rows["active fact"] * 0.06 * rows.draw("hospital", by=rows["thing"]).lognormal(0.0, 0.4).clip(0, 5))


@measured(outbreak, "tests", low=0, high=1_500_000_000, storage="int64", decimals=None, widest=10**10, title="Tests",
    phrases=("tests performed", "total tests", "tests conducted", "number of tests"), in_context=("tests", "tested"))  # fmt: skip
def count_tests(rows: Rows) -> Any:
    return np.floor(rows["confirmed fact"] * (1.0 + rows.draw("tests", by=rows["thing"]).lognormal(2.1, 0.6)))


@measured(outbreak, "positivity_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Positive tests (%)",
    phrases=("positivity rate", "test positivity rate", "positive rate"))  # fmt: skip
def measure_positivity(rows: Rows) -> Any:
    return 100.0 * rows["confirmed fact"] / np.maximum(rows["tests fact"], 1.0)


@measured(outbreak, "fatality_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Deaths per hundred cases",
    phrases=("case fatality rate", "fatality rate", "mortality rate"))  # fmt: skip
def measure_fatality(rows: Rows) -> Any:
    return 100.0 * rows["deaths fact"] / np.maximum(rows["confirmed fact"], 1.0)
