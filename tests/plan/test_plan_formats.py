"""Stated forms, spans, shares, periods and relations that people write in many ways."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from fictable.plan.readers.clause_facts import read_notes
from fictable.plan.readers.formats import read_format, read_regex, read_span
from fictable.plan.readers.periods import read_period
from fictable.plan.readers.ranges import read_range
from fictable.plan.readers.relations import read_at_least, read_at_most, read_formula
from fictable.plan.readers.shares import read_nulls

AS_OF = dt.datetime(2025, 6, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("KB followed by four digits", "KB[0-9]{4}"),
        ("two letters", "[A-Z]{2}"),
        ("8 digits", "[0-9]{8}"),
        ("nine characters, starting with X1", "X1[A-Z0-9]{7}"),
        ("QR45 style", "[A-Z]{2}[0-9]{2}"),
    ],
)
def test_a_described_form_is_a_pattern(text: str, pattern: str) -> None:
    """Forms in words and samples become patterns of classes and counts."""
    assert read_format(text)[0]["pattern"] == pattern


def test_a_schema_pattern_is_taken_or_left_alone() -> None:
    """A plain regular expression is the pattern; one with more than classes and counts says nothing."""
    assert read_regex("pattern ^[A-Z]{3}$")[0] == {"pattern": "[A-Z]{3}"}
    assert read_regex("pattern ^(?:a|b)+$")[0] == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [("letters A to D", ("A", "B", "C", "D")), ("x-z", ("x", "y", "z")), ("C08 to C10", ("C08", "C09", "C10")), ("Z to A", None)],
)
def test_a_span_gives_every_value(text: str, values: tuple[str, ...] | None) -> None:
    """Both ends are inside; a span that goes backwards is none."""
    assert read_span(text)[0].get("values") == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (".25 to .75", ".25", ".75"),
        ("between -12.5 and -3", "-12.5", "-3"),
        ("entre 4 y 9", "4", "9"),
        ("zwischen 100 und 250", "100", "250"),
        ("7..1200 m", "7", "1200"),
        ("at least 2.5 and at most 8", "2.5", "8"),
        ("from one to six", "1", "6"),
    ],
)
def test_ranges_in_many_notations(text: str, low: str, high: str) -> None:
    """Decimals without a zero, negative bounds, other languages, words, and metres that are no millions."""
    found = read_range(text)[0]
    assert (found["minimum"], found["maximum"]) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("from 3 May to 9 June 2021", "2021-05-03", "2021-06-09"),
        ("second quarter of 2018", "2018-04-01", "2018-06-30"),
        ("all through 2017", "2017-01-01", "2017-12-31"),
        ("2013 or 2014", "2013-01-01", "2014-12-31"),
    ],
)
def test_periods_in_words(text: str, start: str, end: str) -> None:
    """Days before months, worded quarters, whole years and alternatives."""
    assert read_period(text, AS_OF)[0] == {"start": start, "end": end}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("only one in four has one", 0.75),
        ("30% lack one", 0.3),
        ("mostly null", 0.7),
        ("empty unless closed", 0.5),
        ("a third empty", 0.3333),
    ],
)
def test_missing_values_in_prose(text: str, share: float) -> None:
    """Shares of missing values as sentences state them."""
    assert read_nulls(text)[0]["null_fraction"] == share


def test_relations_have_a_direction() -> None:
    """What is never below another field, what is lower than it, and calculations."""
    assert read_at_least("never below the net price")[0] == {"at_least": "net price"}
    assert read_at_most("always lower than the gross price")[0] == {"at_most": "gross price"}
    assert read_formula("gross weight minus tare weight")[0] == {"formula": "gross weight - tare weight"}
    assert read_formula("= 60 - minutes played")[0] == {"formula": "60 - minutes played"}


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        ("20, 30 and 50 mph", {"values": (20, 30, 50)}),
        ("1 = late, 12 %", {"declared": "boolean"}),
        ("All Days, Week Days, Sundays", {"values": ("All Days", "Week Days", "Sundays")}),
    ],
)
def test_remarks_with_values(note: str, facts: dict[str, Any]) -> None:
    """Units behind numbers, coded truths, and values that begin with a sharing word."""
    found = read_notes([note], AS_OF)
    assert {key: [str(value) for value in found[key]] if key == "values" else found[key] for key in facts} == {
        key: [str(value) for value in value] if key == "values" else value for key, value in facts.items()
    }
