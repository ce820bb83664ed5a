"""Every expression has a type before a row is made, or an error that names the kinds."""

from __future__ import annotations

import pytest

from fictable.errors import ExpressionInvalid
from fictable.spec.expression_grammar import ARGUMENT_COUNTS
from fictable.spec.expression_types import SIGNATURES
from fictable.spec.expressions import ValueType, infer_type, parse_expression

FIELDS = {
    "i": ValueType("int64"),
    "d2": ValueType("decimal", 2),
    "d7": ValueType("decimal", 7),
    "f": ValueType("float64"),
    "t": ValueType("text"),
    "b": ValueType("bool"),
    "day": ValueType("date"),
    "ts": ValueType("timestamp"),
    "tm": ValueType("time"),
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("i", "int64"),
        ("1", "int64"),
        ("1.50", "decimal(2)"),
        ("'x'", "text"),
        ("true", "bool"),
        ("null", "null"),
        ("i + i", "int64"),
        ("i + d2", "decimal(2)"),
        ("d2 - d7", "decimal(7)"),
        ("i * d2", "decimal(2)"),
        ("d2 * 1.19", "decimal(4)"),
        ("d7 * d7", "decimal(12)"),
        ("i / i", "decimal(6)"),
        ("d2 / i", "decimal(6)"),
        ("d7 / d2", "decimal(7)"),
        ("i % i", "int64"),
        ("d2 % i", "decimal(2)"),
        ("f + i", "float64"),
        ("d2 / f", "float64"),
        ("i + null", "int64"),
        ("null * null", "null"),
        ("-d2", "decimal(2)"),
        ("round(d7, 2)", "decimal(2)"),
        ("round(d2, 4)", "decimal(4)"),
        ("round(f, 2)", "float64"),
        ("round(i, 2)", "int64"),
        ("round(d2)", "int64"),
        ("floor(f)", "int64"),
        ("ceil(d2)", "int64"),
        ("abs(d2)", "decimal(2)"),
        ("min(i, d2)", "decimal(2)"),
        ("max(i, f)", "float64"),
        ("coalesce(null, i)", "int64"),
        ("if(b, i, 2.5)", "decimal(1)"),
        ("if(b, day, ts)", "timestamp"),
        ("if(null, 'x', null)", "text"),
        ("i = 1.0", "bool"),
        ("t < 'x'", "bool"),
        ("day >= '2025-01-01'", "bool"),
        ("ts = '2025-01-01 10:00'", "bool"),
        ("day < ts", "bool"),
        ("tm < '08:30'", "bool"),
        ("b = true", "bool"),
        ("i in (1, 2.5, null)", "bool"),
        ("i between 1 and d2", "bool"),
        ("t is not null", "bool"),
        ("not b and b or null", "bool"),
        ("t || 'x'", "text"),
        ("i || d2 || day", "text"),
        ("concat(t, i, b)", "text"),
        ("length(t)", "int64"),
        ("lower(t)", "text"),
        ("upper(t)", "text"),
        ("substring(t, 1, i)", "text"),
        ("year(day)", "int64"),
        ("month(ts)", "int64"),
        ("day(day)", "int64"),
        ("hour(tm)", "int64"),
        ("weekday('2025-01-01')", "int64"),
        ("date(ts)", "date"),
        ("days_between(day, ts)", "int64"),
        ("add_days(day, i)", "date"),
        ("add_days(ts, 2)", "timestamp"),
        ("log(i)", "float64"),
        ("exp(d2)", "float64"),
        ("sqrt(f)", "float64"),
        ("power(i, 2)", "float64"),
        ("day + interval '5 day'", "date"),
        ("day + interval '2 month'", "date"),
        ("day + interval '5 hour'", "timestamp"),
        ("interval '1 week' + ts", "timestamp"),
        ("day - day", "int64"),
        ("ts - day", "interval"),
        ("ts - ts > interval '5 day'", "bool"),
        ("day + (ts - ts)", "timestamp"),
    ],
)
def test_the_type_of_an_expression(text: str, shown: str) -> None:
    """Operators and functions give the types that their table says."""
    assert str(infer_type(parse_expression(text), FIELDS)) == shown


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("t + 1", "+ takes int64 or decimal or float64, not text"),
        ("-t", "not text"),
        ("not i", "not takes bool, not int64"),
        ("b and i", "and takes bool"),
        ("t = 1", "= cannot bring text and int64 together"),
        ("day = 1", "date and int64"),
        ("day = 'soon'", "is no date"),
        ("tm = '25:00'", "is no time"),
        ("day = t", "date and text"),
        ("tm = day", "time and date"),
        ("b < true", "an order takes"),
        ("i in (1, 'x')", "in cannot bring int64 and text"),
        ("i between 'a' and 2", "between"),
        ("if(i, 1, 2)", "the condition of `if` takes bool"),
        ("if(b, 1, 'x')", "if cannot bring"),
        ("coalesce(t, 1)", "coalesce cannot bring text and int64"),
        ("min(b, b)", "an order takes"),
        ("length(i)", "length takes text"),
        ("year(i)", "year takes date or timestamp"),
        ("hour(day)", "hour takes timestamp or time"),
        ("add_days(day, 1.5)", "add_days takes int64"),
        ("log(t)", "log takes"),
        ("round(d2, i)", "from 0 to 12"),
        ("round(d2, 13)", "from 0 to 12"),
        ("round(d2, -1)", "from 0 to 12"),
        ("round(d2, true)", "from 0 to 12"),
        ("day + 1", "does not go with"),
        ("day + day", "does not go with"),
        ("i + interval '1 day'", "does not go with"),
        ("interval '1 day' * 2", "not interval"),
        ("t || interval '1 day'", "not interval"),
        ("ts - ts > interval '1 month'", "no fixed length"),
        ("tm + interval '1 hour'", "does not go with"),
        ("weekday('x')", "is no date"),
    ],
)
def test_operands_that_do_not_fit_are_named(text: str, fragment: str) -> None:
    """A type error names the operator and both kinds."""
    with pytest.raises(ExpressionInvalid) as caught:
        infer_type(parse_expression(text), FIELDS)
    assert fragment in str(caught.value)
    assert caught.value.issues[0].code == "invalid_expression"


def test_an_unknown_field_gets_a_hint() -> None:
    """A field that does not exist has its own code, the list of those that do and the nearest one."""
    with pytest.raises(ExpressionInvalid) as caught:
        infer_type(parse_expression("quantty * 2"), {"quantity": ValueType("int64")})
    issue = caught.value.issues[0]
    assert (issue.code, issue.given, issue.allowed, issue.hint) == ("unknown_field", "quantty", ["quantity"], "did you mean 'quantity'?")


def test_every_function_has_a_type() -> None:
    """No function of the grammar lacks a rule for its type."""
    assert set(ARGUMENT_COUNTS) == {*SIGNATURES, "min", "max", "coalesce", "if", "round", "concat"}


def test_long_chains_are_typed() -> None:
    """The longest chain that the grammar allows is no problem for the typing."""
    assert infer_type(parse_expression("+".join(["i"] * 250)), FIELDS) == ValueType("int64")
