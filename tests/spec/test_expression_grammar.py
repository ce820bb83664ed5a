"""Texts become syntax trees, or errors that name the character."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.errors import ExpressionInvalid, Issue
from fictable.spec.expression_grammar import ARGUMENT_COUNTS, DEPTH_LIMIT, NODE_LIMIT, TEXT_LIMIT
from fictable.spec.expression_nodes import (
    Between,
    Binary,
    Call,
    Constant,
    FieldName,
    Interval,
    Membership,
    Node,
    NullTest,
    Unary,
    ValueType,
)
from fictable.spec.expressions import field_names, parse_expression

A, B, C = FieldName("a"), FieldName("b"), FieldName("c")


def number(value: int) -> Constant:
    return Constant(value, ValueType("int64"))


def find_issue(text: str) -> Issue:
    with pytest.raises(ExpressionInvalid) as caught:
        parse_expression(text)
    return caught.value.issues[0]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1", number(1)),
        ("-9223372036854775808", number(-(2**63))),
        ("1.50", Constant(Decimal("1.50"), ValueType("decimal", 2))),
        (".5", Constant(Decimal("0.5"), ValueType("decimal", 1))),
        ("-2.25", Constant(Decimal("-2.25"), ValueType("decimal", 2))),
        ("'it''s'", Constant("it's", ValueType("text"))),
        ("TRUE", Constant(True, ValueType("bool"))),
        ("null", Constant(None, ValueType("null"))),
        ("date '2025-02-28'", Constant(dt.date(2025, 2, 28), ValueType("date"))),
        ("TimeStamp '2025-02-28T10:00Z'", Constant(dt.datetime.fromisoformat("2025-02-28T10:00"), ValueType("timestamp"))),
        ("interval '1 day 2 hours'", Constant(Interval(0, 93_600), ValueType("interval"))),
        ("interval '-1 years 6 month'", Constant(Interval(-6, 0), ValueType("interval"))),
        ("date", FieldName("date")),
        ("round", FieldName("round")),
        ('"order total"', FieldName("order total")),
        ('"say ""x"""', FieldName('say "x"')),
        ("größe_2", FieldName("größe_2")),
        ("a + b * c", Binary("+", A, Binary("*", B, C))),
        ("a - b - c", Binary("-", Binary("-", A, B), C)),
        ("(a - b) - c", Binary("-", Binary("-", A, B), C)),
        ("a - (b - c)", Binary("-", A, Binary("-", B, C))),
        ("a -1", Binary("-", A, number(1))),
        ("-a * b", Binary("*", Unary("-", A), B)),
        ("a || b + c", Binary("||", A, Binary("+", B, C))),
        ("a == b", Binary("=", A, B)),
        ("a != b", Binary("<>", A, B)),
        ("not a = b and c", Binary("and", Unary("not", Binary("=", A, B)), C)),
        ("a or b and c", Binary("or", A, Binary("and", B, C))),
        ("a IN (1, 2)", Membership(A, (number(1), number(2)), negated=False)),
        ("a not in (b)", Membership(A, (B,), negated=True)),
        ("a between 1 and 2 and b", Binary("and", Between(A, number(1), number(2), negated=False), B)),
        ("a not between b and c", Between(A, B, C, negated=True)),
        ("a is null", NullTest(A, negated=False)),
        ("a is not null or b", Binary("or", NullTest(A, negated=True), B)),
        ("IF(a, b, c)", Call("if", (A, B, C))),
        ("round(a + 1, 2)", Call("round", (Binary("+", A, number(1)), number(2)))),
    ],
)
def test_a_text_has_one_tree(text: str, tree: Node) -> None:
    """Literals, names, precedence and keywords are read as the grammar says."""
    assert parse_expression(text).root == tree


@pytest.mark.parametrize(
    ("text", "character", "fragment"),
    [
        ("a +", 4, "a value is expected, not the end"),
        ("a b", 3, "an operator or the end is expected"),
        ("(a", 3, "`)` is expected"),
        ("a ! b", 3, "'!' has no meaning"),
        ("a ^ b", 3, "has no meaning"),
        ("'open", 1, "is not closed"),
        ('"open', 1, "is not closed"),
        ("1e5", 1, "a number ends in letters"),
        ("1.2.3", 1, "a number ends in letters"),
        ("t.a", 2, "has no meaning"),
        ("a < b < c", 7, "comparisons do not chain"),
        ("a = b is null", 7, "comparisons do not chain"),
        ("a in ()", 7, "a value is expected"),
        ("a in 1", 6, "`(` is expected"),
        ("a between 1 or 2", 13, "`and` is expected"),
        ("a is 1", 6, "`null` is expected"),
        ("a not 1", 7, "`in` or `between` is expected"),
        ("and", 1, "a value is expected"),
        ("", 1, "1 to 2000 characters"),
        ("   ", 1, "a value is expected"),
        ("date '2025-13-01'", 6, "is no date"),
        ("timestamp '25:00'", 11, "is no timestamp"),
        ("interval '5'", 10, "is no interval"),
        ("interval '1 day 1 month'", 10, "is no interval"),
        ("interval ''", 10, "is no interval"),
        ("eval(1)", 1, "there is no function"),
        ("abs()", 5, "a value is expected"),
        ("abs(1, 2)", 1, "abs takes 1 arguments"),
        ("min(1)", 1, "min takes 2 to 20 arguments"),
    ],
)
def test_an_error_names_the_character(text: str, character: int, fragment: str) -> None:
    """Each syntax error says where it is and what is expected."""
    issue = find_issue(text)
    assert issue.message.startswith(f"character {min(character, len(text) + 1)}: ") or text.strip() == ""
    assert fragment in issue.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9223372036854775808", "out_of_range"),
        ("9" * 1000, "out_of_range"),
        ("0.1234567890123", "out_of_range"),
        ("1234567890123456789.5", "out_of_range"),
        ("1" * (TEXT_LIMIT + 1), "out_of_range"),
        ("(" * DEPTH_LIMIT + "1" + ")" * DEPTH_LIMIT, "too_deep"),
        ("not " * DEPTH_LIMIT + "true", "too_deep"),
        ("+".join(["a"] * (NODE_LIMIT // 2 + 1)), "too_many"),
    ],
    ids=["integer", "digits", "decimals", "decimal-digits", "text", "parentheses", "nots", "nodes"],
)
def test_sizes_are_bounded(text: str, code: str) -> None:
    """Literals, texts, depth and size have limits with codes of their own."""
    assert find_issue(text).code == code


def test_the_limits_themselves_are_allowed() -> None:
    """The longest chain and the deepest nesting are fine."""
    assert parse_expression("+".join(["a"] * (NODE_LIMIT // 2)))
    assert parse_expression("(" * (DEPTH_LIMIT - 1) + "1" + ")" * (DEPTH_LIMIT - 1))


def test_a_misspelt_function_gets_a_hint() -> None:
    """The nearest function is suggested, and all are listed."""
    issue = find_issue("rond(a)")
    assert issue.hint == "did you mean 'round'?"
    assert issue.allowed == list(ARGUMENT_COUNTS)


def test_fields_are_listed_once_in_order() -> None:
    """Each field is named once, where it stands first; functions and keywords are none."""
    assert field_names(parse_expression('if(b > a, date, b) || "x y" in (a, lower(c))')) == ("b", "a", "date", "x y", "c")


def test_nodes_know_their_place() -> None:
    """Every node has the characters that it stands for."""
    root = parse_expression("a + round(b, 1)").root
    assert isinstance(root, Binary)
    assert (root.start, root.end, root.right.start, root.right.end) == (0, 15, 4, 15)


WORDS = [
    "a",
    '"b c"',
    "1",
    "2.5",
    "'x'",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "%",
    "||",
    "=",
    "<",
    "in",
    "between",
    "and",
    "or",
    "not",
    "is",
    "null",
    "date",
    "round(",
    "if(",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_no_text_crashes_the_grammar(text: str) -> None:
    """Any text gives a tree or an ExpressionInvalid."""
    try:
        names = field_names(parse_expression(text))
    except ExpressionInvalid:
        return
    assert len(names) == len(set(names))
