"""Numbers of an epidemic by day and place: deaths and recoveries stay below the confirmed cases, tests above them."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Rows
from fictable_healthcare.measures import days_before, measured

outbreak = Entity("health.outbreak", title="Outbreak", phrases=("covid", "covid-19", "coronavirus", "pandemic", "epidemic", "outbreak",
    "infection rate", "flu season", "confirmed cases"))  # fmt: skip


@outbreak.field("date", title="Day", storage="date32", phrases=("case reporting date",),
    in_context=("date", "day", "report date", "observation date", "date reported"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(1, 730))


@measured(outbreak, "confirmed", low=0, high=110_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Confirmed cases",
    phrases=("confirmed cases", "total cases", "cumulative cases", "case count", "number of cases"), in_context=("confirmed",
    "cases"))  # fmt: skip
def count_confirmed(rows: Rows) -> Any:
    return np.floor(rows.draw("confirmed").lognormal(8.4, 2.0))


@measured(outbreak, "deaths", low=0, high=1_300_000, storage="int32", decimals=None, widest=2 * 10**9, title="Deaths",
    phrases=("number of deaths", "total deaths", "death count", "cumulative deaths"), in_context=("deaths", ))  # fmt: skip
def count_deaths(rows: Rows) -> Any:
    """Some 1.6 % of the cases."""
    return np.floor(rows["confirmed fact"] * np.minimum(0.014 * rows.draw("deaths").lognormal(0.0, 0.55),
        0.2) + rows.draw("rest").uniform(0.0, 0.9))  # fmt: skip


@measured(outbreak, "recovered", low=0, high=108_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Recovered",
    phrases=("recovered cases", "total recovered", "recoveries"), in_context=("recovered", ))  # fmt: skip
def count_recovered(rows: Rows) -> Any:
    return np.floor((rows["confirmed fact"] - rows["deaths fact"]).clip(0) * rows.draw("recovered").uniform(0.35, 0.97))


@measured(outbreak, "active", low=0, high=110_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Active cases",
    phrases=("active cases", "currently infected"), in_context=("active", ))  # fmt: skip
def count_active(rows: Rows) -> Any:
    """Confirmed, and neither dead nor recovered."""
    return (rows["confirmed fact"] - rows["deaths fact"] - rows["recovered fact"]).clip(0)


@measured(outbreak, "new_cases", low=0, high=1_400_000, storage="int32", decimals=None, widest=2 * 10**9, title="New cases of the day",
    phrases=("new cases", "daily cases", "daily new cases"))  # fmt: skip
def count_new(rows: Rows) -> Any:
    return np.floor(rows["confirmed fact"] * 0.011 * rows.draw("new").lognormal(0.0, 0.9).clip(0, 50))


@measured(outbreak, "hospitalized", low=0, high=900_000, storage="int32", decimals=None, widest=2 * 10**9, title="In hospital",
    phrases=("hospitalized patients", "hospitalised patients", "people hospitalized", "hospitalizations count"),
    in_context=("hospitalized", "hospitalised"))  # fmt: skip
def count_hospitalized(rows: Rows) -> Any:
    return np.floor(rows["active fact"] * 0.06 * rows.draw("hospital").lognormal(0.0, 0.4).clip(0, 5))


@measured(outbreak, "tests", low=0, high=1_500_000_000, storage="int64", decimals=None, widest=10**10, title="Tests",
    phrases=("tests performed", "total tests", "tests conducted", "number of tests"), in_context=("tests", "tested"))  # fmt: skip
def count_tests(rows: Rows) -> Any:
    return np.floor(rows["confirmed fact"] * (1.0 + rows.draw("tests").lognormal(2.1, 0.6)))


@measured(outbreak, "positivity_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Positive tests (%)",
    phrases=("positivity rate", "test positivity rate", "positive rate"))  # fmt: skip
def measure_positivity(rows: Rows) -> Any:
    return 100.0 * rows["confirmed fact"] / np.maximum(rows["tests fact"], 1.0)


@measured(outbreak, "fatality_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Deaths per hundred cases",
    phrases=("case fatality rate", "fatality rate", "mortality rate"))  # fmt: skip
def measure_fatality(rows: Rows) -> Any:
    return 100.0 * rows["deaths fact"] / np.maximum(rows["confirmed fact"], 1.0)
