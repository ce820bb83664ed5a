"""Constructions that say in other words what the grammar reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.absences import Absence, is_absence_of_several, read_absence
from fictable.plan.readers.shares import read_truth
from fictable.plan.rewording import find_questions, reword

Fields = Callable[[str], dict[str, dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("their own income and that of a co-applicant", "the income and the co-applicant income"),
        ("its length and that of the tail", "the length and the tail length"),
        ("nights on weekends and on weekdays", "nights on weekends and nights on weekdays"),
        ("goals at home, at work and at school", "goals at home, goals at work and goals at school"),
        ("number of likes, of shares and of comments", "number of likes, number of shares and number of comments"),
        ("sold in shops and in markets", "sold in shops and in markets"),
        ("how many adults, children and babies came", "number of adults, number of children and number of babies"),
        ("how many rooms and the price", "how many rooms and the price"),
        ("the property lies in an urban, semiurban or rural area", "property area (urban, semiurban or rural)"),
        ("each ticket has a high, medium or low priority", "each ticket has a priority (high, medium or low)"),
        ("whether it has a garden or pool area", "whether it has a garden or pool area"),
        ("the wage that is really offered", "the offered wage"),
        ("the date that is used, the score which may be negative (-5 to 5)", "the date that is used, the score (-5 to 5)"),
        ("By law the fee is fixed. Last comes the state.", "the fee is fixed. the state."),
        ("Last name, first name", "Last name, first name"),
        ("team (Team1 ... Team3)", "team (Team1, Team2, Team3)"),
        ("results: half Pass, a fifth Fail, the remainder Open", "results (Pass 50%, Fail 20%, Open 30%)"),
        ("holiday name if there is one (mostly empty)", "holiday name (mostly empty)"),
        ("airport as three-letter codes which must differ", "airport"),
    ],
)
def test_constructions_are_reworded(text: str, plain: str) -> None:
    """Shared nouns are repeated, values stand behind their name, remarks that say nothing go."""
    assert reword(text) == plain


def test_direct_questions_stand_aside() -> None:
    """Where a list follows; a text of questions alone keeps them."""
    assert find_questions("Who ordered what? order id, dish, price") == {"Who ordered what"}
    assert find_questions("Who ordered what? When?") == frozenset()


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
