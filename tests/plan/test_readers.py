"""One notation each."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.plan.readers.clause_facts import read_notes, read_phrase
from fictable.plan.readers.enumerations import parse_value, read_choices, read_codes, read_slashes, read_yes_no
from fictable.plan.readers.facts import Facts
from fictable.plan.readers.modifiers import make_pattern, read_declared, read_pattern, read_unique, read_unit
from fictable.plan.readers.periods import read_period
from fictable.plan.readers.ranges import read_number, read_range
from fictable.plan.readers.relations import read_at_most, read_formula, read_later
from fictable.plan.readers.shares import read_nulls, read_truth

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("age 18-64", "18", "64"),
        ("from 3.3 to 4.9", "3.3", "4.9"),
        ("between 45,000 and 250,000", "45000", "250000"),
        ("0–49.6", "0", "49.6"),
        ("between -1 and 700", "-1", "700"),
        ("$10k to $20k", "10000", "20000"),
        ("von 5 bis 9", "5", "9"),
        ("0% - 40%", "0", "40"),
    ],
)
def test_ranges(text: str, low: str, high: str) -> None:
    """Both bounds are read, with their decimals."""
    found, _ = read_range(text)
    assert (found["minimum"], found["maximum"]) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "bound", "value"),
    [
        ("up to six", "maximum", "6"),
        ("out of 5", "maximum", "5"),
        ("at least 3", "minimum", "3"),
        (">= 0", "minimum", "0"),
        ("max 10", "maximum", "10"),
    ],
)
def test_one_sided_ranges(text: str, bound: str, value: str) -> None:
    """One bound is enough."""
    assert read_range(text)[0] == {bound: Decimal(value)}


@pytest.mark.parametrize("text", ["Everyone 10+", "2023-01-15", "AB-1234", "team 1", "no numbers"])
def test_no_ranges(text: str) -> None:
    """Dates, codes and lone numbers are no ranges."""
    assert read_range(text)[0] == {}


def test_numbers_keep_their_scale() -> None:
    """Thousands and words are read."""
    assert read_number("1,200.50") == Decimal("1200.50")
    assert read_number("7", "k") == 7000


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("5% missing", 0.05),
        ("empty for roughly 65% of people", 0.65),
        ("about half empty", 0.5),
        ("blank for ~6%", 0.06),
        ("optional", 0.1),
        ("13% unrated", 0.13),
        ("always there", None),
    ],
)
def test_nulls(text: str, share: float | None) -> None:
    """Shares of missing values, stated or merely possible."""
    assert read_nulls(text)[0].get("null_fraction") == share


def test_truth() -> None:
    """The share of the positive case."""
    assert read_truth("roughly 27% of them churned")[0] == {"truth": 0.27}
    assert read_truth("no share")[0] == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("own, rent or free", ("own", "rent", "free")),
        ("M or F", ("M", "F")),
        ("0, 50 or 100", (0, 50, 100)),
        ("DSL/Fiber optic/No", ("DSL", "Fiber optic", "No")),
        ("'a', 'b'", ("a", "b")),
        ("pendiente, enviado o entregado", ("pendiente", "enviado", "entregado")),
        ("only one", None),
    ],
)
def test_choices(text: str, values: tuple[Any, ...] | None) -> None:
    """Lists of values, in the spelling of the text."""
    assert read_choices(text)[0].get("values") == values


def test_choices_with_shares() -> None:
    """Shares beside values are weights."""
    assert read_choices("paid 70%, open 20%, cancelled 10%")[0] == {"values": ("paid", "open", "cancelled"), "weights": (70.0, 20.0, 10.0)}


def test_short_choices() -> None:
    """Slashes, codes and yes or no."""
    assert read_slashes("level EN/MI/SE")[0] == {"values": ("EN", "MI", "SE")}
    assert read_codes("1=Pending 2=Approved")[0] == {"values": ("Pending", "Approved")}
    assert read_yes_no("smoker yes/no")[0] == {"values": ("yes", "no")}
    assert (parse_value("007"), parse_value("7"), parse_value("'x'")) == ("007", 7, "x")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in 2023", "2023-01-01", "2023-12-31"),
        ("between June 2022 and March 2023", "2022-06-01", "2023-03-31"),
        ("last 3 months", "2025-10-01", "2026-01-01"),
        ("Q1 2025", "2025-01-01", "2025-03-31"),
        ("2014/15 only", "2014-01-01", "2015-12-31"),
        ("March to May 2022", "2022-03-01", "2022-05-31"),
        ("2023-01-01 to 2023-06-30", "2023-01-01", "2023-06-30"),
        ("since 2020", "2020-01-01", "2026-01-01"),
        ("past year", "2025-01-01", "2026-01-01"),
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    """Absolute and relative periods; relative ones count from the dataset's clock."""
    assert read_period(text, AS_OF)[0] == {"start": start, "end": end}


@pytest.mark.parametrize("text", ["2023-02-31 to 2023-03-01", "last but not least", "in 5 days", "2025-01-01 to 2024-01-01"])
def test_no_periods(text: str) -> None:
    """Impossible days and reversed periods are none."""
    assert "start" not in read_period(text, AS_OF)[0]


def test_modifiers() -> None:
    """Uniqueness, units, patterns, declared kinds."""
    assert read_unique("unique employee id")[0] == {"unique": True}
    assert read_unique("unique key")[1] == "unique key"
    assert read_unit("salary in USD", bare=False)[0] == {"unit": "usd"}
    assert read_unit("miles", bare=True)[0] == {"unit": "miles"}
    assert read_pattern("like AB-1234")[0] == {"pattern": "[A-Z]{2}-[0-9]{4}"}
    assert make_pattern("ID##") == "[A-Z]{2}[0-9]{2}"
    assert [
        read_declared(text)[0].get("declared") for text in ("SMALLINT", "varchar(20)", "Boolean", "numeric(8,2)", "DATE", "nothing")
    ] == ["integer", "text", "boolean", "decimal", "date", None]


def test_relations() -> None:
    """Later dates, upper bounds and formulas name other fields."""
    assert read_later("null or >= OrderDate")[0] == {"later_than": "OrderDate"}
    assert read_later("must be after the bind date")[0] == {"later_than": "bind date"}
    assert read_later("closed later")[0] == {"later_than": "?"}
    assert read_at_most("never exceeds the claim cost")[0] == {"at_most": "claim cost"}
    assert read_formula("tot = qty x px") == ({"formula": "qty * px"}, "tot")
    assert read_formula("= SubTotal+TaxAmt+Freight")[0] == {"formula": "SubTotal + TaxAmt + Freight"}
    assert read_formula("must be the sum of the four")[0] == {"formula": "#4"}
    assert read_formula("sum of a, b and c")[0] == {"formula": "a + b + c"}


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        ("payment method", Facts(names=("payment method",))),
        ("contact type: cellular or telephone", Facts(names=("contact type",), values=("cellular", "telephone"))),
        ("duration, seconds", Facts(names=("duration",), unit="seconds", declared="integer")),
        ("transaction qty, 1-8", Facts(names=("transaction qty",), minimum=Decimal(1), maximum=Decimal(8))),
        ("each 1–255", Facts(shared=True, minimum=Decimal(1), maximum=Decimal(255))),
        ("both in sqft", Facts(shared=True, unit="sqft")),
        ("integer", Facts(declared="integer")),
        ("closed date, blank for 6%", Facts(names=("closed date",), null_fraction=0.06)),
        ("null or >= OrderDate", Facts(null_fraction=0.1, later_than="OrderDate")),
        ("between 45,000 and 250,000", Facts(minimum=Decimal(45000), maximum=Decimal(250000))),
    ],
)
def test_remarks(note: str, facts: Facts) -> None:
    """A remark may mix a name, values, bounds and modifiers."""
    assert Facts(**read_notes([note], AS_OF)) == facts


def test_phrases() -> None:
    """Notations leave the phrase that names the field."""
    facts, rest = read_phrase("number of children 0-5", AS_OF)
    assert (facts.minimum, facts.maximum, " ".join(rest.split())) == (Decimal(0), Decimal(5), "number of children")
    facts, rest = read_phrase("Province/State", AS_OF)
    assert (facts, rest) == (Facts(), "Province/State")


@given(st.text(max_size=120))
def test_no_text_breaks_a_reader(text: str) -> None:
    """Any text gives facts, perhaps none."""
    Facts(**read_notes([text], AS_OF))
    assert isinstance(read_phrase(text, AS_OF)[0], Facts)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [("company size S/M/L", ("S", "M", "L"), ""), ("glucose mg/dl", (), "mg/dl"), ("size XS/S/M/L", ("XS", "S", "M", "L"), "")],
)
def test_three_letters_between_slashes_are_sizes(text: str, values: tuple[str, ...], unit: str) -> None:
    """Seconds per metre per litre are measured by nobody."""
    facts, _ = read_phrase(text, AS_OF)
    assert (facts.values, facts.unit) == (values, unit)
