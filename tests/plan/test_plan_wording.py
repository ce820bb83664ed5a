"""Constructions that say in other words what the grammar reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.absences import Absence, is_absence_of_several, read_absence
from fictable.plan.readers.shares import read_truth

Fields = Callable[[str], dict[str, dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unanswered calls have no rating", Absence(("rating",), "Unanswered calls")),
        ("title, tags and answer count stay empty for answers", Absence(("title", "tags", "answer count"), "answers")),
        ("For answers, title and tags stay empty", Absence(("title", "tags"), "answers")),
        ("Actual times are null for flights that wait, say 30 per cent", Absence(("Actual times",), "flights that wait", 0.3)),
        ("the fax number is mostly blank", Absence(("fax number",), "", 0.7)),
        ("the price is high", None),
    ],
)
def test_absences(text: str, expected: Absence | None) -> None:
    """What is missing, when, and how often."""
    assert read_absence(text) == expected


def test_only_sentences_about_several_fields_stand_alone() -> None:
    """Of one field the grammar makes a remark by itself."""
    assert is_absence_of_several("Unanswered calls have no rating")
    assert not is_absence_of_several("the fax number is mostly blank")


def test_absences_become_cases(fields: Fields) -> None:
    """By the answer of a question, also in the negative; of all fields that a plural means."""
    made = fields("Calls with call code, whether it was answered, satisfaction rating 1-5. Unanswered calls have no rating.")
    assert made["satisfaction_rating"]["cases"] == [{"when": "answered = false", "value": None}]
    assert "rating" not in made
    made = fields("Trips: planned start, actual start, actual end, status (open, done). Actual times are empty for open trips.")
    assert [made[name].get("cases") for name in ("actual_start", "actual_end")] == [[{"when": "status = 'open'", "value": None}]] * 2


@pytest.mark.parametrize(("text", "share"), [("about one in ten", 0.1), ("a third of them", 0.3333), ("in 97 out of 100 cases", 0.97)])
def test_shares_in_words(text: str, share: float) -> None:
    """A remark that is nothing but a share."""
    assert read_truth(text)[0] == {"truth": share}


def test_remarks_name_no_field(fields: Fields) -> None:
    """Manners, kinds of numbers and constants say something of the field before."""
    made = fields(
        "Strikes: height in feet - anything between 0 and 25000, mostly low -, damage count and repair count as non-negative integers, "
        "city (always CHICAGO), department, which is either sewing or finishing, done true for roughly 93%, ownership is free choice, "
        "rating average 1-10"
    )
    assert list(made) == [
        "height", "damage_count", "repair_count", "city", "department", "done", "ownership", "rating_average",
    ]  # fmt: skip
    assert made["city"]["params"]["values"] == ["CHICAGO"]
    assert made["department"]["params"]["values"] == ["sewing", "finishing"]
    assert made["done"]["params"] == {"probability": 0.93}
    assert (made["rating_average"]["params"]["min"], made["rating_average"]["params"]["max"]) == (1, 10)


def test_plurals_of_measures_are_kept(fields: Fields) -> None:
    """Unless a text has its names in the plural."""
    assert "chlorides" in fields("Water: chlorides 1-9, density 2-5, hardness 0-7, number of dependents (0, 1, 2)")
    assert "number_of_dependents" in fields("Water: chlorides 1-9, hardness 0-7, number of dependents (0, 1, 2)")
    assert "price" in fields("Products with product names, prices and categories")


def test_values_without_a_cue(fields: Fields) -> None:
    """Behind the name, between dashes, after a colon at the end, in quotes with brackets, in the notation of the field before."""
    made = fields(
        "Cars: transaction type debit or credit, drive wheel kind fwd, rwd or 4wd, body style - sedan, hatchback or wagon - and price, "
        "city or town, impact (1 - High, 2 - Low), urgency in the same notation, age group (< 1 Year, 1-2 Year, > 2 Years), "
        'risk class, which is "Risk 1 (High)" or "Risk 2 (Low)", how it was submitted: Web, Phone, Postal mail.'
    )
    assert {name: made[name]["params"]["values"] for name in made if "values" in made[name].get("params", {})} == {
        "transaction_type": ["debit", "credit"],
        "drive_wheel_kind": ["fwd", "rwd", "4wd"],
        "body_style": ["sedan", "hatchback", "wagon"],
        "impact": ["1 - High", "2 - Low"],
        "urgency": ["1 - High", "2 - Low"],
        "age_group": ["< 1 Year", "1-2 Year", "> 2 Years"],
        "risk_class": ["Risk 1 (High)", "Risk 2 (Low)"],
        "submission_method": ["Web", "Phone", "Postal mail"],
    }


def test_questions_with_two_answers(fields: Fields) -> None:
    """Two things are two questions, two adjectives the answers of one."""
    made = fields("Days with code, if it was a holiday or a working day, whether it is new or used, whether it is open: yes or no")
    assert [made[name]["type"] for name in ("holiday", "working_day")] == ["boolean", "boolean"]
    assert made["new_or_used"]["params"]["values"] == ["new", "used"]


def test_sums_of_what_stands_before(fields: Fields) -> None:
    """`together they give` adds up both."""
    made = fields("Bikes per day: number of casual users and registered users - together they give the total count")
    assert made["total_count"]["params"] == {"expr": "number_of_casual_users + registered_users"}


def test_things_in_the_plural_are_counted(fields: Fields) -> None:
    """Also where a phrase tells where or when; a month and an hour in the singular are those of a calendar and a clock."""
    made = fields("Stays: nights on weekends, items on promotion, start month, post hour, notes on delivery")
    assert [made[name]["type"] for name in ("nights_on_weekends", "items_on_promotion")] == ["number.integer"] * 2
    assert (made["start_month"]["params"], made["post_hour"]["params"]) == ({"min": 1, "max": 12}, {"min": 0, "max": 23})
    assert made["notes_on_delivery"]["type"] != "number.integer"


def test_a_year_lies_in_the_period_of_the_date(fields: Fields) -> None:
    """Where it says nothing itself."""
    assert fields("Sales: date (2015 to 2018), year, price")["year"]["params"] == {"min": 2015, "max": 2018}


def test_announced_flags(fields: Fields) -> None:
    """Columns that a text calls yes-or-no ones are, with their shares."""
    made = fields(
        "Loans with loan code. Five yes/no columns follow: personal loan (accepted by just under 10%), CD account and credit card."
    )
    assert [made[name]["type"] for name in ("personal_loan", "cd_account", "credit_card")] == ["boolean"] * 3
    assert made["personal_loan"]["params"] == {"probability": 0.1}


def test_lists_end_where_further_fields_begin(fields: Fields) -> None:
    """`is 0-3, the type of …` names another field; a participle before `is` belongs to its noun."""
    made = fields(
        "Rides have a code. Vehicle condition is 0-3, the vehicle kind scooter or car. Time taken is 10-54 minutes, all whole numbers."
    )
    assert made["vehicle_condition"]["params"] == {"min": 0, "max": 3}
    assert made["vehicle_kind"]["params"]["values"] == ["scooter", "car"]
    assert made["time_taken"]["params"] == {"min": 10, "max": 54}


def test_names_that_verbs_and_small_words_are_part_of(fields: Fields) -> None:
    """`years with the company` is one field, a bare noun of a first sentence none, `about 230` a tenth more or less."""
    made = fields(
        "A plant tracks its machines. It records years with the company, voltage around 230, the operator, where it left from, "
        "how many are in stock, wind side as one of N, NE, SW, wind speed in m/s"
    )
    assert list(made) == ["years_with_company", "voltage", "operator", "origin", "quantity_in_stock", "wind_side", "wind_speed"]
    assert (made["voltage"]["params"]["min"], made["voltage"]["params"]["max"]) == (207, 253)
    assert made["wind_side"]["params"]["values"] == ["N", "NE", "SW"]


def test_people_sums_and_scales_in_sentences(fields: Fields) -> None:
    """A sum that is a field, a scale that is a range, people by name in a list, a logger that is no field, a head before `of`."""
    made = fields(
        "A plant lists holiday flats. Per flat we note the artist, the mood on a scale from 1 to 10, "
        "the sum of game rounds, and whether it rained, beats per minute, origin of the beans. "
        "A weather sensor adds outside temperature, inside temperature and glare."
    )
    expected = ["artist", "mood", "sum_of_game_rounds", "rained", "beats_per_minute"]
    assert list(made)[:5] == expected
    assert (made["mood"]["params"]["min"], made["mood"]["params"]["max"]) == (1, 10)
    assert "outside_temperature" in made
    assert made["origin_of_beans"]["type"] != "number.integer"
