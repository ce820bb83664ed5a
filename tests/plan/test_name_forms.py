"""What the form of a name tells of its values."""

from __future__ import annotations

import pytest

from fictable.plan.defaults import choose_default
from fictable.plan.known_phrases import Default
from fictable.plan.name_forms import choose_by_ending
from fictable.plan.text import find_words, make_singular, split_identifier
from fictable.plan.whole_phrases import choose_whole
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


def _choose(name: str) -> Default | None:
    """The default of a name by its form."""
    return choose_whole(find_words(split_identifier(name)))


@pytest.mark.parametrize(
    "name",
    [
        *("click_bool", "prop_brand_bool", "insured_yn", "ever travelled abroad", "any pets", "lives in city", "got test results"),
        *(
            "presence of rust",
            "history of asthma",
            "prior conviction",
            "mother smoked at birth",
            "died",
            "under warranty",
            "diabetes status",
        ),
    ],
)
def test_marks_verbs_and_nouns_tell_a_truth(name: str) -> None:
    """What is marked as a flag, told by a verb or asked for by a noun is true or not."""
    chosen = _choose(name)
    assert chosen is not None
    assert chosen.type_id == "boolean"


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("days active", 0, 365),
        ("years of formal education", 0, 40),
        ("number of years completed in school", 0, 40),
        ("frequency of SMS", 0, 200),
        ("month of arrival", 1, 12),
        ("hour of the accident", 0, 23),
        ("time to relapse", 1, 240),
        ("incubation time", 1, 240),
        ("riding time s", 1, 7200),
        ("listening time minutes", 1, 240),
        ("distinct called numbers", 1, 1000),
        ("nr employed", 0, 1000),
        ("total electors", 0, 1000),
        ("sup devices num", 0, 100),
    ],
)
def test_spans_counts_and_durations_are_whole_numbers(name: str, least: int, most: int) -> None:
    """A plural of a unit of time counts it, and a time that something takes is no time of day."""
    chosen = _choose(name)
    assert chosen is not None
    assert (chosen.type_id, chosen.params["min"], chosen.params["max"]) == ("number.integer", least, most)


@pytest.mark.parametrize(
    "name", ["log income", "natural logarithm of oil", "standardized torsion", "labor cost share", "min torsion", "risk mm"]
)
def test_scales_and_summaries_are_decimal_numbers(name: str) -> None:
    """Logarithms, standardized values, shares of a sum and summaries of an unknown quantity are measured."""
    chosen = _choose(name)
    assert chosen is not None
    assert chosen.type_id == "number.decimal"


@pytest.mark.parametrize(
    "name", ["file share", "users rated", "use of land", "boarding time", "customer segment", "name of deceased", "in bytes"]
)
def test_other_names_of_the_form_are_left_alone(name: str) -> None:
    """Adjectives, things in the plural and times of day are no truths and no spans."""
    chosen = _choose(name)
    assert chosen is None or chosen.type_id not in {"boolean", "number.decimal"}


def test_a_mean_of_a_number_is_no_whole_number() -> None:
    """`average number of rooms` has decimals, `total number of tests` has none."""
    mean, total = _choose("average number of rooms per house"), _choose("total number of tests")
    assert mean is not None
    assert total is not None
    assert (mean.type_id, total.type_id) == ("number.decimal", "number.integer")


@pytest.mark.parametrize("name", ["last edited when", "last event", "last reboot"])
def test_what_a_system_logs_has_a_time_of_day(name: str) -> None:
    """`last event` is a moment, and so is `last edited when`."""
    chosen = _choose(name)
    assert chosen is not None
    assert chosen.type_id == "datetime"


@pytest.mark.parametrize(
    ("word", "type_id"),
    [
        ("recvdate", "date"),
        ("viewcount", "number.integer"),
        ("candidate", ""),
        ("bronchitis", "boolean"),
        ("friendliness", "number.decimal"),
        ("municipality", ""),
        ("business", ""),
        ("diagnosis", ""),
        ("ism", ""),
    ],
)
def test_endings_of_words_tell_conditions_and_qualities(word: str, type_id: str) -> None:
    """`-itis` is a condition, `-ness` a quality; words that only end alike are neither."""
    chosen = choose_by_ending((word,))
    assert (chosen.type_id if chosen is not None else "") == type_id


def test_the_noun_before_a_preposition_counts() -> None:
    """`age for control observations` is an age and no text."""
    keys = tuple(map(make_singular, find_words("age for control observations")))
    assert choose_default(keys, plural=True).type_id == "number.integer"


def _plan(text: str) -> dict[str, str]:
    """The columns of a description with their types."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    spec = fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec
    return {field.name: field.type for field in spec.tables[0].fields}


def test_unknown_names_follow_their_neighbours() -> None:
    """Between counts things are counted, between percentages there are shares, and a day beside month and year is one of a month."""
    parks = _plan("Park visits: park, year, month, day of the visit, recreation visitors, concessioner lodging, tent campers, rv campers")
    assert (parks["concessioner_lodging"], parks["day_of_visit"]) == ("number.integer", "number.integer")
    fields = _plan("Data about cotton: leaf rust %, aphids %, disease, weeds %")
    assert fields["disease"] == "number.decimal"


def test_unknown_names_between_truths_are_truths() -> None:
    """Symptoms that nothing knows stand among those that are known."""
    fields = _plan("Patients: age, polyuria, fever, obesity, grumbling, cough, alopecia")
    assert fields["grumbling"] == "boolean"


def test_men_and_women_beside_each_other_are_counted() -> None:
    """`female` alone is a truth, `male, female` are numbers of people."""
    assert _plan("Villages: name, male, female, households")["female"] == "number.integer"
    assert _plan("Cases: case number, female, obese, weight at birth")["female"] == "boolean"


def test_times_of_what_happens_have_a_date_where_no_other_field_has() -> None:
    """`disconnect time` alone is a moment, beside a date a time of day."""
    assert _plan("Charging sessions: session id, disconnect time, energy in kwh")["disconnect_time"] == "datetime"
    assert _plan("Charging sessions: session id, date, disconnect time, energy in kwh")["disconnect_time"] == "time"


def test_halves_of_pairs_mean_the_whole_word() -> None:
    """`first` beside `last` is a first name, and `long` beside `lat` a longitude."""
    fields = _plan("Card holders: first, last, lat, long, job")
    assert (fields["first"], fields["long"]) == ("person.first_name", "place.longitude")


@pytest.mark.parametrize("name", ["week ending", "valid until", "date last confirmed", "date the appointee left office"])
def test_ends_of_periods_are_dates(name: str) -> None:
    """What a period ends with is a date, and so is what begins with `date` and says what was done."""
    chosen = _choose(name)
    assert chosen is not None
    assert chosen.type_id == "date"
