"""Expressions run column-wise, exactly, with nulls and overflow as promised."""

from __future__ import annotations

import datetime as dt
import sqlite3
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.engine.expressions import evaluate, value_type_of
from fictable.errors import ExpressionInvalid, Refused
from fictable.spec.expression_nodes import Binary, Call, Constant, FieldName, Node, Unary
from fictable.spec.expressions import Expression, ValueType, infer_type, parse_expression


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


D = Decimal
COLUMNS: dict[str, pa.Array] = {
    "i": pa.array([1, -7, None, 2**62]),
    "d": pa.array([D("1.25"), D("-2.50"), None, D("0.05")], pa.decimal128(18, 2)),
    "f": pa.array([1.5, -2.25, None, 1e10]),
    "t": pa.array(["Ab'c", "é", None, ""]),
    "b": pa.array([True, False, None, True]),
    "day": pa.array([dt.date(2024, 1, 31), dt.date(2023, 12, 31), None, dt.date(2024, 2, 29)]),
    "ts": pa.array([moment("2024-01-31 13:05:00"), moment("1969-12-31 23:59:59"), None, moment("2024-02-29 00:00:00")], pa.timestamp("s")),
    "tm": pa.array([dt.time(8, 30), dt.time(23), None, dt.time(0)], pa.time32("s")),
    "c": pa.array(["x", "y", None, "x"]).dictionary_encode(),
    "n": pa.nulls(4),
}
TYPES = {name: value_type_of(column.type) for name, column in COLUMNS.items()}


def run(text: str, **columns: pa.Array) -> list[Any]:
    used = {**COLUMNS, **columns}
    types = {name: value_type_of(column.type) for name, column in used.items()}
    result = evaluate(parse_expression(text), used, types, 4)
    result.validate(full=True)
    values: list[Any] = result.to_pylist()
    return values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i + 1", [2, -6, None, 2**62 + 1]),
        ("d + 1", [D("2.25"), D("-1.50"), None, D("1.05")]),
        ("d * 1.19", [D("1.4875"), D("-2.9750"), None, D("0.0595")]),
        ("round(d, 1)", [D("1.3"), D("-2.5"), None, D("0.1")]),
        ("round(d, 3)", [D("1.250"), D("-2.500"), None, D("0.050")]),
        ("round(d)", [1, -3, None, 0]),
        ("floor(d)", [1, -3, None, 0]),
        ("ceil(d)", [2, -2, None, 1]),
        ("d / 3", [D("0.416667"), D("-0.833333"), None, D("0.016667")]),
        ("i / 0", [None] * 4),
        ("i % 0", [None] * 4),
        ("f / 0", [None] * 4),
        ("i % 3", [1, -1, None, 1]),
        ("d % 2", [D("1.25"), D("-0.50"), None, D("0.05")]),
        ("-d", [D("-1.25"), D("2.50"), None, D("-0.05")]),
        ("abs(d)", [D("1.25"), D("2.50"), None, D("0.05")]),
        ("-9223372036854775808 % -1", [0] * 4),
        ("f * 2", [3.0, -4.5, None, 2e10]),
        ("f / 3", [0.5, -0.75, None, 3333333333.333334]),
        ("f % 2", [1.5, -0.25, None, 0.0]),
        ("round(f, 1)", [1.5, -2.3, None, 1e10]),
        ("round(f)", [2, -2, None, 10**10]),
        ("floor(f)", [1, -3, None, 10**10]),
        ("b and i > 0", [True, False, None, True]),
        ("n and b", [None, False, None, None]),
        ("n or b", [True, None, None, True]),
        ("not b", [False, True, None, False]),
        ("i in (1, 2, null)", [True, None, None, None]),
        ("i not in (1, 2)", [False, True, None, True]),
        ("i between 0 and 5", [True, False, None, False]),
        ("i not between null and 0", [True, None, None, True]),
        ("i = d", [False, False, None, False]),
        ("d = 1.250", [True, False, None, False]),
        ("f <= i", [False, False, None, True]),
        ("t is null", [False, False, True, False]),
        ("i is not null", [True, True, False, True]),
        ("t < 'a'", [True, False, None, True]),
        ("c = 'x'", [True, False, None, True]),
        ("ts > '2024-01-31'", [True, False, None, True]),
        ("day = date '2024-01-31'", [True, False, None, False]),
        ("tm < '09:00'", [True, False, None, True]),
        ("ts - day > interval '1 hour'", [True, False, None, False]),
        ("if(b, i, 0)", [1, 0, 0, 2**62]),
        ("if(i > 0, t, 'none')", ["Ab'c", "none", "none", ""]),
        ("if(b, null, d)", [None, D("-2.50"), None, None]),
        ("coalesce(i, 0)", [1, -7, 0, 2**62]),
        ("coalesce(t, c, 'z')", ["Ab'c", "é", "z", ""]),
        ("min(i, d)", [D("1.00"), D("-7.00"), None, D("0.05")]),
        ("max(t, 'Z', 'Y')", ["Z", "é", None, "Z"]),
        ("max(day, ts)", [moment("2024-01-31 13:05"), moment("2023-12-31"), None, moment("2024-02-29")]),
        ("t || '!' || i", ["Ab'c!1", "é!-7", None, "!4611686018427387904"]),
        (
            "concat(d, ' ', f, ' ', b, ' ', day, ' ', ts, ' ', tm)",
            [
                "1.25 1.5 true 2024-01-31 2024-01-31 13:05:00 08:30:00",
                "-2.50 -2.25 false 2023-12-31 1969-12-31 23:59:59 23:00:00",
                None,
                "0.05 1e+10 true 2024-02-29 2024-02-29 00:00:00 00:00:00",
            ],
        ),
        ("0.000000000001 || ''", ["0.000000000001"] * 4),
        ("length(t)", [4, 1, None, 0]),
        ("upper(t)", ["AB'C", "É", None, ""]),
        ("lower('ÄB')", ["äb"] * 4),
        ("substring(t, 2)", ["b'c", "", None, ""]),
        ("substring(t, 0, 2)", ["A", "é", None, ""]),
        ("substring(t, 1, -1)", ["", "", None, ""]),
        ("substring('hello', i + 1, 2)", ["el", "", None, ""]),
        ("year(day)", [2024, 2023, None, 2024]),
        ("month(ts)", [1, 12, None, 2]),
        ("day(ts)", [31, 31, None, 29]),
        ("weekday(day)", [3, 7, None, 4]),
        ("hour(ts)", [13, 23, None, 0]),
        ("hour(tm)", [8, 23, None, 0]),
        ("date(ts)", [day("2024-01-31"), day("1969-12-31"), None, day("2024-02-29")]),
        ("days_between('2024-01-01', ts)", [30, -19724, None, 59]),
        ("day - date '2024-01-01'", [30, -1, None, 59]),
        ("add_days(day, 1)", [day("2024-02-01"), day("2024-01-01"), None, day("2024-03-01")]),
        ("day + interval '1 month'", [day("2024-02-29"), day("2024-01-31"), None, day("2024-03-29")]),
        ("ts - interval '1 year'", [moment("2023-01-31 13:05"), moment("1968-12-31 23:59:59"), None, moment("2023-02-28")]),
        ("day - interval '36 hour'", [moment("2024-01-29 12:00"), moment("2023-12-29 12:00"), None, moment("2024-02-27 12:00")]),
        ("log(d)", [0.223144, None, None, -2.995732]),
        ("log(0)", [None] * 4),
        ("exp(-d)", [0.286505, 12.182494, None, 0.951229]),
        ("sqrt(f)", [1.224745, None, None, 100000.0]),
        ("power(d, 2)", [1.5625, 6.25, None, 0.0025]),
        ("power(0, -1)", [None] * 4),
        ("n + 1", [None] * 4),
        ("n = 1", [None] * 4),
        ("lower(n)", [None] * 4),
        ("date '2024-01-31' + n", [None] * 4),
        ("null", [None] * 4),
        ("2 < 3", [True] * 4),
    ],
)
def test_the_value_of_an_expression(text: str, expected: list[Any]) -> None:
    """Values, their storage and their nulls are those of the table, for all rows, for a slice and for no rows."""
    assert run(text) == expected
    expression = parse_expression(text)
    value_type = infer_type(expression, TYPES)
    for start, stop in ((1, 3), (2, 2)):
        part = evaluate(expression, {name: column[start:stop] for name, column in COLUMNS.items()}, TYPES, stop - start)
        assert part.to_pylist() == expected[start:stop]
        assert value_type_of(part.type) == value_type


@pytest.mark.parametrize(
    "text",
    [
        "i * 2",
        "i * i",
        "i + i",
        "-9223372036854775807 - 2",
        "abs(-9223372036854775808)",
        "-(i - i + -9223372036854775808)",
        "i * d",
        "i / 1",
        "1000000000000000000 + 0.5",
        "exp(f)",
        "power(f, 40)",
        "floor(power(f, 10))",
        "add_days(day, 4000000)",
        "add_days(ts, 9223372036854775807)",
        "day + interval '9000 year'",
        "day - interval '3000 year'",
        "max(9000000000000000000, 0.000000000001)",
    ],
)
def test_overflow_is_an_error_that_names_the_expression(text: str) -> None:
    """A value beyond its storage is never wrapped: the error repeats the expression."""
    with pytest.raises(Refused) as caught:
        run(text)
    assert repr(text) in str(caught.value)


def test_comparing_does_not_overflow() -> None:
    """Numbers of far different scales are compared exactly, whatever digits that takes."""
    assert run("9223372036854775807 > 0.000000000001 and i < 90000000000000000.0") == [True, True, None, False]


def test_overflow_under_a_null_is_none() -> None:
    """Rows whose result is null cannot overflow."""
    big = pa.array([2**62, 1, 1, 1])
    assert run("big * x", big=big, x=pa.array([None, 1, 2, 3])) == [None, 1, 2, 3]
    assert run("big / x", big=big, x=pa.array([0, 1, 2, 4])) == [None, D("1.000000"), D("0.500000"), D("0.250000")]


def test_intervals_are_no_columns() -> None:
    """The difference of two timestamps can be compared, not stored."""
    with pytest.raises(Refused, match="interval"):
        run("ts - ts")


def test_type_errors_come_before_any_row() -> None:
    """Operands that do not fit are refused as invalid, not as failed."""
    with pytest.raises(ExpressionInvalid):
        run("t * 2")


def test_floats_are_rounded_as_declared() -> None:
    """Floats have six decimals unless others are declared; halves go away from zero and no minus zero remains."""
    column = {"x": pa.array([0.125, -0.125, -0.001, float("nan")])}
    result = evaluate(parse_expression("x"), column, {"x": ValueType("float64")}, 4, decimals=2)
    assert [str(value) for value in result.to_pylist()] == ["0.13", "-0.13", "0.0", "None"]
    assert evaluate(parse_expression("1 / (x * 24)"), column, {"x": ValueType("float64")}, 4).to_pylist()[0] == 0.333333


@pytest.mark.parametrize(
    ("storage", "shown"),
    [
        (pa.int16(), "int64"),
        (pa.int64(), "int64"),
        (pa.float64(), "float64"),
        (pa.decimal128(18, 3), "decimal(3)"),
        (pa.string(), "text"),
        (pa.dictionary(pa.int32(), pa.string()), "text"),
        (pa.bool_(), "bool"),
        (pa.date32(), "date"),
        (pa.timestamp("s"), "timestamp"),
        (pa.time32("s"), "time"),
        (pa.null(), "null"),
    ],
)
def test_storages_have_value_types(storage: pa.DataType, shown: str) -> None:
    """Each storage of a field has its value type."""
    assert str(value_type_of(storage)) == shown


def test_other_storages_are_refused() -> None:
    """A storage that expressions do not know is named."""
    with pytest.raises(TypeError, match="list"):
        value_type_of(pa.list_(pa.int8()))


def test_the_longest_chain_runs() -> None:
    """An expression as long as the grammar allows is evaluated."""
    assert run("+".join(["1"] * 250)) == [250] * 4


ROWS = 6
FIELD_TYPES = {"i": ValueType("int64"), "j": ValueType("int64"), "p": ValueType("decimal", 2), "q": ValueType("decimal", 5)}
WHOLE = st.integers(-10, 10) | st.integers(-(10**4), 10**4) | st.integers(-(10**17), 10**17)
LEAVES = st.sampled_from(["i", "j", "p", "q", "0", "3", "-7", "1.19", "0.005", "null", "123456789.123456789"])
NUMBERS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/%"), inner)
        | st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner)
        | st.builds("{}({})".format, st.sampled_from(["abs", "floor", "ceil", "round", "-"]), inner)
        | st.builds("round({}, {})".format, inner, st.integers(0, 8))
        | st.builds("{}({}, {})".format, st.sampled_from(["min", "max", "coalesce"]), inner, inner)
    ),
    max_leaves=7,
)


class TooLarge(Exception):
    """The reference found a value beyond 64 bits."""


def round_half_away(value: Fraction) -> int:
    whole = (abs(value) * 2 + 1) // 2
    return int(whole if value >= 0 else -whole)


def fit(value: Fraction, decimals: int) -> Fraction:
    scaled = round_half_away(value * 10**decimals)
    if not -(2**63) <= scaled < 2**63:
        raise TooLarge
    return Fraction(scaled, 10**decimals)


def compute(node: Node, row: dict[str, Fraction | None]) -> Fraction | None:
    """Compute an arithmetic expression with exact fractions, rounded where its type has fewer decimals."""
    match node:
        case Constant():
            assert isinstance(node.value, int | Decimal | None)
            return None if node.value is None else Fraction(node.value)
        case FieldName():
            return row[node.name]
        case Unary():
            value = compute(node.operand, row)
            return None if value is None else fit(-value, infer_type(Expression("", node), FIELD_TYPES).decimals)
        case Binary():
            return compute_binary(node, compute(node.left, row), compute(node.right, row))
        case Call():
            return compute_call(node, [compute(argument, row) for argument in node.arguments])
        case _:
            raise AssertionError


def compute_binary(node: Binary, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None or (node.operator in "/%" and right == 0):
        return None
    if node.operator == "%":
        remainder = abs(left) % abs(right)
        value = remainder if left >= 0 else -remainder
    else:
        value = {"+": left + right, "-": left - right, "*": left * right, "/": left / right if right else left}[node.operator]
    return fit(value, infer_type(Expression("", node), FIELD_TYPES).decimals)


def compute_call(node: Call, values: list[Fraction | None]) -> Fraction | None:
    value_type = infer_type(Expression("", node), FIELD_TYPES)
    if node.function == "coalesce":
        chosen = next((value for value in values if value is not None), None)
        return None if chosen is None else fit(chosen, value_type.decimals)
    if any(value is None for value in values):
        return None
    first, *others = [value for value in values if value is not None]
    if node.function in {"min", "max"}:
        return fit(min(first, *others) if node.function == "min" else max(first, *others), value_type.decimals)
    if node.function == "abs":
        return fit(abs(first), value_type.decimals)
    if node.function == "floor":
        return Fraction(first.__floor__())
    return Fraction(first.__ceil__()) if node.function == "ceil" else fit(first, value_type.decimals)


@given(NUMBERS, st.lists(st.tuples(*[st.none() | WHOLE] * 4), min_size=ROWS, max_size=ROWS))
def test_arithmetic_is_exact(text: str, values: list[tuple[int | None, ...]]) -> None:
    """Random expressions over integers and decimals equal those of exact fractions, and overflow where these do."""
    expression = parse_expression(text)
    value_type = infer_type(expression, FIELD_TYPES)
    columns: dict[str, pa.Array] = {}
    rows: list[dict[str, Fraction | None]] = [{} for _ in values]
    for position, (name, kind) in enumerate(FIELD_TYPES.items()):
        cells = [row[position] for row in values]
        scaled = [None if cell is None else Decimal(cell).scaleb(-kind.decimals) for cell in cells]
        columns[name] = pa.array(scaled, pa.decimal128(18, kind.decimals)) if kind.kind == "decimal" else pa.array(cells, pa.int64())
        for row, cell in zip(rows, cells, strict=True):
            row[name] = None if cell is None else Fraction(cell, 10**kind.decimals)
    try:
        expected = [compute(expression.root, row) for row in rows]
        if value_type.kind == "decimal" and any(value is not None and abs(value) * 10**value_type.decimals >= 10**18 for value in expected):
            raise TooLarge
    except TooLarge:
        with pytest.raises(Refused):
            evaluate(expression, columns, FIELD_TYPES, ROWS)
        return
    result = evaluate(expression, columns, FIELD_TYPES, ROWS)
    result.validate(full=True)
    assert [None if value is None else Fraction(value) for value in result.to_pylist()] == expected


TRUTHS = st.recursive(
    st.sampled_from(
        ["a", "b", "c", "true", "false", "null", "a is null", "x = y", "x < y", "x in (y, 1)", "x between 0 and y", "x <> null"]
    ),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner) | st.builds("(not {})".format, inner),
    max_leaves=6,
)
TERNARY = st.sampled_from([True, False, None])
SMALL = st.sampled_from([-1, 0, 1, 2, None])


@given(TRUTHS, st.lists(st.tuples(TERNARY, TERNARY, TERNARY, SMALL, SMALL), min_size=1, max_size=6))
def test_truths_follow_sql(text: str, rows: list[tuple[Any, ...]]) -> None:
    """Random conditions equal those of SQL's three-valued logic, as SQLite computes them."""
    columns = {
        name: pa.array([row[position] for row in rows], pa.bool_() if position < 3 else pa.int64()) for position, name in enumerate("abcxy")
    }
    types = {name: value_type_of(column.type) for name, column in columns.items()}
    result = evaluate(parse_expression(text), columns, types, len(rows)).to_pylist()
    with sqlite3.connect(":memory:") as connection:
        expected = [connection.execute(f"select {text} from (select ? a, ? b, ? c, ? x, ? y)", row).fetchone()[0] for row in rows]
    connection.close()
    assert result == [None if value is None else bool(value) for value in expected]
