"""What sentences say beside names: events, conditions, shares, shapes, series, formulas and distances."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.absences import Absence, read_absence
from fictable.plan.events import name_events
from fictable.plan.readers.clause_facts import read_notes
from fictable.plan.readers.relations import read_formula, read_gap
from fictable.plan.readers.series import read_series
from fictable.plan.readers.shapes import read_shape
from fictable.plan.shares import read_foreign_share, read_told_share

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
Fields = Callable[[str], dict[str, dict[str, Any]]]


@pytest.mark.parametrize(
    ("chunk", "name"),
    [
        ("the date they were hired", "the hire date"),
        ("when it was sold", "sale date"),
        ("the day the book was taken out", "the loan date"),
        ("the date it was posted", "the date"),
        ("the colour of the car", "the colour of the car"),
    ],
)
def test_what_happened_names_a_date(chunk: str, name: str) -> None:
    """Verbs become nouns; what happens to every record adds nothing."""
    assert name_events(chunk) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cancelled flights have no air time", Absence(("air time",), "cancelled flights")),
        ("for pending orders the ship date is empty", Absence(("ship date",), "pending orders")),
        ("customers have a name", None),
    ],
)
def test_a_sentence_tells_when_a_value_is_missing(text: str, expected: Absence | None) -> None:
    """The condition and the field, in words."""
    assert read_absence(text) == expected


def test_a_condition_becomes_a_case(fields: Fields) -> None:
    """By the value of another field, or by its name where that asks yes or no; the guessed share of nulls is gone."""
    made = fields(
        "Orders with order code, status (paid, open, cancelled), order date, ship date (empty for cancelled orders), "
        "delivery date (only for paid orders), whether it was returned and a refund date. Orders that are not returned have no refund date."
    )
    assert made["ship_date"]["cases"] == [{"when": "status = 'cancelled'", "value": None}]
    assert made["delivery_date"]["cases"] == [{"when": "not (status = 'paid')", "value": None}]
    assert "null_fraction" not in made["ship_date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roughly a quarter churn", (0.25, "churn")),
        ("where around 15% default", (0.15, "default")),
        ("10% are no-shows", (0.1, "no-shows")),
        ("5% tax", None),
        ("half time home goals", None),
        ("20% are missing", None),
    ],
)
def test_a_sentence_tells_a_share(text: str, expected: tuple[float, str] | None) -> None:
    """Taxes, halves of a match and missing values are no such shares."""
    assert read_told_share(text) == expected


def test_a_share_goes_to_the_field_or_to_the_value_that_it_means(fields: Fields) -> None:
    """A yes-or-no field takes it as its probability, a choice as the weight of one value."""
    made = fields("Customers with name, plan (basic, plus, premium) and if they churned. Roughly a quarter churn. 10% are premium.")
    assert made["churned"]["params"] == {"probability": 0.25}
    assert made["plan"]["params"]["weights"] == [0.45, 0.45, 0.1]


def test_shares_of_other_languages_are_read_where_no_other_number_stands() -> None:
    """With the words beside them, and whether they speak of missing values."""
    assert read_foreign_share("Etwa 10 % der Bestellungen sind storniert") == (
        0.1,
        ("etwa", "der", "bestellungen", "sind", "storniert"),
        False,
    )
    told = read_foreign_share("Al 5 % le falta el diagnóstico")
    assert told is not None
    assert told[2]
    assert read_foreign_share("Rabatt 0 bis 50 %") is None


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("normally distributed around 170 cm (sd 10)", {"kind": "normal", "centre": 170.0, "spread": 10.0}),
        ("mean of 70 and standard deviation of 12", {"kind": "normal", "centre": 70.0, "spread": 12.0}),
        ("250 ± 40", {"kind": "normal", "centre": 250.0, "spread": 40.0}),
        ("heavily skewed", {"kind": "lognormal"}),
        ("between 3 and 5", {}),
    ],
)
def test_the_shape_of_a_distribution_is_read(text: str, shape: dict[str, Any]) -> None:
    """Kind, centre and spread, as far as they are stated."""
    assert dict(read_shape(text)[0].get("shape", ())) == shape


def test_a_stated_shape_becomes_a_distribution(fields: Fields) -> None:
    """Without bounds, a normal one reaches four standard deviations."""
    made = fields("Measurements: height normally distributed around 170 cm (sd 10), reaction in ms (normal, 250 ± 40)")
    assert made["height"]["params"]["distribution"] == {"kind": "normal", "mean": 170.0, "stddev": 10.0}
    assert (made["reaction"]["params"]["min"], made["reaction"]["params"]["max"]) == (90.0, 410.0)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("a reading every 5 minutes for a week", {"every": 5, "unit": "minute"}),
        ("every quarter of an hour", {"every": 15, "unit": "minute"}),
        ("Hourly weather data", {"every": 1, "unit": "hour"}),
        ("one row per day", {"every": 1, "unit": "day"}),
        ("Alle 10 Minuten eine Messung", {"every": 10, "unit": "minute"}),
        ("toutes les 2 heures", {"every": 2, "unit": "hour"}),
        ("5分ごとの温度", {"every": 5, "unit": "minute"}),
        ("they exercise every day", {}),
    ],
)
def test_a_regular_series_is_read(text: str, series: dict[str, Any]) -> None:
    """Habits (`every day`) are no series."""
    assert read_series(text) == series


def test_the_first_moment_of_a_series_counts_on(fields: Fields) -> None:
    """From the start of the period, and not where several things are measured at once."""
    made = fields("Solar data: timestamp every quarter of an hour during June 2023, power in watts, irradiance")
    assert made["timestamp"]["params"] == {"start": "2023-06-01", "every": 15, "unit": "minute"}
    assert "every" not in fields("every 5 minutes: station id, timestamp, power")["timestamp"].get("params", {})


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("= list price * (1 - discount/100)", "list price * (1 - discount / 100)"),
        ("the difference between budget and actual cost", "budget - actual cost"),
        ("19% of the net amount", "0.19 * net amount"),
        ("is planned less spent", "planned - spent"),
        ("is the mean of the three", "@3"),
        ("which adds them up", "#*"),
        ("5% of the rows", ""),
    ],
)
def test_formulas_are_read_in_many_words(text: str, formula: str) -> None:
    """Brackets, differences, shares of another number, means and sums of what stands before."""
    assert read_formula(text)[0].get("formula", "") == formula


def test_formulas_become_expressions(fields: Fields) -> None:
    """Whole numbers stay whole; weights of fields make a weighted sum; `men and women add up to the total`."""
    made = fields(
        "Table: games won, games drawn, points (3 * games won + games drawn), midterm score (0-100), final score (0-100), "
        "total (40% midterm, 60% final)"
    )
    assert made["points"]["params"]["expr"] == "3 * games_won + games_drawn"
    assert made["total"]["params"]["expr"] == "round(0.4 * midterm_score + 0.6 * final_score, 2)"
    town = fields("Population of a town: men, women and total, where men and women add up to the total.")
    assert town["total"]["params"]["expr"] == "men + women"


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("30 days later", (30, 30, "day")),
        ("1-5 days after the order", (1, 5, "day")),
        ("at least a month after it", (1, 3, "month")),
        ("later", None),
    ],
)
def test_the_distance_between_dates_is_read(text: str, gap: tuple[int, int, str] | None) -> None:
    """Least, most and unit."""
    assert read_gap(text)[0].get("gap") == gap


def test_a_unit_alone_is_no_list_of_values() -> None:
    """`mg/dl` has a slash, and is a unit."""
    assert read_notes(["in mg/dl"], AS_OF) == {"unit": "mg/dl"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Fields:\n- Order ID\n- City, State, Postal Code\n- Category and Sub-Category",
            ["order_id", "City", "State", "postal_code", "Category", "Sub-Category"],
        ),
        ("patients; fields = pid:int, sex:M|F, bmi:float(15-50), region:enum(north,south)", ["pid", "sex", "bmi", "region"]),
        ("id int, name varchar(50), created_at timestamp", ["id", "name", "created_at"]),
        (
            "For each wine I need its country, the winery, the price of a bottle and the region.",
            ["country", "winery", "bottle_price", "region"],
        ),
        ("Trips with start and stop time and a bike code", ["start_time", "stop_time", "bike_code"]),
        ("Loans: amount, has housing loan?, personal loan?", ["amount", "housing_loan", "personal_loan"]),
    ],
)
def test_names_are_found_in_many_forms(fields: Fields, text: str, names: list[str]) -> None:
    """Bullets with several names, types on one line, requests, shared words, questions."""
    assert list(fields(text)) == names
